"""Moderators decide: one at a time, many at once, against each other; askers are told."""

import asyncio
import json

import pytest

from bot.core.ids import SpaceId
from tests.cogs.questions.conftest import WORDS
from tests.cogs.review.conftest import ALIKE, MODERATORS, PUBLIC


async def test_a_question_waits_in_the_queue_and_the_moderators_channel(ana, mod, ask, channel):
    await ask(neighbourhood="Frog Hollow")
    queue = await mod.types("/review")
    assert queue.private
    assert queue.text.startswith("One question waits for a decision.")
    for seen in (queue.text, *await channel(MODERATORS)):
        assert WORDS in seen
        assert "Neighborhood: Frog Hollow" in seen
        assert "From: a resident" in seen
    assert not await channel(PUBLIC)


async def test_residents_do_not_review(ana, ask):
    await ask()
    said = await ana.types("/review")
    assert "This is for people with the role “moderator”" in said.text
    assert "This is for people" in (await ana.runs("review-approve:1:1:0")).text
    assert not await ana.suggested("review-waiting", "")


async def test_an_approved_question_is_public_and_its_asker_is_told(ana, mod, ask, channel, told):
    await ask()
    queue = await mod.types("/review")
    done = await mod.presses(queue, "Approve")
    assert done.text.startswith("Question 1 is public. Whoever asked it is told. No question waits for a decision.")
    assert done.reply.replace
    [card] = await channel(MODERATORS)
    assert card.startswith("This question is public:")
    assert "mod" not in card.lower().replace("moderator", "")
    [public] = await channel(PUBLIC)
    assert WORDS in public
    assert (await told("ana"))[0].startswith("Your question 1 is public now.")


async def test_a_rejected_question_has_a_reason_of_the_list_and_a_way_to_appeal(ana, mod, ask, channel, told):
    await ask()
    form = await mod.presses(await mod.types("/review"), "Reject")
    refused = await mod.sends(form, reason="whim")
    assert refused.text == "reason: That reason is not on the list. Choose one of those offered."
    done = await mod.sends(form, reason="private")
    assert "Status: rejected: It names or describes a private person." in done.text
    sure = await ana.presses(await ana.types("/privacy"), "Export mine")
    [kept] = json.loads((await ana.presses(sure, "Get the file")).files["roundtable-my-data.json"])["questions"]
    assert (kept["status"], kept["reason"]) == ("rejected", "private")
    [told_of] = await told("ana")
    assert "The reason: It names or describes a private person. If you think that is wrong, type /appeal" in told_of
    assert (
        "rejected. You were told why; if you think that is wrong, type /appeal and 1."
        in (await ana.types("/my-questions")).text
    )
    assert not await channel(PUBLIC)
    assert (await mod.types("/review rejected")).text.startswith("One question was rejected.")


async def test_askers_are_told_in_their_own_language(front, mod, ask):
    rosa = front.person("rosa", locale="es")
    await ask(by=rosa)
    await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason="unclear")
    async with front.database.transaction():
        code = front.services.vault.pseudonym(1, rosa.incoming().user)
        assert (await front.people.reach(1, code)).locale == "es"


async def test_redacted_words_are_nowhere_and_a_mark_shows_where_they_were(front, ana, mod, ask, channel, told):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    form = await mod.presses(await mod.types("/review approved"), "Redact")
    done = await mod.sends(form, words="albany avenue\nthe beat")
    assert "When will officers walk […] on […] again?" in done.text
    for seen in (done.text, *await channel(MODERATORS), *await channel(PUBLIC)):
        assert "A moderator took words out where […] stands." in seen
        assert "Albany" not in seen
    assert "took words out of your question 1" in (await told("ana"))[-1]
    assert "Albany" not in await everything(front)


