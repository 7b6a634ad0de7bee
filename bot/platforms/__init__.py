"""The chat platforms, one folder each: the only home of an SDK."""
