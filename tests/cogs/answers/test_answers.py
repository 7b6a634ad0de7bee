"""An organiser steps through the agenda and records answers; whoever asked or supported is told once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.core.ids import ChannelId, SpaceId
from bot.core.jsonable import load
from bot.core.ui import Reply, Text
from bot.storage.outbox import OutboxRow
from tests.cogs.agenda.conftest import TOPICS
from tests.cogs.answers.recording import SAID, join, record, remember

DICHO = "Desde el 1 de diciembre, dos agentes recorren Albany Avenue cada noche."


async def told(front, *people):
    """Run the job that tells; what waits for these people, by name, as they will read it."""
    await front.run("answers-tell")
    found = {}
    async with front.database.transaction() as session:
        for name in people:
            person = front.person(name)
            pseudonym = (await front.dispatcher._request(person.incoming())).pseudonym
            rows = await session.scalars(select(OutboxRow).where(OutboxRow.channel.endswith(f"@{pseudonym}")))
            found[name] = [front.say(load(row.payload), "es" if name == "north0" else "en") for row in rows]
    return found


async def test_an_organiser_steps_through_the_agenda(front, agenda, omar, ana):
    at = await omar.types("/agenda run")
    assert "3 questions of “North End roundtable” are left." in at.text
    assert TOPICS[0] in at.text
    later = await omar.presses(at, "Later")
    assert TOPICS[3] in later.text
    marked = await omar.presses(later, "Asked")
    assert "#4 is marked as asked." in marked.text
    assert TOPICS[1] in marked.text, "the next one after it"
    skipped = await omar.sends(await omar.presses(marked, "Skip"), reason="The chief had to leave early.")
    assert "#2 is marked as skipped." in skipped.text
    assert TOPICS[0] in skipped.text, "round the end to the first that waits"
    post = (await front.posts())[-1]
    assert "These questions were chosen for the roundtable." in post
    assert "✓ asked: 1 · ✗ skipped: 1 · unmarked: 1" in post
    done = await omar.presses(skipped, "Asked")
    assert "Every question of “North End roundtable” was asked or skipped." in done.text
    shown = (await ana.types("/agenda show")).text
    assert "At the roundtable: skipped\nWhy it was skipped: The chief had to leave early." in shown
    post = (await front.posts())[-1]
    assert f"✓ #4 {TOPICS[3]}" in post
    assert "The roundtable has gone through these questions." in post
    assert "It was skipped at the roundtable." in (await ana.gives("why", what="question:2")).text


async def test_of_two_organisers_who_mark_a_question_one_wins(front, agenda, omar):
    at = await omar.types("/agenda run")
    await omar.presses(at, "Asked")
    late = await front.person("olu", "organiser").presses(at, "Asked")
    assert "#1 was marked already." in late.text
    again = await omar.runs("agenda-unsettle:1:1")
    assert TOPICS[0] in again.text


async def test_what_is_marked_on_an_agenda_that_another_took_the_place_of_is_not_said_to_be_marked(agenda, omar):
    at = await omar.types("/agenda run")
    await omar.presses(await omar.runs("agenda-edit:1"), "Publish")
    late = await omar.presses(at, "Asked")
    assert "This agenda is no longer there." in late.text
    assert "3 questions" in (await omar.types("/agenda run")).text


async def test_an_answer_is_posted_in_both_languages_and_is_in_the_record(front, agenda, omar, ana):
    form = await omar.presses(await omar.runs("answer-outcome:1"), "answered")
    done = await omar.sends(
        form, who="Jane Roe, Chief of Police", text_en=SAID, text_es=DICHO, link="https://video.example.org/1"
    )
    assert "is being posted" in done.text
    post = next(p for p in await front.posts() if p.startswith("discord:32"))
    assert post.startswith("discord:32 | Answered: question #1\nQuestion 1\n" + TOPICS[0])
    assert post.index(SAID) < post.index(DICHO)
    assert "Recording → https://video.example.org/1" in post
    assert DICHO in (await front.person("berta", locale="es").types("/answers")).text
    english = (await ana.types("/answers")).text
    assert SAID in english
    assert DICHO not in english


async def test_an_answer_stands_below_the_card_of_its_question(front, town, agenda, omar):
    async with front.database.transaction():
        from bot.core.ui import Reply

        card, cause = ChannelId("discord", "33"), f"question:{town.ids[1]}"
        await front.outbox.post_to(1, cause, card, Reply("the card"))
    await record(omar)
    async with front.database.transaction() as session:
        rows = (await session.scalars(select(OutboxRow).where(OutboxRow.cause == "answer:1"))).all()
    assert {row.channel: row.under for row in rows} == {"discord:33": cause, "discord:32": None}


async def test_everybody_who_asked_or_supported_is_told_once_in_their_language(front, town, agenda, omar):
    for name in ("ana", "north0", "south0"):
        await remember(front, name, "es" if name == "north0" else "en")
    await record(omar, text_es=DICHO)
    found = await told(front, "ana", "north0", "south0")
    assert SAID in found["ana"][0]
    assert "Se respondió una pregunta que usted hizo o apoya: #1" in found["north0"][0]
    assert DICHO in found["north0"][0]
    assert found["south0"] == []
    await record(omar, text_en=f"{SAID} Corrected.")
    again = await told(front, "ana", "north0")
    assert [len(said) for said in again.values()] == [1, 1]


async def test_a_promise_is_told_and_once_more_when_it_is_kept(front, agenda, omar):
    await remember(front, "ana")
    await record(omar, outcome="deferred", until="2026-12-15")
    [promised] = (await told(front, "ana"))["ana"]
    assert "An answer is promised" in promised
    assert "Outcome: deferred\n" in promised
    assert "Promised by: December 15, 2026" in promised
    await record(omar)
    assert len((await told(front, "ana"))["ana"]) == 2
    await record(omar, outcome="declined", text_en="After all this cannot be said.")
    assert len((await told(front, "ana"))["ana"]) == 2


async def test_the_record_has_the_day_on_which_the_answer_came_where_the_community_is(front, agenda, omar, ana):
    front.clock.at = datetime(2026, 12, 2, 0, 30, tzinfo=UTC)  # half past seven in the evening of the day before
    await record(omar, outcome="deferred", until="2026-12-15")
    await record(omar, 2)
    assert (await ana.types("/answers")).text.count("Recorded December 1, 2026") == 2
    front.clock.at = datetime(2026, 12, 10, 16, tzinfo=UTC)
    await record(omar)
    await record(omar, 2, text_en=f"{SAID} Corrected.")
    kept, corrected = (await ana.types("/answers")).reply.cards
    assert "Recorded December 10, 2026" in front.say(Reply(Text("answers-none"), [kept])), "the latest comes first"
    assert "Recorded December 1, 2026" in front.say(Reply(Text("answers-none"), [corrected]))


async def test_whoever_turned_it_off_is_not_told(front, agenda, omar, ana):
    await remember(front, "ana")
    kept = await ana.presses(await ana.types("/privacy"), "Messages about answers")
    assert "You are told" in kept.text
    off = await ana.presses(kept, "Do not tell me of answers")
    assert "You are not told of answers." in off.text
    assert "That you are not told of answers: 1" in (await ana.types("/privacy")).text
    await record(omar)
    assert (await told(front, "ana"))["ana"] == []
    assert "You are told" in (await ana.presses(off, "Tell me of answers")).text


async def test_the_button_of_a_private_message_turns_it_off_from_anywhere(front, agenda, omar, ana):
    await remember(front, "ana")
    alone = front.person("ana", space=SpaceId("discord", "None"))  # Discord's private messages are in no server
    await alone.runs("answers-quiet:1")
    await record(omar)
    assert (await told(front, "ana"))["ana"] == []


async def test_erasing_oneself_forgets_that_it_was_turned_off(front, agenda, ana):
    await ana.runs("answers-quiet:1")
    await ana.runs("privacy-erase-now:1")
    assert "That you are not told of answers" not in (await ana.types("/privacy")).text


async def test_a_corrected_answer_corrects_its_posts(front, agenda, omar):
    await record(omar)
    form = await omar.gives("answer", question="1", outcome="partly")
    assert form.form.filled()["text_en"] == SAID
    await omar.sends(form, text_en="One officer walks Albany Avenue.")
    [post] = [p for p in await front.posts() if p.startswith("discord:32")]
    assert post.startswith("discord:32 | Answered in part: question #1")
    assert "One officer walks" in post
    late = await front.person("olu", "organiser").sends(form, text_en="Three officers walk there.")
    assert "Somebody else recorded an answer to #1" in late.text


async def test_organisers_are_reminded_of_overdue_promises_once_a_week(front, agenda, omar):
    await record(omar, outcome="deferred", until="2026-12-01")
    await record(omar, 2, outcome="deferred", until="2026-12-20")

    async def reminders():
        await front.run("answers-remind")
        return [p for p in await front.posts() if p.startswith("discord:33") and "overdue" in p]

    front.clock.advance(days=8)
    assert await reminders() == [], "December 1 is not over yet"
    front.clock.advance(days=1)
    [first] = await reminders()
    assert "Question 1" in first
    assert "Question 2" not in first
    assert TOPICS[0] not in first, "its words may be taken out later"
    assert TOPICS[0] in (await omar.runs("answer-outcome:1")).text, "as the button does"
    front.clock.advance(days=5)
    assert len(await reminders()) == 1
    front.clock.advance(days=15)
    assert "Question 2" in (await reminders())[-1]
    await record(omar)
    await record(omar, 2)
    front.clock.advance(days=30)
    assert len(await reminders()) == 2


async def test_organisers_are_reminded_once_there_is_a_channel_to_do_it_in(front, agenda, omar):
    await record(omar, outcome="deferred", until="2026-12-01")
    front.clock.advance(days=9)
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", None)
    await front.run("answers-remind")
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "33"))
    for _ in range(2):
        await front.run("answers-remind")
    assert len([p for p in await front.posts_in("discord:33") if "overdue" in p]) == 1


async def test_the_record_can_be_read_by_official(front, agenda, omar, ana):
    await record(omar)
    await record(omar, 2, who="John Doe, Mayor", text_en="The mayor says something else about it.")
    everything = await ana.types("/answers")
    assert "What officials answered (2)" in everything.text
    mayor = await ana.gives("answers", official="mayor")
    assert "One answer of John Doe, Mayor" in mayor.text
    assert SAID not in mayor.text
    assert await ana.suggested("answerers", "jane") == ["Jane Roe, Chief of Police (1)"]
    assert "has answered nothing yet" in (await ana.gives("answers", official="Nobody")).text


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({"text_en": ""}, "text_en", "at least one of the two languages"),
        ({"text_en": "\u200b\u202e"}, "text_en", "at least one of the two languages"),
        ({"link": "javascript:alert(1)"}, "link", "no web address"),
        ({"who": "\u200b"}, "who", "fill this in"),
        ({"outcome": "deferred"}, "until", "Until which day"),
        ({"outcome": "deferred", "until": "2026-11-01"}, "until", "is not to come any more"),
        ({"outcome": "deferred", "until": "whenever"}, "until", "whenever"),
    ],
)
async def test_what_cannot_be_recorded_is_told_at_its_field(agenda, omar, values, field, why):
    said = await record(omar, **values)
    assert said.text.startswith(f"{field}: "), said.text
    assert why.lower() in said.text.lower()


async def test_only_public_questions_are_answered_and_only_by_organisers(front, town, agenda, omar, ana):
    hidden = await town.ask(TOPICS[4], approved=False)
    for number in (hidden, 99, "x"):
        refused = await omar.gives("answer", question=str(number))
        assert refused.answer.failed
        assert "question" in refused.text
    assert "organizer" in (await ana.gives("answer", question="1")).text
    assert "organizer" in (await ana.types("/agenda run")).text


async def test_a_question_is_answered_by_its_number_or_by_words_that_it_alone_has(agenda, omar):
    for typed in ("#2", "non-emergency number", "NON-EMERGENCY"):
        assert (await omar.gives("answer", question=typed)).form.number == 2
    several = await omar.gives("answer", question="the")
    assert "Several questions have “the” in them: #1" in several.text
    assert "Type the number of one." in several.text
    assert "no public question snow plow" in (await omar.gives("answer", question="snow plow")).text


async def test_no_answer_pings_anybody_and_an_erased_question_loses_its_words(front, town, agenda, omar, ana):
    await record(omar, text_en="@everyone <!channel> the chief says so.")
    async with front.database.transaction():
        await front.services.questions.erase(1, await town.pseudonym("ana"), keep_text=False)
    await front.run("answers-tell")
    record_ = (await ana.types("/answers")).text
    assert TOPICS[0] not in record_
    assert "(The words of this question were erased.)" in record_


@pytest.mark.parametrize(
    ("how", "says"),
    [("redact", "[…]"), ("reject", "turned this question down"), ("withdraw", "taken back"), ("erase", "taken back")],
)
async def test_no_message_about_an_answer_keeps_words_that_are_gone(front, town, agenda, omar, how, says):
    await remember(front, "north0")
    await record(omar)
    assert TOPICS[0] in str(await told(front, "north0"))
    pool, questions, gone = front.services.pool, front.services.questions, TOPICS[0][12:]
    async with front.database.transaction():
        question, ana = await pool.numbered(1, 1), await town.pseudonym("ana")
        match how:
            case "redact":
                await pool.redact(1, question.id, question.version, [gone])
            case "reject":
                await pool.reject(1, question.id, question.version, "private")
            case "withdraw":
                await questions.withdraw(1, question.id, ana)
            case "erase":
                await questions.erase(1, ana, keep_text=False)
    [post] = [p for p in await front.posts() if p.startswith("discord:32")]
    assert SAID in post
    assert says in post
    assert gone not in post
    assert not [p for p in await front.posts() if p.startswith("discord:@") and gone in p]
    anew = (await told(front, "north0"))["north0"]
    assert len(anew) == (how != "erase"), "its supporters went with it"
    assert gone not in str(anew)


@pytest.mark.parametrize(
    ("outcome", "says", "dice"),
    [
        ("answered", "Answer: answered; ", "Respuesta: respondida; "),
        ("partly", "Answer: answered in part; ", "Respuesta: respondida en parte; "),
        ("deferred", "Answer: promised by December 15, 2026", "Respuesta: prometida para el 15 de diciembre de 2026"),
        ("declined", "Answer: declined; ", "Respuesta: no se quiso responder; "),
    ],
)
async def test_the_card_of_a_question_says_that_it_has_its_answer(front, town, omar, ana, outcome, says, dice):
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "questions", ChannelId("discord", "34"))
    await town.ask(TOPICS[0])
    await record(omar, outcome=outcome, until="2026-12-15" if outcome == "deferred" else None)
    assert says in (await front.posts_in("discord:34"))[0]
    assert says in (await ana.types("/questions")).text
    assert dice in (await front.person("ana", locale="es").types("/questions")).text
    await record(omar, text_en=f"{SAID} It is certain.")
    assert "Answer: answered; " in (await front.posts_in("discord:34"))[0], "a promise was kept, or a word corrected"


@pytest.mark.parametrize(
    ("status", "why"), [("rejected", "turned this question down"), ("received", "waits for a moderator")]
)
async def test_the_record_says_why_a_question_is_not_to_be_read(front, town, omar, ana, status, why):
    await town.ask(TOPICS[0])
    await record(omar)
    async with front.database.transaction():
        pool, question = front.services.pool, await front.services.pool.numbered(1, 1)
        if status == "rejected":
            await pool.reject(1, question.id, question.version, "off-topic")
        else:
            await pool.reopen(1, question.id, question.version)
    said = (await ana.types("/answers")).text
    assert why in said
    assert TOPICS[0] not in said


async def test_an_answer_is_found_and_corrected_after_its_question_was_joined(front, town, omar, ana):
    await town.ask(TOPICS[0])
    await town.ask(TOPICS[1])
    await record(omar)
    await join(front, town, 1, to=2)
    assert f"Question 1\n{TOPICS[0]}" in (await ana.types("/answers")).text
    assert "Answer: answered; " in (await ana.types("/questions")).text
    for number in (1, 2):
        form = await omar.gives("answer", question=str(number))
        assert form.form.text_en.startswith(SAID), "it is the answer to both"
        await omar.sends(form, text_en=f"{SAID} Corrected {number}.")
    record_ = (await ana.types("/answers")).text
    assert record_.startswith("One question has its answer")
    assert "Corrected 2." in record_


async def test_of_two_answers_to_what_was_joined_later_the_leading_ones_is_the_clusters(front, town, omar, ana):
    await town.ask(TOPICS[0])
    await town.ask(TOPICS[1])
    await record(omar, 2, "declined")
    await record(omar, 1)
    await join(front, town, 1, to=2)
    assert "Answer: declined; " in (await ana.types("/questions")).text
    assert (await omar.gives("answer", question="1")).form.version == 1


async def test_another_community_finds_nothing(front, agenda, omar):
    await record(omar)
    eve = front.person("eve", "owner", space=SpaceId("slack", "T9"))
    assert "Nothing has been answered yet." in (await eve.types("/answers")).text
    assert (await eve.gives("answer", question="1")).answer.failed
    for pressed in (
        "answer-outcome:1",
        "answer:1:answered",
        "agenda-asked:1:1",
        "agenda-step:1:1",
        "agenda-unsettle:1:1",
    ):
        said = await eve.runs(pressed)
        assert said.answer.failed, pressed
    assert (await eve.types("/agenda run")).answer.failed
    assert await eve.suggested("answer-questions", "") == []
    assert await eve.suggested("answerers", "") == []
