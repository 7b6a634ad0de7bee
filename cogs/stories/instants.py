"""Reads dates as machines write them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_YEARS = range(1980, 2200)
"""Pages and feeds give impossible years ("0001-01-01") where they know no date."""


def plausible(at: datetime) -> bool:
    """Whether something may have been published then."""
    return at.year in _YEARS


def instant(said: str) -> datetime | None:
    """A date in ISO 8601 or RFC 5322, as UTC (also where it names no zone); None for others and odd years."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(said.strip())
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        if plausible(at):
            return at
    return None
