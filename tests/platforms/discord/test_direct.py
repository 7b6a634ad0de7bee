"""Words to the bot alone, and presses there: Discord tells no server with them."""

import pytest
from sqlalchemy import text as sql

WORDS = "When does the pool open again?"


@pytest.fixture
async def elsewhere(chat, ana):
    """A second server that has ana and the bot."""
    guild = chat.env.create_guild("New Britain")
    guild.add_member(ana.member.user)
    await chat.settled()
    chat.platform.client.handling.homes._shared.clear()
    return guild


async def spaces(chat):
    async with chat.app.database.transaction() as session:
        return set((await session.execute(sql("SELECT id FROM space"))).scalars())


async def test_in_one_server_nothing_is_asked(chat, ana, square):
    form = await (await ana.tells(WORDS)).press("Say this")
    assert form.values["text"] == WORDS
    done = await form.send()
    assert done.text == f"Told: {WORDS}"
    assert square.taken == [(chat.space(), ["resident"], WORDS)]
    assert chat.space() in (await done.press("Where")).text
    assert await spaces(chat) == {chat.space()}


async def test_rights_are_those_in_the_server(chat, square):
    owner = chat.owner("olga")
    await (await (await owner.tells(WORDS)).press("Say this")).send()
    assert square.taken[0][1] == ["moderator", "organiser", "resident"]


async def test_of_several_servers_one_is_chosen(chat, ana, square, elsewhere):
    said = await ana.tells(WORDS)
    assert said.buttons == ["Say this in Hartford", "Say this in New Britain"]
    await (await said.press("Say this in New Britain")).send()
    await (await said.press("Say this in Hartford")).send()
    assert [space for space, *_ in square.taken] == [f"discord:{elsewhere.id}", chat.space()]


async def test_who_shares_no_server_is_told(chat):
    ana = chat.resident("ana")
    chat.guild.remove_member(ana.member)
    said = await ana.tells(WORDS)
    assert "You and I share no server" in said.text
    assert said.buttons == []


async def test_a_form_sent_after_a_restart_asks_which_server_and_is_not_lost(chat, ana, square, elsewhere):
    form = await (await ana.tells(WORDS)).press("Say this in New Britain")
    await chat.restart()
    asked = await form.send(text="When does the library open?")
    assert "We" not in asked.text
    assert "You and I share several servers" in asked.text
    again = await asked.press("This one in New Britain")
    assert again.values["text"] == "When does the library open?"
    await again.send()
    assert square.taken == [(f"discord:{elsewhere.id}", ["resident"], "When does the library open?")]


async def test_a_button_asks_once_which_server_is_meant(chat, ana, square, elsewhere):
    form = await (await ana.tells(WORDS)).press("Say this in Hartford")
    done = await form.send()
    await chat.restart()
    asked = await done.press("Where")
    assert "press the button again" in (await asked.press("This one in Hartford")).text
    assert chat.space() in (await done.press("Where")).text
    assert not any("None" in space for space in await spaces(chat))


async def test_spanish_words_are_answered_in_spanish(chat, ana):
    said = await ana.tells("¿Cuándo abre la piscina?")
    assert "¿Quiere preguntar esto?" in said.text
    assert said.buttons == ["Decir esto"]


async def test_what_the_bot_says_is_no_question(chat, ana):
    await ana.tells(WORDS)
    assert len(chat.messages_to(ana)) == 2
