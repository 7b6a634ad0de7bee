import asyncio

import pytest
from sqlalchemy import text as sql

from bot.core.ids import SpaceId
from bot.core.ui import Text
from tests.cogs.questions.conftest import WORDS


async def test_a_resident_asks_and_gets_a_private_receipt_with_a_number(ana):
    form = await ana.types("/ask")
    receipt = await ana.sends(form, text=WORDS)
    assert receipt.private
    assert "number 1." in receipt.text
    assert "nobody sees your name" in receipt.text
    assert WORDS in receipt.text
    assert "It waits for the next roundtable" in receipt.text


async def test_the_form_says_what_is_kept_before_anything_is_sent(front, ana):
    form = (await ana.types("/ask")).form
    hint = Text(f"{form.key}-text-hint")
    assert front.catalogue.voice("es").say(hint).startswith("Se guardan sus palabras y un código")


async def test_without_a_roundtable_it_goes_to_the_next_that_takes_questions(ana, plan):
    await plan("Later", "2026-12-09 18:00")
    await plan("Sooner", "2026-12-01 18:00")
    receipt = await ana.sends(await ana.types("/ask"), text=WORDS)
    assert "For the roundtable “Sooner”" in receipt.text


async def test_a_roundtable_may_be_named_by_its_words_or_chosen(ana, plan):
    await plan("Sooner", "2026-12-01 18:00")
    later = await plan("Budget evening", "2026-12-09 18:00")
    for named in ("budget", str(later)):
        receipt = await ana.sends(await ana.types(f"/ask {named}"), text=f"{WORDS} {named}")
        assert "For the roundtable “Budget evening”" in receipt.text
    assert (await ana.suggested("roundtables", "budg"))[0].startswith("Budget evening (Wednesday")


async def test_the_button_on_a_roundtable_opens_the_form_for_it(ana, plan):
    await plan("Later", "2026-12-09 18:00")
    await plan("Sooner", "2026-12-01 18:00")
    listed = await ana.types("/roundtables")
    receipt = await ana.sends(await ana.runs("ask:roundtable:1"), text=WORDS)
    assert "Ask a question" in listed.buttons
    assert "For the roundtable “Later”" in receipt.text


async def test_words_typed_after_the_command_stand_in_the_form(ana):
    form = (await ana.types(f"/ask {WORDS}")).form
    assert form.text == WORDS


async def test_a_roundtable_that_is_not_there_is_told(ana):
    for named in ("mars", "99", "999999999999"):
        unknown = await ana.types(f"/ask {named}")
        assert f"No roundtable that takes questions is called “{named}”" in unknown.text


async def test_any_message_can_be_asked_about(ana, mod):
    link = "https://discord.com/channels/1/2/3"
    form = await ana.picks("ask-about", "Officers return to the beat, says the city", link)
    await ana.sends(form, text=WORDS)
    listed = await mod.types("/review")
    assert "About: “Officers return to the beat, says the city”" in listed.text
    assert listed.reply.cards[0].url == link


async def test_of_a_message_nothing_is_kept_that_gives_a_person_away(front, ana, mod):
    said = "My neighbor Jane Example is loud, call me at 860-555-0123"
    await ana.sends(await ana.picks("ask-about", said, "https://discord.com/channels/1/2/3"), text=WORDS)
    listed = await mod.types("/review")
    assert "About: “My neighbor [name] is loud, call me at [phone number]”" in listed.text
    assert not [row for row in await _rows(front, "asked_message") if "860" in str(row)]


async def test_a_message_nobody_asked_about_is_forgotten_after_a_day(front, ana):
    await ana.picks("ask-about", "Something somebody wrote", "https://example.org/1")
    await front.run("questions-tidy")
    assert await _rows(front, "asked_message")
    front.clock.advance(days=1, minutes=1)
    await front.run("questions-tidy")
    assert not await _rows(front, "asked_message")


async def test_a_story_that_is_gone_is_told_before_anybody_types(front, ana):
    async def title_of(community_id, story_id):
        return "Beat officers return" if story_id == 7 else None

    front.services.questions.subjects["story"] = title_of
    for gone in ("ask:story:8", "ask:official:99", "ask:message:1", "ask:anything:1"):
        assert "no longer there" in (await ana.runs(gone)).text
    receipt = await ana.sends(await ana.runs("ask:story:7"), text=WORDS)
    assert "About: Beat officers return" in receipt.text


async def test_nothing_in_the_database_says_who_asked(front, ana):
    await ana.sends(await ana.types("/ask"), text=WORDS)
    [row] = await _rows(front, "question")
    assert row.name is None
    assert "ana" not in str(row)
    assert len(row.asker) == 32


