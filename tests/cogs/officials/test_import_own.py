import csv
from datetime import date

import pytest
from sqlalchemy import select

from cogs.officials.dates import in_office
from cogs.officials.store import Contact, Office, Official, Place, PlaceAlias, PlaceDivision, Term

HARTFORD = "ocd-division/country:us/state:ct/place:hartford"
HEADER = "name,office,jurisdiction,start,end,certainty,latest_evidence_date,note\n"


async def holders(imports, role, on):
    rows = await imports.rows(
        select(Official.name, Term.first_day, Term.last_day, Term.acting)
        .join(Term, Term.official_id == Official.id)
        .join(Office, Office.id == Term.office_id)
        .where(Office.role == role, Term.superseded.is_(False))
    )
    return sorted((row.name, row.acting) for row in rows if in_office(row, date.fromisoformat(on)))


@pytest.fixture
async def hartford(imports, shared_data):
    await imports(shared_data / "hartford_officials_facts.csv")
    return imports


HELD = [
    ("police_chief", "2016-07-20", [("James Rovella", False)]),
    ("mayor", "2016-07-20", [("Luke Bronin", False)]),
    ("council_president", "2016-07-20", [('Thomas "TJ" Clarke II', False)]),
    ("states_attorney", "2016-07-20", [("Gail P. Hardy", False)]),
    ("us_senate", "2016-07-20", [("Chris Murphy", False), ("Richard Blumenthal", False)]),
    ("police_chief", "2019-10-01", [("Jason Thody", True)]),
    ("police_chief", "2021-01-01", [("Jason Thody", False)]),
    ("police_chief", "2024-08-01", [("Kenny Howell", True)]),
    ("police_chief", "2025-02-23", [("Kenny Howell", True)]),
    ("police_chief", "2025-02-24", [("James Rovella", True)]),
    ("police_chief", "2026-11-23", [("James Rovella", False)]),
    ("mayor", "2023-12-31", [("Luke Bronin", False)]),
    ("mayor", "2024-01-01", [("Arunan Arulampalam", False)]),
]


async def test_who_held_an_office_in_hartford_on_a_day(hartford):
    for role, on, who in HELD:
        assert await holders(hartford, role, on) == who, (role, on)


async def test_a_nominee_who_never_served_is_no_office_holder_and_is_named(imports, shared_data):
    report = await imports.one(shared_data / "hartford_officials_facts.csv")
    (skip,) = report.skips
    assert (skip.reason.key, skip.given) == ("import-never-served", "Tyrell J. McCoy")
    assert not await imports.values(select(Official.name).where(Official.name.contains("McCoy")))


async def test_one_person_however_spelt(hartford):
    names = await hartford.values(select(Official.name))
    assert [name for name in names if "chez" in name] == ["Jimmy Sánchez"]
    assert len([name for name in names if "Clarke" in name]) == 1
    assert len([name for name in names if "Rovella" in name]) == 1


async def test_nine_council_members_share_one_office(hartford):
    assert await hartford.counts("CT", "2026-11-23") | {"council_member": 9} == await hartford.counts(
        "CT", "2026-11-23"
    )
    assert len(await hartford.values(select(Office.id).where(Office.role == "council_member"))) == 1


