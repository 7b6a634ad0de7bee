import zipfile
from collections import Counter

import pytest
import yaml
from sqlalchemy import select

from cogs.officials.store import Contact, Office, Official, Place, Term
from tests.cogs.officials.conftest import legislator, write, zipped

SLOTS = {"attorney general": "attorney_general", "secretary of state": "secretary_of_state"}


def in_office(archive, on):
    """Counted from the files alone: people and holders by role, each person once an office."""
    people, held = set(), set()
    with zipfile.ZipFile(archive) as members:
        for name in members.namelist():
            if not name.endswith((".yml", ".yaml")) or "/committees/" in name or name.endswith("municipalities.yml"):
                continue
            person = yaml.load(members.read(name), Loader=yaml.CBaseLoader)
            people.add(person["id"])
            for role in person["roles"]:
                if role.get("start_date", "") <= on and on < (role.get("end_date") or "9999"):
                    held.add((person["id"], role["type"], role["jurisdiction"], role.get("district")))
    roles = Counter(role for _, role, _, _ in held)
    return len(people), {SLOTS.get(role, role.replace(" ", "_")): count for role, count in roles.items()}


@pytest.mark.parametrize("on", ["2026-08-05", "2026-11-23", "2027-01-06"])
async def test_connecticut_is_counted_as_its_files_have_it(imports, shared_data, on):
    archive = shared_data / "officials" / "openstates_people_ct.zip"
    people, current = in_office(archive, on)
    report = await imports.one(archive)
    assert report.people == people == await imports.people("CT")
    assert await imports.counts("CT", on) == current


async def test_a_house_of_the_past_has_no_more_members_than_seats(imports, shared_data):
    await imports(shared_data / "officials" / "openstates_people_ct.zip")
    for day in ("2012-07-20", "2016-07-20", "2020-07-20"):
        counts = await imports.counts("CT", day)
        assert counts["lower"] <= 151
        assert counts["upper"] <= 36


async def test_mayors_and_executives_of_the_country_are_counted_as_their_files_have_them(imports, shared_data):
    archive = shared_data / "officials" / "openstates_people_municipal_executive_nationwide.zip"
    people, current = in_office(archive, "2026-11-23")
    report = await imports.one(archive)
    assert (report.people, await imports.people()) == (people, people)
    assert await imports.counts(None, "2026-11-23") == current


async def test_importing_the_same_twice_changes_nothing(imports, shared_data):
    archive = shared_data / "officials" / "openstates_people_ct.zip"
    first, second = await imports.one(archive), await imports.one(archive)
    assert not first.unchanged
    assert second.unchanged
    assert (second.people, second.terms, second.places) == (first.people, first.terms, first.places)


async def test_a_folder_a_file_and_an_archive_say_the_same(imports, tmp_path):
    person = legislator()
    folder = write(tmp_path / "data/ct/legislature/ana.yml", person).parents[2]
    assert (await imports.one(folder)).added
    assert (await imports.one(tmp_path / "data/ct/legislature/ana.yml")).unchanged
    assert (await imports.one(zipped(tmp_path / "ct.zip", {"data/ct/legislature/ana.yml": person}))).unchanged


async def test_a_changed_file_says_what_changed(imports, tmp_path):
    person = legislator(email="ana@example.gov")
    file = write(tmp_path / "ana.yml", person)
    await imports(file)
    person["roles"][0]["end_date"] = "2026-10-01"
    write(file, person | {"email": "sample@example.gov", "party": [{"name": "Republican"}]})
    report = await imports.one(file)
    told = {(change.who, change.field.rpartition(" ")[2], change.old, change.new) for change in report.changes}
    assert told == {
        ("Ana Sample", "end", "-", "2026-10-01"),
        ("Ana Sample", "email", "ana@example.gov", "sample@example.gov"),
        ("Ana Sample", "party", "Democratic", "Republican"),
    }
    assert await imports.counts("CT", "2026-11-23") == {}
    assert await imports.values(select(Official.party)) == ["Republican"]


async def test_who_is_no_longer_in_an_archive_is_forgotten(imports, tmp_path):
    ana, ben = legislator(), legislator("Ben Sample", "2")
    await imports(zipped(tmp_path / "ct.zip", {"a.yml": ana, "b.yml": ben}))
    report = await imports.one(zipped(tmp_path / "ct.zip", {"a.yml": ana}))
    assert report.removed == 1
    assert await imports.values(select(Official.name)) == ["Ana Sample"]
    assert len(await imports.values(select(Office.id))) == 2, "the office stays, vacant"


