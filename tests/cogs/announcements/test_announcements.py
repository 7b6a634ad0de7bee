import asyncio

import pytest
from sqlalchemy import text as sql

from bot.core.ids import ChannelId, SpaceId
from tests.cogs.front import GENERAL


@pytest.fixture
def maya(front):
    return front.person("maya", "moderator")


def code_of(person):
    return person.front.services.vault.pseudonym(1, person.incoming().user)


async def announced(front):
    await front.run("announcements-due")
    return await front.posts()


async def test_a_moderator_previews_confirms_and_it_goes_out_in_time(front, maya):
    preview = await maya.types("/announce tomorrow 6pm The library is open until nine.")
    assert preview.private
    assert "Tuesday, November 24, 2026, 6:00 PM EST in 11" in preview.text
    assert preview.text.endswith("It will look like this:\n\nThe library is open until nine.")
    confirmed = await maya.presses(preview, "Confirm")
    assert confirmed.reply.replace
    front.clock.advance(days=1, hours=7, minutes=59)
    assert await announced(front) == []
    front.clock.advance(minutes=1)
    assert await announced(front) == ["discord:11 | The library is open until nine."]
    assert len(await announced(front)) == 1


async def test_spanish_times_are_read_in_the_communitys_zone(front):
    maya = front.person("maya", "moderator", locale="es-MX")
    preview = await maya.types("/announce mañana a las 18:00 La biblioteca abre hasta las nueve.")
    assert "martes 24 de noviembre de 2026, 6:00 p.m. EST" in preview.text
    assert preview.text.endswith("La biblioteca abre hasta las nueve.")


async def test_now_goes_out_with_the_next_look(front, maya):
    await maya.presses(await maya.gives("announce", when="now", text="Roads are closed."), "Confirm")
    front.clock.advance(seconds=5)
    assert await announced(front) == ["discord:11 | Roads are closed."]


async def test_nothing_goes_out_before_it_is_confirmed(front, maya):
    preview = await maya.gives("announce", when="in 1 hour", text="Not yet")
    front.clock.advance(hours=2)
    assert await announced(front) == []
    late = await maya.presses(preview, "Confirm")
    assert "has passed while this was waiting for you" in late.text
    assert await announced(front) == []


async def test_a_cancelled_preview_stays_cancelled(front, maya):
    preview = await maya.gives("announce", when="in 1 hour", text="Never")
    await maya.presses(preview, "Cancel")
    assert "was canceled" in (await maya.presses(preview, "Confirm")).text
    front.clock.advance(hours=1)
    assert await announced(front) == []


async def test_confirming_twice_sends_once(front, maya):
    preview = await maya.gives("announce", when="in 1 hour", text="Once")
    both = await asyncio.gather(maya.presses(preview, "Confirm"), maya.presses(preview, "Confirm"))
    assert all("Scheduled for" in said.text for said in both)
    front.clock.advance(hours=1)
    await announced(front)
    assert "Scheduled for" in (await maya.presses(preview, "Confirm")).text
    assert len(await announced(front)) == 1


async def test_what_was_due_during_a_restart_is_sent_after_it(front, maya):
    await maya.presses(await maya.gives("announce", when="in 1 hour", text="Still there"), "Confirm")
    front.clock.advance(hours=3)
    restarted = front.again()
    assert await announced(restarted) == ["discord:11 | Still there"]
    assert len(await announced(front.again())) == 1


async def test_two_processes_send_it_once(front, maya):
    await maya.presses(await maya.gives("announce", when="in 1 hour", text="Once"), "Confirm")
    front.clock.advance(hours=1)
    await asyncio.gather(front.run("announcements-due"), front.again().run("announcements-due"))
    assert len(await front.posts()) == 1


async def test_old_news_is_not_sent_but_told_to_its_author(front, maya):
    await maya.presses(await maya.gives("announce", when="in 1 hour", text="Tonight at six"), "Confirm")
    front.clock.advance(hours=8)
    [post] = await announced(front)
    assert post.startswith(f"discord:@{code_of(maya)} | An announcement was missed.")
    assert "Tonight at six" in post
    assert "Nothing is scheduled" in (await maya.types("/announcements")).text


