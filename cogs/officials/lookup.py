"""Reads who holds what: the queries behind the Directory. Never writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from bot.storage.base import session
from cogs.officials import reading
from cogs.officials.store import (
    Contact,
    ImportSource,
    Office,
    Official,
    Place,
    PlaceAlias,
    PlaceDivision,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

_IN_COUNTY = re.compile(r"/(?:county|parish):([^/]+)/place:")
_SORTS = frozenset(["city", "town", "township", "village", "borough", "county"])


@dataclass(frozen=True, slots=True)
class Covering:
    """A division that covers a place, and how many of its chamber share the place."""

    division: str
    chamber: str
    districts_in_place: int


async def version() -> tuple[int, datetime | None]:
    """What changes whenever anything was imported, by whichever process."""
    row = (await session().execute(select(func.count(), func.max(ImportSource.imported_at)))).one()
    return row[0], row[1]


async def places() -> list[reading.Place]:
    """Every place, as the index holds them."""
    rows = await session().execute(
        select(Place.ocd_id, Place.name, Place.state, Place.full_name, Place.kind, Place.county).where(
            Place.ocd_id.is_not(None), Place.kind != "country"
        )
    )
    return [
        reading.Place(r.ocd_id, r.name, r.state, _sort(r.full_name, r.kind), r.county or _county(r.ocd_id))
        for r in rows
    ]


def _sort(full_name: str, kind: str) -> str:
    """A "Hartford town" is a town; where the census gives no sort, the kind stands."""
    last = full_name.rpartition(" ")[2].casefold()
    return last if last in _SORTS and kind in {"place", "town", "county"} else kind


def _county(ocd_id: str) -> str:
    """The county that a place's id names, where its source gives none."""
    found = _IN_COUNTY.search(ocd_id)
    return found[1].replace("_", " ").title() if found else ""


async def aliases(kind: str) -> list[tuple[str, str]]:
    """Other words for places, as (ocd_id, word); `kind` is "name" or "zip"."""
    rows = await session().execute(
        select(Place.ocd_id, PlaceAlias.alias)
        .join(PlaceAlias, PlaceAlias.place_id == Place.id)
        .where(PlaceAlias.kind == kind, Place.ocd_id.is_not(None))
    )
    return [(r.ocd_id, r.alias) for r in rows]


async def staffed(divisions: Collection[str] | None = None) -> set[str]:
    """The divisions (of those given, or of all) that have an office."""
    query = select(Office.division).distinct()
    if divisions is not None:
        query = query.where(Office.division.in_(divisions))
    return set(await session().scalars(query))


async def coverings(ocd_id: str) -> list[Covering]:
    """The districts, county and judicial district that a place lies in, as far as somebody stated them."""
    rows = await session().execute(
        select(PlaceDivision.division, PlaceDivision.chamber, PlaceDivision.districts_in_place)
        .join(Place, Place.id == PlaceDivision.place_id)
        .where(Place.ocd_id == ocd_id)
    )
    return [Covering(r.division, r.chamber, r.districts_in_place) for r in rows]


async def offices(divisions: Collection[str]) -> Sequence[Office]:
    """The offices of these divisions."""
    return (await session().scalars(select(Office).where(Office.division.in_(divisions)))).all()


async def office(office_id: int) -> Office | None:
    """One office."""
    return await session().get(Office, office_id)


async def official(official_id: int) -> tuple[str, Sequence[Any]] | None:
    """An official's name and every term no better source covers: rows (Term, Office); None for no such id."""
    name = await session().scalar(select(Official.name).where(Official.id == official_id))
    if name is None:
        return None
    rows = await session().execute(
        select(Term, Office)
        .join(Office, Office.id == Term.office_id)
        .where(Term.official_id == official_id, Term.superseded.is_(False))
    )
    return name, rows.all()


async def terms(office_ids: Collection[int]) -> Sequence[Any]:
    """The terms in these offices that no better source covers, each with its official: rows (Term, Official)."""
    return (
        await session().execute(
            select(Term, Official)
            .join(Official, Official.id == Term.official_id)
            .where(Term.office_id.in_(office_ids), Term.superseded.is_(False))
        )
    ).all()


async def contacts(official_ids: Collection[int], on: date) -> Sequence[Contact]:
    """Ways to reach these officials, from records that have them in some office on the day, best first."""
    live = select(Term.record).where(
        Term.official_id.in_(official_ids), or_(Term.last_day.is_(None), Term.last_day >= on)
    )
    return (
        await session().scalars(
            select(Contact)
            .where(Contact.official_id.in_(official_ids), Contact.record.in_(live))
            .order_by(Contact.official_id, Contact.position, Contact.id)
        )
    ).all()
