import pytest

from tests.cogs.front import Front


@pytest.fixture
def front(database):
    return Front(database)


async def test_help_tells_each_person_what_they_may_do(front):
    resident = await front.person("ana").types("/help")
    moderator = await front.person("mo", "moderator").types("/help")
    assert resident.private
    assert "/roundtables" in resident.text
    assert "/setup" not in resident.text
    assert "/setup" in moderator.text


async def test_help_speaks_the_persons_language(front):
    said = await front.person("ana", locale="es-419").types("/help")
    assert "Para todas las personas" in said.text


async def test_help_explains_one_command(front):
    said = await front.person("ana").types("/help /help")
    assert "/help [command:…]" in said.text
    assert "(optional)" in said.text


async def test_help_for_what_is_not_there_names_the_nearest(front):
    said = await front.person("ana").types("/help roundtabels")
    assert "“roundtabels”" in said.text
    assert "/roundtables" in said.text


async def test_a_resident_is_not_told_of_a_moderators_command(front):
    said = await front.person("ana").types("/help setup")
    assert "no command" in said.text
