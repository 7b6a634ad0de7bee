"""Reads calendars (RFC 5545) through icalendar and recurring-ical-events: what happens between two instants.

A pure function on bytes. Each event is read by itself, so that a broken one costs only itself; rules that repeat
without measure are named and not followed.
"""

from __future__ import annotations

import re
import time
import warnings
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import islice
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.error import BrokenCalendarProperty
from icalendar.timezone import tzp

from cogs.stories.document import Document, Occurrence, Problem, UnreadableError
from cogs.stories.links import absolute
from cogs.stories.mending import decoded
from cogs.stories.patience import OutOfPatienceError, patience
from cogs.stories.rules import exclude, settled
from cogs.stories.text import one_line, tidy, words
from cogs.stories.vevents import first, is_dated, mended, series, title, without_broken

if TYPE_CHECKING:
    from collections.abc import Iterator

OCCURRENCES = 5000
"""More than this are not listed, of one calendar in one window."""
EVENTS = 20_000
SECONDS_A_SERIES = 1.0
SECONDS = 6.0
_LONG = 100_000
"""Characters past which the text of an event is only read against the clock."""
_MARGIN = timedelta(days=2)
"""Added to the window asked for, since a floating time is up to 14 hours from UTC; cut off again afterwards."""
_LONGEST = timedelta(days=400)
"""No meeting lasts longer, whatever its calendar says."""
_EARLIEST, _LATEST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Between these there is room to reckon with dates."""
_FAR, FAR = timedelta(days=730), 1000
"""How far beyond the window, and how many, meetings are told that the calendar itself names and no rule gives."""
_BACK = timedelta(days=90)
"""How far before it."""
_STATUSES = {"CONFIRMED": "CONFIRMED", "TENTATIVE": "TENTATIVE", "CANCELLED": "CANCELLED", "CANCELED": "CANCELLED"}
_FOLD = re.compile(rb"\r?\n[ \t]")
_BEGIN = re.compile(r"^BEGIN:(\w[\w-]*)\s*$", re.IGNORECASE)
_CANCEL = re.compile(r"^METHOD[^:\n]*:\s*CANCEL\s*$", re.IGNORECASE)
"""Of a calendar whose method this is every event is cancelled, whatever its own status (RFC 5546, 3.2.5)."""
_END = re.compile(r"^END:(\w[\w-]*)\s*$", re.IGNORECASE)


_Event = Any
"""A component of icalendar, whose properties may be of any kind."""
_BROKEN = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, RecursionError,
    BrokenCalendarProperty,
)  # fmt: skip
"""What the libraries raise on nonsense."""


@dataclass
class _Parts:
    """A calendar's text taken apart: its own lines, its time zones and its events."""

    head: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    open: bool = False
    seen: int = 0
    """How many of the events belong to the calendars before this one: some files hold several."""

    def close(self) -> None:
        """Mark the events of a calendar that calls them off."""
        if any(map(_CANCEL.match, self.head)):
            self.events[self.seen :] = [
                e.replace("\r\n", "\r\nSTATUS:CANCELLED\r\n", 1) for e in self.events[self.seen :]
            ]
            self.head = [line for line in self.head if not _CANCEL.match(line)]
        self.seen = len(self.events)


@dataclass
class _Reading:
    """What has been read so far of one calendar."""

    start: datetime
    end: datetime
    floating: tzinfo
    problems: list[Problem] = field(default_factory=list)
    found: list[Occurrence] = field(default_factory=list)
    later: list[Occurrence] = field(default_factory=list)
    deadline: float = 0.0


def occurrences(
    body: bytes, start: datetime, end: datetime, *, floating: tzinfo = UTC, content_type: str = ""
) -> tuple[Occurrence, ...]:
    """The meetings of a calendar that start in [start, end); see `read_calendar`."""
    return read_calendar(body, start, end, floating=floating, content_type=content_type).occurrences


