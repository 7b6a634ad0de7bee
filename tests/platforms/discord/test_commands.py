import aiohttp
import discord
import pytest

from bot.core.ids import GrantId
from bot.platforms.discord import answering
from tests.conformance.chat import NotOffered

PUT_OFF = {5, 6}
"""Discord's ways to say that an answer comes later ("Interaction Callback Type")."""


@pytest.fixture
def hurried(monkeypatch):
    """Discord's patience, shortened."""
    monkeypatch.setattr(answering, "DEFER_AFTER", 0.05)


async def late(chat, square, doing):
    """What comes of something whose handler takes longer than Discord waits, and that was put off."""
    square.slow = 0.3
    said = await doing
    assert PUT_OFF & {r.json["type"] for r in chat.env.http_requests if r.path.endswith("/callback")}
    return said


def command(chat, name):
    return chat.env.backend.find_command(name, chat.guild.id, type=1)


async def test_a_resident_looks_a_place_up_and_only_they_see_it(ana):
    said = await ana.types("/lookup hartford-ct level:city")
    assert "Found hartford-ct." in said.text
    assert "Phone: 860-555-0100" in said.text
    assert said.private
    assert said.buttons == ["Ask a question", "Next"]
    assert said.links["Site"] == "https://example.org/?a=1&b=2"
    assert said.menus == {"Another place": ["Hartford, CT", "Hartford, WI", "Bristol, CT"]}


async def test_a_command_that_is_not_private_is_answered_to_everybody(chat, ana):
    said = await ana.types("/roundtables")
    assert not said.private
    assert [m.text for m in chat.channel("general").messages] == [said.text]


async def test_names_and_descriptions_are_in_spanish_for_both_kinds_of_spanish(chat):
    lookup = command(chat, "lookup")
    for locale in ("es-ES", "es-419"):
        assert lookup["name_localizations"][locale] == "buscar"
        assert lookup["options"][0]["name_localizations"][locale] == "lugar"
        assert lookup["options"][1]["choices"][0]["name_localizations"][locale] == "Ciudad"
    assert "en-GB" not in lookup["name_localizations"]


async def test_commands_are_for_servers_and_hidden_from_nobody(chat):
    for name in ("lookup", "setup"):
        assert command(chat, name)["contexts"] == [0]
        assert command(chat, name).get("default_member_permissions") is None


async def test_a_command_whose_word_also_names_a_group_is_its_sub_command_show(chat):
    assert [o["name"] for o in command(chat, "setup")["options"]] == ["show", "link"]
    said = await chat.owner("olga").types("/setup")
    assert said.title == "Set up"


async def test_a_commands_name_in_a_message_can_be_clicked(chat, ana):
    said = await ana.types("/help")
    assert said.text == "Try /lookup or /help."
    assert f"</lookup:{command(chat, 'lookup')['id']}>" in said.messages[0].components[0]["content"]


async def test_places_are_offered_while_one_types(ana):
    assert await ana.suggestions("lookup", "place", "hart") == ["Hartford, CT", "Hartford, WI"]


async def test_a_suggester_that_fails_offers_nothing(ana, square):
    square.slow = "not a number"
    assert await ana.suggestions("lookup", "place", "hart") == []


async def test_a_missing_option_is_asked_for(ana):
    asked = await ana.types("/lookup")
    assert asked.fields == ["place"]
    assert "Found bristol-ct." in (await asked.send(place="bristol-ct")).text


async def test_the_client_lets_nobody_choose_what_is_no_choice(ana):
    with pytest.raises(NotOffered):
        await ana.types("/lookup hartford-ct level:county")


async def test_a_channel_is_chosen_by_its_name(chat, ana):
    said = await ana.types("/where #stories")
    assert said.text == chat.channel_id("stories")


async def test_a_forum_is_chosen_as_a_channel_is(chat, ana):
    chat.channels["forum"] = chat.guild.create_forum_channel("forum")
    said = await ana.types("/where #forum")
    assert said.text == chat.channel_id("forum")


async def test_a_resident_is_told_whose_command_it_is(ana):
    said = await ana.types("/guard shut")
    assert "This is for people with the role “moderator”." in said.text
    assert said.private


async def test_a_moderators_role_lets_them(chat):
    assert "yes" in (await chat.moderator("mo").types("/guard shut")).text
    assert "yes" in (await chat.owner("olga").types("/guard shut")).text


