"""Stores offices, held or vacant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.storage.base import session
from cogs.officials.importing import bulk
from cogs.officials.importing.report import Change
from cogs.officials.store import Office

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cogs.officials.importing.facts import OfficeFact, VacanciesFact
    from cogs.officials.importing.report import Report

_CHAMBERS = ("lower", "upper", "legislature")
_CONGRESS = ("us_house", "us_senate")


async def save_offices(facts: Iterable[OfficeFact], report: Report) -> dict[str, int]:
    """Add offices that are new, and take over what our own files (which give titles) say of others.

    Returns the database id of every office given, by key.
    """
    wanted: dict[str, OfficeFact] = {}
    for fact in facts:
        known = wanted.get(fact.key)
        if known is None or fact.title or (fact.vacant_until is not None and not known.title):
            wanted[fact.key] = fact
    rows = await bulk.select_in(lambda keys: select(Office.__table__).where(Office.key.in_(keys)), wanted)
    stored = {row.key: row for row in rows}
    new = [_row(fact) for key, fact in wanted.items() if key not in stored]
    changed = [values for key, row in stored.items() if (values := _news(wanted[key], row))]
    await bulk.add(Office, new)
    await bulk.change(Office, changed)
    report.added, report.changed = report.added + len(new), report.changed + len(changed)
    added = await bulk.select_in(
        lambda keys: select(Office.key, Office.id).where(Office.key.in_(keys)), [row["key"] for row in new]
    )
    return {row.key: row.id for row in (*stored.values(), *added)}


def _row(fact: OfficeFact) -> dict[str, Any]:
    return {
        "key": fact.key[:400],
        "role": fact.role[:100],
        "title": fact.title[:200],
        "district": fact.district[:100],
        "level": fact.level,
        "division": fact.division[:300],
        "state": fact.state,
        "appointed": fact.appointed,
        "seats": fact.seats,
        "vacant_until": fact.vacant_until,
    }


def _news(fact: OfficeFact, row: Any) -> dict[str, Any]:
    """What the fact knows better than the row; with the row's id, or nothing."""
    values: dict[str, Any] = {}
    for name in ("title", "district", "level", "appointed", "seats"):
        given, known = getattr(fact, name), getattr(row, name)
        if given not in (None, "") and given != known and (fact.title or known in (None, "")):
            values[name] = given
    if fact.vacant_until is not None and fact.vacant_until != row.vacant_until:
        values["vacant_until"] = fact.vacant_until
    return values | {"id": row.id} if values else {}


async def save_vacancies(facts: Collection[VacanciesFact], report: Report) -> None:
    """Declare the listed seats vacant, and take back what the same state's list no longer holds."""
    await save_offices([office for fact in facts for office in fact.offices], report)
    for fact in facts:
        listed = {office.key for office in fact.offices}
        roles = _CHAMBERS if fact.state else _CONGRESS
        query = select(Office.id, Office.key, Office.vacant_until).where(
            Office.vacant_until.is_not(None), Office.role.in_(roles)
        )
        rows = await session().execute(query.where(Office.state == fact.state) if fact.state else query)
        over = [row for row in rows if row.key not in listed]
        await bulk.change(Office, [{"id": row.id, "vacant_until": None} for row in over])
        report.changes += [Change(row.key, "vacant_until", row.vacant_until or "-", "") for row in over]
        report.changed += len(over)
