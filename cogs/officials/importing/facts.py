"""What a document states, before it is stored: the one vocabulary between the forms and the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.core.ui import Text
from cogs.officials import roles
from cogs.officials.divisions import level_of, seat, state_of

if TYPE_CHECKING:
    from datetime import date


_LONGEST = 290


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """An office exists. `title` is the source's own, where it gives one."""

    role: str
    division: str
    district: str = ""
    title: str = ""
    appointed: bool | None = None
    seats: int | None = None
    level: str = ""
    vacant_until: str | None = None

    @property
    def key(self) -> str:
        """What makes the office the same in every source."""
        return f"{self.role}@{self.division}"

    @property
    def state(self) -> str:
        """Postal code of its state; empty for the whole country."""
        return state_of(self.division)


@dataclass(frozen=True, slots=True)
class TermFact:
    """A person held an office. Dates are partial ISO strings; see `dates` for what they mean.

    `handover` says that an exact end is the successor's day. `evidence_on` is the last day for which the source
    shows the person in office.
    """

    office: OfficeFact
    start: str | None = None
    end: str | None = None
    acting: bool = False
    handover: bool = False
    certainty: str = "high"
    source_url: str = ""
    source_date: str = ""
    evidence_on: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactFact:
    """A way to reach a person: kind as `store.Contact.kind`, label the office or town it leads to."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PersonFact:
    """All that one record states of a person.

    `keys` are identities that hold across records, `forms` the normalized ways the name may be written. A
    record without a name adds contacts to a person known by key.
    """

    record: str
    origin: str
    keys: tuple[str, ...]
    name: str = ""
    forms: frozenset[str] = frozenset()
    party: str = ""
    image: str = ""
    contacts: tuple[ContactFact, ...] = ()
    terms: tuple[TermFact, ...] = ()
    partial: bool = False
    """Some of the record could not be read: what was stored of it before is not taken back."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place exists. Origin as `store.Place.origin`."""

    ocd_id: str
    name: str
    full_name: str
    kind: str
    state: str
    county: str = ""
    origin: str = "derived"


@dataclass(frozen=True, slots=True)
class AliasFact:
    """A word (kind "name") or ZIP code (kind "zip") stands for a place."""

    place: str
    alias: str
    kind: str
    place_name: str = ""


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A division covers a place or part of it; `districts_in_place` of its chamber share the place."""

    place: str
    division: str
    chamber: str
    districts_in_place: int
    source: str
    place_name: str = ""


@dataclass(frozen=True, slots=True)
class VacanciesFact:
    """Which legislative seats of a state (or of Congress, state "") are declared vacant: all that are."""

    state: str
    offices: tuple[OfficeFact, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """Something was left out: where it stands, and why.

    `quiet` ones are counted but not listed. With a `bad` one a whole record could not be read, so that nobody
    knows of whom it would have spoken: then nobody is taken to have vanished from the source.
    """

    file: str
    field: str
    reason: Text
    given: str = ""
    """What stood there instead of what should."""
    quiet: bool = False
    bad: bool = True
    about: frozenset[str] = frozenset()
    """Forms of the name of whom it speaks: what is stored of them is not taken back."""


Fact: TypeAlias = PersonFact | OfficeFact | PlaceFact | AliasFact | CoverFact | VacanciesFact | Skip


class FieldError(ValueError):
    """A field of a record cannot be read: its name within the record, and the message that says why."""

    def __init__(self, field: str, key: str, given: object = "") -> None:
        super().__init__(f"{field}: {key}")
        self.field = field
        self.reason = Text(key)
        self.given = "".join(c for c in str(given)[:80] if c.isprintable())

    def skip(self, file: str, within: str = "", *, bad: bool = True) -> Skip:
        """What to report; not `bad` where the rest of the record is known, and marked as partial."""
        where = ".".join(part for part in (within, self.field) if part)
        return Skip(file, where, self.reason, self.given, bad=bad)


class UnreadableError(Exception):
    """A whole document cannot be read; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.key)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """One file to read: its name (path within its source), bytes, and the day its content stood as it does."""

    name: str
    data: bytes
    day: date
    lone: bool = True
    """Whether somebody named this very file, so that not to recognise it is an error."""


def office(role: str, within: str, district: str = "", title: str = "") -> OfficeFact:
    """The office of a role in a jurisdiction (a division id), with what is known of every such office.

    Raises FieldError where the district is missing or cannot be read.
    """
    try:
        sits = seat(role, within, district)
    except ValueError:
        key = "import-bad-district" if district else "import-missing"
        raise FieldError("district", key, district) from None
    if len(sits.division) > _LONGEST or len(sits.role) > _LONGEST // 3:
        raise FieldError("jurisdiction", "import-too-long", sits.division)
    state = state_of(sits.division)
    return OfficeFact(
        role=sits.role,
        division=sits.division,
        district=sits.district,
        title=title,
        appointed=roles.appointed(sits.role, state),
        seats=roles.seats(sits.role, state),
        level=level_of(sits.role, sits.division),
    )
