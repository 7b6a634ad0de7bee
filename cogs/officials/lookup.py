"""Reads who holds what: the queries behind the Directory."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, exists, func, or_, select

from bot.storage.base import session
from cogs.officials import reading
from cogs.officials.store import (
    Contact,
    ImportSource,
    Office,
    Official,
    OfficialName,
    Place,
    PlaceAlias,
    PlaceDivision,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

_IN_COUNTY = re.compile(r"/(?:county|parish):([^/]+)/place:|_~(\w+)_county~$")
"""A county in a place's id: `county:ocean/place:lakewood`; `place:reno_~lamar_county~`."""
_SORTS = frozenset(["city", "town", "township", "village", "borough", "county"])


# Written once: putting such a query together costs as much as running it.
_OFFICES = (
    select(
        Office.id.label("office_id"), Office.role, Office.title, Office.district, Office.level, Office.division,
        Office.appointed, Office.seats, Office.vacant_until, Term.id.label("term_id"), Term.record,
        Term.official_id, Term.start, Term.end, Term.first_day, Term.last_day, Term.acting, Term.certainty,
        Term.source_url, Term.source_date, Term.verified_on, Term.note, Official.name, Official.party,
        Official.image,
    )
    .outerjoin(Term, (Term.office_id == Office.id) & Term.superseded.is_(False))
    .outerjoin(Official, Official.id == Term.official_id)
    .where(Office.division.in_(bindparam("divisions", expanding=True)))
)  # fmt: skip
_LIVE = select(Term.record).where(
    Term.official_id.in_(bindparam("officials", expanding=True)),
    or_(Term.last_day.is_(None), Term.last_day >= bindparam("on")),
)
_WITH_TERMS = exists().where(Term.record == Contact.record)  # local offices of Congress stand in a list of their own
_CONTACTS = (
    select(Contact.official_id, Contact.record, Contact.position, Contact.kind, Contact.label, Contact.value)
    .where(
        Contact.official_id.in_(bindparam("officials", expanding=True)),
        or_(Contact.record.in_(_LIVE), ~_WITH_TERMS),
    )
    .order_by(Contact.official_id, Contact.position, Contact.id)
)


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


async def seeded(name: str) -> str | None:
    """The digest of what was read from a community's folder last."""
    return await session().scalar(select(ImportSource.digest).where(ImportSource.name == name))


async def remember_seed(name: str, digest: str, now: datetime) -> None:
    """Keep the digest of what was just read."""
    row = await session().scalar(select(ImportSource).where(ImportSource.name == name))
    if row is None:
        row = ImportSource(name=name)
        session().add(row)
    row.digest, row.imported_at = digest, now


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
    return (found[1] or found[2]).replace("_", " ").title() if found else ""


async def aliases(kind: str) -> list[tuple[str, str]]:
    """Other words for places, as (ocd_id, word); `kind` is "name" or "zip"."""
    rows = await session().execute(
        select(Place.ocd_id, PlaceAlias.alias)
        .join(PlaceAlias, PlaceAlias.place_id == Place.id)
        .where(PlaceAlias.kind == kind, Place.ocd_id.is_not(None))
    )
    return [(r.ocd_id, r.alias) for r in rows]


async def staffed() -> set[str]:
    """The divisions that have an office."""
    return set(await session().scalars(select(Office.division).distinct()))


async def signposts() -> set[str | None]:
    """The places that only a community's own files name."""
    return set(await session().scalars(select(Place.ocd_id).where(Place.origin == "roundtable")))


async def unlisted() -> set[str]:
    """The towns that no list of places names: an office serves them, or a table of districts names them."""
    towns = select(Place.ocd_id).where(Place.origin.in_(("openstates", "derived")), Place.ocd_id.contains("/place:"))
    return {str(ocd_id) for ocd_id in await session().scalars(towns)}


async def coverings() -> dict[str, list[Covering]]:
    """By place, the districts, county and judicial district that it lies in, as far as somebody stated them."""
    rows = await session().execute(
        select(Place.ocd_id, PlaceDivision.division, PlaceDivision.chamber, PlaceDivision.districts_in_place).join(
            PlaceDivision, PlaceDivision.place_id == Place.id
        )
    )
    by_place: dict[str, list[Covering]] = {}
    for ocd_id, division, chamber, count in rows:
        by_place.setdefault(str(ocd_id), []).append(Covering(sys.intern(division), sys.intern(chamber), count))
    return by_place


async def offices(divisions: Collection[str]) -> Sequence[Any]:
    """The offices of these divisions with every term that no better source covers, each with its official.

    One row a term; an office without any has one row whose `term_id` is None. Columns rather than objects: a
    first look at a place reads a hundred of them.
    """
    return (await session().execute(_OFFICES, {"divisions": list(divisions)})).all()


async def in_districts(state: str, on: date) -> bool:
    """Whether somebody sat in Congress for a numbered district of the state (a postal code) on the day."""
    sat = (
        select(Term.id)
        .join(Office, Office.id == Term.office_id)
        .where(
            Office.role == "us_house",
            Office.state == state,
            Office.division.not_like("%/cd:at-large"),
            Term.first_day <= on,
            or_(Term.last_day.is_(None), Term.last_day >= on),
        )
    )
    return bool(await session().scalar(select(exists(sat))))


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


async def contacts(official_ids: Collection[int], on: date) -> Sequence[Any]:
    """Ways to reach these officials, from records that have them in some office on the day, best first."""
    return (await session().execute(_CONTACTS, {"officials": list(official_ids), "on": on})).all()


async def named(names: Collection[str]) -> set[str]:
    """Which of these normalized names are somebody's who holds or held an office."""
    return set(await session().scalars(select(OfficialName.name).where(OfficialName.name.in_(names)).distinct()))
