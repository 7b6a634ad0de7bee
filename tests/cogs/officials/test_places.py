"""A person types a place as they please, and the one they mean is found."""

from dataclasses import replace

import pytest

from cogs.officials.places import PlaceIndex
from cogs.officials.reading import Place
from cogs.officials.twins import twins

US = "ocd-division/country:us"


def place(name, state, kind="city", county=""):
    where = f"/county:{county.lower().replace(' ', '_')}" if county else ""
    return Place(f"{US}/state:{state.lower()}{where}/place:{name.lower().replace(' ', '_')}", name, state, kind, county)


HARTFORD = place("Hartford", "CT")
WEST_HARTFORD = place("West Hartford", "CT", "town")
WISCONSIN = place("Hartford", "WI")
VERMONT = place("Hartford", "VT", "town")
LICKING = place("Hartford", "OH", "township", "Licking")
TRUMBULL = place("Hartford", "OH", "township", "Trumbull")
HARTFORD_CITY = place("Hartford City", "IN")
COUNTY = Place(f"{US}/state:ct/county:hartford", "Hartford County", "CT", "county")
CONNECTICUT = Place(f"{US}/state:ct", "Connecticut", "CT", "state")
CAPITAL = Place(f"{US}/district:dc", "District of Columbia", "DC", "state")
MAUI = Place(f"{US}/state:hi/county:maui", "Maui County", "HI", "county")
OTHERS = [
    place(name, state)
    for name, state in [
        ("New York", "NY"),
        ("Saint Louis", "MO"),
        ("Mount Vernon", "NY"),
        ("Cañon City", "CO"),
        ("O'Fallon", "IL"),
        ("Wethersfield", "CT"),
        ("East Windsor", "CT"),
        ("Windsor", "CT"),
        ("Winnebago", "WI"),
        ("Virginia Beach", "VA"),
        ("Denton", "MT"),
    ]
]


@pytest.fixture(scope="module")
def index():
    return PlaceIndex(
        [
            TRUMBULL,
            LICKING,
            WISCONSIN,
            VERMONT,
            WEST_HARTFORD,
            HARTFORD,
            HARTFORD_CITY,
            COUNTY,
            CONNECTICUT,
            *OTHERS,
            CAPITAL,
            MAUI,
        ],
        aliases=[(HARTFORD.ocd_id, "htfd"), (WEST_HARTFORD.ocd_id, "weha")],
        zips=[(HARTFORD.ocd_id, "06103"), (HARTFORD.ocd_id, "06110"), (WEST_HARTFORD.ocd_id, "06110")],
        known=[HARTFORD.ocd_id],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Hartford, CT",
        "hartford ct",
        "HARTFORD, CONNECTICUT",
        "  hartford ,  conn. ",
        "Hartford, Conneticut",
        "Hartford Connecticut USA",
        "hartford, ct, usa",
        "htfd",
        "Htfd, CT",
        "06103",
        "06103-1234",
        "6103",
        "Hartford, CT 06103",
        "City of Hartford, CT",
        "ciudad de Hartford, Connecticut",
        "la ciudad de hartford ct",
        "Hartford city, CT",
        "Hartfrod, CT",
        "Hatford CT",
        "Hártford, ct",
        "ct hartford",
        "CT, Hartford",
        "Connecticut Hartfrod",
        HARTFORD.ocd_id,
    ],
)
def test_every_way_to_write_hartford_finds_it(index, typed):
    assert index.find(typed) == (HARTFORD,)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("W. Hartford", "West Hartford"),
        ("weha", "West Hartford"),
        ("town of west hartford", "West Hartford"),
        ("West Hartfrod", "West Hartford"),
        ("St. Louis", "Saint Louis"),
        ("mt vernon", "Mount Vernon"),
        ("canon city", "Cañon City"),
        ("ofallon", "O'Fallon"),
        ("New York, Mount Vernon", "Mount Vernon"),
        ("Virginia Beech", "Virginia Beach"),
        ("in hartford", None),
        ("nueva york, nueva york", None),
        ("New York, Nueva York", "New York"),
        ("new york", "New York"),
        ("wethersfeild", "Wethersfield"),
        ("condado de Hartford", "Hartford County"),
        ("county of hartford", "Hartford County"),
        ("e windsor", "East Windsor"),
        ("NYC", "New York"),
        ("Washington, DC", "District of Columbia"),
        ("Washington D.C.", "District of Columbia"),
        ("denton mt", "Denton"),
        ("Maui, HI", "Maui County"),
        ("maui", "Maui County"),
        ("Estados Unidos", None),
        ("", None),
        ("🙂", None),
        ("xyzzyville", None),
    ],
)
def test_a_place_is_found_whatever_its_spelling(index, typed, name):
    assert [p.name for p in index.find(typed)] == ([name] if name else [])


def test_several_places_of_a_name_come_with_the_communitys_own_state_first(index):
    assert index.find("hartford", home=WEST_HARTFORD)[0] == HARTFORD
    assert index.find("hartford", home=place("Madison", "WI"))[0] == WISCONSIN
    assert {p.state for p in index.find("hartford")} == {"CT", "WI", "VT", "OH"}


def test_a_county_tells_two_townships_of_a_state_apart(index):
    assert index.find("Hartford, OH") == (LICKING, TRUMBULL)
    assert index.find("Hartford, Trumbull County, Ohio") == (TRUMBULL,)


def test_a_name_that_ends_like_a_sort_of_place_is_found_beside_the_sort(index):
    assert set(index.find("hartford city")) == {HARTFORD, WISCONSIN, HARTFORD_CITY}
    assert index.find("hartford town") == (VERMONT,)