async def test_one_person_can_be_made_a_moderator(chat, ana):
    spaces = chat.app.services.spaces
    async with chat.app.services.transaction():
        from bot.core.ids import SpaceId
        from bot.core.permissions import Role

        await spaces.set_grants(SpaceId.parse(chat.space()), Role.MODERATOR, (GrantId("discord", f"@{ana.member.id}"),))
    assert "yes" in (await ana.types("/guard shut")).text


async def test_a_time_is_shown_in_each_readers_own_zone(chat):
    said = await chat.owner("olga").types('/announce when:"tomorrow 6pm" text:"Come *all*"')
    assert "At Tuesday, November 24, 2026, 6:00 PM EST: Come *all*" in said.text
    assert "<t:1795561200:F> (<t:1795561200:R>)" in said.messages[0].components[0]["content"]


async def test_an_unreadable_time_is_refused_with_a_reference(chat):
    said = await chat.owner("olga").types('/announce when:"whenever" text:"Come"')
    assert "“whenever” is no date and time" in said.text
    assert said.private


async def test_what_breaks_is_a_reference_and_no_traceback(ana):
    said = await ana.types("/broken")
    assert "Something went wrong on our side" in said.text
    assert "ZeroDivision" not in said.text


async def test_a_late_answer_arrives_as_privately_as_declared(chat, ana, square, hurried):
    said = await late(chat, square, ana.types("/late"))
    assert (said.text, said.private) == ("Better late", True)


async def test_a_late_public_answer_is_for_all(chat, ana, square, hurried):
    said = await late(chat, square, ana.types("/late public"))
    assert (said.text, said.private) == ("Better late for all", False)


async def test_an_answer_is_given_although_putting_it_off_was_lost_on_the_way(ana, square, hurried, monkeypatch):
    async def lost(*_args, **_more):
        raise aiohttp.ServerDisconnectedError

    monkeypatch.setattr(discord.InteractionResponse, "defer", lost)
    square.slow = 0.3
    said = await ana.types("/late")
    assert (said.text, said.private) == ("Better late", True)


async def test_an_error_after_a_public_deferral_is_for_one_person_only(chat, ana, square, hurried):
    said = await late(chat, square, ana.types("/late failing"))
    assert "Please choose one of the choices" in said.text
    assert said.private
    assert chat.channel("general").messages == []


async def test_a_late_form_opens_all_the_same(ana, square, hurried):
    square.slow = 0.2
    assert (await ana.types("/ask")).title == "Ask a question"


async def test_a_file_comes_along(ana):
    said = await ana.types("/export")
    assert said.files == {"questions.csv": b"number,text\n1,Why?\n"}


async def test_a_long_reply_comes_in_several_messages_and_says_what_is_missing(ana):
    said = await ana.types("/many")
    assert len(said.messages) == 5
    assert said.text.startswith("Many")
    assert said.text.count("Card ") == 35
    assert "5 more are not shown here." in said.text
    assert said.private


async def test_a_resident_asks_about_a_message(chat, ana, square):
    posted = await chat.resident("ben").says("When is *the* **pool** open?")
    form = await ana.menu("Ask about this", on=posted)
    assert form.values["text"] == "When is *the* **pool** open?"
    assert square.taken[-1][1].endswith(f"/{posted.messages[0].id}")


async def test_a_message_of_ours_is_quoted_without_its_markup(chat, square):
    marisol = chat.resident("marisol", "es")
    ours = await marisol.types("/roundtables")
    form = await marisol.menu("Preguntar sobre esto", on=ours)
    assert form.values["text"] == "Found Park Street."


async def test_a_private_answer_is_in_the_persons_language(chat):
    marisol = chat.resident("marisol", "es")
    said = await marisol.types("/lookup hartford-ct")
    assert "Encontrado: hartford-ct." in said.text
    assert "Hacer una pregunta" in said.buttons


async def test_nobody_is_pinged_and_nothing_is_formatted(chat, ana):
    words = "@everyone <@&5> **bold** # big <t:0> [a](https://x.test) :smile: `code` ~~no~~ ||hid||"
    said = await ana.types(f'/echo words:"{words}"')
    assert said.text.splitlines()[0] == words
    message = said.messages[0]
    assert not message.ping_role_ids
    assert not message.ping_user_ids
    assert not message.mention_everyone


async def test_a_command_that_discord_knows_otherwise_is_answered(chat, ana):
    chat.platform.client.tree.remove_command("help")
    said = await ana.types("/help")
    assert "This command has just changed." in said.text
    assert chat.env.errors
