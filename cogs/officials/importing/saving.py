"""Stores the facts of one source, in the transaction at hand; says what that changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.storage.base import session
from cogs.officials.importing.facts import (
    AliasFact,
    CoverFact,
    Fact,
    OfficeFact,
    PersonFact,
    PlaceFact,
    Skip,
    TermFact,
    VacanciesFact,
)
from cogs.officials.importing.save_offices import save_offices, save_vacancies
from cogs.officials.importing.save_people import remove_records, save_people, show_best
from cogs.officials.importing.save_places import (
    derived,
    found_under,
    moved,
    save_aliases,
    save_covers,
    save_places,
)
from cogs.officials.importing.settling import settle
from cogs.officials.store import ImportSource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from cogs.officials.importing.report import Report


@dataclass
class Facts:
    """The facts of a source by kind."""

    people: dict[str, PersonFact] = field(default_factory=dict)
    offices: list[OfficeFact] = field(default_factory=list)
    places: list[PlaceFact] = field(default_factory=list)
    aliases: list[AliasFact] = field(default_factory=list)
    covers: list[CoverFact] = field(default_factory=list)
    vacancies: list[VacanciesFact] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)

    def add(self, facts: Iterable[Fact]) -> None:
        """Sort facts in; what two files state of one record is taken together."""
        lists: dict[type, list[Any]] = {
            OfficeFact: self.offices, PlaceFact: self.places, AliasFact: self.aliases, CoverFact: self.covers,
            VacanciesFact: self.vacancies, Skip: self.skips,
        }  # fmt: skip
        for fact in facts:
            if isinstance(fact, PersonFact):
                known = self.people.get(fact.record)
                self.people[fact.record] = _together(known, fact) if known else fact
            else:
                lists[type(fact)].append(fact)

    def named(self) -> dict[str, str]:
        """The places that tables name, by id."""
        return {fact.place: fact.place_name for fact in self.covers} | {
            fact.place: fact.place_name for fact in self.aliases if fact.place_name
        }

    @property
    def empty(self) -> bool:
        """Whether nothing at all was stated."""
        return not (
            self.people or self.offices or self.places or self.aliases or self.covers or self.vacancies or self.skips
        )


def _together(one: PersonFact, other: PersonFact) -> PersonFact:
    return replace(
        one,
        keys=tuple(dict.fromkeys([*one.keys, *other.keys])),
        forms=one.forms | other.forms,
        party=one.party or other.party,
        image=one.image or other.image,
        contacts=tuple(dict.fromkeys([*one.contacts, *other.contacts])),
        terms=tuple(dict.fromkeys([*one.terms, *other.terms])),
        partial=one.partial or other.partial,
    )


async def save(facts: Facts, name: str, digest: str, now: datetime, report: Report) -> None:
    """Store everything; counts and changes go into the report."""
    source = await _source(name, digest, now)
    report.skips += facts.skips
    report.people = sum(1 for person in facts.people.values() if person.name)
    report.terms = sum(len(person.terms) for person in facts.people.values())
    report.places = len({place.ocd_id for place in facts.places} | facts.named().keys())
    await _correct_places(facts)
    divisions = {office.division for office in _offices(facts)} | {cover.division for cover in facts.covers}
    named = facts.named()
    await save_places([*facts.places, *derived(sorted(divisions | named.keys()), named)], report)
    await save_aliases(facts.aliases, report)
    await save_covers(facts.covers, report)
    offices = await save_offices(_offices(facts), report)
    await save_vacancies(facts.vacancies, report)
    touched = await save_people(list(facts.people.values()), offices, source.id, report)
    if not any(skip.bad for skip in report.skips):
        unread = frozenset().union(*(skip.about for skip in report.skips))
        left = await remove_records(source.id, facts.people.keys(), unread, report)
        await show_best(left)
        touched |= left
    await settle(touched)
    source.people, source.terms, source.places = report.people, report.terms, report.places
    source.skipped = len(report.skips)


async def _source(name: str, digest: str, now: datetime) -> ImportSource:
    source = await session().scalar(select(ImportSource).where(ImportSource.name == name))
    if source is None:
        source = ImportSource(name=name[:1000], digest=digest, imported_at=now)
        session().add(source)
    source.digest, source.imported_at = digest, now
    await session().flush()
    return source


def _offices(facts: Facts) -> list[OfficeFact]:
    return [*facts.offices, *(term.office for person in facts.people.values() for term in person.terms)]


async def _correct_places(facts: Facts) -> None:
    """Put guessed ids of places right, where names alone were given: in tables of towns and in our own files."""
    own = [person for person in facts.people.values() if person.origin == "roundtable"]
    stated = {place.ocd_id for place in facts.places}
    guessed = set(facts.named())
    guessed |= {term.office.division for person in own for term in person.terms}
    places = await found_under(guessed - stated)
    if not places:
        return
    facts.covers, facts.aliases = moved(facts.covers, places), moved(facts.aliases, places)
    for person in own:
        terms = tuple(_at(term, places) for term in person.terms)
        facts.people[person.record] = replace(person, terms=terms)


def _at(term: TermFact, places: dict[str, str]) -> TermFact:
    division = places.get(term.office.division, term.office.division)
    return replace(term, office=replace(term.office, division=division))
