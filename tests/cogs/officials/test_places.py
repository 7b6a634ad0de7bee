"""A person types a place as they please, and the one they mean is found."""

import pytest

from cogs.officials.places import PlaceIndex
from cogs.officials.reading import Place

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
    ]
]


@pytest.fixture(scope="module")
def index():
    return PlaceIndex(
        [TRUMBULL, LICKING, WISCONSIN, VERMONT, WEST_HARTFORD, HARTFORD, HARTFORD_CITY, COUNTY, CONNECTICUT, *OTHERS],
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
        ("nueva york, nueva york", None),
        ("New York, Nueva York", "New York"),
        ("new york", "New York"),
        ("wethersfeild", "Wethersfield"),
        ("condado de Hartford", "Hartford County"),
        ("county of hartford", "Hartford County"),
        ("e windsor", "East Windsor"),
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
    assert index.suggest("wehterfield", home=HARTFORD)[0].name == "Wethersfield"


def test_every_form_of_the_name_a_choice_shows_finds_the_place_again(index):
    for one in (HARTFORD, WISCONSIN, VERMONT, WEST_HARTFORD):
        assert index.find(f"{one.name}, {one.state_name}") == (one,)


@pytest.mark.parametrize("typed", ["CT", "ct", "Connecticut", "Conn."])
def test_a_state_is_found_by_its_name_and_its_code(index, typed):
    assert index.find(typed) == (CONNECTICUT,)
