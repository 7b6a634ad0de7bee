"""Limits that moderators set, pauses that they give by question, and what askers may still do with their own."""

import asyncio

import pytest
from sqlalchemy import text as sql

from bot.core.ids import ChannelId, SpaceId
from cogs.questions.service import Asking
from tests.cogs.questions.conftest import WORDS


@pytest.fixture
def maya(front):
    return front.person("maya", "moderator")


async def rows(front, table="question"):
    async with front.database.transaction() as session:
        return (await session.execute(sql(f"SELECT * FROM {table} ORDER BY 1"))).all()


async def choose(maya, most, cooldown):
    return await maya.sends(await maya.types("/setup asking"), most=str(most), cooldown=str(cooldown))


async def test_ten_questions_may_be_asked_until_moderators_choose_otherwise(ana, maya):
    assert (await maya.types("/setup asking")).form.most == "10"
    for n in range(10):
        await ana.asks(f"{WORDS} {n}")
    refused = await ana.asks(f"{WORDS} once more")
    assert refused.text.startswith("text: Everybody may ask 10 questions for a roundtable here, and you asked yours.")
    assert refused.answer.outcome.values["text"] == f"{WORDS} once more"


async def test_the_limit_is_for_each_roundtable_and_person(front, ana, maya, plan):
    assert "one question of a person for each roundtable" in (await choose(maya, 1, 0)).text
    await ana.asks(WORDS)
    assert "may ask one question" in (await ana.asks(f"{WORDS} 2")).text
    await plan()
    assert "is number 2" in (await ana.asks(f"{WORDS} 3")).text
    assert "is number 3" in (await front.person("ben").asks(f"{WORDS} 4")).text


async def test_one_taken_back_makes_room(ana, maya):
    await choose(maya, 1, 0)
    await ana.asks(WORDS)
    await ana.runs("question-withdraw:1")
    assert "is number 2" in (await ana.asks(f"{WORDS} 2")).text


@pytest.mark.parametrize(
    ("most", "cooldown", "why"), [(1, 0, "may ask one question"), (10, 15, "there are 15 minutes")]
)
async def test_of_several_sent_at_the_same_moment_none_slips_past_a_limit(ana, maya, most, cooldown, why):
    await choose(maya, most, cooldown)
    form = await ana.types("/ask")
    several = await asyncio.gather(*(ana.sends(form, text=f"{WORDS} {n}") for n in range(4)))
    assert sorted("is number 1" in said.text for said in several) == [False, False, False, True]
    assert sum(why in said.text for said in several) == 3


async def test_between_two_questions_passes_the_time_that_was_chosen(front, ana, maya):
    assert "15 minutes apart" in (await choose(maya, 10, 15)).text
    await ana.asks(WORDS)
    front.clock.advance(minutes=11)
    refused = await ana.asks(f"{WORDS} 2")
    assert "there are 15 minutes here. Send this one again after" in refused.text
    front.clock.advance(minutes=5)
    assert "is number 2" in (await ana.asks(f"{WORDS} 2")).text


@pytest.mark.parametrize(
    ("most", "cooldown", "why"),
    [
        ("0", "0", "most: From 1 to 100"),
        ("5", "x", "cooldown: Please write"),
        ("5", "-5", "cooldown: From 0 to 1,440"),
        ("5", "9999", "cooldown: From 0 to 1,440"),
        ("²", "0", "most: Please"),
    ],
)
async def test_other_limits_are_refused(maya, most, cooldown, why):
    assert (await choose(maya, most, cooldown)).text.startswith(why)


async def test_residents_set_no_limits(ana):
    assert "“moderator”" in (await ana.types("/setup asking")).text


async def paused(ana, maya, days="7 days"):
    await ana.asks(WORDS)
    return await maya.presses(await maya.runs("question-pause:1"), days)


async def test_a_moderator_pauses_whoever_asked_and_learns_not_who(front, ana, maya):
    said = await paused(ana, maya)
    assert "Whoever asked question 1 is paused until Monday, November 30, 2026" in said.text
    assert "ana" not in said.text
    refused = await ana.asks(f"{WORDS} 2")
    assert "Moderators paused your asking here until Monday, November 30, 2026" in refused.text
    assert "because of your question 1. They do not know who you are." in refused.text
    assert refused.answer.outcome.values["text"] == f"{WORDS} 2"
    assert "is number 2" in (await front.person("ben").asks(f"{WORDS} of ben's")).text
    front.clock.advance(days=8)
    assert "is number 3" in (await ana.asks(f"{WORDS} 2")).text


async def test_a_pause_can_be_ended_at_once(ana, maya):
    await paused(ana, maya)
    said = await maya.presses(await maya.runs("question-pause:1"), "End the pause")
    assert "may ask again" in said.text
    assert "is number 2" in (await ana.asks(f"{WORDS} 2")).text


