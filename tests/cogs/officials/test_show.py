"""`roundtable officials show`, on databases filled the way an owner fills them."""

import csv
import json
from dataclasses import replace

import pytest

from cogs.officials.cli import app
from cogs.officials.importing.running import import_paths
from tests.cogs.bench import at_the_command_line
from tests.conftest import ROOT

CHAMBERS = {"us_house": "U.S. Representative", "us_senate": "U.S. Senator", "lower": "State Representative",
            "upper": "State Senator"}  # fmt: skip
KEYS = {
    "name",
    "office",
    "level",
    "division",
    "start",
    "end",
    "current",
    "appointed",
    "source",
    "verified_on",
    "contact",
}


@pytest.fixture
def officials(front):
    async def read(*paths):
        await import_paths(paths, fetch=None, clock=front.clock, transaction=front.database.transaction)
        front.services.directory.forget()

    return read


@pytest.fixture
def show(front, tmp_path):
    """`roundtable officials show`, in a community whose own folder states nothing."""
    front.services.config = tmp_path

    async def shown(*arguments):
        seen = await at_the_command_line(front, app, "show", *arguments)
        return seen.exit_code, (json.loads(seen.stdout) if "--json" in arguments else seen.stdout)

    return shown


@pytest.fixture
async def connecticut(officials, shared_data):
    folder = shared_data / "officials"
    await officials(
        folder / "openstates_people_ct.zip",
        folder / "openstates_people_us_ct_delegation.zip",
        folder / "ct_town_districts_2022.csv",
        folder / "ct_zip_to_town_2020.csv",
    )


def delegation(shared_data):
    with (shared_data / "officials" / "hartford_delegation_2026.csv").open(encoding="utf-8") as lines:
        return {
            (row["name"], CHAMBERS[row["chamber"]], row["district"].removeprefix("CT")) for row in csv.DictReader(lines)
        }


def legislators(officials):
    return {
        (one["name"], one["office"].partition(", District")[0], one["office"].partition("District ")[2])
        for one in officials
        if one["office"].startswith(tuple(CHAMBERS.values()))
    }


async def test_hartfords_delegation_is_listed_exactly(show, connecticut, shared_data):
    for place in ("hartford", "Hartford, CT", "06103", "Hartfrod CT"):
        code, said = await show(place, "--on", "2026-08-05", "--json")
        assert code == 0
        assert said["place"] == {
            "name": "Hartford",
            "state": "CT",
            "ocd_id": "ocd-division/country:us/state:ct/place:hartford",
        }
        assert legislators(said["officials"]) == delegation(shared_data)
        assert all(one.keys() == KEYS for one in said["officials"])


async def test_it_is_the_same_beside_our_own_facts_and_those_of_congress(show, connecticut, officials, shared_data):
    await officials(ROOT / "config/hartford/officials", shared_data / "officials" / "legislators-current.yaml")
    code, said = await show("hartford", "--on", "2026-08-05", "--json")
    assert code == 0
    assert legislators(said["officials"]) == delegation(shared_data)
    assert [one["name"] for one in said["officials"] if one["office"] == "Mayor"] == ["Arunan Arulampalam"]


async def test_a_mayor_whose_term_ended_is_never_current(show, connecticut):
    _, said = await show("hartford", "--office", "mayor", "--json")
    (mayor,) = said["officials"]
    assert (mayor["name"], mayor["current"], mayor["contact"]) == (None, False, {})
    _, text = await show("hartford", "--office", "mayor")
    assert "Mayor: Vacant" in text
    assert "since Luke Bronin left office (November 7, 2023)" in text


async def test_an_office_is_asked_for_in_either_language(show, connecticut):
    for word in ("senator", "senador"):
        _, said = await show("Hartford", "--office", word, "--json")
        assert [one["name"] for one in said["officials"]] == [
            "John Fonfara", "Doug McCrory", "Richard Blumenthal", "Chris Murphy"
        ]  # fmt: skip
    _, said = await show("Hartford", "--office", "senator 2", "--json")
    assert [one["name"] for one in said["officials"]] == ["Doug McCrory"]


async def test_contacts_go_by_their_kind(show, connecticut):
    _, said = await show("Hartford", "--office", "state representative 5", "--json")
    (khan,) = said["officials"]
    assert khan["contact"]["phone"] == "800-842-8267"
    assert khan["contact"]["email"] == "maryam.khan@cga.ct.gov"
    assert khan["verified_on"] == "2026-08-05"


async def test_several_places_of_a_name_are_a_choice(show, officials, shared_data):
    await officials(shared_data / "officials" / "openstates_people_municipal_executive_nationwide.zip")
    code, said = await show("Springfield", "--json")
    assert code == 3
    assert {one["state"] for one in said["choices"]} == {"IL", "MO", "OR"}
    code, text = await show("Springfield")
    assert code == 3
    assert "Springfield, OR (ocd-division/country:us/state:or/place:springfield)" in text
    assert (await show("Springfield, MO", "--json"))[0] == 0


async def test_before_any_server_is_connected_the_community_to_start_from_tells_whose_state_is_first(
    front, show, officials, tmp_path
):
    front.spaces.fresh = replace(front.spaces.fresh, place="Hartford, CT")
    mayors = tmp_path / "mayors.csv"
    places = ("Twinsboro, AZ", "Twinsboro, CT", "Sampleton, CT", "Sampletan, WI")
    rows = [f'Mayor {place[:4]} Sample,Mayor,"{place}"\n' for place in places]
    mayors.write_text("".join(["name,office,jurisdiction\n", *rows]), encoding="utf-8")
    await officials(mayors)
    code, said = await show("twinsboro", "--json")
    assert (code, [one["state"] for one in said["choices"]]) == (3, ["CT", "AZ"])
    assert (await show("sampletn", "--json"))[1]["place"]["name"] == "Sampleton"


async def test_an_unknown_place_brings_the_nearest_names(show, connecticut):
    code, said = await show("Wethersfeeldham", "--json")
    assert code == 4
    assert said["suggestions"][0]["name"] == "Wethersfield"
    code, text = await show("Wethersfeeldham")
    assert code == 4
    assert "No place called “Wethersfeeldham” is known." in text


async def test_on_an_empty_database_nothing_is_near(show):
    assert await show("hartford", "--json") == (4, {"suggestions": []})


async def test_a_day_that_is_none_is_refused(show):
    code, text = await show("hartford", "--on", "yesterday")
    assert code == 2
    assert "“yesterday” is no day. Write it as 2016-07-20." in text


async def test_a_reader_sees_levels_warnings_and_sources(show, officials):
    await officials(ROOT / "config/hartford/officials")
    code, text = await show("Hartford")
    assert code == 0
    assert text.index("\nCity\n") < text.index("\nCounty or judicial district\n") < text.index("\nState\n")
    assert "• Police chief: James Rovella" in text
    assert "Not quite sure: sources differ" in text
    assert "Last verified more than a year ago (September 2025)" in text
    assert "Hartford is shared by 6 State House districts." in text


async def test_an_office_that_nobody_is_known_in_is_said_to_be_missing(show, officials):
    await officials(ROOT / "config/hartford/officials")
    code, text = await show("Hartford", "--office", "dog catcher")
    assert code == 0
    assert text.startswith("No “dog catcher” of Hartford, Connecticut is in our records. Try another word")
    assert (await show("Hartford", "--office", "dog catcher", "--json"))[1]["officials"] == []
