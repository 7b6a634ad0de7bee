"""Quiet hours: when a source's posts wait, in the community's wall-clock time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.core.errors import UserError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_SPAN = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?\s?m\.?|p\.?\s?m\.?|h\.?)?", re.IGNORECASE)
_FROM = re.compile(r"(?:from|between|de|desde|entre)\s+(?:las?\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:-|–|—|\b(?:to|until|and|hasta|y)\b|\ba\b(?!\s?\.|\s?m\b))\s*(?:las?\s+)?",  # noqa: RUF001 -- as people write
    re.IGNORECASE,
)


def read_quiet(said: str | None) -> str | None:
    """What a moderator typed ("10pm-7am", "22:00 a 7:00") as "22:00-07:00"; None where nothing was.

    Raises UserError at `quiet`.
    """
    text = " ".join((said or "").split())
    if not text:
        return None
    begin = _FROM.match(text)
    ends = _BETWEEN.split(text[begin.end() :] if begin else text)
    hours = [_hour(end) for end in ends]
    if len(hours) != 2 or None in hours or hours[0] == hours[1]:
        raise UserError("quiet-unreadable", field="quiet", said=text[:40])
    return "-".join(f"{h:%H:%M}" for h in hours if h is not None)


def due_after(now: datetime, quiet: str | None, zone: ZoneInfo) -> datetime | None:
    """When a post may go out that is ready now: None for at once, else the end of the quiet hours, in UTC.

    An end that a change to summer time skips comes when it would have, an hour later by the clock.
    """
    if not quiet:
        return None
    begin, end = (time.fromisoformat(t) for t in quiet.split("-"))
    local = now.astimezone(zone)
    at = local.time()
    if not (begin <= at < end if begin < end else at >= begin or at < end):
        return None
    day = local.date() + timedelta(days=1 if at >= end else 0)
    due = datetime.combine(day, end, tzinfo=zone).astimezone(UTC)
    return due if due > now else None


def _hour(said: str) -> time | None:
    found = _SPAN.fullmatch(said.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1].removeprefix("h")
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return time(hour % 24, minute) if hour <= 24 and minute < 60 and (hour < 24 or not minute) else None