async def test_a_name_is_shown_only_to_those_who_want_it(ana, mod):
    await ana.sends(await ana.types("/ask"), text=WORDS)
    receipt = await ana.sends(await ana.types("/ask"), text=f"And {WORDS}", show_name=True, neighbourhood="Frog Hollow")
    assert "your name “ana”" in receipt.text
    listed = (await mod.types("/review")).text
    assert listed.count("From: ana") == 1
    assert listed.count("From: a resident") == 1
    assert "Neighborhood: Frog Hollow" in listed


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("", "text: Please fill this in."),
        ("Why?", "text: This needs at least 20"),
        ("x" * 6000, "text: This takes at most 500 characters; there are 6,000"),
        ("🚓" * 30, "text: There are no words in this question"),
        ("\u200b\u200e" * 20, "text: There are no words in this question"),
        (
            "Why\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b us?",
            "text: This needs",
        ),
    ],
)
async def test_what_is_no_question_comes_back_with_what_to_do(front, ana, words, answer):
    refused = await ana.sends(await ana.types("/ask"), text=words)
    assert refused.private
    assert refused.text.startswith(answer)
    assert not await _rows(front, "question")


async def test_tricks_are_taken_out_and_the_rest_stays_as_it_was(front, ana):
    await ana.sends(await ana.types("/ask"), text="=cmd() \u202eWhy @everyone\u2069 do *we* <!channel>\x00 not know?")
    [row] = await _rows(front, "question")
    assert row.text == "=cmd() Why @everyone do *we* <!channel> not know?"


async def test_a_form_sent_twice_is_one_question(front, ana):
    form = await ana.types("/ask")
    receipts = [await ana.sends(form, text=WORDS) for _ in range(2)]
    assert all("number 1." in r.text for r in receipts)
    front.clock.advance(minutes=11)
    assert "number 2." in (await ana.sends(form, text=WORDS)).text
    assert len(await _rows(front, "question")) == 2


async def test_a_redelivered_form_is_not_answered_again(front, ana):
    form = await ana.types("/ask")
    await ana.sends(form, text=WORDS, key="press 1")
    front.clock.advance(hours=1)
    again = await ana.sends(form, text=WORDS, key="press 1")
    assert again.answer.outcome is None
    assert len(await _rows(front, "question")) == 1


async def test_two_people_may_ask_the_same(front, ana):
    ben = front.person("ben")
    for person in (ana, ben):
        await person.sends(await person.types("/ask"), text=WORDS)
    assert len(await _rows(front, "question")) == 2


async def test_many_at_once_get_numbers_without_gaps_or_doubles(front):
    people = [front.person(f"p{n}") for n in range(12)]
    form = await people[0].types("/ask")
    await asyncio.gather(*(p.sends(form, text=f"{WORDS} asks {p.name}") for p in people))
    assert sorted(row.number for row in await _rows(front, "question")) == list(range(1, 13))


async def test_the_same_form_sent_five_times_at_once_is_one_question(front, ana):
    form = await ana.types("/ask")
    receipts = await asyncio.gather(*(ana.sends(form, text=WORDS) for _ in range(5)))
    assert {r.reply.text.args["number"] for r in receipts} == {"1"}
    assert len(await _rows(front, "question")) == 1


async def test_each_community_counts_for_itself(front, ana):
    eve = front.person("eve", space=SpaceId("slack", "T9"))
    for person in (ana, eve):
        receipt = await person.sends(await person.types("/ask"), text=WORDS)
        assert "number 1." in receipt.text


async def test_a_form_sent_after_the_roundtable_says_so_and_keeps_the_words(front, ana, plan):
    await plan()
    form = await ana.runs("ask:roundtable:1")
    front.clock.advance(days=9)
    refused = await ana.sends(form, text=WORDS)
    assert refused.text.startswith("text: “North End roundtable” takes no more questions")
    assert refused.answer.outcome.values["text"] == WORDS


async def test_an_old_button_says_that_its_roundtable_is_over(front, ana, plan):
    await plan()
    front.clock.advance(days=9)
    assert "takes no more questions" in (await ana.runs("ask:roundtable:1")).text
    assert "no such roundtable" in (await ana.runs("ask:roundtable:99")).text


async def test_another_communitys_roundtable_cannot_be_asked_for(front, plan):
    await plan()
    eve = front.person("eve", space=SpaceId("slack", "T9"))
    assert "no such roundtable" in (await eve.runs("ask:roundtable:1")).text


async def _rows(front, table):
    async with front.database.transaction() as session:
        return (await session.execute(sql(f"SELECT * FROM {table}"))).all()


@pytest.mark.parametrize("number", ["99999999999", "9" * 19])
async def test_a_number_that_no_roundtable_can_have_is_refused_like_any_other(ana, number):
    said = await ana.types(f"/ask {number}")
    assert "No roundtable that takes questions is called" in said.text
