"""Hartford's own facts, as they come with the bot."""

import csv
import tomllib

import pytest
from sqlalchemy import select

from cogs.officials.importing.running import import_paths
from cogs.officials.names import name_forms
from cogs.officials.roles import read_title
from cogs.officials.store import ImportSource, Office, Official, Place, PlaceAlias, PlaceDivision, Term
from tests.cogs.officials.conftest import Web
from tests.cogs.officials.test_import_openstates_csv import ROW, page
from tests.conftest import ROOT

FOLDER = ROOT / "config" / "hartford" / "officials"
FILES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture
async def hartford(front):
    await front.services.directory.seed(FOLDER.parent)
    return front


async def rows(front, query):
    async with front.database.transaction() as session:
        return (await session.execute(query)).all()


async def names(front, office, on):
    from datetime import date

    directory = front.services.directory
    async with front.database.transaction():
        (place,) = ((await directory.locate("Hartford, CT")).place,)
        seats = (await directory.serving(place, office=office, on=date.fromisoformat(on), size=0)).seats
    return [seat.tenure.name if seat.tenure else None for seat in seats]


async def test_the_people_of_the_story_that_started_this_are_found_as_of_its_day(hartford):
    for office, name in {
        "chief": "James Rovella",
        "mayor": "Luke Bronin",
        "council president": 'Thomas "TJ" Clarke II',
        "state's attorney": "Gail P. Hardy",
    }.items():
        assert await names(hartford, office, "2016-07-20") == [name]
    assert "Richard Blumenthal" in await names(hartford, "U.S. senator", "2016-07-20")


async def test_later_terms_supersede_them(hartford):
    assert await names(hartford, "mayor", "2026-11-23") == ["Arunan Arulampalam"]
    assert await names(hartford, "chief", "2026-11-23") == ["James Rovella"]
    assert await names(hartford, "fiscal", "2026-11-23") == ["Sharmese L. Walcott"]
    assert await names(hartford, "mayor", "2023-12-31") == ["Luke Bronin"]


async def test_chiefs_follow_each_other_through_interims(hartford):
    held = {
        "2018-01-15": "James Rovella",
        "2018-12-01": "David Rosado",
        "2019-06-01": "Jason Thody",
        "2021-06-01": "Jason Thody",
        "2024-12-01": "Kenny Howell",
        "2025-05-01": "James Rovella",
    }
    assert {day: (await names(hartford, "chief", day))[0] for day in held} == held


async def test_who_never_served_is_not_there(hartford):
    everybody = [name for (name,) in await rows(hartford, select(Official.name))]
    assert len(everybody) > 50
    assert not any("McCoy" in name for name in everybody)


async def test_every_recorded_fact_is_stated(hartford, shared_data):
    stated = {
        (form, role, start, end)
        for name, role, start, end in await rows(
            hartford,
            select(Official.name, Office.role, Term.start, Term.end)
            .join(Term, Term.official_id == Official.id)
            .join(Office, Office.id == Term.office_id),
        )
        for form in name_forms(name)
    }
    with (shared_data / "hartford_officials_facts.csv").open(encoding="utf-8") as lines:
        facts = [(row, read_title(row["office"])) for row in csv.DictReader(lines)]
    missing = [
        row
        for row, title in facts
        if title.served
        and not any(
            (f, title.role, row["start"] or None, row["end"] or None) in stated for f in name_forms(row["name"])
        )
    ]
    assert missing == []


async def test_our_words_are_our_own(shared_data):
    with (shared_data / "hartford_officials_facts.csv").open(encoding="utf-8") as lines:
        theirs = {row["note"] for row in csv.DictReader(lines) if row["note"]}
    ours = {term.get("note") for file in FILES for term in tomllib.loads(file.read_text()).get("term", [])}
    assert not ours & theirs


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fact_has_its_source_and_the_day_it_was_seen(file):
    for term in tomllib.loads(file.read_text(encoding="utf-8")).get("term", []):
        assert term["source_url"].startswith("http"), term
        assert term["source_date"], term
        assert term["latest_evidence_date"] >= "2012", term


async def test_towns_lie_in_the_districts_of_the_official_returns(hartford, shared_data):
    with (shared_data / "officials" / "ct_town_districts_2022.csv").open(encoding="utf-8") as lines:
        returns = [(row["town"], row["ocd_division"]) for row in csv.DictReader(lines)]
    stated = await rows(
        hartford,
        select(Place.name, PlaceDivision.division)
        .join(PlaceDivision, PlaceDivision.place_id == Place.id)
        .where(PlaceDivision.chamber.in_(["lower", "upper", "us_house"])),
    )
    towns = {name for name, _ in stated}
    assert len(towns) == 8
    assert {tuple(row) for row in stated} == {fact for fact in returns if fact[0] in towns}


async def test_zip_codes_are_those_of_the_table(hartford, shared_data):
    with (shared_data / "officials" / "ct_zip_to_town_2020.csv").open(encoding="utf-8") as lines:
        table = {row["zip5"].zfill(5): row["town"] for row in csv.DictReader(lines) if row["zip5"]}
    stated = dict(
        tuple(row)
        for row in await rows(
            hartford,
            select(PlaceAlias.alias, Place.name)
            .join(Place, Place.id == PlaceAlias.place_id)
            .where(PlaceAlias.kind == "zip"),
        )
    )
    assert {code: town for code, town in table.items() if town in set(stated.values()) - {"New Hartford"}}.items() <= (
        stated.items()
    )
    assert all(table.get(code, town) == town for code, town in stated.items())


async def test_reading_them_at_every_start_stores_nothing_anew(hartford):
    hartford.clock.advance(days=1)
    before = await rows(hartford, select(ImportSource.name, ImportSource.imported_at))
    await hartford.services.directory.seed(FOLDER.parent)
    assert await rows(hartford, select(ImportSource.name, ImportSource.imported_at)) == before


async def test_nothing_in_them_is_left_out(front):
    for report in await import_paths(
        FILES, fetch=front.services.fetch, clock=front.clock, transaction=front.database.transaction
    ):
        assert report.failure is None
        assert report.skips == []


async def test_the_configured_source_is_read_in_the_background_where_there_is_a_network(hartford):
    (address,) = tomllib.loads((FOLDER.parent / "officials.toml").read_text(encoding="utf-8"))["refresh"]
    web = hartford.services.directory.fetch = Web()
    await hartford.run("officials-refresh")
    assert await names(hartford, "mayor", "2026-11-23") == ["Arunan Arulampalam"]
    web.pages[address] = page(ROW.format(id="ocd-person/1", district="77"))
    await hartford.run("officials-refresh")
    assert ("77",) in await rows(hartford, select(Office.district).where(Office.role == "lower"))
