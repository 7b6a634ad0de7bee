"""Our own files: who held which office, one row a term, as CSV or as `[[term]]` tables of a TOML file.

Columns: name, office, jurisdiction (needed); start, end, source_url, source_date, certainty (high, medium,
inferred), latest_evidence_date, note; of help: person (tells two people of one name apart), also (other ways the
name is written, with ";"), party, district, appointed, seats, level, phone, email, address, website, form, image.
An exact `end` is the last day in office. A row whose office says "nominee" or "never served" is no term.

A TOML file may also hold `[[person]]` (name and any column about the person), `[[place]]` (see `own_places`) and
`[[vacancy]]` (office, jurisdiction, until). One name within one state is one person, unless it stands for offices
of different cities.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text
from cogs.officials import dates
from cogs.officials.divisions import said_jurisdiction
from cogs.officials.importing.facts import Fact, FieldError, OfficeFact, PersonFact, Skip, TermFact, office
from cogs.officials.importing.fields import contact, day, ordered, required, span, text, web_address
from cogs.officials.names import name_forms, slug
from cogs.officials.roles import Title, read_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cogs.officials.importing.facts import ContactFact, Document
    from cogs.officials.importing.tables import Row

COLUMNS = frozenset(["name", "office", "jurisdiction"])
_CERTAINTIES = frozenset(["high", "medium", "inferred"])
_LEVELS = frozenset(["city", "county", "state", "federal"])
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": None}
_CONTACTS = ("phone", "fax", "email", "address", "website", "form", "twitter", "facebook", "instagram", "youtube")


@dataclass(frozen=True)
class _Line:
    """One row that was read: who, in which office, when."""

    name: str
    forms: frozenset[str]
    person: str
    term: TermFact
    party: str
    image: str
    contacts: tuple[ContactFact, ...]

    @property
    def city(self) -> str:
        division = self.term.office.division
        return division if self.term.office.level == "city" else ""


def terms(document: Document, rows: Iterable[Row | Skip], people: Iterable[Row] = ()) -> Iterator[Fact]:
    """Every row as a term, gathered by person; `people` add to those of the same name."""
    lines: list[_Line] = []
    skips: list[Skip] = []
    for row in rows:
        read = row if isinstance(row, Skip) else _read(row)
        if isinstance(read, Skip):
            skips.append(read)
        else:
            lines.append(read)
    yield from skips
    unsure = any(skip.bad for skip in skips)
    unread = frozenset().union(*(skip.about for skip in skips))
    persons = [_person(document, group) for group in _people(lines)]
    persons = [replace(one, partial=unsure or bool(one.forms & unread)) for one in persons]
    for row in people:
        try:
            persons = _enriched(persons, row)
        except FieldError as error:
            yield error.skip(row.where)
    yield from persons


def _read(row: Row) -> _Line | Skip:
    """The row as a term; a Skip where it cannot be read, or the person never held the office."""
    try:
        title = read_title(required(row, "office", 200))
        if not title.served:
            return Skip(row.where, "office", Text("import-never-served"), required(row, "name", 200), bad=False)
        return _line(row, title)
    except FieldError as error:
        about = name_forms(row.get("name", ""))
        return replace(error.skip(row.where, bad=not about), about=frozenset(about))


def _line(row: Row, title: Title) -> _Line:
    name = required(row, "name", 200)
    start, end = span(row, "start", "end")
    term = TermFact(
        _office(row, title.role, title.title, title.district),
        start,
        end,
        acting=title.acting or bool(_choice(row, "acting")),
        certainty=_certainty(row),
        source_url=web_address(text(row, "source_url")),
        source_date=text(row, "source_date", 40),
        evidence_on=day(row, "latest_evidence_date") or day(row, "verified_on"),
        note=text(row, "note", 2000),
    )
    return _Line(name, _forms(row), text(row, "person", 100), term, *_about(row))


def _office(row: Row, role: str, title: str, district: str) -> OfficeFact:
    said = text(row, "division", 300) or required(row, "jurisdiction", 300)
    try:
        within = said_jurisdiction(said)
    except ValueError:
        raise FieldError("jurisdiction", "import-bad-jurisdiction", said) from None
    role = slug(text(row, "role", 100)) or role
    held = office(role, within, text(row, "district", 100) or district, title)
    seats, level = text(row, "seats", 5), text(row, "level", 10)
    if seats and not seats.isdecimal():
        raise FieldError("seats", "import-not-number", seats)
    if level and level not in _LEVELS:
        raise FieldError("level", "import-bad-choice", level)
    appointed = _choice(row, "appointed")
    return replace(
        held,
        appointed=held.appointed if appointed is None else appointed,
        seats=int(seats) if seats else held.seats,
        level=level or held.level,
    )


def _choice(row: Row, field: str) -> bool | None:
    said = text(row, field, 10).casefold()
    if said not in _YES:
        raise FieldError(field, "import-bad-choice", said)
    return _YES[said]


def _certainty(row: Row) -> str:
    said = text(row, "certainty", 20).casefold() or "high"
    if said not in _CERTAINTIES:
        raise FieldError("certainty", "import-bad-choice", said)
    return said


def _forms(row: Row) -> frozenset[str]:
    said = [text(row, "name", 200), *text(row, "also").split(";")]
    forms = frozenset(form for one in said for form in name_forms(one))
    if not forms:
        raise FieldError("name", "import-no-name", said[0])
    return forms


def _about(row: Row) -> tuple[str, str, tuple[ContactFact, ...]]:
    contacts = [contact(kind, text(row, kind)) for kind in _CONTACTS]
    if text(row, "email") and contacts[_CONTACTS.index("email")] is None:
        raise FieldError("email", "import-bad-email", text(row, "email"))
    return text(row, "party", 100), web_address(text(row, "image")), ordered(contacts)


def _people(lines: list[_Line]) -> list[list[_Line]]:
    """Lines by person: those that share a form of the name, told apart by `person`, state and city."""
    groups: dict[int, list[_Line]] = {}
    by_form: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(lines):
        keys = [(line.term.office.state, line.person, form) for form in line.forms]
        joined = sorted({by_form[key] for key in keys if key in by_form})
        first = joined[0] if joined else number
        for other in joined[1:]:
            groups[first] += groups.pop(other)
            by_form = {key: first if group == other else group for key, group in by_form.items()}
        groups.setdefault(first, []).append(line)
        by_form.update(dict.fromkeys(keys, first))
    return [part for group in groups.values() for part in _by_city(group)]


def _by_city(group: list[_Line]) -> list[list[_Line]]:
    cities = {line.city for line in group} - {""}
    if len(cities) < 2 or group[0].person:
        return [group]
    parts: dict[str, list[_Line]] = defaultdict(list)
    for line in group:
        parts[line.city].append(line)
    return list(parts.values())


def _person(document: Document, group: list[_Line]) -> PersonFact:
    latest = max(group, key=lambda line: dates.first_day(line.term.start) or date.min)
    city = next((line.city for line in group if line.city), "")
    scope = city.rpartition("country:us/")[2][:200] or latest.term.office.state.lower() or "us"
    name = group[0].person or slug(min(form for line in group for form in line.forms))[:100]
    stem = PurePosixPath(document.name).name.split(".")[0][:60]
    return PersonFact(
        record=f"roundtable:{stem}:{scope}:{name}",
        origin="roundtable",
        keys=(f"roundtable:{scope}:{name}",),
        name=latest.name,
        forms=frozenset(form for line in group for form in line.forms),
        party=latest.party or next((line.party for line in group if line.party), ""),
        image=next((line.image for line in group if line.image), ""),
        contacts=ordered([entry for line in group for entry in line.contacts]),
        terms=tuple(line.term for line in group),
        file=document.name,
    )


def _enriched(persons: list[PersonFact], row: Row) -> list[PersonFact]:
    """The people, with what a `[[person]]` table adds to the one of that name."""
    required(row, "name", 200)
    forms, (party, image, contacts) = _forms(row), _about(row)
    if not any(forms & person.forms for person in persons):
        raise FieldError("name", "import-no-role", text(row, "name"))
    return [
        replace(
            person,
            forms=person.forms | forms,
            party=party or person.party,
            image=image or person.image,
            contacts=ordered([*contacts, *person.contacts]),
        )
        if forms & person.forms
        else person
        for person in persons
    ]


def vacancy(row: Mapping[str, Any], where: str) -> Fact:
    """A `[[vacancy]]`: an office that nobody holds, until a day where one is known."""
    try:
        title = read_title(required(row, "office", 200))
        said = required(row, "jurisdiction", 300)
        held = office(title.role, said_jurisdiction(said), text(row, "district", 100) or title.district, title.title)
        return replace(held, vacant_until=day(row, "until") or "")
    except FieldError as error:
        return error.skip(where)
    except ValueError:
        return FieldError("jurisdiction", "import-bad-jurisdiction", said).skip(where)
