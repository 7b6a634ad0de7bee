"""Reads dates as machines write them, and as people type them into what machines send."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from dateutil import parser

_YEARS = range(1980, 2200)
"""Pages and feeds give impossible years ("0001-01-01") where they know no date."""
_LONGEST = 100
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")
"""What RFC 5322 (3.3) lets follow a date: "(Eastern Daylight Time)"."""
_GREENWICH = re.compile(r"\b(?:GMT|UTC)\s*(?=[+-]\d)", re.IGNORECASE)
"""dateutil takes "GMT-0400" as POSIX does, for four hours ahead; who writes it is four hours behind."""
_TELLING = re.compile(r"\d{4}\D|.*[^\W\d_]{3}", re.DOTALL)
"""Begins with the year or names the month: of "06/01/2026" nobody knows which number is the day."""
_HOURS = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BST": 1, "CET": 1, "CEST": 2, "MET": 1,
    "MEST": 2, "EET": 2, "EEST": 3,
}  # fmt: skip
"""What the names of zones stand for that RFC 822 (5.1) knows, and those of Alaska, Hawaii and Europe."""


def instant(said: str) -> datetime | None:
    """A date as UTC (also where it names no zone), to the second; None for one that is not whole, and for odd years.

    Read in this order: ISO 8601, what dateutil makes out, RFC 5322 with all the freedom of mail.
    """
    said = _GREENWICH.sub("", _COMMENT.sub("", " ".join(said[:_LONGEST].split())))
    for read in (datetime.fromisoformat, _made_out, parsedate_to_datetime):
        try:
            at = read(said).replace(microsecond=0)
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if at.year in _YEARS:
            return at
    return None


def _made_out(said: str) -> datetime:
    """What dateutil reads. It fills in what is missing, so it is asked twice with other things to fill in."""
    if not _TELLING.match(said):
        raise ValueError(said)
    one, other = (parser.parse(said, default=d, tzinfos=_zone) for d in (datetime(2000, 1, 1), datetime(2013, 12, 12)))  # noqa: DTZ001
    if one != other:
        raise ValueError(said)
    return one  # type: ignore[no-any-return]


def _zone(name: str | None, seconds: int | None) -> tzinfo | None:
    """The zone that a date names, None for a name that nobody knows."""
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    hours = _HOURS.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