@pytest.fixture
async def moderators(front):
    """What stands in their channel."""
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "35"))
    return lambda: front.posts_in("discord:35")


async def appeals(ana):
    mine = await ana.types("/my-questions")
    assert mine.text.startswith("Moderators paused your asking here until")
    return await ana.sends(await ana.presses(mine, "Ask them to look again"), text="It was a slip, I am sorry.")


async def test_the_paused_may_have_it_looked_at_again_once_without_their_name(ana, maya, moderators):
    await paused(ana, maya)
    assert "will look at it again" in (await appeals(ana)).text
    post = (await moderators())[-1]
    assert "Whoever asked question 1 is paused until" in post
    assert "It was a slip" in post
    assert "ana" not in post
    assert "Ask them to look again" not in (await ana.types("/my-questions")).buttons
    assert "asked the moderators to look at it before" in (await ana.runs("ask-appeal")).text


async def test_where_no_channel_is_for_moderators_an_appeal_is_not_swallowed(front, ana, maya):
    await paused(ana, maya)
    refused = await appeals(ana)
    assert "Nobody would read it" in refused.text
    assert refused.answer.outcome.values["text"] == "It was a slip, I am sorry."
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "35"))
    assert "will look at it again" in (await appeals(ana)).text
    assert "It was a slip" in (await front.posts_in("discord:35"))[-1]


async def erases(front, ana, maya):
    await ana.runs("privacy-erase-now:true")


async def lifts(front, ana, maya):
    await maya.runs("question-pause-for:1:0")


async def pauses_anew(front, ana, maya):
    await maya.runs("question-pause-for:1:30")


async def waits(front, ana, maya):
    front.clock.advance(days=8)
    await front.run("questions-tidy")


@pytest.mark.parametrize("done", [erases, lifts, pauses_anew, waits])
async def test_what_was_said_against_a_pause_goes_with_the_pause(front, ana, maya, moderators, done):
    """Nothing would find it any more, should its person have everything erased later on."""
    await paused(ana, maya)
    await appeals(ana)
    await done(front, ana, maya)
    assert "It was a slip" not in str(await moderators())
    assert "That is settled; what they said is kept no longer." in (await moderators())[-1]


async def test_a_pause_that_is_over_is_kept_no_longer_and_shown_until_then(front, ana, maya):
    await paused(ana, maya)
    front.clock.advance(days=8)
    kept = await ana.types("/privacy")
    assert "Pauses and unfinished questions: 1" in kept.text
    await front.run("questions-tidy")
    assert not await rows(front, "asking_pause")
    assert "Pauses" not in (await ana.types("/privacy")).text


async def test_only_moderators_pause_and_only_where_somebody_asked(front, ana, maya):
    await ana.asks(WORDS)
    assert "“moderator”" in (await ana.runs("question-pause:1")).text
    assert "“moderator”" in (await ana.runs("question-pause-for:1:7")).text
    assert "Nobody can be paused" in (await maya.runs("question-pause:99")).text
    elsewhere = front.person("mo", "moderator", space=SpaceId("slack", "T9"))
    assert "Nobody can be paused" in (await elsewhere.runs("question-pause-for:1:7")).text
    assert not await rows(front, "asking_pause")


@pytest.mark.parametrize("keep_text", ["0", "1"])
async def test_to_be_erased_is_no_way_around_a_pause_and_leaves_nothing_but_its_end(front, ana, maya, keep_text):
    await paused(ana, maya)
    code = front.services.vault.pseudonym(1, ana.incoming().user)
    for _ in range(2):
        assert "you stay paused until the time they set" in (await ana.runs("privacy-erase")).text
        await ana.runs(f"privacy-erase-now:{keep_text}")
        refused = await ana.asks(f"{WORDS} 2")
        assert "Moderators paused your asking here until Monday, November 30, 2026" in refused.text
        assert "question 1" not in refused.text
    [row] = await rows(front, "asking_pause")
    assert (code in row, row.question_id, row.number) == (False, 0, 0)
    mine = await ana.types("/my-questions")
    assert "You had everything else erased since" in mine.text
    assert "Ask them to look again" not in mine.buttons
    assert "You had everything else erased since" in (await ana.runs("ask-appeal")).text
    assert "Pauses and unfinished questions: 1" in (await ana.types("/privacy")).text
    front.clock.advance(days=8)
    assert "is number" in (await ana.asks(f"{WORDS} 2")).text
    await front.run("questions-tidy")
    assert not await rows(front, "asking_pause")


async def test_who_is_paused_again_after_being_erased_is_freed_of_both(front, ana, maya):
    await paused(ana, maya, "30 days")
    await ana.runs("privacy-erase-now:1")
    front.clock.advance(days=31)
    await ana.asks(f"{WORDS} 2")
    await maya.runs("question-pause-for:2:7")
    assert "because of your question 2" in (await ana.types("/my-questions")).text
    await maya.runs("question-pause-for:2:0")
    assert not await rows(front, "asking_pause")


