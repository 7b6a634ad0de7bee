import gzip

import pytest
from sqlalchemy import func, select

from cogs.officials.store import Office, Place, PlaceAlias, PlaceDivision
from tests.cogs.officials.conftest import legislator, write

CT = "ocd-division/country:us/state:ct"


def districts_of(town):
    return (
        select(PlaceDivision.chamber, PlaceDivision.division, PlaceDivision.districts_in_place)
        .join(Place, Place.id == PlaceDivision.place_id)
        .where(Place.name == town, Place.state == "CT")
    )


async def test_hartford_lies_in_the_districts_of_the_returns(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "ct_town_districts_2022.csv")
    told = {}
    for chamber, division, count in await imports.rows(districts_of("Hartford")):
        told.setdefault((chamber, count), set()).add(division.rpartition(":")[2])
    assert told == {("lower", 6): {"1", "3", "4", "5", "6", "7"}, ("upper", 2): {"1", "2"}, ("us_house", 1): {"1"}}
    assert report.places == 169
    roles = select(Office.role, func.count()).group_by(Office.role)
    assert dict(tuple(row) for row in await imports.rows(roles)) == {"lower": 151, "upper": 36, "us_house": 5}


async def test_a_new_map_replaces_the_old_one_and_leaves_the_other_chambers(imports, tmp_path):
    head = "state,town,chamber,district\n"
    file = tmp_path / "map2022.csv"
    file.write_text(f"{head}CT,Avon,lower,17\nCT,Avon,lower,19\nCT,Avon,upper,08\n")
    await imports(file)
    later = tmp_path / "map2032.csv"
    later.write_text(f"{head}CT,Avon,lower,19\n")
    report = await imports.one(later)
    told = {
        (chamber, division.rpartition("/")[2], n) for chamber, division, n in await imports.rows(districts_of("Avon"))
    }
    assert told == {("lower", "sldl:19", 1), ("upper", "sldu:8", 1)}
    assert (report.changed, report.removed) == (1, 1)
    later.write_text(f"{head}CT,Avon,lower,21\n")
    changes = (await imports.one(later)).changes
    assert [(one.who, one.field, one.old[-7:], one.new[-7:]) for one in changes] == [
        ("Avon", "lower", "", "sldl:21"),
        ("Avon", "lower", "sldl:19", ""),
    ]


async def test_judicial_districts_and_counties_are_read_from_the_same_form(imports, tmp_path):
    file = tmp_path / "towns.csv"
    file.write_text(
        "state,town,chamber,district\nConnecticut,Avon,judicial,Hartford\nConnecticut,Avon,county,Hartford County\n"
    )
    await imports(file)
    told = {division for _, division, _ in await imports.rows(districts_of("Avon"))}
    assert told == {f"{CT}/judicial_district:hartford", f"{CT}/county:hartford"}
    assert "Hartford Judicial District" in await imports.values(select(Place.name))


async def test_bad_rows_of_a_town_table_are_named(reading, tmp_path):
    file = tmp_path / "towns.csv"
    file.write_text("state,town,chamber,district,districts_in_town\nCT,,lower,1,1\nZZ,Avon,lower,1,1\nCT,Avon,court,1,1\n"
                    "CT,Avon,lower,,1\nCT,Avon,lower,1,many\nCT,Avon,lower,1,1\n")  # fmt: skip
    report = await reading.one(file)
    assert [(skip.file, skip.field, skip.reason.key) for skip in report.skips] == [
        ("towns.csv:2", "town", "import-missing"),
        ("towns.csv:3", "state", "import-bad-state"),
        ("towns.csv:4", "chamber", "import-bad-choice"),
        ("towns.csv:5", "district", "import-missing"),
        ("towns.csv:6", "districts_in_town", "import-not-number"),
    ]
    assert report.places == 1


async def test_nebraskas_one_chamber_is_the_same_office_in_a_table_and_in_open_states(imports, tmp_path):
    role = {"type": "legislature", "jurisdiction": "ocd-jurisdiction/country:us/state:ne/government", "district": "8"}
    file = tmp_path / "towns.csv"
    file.write_text("state,town,chamber,district\nNE,Omaha,upper,8\nNE,Omaha,legislature,8\n")
    await imports(write(tmp_path / "ana.yml", legislator(roles=[role])), file)
    assert await imports.values(select(Office.key)) == ["legislature@ocd-division/country:us/state:ne/sldu:8"]
    assert await imports.values(select(PlaceDivision.division)) == ["ocd-division/country:us/state:ne/sldu:8"]


