"""When a feed asks to be left alone, and when it may be read next.

The rules are RSS 2.0's `ttl`, `skipHours` and `skipDays`, and `updatePeriod` of RSS's syndication module.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from cogs.stories.document import Rest

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = timedelta(days=1)
"""No feed keeps us away for longer with its `ttl`."""
_ITEM = re.compile(rb"<(?:item|entry)\b", re.IGNORECASE)
_HOURS = re.compile(rb"<skipHours\b[^>]*>(.{0,2000}?)</skipHours", re.IGNORECASE | re.DOTALL)
_DAYS = re.compile(rb"<skipDays\b[^>]*>(.{0,2000}?)</skipDays", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(rb"<day>\s*([A-Za-z]{3,9})\s*</day>", re.IGNORECASE)
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def rest_of(data: bytes, channel: Mapping[str, Any]) -> Rest:
    """What a feed says of it, in its XML before the first item and in what feedparser made of its channel.

    A feed that would never be read is taken to have been filled in wrongly, and its hours or days do not count.
    """
    first = _ITEM.search(data)
    head = data[: first.start()] if first else data
    hours = {int(h) % 24 for block in _HOURS.findall(head) for h in _HOUR.findall(block) if int(h) <= 24}
    names = [d.decode().lower()[:3] for block in _DAYS.findall(head) for d in _DAY.findall(block)]
    days = {_NAMES.index(n) for n in names if n in _NAMES}
    return Rest(_minutes(channel), _some(hours, 24), _some(days, 7))


def rested(at: datetime, rest: Rest) -> datetime:
    """The first moment from `at` on at which the feed may be read; `at` is UTC."""
    for _ in range(24 * 7):
        if at.hour not in rest.hours and at.weekday() not in rest.days:
            break
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return at


def pause_of(rest: Rest) -> timedelta:
    """How long a feed may be taken to stay the same."""
    return min(LONGEST, timedelta(minutes=rest.minutes))


def _minutes(channel: Mapping[str, Any]) -> int:
    ttl, times = (_number(channel.get(name)) for name in ("ttl", "sy_updatefrequency"))
    period = _PERIODS.get(str(channel.get("sy_updateperiod", "")).strip().lower(), 0)
    return min(max(ttl, period // max(1, times)), 525_600)


def _number(said: Any) -> int:
    text = str(said or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def _some(found: set[int], all_of_them: int) -> tuple[int, ...]:
    return tuple(sorted(found)) if len(found) < all_of_them else ()