def read_calendar(
    body: bytes, start: datetime, end: datetime, *, floating: tzinfo = UTC, content_type: str = ""
) -> Document:
    """Read what starts in [start, end), cancelled meetings too, in the order of their starts.

    What the calendar names outside of that stands in the document's `later`.

    Times without a zone and all-day dates are read in the zone `floating`. Raises UnreadableError where the bytes
    hold no calendar at all; an empty calendar is none of that.
    """
    text, problems = decoded(_unfolded_lines(body), content_type)
    parts = _taken_apart(text)
    if not parts.open and not parts.events:
        raise UnreadableError("not-a-source")
    reading = _Reading(
        max(start, _EARLIEST), min(end, _LATEST), floating, problems, deadline=time.monotonic() + SECONDS
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's doubts about odd names of time zones
        _learn_zones(parts.zones, reading)
        for uid, events in series(_events(parts.events, reading), floating):
            _add(uid, events, reading)
    if len(reading.found) > OCCURRENCES:
        reading.problems.append(Problem("too-many-meetings", {"max": OCCURRENCES}))
    found = sorted(_shared_out(reading.found), key=lambda o: (o.starts_at, o.uid))
    return Document(
        "calendar", _name(parts.head), (), tuple(found), tuple(reading.problems[:200]),
        later=tuple(reading.later[:FAR]),
    )  # fmt: skip


def _shared_out(found: list[Occurrence]) -> list[Occurrence]:
    """As many as are listed, of each UID its share of the room at most: what comes hourly pushes out nothing else."""
    by_uid: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in found:
        by_uid[occurrence.uid].append(occurrence)
    kept: list[Occurrence] = []
    for done, those in enumerate(sorted(by_uid.values(), key=len)):
        kept += those[: (OCCURRENCES - len(kept)) // (len(by_uid) - done)]
    return kept


def _unfolded_lines(body: bytes) -> bytes:
    """The lines whole again, before they become letters: a fold may stand in the middle of one (RFC 5545, 3.1)."""
    wide = b"\x00" in body[:200]  # UTF-16, in which a line feed is two bytes
    return body if wide else _FOLD.sub(b"", body)


def _taken_apart(text: str) -> _Parts:
    """Split the text by the components at its top; nested ones (alarms) stay in theirs."""
    parts, stack, held = _Parts(), list[str](), list[str]()
    for line in text.replace("\x00", "").lstrip().splitlines():
        begun, ended = _BEGIN.match(line), _END.match(line)
        if begun and begun[1].upper() == "VCALENDAR":
            parts.close()
            parts.open, stack, held = True, [], []
            continue
        if begun and begun[1].upper() in {"VEVENT", "VTIMEZONE"}:
            stack, held = [], []  # a component that was never closed ends where the next begins
        if begun:
            stack.append(begun[1].upper())
        if stack:
            held.append(line.strip() if begun or ended else line)
        elif line.strip():
            parts.head.append(line)
        if ended and stack and ended[1].upper() == stack[-1] and not _closed(parts, stack, held):
            held = []
    parts.close()
    return parts


def _closed(parts: _Parts, stack: list[str], held: list[str]) -> bool:
    """Close the innermost component; whether one around it is still open."""
    name = stack.pop()
    if stack:
        return True
    home = {"VEVENT": parts.events, "VTIMEZONE": parts.zones}.get(name)
    if home is not None:
        home.append("\r\n".join(held))
    return False


def _learn_zones(zones: list[str], reading: _Reading) -> None:
    """Make the calendar's own time zones known under their names, and forget those of the calendar before."""
    tzp.use_default()
    for zone in zones[:200]:
        try:
            with patience(SECONDS_A_SERIES):
                Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{zone}\r\nEND:VCALENDAR\r\n")
        except (*_BROKEN, OutOfPatienceError):
            name = re.search(r"^TZID[^:\n]*:(.*)$", zone, re.MULTILINE | re.IGNORECASE)
            if not name or tzp.timezone(name[1].strip()) is None:
                reading.problems.append(Problem("zone", {"zone": one_line(name[1], 60) if name else "?"}))


def _events(texts: list[str], reading: _Reading) -> Iterator[_Event]:
    if len(texts) > EVENTS:
        reading.problems.append(Problem("too-many", {"count": len(texts), "max": EVENTS}))
    for number, text in enumerate(texts[:EVENTS], 1):
        if time.monotonic() > reading.deadline:
            reading.problems.append(Problem("too-many", {"count": len(texts), "max": number - 1}))
            return
        try:
            with patience(SECONDS_A_SERIES) if len(text) > _LONG else nullcontext():
                event = Event.from_ical(mended(text))
        except (*_BROKEN, OutOfPatienceError) as error:
            reading.problems.append(_broken(number, text, str(error)))
            continue
        broken = without_broken(event)
        lacking = [name for name in ("DTSTART", "RECURRENCE-ID") if not is_dated(event, name)]
        if lacking:
            reading.problems.append(_broken(number, text, lacking[0]))
            continue
        _name_unknown(event, reading)
        for name in broken:
            reading.problems.append(Problem("property", {"title": title(event), "property": name}))
        yield event


def _name_unknown(event: _Event, reading: _Reading) -> None:
    """Say once of each zone that nobody knows that its times are read as if they named none."""
    start = event["DTSTART"]
    if isinstance(start.dt, datetime) and start.dt.tzinfo is None and "TZID" in start.params:
        problem = Problem("zone", {"zone": one_line(str(start.params["TZID"]), 60)})
        if problem not in reading.problems:
            reading.problems.append(problem)


def _broken(number: int, text: str, why: str) -> Problem:
    given = re.search(r"^SUMMARY[^:\n]*:(.*)$", text, re.MULTILINE | re.IGNORECASE)
    title = one_line(given[1], 80) if given else ""
    args: dict[str, str | int] = {"number": number, "title": title, "why": one_line(why, 120)}
    return Problem("event" if title else "event-untitled", args)


def _add(uid: str, events: list[_Event], reading: _Reading) -> None:
    """Add what one series has in the window, as long as there is time."""
    left, before = reading.deadline - time.monotonic(), len(reading.found)
    try:
        if left <= 0:
            raise OutOfPatienceError
        for event in events:
            if not settled(event, reading.floating):
                reading.problems.append(Problem("too-often", {"title": title(event)}))
        with patience(min(left, SECONDS_A_SERIES)):
            reading.found += islice(_unfolded(uid, events, reading), OCCURRENCES + 1)
    except OutOfPatienceError:
        reading.problems.append(Problem("endless", {"title": title(events[0])}))
    except _BROKEN as error:
        del reading.found[before:]
        if [event.pop("RRULE") for event in events if "RRULE" in event]:
            reading.problems.append(Problem("property", {"title": title(events[0]), "property": "RRULE"}))
            return _add(uid, events, reading)
        why = one_line(f"{type(error).__name__}: {error}", 120)
        reading.problems.append(Problem("series", {"title": title(events[0]), "why": why}))


def _unfolded(uid: str, events: list[_Event], reading: _Reading) -> Iterator[Occurrence]:
    for event in (e for e in events if "EXRULE" in e):
        if not exclude(event, reading.start - _MARGIN, reading.end + _MARGIN, reading.floating):
            reading.problems.append(Problem("property", {"title": title(event), "property": "EXRULE"}))
    calendar = Calendar()
    calendar.subcomponents = events
    shifts, repeats = _shifts(events), any(name in e for e in events for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
    beyond = _beyond(events, reading)
    query = recurring_ical_events.of(calendar, skip_bad_series=False)
    earliest, latest = min({reading.start} | beyond), max({reading.end} | {at + _MARGIN for at in beyond})
    for begin, end in _stretches(earliest, latest) if repeats else [(earliest, latest)]:
        for event in query.between(begin - _MARGIN, end + _MARGIN):
            planned = _planned(event, shifts) if repeats else None
            occurrence = _occurrence(uid, event, reading.floating, planned)
            if not begin <= occurrence.starts_at < end:
                continue
            if reading.start <= occurrence.starts_at < reading.end:
                yield occurrence
            elif occurrence.starts_at in beyond:
                reading.later.append(occurrence)


def _stretches(begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """From one instant to the other, a month at first and ever longer: of what takes too long its beginning is had."""
    length = timedelta(days=31)
    while begin < end:
        until = min(begin + length, end)
        yield begin, until
        begin, length = until, min(length * 2, end - until)


def _beyond(events: list[_Event], reading: _Reading) -> set[datetime]:
    """When those begin that the calendar itself puts outside the window, as one that was moved that far."""
    lone = [e for e in events if "RRULE" not in e and "RDATE" not in e]
    starts = {_utc(e["DTSTART"].dt, reading.floating) for e in lone}
    earliest, latest = reading.start - min(_BACK, reading.start - _EARLIEST), reading.end + _FAR
    return {at for at in starts if earliest <= at < reading.start or reading.end <= at < latest}


def _shifts(events: list[_Event]) -> dict[date, timedelta]:
    """By how much each change of "this and all that follow" moved them (RFC 5545 3.2.13), by its RECURRENCE-ID."""
    shifts = {}
    for event in events:
        changed = event.get("RECURRENCE-ID")
        if changed is not None and changed.params.get("RANGE") == "THISANDFUTURE":
            moved, was = event["DTSTART"].dt, changed.dt
            alike = isinstance(moved, datetime) == isinstance(was, datetime)
            shifts[was] = moved - was if alike else timedelta()
    return shifts


def _planned(event: _Event, shifts: dict[date, timedelta]) -> date:
    """The start that the rule gave an occurrence; the library names those after a change by the changed one."""
    named: date = event["RECURRENCE-ID"].dt
    if named in shifts and event["RECURRENCE-ID"].params.get("RANGE") == "THISANDFUTURE":
        return event["DTSTART"].dt - shifts[named]  # type: ignore[no-any-return]
    return named


def _occurrence(uid: str, event: _Event, floating: tzinfo, planned: date | None) -> Occurrence:
    start = event["DTSTART"].dt
    all_day = not isinstance(start, datetime)
    end = event["DTEND"].dt if "DTEND" in event else start + timedelta(days=1) if all_day else start
    status = str(first(event, "STATUS") or "").strip().upper()
    sequence = first(event, "SEQUENCE")
    starts_at = _utc(start, floating)
    ends_at = min(max(starts_at, _utc(end, floating)), starts_at + _LONGEST)
    return Occurrence(
        uid=uid, title=title(event), starts_at=starts_at, ends_at=ends_at,
        all_day=all_day, location=one_line(str(first(event, "LOCATION") or ""), 500) or None,
        status=_STATUSES.get(status, "CONFIRMED"),
        recurrence_id=_utc(planned, floating) if planned is not None else None,
        sequence=sequence if isinstance(sequence, int) else 0,
        description=words(str(first(event, "DESCRIPTION") or ""))[:4000],
        url=absolute(str(first(event, "URL") or "")), zone=_zone_name(start),
    )  # fmt: skip


def _utc(when: date, floating: tzinfo) -> datetime:
    at = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=floating)
    return (at if at.tzinfo else at.replace(tzinfo=floating)).astimezone(UTC)


def _zone_name(when: date) -> str | None:
    zone = when.tzinfo if isinstance(when, datetime) else None
    return zone.key if isinstance(zone, ZoneInfo) else None


def _name(head: list[str]) -> str:
    """What the calendar calls itself (X-WR-CALNAME, or NAME of RFC 7986)."""
    for name in ("NAME", "X-WR-CALNAME"):
        for line in head:
            key, colon, value = line.partition(":")
            if colon and key.split(";")[0].upper() == name:
                return one_line(tidy(value.replace("\\n", " ").replace("\\", "")), 200)
    return ""
