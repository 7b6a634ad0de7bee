"""A person names an office in their own words."""

import pytest

from bot.core.i18n import Catalogue
from cogs.officials.called import called
from cogs.officials.offices import TITLES, is_office, suggested, title_of, wanted
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("mayor", {"mayor", "first_selectman"}),
        ("Alcaldesa", {"mayor", "first_selectman"}),
        ("the mayor's office", {"mayor", "first_selectman"}),
        ("the chief of police", {"police_chief"}),
        ("police_chief", {"police_chief"}),
        ("el jefe de la policía", {"police_chief"}),
        ("senator", {"upper", "us_senate", "legislature"}),
        ("senador", {"upper", "us_senate", "legislature"}),
        ("US Senator", {"us_senate"}),
        ("state senator", {"upper"}),
        ("congressman", {"us_house"}),
        ("State's Attorney", {"states_attorney", "district_attorney"}),
        ("fiscal", {"states_attorney", "district_attorney"}),
        ("presidenta del concejo", {"council_president"}),
        ("mayer", {"mayor", "first_selectman"}),
        ("dog catcher", set()),
        ("", set()),
    ],
)
def test_an_offices_name_means_its_roles_in_either_language(said, roles):
    assert wanted(said).roles == roles


@pytest.mark.parametrize("said", ["senator 2", "2nd district senator", "senador distrito 2", "Senator, District 2"])
def test_a_district_number_narrows_it(said):
    asked = wanted(said)
    assert asked.fits("upper", "", "2")
    assert not asked.fits("upper", "", "1")


def test_a_title_that_no_role_covers_is_found_by_its_words():
    assert wanted("dog catcher").fits("dog_catcher", "Dog Catcher", "")
    assert wanted("registrar").fits("registrar_of_voters", "Registrar of Voters", "")
    assert not wanted("mayor").fits("deputy_mayor", "Deputy Mayor", "")


def test_completion_knows_both_languages():
    assert suggested("jefe de p") == ["police_chief"]
    assert suggested("gob") == ["governor"]
    assert suggested("") == list(TITLES)[:25]


def test_only_a_plain_office_counts_as_one_in_a_line():
    assert is_office("mayor")
    assert is_office("jefa de policía")
    assert not is_office("hartford")


def test_machines_read_the_sources_title_or_the_roles():
    assert title_of("upper", "", "2") == "State Senator, District 2"
    assert title_of("dog_catcher", "", "") == "Dog Catcher"
    assert (
        title_of("lower", "State Representative, 1st House District", "1") == "State Representative, 1st House District"
    )


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("Luke Bronin, Mayor", "Luke Bronin, Alcalde o alcaldesa"),
        (
            "William Petit Jr., M.D., State Representative, District 22",
            "William Petit Jr., M.D., Representante estatal, distrito 22",
        ),
        ("Ida Sample, Interim Police Chief", "Ida Sample, Jefe o jefa de policía (de forma interina)"),
        ("State Senator, District 1", "Senador o senadora estatal, distrito 1"),
        ("Tre Sample, Treasurer", "Tre Sample, Treasurer"),
        ("Dog Sample, Dog Warden", "Dog Sample, Dog Warden"),
        ("Ana Sample", "Ana Sample"),
        ("", ""),
    ],
)
def test_what_was_kept_of_an_official_is_said_in_the_readers_language(kept, said):
    assert Catalogue([ROOT / "cogs/officials/locales"]).voice("es").say(called(kept)) == said