async def test_every_row_but_the_nominees_is_a_term_with_its_source(hartford, shared_data):
    with (shared_data / "hartford_officials_facts.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "nominee" not in row["office"]]
    stored = await hartford.rows(
        select(Official.name, Term.start, Term.end, Term.source_url, Term.certainty, Term.evidence_on).join(
            Term, Term.official_id == Official.id
        )
    )
    told = {tuple(value or None for value in row)[1:] for row in stored}
    assert len(stored) == len(rows)
    for row in rows:
        columns = ("start", "end", "source_url", "certainty", "latest_evidence_date")
        assert tuple(row[column] or None for column in columns) in told


async def test_our_own_and_open_states_people_are_the_same_people(hartford, shared_data):
    before = set(await hartford.values(select(Official.id)))
    await hartford(shared_data / "officials" / "openstates_people_ct.zip")
    for name in ("Ned Lamont", "Matt Ritter", "Jimmy Sánchez", "Julio Concepción", "Doug McCrory", "Luke Bronin"):
        (number,) = await hartford.values(select(Official.id).where(Official.name == name))
        assert number in before
    assert await holders(hartford, "mayor", "2015-06-01") != [("Luke Bronin", False)], "his start is known now"
    assert ("Arunan Arulampalam", False) in await holders(hartford, "mayor", "2026-11-23")
    assert ("Luke Bronin", False) not in await holders(hartford, "mayor", "2026-11-23")


async def test_importing_twice_changes_nothing_and_a_new_date_is_told(imports, tmp_path):
    file = tmp_path / "facts.csv"
    row = 'Ana Sample,Police Chief,"Hartford, Connecticut",2024-01,{end},high,2026-01,"kept, in quotes"\n'
    file.write_text(HEADER + row.format(end=""))
    await imports(file)
    assert (await imports.one(file)).unchanged
    file.write_text(HEADER + row.format(end="2026-11"))
    (change,) = (await imports.one(file)).changes
    assert (change.who, change.field, change.old, change.new) == (
        "Ana Sample", f"police_chief@{HARTFORD} end", "-", "2026-11",
    )  # fmt: skip
    assert await holders(imports, "police_chief", "2026-12-01") == []


async def test_a_corrected_start_is_the_same_term(imports, tmp_path):
    file = tmp_path / "facts.csv"
    row = 'Ana Sample,Mayor,"Hartford, Connecticut",{start},,high,,\n'
    file.write_text(HEADER + row.format(start="2024"))
    await imports(file)
    file.write_text(HEADER + row.format(start="2024-01-01"))
    (change,) = (await imports.one(file)).changes
    assert (change.old, change.new) == ("2024", "2024-01-01")
    assert await imports.values(select(Term.start)) == ["2024-01-01"]


async def test_bad_rows_are_named_by_line_and_column(reading, tmp_path):
    file = tmp_path / "facts.csv"
    file.write_text(
        HEADER
        + ',Mayor,"Hartford, Connecticut",,,,,\n'
        + 'Ana Sample,Mayor,"Hartford, Connecticut",yesterday,,,,\n'
        + "Ana Sample,Mayor,Atlantis,,,,,\n"
        + 'Ana Sample,Mayor,"Hartford, Connecticut",2024,2023,,,\n'
        + 'Ana Sample,Mayor,"Hartford, Connecticut",2024,,surely,,\n'
        + "Ana Sample,State Representative,Connecticut,2024,,,,\n"
        + "Ana Sample,Mayor,x,,,,,,,,,,\n"
        + '?!,Mayor,"Hartford, Connecticut",2024,,,,\n'
        + '"Ana\nSample",Mayor,"Hartford, Connecticut",2024,,,,\n'
    )
    report = await reading.one(file)
    assert [(skip.file, skip.field, skip.reason.key) for skip in report.skips] == [
        ("facts.csv:2", "name", "import-missing"),
        ("facts.csv:3", "start", "import-bad-date"),
        ("facts.csv:4", "jurisdiction", "import-bad-jurisdiction"),
        ("facts.csv:5", "end", "import-ends-first"),
        ("facts.csv:6", "certainty", "import-bad-choice"),
        ("facts.csv:7", "district", "import-missing"),
        ("facts.csv:8", "", "import-too-many-cells"),
        ("facts.csv:9", "name", "import-no-name"),
    ]
    assert await reading.values(select(Official.name)) == ["Ana Sample"]


async def test_a_row_that_turned_bad_takes_nothing_away_and_lets_nothing_else_grow_old(imports, tmp_path):
    file = tmp_path / "facts.csv"
    row = '{},"Hartford, Connecticut",{},{}\n'.format
    ben = row("Ben Sample,Police Chief", "2024-01-01", "")
    header, cy = "name,office,jurisdiction,start,phone\n", row("Cy Sample,City Clerk", "2024-01-01", "")
    file.write_text(header + row("Ana Sample,Mayor", "2024-01-01", "555-0100") + ben + cy)
    await imports(file)
    file.write_text(header + row("Ana Sample,Mayor", "2024-01-01", "555-0199") + ben.replace("-01-01", "-13-01"))
    report = await imports.one(file)
    assert [skip.field for skip in report.skips] == ["start"]
    assert ("phone", "555-0100", "555-0199") in [(one.field, one.old, one.new) for one in report.changes]
    assert await imports.values(select(Contact.value)) == ["555-0199"]
    assert sorted(await imports.values(select(Official.name))) == ["Ana Sample", "Ben Sample"]
    file.write_text(header + ben + ",Mayor,x,,\n")
    await imports(file)
    assert sorted(await imports.values(select(Official.name))) == ["Ana Sample", "Ben Sample"], "whose row it was?"


async def test_two_people_of_one_name_in_two_towns_stay_two(imports, tmp_path):
    file = tmp_path / "facts.csv"
    file.write_text(
        HEADER
        + 'John Smith,Mayor,"Hartford, Connecticut",2020,,,,\n'
        + 'John Smith,Mayor,"Bristol, Connecticut",2020,,,,\n'
        + 'John Smith,Mayor,"Hartford, Vermont",2020,,,,\n'
    )
    await imports(file)
    assert await imports.values(select(Official.name)) == ["John Smith"] * 3


async def test_a_town_below_its_county_is_found_by_name(imports, shared_data, tmp_path):
    await imports(shared_data / "officials" / "ocd_us_census_places.csv.gz")
    file = tmp_path / "facts.csv"
    file.write_text(
        HEADER + 'Ana Sample,Supervisor,"Granville, Ohio",2020,,,,\nBen Sample,Mayor,"Akron, Ohio",2020,,,,\n'
    )
    await imports(file)
    known = set(await imports.values(select(Place.ocd_id)))
    assert set(await imports.values(select(Office.division))) <= known


async def test_a_toml_file_states_people_places_and_vacancies(imports, tmp_path):
    file = tmp_path / "facts.toml"
    file.write_text(
        """
        [[place]]
        name = "Hartford"
        state = "CT"
        aliases = ["Htfd"]
        zips = ["06103"]
        lower = ["1", "3"]
        judicial = ["Hartford"]

        [[term]]
        name = "Ana Sample"
        office = "Acting Fire Chief"
        jurisdiction = "Hartford, Connecticut"
        start = 2024-01-08
        appointed = true

        [[person]]
        name = "Ana Sample"
        phone = "860-555-0100"
        also = ["Annie Sample"]

        [[vacancy]]
        office = "City Clerk"
        jurisdiction = "Hartford, Connecticut"
        until = 2026-12-31
        """
    )
    report = await imports.one(file)
    assert not report.skips
    assert await holders(imports, "fire_chief", "2026-01-01") == [("Ana Sample", True)]
    assert sorted(await imports.values(select(PlaceAlias.alias))) == ["06103", "htfd"]
    assert len(await imports.values(select(PlaceDivision.division))) == 3
    assert await imports.values(select(Contact.value)) == ["860-555-0100"]
    assert await imports.values(select(Office.vacant_until).where(Office.role == "city_clerk")) == ["2026-12-31"]
    assert (await imports.one(file)).unchanged


async def test_the_files_that_come_with_the_project_are_read_without_a_complaint(imports):
    from tests.conftest import ROOT

    reports = await imports(ROOT / "config" / "hartford")
    assert not [report.failure for report in reports if report.failure]
    assert not [skip for report in reports for skip in report.skips if skip.bad]
    assert await holders(imports, "mayor", "2026-11-23") == [("Arunan Arulampalam", False)]


@pytest.mark.parametrize("between", [";", "\t"])
async def test_a_table_is_read_whatever_a_spreadsheet_puts_between_its_cells(imports, tmp_path, between):
    row = between.join(["Ann Lee", "Mayor", "Hartford, CT", "2024-01", "", "high", "", '"a, b"'])
    (tmp_path / "city.csv").write_text(f"\ufeff{HEADER.replace(',', between)}{row}\n", encoding="utf-8")
    await imports(tmp_path / "city.csv")
    assert await holders(imports, "mayor", "2025-01-01") == [("Ann Lee", False)]
