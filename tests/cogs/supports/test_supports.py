"""Residents find public questions and support them; cards say the count."""

import pytest

from bot.settings import ROOT
from tests.cogs.questions.conftest import WORDS
from tests.cogs.review.conftest import PUBLIC


@pytest.fixture
async def public(ana, mod, ask):
    """Ana's question is public."""
    await ask(neighbourhood="Frog Hollow")
    await mod.presses(await mod.types("/review"), "Approve")


@pytest.mark.parametrize(("locale", "words"), [
    ("en", "No question is public yet. Type /ask to ask the first."),
    ("es", "Todavía no hay preguntas públicas. Escriba /ask para hacer la primera."),
])  # fmt: skip
async def test_before_any_question_is_public_the_list_says_just_that(front, ana, locale, words):
    assert (await front.person("ben", locale=locale).types("/questions")).text == words


async def test_support_is_counted_once_and_taken_back(front, public):
    ben = front.person("ben")
    listed = await ben.types("/questions")
    assert "Support: one person" in listed.text
    done = await ben.presses(listed, "Support")
    assert done.private
    assert "Nobody sees that it was you." in done.text
    assert "already" in (await ben.presses(listed, "Support")).text
    again = await ben.types("/questions")
    assert "2 people" in again.text
    assert "no longer" in (await ben.presses(again, "Withdraw my support")).text.lower()


async def test_whoever_asked_has_no_support_to_withdraw(ana, public):
    listed = await ana.types("/questions")
    assert "You: asked this" in listed.text
    assert "Withdraw my support" not in listed.buttons
    assert "Take it back" in (await ana.presses(listed, "My questions")).buttons


async def test_the_card_tells_the_count_and_nobody(front, public, channel):
    ben = front.person("ben")
    await ben.presses(await ben.types("/questions"), "Support")
    await front.run("supports-refresh")
    [card] = await channel(PUBLIC)
    assert "2 people" in card
    assert "ben" not in card


async def test_the_card_counts_nobody_who_was_erased(front, public, channel):
    ben = front.person("ben")
    for done, said in (("support:1", "2 people ask"), ("privacy-erase-now:1", "one person asks")):
        await ben.runs(done)
        await front.run("supports-refresh")
        assert said in (await channel(PUBLIC))[0]


async def test_a_vote_for_a_question_taken_back_is_refused_and_says_why(front, ana, public):
    ben = front.person("ben")
    listed = await ben.types("/questions")
    await ana.presses(await ana.types("/my-questions"), "Take it back")
    said = await ben.presses(listed, "Support")
    assert said.answer.failed
    assert "taken back" in said.text


async def test_a_question_shown_more_often_comes_later_among_those_seen_least(front, public, ask, mod):
    await front.person("ben").types("/questions")
    await front.run("supports-refresh")
    await ask(f"And {WORDS}", by=front.person("cy"))
    await mod.presses(await mod.types("/review"), "Approve")
    listed = await front.person("dee").types("/questions unseen")
    assert [card.body for card in listed.reply.cards] == [f"And {WORDS}", WORDS]


async def test_where_what_others_were_joined_to_is_taken_back_no_card_sends_anybody_there(
    front, ana, public, ask, mod, channel
):
    await ask(f"And {WORDS}", by=front.person("cy"))
    await mod.presses(await mod.types("/review"), "Approve")
    await mod.sends(await mod.presses(await mod.types("/review number:2"), "Join"), other="1")
    assert "the same as question 1 and counts there" in (await channel(PUBLIC))[1]
    await ana.presses(await ana.types("/my-questions"), "Take it back")
    first, second = await channel(PUBLIC)
    assert f"Question 2\nAnd {WORDS}" in first
    assert "on another card" in second


async def test_the_pages_of_those_seen_least_show_each_question_once(front, public, ask, mod):
    for n in range(2, 13):
        await ask(f"{n} times {WORDS}", by=front.person(f"asker{n}"))
        await mod.presses(await mod.types("/review"), "Approve")
    dee, bodies = front.person("dee"), []
    first = await dee.types("/questions unseen")
    for page in (1, 2, 3):
        said = first if page == 1 else await dee.runs("questions:unseen:::", page=page)
        bodies += [card.body for card in said.reply.cards]
        await front.run("supports-refresh")
    assert sorted(bodies) == sorted([WORDS, *(f"{n} times {WORDS}" for n in range(2, 13))])
    anew = await dee.types("/questions unseen")
    assert [card.body for card in anew.reply.cards] == bodies[:5], "each was shown once: the latest come first again"


@pytest.mark.parametrize("button", ["Erase me, keep my words", "Erase me and my words"])
async def test_a_name_stands_on_the_card_where_its_owner_wants_it_and_goes_with_them(
    front, ana, mod, ask, channel, button
):
    await ask(show_name=True)
    await ask(f"And {WORDS}", by=front.person("cy"))
    for _ in range(2):
        await mod.presses(await mod.types("/review"), "Approve")
    [hers, his] = await channel(PUBLIC)
    assert "From: ana" in hers
    assert "From" not in his
    listed = await front.person("ben").types("/questions")
    assert listed.text.count("From: ") == 1
    await mod.sends(await mod.presses(await mod.types("/review number:1"), "Join"), other="2")
    assert "From: ana" in (await ana.runs("support-wordings:2")).text
    await ana.presses(await ana.presses(await ana.types("/privacy"), "Erase me"), button)
    assert "ana" not in str(await channel(PUBLIC))
    assert "From: " not in (await ana.runs("support-wordings:2")).text


async def test_a_newcomer_finds_public_samples_that_say_what_they_are(front, mod):
    async with front.database.transaction():
        await front.services.questions.seed(1, ROOT / "config" / "hartford" / "sample" / "questions.toml")
    listed = await front.person("ben").types("/questions")
    assert len(listed.reply.cards) == 4
    assert listed.text.count("About: Sample written for trying the bot out") == 4
    assert "One question waits" in (await mod.types("/review")).text


async def test_after_a_crash_a_card_that_says_too_little_is_found(front, public, channel):
    ben = front.person("ben")
    await ben.presses(await ben.types("/questions"), "Support")
    after = front.again()  # which knows nothing of that press
    await after.run("supports-refresh")
    assert "2 people" not in (await channel(PUBLIC))[0]
    await after.run("supports-compare")
    await after.run("supports-refresh")
    assert "2 people" in (await channel(PUBLIC))[0]