async def test_what_was_taken_out_is_nothing_to_look_at_any_more(ana, mod):
    said = await ana.sends(await ana.types("/ask"), text=f"{WORDS} Call 860-555-0123 or write to ana@example.org")
    await ana.presses(said, "Keep it")
    seen = await mod.types("/review")
    assert "a phone number" in seen.text
    assert "an e-mail address" in seen.text
    done = await mod.sends(await mod.presses(seen, "Redact"), words="860-555-0123")
    assert "a phone number" not in done.text
    assert "an e-mail address" in done.text


async def test_of_two_moderators_one_wins_and_the_other_is_told(front, ana, mod, ask, told):
    await ask()
    other = front.person("ben", "moderator")
    queues = [await mod.types("/review"), await other.types("/review")]
    form = await other.presses(queues[1], "Reject")
    await mod.presses(queues[0], "Approve")
    lost = await other.sends(form, reason="abuse")
    assert "Somebody else was faster: question 1 was changed and is approved." in lost.text
    assert len(await told("ana")) == 1


async def test_of_two_at_the_same_moment_one_wins(front, ana, mod, ask, told):
    await ask()
    other = front.person("ben", "moderator")
    await mod.types("/review")
    said = await asyncio.gather(mod.runs("review-approve:1:1:0"), other.runs("review-approve:1:1:0"))
    assert sum("Somebody else was faster" in s.text for s in said) == 1
    assert len(await told("ana")) == 1


async def test_a_decision_is_undone_and_the_card_says_so(ana, mod, ask, channel, told):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    undone = await mod.presses(await mod.types("/review approved"), "Undo")
    assert "The last decision on question 1 is taken back." in undone.text
    assert (await channel(PUBLIC))[0].startswith("This question is no longer here:")
    assert "was taken back" in (await told("ana"))[-1]
    await mod.presses(await mod.types("/review"), "Approve")
    assert (await channel(PUBLIC))[0].startswith("A resident asks:")


async def test_of_a_label_that_is_taken_off_again_nobody_is_told(ana, mod, ask, told):
    """Its asker never heard of the label, and would think that something happened to the question."""
    await ask()
    await mod.sends(await mod.presses(await mod.types("/review"), "Label"), labels="Parks")
    await mod.presses(await mod.types("/review"), "Undo")
    assert await told("ana") == []


async def test_undoing_goes_back_step_by_step(ana, mod, ask):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    await mod.sends(await mod.presses(await mod.types("/review approved"), "Label"), labels="Parks, traffic")
    await mod.sends(await mod.presses(await mod.types("/review approved"), "Reject"), reason="answered")
    await mod.presses(await mod.types("/review rejected"), "Undo")
    listed = await mod.types("/review approved")
    assert "Labels: Parks, traffic" in listed.text
    await mod.presses(listed, "Undo")
    assert "Labels" not in (await mod.types("/review approved")).text
    await mod.presses(await mod.types("/review approved"), "Undo")
    waiting = await mod.types("/review")
    assert waiting.text.startswith("One question waits")
    assert "Undo" not in waiting.buttons


async def test_labels_keep_their_spelling_and_their_number(ana, mod, ask):
    for n in range(2):
        await ask(f"{WORDS} {n}")
        await mod.presses(await mod.types("/review"), "Approve")
    await mod.sends(await mod.presses(await mod.gives("review", number=1), "Label"), labels="Parks")
    done = await mod.sends(
        await mod.presses(await mod.gives("review", number=2), "Label"), labels="parks, Noise ,parks"
    )
    assert "Labels: Parks, Noise" in done.text
    form = await mod.presses(await mod.gives("review", number=2), "Label")
    assert form.form.labels == "Parks, Noise"
    assert "at most 5" in (await mod.sends(form, labels="a,b,c,d,e,f")).text.lower()
    assert "at most 30" in (await mod.sends(form, labels="x" * 31)).text


