"""Events of a calendar (RFC 5545, 3.6.1) as their calendars write them: what is broken mended, or left out."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from icalendar.prop import vBroken

from cogs.stories.text import digest, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Event = Any
"""A component of icalendar, whose properties may be of any kind."""
_ONCE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE")
"""What stands once in an event (3.6.1); of more the first counts."""
_PROPERTY = r"^([A-Z-]{1,20}[^:\r\n]{0,200}?)"
_NEEDLESS_ZONE = re.compile(
    _PROPERTY + r""";TZID=(?:"[^"\r\n]{0,200}"|[^;:\r\n]{0,200})([^:\r\n]{0,200}:(?:[\d,]{8,}|\d{8}T\d{6}Z)\s*)$""",
    re.MULTILINE | re.IGNORECASE,
)
"""A day alone with a zone, or a time in UTC, which have none (3.2.19); icalendar would read them in that zone."""
_BARE_COLON = re.compile(
    _PROPERTY + r"""(;TZID=)([^";:\r\n]{0,100}:[^";\r\n]{0,100}?)(:\d{8}(?:T\d{6}Z?)?(?:[,/][^:\r\n]*)?\s*)$""",
    re.MULTILINE | re.IGNORECASE,
)
"""A zone's name with a colon in it, which has to be quoted (3.2): tzone://Microsoft/Custom."""


def mended(text: str) -> str:
    """An event's lines, with what Exchange and others write of time zones as the standard wants it."""
    return _BARE_COLON.sub(r'\1\2"\3"\4', _NEEDLESS_ZONE.sub(r"\1\2", text))


def without_broken(event: _Event) -> list[str]:
    """Take out the properties that could not be read, and an end before the start; returns their names."""
    names = []
    for name, value in list(event.items()):
        good = [v for v in (value if isinstance(value, list) else [value]) if not isinstance(v, vBroken)]
        if isinstance(value, vBroken) or (isinstance(value, list) and len(good) < len(value)):
            names.append(str(name))
            del event[name]
            if good:
                event[name] = good
    for name in _ONCE:
        if isinstance(event.get(name), list):
            event[name] = event[name][0]
    for name in ("DTEND", "DURATION"):
        if name in event and _ends_before(event, name):
            names.append(name)
            del event[name]
    return names


def series(events: Iterable[_Event], floating: tzinfo) -> Iterator[tuple[str, list[_Event]]]:
    """The events by UID: a meeting that repeats and its exceptions belong together.

    Meetings of one UID that are no versions of each other, whatever the standard says, are each listed.
    """
    by_uid: dict[str, list[_Event]] = defaultdict(list)
    for event in events:
        uid = str(first(event, "UID") or "").strip() or f"#{digest(title(event), str(event['DTSTART'].dt))}"
        event["UID"] = uid
        by_uid[uid].append(event)
    for uid, together in by_uid.items():
        _name_alike(together, floating)
        for one in _apart(together):
            yield uid, one


def is_dated(event: _Event, name: str) -> bool:
    """Whether it has a day or time there, which only a start must have."""
    return isinstance(getattr(event.get(name), "dt", None), date) or (name != "DTSTART" and name not in event)


def first(event: _Event, name: str) -> Any:
    """A property's value, the first where it was given more than once."""
    value = event.get(name)
    return value[0] if isinstance(value, list) and value else value


def title(event: _Event) -> str:
    """What it is called, in one line."""
    return one_line(str(first(event, "SUMMARY") or ""), 300)


def _ends_before(event: _Event, name: str) -> bool:
    given: Any = getattr(event[name], "dt", None)
    try:
        return bool(given < (timedelta() if name == "DURATION" else event["DTSTART"].dt))
    except (TypeError, LookupError, AttributeError):  # one is missing, a day, or floating
        return False


def _name_alike(events: list[_Event], floating: tzinfo) -> None:
    """Name exceptions by a day where their series is day-long, and by a time where it is not (3.8.4.4)."""
    start: Any = next((e["DTSTART"].dt for e in events if "RRULE" in e and "RECURRENCE-ID" not in e), None)
    for name in (e["RECURRENCE-ID"] for e in events if start is not None and "RECURRENCE-ID" in e):
        was: Any = name.dt
        if isinstance(was, datetime) and not isinstance(start, datetime):
            with suppress(OverflowError):
                name.dt = (was.astimezone(floating) if was.tzname() == "UTC" else was).date()
        elif isinstance(start, datetime) and not isinstance(was, datetime):
            name.dt = datetime.combine(was, start.timetz())


def _apart(events: list[_Event]) -> list[list[_Event]]:
    """The events of one UID, apart by their starts where none is an exception or a later version of another."""
    by_start: dict[Any, list[_Event]] = defaultdict(list)
    for event in events:
        by_start[event["DTSTART"].dt].append(event)
    versions = {str(first(event, "SEQUENCE") or 0) for event in events}
    if len(versions) > 1 or any("RECURRENCE-ID" in event for event in events):
        return [events]
    return list(by_start.values())
