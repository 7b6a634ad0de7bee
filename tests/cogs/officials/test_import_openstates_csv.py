from sqlalchemy import select

from cogs.officials.store import Contact, Office, Official, Term
from tests.cogs.officials.conftest import legislator, write

ADDRESS = "https://data.example.org/people/current/ct.csv"
HEADER = (
    "id,name,current_party,current_district,current_chamber,given_name,family_name,gender,email,image,links,sources,"
    "capitol_address,capitol_voice,capitol_fax,district_address,district_voice,district_fax,twitter\n"
)
ROW = (
    "{id},Ana Sample,Democratic,{district},lower,Ana,Sample,,ana@example.gov,,https://example.gov/ana;https://ana.example,"
    "https://example.gov/list,Room 1,860-555-0100,,,,,anasample\n"
)


def page(*rows):
    return (HEADER + "".join(rows)).encode()


async def test_a_states_csv_is_read_from_its_address(imports):
    imports.web.pages[ADDRESS] = page(ROW.format(id="ocd-person/1", district="1"))
    report = await imports.one(ADDRESS)
    assert (report.people, report.terms, report.failure) == (1, 1, None)
    assert await imports.counts("CT", "2026-11-23") == {"lower": 1}
    stored = select(Term.source_url, Term.verified_on, Office.division).join(Office)
    assert [tuple(row) for row in await imports.rows(stored)] == [
        ("https://example.gov/list", "2026-11-23", "ocd-division/country:us/state:ct/sldl:1")
    ]
    ways = await imports.rows(select(Contact.kind, Contact.value))
    assert ("website", "https://ana.example") in [tuple(way) for way in ways]


async def test_the_csv_confirms_what_the_yaml_says_with_its_dates(imports, tmp_path):
    person = legislator()
    await imports(write(tmp_path / "ana.yml", person))
    imports.clock.advance(days=40)
    imports.web.pages[ADDRESS] = page(ROW.format(id=person["id"], district="1"))
    await imports(ADDRESS)
    assert len(await imports.values(select(Official.id))) == 1
    standing = select(Term.start, Term.origin, Term.verified_on).where(Term.superseded.is_(False))
    assert [tuple(row) for row in await imports.rows(standing)] == [("2023-01-04", "openstates", "2027-01-02")]


async def test_who_is_missing_from_the_next_csv_left_office(imports):
    both = ROW.format(id="ocd-person/1", district="1"), ROW.format(id="ocd-person/2", district="2")
    imports.web.pages[ADDRESS] = page(*both)
    await imports(ADDRESS)
    imports.web.pages[ADDRESS] = page(both[1])
    report = await imports.one(ADDRESS)
    assert report.removed == 1
    assert await imports.counts("CT", "2026-11-23") == {"lower": 1}


async def test_a_csv_whose_name_tells_no_state_says_how_to_name_it(imports, tmp_path):
    file = tmp_path / "legislators.csv"
    file.write_bytes(page(ROW.format(id="ocd-person/1", district="1")))
    assert (await imports.one(file)).failure.key == "import-state-unknown"


async def test_an_address_that_answers_with_an_error_is_told_and_takes_nothing_away(imports):
    imports.web.pages[ADDRESS] = page(ROW.format(id="ocd-person/1", district="1"))
    await imports(ADDRESS)
    del imports.web.pages[ADDRESS]
    assert (await imports.one(ADDRESS)).failure.key == "fetch-status"
    imports.web.pages[ADDRESS] = b""
    assert (await imports.one(ADDRESS)).failure.key == "import-unknown-form"
    imports.web.pages[ADDRESS] = HEADER.encode()
    assert (await imports.one(ADDRESS)).failure.key == "import-empty"
    assert await imports.counts("CT", "2026-11-23") == {"lower": 1}
