import pytest

from bot.core.ids import ChannelId, SpaceId


async def test_a_resident_sees_what_a_resident_may_do(front):
    shown = await front.person("ana").types("/help")
    assert shown.private
    assert "/ask: Ask a question for the next roundtable" in shown.text
    assert "For moderators" not in shown.text
    assert "/announce" not in shown.text


async def test_each_hat_sees_its_own(front):
    moderator = (await front.person("maya", "moderator").types("/help")).text
    assert "/announce: Announce something" in moderator
    assert "/setup link: " in moderator
    assert "/roundtable create:" not in moderator
    organiser = (await front.person("omar", "organiser").types("/help")).text
    assert "/roundtable create:" in organiser
    assert "/review:" not in organiser
    assert "/announce:" not in organiser
    owner = (await front.person("olga", "owner").types("/help")).text
    assert "For moderators" in owner
    assert "For organizers" in owner


async def test_help_speaks_the_persons_language(front):
    shown = await front.person("ana", locale="es-419").types("/help")
    assert "Para todo el mundo" in shown.text
    assert "/ask: Hacer una pregunta para la próxima mesa redonda" in shown.text


async def test_options_and_their_choices_are_called_as_the_person_calls_them(front):
    """None of the names on the wire is left where somebody reads Spanish."""
    shown = (await front.person("omar", "organiser", locale="es").types("/help answer")).text
    assert "/answer pregunta [resultado] [funcionario]" in shown
    assert "si no dice nada, respondida. Opciones: respondida; respondida en parte; aplazada" in shown


@pytest.mark.parametrize("typed", ["roundtable create", "/roundtable create", "Roundtable-Create"])
async def test_one_command_shows_its_options(front, typed):
    shown = (await front.person("omar", "organiser").types(f"/help {typed}")).text
    assert "/roundtable create [title] [when] [length] [where] [link]" in shown
    assert "when: For example “tomorrow 6-8pm” or “2026-12-01 18:00” (optional)" in shown


async def test_a_group_shows_all_of_it(front):
    shown = (await front.person("maya", "moderator").types("/help setup")).text
    assert "/setup link [code]" in shown
    assert "Choose channels, roles" in shown


async def test_a_command_for_others_says_for_whom_it_is(front):
    shown = (await front.person("ana").types("/help announce")).text
    assert "/announce [when] [text]" in shown
    assert "with the role “moderator”" in shown


async def test_a_slip_of_the_pen_gets_the_nearest_names(front):
    ana = front.person("ana")
    assert "Did you mean roundtables" in (await ana.types("/help roundtabels")).text
    assert "no command “%%%”" in (await ana.types("/help %%%")).text


async def test_a_slip_in_the_persons_language_gets_the_nearest_name_there(front):
    said = await front.person("sol", locale="es-MX").types("/help command:funcionaros")
    assert "¿Quiso decir funcionarios?" in said.text


async def test_nearest_names_are_of_what_the_hat_may_do_and_really_near(front):
    ana, maya = front.person("ana"), front.person("maya", "moderator")
    assert "Type /help" in (await ana.types("/help announcments")).text
    assert "Did you mean announcements" in (await maya.types("/help announcments")).text
    assert "Did you mean" not in (await maya.types("/help nonsense")).text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("funcionarios", "/officials lugar"),
        ("mesa crear", "/roundtable create"),
        ("agenda ver", "/agenda show"),
    ],
)
async def test_a_command_is_found_by_its_name_in_the_persons_language(front, typed, shown):
    assert shown in (await front.person("ana", locale="es").types(f"/help {typed}")).text


async def test_whoever_sets_a_new_server_up_is_told_where_to_begin(front):
    elsewhere = SpaceId("discord", "2")
    said = (await front.person("olga", "owner", space=elsewhere).types("/help")).text
    assert said.index("Nothing is posted here yet") < said.index("For everyone")
    assert "with /setup" in said
    assert "Nothing is posted" not in (await front.person("ana", space=elsewhere).types("/help")).text
    async with front.database.transaction():
        await front.spaces.set_channel(elsewhere, "stories", ChannelId("discord", "21"))
    assert "Nothing is posted" not in (await front.person("olga", "owner", space=elsewhere).types("/help")).text


async def test_names_are_suggested_as_far_as_the_hat_goes(front):
    assert "/announce" in await front.person("olga", "owner").suggested("commands", "ann")
    assert "/announce" not in await front.person("ana").suggested("commands", "ann")