async def test_what_a_forgotten_author_missed_is_told_to_the_moderators(front, maya):
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "41"))
    await maya.presses(await maya.gives("announce", when="in 1 hour", text="Tonight at six"), "Confirm")
    await maya.presses(await maya.presses(await maya.types("/privacy"), "Erase me"), "Erase me and my words")
    front.clock.advance(hours=8)
    [post] = await announced(front)
    assert post.startswith("discord:41 | An announcement was missed.")


async def test_what_is_scheduled_is_listed_and_can_be_cancelled(front, maya):
    for hours in (2, 1):
        await maya.presses(await maya.gives("announce", when=f"in {hours} hours", text=f"In {hours}"), "Confirm")
    await maya.gives("announce", when="in 3 hours", text="Only a draft")
    listed = await maya.types("/announcements")
    assert "Scheduled announcements (2)" in listed.text
    assert listed.text.index("In 1") < listed.text.index("In 2")
    assert "Only a draft" not in listed.text
    await maya.presses(listed, "Cancel it")
    front.clock.advance(hours=3)
    assert await announced(front) == ["discord:11 | In 2"]
    assert "sent already" in (await maya.runs("announce-cancel:1")).text


@pytest.mark.parametrize(
    ("when", "text", "answer"),
    [
        ("yesterday 6pm", "Late", "has passed already"),
        ("2020-01-01 10:00", "Late", "has passed already"),
        ("soonish", "Vague", "“soonish” is no date"),
        ("2036-01-01 10:00", "Far", "more than two years away"),
        ("tomorrow 6pm", "x" * 6000, "at most 2,000 characters; there are 6,000"),
        ("tomorrow 6pm", "\u200b", "There is nothing to announce"),
        ("every Tuesday", "Vague", "What time of day?"),
        ("every Tuesday 18:00 and 19:00", "Twice", "says two things at once"),
        ("every Tuesday 18:00 until 2026-11-20", "Never", "never comes"),
        ("every full moon 18:00", "Odd", "I do not understand “full moon”"),
    ],
)
async def test_what_cannot_be_announced_is_told(front, maya, when, text, answer):
    refused = await maya.gives("announce", when=when, text=text)
    assert refused.private
    assert answer in refused.text
    assert "Nothing is scheduled" in (await maya.types("/announcements")).text


async def test_a_channel_the_bot_cannot_write_to_is_told(front, maya):
    front.closed.add(GENERAL)
    assert "I cannot write in 11" in (await maya.gives("announce", when="tomorrow 6pm", text="Hello")).text
    maya.channel = None
    assert "type the command in that channel" in (await maya.gives("announce", when="tomorrow 6pm", text="Hello")).text


async def test_only_a_moderator_announces_and_only_at_home(front, maya):
    assert "“moderator”" in (await front.person("ana").types("/announce tomorrow 6pm Mine")).text
    preview = await maya.gives("announce", when="in 1 hour", text="Ours")
    eve = front.person("eve", "moderator", space=SpaceId("slack", "T9"))
    for label in ("Confirm", "Cancel"):
        assert "no longer kept" in (await eve.presses(preview, label)).text
    assert "Nothing is scheduled" in (await eve.types("/announcements")).text


async def test_a_moderators_words_are_data(front, maya):
    from bot.core.i18n import Markup

    preview = await maya.gives("announce", when="in 1 hour", text="*All* @everyone <!channel>\u202e =1")
    shouting = front.catalogue.voice("en", "UTC", Markup("loud", escape=str.upper))
    assert shouting.say(preview.reply.text).endswith("*ALL* @EVERYONE <!CHANNEL> =1")


async def test_drafts_nobody_confirmed_are_forgotten(front, maya):
    preview = await maya.gives("announce", when="in 3 days", text="Perhaps")
    front.clock.advance(days=1, minutes=1)
    await front.run("announcements-tidy")
    async with front.database.transaction() as session:
        assert (await session.execute(sql("SELECT * FROM announcement"))).all() == []
    assert "no longer kept" in (await maya.presses(preview, "Confirm")).text


async def test_one_that_cannot_be_sent_holds_up_no_other(front, maya):
    for words in ("First.", "Second."):
        await maya.presses(await maya.gives("announce", when="now", text=words), "Confirm")
    async with front.database.transaction() as session:
        await session.execute(sql("UPDATE announcement SET words = 'null' WHERE id = 1"))
    assert await announced(front) == ["discord:11 | Second."]
