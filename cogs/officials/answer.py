"""What the Directory answers with: value objects, and the rules that decide what each may claim.

An ended term is never current. An office in which nobody stands is vacant, as far as the records show.
A record whose evidence is older than `STALE_AFTER` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cogs.officials.dates import last_day
from cogs.officials.offices import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.officials.reading import Place

STALE_AFTER = timedelta(days=365)
"""How long evidence that somebody is in office is taken as fresh. Councils and chiefs change within a year."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach an official: `kind` is phone, fax, email, address, website, form or a network's name."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's term in an office, as the best source states it. Dates are ISO, as exact as the source.

    `record` names the source's record. `since` is when the person's unbroken service in the office began, of
    whoever holds it: terms that follow upon each other are one to a resident. `ways` are filled in for the seats
    that are shown.
    """

    term_id: int
    official_id: int
    record: str
    name: str
    party: str
    acting: bool
    start: str | None
    end: str | None
    certainty: str
    source_url: str
    source_date: str
    verified_on: str | None
    note: str
    image: str = ""
    since: str | None = None
    ways: tuple[Way, ...] = ()

    def reach(self, kind: str) -> list[str]:
        """The ways of this kind, best first."""
        return [way.value for way in self.ways if way.kind == kind]


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of an answer: an office, and who holds it on the day asked about.

    `tenure` is None where it is vacant; `last` is then whoever left it last, `vacant_until` the day until
    which a source declared it so. `districts` is how many of its kind share the place: above 1, which of
    them serves a resident depends on the address. `appointed` is None where no source says.
    """

    office_id: int
    role: str
    title: str
    district: str
    level: str
    division: str
    appointed: bool | None
    on: date
    districts: int = 1
    tenure: Tenure | None = None
    last: Tenure | None = None
    vacant_until: str | None = None

    @property
    def vacant(self) -> bool:
        """Whether nobody is known to hold it."""
        return self.tenure is None

    @property
    def office(self) -> str:
        """The office's name for machines."""
        name = title_of(self.role, self.title, self.district)
        return f"Interim {name}" if self.tenure and self.tenure.acting else name

    @property
    def stale(self) -> bool:
        """Whether the last evidence for it is older than `STALE_AFTER`, or there is none."""
        seen = last_day(self.tenure.verified_on) if self.tenure else None
        return self.tenure is not None and (seen is None or seen < self.on - STALE_AFTER)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Everybody who serves a place on a day, from the nearest level to the farthest.

    `split` says of each chamber of which several districts share the place how many they are; `districted`
    whether we know at all in which districts the place lies.
    """

    place: Place
    on: date
    seats: tuple[Seat, ...]
    split: tuple[tuple[str, int], ...] = ()
    districted: bool = False


@dataclass(frozen=True, slots=True)
class Serving:
    """One page of a delegation, narrowed to what was asked for."""

    place: Place
    on: date
    seats: tuple[Seat, ...]
    page: int
    pages: int
    total: int
    split: tuple[tuple[str, int], ...]
    districted: bool
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """What a typed place came to: the one meant, or several to choose from, or the nearest names.

    `others` are places of the same name elsewhere of which we know nothing yet. `office` is an office that
    stood in the same words ("hartford mayor").
    """

    place: Place | None = None
    choices: tuple[Place, ...] = ()
    nearest: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    office: str | None = None


def page_of(seats: Sequence[Seat], page: int, size: int) -> tuple[tuple[Seat, ...], int, int]:
    """The seats on a page (from 1, brought into range), the page's number, and how many there are."""
    pages = max(1, -(-len(seats) // size))
    page = min(max(1, page), pages)
    return tuple(seats[(page - 1) * size : page * size]), page, pages