async def test_many_are_decided_at_once(front, ana, mod, ask, told):
    for n in range(4):
        await ask(f"{WORDS} {n}", by=front.person(f"p{n}"))
    form = await mod.presses(await mod.types("/review"), "Decide on several")
    offered = await front.dispatcher.suggest(mod.incoming(), "review-waiting", "")
    assert offered[0].label == f"1: {WORDS} 0"[:69]
    await front.person("ben", "moderator").runs("review-approve:4:1:0")
    done = await mod.sends(form, questions=[c.value for c in offered if c.value != "2.1"], act="private")
    assert (
        done.text
        == "2 questions are decided. Whoever asked them is told. Somebody else was faster with 4: look there anew."
    )
    assert (await mod.types("/review")).text.startswith("One question waits")
    assert [len(await told(f"p{n}")) for n in range(4)] == [1, 0, 1, 1]


async def test_one_that_was_erased_does_not_hold_up_the_others(front, ana, mod, ask):
    await ask()
    await ask(f"{WORDS} 2", by=front.person("ben"))
    await mod.presses(await mod.types("/review"), "Decide on several")
    picked = {"questions": ["1.1", "99.1", "2.1"], "act": "approve"}
    answer = await front.dispatcher.submit(mod.incoming(), "review-many", {}, picked)
    assert not answer.failed
    assert (await mod.types("/review")).text.startswith("No question waits")


@pytest.mark.parametrize("picked", [["1"], ["x.y"], ["1.1", "999999999999999999999.1"], ["99.1"]])
async def test_what_no_menu_offers_changes_nothing(front, ana, mod, ask, picked):
    await ask()
    form = await mod.presses(await mod.types("/review"), "Reject")
    assert form.form.key == "review-reject"
    answer = await front.dispatcher.submit(mod.incoming(), "review-many", {}, {"questions": picked, "act": "approve"})
    assert answer.failed
    assert (await mod.types("/review")).text.startswith("One question waits")


async def test_in_open_mode_a_question_is_public_at_once(front, ana, mod, ask, channel):
    await mod.sends(await mod.presses(await mod.types("/review"), "How we review"), mode="open")
    await ask()
    assert WORDS in (await channel(PUBLIC))[0]
    assert (await channel(MODERATORS))[0].startswith("This question is public:")
    assert (await mod.types("/review")).text.startswith("No question waits")
    await mod.sends(await mod.presses(await mod.types("/review approved"), "Reject"), reason="abuse")
    assert "Moderators rejected it" in (await channel(PUBLIC))[0]


async def test_in_open_mode_an_edit_is_public_at_once_unless_moderators_took_words_out(front, ana, mod, ask, channel):
    await mod.sends(await mod.presses(await mod.types("/review"), "How we review"), mode="open")
    await ask()
    await ana.sends(await ana.runs("question-edit:1"), text=f"{WORDS} Grumble.")
    assert f"{WORDS} Grumble." in (await channel(PUBLIC))[-1]
    form = await mod.presses(await mod.types("/review number:1"), "Redact")
    await mod.sends(form, words="Grumble")
    await ana.sends(await ana.runs("question-edit:1"), text=f"{WORDS} Grumble!")
    assert "Grumble" not in str(await channel(PUBLIC))
    assert "Grumble!" in (await mod.types("/review")).text


async def test_a_community_has_its_own_reasons_in_both_languages(front, ana, mod, ask):
    form = await mod.presses(await mod.types("/review"), "How we review")
    assert form.form.standard == ("abuse", "private", "unrelated", "answered", "unclear", "advert")
    for own, why in (("x", "5 to 70"), ("\n".join(f"Reason {n}" for n in range(11)), "At most 10")):
        assert why in (await mod.sends(form, own=own)).text
    assert "at least one reason" in (await mod.sends(form, own="", standard=[])).text
    await mod.sends(form, own="It is about schools | Trata de escuelas\nNot now", standard=["abuse"])
    expected = ["It insults, threatens or degrades people.", "It is about schools", "Not now"]
    assert await mod.suggested("reject-reasons", "") == expected
    assert "Trata de escuelas" in await front.person("eva", "moderator", "es").suggested("reject-reasons", "")
    await ask()
    [(_, school, _)] = [tuple(c.value for c in await front.dispatcher.suggest(mod.incoming(), "reject-reasons", ""))]
    done = await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason=school)
    assert "rejected: It is about schools" in done.text
    again = await mod.presses(await mod.types("/review"), "How we review")
    assert again.form.own == "It is about schools | Trata de escuelas\nNot now"
    await mod.sends(again, own="", standard=["abuse"])
    assert "a reason that is no longer on the list" in (await mod.gives("review", number=1)).text


