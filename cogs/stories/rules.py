"""What a calendar's rules of repetition (RFC 5545, 3.3.10) come to: how often, how many times, until when."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, tzinfo
from datetime import time as clock_time
from typing import Any

_Event = Any
"""A component of icalendar, whose properties may be of any kind."""
_Rule = Any

_A_DAY = 24
"""A rule may give this many occurrences a day; what repeats more often, and not a few times only, is no meeting."""
_A_FEW = 1000
_CLOCK = (24, 60, 60)
_FINEST = {"HOURLY": 1, "MINUTELY": 2, "SECONDLY": 3}
"""How many of the clock's hands a rule moves by itself; what names times of those leaves some out."""


def settled(event: _Event, floating: tzinfo) -> bool:
    """Settle when an event's rules end; False where it repeated without measure, and is left with its first time."""
    rules = event.get("RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        start = event["DTSTART"].dt
        if rule.get("UNTIL"):
            rule["UNTIL"] = [_until(end, start, floating) for end in rule["UNTIL"]]
        if _a_day(rule) > _A_DAY and _times(rule, start) > _A_FEW:
            del event["RRULE"]
            return False
    return True


def exclude(event: _Event, start: datetime, end: datetime, floating: tzinfo) -> bool:
    """Take the times in [start, end] that a rule excludes (EXRULE: RFC 2445, 4.8.5.2) out of those of an event.

    False where a rule of that kind cannot be followed.
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 -- most calendars need none

    rules = event.pop("EXRULE")
    first = event["DTSTART"].dt
    at = first if isinstance(first, datetime) else datetime.combine(first, clock_time())
    between = [t if at.tzinfo else t.astimezone(floating).replace(tzinfo=None) for t in (start, end)]
    try:
        for rule in rules if isinstance(rules, list) else [rules]:
            if rule.get("UNTIL"):
                rule["UNTIL"] = [_until(until, first, floating) for until in rule["UNTIL"]]
            times = rrulestr(rule.to_ical().decode(), dtstart=at).between(*between, inc=True)
            if times:
                event.add("EXDATE", times if first is at else [t.date() for t in times])
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return False
    return True


def _a_day(rule: _Rule) -> float:
    """How many occurrences a rule gives a day, at most."""
    frequency = str(next(iter(rule.get("FREQ") or [""]), "")).upper()
    interval = max((n for n in rule.get("INTERVAL") or () if isinstance(n, int) and n > 0), default=1)
    named = [len(rule.get(name) or ()) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    finest = _FINEST.get(frequency, 0)
    steps = math.prod(_CLOCK[:finest]) / interval
    left = math.prod(given or size for given, size in zip(named, _CLOCK[:finest], strict=False))
    return min(steps, left) * math.prod(given or 1 for given in named[finest:])


def _times(rule: _Rule, start: date) -> float:
    """How many occurrences a rule gives in all, at most; infinite where it says no end."""
    counted = [float(n) for n in rule.get("COUNT") or () if isinstance(n, int)]
    dated = [_a_day(rule) * ((_day(end) - _day(start)).days + 1) for end in rule.get("UNTIL") or ()]
    return min(counted + dated, default=math.inf)


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _until(end: date, start: date, floating: tzinfo) -> date:
    """A rule's end as RFC 5545 (3.3.10) wants it: of the same kind as the start, and in UTC if that has a zone.

    Many calendars give it in the event's own zone; of a day alone, all of it is meant: the end is inclusive.
    """
    if not isinstance(start, datetime):
        return end
    until = end if isinstance(end, datetime) else datetime.combine(end, clock_time.max.replace(microsecond=0))
    if start.tzinfo is None:
        return until.astimezone(floating).replace(tzinfo=None) if until.tzinfo else until
    return (until if until.tzinfo else until.replace(tzinfo=start.tzinfo)).astimezone(UTC)
