"""Compares a record's terms and contacts with what it stated before, and writes the difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cogs.officials import dates
from cogs.officials.importing import bulk
from cogs.officials.importing.report import Change
from cogs.officials.store import Contact, Office, Term

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cogs.officials.importing.facts import PersonFact, TermFact
    from cogs.officials.importing.report import Report

_TOLD = ("start", "end", "acting", "certainty", "source_url", "source_date", "note")
"""Fields whose change is news; evidence that grows younger is not."""


async def save_terms(
    records: Collection[PersonFact], owners: Mapping[str, int], offices: Mapping[str, int], report: Report
) -> set[str]:
    """Write the records' terms; returns the records in which something but the evidence changed."""
    rows = await bulk.select_in(
        lambda keys: (
            select(*Term.__table__.columns, Office.key.label("office_key"))
            .join(Office, Office.id == Term.office_id)
            .where(Term.record.in_(keys))
        ),
        [record.record for record in records],
    )
    stored: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        stored[row.record].append(row)
    new, changed, gone = [], [], []
    news: set[str] = set()
    for record in records:
        told = len(report.changes)
        known = bool(stored[record.record])
        for values, row in _pairs(_rows(record, owners[record.record], offices), stored[record.record]):
            if values is None:
                if not record.partial:
                    gone.append(row.id)
                    report.changes.append(Change(record.name, row.office_key, _years(row), ""))
            elif row is None:
                new.append(values)
                if known:
                    years = f"{values['start'] or '?'}…{values['end'] or ''}"
                    report.changes.append(Change(record.name, values["key"].split("|")[1], "", years))
            elif difference := {name: value for name, value in values.items() if value != getattr(row, name)}:
                changed.append(difference | {"id": row.id})
                report.changes += [
                    Change(record.name, f"{row.office_key} {name}", _said(getattr(row, name)), _said(difference[name]))
                    for name in _TOLD
                    if name in difference
                ]
        if len(report.changes) > told:
            news.add(record.record)
    await bulk.remove(Term.id, gone)
    await bulk.change(Term, changed)
    await bulk.add(Term, [row | {"superseded": False, "verified_on": row["evidence_on"]} for row in new])
    return news


def _said(value: Any) -> str:
    return "-" if value in (None, "") else str(value)


def _years(row: Any) -> str:
    return f"{row.start or '?'}…{row.end or ''}"


def _rows(record: PersonFact, owner: int, offices: Mapping[str, int]) -> list[dict[str, Any]]:
    used: Counter[str] = Counter()
    rows = []
    for term in dict.fromkeys(record.terms):
        key = f"{record.record}|{term.office.key}|{term.start or ''}"
        used[key] += 1
        rows.append(_row(term, key if used[key] == 1 else f"{key}#{used[key]}", record, owner, offices))
    return rows


def _row(term: TermFact, key: str, record: PersonFact, owner: int, offices: Mapping[str, int]) -> dict[str, Any]:
    return {
        "key": key,
        "record": record.record,
        "origin": record.origin,
        "official_id": owner,
        "office_id": offices[term.office.key],
        "start": term.start,
        "end": term.end,
        "first_day": dates.first_day(term.start),
        "last_day": dates.last_day(term.end, handover=term.handover),
        "acting": term.acting,
        "certainty": term.certainty,
        "source_url": term.source_url,
        "source_date": term.source_date,
        "evidence_on": term.evidence_on,
        "note": term.note,
    }


def _pairs(rows: list[dict[str, Any]], stored: Sequence[Any]) -> Iterable[tuple[dict[str, Any] | None, Any]]:
    """Each new row with the stored one it follows: of the same key, else the next in the same office."""
    by_key = {row.key: row for row in stored}
    pairs: list[tuple[dict[str, Any] | None, Any]] = [
        (row, by_key.pop(row["key"])) for row in rows if row["key"] in by_key
    ]
    for row in (row for row in rows if row["key"] not in {known.key for known in stored}):
        follows = next((known for known in by_key.values() if known.office_id == row["office_id"]), None)
        pairs.append((row, by_key.pop(follows.key) if follows is not None else None))
    return pairs + [(None, known) for known in by_key.values()]


async def save_contacts(records: Collection[PersonFact], owners: Mapping[str, int], report: Report) -> set[str]:
    """Write the records' ways to reach people; returns the records in which any changed."""
    rows = await bulk.select_in(
        lambda keys: select(Contact.__table__).where(Contact.record.in_(keys)),
        [record.record for record in records],
    )
    stored: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        stored[row.record].append(row)
    new, gone, moved = [], [], []
    news: set[str] = set()
    for record in records:
        known = {(row.kind, row.label, row.value): row for row in stored[record.record]}
        wanted = {(entry.kind, entry.label[:100], entry.value[:1000]): n for n, entry in enumerate(record.contacts)}
        added = [key for key in wanted if key not in known]
        stated = {(kind, label) for kind, label, _ in wanted}  # a new number replaces the old one in any case
        dropped = [key for key in known if key not in wanted and (not record.partial or key[:2] in stated)]
        gone += [known[key].id for key in dropped]
        moved += [
            {"id": known[key].id, "position": position}
            for key, position in wanted.items()
            if key in known and known[key].position != position
        ]
        for kind, label, value in added:
            new.append({"official_id": owners[record.record], "record": record.record, "kind": kind, "label": label,
                        "value": value, "position": wanted[kind, label, value]})  # fmt: skip
        if known and (added or dropped):
            news.add(record.record)
            report.changes += _contact_changes(record.name, added, dropped)
    await bulk.remove(Contact.id, gone)
    await bulk.change(Contact, moved)
    await bulk.add(Contact, new)
    return news


def _contact_changes(
    who: str, added: Sequence[tuple[str, str, str]], dropped: Sequence[tuple[str, str, str]]
) -> Iterable[Change]:
    """A value that gave way to another of its kind and place as one change."""
    left = list(dropped)
    for kind, label, value in added:
        old = next((entry for entry in left if entry[:2] == (kind, label)), None)
        if old:
            left.remove(old)
        yield Change(who, f"{kind} {label}".strip(), old[2] if old else "", value)
    for kind, label, value in left:
        yield Change(who, f"{kind} {label}".strip(), value, "")
