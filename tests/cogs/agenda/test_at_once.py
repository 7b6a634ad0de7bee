"""An agenda is published at the moment at which one of its questions changes: whoever comes second sees it."""

import asyncio

import pytest

from cogs.agenda.service import PUBLISHED
from cogs.questions.service import Asking
from tests.cogs.agenda.conftest import TOPICS

WHILE = 0.3
"""Seconds in which work that nothing holds up would be done."""


@pytest.fixture
async def draft(town, omar):
    """A draft with a question of ana's, and one of somebody else's."""
    await town.ask(TOPICS[0], by="ana")
    await town.ask(TOPICS[1])
    return await omar.gives("agenda build", seats=2)


async def holds(work):
    """Have some work begun while somebody else is in a transaction; it must not be done before that ends."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait([task], timeout=WHILE)
    assert not done
    return task


async def test_who_edits_while_an_agenda_is_published_is_too_late(front, town, omar, ana, draft):
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    async with front.database.transaction():
        await front.services.agendas.publish(1, 1, 1)
        editing = await holds(ana.sends(form, text=TOPICS[2]))
    assert "is on a published agenda" in (await editing).text
    assert f"#1 {TOPICS[0]}" in (await ana.types("/agenda show")).text


@pytest.mark.parametrize("what", ["edit", "withdraw", "reject", "redact", "erase"])
async def test_who_publishes_while_a_question_goes_publishes_the_others(front, town, omar, ana, draft, what):
    async with front.database.transaction():
        await change(front, town, what)
        publishing = await holds(omar.presses(draft, "Publish"))
    assert not (await publishing).answer.failed
    async with front.database.transaction():
        row = await front.services.agendas.store.of(1, town.roundtable, PUBLISHED)
        items = await front.services.agendas.store.items(1, row.id)
    assert [item.number for item in items] == ([1, 2] if what == "redact" else [2])
    [post] = [post for post in await front.posts() if "These questions were chosen" in post]
    assert TOPICS[0] not in post
    assert TOPICS[1] in post


async def change(front, town, what):
    """What its asker or a moderator does to question #1."""
    services, ana, question = front.services, await town.pseudonym("ana"), town.ids[1]
    asking = front.services.questions
    version = (await services.pool.get(1, question)).version
    match what:
        case "edit":
            await asking.edit(1, question, Asking(TOPICS[2], ana))
        case "withdraw":
            await asking.withdraw(1, question, ana)
        case "reject":
            await services.pool.reject(1, question, version, "off-topic")
        case "redact":
            await services.pool.redact(1, question, version, ["Albany Avenue"])
        case "erase":
            await asking.erase(1, ana, keep_text=False)