async def test_a_spoilt_role_keeps_what_was_stored_of_that_person_alone(imports, tmp_path):
    ana, ben = legislator(), legislator("Ben Sample", "2")
    await imports(zipped(tmp_path / "ct.zip", {"a.yml": ana, "b.yml": ben}))
    ana["roles"].append(ana["roles"][0] | {"end_date": "1999-01-01"})
    report = await imports.one(zipped(tmp_path / "ct.zip", {"a.yml": ana}))
    assert (len(report.skips), report.removed) == (1, 1)
    assert await imports.values(select(Official.name)) == ["Ana Sample"]


async def test_what_turned_unreadable_takes_nothing_away(imports, tmp_path):
    ana, ben = legislator(), legislator("Ben Sample", "2")
    ana["roles"].append(ana["roles"][0] | {"start_date": "2019-01-09", "end_date": "2021-01-06"})
    await imports(zipped(tmp_path / "ct.zip", {"a.yml": ana, "b.yml": ben}))
    ana["roles"][1]["start_date"] = "once"
    report = await imports.one(zipped(tmp_path / "ct.zip", {"a.yml": ana, "b.yml": "roles: ["}))
    assert [(skip.file, skip.field, skip.reason.key) for skip in report.skips] == [
        ("a.yml", "roles[1].start_date", "import-bad-date"),
        ("b.yml", "", "import-bad-yaml"),
    ]
    assert len(await imports.values(select(Term.id))) == 3


async def test_a_new_number_replaces_the_old_one_beside_a_role_that_cannot_be_read(imports, tmp_path):
    ana = legislator(offices=[{"classification": "capitol", "voice": "555-0100"}])
    ana["roles"].append(ana["roles"][0] | {"end_date": "2000-01-01"})
    await imports(write(tmp_path / "a.yml", ana))
    ana["offices"][0]["voice"] = "555-0199"
    report = await imports.one(write(tmp_path / "a.yml", ana))
    assert [(one.old, one.new) for one in report.changes] == [("555-0100", "555-0199")]
    assert await imports.values(select(Contact.value)) == ["555-0199"]


@pytest.mark.parametrize(
    ("spoilt", "field", "reason"),
    [
        ({"id": None}, "id", "import-missing"),
        ({"name": ["Ana"]}, "name", "import-not-text"),
        ({"roles": "none"}, "roles", "import-not-list"),
        ({"roles": ["lower"]}, "roles[0]", "import-not-map"),
        ({"roles": [{"type": "lower"}]}, "roles[0].jurisdiction", "import-missing"),
        ({"roles": [{"type": "lower", "jurisdiction": "CT"}]}, "roles[0].jurisdiction", "import-bad-jurisdiction"),
        ({"name": "A" * 500}, "name", "import-too-long"),
        ({"email": "ana at home"}, "email", "import-bad-email"),
    ],
)
async def test_a_bad_record_is_named_by_file_and_field_and_the_rest_imported(reading, tmp_path, spoilt, field, reason):
    members = {
        "data/ct/legislature/bad.yml": legislator() | spoilt,
        "data/ct/legislature/good.yml": legislator("Ben Sample"),
    }
    report = await reading.one(zipped(tmp_path / "ct.zip", members))
    told = [(skip.file, skip.field, skip.reason.key) for skip in report.skips]
    assert ("data/ct/legislature/bad.yml", field, reason) in told
    assert "Ben Sample" in await reading.values(select(Official.name))


async def test_a_district_is_missing_or_ends_before_it_begins(reading, tmp_path):
    person = legislator()
    role = person["roles"][0]
    person["roles"] = [{**role, "district": ""}, {**role, "end_date": "2020-01-01"}, role]
    report = await reading.one(write(tmp_path / "ana.yml", person))
    assert [(skip.field, skip.reason.key) for skip in report.skips] == [
        ("roles[0].district", "import-missing"),
        ("roles[1].end_date", "import-ends-first"),
    ]
    assert report.terms == 1


