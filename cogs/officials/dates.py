"""What a date of partial precision means: the one place that decides who is in office on a day.

A source writes "2024-01-08", "2024-01" or "2024". A start means the first day of the period it names, an end
its last day, and both days count: whoever leaves in "2024-01" is in office through 2024-01-31. The one
exception is a source whose exact ends name the day of the handover, on which the next one serves (Open
States counts a role as current while its end lies in the future; a term of Congress ends at noon of the day on
which the next begins): there the last day is the day before. A handover inside one month shows two holders
for that while; `standing` then lets the one who began later stand, where the number of seats is known.

No start means that the beginning is not known, and does not by itself keep anyone out of office on an
earlier day; no end means that none is known.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")


class Dated(Protocol):
    """Anything with a first and a last day, either of which may be unknown."""

    @property
    def first_day(self) -> date | None: ...  # noqa: D102 -- the class says what it is
    @property
    def last_day(self) -> date | None: ...  # noqa: D102 -- the class says what it is


class Service(Dated, Protocol):
    """A term; `verified_on` is the last day for which a source shows the person in office (a partial date)."""

    @property
    def verified_on(self) -> str | None: ...  # noqa: D102 -- the class says what it is


S = TypeVar("S", bound=Service)


def partial(value: Any) -> str | None:
    """The ISO form, as exact as `value` is: a string, a year, a date or a datetime; None if empty.

    Raises:
        ValueError: it is none of these, or no such day exists.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    found = _PARTIAL.fullmatch(str(value).strip())
    if not found:
        msg = f"{value!r} is not a date"
        raise ValueError(msg)
    year, month, day = found.groups()
    date(int(year), int(month or 1), int(day or 1))
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def first_day(value: str | None) -> date | None:
    """First day of the period that a partial date names."""
    if not value:
        return None
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str | None, *, handover: bool = False) -> date | None:
    """Last day of the period that a partial date names; the day before an exact day that is a `handover`."""
    if not value:
        return None
    if handover and len(value) == 10:
        return date.fromisoformat(value) - timedelta(days=1)
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def in_office(term: Dated, on: date) -> bool:
    """Whether `on` falls between the term's days, both counted; an unknown one does not keep it out."""
    return (term.first_day is None or term.first_day <= on) and (term.last_day is None or on <= term.last_day)


def standing(terms: Iterable[S], on: date, seats: int | None) -> list[S]:
    """Those of an office's terms that count as in office on the day, latest beginning first.

    Where more are in office than the office has seats, those who began earliest yield. An unknown beginning
    yields to a known one, unless the person was seen in office after the other had been seen there last: a list
    of who serves now, without dates, shows a change of office. Of several unknown ones the last to be seen came
    last, or else the last to leave. Equals all stand. Give one term a person.
    """
    current = [term for term in terms if in_office(term, on)]
    began = {id(term): _began(term, current, on) for term in current}
    current.sort(key=lambda term: began[id(term)], reverse=True)
    if seats is None or len(current) <= seats:
        return current
    least = began[id(current[seats - 1])]
    return [term for term in current if began[id(term)] >= least]


def _began(term: Service, others: Iterable[Service], on: date) -> tuple[date, date, int]:
    """What tells who began when: the beginning; where it is unknown, that of whoever was seen last before."""
    if term.first_day is not None:
        return term.first_day, date.min, 0
    seen = last_day(term.verified_on) or date.max
    if seen > on:
        return date.min, date.min, -(term.last_day or date.max).toordinal()
    before = [o.first_day for o in others if o.first_day and o.first_day <= seen and _gone(o, seen)]
    return max(before, default=date.min), seen, -(term.last_day or date.max).toordinal()


def _gone(term: Service, by: date) -> bool:
    """Whether the last word of somebody in office is older than a day."""
    last = last_day(term.verified_on)
    return last is not None and last < by
