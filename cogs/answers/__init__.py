"""What became of the questions: asked, skipped, answered; and who is told."""