async def test_erasing_takes_drafts_along(front):
    ben = front.person("ben")
    await ben.asks_first("Call me at 860-555-0123 about the noise, will you?")
    assert "Pauses and unfinished questions: 1" in (await ben.types("/privacy")).text
    await ben.runs("privacy-erase-now:1")
    assert not await rows(front, "asking_draft")


async def test_a_question_can_be_edited_until_somebody_supports_it(front, ana):
    await ana.asks(WORDS, neighbourhood="Frog Hollow")
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    assert (form.form.text, form.form.neighbourhood) == (WORDS, "Frog Hollow")
    done = await ana.sends(form, text=f"{WORDS} At night too?", neighbourhood="Parkville")
    assert done.text.startswith("Question 1 is changed.")
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        assert (question.text, question.neighbourhood) == (f"{WORDS} At night too?", "Parkville")
        approved = await front.services.pool.approve(1, question.id, question.version)
        await front.services.pool.support(1, approved.id, "f" * 32)
    assert "Edit" not in (await ana.types("/my-questions")).buttons
    late = await ana.sends(form, text=f"{WORDS} Or by day?")
    assert "can no longer be changed" in late.text


@pytest.fixture
async def editing(front, ana):
    """Ana's public question in its form."""
    await ana.asks(WORDS)
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        await front.services.pool.approve(1, question.id, question.version)
    return await ana.presses(await ana.types("/my-questions"), "Edit")


async def test_a_support_that_is_being_written_is_one_that_no_edit_overlooks(front, ana, editing):
    async with front.database.transaction():
        await front.services.pool.support(1, 1, "f" * 32)
        edit = asyncio.create_task(ana.sends(editing, text=f"{WORDS} At night too?"))
        await asyncio.wait([edit], timeout=0.5)
    assert "can no longer be changed" in (await edit).text


async def test_nobody_supports_words_that_are_being_changed(front, editing):
    async with front.database.transaction():
        request = await front.dispatcher.request_of(front.person("ana").incoming())
        asking = Asking(f"{WORDS} At night too?", request.pseudonym)
        await front.services.questions.edit(1, 1, asking)
        press = asyncio.create_task(front.person("ben").runs("support:1"))
        await asyncio.wait([press], timeout=0.5)
    assert "is not public yet" in (await press).text
    assert not await rows(front, "support")


async def test_an_approved_question_that_is_edited_waits_for_a_decision_again(front, ana):
    await ana.asks(WORDS)
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        await front.services.pool.approve(1, question.id, question.version)
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    await ana.sends(form, text="Why was my first question not quite what I meant?")
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
    assert (question.status, question.version, question.decided_at) == ("received", 3, None)


async def test_an_edit_that_changes_nothing_leaves_a_question_as_it_is(front, ana):
    await ana.asks(WORDS, neighbourhood="Frog Hollow")
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        await front.services.pool.approve(1, question.id, question.version)
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    said = await ana.sends(form, text=f"  {WORDS} ", neighbourhood="Frog Hollow")
    assert "Nothing was changed: question 1 stands as it did." in said.text
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
    assert (question.status, question.version) == ("approved", 2)
    await ana.sends(form, text=WORDS, neighbourhood="Parkville")
    [row] = await rows(front)
    assert (row.neighbourhood, row.status) == ("Parkville", "received")


async def test_an_edit_is_looked_at_for_personal_data_too(front, ana):
    await ana.asks(WORDS)
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    said = await ana.sends(form, text=f"{WORDS} Call 860-555-0123")
    assert "Take it out" in said.buttons
    assert "Question 1 is changed" in (await ana.presses(said, "Take it out")).text
    [row] = await rows(front)
    assert row.text == f"{WORDS} Call [phone number]"


async def test_nobody_edits_what_is_not_theirs(front, ana, maya):
    await ana.asks(WORDS)
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    for other in (front.person("ben"), maya, front.person("ana", space=SpaceId("slack", "T9"))):
        assert "not one of your questions" in (await other.runs("question-edit:1")).text
        assert "not one of your questions" in (await other.sends(form, text=f"{WORDS} taken over")).text


async def test_neighbourhoods_are_suggested_from_the_place_and_from_what_is_public(front, ana):
    assert "Frog Hollow" in await ana.suggested("neighbourhoods", "")
    assert (await ana.suggested("neighbourhoods", "frog"))[0] == "Frog Hollow"
    await ana.asks(WORDS, neighbourhood="Zion Hill")
    assert await ana.suggested("neighbourhoods", "zi") == ["zi"], "not before it is public"
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        await front.services.pool.approve(1, question.id, question.version)
    assert await ana.suggested("neighbourhoods", "zi") == ["Zion Hill", "zi"]
    elsewhere = front.person("eve", space=SpaceId("slack", "T9"))
    assert "Zion Hill" not in await elsewhere.suggested("neighbourhoods", "zi")
