"""Stores what records state of people: who they are, their terms, and how to reach them.

A record whose digest is the stored one is left alone. Of any other, each term and contact is compared with what
the same record stated before: the differences are written, and told.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from bot.core.ui import Text
from bot.storage.base import session
from cogs.officials.importing import bulk
from cogs.officials.importing.facts import Skip
from cogs.officials.importing.joining import Person, people_for
from cogs.officials.importing.report import Change
from cogs.officials.importing.save_terms import save_contacts, save_terms
from cogs.officials.names import name_forms
from cogs.officials.store import Contact, Official, OfficialKey, OfficialName, OfficialRecord, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cogs.officials.importing.facts import PersonFact
    from cogs.officials.importing.report import Report

_RANK = {"roundtable": 3, "openstates": 2, "congress": 1, "openstates_csv": 0}
"""Whose spelling of a name is shown, if several state it."""
_SHOWN = ("name", "party", "image")


async def save_people(
    records: Collection[PersonFact], offices: Mapping[str, int], source_id: int, report: Report
) -> set[int]:
    """Store the records; returns the ids of the officials of whom anything changed."""
    stored = await _stored(records)
    digests = {record.record: _digest(record) for record in records}
    same = {key for key, digest in digests.items() if key in stored and stored[key].digest == digest}
    fresh = [record for record in records if record.record not in same]
    await _claim(same, stored, source_id)
    people = await people_for(fresh)
    held = {record.record: person for record in fresh if (person := people.of(record))}
    report.skips += [
        Skip(record.file, record.keys[0], Text("import-unknown-person"), bad=False)
        for record in fresh
        if record.record not in held
    ]
    kept = [record for record in fresh if record.record in held]
    await _save_officials(list(people.everybody))
    owners = {record: person.final.id or 0 for record, person in held.items()}
    before = {record.record: stored.get(record.record) for record in kept}
    await _save_records([_record(record, owners, digests, source_id) for record in kept], before, report)
    news = await save_terms(kept, owners, offices, report) | await save_contacts(kept, owners, report)
    _count(kept, before, news, report)
    touched = set(owners.values())
    await show_best(touched)
    return touched


def _digest(record: PersonFact) -> str:
    plain = replace(record, file="", forms=frozenset())
    return hashlib.sha256(repr((plain, sorted(record.forms))).encode()).hexdigest()


async def _stored(records: Collection[PersonFact]) -> dict[str, Any]:
    rows = await bulk.select_in(
        lambda keys: select(
            OfficialRecord.digest,
            OfficialRecord.source_id,
            OfficialRecord.record,
            OfficialRecord.name,
            OfficialRecord.party,
            OfficialRecord.image,
        ).where(OfficialRecord.record.in_(keys)),
        [record.record for record in records],
    )
    return {row.record: row for row in rows}


async def _claim(unchanged: Collection[str], stored: Mapping[str, Any], source_id: int) -> None:
    """Remember this source as the last to state the records."""
    others = [record for record in unchanged if stored[record].source_id != source_id]
    await bulk.change(OfficialRecord, [{"record": record, "source_id": source_id} for record in others])


async def _save_officials(people: list[Person]) -> None:
    new = [person for person in people if person.id is None and person.into is None]
    if new:
        statement = insert(Official).returning(Official.id, sort_by_parameter_order=True)
        rows = [{"name": person.name[:200], "party": "", "image": ""} for person in new]
        ids = (await session().scalars(statement, rows)).all()
        for person, number in zip(new, ids, strict=True):
            person.id = number
    for person in people:
        if person.into is not None and person.id is not None:
            await _absorb(person.id, person.final.id or 0)
    final = [person for person in people if person.into is None]
    keys = {key: person.id for person in final for key in person.new_keys}
    known = await bulk.select_in(lambda ks: select(OfficialKey.key).where(OfficialKey.key.in_(ks)), keys)
    await bulk.remove(OfficialKey.key, [row.key for row in known])
    await bulk.add(OfficialKey, [{"key": key, "official_id": number} for key, number in keys.items()])
    await bulk.add(
        OfficialName,
        [{"official_id": p.id, "name": form} for p in final for form in sorted(p.new_forms) if len(form) <= 200],
    )


async def _absorb(old: int, new: int) -> None:
    """Two officials turned out to be one: everything of the one becomes the other's."""
    for table in (OfficialKey, OfficialRecord, Contact, Term):
        await session().execute(update(table).where(table.official_id == old).values(official_id=new))
    await session().execute(delete(OfficialName).where(OfficialName.official_id == old))
    await session().execute(delete(Official).where(Official.id == old))


def _record(
    record: PersonFact, owners: Mapping[str, int], digests: Mapping[str, str], source_id: int
) -> dict[str, Any]:
    return {
        "record": record.record,
        "official_id": owners[record.record],
        "source_id": source_id,
        "origin": record.origin,
        "name": record.name,
        "party": record.party,
        "image": record.image,
        "digest": digests[record.record],
    }


async def _save_records(rows: list[dict[str, Any]], before: Mapping[str, Any], report: Report) -> None:
    await bulk.add(OfficialRecord, [row for row in rows if before[row["record"]] is None])
    await bulk.change(OfficialRecord, [row for row in rows if before[row["record"]] is not None])
    for row in rows:
        known = before[row["record"]]
        if known is None:
            continue
        for name in _SHOWN:
            if getattr(known, name) != row[name]:
                report.changes.append(Change(known.name or row["name"], name, getattr(known, name), row[name]))


def _count(records: list[PersonFact], before: Mapping[str, Any], news: set[str], report: Report) -> None:
    for record in records:
        known = before[record.record]
        if known is None:
            report.added += 1
        elif record.record in news or any(getattr(known, name) != getattr(record, name) for name in _SHOWN):
            report.changed += 1
        else:
            report.confirmed += 1


async def show_best(officials: Collection[int]) -> None:
    """Give each official the name, party and image of the best record that states one."""
    rows = await bulk.select_in(
        lambda ids: select(
            OfficialRecord.official_id,
            OfficialRecord.origin,
            OfficialRecord.record,
            OfficialRecord.name,
            OfficialRecord.party,
            OfficialRecord.image,
        ).where(OfficialRecord.official_id.in_(ids)),
        officials,
    )
    best: dict[int, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (-_RANK[row.origin], row.record)):
        shown = best.setdefault(row.official_id, {"id": row.official_id, "name": "", "party": "", "image": ""})
        for name in _SHOWN:
            shown[name] = shown[name] or getattr(row, name)
    await bulk.change(Official, list(best.values()))


async def remove_records(source_id: int, seen: Collection[str], unread: Collection[str], report: Report) -> set[int]:
    """Forget the records that the source stated before and no longer does; returns whose they were.

    Nobody with a form of the name in `unread` is forgotten.
    """
    query = select(OfficialRecord.record, OfficialRecord.official_id, OfficialRecord.name).where(
        OfficialRecord.source_id == source_id
    )
    rows = (await session().execute(query)).all()
    gone = [row for row in rows if row.record not in seen and name_forms(row.name).isdisjoint(unread)]
    await bulk.remove(OfficialRecord.record, [row.record for row in gone])
    officials = {row.official_id for row in gone}
    kept = await bulk.select_in(
        lambda ids: select(OfficialRecord.official_id).where(OfficialRecord.official_id.in_(ids)), officials
    )
    await bulk.remove(Official.id, officials - {row.official_id for row in kept})
    report.removed += len(gone)
    report.changes += [Change(row.name, "record", row.record, "") for row in gone if row.name]
    return {row.official_id for row in kept}
