"""Decides which person a record speaks of, so that nobody appears twice.

Two records are one person's if they share an identity (Open States id, bioguide id), or else the name, in some
form of it, and an office. Records with different ids of one kind are never joined: the publisher holds them
apart. A record that fits two such people is not joined by name at all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from cogs.officials.importing import bulk
from cogs.officials.store import Office, OfficialKey, OfficialName, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cogs.officials.importing.facts import PersonFact

_APART = ("ocd-person/", "bioguide:")


@dataclass(eq=False)
class Person:
    """Somebody stored (`id`) or about to be; `into` is set once they turn out to be somebody else."""

    id: int | None = None
    name: str = ""
    keys: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    new_keys: set[str] = field(default_factory=set)
    new_forms: set[str] = field(default_factory=set)
    into: Person | None = None

    @property
    def final(self) -> Person:
        """Who they turned out to be."""
        return self.into.final if self.into else self

    def may_be(self, keys: Iterable[str]) -> bool:
        """Whether somebody with these keys can be this person."""
        for prefix in _APART:
            mine = {key for key in self.keys if key.startswith(prefix)}
            theirs = {key for key in keys if key.startswith(prefix)}
            if mine and theirs and not mine & theirs:
                return False
        return True


class People:
    """Everybody whom a batch of records may speak of, stored or new."""

    def __init__(self, stored: Iterable[Person] = ()) -> None:
        self.everybody: dict[Person, None] = {}
        self._by_key: dict[str, Person] = {}
        self._by_name: dict[str, dict[Person, None]] = defaultdict(dict)
        for person in stored:
            self._enter(person)

    def of(self, record: PersonFact) -> Person | None:
        """The person the record speaks of, new if need be; None where it has no name and nobody its key."""
        found = self._known(record)
        if not found and not record.name:
            return None
        person = found[0] if found else Person(name=record.name)
        for other in found[1:]:
            self._merge(other, person)
        person.new_keys |= set(record.keys) - person.keys
        person.new_forms |= record.forms - person.forms
        person.keys |= set(record.keys)
        person.forms |= record.forms
        person.offices |= {term.office.key for term in record.terms}
        self._enter(person)
        return person

    def _known(self, record: PersonFact) -> list[Person]:
        found = list(dict.fromkeys(self._by_key[key].final for key in record.keys if key in self._by_key))
        keys = set(record.keys).union(*(person.keys for person in found))
        offices = {term.office.key for term in record.terms}
        named = dict.fromkeys(person.final for form in record.forms for person in self._by_name.get(form, ()))
        fitting = [p for p in named if p not in found and p.offices & offices and p.may_be(keys)]
        found += fitting if len(fitting) == 1 else []
        return sorted(found, key=lambda person: (person.id is None, person.id or 0))

    def _enter(self, person: Person) -> None:
        self._by_key.update(dict.fromkeys(person.keys, person))
        for form in person.forms:
            self._by_name[form][person] = None
        self.everybody[person] = None

    @staticmethod
    def _merge(other: Person, person: Person) -> None:
        other.into = person
        person.new_keys |= other.new_keys
        person.new_forms |= (other.forms - person.forms) | other.new_forms
        person.keys |= other.keys
        person.forms |= other.forms
        person.offices |= other.offices


async def people_for(records: Collection[PersonFact]) -> People:
    """Everybody stored who shares a key or a form of the name with one of the records."""
    keys = {key for record in records for key in record.keys}
    forms = {form for record in records for form in record.forms}
    ids = {
        row[0]
        for row in (
            *await bulk.select_in(lambda ks: select(OfficialKey.official_id).where(OfficialKey.key.in_(ks)), keys),
            *await bulk.select_in(lambda fs: select(OfficialName.official_id).where(OfficialName.name.in_(fs)), forms),
        )
    }
    people = {number: Person(number) for number in sorted(ids)}
    for row in await bulk.select_in(
        lambda ns: select(OfficialKey.official_id, OfficialKey.key).where(OfficialKey.official_id.in_(ns)), ids
    ):
        people[row.official_id].keys.add(row.key)
    for row in await bulk.select_in(
        lambda ns: select(OfficialName.official_id, OfficialName.name).where(OfficialName.official_id.in_(ns)), ids
    ):
        people[row.official_id].forms.add(row.name)
    for row in await bulk.select_in(
        lambda ns: (
            select(Term.official_id, Office.key)
            .join(Office, Office.id == Term.office_id)
            .where(Term.official_id.in_(ns))
        ),
        ids,
    ):
        people[row.official_id].offices.add(row.key)
    return People(people.values())