async def test_contacts_are_read_wherever_the_layout_puts_them(reading, tmp_path):
    person = legislator(
        email="https://example.gov/contact",
        offices=[{"classification": "capitol", "address": "1 Main St;Hartford, CT", "voice": "860-555-0100"}],
        contact_details=[{"note": "District Office", "voice": "860-555-0101"}],
        links=[{"url": "https://example.gov"}, {"url": "https://example.gov/write", "note": "webform"}],
        ids={"twitter": "anasample"},
    )
    await reading(write(tmp_path / "ana.yml", person))
    rows = await reading.rows(select(Contact.kind, Contact.label, Contact.value).order_by(Contact.position))
    assert [tuple(row) for row in rows] == [
        ("form", "", "https://example.gov/contact"),
        ("phone", "capitol", "860-555-0100"),
        ("address", "capitol", "1 Main St; Hartford, CT"),
        ("phone", "District Office", "860-555-0101"),
        ("website", "", "https://example.gov"),
        ("form", "", "https://example.gov/write"),
        ("twitter", "", "anasample"),
    ]


async def test_a_district_that_yaml_would_take_for_octal_stays_what_it_says(imports, tmp_path):
    file = tmp_path / "ana.yml"
    file.write_text(
        "id: ocd-person/1\nname: Ana Sample\nroles:\n- {type: lower, district: 010, start_date: 2023-01-04,\n"
        "   jurisdiction: ocd-jurisdiction/country:us/state:ct/government}\n"
    )
    await imports(file)
    assert await imports.values(select(Office.division)) == ["ocd-division/country:us/state:ct/sldl:10"]


@pytest.mark.parametrize(
    ("state", "role", "division"),
    [
        ("nh", {"type": "lower", "district": "Belknap 6"}, "state:nh/sldl:belknap_6"),
        ("ma", {"type": "lower", "district": "1st Franklin"}, "state:ma/sldl:1st_franklin"),
        ("ne", {"type": "legislature", "district": "21"}, "state:ne/sldu:21"),
        ("ak", {"type": "upper", "district": "A"}, "state:ak/sldu:a"),
    ],
)
async def test_districts_of_every_sort_become_their_divisions(reading, tmp_path, state, role, division):
    role["jurisdiction"] = f"ocd-jurisdiction/country:us/state:{state}/government"
    await reading(write(tmp_path / "ana.yml", legislator(roles=[role])))
    assert await reading.values(select(Office.division)) == [f"ocd-division/country:us/{division}"]


async def test_the_districts_of_columbia_are_its_wards(imports, tmp_path):
    within = {"type": "legislature", "jurisdiction": "ocd-jurisdiction/country:us/district:dc/government"}
    await imports(write(tmp_path / "a.yml", legislator(roles=[within | {"district": "Ward 4"}])))
    await imports(write(tmp_path / "b.yml", legislator("Ben Sample", roles=[within | {"district": "At-Large"}])))
    assert sorted(await imports.values(select(Office.division))) == [
        "ocd-division/country:us/district:dc",
        "ocd-division/country:us/district:dc/ward:4",
    ]


async def test_declared_vacancies_stand_as_offices_until_the_list_drops_them(imports, shared_data, tmp_path):
    settings = shared_data / "officials" / "openstates_settings.yml"
    await imports(settings)
    vacant = select(Office.key).where(Office.vacant_until == "2026-12-05", Office.state == "FL")
    assert await imports.values(vacant) == ["lower@ocd-division/country:us/state:fl/sldl:78"]
    congress = select(Office.district, Office.state).where(Office.role == "us_house").order_by(Office.key)
    assert [tuple(row) for row in await imports.rows(congress)] == [
        ("1", "CA"), ("14", "CA"), ("20", "FL"), ("13", "GA"), ("23", "TX"),
    ]  # fmt: skip
    later = yaml.safe_load(settings.read_text()) | {"fl": {"vacancies": []}}
    await imports(write(tmp_path / "settings.yml", later))
    assert await imports.values(vacant) == []
    assert await imports.values(select(Office.id).where(Office.state == "FL", Office.role == "lower"))


async def test_places_take_their_names_from_the_list_of_municipalities(imports, shared_data):
    await imports(shared_data / "officials" / "openstates_people_ct.zip")
    names = await imports.values(select(Place.name).where(Place.name.in_(["Stratford", "New Britain", "Connecticut"])))
    assert sorted(names) == ["Connecticut", "New Britain", "Stratford"]
