"""What an organiser may say of a roundtable, checked part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.core.clean import clean, one_line
from bot.core.errors import UserError

if TYPE_CHECKING:
    from cogs.roundtables.roundtable import Named

FARTHEST = timedelta(days=730)
"""A meeting later than this is a slip of the pen."""
TITLE = (3, 150)
LOCATION, LINK, NOTES = 300, 1000, 1500
ASIDE = 500
"""Characters of notes on access and on interpretation."""
CAPACITY = 100_000


@dataclass(frozen=True)
class Plan:
    """What an organiser wants to plan. `capacity` None is room for everybody."""

    title: str
    starts_at: datetime
    location: str | None = None
    notes: str | None = None
    link: str | None = None
    ends_at: datetime | None = None
    access: str | None = None
    interpretation: str | None = None
    officials: tuple[Named, ...] = ()
    capacity: int | None = None
    questions_open: bool = True


def check_start(starts_at: datetime, now: datetime) -> None:
    """Raise UserError at `when` for a time that is past or too far away."""
    if starts_at <= now:
        raise UserError("roundtable-past", field="when", when=starts_at)
    if starts_at > now + FARTHEST:
        raise UserError("roundtable-far", field="when", when=starts_at)


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row for what was given, each in its proper form. Raises UserError at the part concerned."""
    return {name: _CHECKS[name](value) if name in _CHECKS else value for name, value in given.items()}


def wall_clock(at: datetime, zone: ZoneInfo) -> str:
    """What the clock on the wall shows then."""
    return at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")


def read_capacity(typed: str | None) -> int | None:
    """How many places there are; None for no limit. Raises UserError at `capacity`."""
    said = (typed or "").strip()
    if not said:
        return None
    return _capacity(int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else 0)


def _title(typed: str) -> str:
    title = one_line(typed)
    if len(title) < TITLE[0]:
        raise UserError("field-short", field="title", min=TITLE[0], given=len(title))
    return _fitting("title", title, TITLE[1])


def _fitting(field: str, text: str, most: int) -> str:
    if len(text) > most:
        raise UserError("field-long", field=field, max=most, given=len(text))
    return text


def _line(field: str, most: int) -> Callable[[str | None], str | None]:
    return lambda typed: _fitting(field, one_line(typed or ""), most) or None


def _text(field: str, most: int) -> Callable[[str | None], str | None]:
    return lambda typed: _fitting(field, clean(typed or ""), most) or None


def _link(typed: str | None) -> str | None:
    link = _fitting("link", one_line(typed or ""), LINK)
    if link and (not link.lower().startswith(("http://", "https://")) or " " in link):
        raise UserError("roundtable-link", field="link", given=link[:80])
    return link or None


def _capacity(given: int | None) -> int | None:
    if given is not None and not 1 <= given <= CAPACITY:
        raise UserError("roundtable-capacity", field="capacity", max=CAPACITY)
    return given


def _officials(named: tuple[Named, ...]) -> list[dict[str, Any]]:
    return [{"id": o.id, "name": o.name, "office": o.office} for o in named]


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "title": _title,
    "location": _line("where", LOCATION),
    "link": _link,
    "notes": _text("notes", NOTES),
    "access": _text("access", ASIDE),
    "interpretation": _text("interpretation", ASIDE),
    "officials": _officials,
    "capacity": _capacity,
}