async def test_a_table_without_a_state_says_so(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "hartford_precinct_districts_2022.csv")
    assert report.failure.key == "import-no-state"


async def test_zip_codes_lead_to_towns_and_keep_their_zero(imports, shared_data, tmp_path):
    await imports(shared_data / "officials" / "ct_zip_to_town_2020.csv")
    towns = select(Place.name).join(PlaceAlias).where(PlaceAlias.alias == "06103")
    assert await imports.values(towns) == ["Hartford"]
    file = tmp_path / "zips.csv"
    file.write_text("zip,town,state\n6604,Bridgeport,CT\n06604-1234,Bridgeport,CT\nnone,Bridgeport,CT\n")
    report = await imports.one(file)
    assert report.added == 0, "6604 is 06604, which is known"
    assert [(skip.field, skip.reason.key) for skip in report.skips] == [("zip", "import-bad-zip")]


async def test_places_of_the_whole_country_with_their_sorts_and_counties(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "ocd_us_census_places.csv.gz")
    assert report.places == 39242
    hartfords = select(Place.state, Place.kind, Place.county).where(Place.name == "Hartford")
    rows = [tuple(row) for row in await imports.rows(hartfords)]
    assert len(rows) == 21
    assert {("CT", "city", ""), ("VT", "town", ""), ("WI", "town", "Washington"), ("WI", "city", "")} <= set(rows)
    assert ("MI", "township", "Van Buren") in rows
    named = select(Place.name, Place.kind).where(Place.ocd_id == f"{CT}/county:hartford")
    assert [tuple(row) for row in await imports.rows(named)] == [("Hartford County", "county")]
    assert (await imports.one(shared_data / "officials" / "ocd_us_census_places.csv.gz")).unchanged


async def test_every_district_of_connecticut_is_an_office_even_if_nobody_holds_it(imports, shared_data):
    report = await imports.one(shared_data / "officials" / "ocd_ct_divisions.csv")
    roles = select(Office.role, func.count()).group_by(Office.role)
    assert dict(tuple(row) for row in await imports.rows(roles)) == {"lower": 151, "upper": 36, "us_house": 5}
    assert {skip.reason.key for skip in report.skips} == {"import-other-division"}
    assert await imports.counts("CT", "2026-11-23") == {}


@pytest.mark.parametrize(
    ("ocd_id", "full", "name", "kind"),
    [
        ("state:nv/place:carson_city", "Carson City", "Carson City", "place"),
        ("state:in/place:indianapolis", "Indianapolis city (balance)", "Indianapolis", "city"),
        ("state:ny/place:new_york", "New York city", "New York", "city"),
        ("state:tn/place:nashville", "Nashville-Davidson metropolitan government (balance)", "Nashville-Davidson",
         "metropolitan government"),
        ("state:la/parish:orleans", "Orleans Parish", "Orleans Parish", "parish"),
        ("state:ak/borough:sitka", "Sitka City and Borough", "Sitka City and Borough", "borough"),
        ("territory:pr/municipio:ponce", "Ponce Municipio", "Ponce Municipio", "county"),
    ],
)  # fmt: skip
async def test_the_census_name_ends_in_the_sort_of_place(reading, tmp_path, ocd_id, full, name, kind):
    file = tmp_path / "places.csv.gz"
    file.write_bytes(gzip.compress(f"id,name,x\nocd-division/country:us/{ocd_id},{full},1\n".encode()))
    await reading(file)
    stored = select(Place.name, Place.kind, Place.full_name).where(Place.ocd_id.endswith(ocd_id))
    assert [tuple(row) for row in await reading.rows(stored)] == [(name, kind, full)]


async def test_the_census_names_a_place_better_than_an_office_there(imports, shared_data, tmp_path):
    await imports(shared_data / "officials" / "openstates_people_ct.zip")
    listed = tmp_path / "ocd.csv"
    listed.write_text(f"id,name\n{CT}/place:hartford,Hartford city\n")
    await imports(listed)
    kinds = select(Place.kind, Place.origin).where(Place.ocd_id == f"{CT}/place:hartford")
    assert [tuple(row) for row in await imports.rows(kinds)] == [("city", "ocd")]
    assert (await imports.one(shared_data / "officials" / "openstates_people_ct.zip")).unchanged
