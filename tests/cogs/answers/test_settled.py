"""When nothing more is to come of a roundtable's questions, so that nobody need be reached about them."""

import pytest
from sqlalchemy import update

from cogs.questions.store import QuestionRow
from tests.cogs.agenda.conftest import TOPICS
from tests.cogs.answers.recording import join, record, remember
from tests.cogs.privacy.test_forgetting import reachable


@pytest.fixture
def settled(front):
    """The roundtables that nothing more is to come from, and the questions answered, as of now."""

    async def looking():
        async with front.database.transaction():
            found = await front.services.unanswered.settled(1, front.clock.now())
            return set(found.roundtables), set(found.questions)

    return looking


async def test_a_roundtables_answers_are_out_once_each_question_has_one_or_was_skipped(
    front, town, agenda, omar, settled
):
    await omar.sends(await omar.runs("agenda-skip:1:4"), reason="The chief had to leave early.")
    await record(omar, 1)
    await record(omar, 2, outcome="deferred", until="2026-12-15")
    front.clock.advance(days=1)
    assert await settled() == (set(), {town.ids[1]})
    await record(omar, 2, outcome="declined")
    front.clock.advance(days=1)
    assert await settled() == ({town.roundtable}, {town.ids[1], town.ids[2]})


async def test_an_answer_to_the_wording_that_one_was_joined_to_is_its_answer_too(front, town, agenda, omar, settled):
    for number in (1, 2):
        await omar.sends(await omar.runs(f"agenda-skip:1:{number}"), reason="The chief had to leave early.")
    other = await town.ask(TOPICS[5])
    await join(front, town, 4, to=other)
    await record(omar, other)
    front.clock.advance(days=1)
    assert (await settled())[0] == {town.roundtable}


async def test_a_roundtable_without_an_agenda_is_done_with_once_it_is_over(front, town, omar, settled):
    await town.ask(TOPICS[0], by="ana")
    front.clock.advance(days=7)
    assert await settled() == (set(), set()), "it is still to come"
    front.clock.advance(days=7)
    assert await settled() == ({town.roundtable}, set())
    await record(omar, 1, outcome="deferred", until="2026-12-31")
    assert await settled() == (set(), set()), "an answer is promised"


async def test_whoever_waits_for_a_roundtable_that_had_no_agenda_is_not_kept_for_ever(front, town):
    await remember(front, "ana")
    await town.ask(TOPICS[0], by="ana")
    front.clock.advance(days=97)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana") == {"ana"}
    front.clock.advance(days=3)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana") == set()


async def test_a_question_for_no_roundtable_is_waited_for_until_it_is_answered(front, town, omar):
    await remember(front, "ana")
    await town.ask(TOPICS[0], by="ana", about=False)
    async with front.database.transaction() as session:
        await session.execute(update(QuestionRow).values(roundtable_id=None))
    front.clock.advance(days=200)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana") == {"ana"}
    await record(omar, 1)
    front.clock.advance(days=91)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana") == set()
