"""What residents want to know: asked in a form, kept under a number, listed and exported for the organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.questions.cog import QuestionsCog
from cogs.questions.service import Questions
from cogs.questions.store import QuestionStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> QuestionsCog:
    """Add the service that other features ask, and make the cog."""
    services.questions = Questions(services.clock, services.transaction, services.roundtables, QuestionStore())
    services.personal.append(services.questions)
    return QuestionsCog(services.questions, services.roundtables)