async def test_a_question_taken_back_says_so_on_its_card(ana, mod, ask, channel):
    await ask()
    queue = await mod.types("/review")
    await ana.presses(await ana.types("/my-questions"), "Take it back")
    assert (await channel(MODERATORS))[0].startswith("This question was taken back:")
    assert "taken back by whoever asked it" in (await mod.presses(queue, "Approve")).text


async def test_decisions_are_logged_by_pseudonym_and_forgotten_on_request(front, ana, mod, ask):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    code = front.services.vault.pseudonym(1, mod.incoming().user)
    assert code in await everything(front)
    assert "Decisions you made and appeals you sent: 1" in (await mod.types("/privacy")).text
    await mod.presses(await mod.presses(await mod.types("/privacy"), "Erase me"), "Erase me and my words")
    assert code not in await everything(front)
    assert WORDS in (await ana.types("/questions")).text


async def test_another_community_finds_nothing_to_review(front, ana, mod, ask):
    await ask()
    eve = front.person("eve", "owner", space=SpaceId("slack", "T9"))
    assert (await eve.types("/review")).text.startswith("No question waits")
    for press in ("review-approve:1:1:0", "review-undo:1:1:0", "review-leave:1:1:0", "review-uphold:1:1:0"):
        assert "no such question" in (await eve.runs(press)).text
    answer = await front.dispatcher.submit(eve.incoming(), "review-many", {}, {"questions": ["1.1"], "act": "approve"})
    assert answer.failed
    assert (await mod.types("/review")).text.startswith("One question waits")


async def everything(front):
    """All that the database and the outbox hold."""
    from sqlalchemy import text as sql

    from bot.storage.base import Base

    async with front.database.transaction() as session:
        return str([(await session.execute(sql(f"SELECT * FROM {t}"))).all() for t in Base.metadata.tables])


@pytest.mark.parametrize("first", ["waits", "is public"])
async def test_moderators_read_that_another_question_asks_nearly_the_same(front, mod, ask, channel, first):
    await ask()
    if first == "is public":
        await mod.presses(await mod.types("/review"), "Approve")
    await ask(ALIKE, front.person("ben"))
    assert f"Asks nearly the same: #1: “{WORDS}”" in (await mod.gives("review", number=2)).text
    assert (
        "Pregunta casi lo mismo: #1: «" in (await front.person("eva", "moderator", "es").gives("review", number=2)).text
    )
    posted = (await channel(MODERATORS))[1]
    assert "Asks nearly the same: #1\n" in posted
    assert WORDS not in posted
    await mod.presses(await mod.gives("review", number=2), "Approve")
    assert "nearly the same" not in (await mod.gives("review", number=2)).text


@pytest.mark.parametrize("gone", ["rejected", "taken back", "for another roundtable", "the contrary"])
async def test_what_could_not_be_joined_asks_nothing_like_it(front, ana, mod, ask, plan, gone):
    if gone == "for another roundtable":
        await plan("South End", "2026-11-30 18:00")
        for roundtable in (await plan("North End", "2026-12-02 18:00"), 1):
            person = front.person(f"asker{roundtable}")
            await person.asks(WORDS if roundtable == 1 else ALIKE, await person.runs(f"ask:roundtable:{roundtable}"))
    else:
        await ask("Will you open the pool on Albany Avenue?" if gone == "the contrary" else WORDS)
        if gone == "rejected":
            await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason="private")
        if gone == "taken back":
            await ana.presses(await ana.types("/my-questions"), "Take it back")
        await ask("Will you close the pool on Albany Avenue?" if gone == "the contrary" else ALIKE, front.person("ben"))
    assert "nearly the same" not in (await mod.gives("review", number=2)).text
