from datetime import date

import pytest
import yaml
from sqlalchemy import func, select

from cogs.officials.lookup import contacts
from cogs.officials.store import Contact, Office, Official, OfficialKey, Term
from tests.cogs.officials.conftest import write

CONNECTICUT = {"Richard Blumenthal": "B001277", "Chris Murphy": "M001169", "John Larson": "L000557"}


def standing(name):
    return (
        select(Term.start, Term.end, Term.origin, Term.verified_on)
        .join(Official, Official.id == Term.official_id)
        .where(Official.name == name, Term.superseded.is_(False))
        .order_by(Term.start)
    )


async def test_members_of_both_houses_are_counted_on_a_day(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "legislators-current.yaml")
    assert (report.people, report.terms) == (537, 2792)
    assert await imports.counts("CT", "2026-08-05") == {"us_house": 5, "us_senate": 2}
    assert await imports.counts(None, "2026-08-05") == {"us_house": 437, "us_senate": 100}


@pytest.mark.parametrize("first", ["openstates", "congress", "own"])
async def test_a_member_in_three_sources_is_one_person_whichever_came_first(imports, shared_data, first):
    sources = {
        "openstates": shared_data / "officials" / "openstates_people_us_ct_delegation.zip",
        "congress": shared_data / "officials" / "legislators-current.yaml",
        "own": shared_data / "hartford_officials_facts.csv",
    }
    for path in sorted(sources.values(), key=lambda path: path != sources[first]):
        await imports(path)
    for name, bioguide in CONNECTICUT.items():
        this = select(OfficialKey.official_id).where(OfficialKey.key == f"bioguide:{bioguide}").scalar_subquery()
        keys = await imports.values(select(OfficialKey.key).where(OfficialKey.official_id == this))
        assert {key.partition(":")[0].partition("/")[0] for key in keys} == {"ocd-person", "bioguide", "roundtable"}
        assert await imports.values(select(Official.name).where(Official.id == this)) == [name]
    counts = await imports.counts("CT", "2026-08-05")
    assert (counts["us_house"], counts["us_senate"]) == (5, 2)


async def test_true_ends_come_from_congress_and_placeholders_are_not_believed(imports, shared_data):
    await imports(shared_data / "officials" / "openstates_people_us_ct_delegation.zip")
    assert [tuple(row)[:2] for row in await imports.rows(standing("Richard Blumenthal"))] == [("2011-01-03", None)]
    await imports(shared_data / "officials" / "legislators-current.yaml")
    terms = [tuple(row)[:3] for row in await imports.rows(standing("Richard Blumenthal"))]
    assert terms[-1] == ("2023-01-03", "2029-01-03", "congress")
    assert {origin for _, _, origin in terms} == {"congress"}


async def test_local_offices_and_accounts_join_by_bioguide(imports, shared_data):
    files = [
        shared_data / "officials" / f"legislators-{part}.yaml"
        for part in ("district-offices", "social-media", "current")
    ]
    await imports(*files)
    ways = (
        select(Contact.kind, Contact.label, Contact.value)
        .join(Official, Official.id == Contact.official_id)
        .where(Official.name == "Richard Blumenthal")
    )
    told = {tuple(row) for row in await imports.rows(ways)}
    assert ("phone", "Hartford", "860-258-6940") in told
    assert ("twitter", "", "SenBlumenthal") in told
    assert ("phone", "capitol", "202-224-2823") in told


async def test_a_directory_finds_the_local_offices_though_their_list_knows_no_terms(imports, shared_data):
    await imports(*(shared_data / "officials" / f"legislators-{part}.yaml" for part in ("current", "district-offices")))
    (number,) = await imports.values(select(Official.id).where(Official.name == "Richard Blumenthal"))
    async with imports.database.transaction():
        found = await contacts([number], date(2026, 11, 23))
    assert "860-258-6940" in [way.value for way in found]


async def test_contacts_of_somebody_unknown_are_left_out_and_named(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "legislators-social-media.yaml")
    assert {skip.reason.key for skip in report.skips} == {"import-unknown-person"}
    assert await imports.values(select(func.count()).select_from(Official)) == [0]


async def test_a_broken_member_is_named_and_the_others_imported(imports, tmp_path):
    term = {
        "type": "rep",
        "start": "2025-01-03",
        "end": "2027-01-03",
        "state": "WY",
        "district": "0",
        "party": "Republican",
    }
    good = {"id": {"bioguide": "S000001"}, "name": {"first": "Ana", "last": "Sample"}, "terms": [term]}
    bad = [
        {"name": {"first": "Nobody"}, "terms": [term]},
        good | {"id": {"bioguide": "S000002"}, "terms": [term | {"state": "ZZ"}]},
        good | {"id": {"bioguide": "S000003"}, "terms": [{**term, "end": ""}, term]},
        "what",
    ]
    report = await imports.one(write(tmp_path / "legislators-current.yaml", [*bad, good]))
    assert [(skip.field, skip.reason.key) for skip in report.skips] == [
        ("[0].id.bioguide", "import-missing"),
        ("[1] S000002.terms[0].state", "import-bad-state"),
        ("[1] S000002.terms", "import-no-role"),
        ("[2] S000003.terms[0].end", "import-missing"),
        ("[3]", "import-not-map"),
    ]
    assert set(await imports.values(select(Office.division))) == {"ocd-division/country:us/state:wy/cd:at-large"}


async def test_a_president_who_never_sat_in_congress_has_no_bioguide_id(imports, tmp_path):
    term = {"type": "prez", "start": "2025-01-20", "end": "2029-01-20", "party": "Republican"}
    member = {
        "id": {"bioguide": "S000001"},
        "name": {"first": "Vi", "last": "Sample"},
        "terms": [{**term, "type": "viceprez"}],
    }
    report = await imports.one(
        write(tmp_path / "executive.yaml", [{**member, "id": {"govtrack": 7}, "terms": [term]}, member])
    )
    assert report.skips == []
    assert await imports.counts(None, "2026-11-23") == {"president": 1, "vice_president": 1}


async def test_on_the_day_of_the_handover_the_seat_is_the_successors(imports, tmp_path):
    def member(bioguide, name, start, end):
        term = {"type": "rep", "start": start, "end": end, "state": "CT", "district": 1, "party": "Democrat"}
        return {"id": {"bioguide": bioguide}, "name": {"first": name, "last": "Sample"}, "terms": [term]}

    people = [member("A1", "Ana", "2023-01-03", "2025-01-03"), member("B1", "Ben", "2025-01-03", "2027-01-03")]
    await imports(write(tmp_path / "legislators.yaml", people))
    days = select(Term.last_day).order_by(Term.start)
    assert await imports.values(days) == [date(2025, 1, 2), date(2027, 1, 2)]
    assert await imports.counts("CT", "2025-01-03") == {"us_house": 1}


async def test_who_left_congress_is_no_longer_in_office_once_the_list_drops_them(imports, shared_data, tmp_path):
    members = yaml.load((shared_data / "officials" / "legislators-current.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    ours = [member for member in members if member["terms"][-1]["state"] == "CT"]
    await imports(write(tmp_path / "legislators-current.yaml", ours))
    left = [member for member in ours if member["name"]["last"] != "Larson"]
    report = await imports.one(write(tmp_path / "legislators-current.yaml", left))
    assert report.removed == 1
    assert await imports.counts("CT", "2026-08-05") == {"us_house": 4, "us_senate": 2}
