"""A roundtable for a person's own calendar: an iCalendar file (RFC 5545), and links that open a filled-in entry."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from bot.core.ui import File

if TYPE_CHECKING:
    from bot.core.request import Community
    from cogs.roundtables.roundtable import Roundtable

_ROOT = uuid.UUID("6f1ad5b2-3a0d-5f52-9d0b-2f0a9e6d4c11")
_ADDRESS = 512
"""Characters of a button's address (Discord)."""
_GOOGLE = "https://calendar.google.com/calendar/render?"
_OUTLOOK = "https://outlook.live.com/calendar/0/action/compose?"


def file(roundtable: Roundtable, community: Community, now: datetime) -> File:
    """The file. A later one of the same roundtable has the same UID and a greater SEQUENCE, so that it replaces it.

    A UID is unique in the whole world (RFC 5545, 3.8.4.7); every town's bot counts from 1, but not at the same moment.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 -- a tenth of a second of import that most runs never need

    event, known_as = Event(), f"{community.id}/{roundtable.id}/{roundtable.created_at}"
    event.add("UID", f"{uuid.uuid5(_ROOT, known_as)}@roundtable")
    event.add("SEQUENCE", roundtable.revision)
    event.add("DTSTAMP", now)
    start, end = _times(roundtable)
    event.add("DTSTART", start)
    event.add("DTEND", end)
    event.add("SUMMARY", roundtable.title)
    unsure = "TENTATIVE" if roundtable.tentative else "CONFIRMED"
    event.add("STATUS", "CANCELLED" if roundtable.cancelled else unsure)
    for name, value in (
        ("LOCATION", roundtable.location),
        ("DESCRIPTION", _about(roundtable)),
        ("URL", roundtable.link),
    ):
        if value:
            event.add(name, value)
    calendar = Calendar()
    calendar.add("PRODID", "-//Roundtable//Roundtable//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return File(f"roundtable-{roundtable.id}.ics", calendar.to_ical(), "text/calendar")


def google(roundtable: Roundtable) -> str:
    """A link that opens a new entry of Google Calendar."""
    start, end = _times(roundtable)
    form = "%Y%m%d" if roundtable.all_day else "%Y%m%dT%H%M%S"
    dates = f"{start.strftime(form)}/{end.strftime(form)}"
    return _address(
        _GOOGLE, roundtable, {"action": "TEMPLATE", "dates": dates, "ctz": roundtable.zone}, "text", "details"
    )


def outlook(roundtable: Roundtable) -> str:
    """A link that opens a new entry of Outlook's calendar on the web."""
    start, end = _times(roundtable)
    values = {"rru": "addevent", "startdt": start.isoformat(), "enddt": end.isoformat()}
    if roundtable.all_day:
        values["allday"] = "true"
    return _address(_OUTLOOK, roundtable, values, "subject", "body")


def _times(roundtable: Roundtable) -> tuple[date, date]:
    """Start and end on the wall's clock there; of a day-long one the first day, and the day after the last."""
    zone = ZoneInfo(roundtable.zone)
    start, end = roundtable.starts_at.astimezone(zone), roundtable.last_moment.astimezone(zone)
    if not roundtable.all_day:
        return start, end
    last = max((roundtable.last_moment - timedelta(seconds=1)).astimezone(zone).date(), start.date())
    return start.date(), last + timedelta(days=1)


def _about(roundtable: Roundtable) -> str:
    return "\n\n".join(
        t for t in (roundtable.notes, roundtable.access, roundtable.interpretation, roundtable.link) if t
    )


def _address(base: str, roundtable: Roundtable, values: dict[str, str], title: str, about: str) -> str:
    """The address with as much as fits; what does not is left out, the least needed first."""
    said = {**values, title: roundtable.title, "location": roundtable.location or "", about: roundtable.link or ""}
    given = {name: value for name, value in said.items() if value}
    for name in (about, "location"):
        if len(base + urlencode(given)) > _ADDRESS:
            given.pop(name, None)
    while len(base + urlencode(given)) > _ADDRESS:
        given[title] = given[title][: len(given[title]) * 3 // 4]
    return base + urlencode(given)
