"""Stores places, their other names, and the divisions that cover them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cogs.officials.divisions import COUNTRY, state_division, state_of
from cogs.officials.importing import bulk, ocd
from cogs.officials.importing.facts import AliasFact, CoverFact, PlaceFact
from cogs.officials.importing.report import Change
from cogs.officials.names import normalize, slug
from cogs.officials.store import Place, PlaceAlias, PlaceDivision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cogs.officials.importing.report import Report

_RANK = {"derived": 0, "openstates": 1, "roundtable": 2, "ocd": 3}
_FIELDS = ("name", "full_name", "kind")


async def found_under(divisions: Collection[str]) -> dict[str, str]:
    """Where places stand whose id was guessed from their names: guessed id → the one that is known.

    A town of Wisconsin lies below its county in the census list; a table that says "Hartford, WI" cannot tell.
    Only a guess that is itself unknown, and fits one place of the state alone, is corrected.
    """
    guessed = {d for d in divisions if "/place:" in d and d.count("/") == 3}
    known = set(await bulk.select_in(lambda ids: select(Place.ocd_id).where(Place.ocd_id.in_(ids)), guessed))
    unknown = {d: (state_of(d), d.rpartition(":")[2].replace("_", " ")) for d in guessed if (d,) not in known}
    rows = await bulk.select_in(
        lambda names: select(Place.ocd_id, Place.state, Place.normalized).where(
            Place.normalized.in_(names), Place.ocd_id.contains("/place:")
        ),
        {name for _, name in unknown.values()},
    )
    fitting: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        fitting[row.state, row.normalized].append(row.ocd_id)
    return {d: fitting[where][0] for d, where in unknown.items() if len(fitting[where]) == 1}


def derived(divisions: Iterable[str], names: dict[str, str]) -> list[PlaceFact]:
    """The places that must exist because an office serves them or a table names them; and their states."""
    found: dict[str, PlaceFact] = {}
    for division in divisions:
        state = state_of(division)
        whole = state_division(state) if state else COUNTRY
        for ocd_id in (whole, division):
            last = ocd_id.rpartition("/")[2].partition(":")[0]
            if last in {"place", "county", "parish", "borough", "judicial_district"} or ocd_id == whole:
                name = names.get(ocd_id) or _spoken(ocd_id)
                found.setdefault(ocd_id, ocd.place(ocd_id, name, origin="derived"))
    return list(found.values())


def _spoken(ocd_id: str) -> str:
    """A name for a place that only its id names: `…/place:west_hartford` → "West Hartford"."""
    kind, _, slug = ocd_id.rpartition("/")[2].partition(":")
    words = " ".join(word.capitalize() for word in slug.split("_"))
    sorts = {"county": " County", "parish": " Parish", "borough": " Borough", "judicial_district": " Judicial District"}
    return "United States" if ocd_id == COUNTRY else words + sorts.get(kind, "")


async def save_places(facts: Collection[PlaceFact], report: Report) -> None:
    """Add places; rename those that a source of no lower rank names otherwise."""
    best: dict[str, PlaceFact] = {}
    for fact in facts:
        if fact.ocd_id not in best or _RANK[fact.origin] > _RANK[best[fact.ocd_id].origin]:
            best[fact.ocd_id] = fact
    rows = await bulk.select_in(
        lambda ids: select(
            Place.id, Place.ocd_id, Place.name, Place.full_name, Place.kind, Place.county, Place.origin
        ).where(Place.ocd_id.in_(ids)),
        best,
    )
    known = {row.ocd_id: row for row in rows}
    new = [_row(fact) for ocd_id, fact in best.items() if ocd_id not in known]
    renamed = [
        _row(best[ocd_id]) | {"id": row.id}
        for ocd_id, row in known.items()
        if _RANK[best[ocd_id].origin] >= _RANK[row.origin] and _differs(best[ocd_id], row)
    ]
    await bulk.add(Place, new)
    await bulk.change(Place, renamed)
    report.added += len(new)
    report.changed += len(renamed)


def _differs(fact: PlaceFact, row: Any) -> bool:
    if fact.origin != row.origin or any(getattr(fact, name) != getattr(row, name) for name in _FIELDS):
        return True
    return slug(fact.county) != slug(row.county)  # a list without the counties themselves only knows their slugs


def _row(fact: PlaceFact) -> dict[str, Any]:
    return {
        "ocd_id": fact.ocd_id,
        "name": fact.name[:200],
        "full_name": fact.full_name[:200],
        "kind": fact.kind[:40],
        "state": fact.state,
        "county": fact.county[:100],
        "normalized": normalize(fact.name)[:200],
        "origin": fact.origin,
    }


async def _ids(divisions: Collection[str]) -> dict[str, int]:
    rows = await bulk.select_in(lambda ids: select(Place.ocd_id, Place.id).where(Place.ocd_id.in_(ids)), divisions)
    return {row.ocd_id: row.id for row in rows}


async def save_aliases(facts: Collection[AliasFact], report: Report) -> None:
    """Add other names and ZIP codes of places."""
    ids = await _ids({fact.place for fact in facts})
    wanted = {(ids[fact.place], fact.alias[:200]): fact.kind for fact in facts if fact.place in ids}
    rows = await bulk.select_in(
        lambda places: select(PlaceAlias.place_id, PlaceAlias.alias).where(PlaceAlias.place_id.in_(places)),
        {place for place, _ in wanted},
    )
    known = {(row.place_id, row.alias) for row in rows}
    new = [
        {"place_id": place, "alias": alias, "kind": kind}
        for (place, alias), kind in wanted.items()
        if (place, alias) not in known
    ]
    await bulk.add(PlaceAlias, new)
    report.added += len(new)


async def save_covers(facts: Collection[CoverFact], report: Report) -> None:
    """Store which divisions cover a place; for each chamber the list given replaces the one before."""
    ids = await _ids({fact.place for fact in facts})
    wanted = {(ids[fact.place], fact.division): fact for fact in facts if fact.place in ids}
    chambers = {(place, fact.chamber) for (place, _), fact in wanted.items()}
    rows = await bulk.select_in(
        lambda places: select(
            PlaceDivision.place_id, PlaceDivision.division, PlaceDivision.chamber, PlaceDivision.districts_in_place
        ).where(PlaceDivision.place_id.in_(places)),
        {place for place, _ in wanted},
    )
    known = {(row.place_id, row.division): row for row in rows}
    gone = [key for key, row in known.items() if (row.place_id, row.chamber) in chambers and key not in wanted]
    report.changes += _news(wanted, known, gone)
    new, changed = [], []
    for key, fact in wanted.items():
        values = {"place_id": key[0], "division": fact.division, "chamber": fact.chamber,
                  "districts_in_place": fact.districts_in_place, "source": fact.source}  # fmt: skip
        if key not in known:
            new.append(values)
        elif (known[key].chamber, known[key].districts_in_place) != (fact.chamber, fact.districts_in_place):
            changed.append(values)
    await bulk.add(PlaceDivision, new)
    await bulk.change(PlaceDivision, changed)
    await _drop_covers(gone)
    report.added, report.changed = report.added + len(new), report.changed + len(changed)
    report.removed += len(gone)


def _news(
    wanted: Mapping[tuple[int, str], CoverFact], known: Mapping[tuple[int, str], Any], gone: Collection[tuple[int, str]]
) -> list[Change]:
    """Which districts a town got and lost; a chamber's first list is none, or a whole state's would be told."""
    towns = {place: fact.place_name for (place, _), fact in wanted.items()}
    listed = {(place, row.chamber) for (place, _), row in known.items()}
    got = [
        Change(towns[place], fact.chamber, "", division)
        for (place, division), fact in wanted.items()
        if (place, division) not in known and (place, fact.chamber) in listed
    ]
    return got + [Change(towns[place], known[place, division].chamber, division, "") for place, division in gone]


async def _drop_covers(gone: Collection[tuple[int, str]]) -> None:
    by_division: dict[str, list[int]] = defaultdict(list)
    for place, division in gone:
        by_division[division].append(place)
    for division, places in by_division.items():
        for piece in bulk.pieces(places):
            await bulk.drop(PlaceDivision, PlaceDivision.division == division, PlaceDivision.place_id.in_(piece))


def moved(facts: Collection[Any], places: dict[str, str]) -> list[Any]:
    """Alias and cover facts with guessed place ids replaced by known ones."""
    return [replace(fact, place=places.get(fact.place, fact.place)) for fact in facts]