def test_a_zip_code_that_two_towns_share_gives_both(index):
    assert set(index.find("06110")) == {HARTFORD, WEST_HARTFORD}
    assert index.find("99999") == ()


def test_what_is_near_no_name_gives_the_nearest_ones(index):
    assert index.find("Hartsford Heights") == ()
    assert index.nearest("Hartsford Heights", home=WEST_HARTFORD)[0] == HARTFORD
    assert WISCONSIN in index.nearest("Hartferd, Wisconsin", limit=2)


@pytest.mark.parametrize("typed", ["qwpoeiruty", "asdf jkl", "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhh", "🏛️"])
def test_nonsense_is_near_no_name(index, typed):
    assert index.nearest(typed, home=HARTFORD) == ()


def test_a_state_without_such_a_place_gives_the_nearest_names(index):
    assert index.find("Wethersfield, TX") == ()
    assert [p.name for p in index.nearest("Wethersfield, TX", limit=1)] == ["Wethersfield"]


def test_completion_follows_the_typing(index):
    first = [index.suggest("hartford, ct"[:size], home=HARTFORD)[0] for size in range(13)]
    assert first == [HARTFORD] * 13


def test_completion_offers_other_states_and_later_words(index):
    offered = index.suggest("hart", home=HARTFORD)
    assert offered.index(WEST_HARTFORD) < offered.index(WISCONSIN)
    assert index.suggest("hartford, w", home=HARTFORD)[0] == WISCONSIN
    assert set(index.suggest("0611")) == {HARTFORD, WEST_HARTFORD}


def test_completion_forgives_a_slip(index):
    assert index.suggest("hartfr", home=HARTFORD)[0] == HARTFORD
    assert index.suggest("wi hartf", home=HARTFORD)[0] == WISCONSIN
    assert index.suggest("wehterfield", home=HARTFORD)[0].name == "Wethersfield"


def test_every_form_of_the_name_a_choice_shows_finds_the_place_again(index):
    for one in (HARTFORD, WISCONSIN, VERMONT, WEST_HARTFORD):
        assert index.find(f"{one.name}, {one.state_name}") == (one,)


@pytest.mark.parametrize("typed", ["CT", "ct", "Connecticut", "Conn."])
def test_a_state_is_found_by_its_name_and_its_code(index, typed):
    assert index.find(typed) == (CONNECTICUT,)


def test_what_a_town_is_tells_two_of_a_name_apart():
    city, town, state = (
        place("Barre City", "VT"),
        place("Barre Town", "VT", "town"),
        Place(f"{US}/state:vt", "Vermont", "VT"),
    )
    index = PlaceIndex([replace(city, name="Barre"), replace(town, name="Barre"), state])
    assert [(p.kind, p.by_kind) for p in index.find("barre, vt")] == [("city", True), ("town", True)]
    assert [p.by_kind for p in index.find("vermont")] == [False]
    assert [index.code(p) for p in index.find("barre")] == ["Barre city, VT", "Barre town, VT"]


@pytest.mark.parametrize(
    ("unlisted", "listed"),
    [
        (place("Saint Louis", "MO", "place"), place("St. Louis", "MO")),
        (place("Mc Farland", "CA", "place"), place("McFarland", "CA")),
        (place("Lakewood", "NJ", "place"), place("Lakewood", "NJ", "township", "Ocean")),
        (place("Brick Township", "NJ", "township"), place("Brick", "NJ", "township", "Ocean")),
        (place("Hartford County", "CT", "county"), COUNTY),
    ],
)
def test_a_town_that_two_sources_list_under_two_ids_is_one_place(unlisted, listed):
    moved = twins([unlisted, listed, CONNECTICUT], {unlisted.ocd_id}, {unlisted.ocd_id})
    assert moved == {unlisted.ocd_id: listed.ocd_id}
    index = PlaceIndex([unlisted, listed], moved=moved)
    for typed in (unlisted.ocd_id, f"{unlisted.name}, {unlisted.state}", f"{listed.name}, {listed.state}"):
        assert index.find(typed) == (listed,)


def test_a_city_that_another_id_stands_under_stands_under_none_itself():
    around, within = place("Groton", "CT", "place"), place("Groton City", "CT", "place")
    city, town = (Place(f"{around.ocd_id}_{kind}_listed", "Groton", "CT", kind) for kind in ("city", "town"))
    unlisted = {around.ocd_id, within.ocd_id}
    moved = twins([around, within, city, town], unlisted, unlisted)
    assert moved == {within.ocd_id: city.ocd_id, town.ocd_id: around.ocd_id}
    index = PlaceIndex([around, within, city, town], moved=moved)
    assert index.get(within.ocd_id).ocd_id == city.ocd_id


def test_of_two_townships_of_a_name_neither_is_taken_for_the_town():
    town, *others = (
        place("Union", "NJ", "place"),
        place("Union", "NJ", "township", "Hunterdon"),
        place("Union", "NJ", "township", "Union"),
    )
    assert twins([town, *others], {town.ocd_id}, {town.ocd_id}) == {}


def test_a_city_within_the_town_of_its_name_stands_under_it_until_it_has_officials():
    town = place("Groton", "CT", "place")
    inside = [place("Groton City", "CT"), place("Groton Town", "CT", "town")]
    listed = [replace(one, name="Groton") for one in inside]
    assert twins([town, *listed], {town.ocd_id}, {town.ocd_id}) == dict.fromkeys(
        [p.ocd_id for p in inside], town.ocd_id
    )
    assert inside[0].ocd_id not in twins([town, *listed], {town.ocd_id}, {town.ocd_id, inside[0].ocd_id})
