import pytest

from bot.core.i18n import Catalogue
from bot.core.limits import check
from bot.core.registry import Registry
from tests.core.sample import Sample

WHOLE = """
lookup-name = lookup
lookup-description = Look a place up
lookup-place-name = place
lookup-place-description = A town
lookup-level-name = level
lookup-level-description = Which level
lookup-level-city = City
lookup-level-state = State
guard-name = guard
guard-description = Doors
guard-shut-name = shut
guard-shut-description = Shut the door
broken-name = broken
broken-description = Always fails
note-title = Leave a note
note-text-label = Your note
note-loud-label = Loud
"""


@pytest.fixture
def problems(tmp_path):
    def of(spanish):
        (tmp_path / "en.ftl").write_text(WHOLE)
        (tmp_path / "es.ftl").write_text(spanish)
        return check(Registry([Sample()]), Catalogue([tmp_path]))

    return of


def test_a_whole_catalogue_has_no_problem(problems):
    assert problems(WHOLE) == []


def test_a_missing_label_is_named_with_its_language(problems):
    assert problems(WHOLE.replace("note-title = Leave a note\n", "")) == ["note-title is missing in es"]


def test_a_label_longer_than_the_smallest_platform_takes_is_named(problems):
    [problem] = problems(WHOLE.replace("Leave a note", "Deje una nota para la oficina"))
    assert problem.startswith("note-title (es) has 29 characters, at most 24 fit")


@pytest.mark.parametrize("name", ["Buscar", "buscar todo"])
def test_a_commands_name_is_one_lower_case_word(problems, name):
    assert "lower-case" in problems(WHOLE.replace("lookup-name = lookup", f"lookup-name = {name}"))[0]


def test_two_commands_with_one_name_are_named(problems):
    assert "same name in es" in problems(WHOLE.replace("broken-name = broken", "broken-name = guard"))[0]
