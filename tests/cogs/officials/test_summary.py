from tests.cogs.officials.conftest import legislator, write, zipped


async def test_an_empty_database_counts_nobody(imports):
    assert await imports.people() == 0
    assert await imports.counts(None, "2026-11-23") == {}


async def test_only_those_in_office_on_the_day_are_counted(imports, tmp_path):
    role = legislator()["roles"][0]
    people = {
        "a.yml": legislator("Ana Sample", roles=[role | {"start_date": "2019-01-09", "end_date": "2021-01-06"}]),
        "b.yml": legislator("Ben Sample", roles=[role | {"start_date": "2021-01-06"}]),
        "c.yml": legislator("Cy Sample", roles=[role | {"start_date": "2030-01-01", "district": "2"}]),
    }
    await imports(zipped(tmp_path / "ct.zip", people))
    assert await imports.people("CT") == 3
    assert [await imports.counts("CT", day) for day in ("2018-01-01", "2020-01-01", "2021-01-06", "2030-01-01")] == [
        {}, {"lower": 1}, {"lower": 1}, {"lower": 2},
    ]  # fmt: skip


async def test_a_state_counts_its_own_alone(imports, tmp_path):
    mayor = {"type": "mayor", "end_date": "2027-01-01"}
    vermont = mayor | {"jurisdiction": "ocd-jurisdiction/country:us/state:vt/place:hartford/government"}
    wisconsin = mayor | {"jurisdiction": "ocd-jurisdiction/country:us/state:wi/place:hartford/government"}
    people = {"a.yml": legislator("Ana", roles=[vermont]), "b.yml": legislator("Ben", roles=[wisconsin])}
    await imports(zipped(tmp_path / "mayors.zip", people))
    assert await imports.counts("vt", "2026-11-23") == {"mayor": 1}
    assert await imports.counts(None, "2026-11-23") == {"mayor": 2}
    assert (await imports.people("WI"), await imports.people("CT"), await imports.people()) == (1, 0, 2)


async def test_one_person_whose_terms_overlap_counts_once(imports, tmp_path):
    role = {name: value for name, value in legislator()["roles"][0].items() if name != "start_date"}
    own = tmp_path / "own.csv"
    own.write_text(
        "name,office,jurisdiction,start,end\n"
        'Ana Sample,"State Representative, 1st House District",Connecticut,,2018-12-31\n'
        'Ana Sample,"State Representative, 1st House District",Connecticut,2017-01-04,\n'
    )
    await imports(write(tmp_path / "ana.yml", legislator(roles=[role, role | {"end_date": "2016-12-31"}])), own)
    assert await imports.counts("CT", "2016-06-01") == {"lower": 1}
    assert await imports.counts("CT", "2018-06-01") == {"lower": 1}


async def test_districts_with_several_members_count_them_all(imports, tmp_path):
    role = {"type": "lower", "jurisdiction": "ocd-jurisdiction/country:us/state:az/government", "district": "1"}
    people = {f"{name}.yml": legislator(f"{name} Sample", roles=[role]) for name in ("Ana", "Ben")}
    await imports(zipped(tmp_path / "az.zip", people))
    assert await imports.counts("AZ", "2026-11-23") == {"lower": 2}


async def test_one_person_in_two_houses_counts_in_each(imports, tmp_path):
    role = legislator()["roles"][0]
    roles = [role | {"end_date": "2025-01-08"}, role | {"type": "upper", "start_date": "2025-01-08"}]
    await imports(write(tmp_path / "ana.yml", legislator(roles=roles)))
    assert await imports.counts("CT", "2024-01-01") == {"lower": 1}
    assert await imports.counts("CT", "2026-01-01") == {"upper": 1}
    assert await imports.people() == 1
