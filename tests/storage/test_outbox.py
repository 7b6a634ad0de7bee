from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.platform import RefusedError, RetryError
from bot.core.request import Request
from bot.core.ui import Card, Event, Reply
from bot.storage.outbox import OutboxRow
from tests.storage.posts import post

CHANNEL = ChannelId("paper", "1")


async def queue(database, outbox, community, cause="story:42", text="News", **when):
    async with database.transaction():
        return await outbox.post(community.id, cause, "stories", Reply(text), **when)


async def row(database):
    async with database.transaction() as current:
        return await current.scalar(select(OutboxRow))


async def test_the_same_cause_is_posted_once(database, outbox, delivery, paper, community):
    assert await queue(database, outbox, community) == 1
    await queue(database, outbox, community)
    await delivery.deliver()
    await delivery.deliver()
    assert [text for _, text in paper.arrived] == ["News"]
    assert (await row(database)).state == "sent"


async def test_nothing_is_sent_of_work_that_was_rolled_back(database, outbox, delivery, paper, community):
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            await outbox.post(community.id, "story:1", "stories", Reply("News"))
            raise ZeroDivisionError
    assert await delivery.deliver() == 0


async def test_a_post_waits_until_it_is_due(database, outbox, delivery, paper, community, clock):
    await queue(database, outbox, community, due=datetime(2026, 11, 24, tzinfo=UTC))
    await delivery.deliver()
    assert paper.arrived == []
    clock.advance(hours=12)
    await delivery.deliver()
    assert len(paper.arrived) == 1


async def test_a_busy_platform_is_asked_again_when_it_said(database, outbox, delivery, paper, community, clock):
    paper.trouble = RetryError("slow down", 30)
    await queue(database, outbox, community)
    await delivery.deliver()
    paper.trouble = None
    clock.advance(seconds=29)
    await delivery.deliver()
    assert paper.arrived == []
    clock.advance(seconds=1)
    await delivery.deliver()
    assert len(paper.arrived) == 1


async def test_a_refusal_is_final_and_stands_with_its_reason(database, outbox, delivery, paper, community, clock):
    paper.trouble = RefusedError("channel gone")
    await queue(database, outbox, community)
    await delivery.deliver()
    found = await row(database)
    assert (found.state, found.reason) == ("dead", "channel gone")


async def test_a_message_that_arrived_before_a_crash_is_not_sent_again(database, outbox, delivery, paper, community):
    await queue(database, outbox, community)
    (begun,) = await begin(database, delivery)
    await paper.send(CHANNEL, Reply("News"), community, begun.row.nonce)
    assert (await row(database)).state == "sending"
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert len(paper.arrived) == 1
    assert (await row(database)).state == "sent"


async def claim(database, delivery):
    async with database.transaction():
        return await delivery.store.claim("paper", 50)


async def begin(database, delivery):
    rows = await claim(database, delivery)
    async with database.transaction():
        return await delivery.store.begin(rows)


async def test_a_message_that_a_crash_swallowed_is_sent(database, outbox, delivery, paper, community, clock):
    await queue(database, outbox, community)
    await begin(database, delivery)
    clock.advance(seconds=20)
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert len(paper.arrived) == 1


async def test_a_message_still_on_its_way_at_the_crash_is_waited_for(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    await begin(database, delivery)
    await delivery.reconcile(at_start=True)
    paper.arrived.append(((await row(database)).nonce, "News"))
    clock.advance(seconds=20)
    await delivery.reconcile()
    await delivery.deliver()
    assert len(paper.arrived) == 1
    assert (await row(database)).state == "sent"


@pytest.mark.parametrize(("when_unsure", "arrivals"), [("skip", 0), ("send", 1)])
async def test_where_nobody_can_tell_the_setting_decides(
    database, outbox, delivery, paper, community, when_unsure, arrivals
):
    await queue(database, outbox, community)
    await begin(database, delivery)
    paper.tells, delivery.when_unsure = False, when_unsure
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert len(paper.arrived) == arrivals


async def test_another_process_is_left_its_lease(database, outbox, delivery, paper, community, clock):
    await queue(database, outbox, community)
    await begin(database, delivery)
    await delivery.reconcile()
    assert (await row(database)).state == "sending"
    clock.advance(minutes=3)
    await delivery.reconcile()
    assert (await row(database)).state == "failed"


async def test_a_message_whose_answer_was_lost_is_looked_for_before_it_is_sent_again(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    paper.trouble, paper.arrives = RetryError("the answer was lost", doubtful=True), True
    await delivery.deliver()
    paper.trouble = None
    clock.advance(minutes=1)
    await delivery.reconcile()
    await delivery.deliver()
    assert len(paper.arrived) == 1
    assert (await row(database)).state == "sent"


async def test_an_outage_of_hours_loses_no_message_that_was_on_its_way(
    database, outbox, delivery, paper, community, clock
):
    outage = RetryError("Discord answers 503", 30, doubtful=True)
    await queue(database, outbox, community)
    paper.trouble = paper.broken = outage
    await delivery.deliver()
    for _ in range(8 * 60):
        clock.advance(minutes=1)
        await delivery.reconcile()
    paper.trouble = paper.broken = None
    clock.advance(hours=1)
    await delivery.reconcile()
    await delivery.deliver()
    assert (await row(database)).state == "sent"
    assert len(paper.arrived) == 1


async def test_what_cannot_be_looked_for_holds_its_channel_up_for_minutes_and_no_others(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    paper.trouble, paper.broken = RetryError("no answer", doubtful=True), RetryError("no history")
    await delivery.deliver()
    paper.trouble = None
    await post(database, outbox, community, "story:43")
    await post(database, outbox, community, "story:44", channel=ChannelId("paper", "9"))
    await delivery.deliver()
    assert paper.texts == ["story:44"]
    for _ in range(15):
        clock.advance(minutes=1)
        await delivery.reconcile()
    await delivery.deliver()
    assert paper.texts == ["story:44", "story:43"]


async def test_what_was_not_begun_before_a_crash_is_sent_though_nobody_can_tell(
    database, outbox, delivery, paper, community
):
    await queue(database, outbox, community)
    await claim(database, delivery)
    paper.tells = False
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert len(paper.arrived) == 1


async def test_a_process_that_lost_its_claim_does_not_send_what_another_sent(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    slow = await claim(database, delivery)
    clock.advance(minutes=3)
    await delivery.deliver()
    async with database.transaction():
        assert await delivery.store.begin(slow) == []
    assert len(paper.arrived) == 1


async def test_a_platform_that_falls_over_a_search_holds_up_neither_the_start_nor_the_others(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    await begin(database, delivery)
    paper.broken = KeyError("not connected yet")
    await delivery.reconcile(at_start=True)
    assert (await row(database)).state == "sending"
    paper.broken = None
    clock.advance(minutes=5)
    await delivery.reconcile()
    await delivery.deliver()
    assert len(paper.arrived) == 1


@pytest.mark.parametrize("trouble", [None, RefusedError("channel gone")])
async def test_the_words_of_a_post_are_kept_no_longer_than_they_are_needed(
    database, outbox, delivery, paper, community, trouble
):
    paper.trouble = trouble
    await queue(database, outbox, community)
    await delivery.deliver()
    assert (await row(database)).payload == {}


async def test_a_number_once_given_is_never_given_again(database, outbox, community):
    """A cause names its row for good: were a deleted row's number given anew, the new one would never be posted."""
    numbers = []
    for _ in range(2):
        async with database.transaction() as current:
            made = OutboxRow(
                community_id=community.id, cause=f"story:{len(numbers)}", channel=str(CHANNEL), payload={},
                nonce="n", due_at=outbox.clock.now(), created_at=outbox.clock.now(),
            )  # fmt: skip
            current.add(made)
            await current.flush()
            numbers.append(made.id)
            await current.delete(made)
    assert numbers[0] < numbers[1]


async def test_a_revised_post_is_edited_where_it_stands(database, outbox, delivery, paper, community):
    await queue(database, outbox, community)
    await delivery.deliver()
    async with database.transaction():
        assert await outbox.revise(community.id, "story:42", Reply("Corrected")) == 1
        assert await outbox.revise(community.id, "story:42", Reply("Corrected again")) == 1
    await delivery.deliver()
    assert paper.edits == [("1", "Corrected again")]
    assert len(paper.arrived) == 1
    assert (await row(database)).state == "sent"


async def test_a_post_that_is_to_say_what_it_says_already_is_not_edited(database, outbox, delivery, paper, community):
    def card(coming):
        return Reply("Roundtable", [Card("At city hall", f"{coming} come")])

    async with database.transaction():
        await outbox.post(community.id, "story:42", "stories", card(1))
        assert await outbox.revise(community.id, "story:42", card(1)) == 1
    await delivery.deliver()
    for coming in (1, 2, 2):
        async with database.transaction():
            assert await outbox.revise(community.id, "story:42", card(coming)) == 1
        await delivery.deliver()
    assert len(paper.edits) == 1
    assert (await row(database)).version == 2


async def test_an_edit_that_waits_is_made_at_once_where_what_is_said_next_cannot_wait(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community)
    await delivery.deliver()
    async with database.transaction():
        await outbox.revise(community.id, "story:42", Reply("3 come"), due=clock.now() + timedelta(seconds=5))
        await outbox.revise(community.id, "story:42", Reply("Canceled"))
    await delivery.deliver()
    assert paper.edits == [("1", "Canceled")]


async def test_a_post_revised_before_it_was_sent_says_the_new_words_at_once(
    database, outbox, delivery, paper, community
):
    await queue(database, outbox, community)
    async with database.transaction():
        await outbox.revise(community.id, "story:42", Reply("Corrected"))
    await delivery.deliver()
    assert [text for _, text in paper.arrived] == ["Corrected"]
    assert paper.edits == []


async def test_a_post_revised_while_it_is_being_sent_is_edited_right_after(
    database, outbox, delivery, paper, community
):
    async def meanwhile():
        async with database.transaction():
            await outbox.revise(community.id, "story:42", Reply("Corrected"))

    paper.meanwhile = meanwhile
    await queue(database, outbox, community)
    await delivery.deliver()
    await delivery.deliver()
    assert paper.edits == [("1", "Corrected")]


async def test_an_edit_under_way_at_a_crash_is_done_again(database, outbox, delivery, paper, community):
    await queue(database, outbox, community)
    await delivery.deliver()
    async with database.transaction():
        await outbox.revise(community.id, "story:42", Reply("Corrected"))
    await begin(database, delivery)
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert paper.edits == [("1", "Corrected")]


async def test_an_answer_waits_for_its_question_and_stands_below_it(
    database, outbox, delivery, paper, community, clock
):
    await queue(database, outbox, community, "question:1", "Why?", due=clock.now() + timedelta(minutes=1))
    async with database.transaction():
        assert await outbox.post_under(community.id, "answer:1", "question:1", Reply("Because")) == 1
    await delivery.deliver()
    assert paper.arrived == []
    clock.advance(minutes=2)
    await delivery.deliver()
    await delivery.deliver()
    assert [text for _, text in paper.arrived] == ["Why?", "Because"]
    assert paper.below == [None, "1"]


async def test_somebody_is_told_in_their_own_language_once(database, outbox, people, delivery, paper, community):
    async with database.transaction():
        assert not await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
        await people.remember(request_of(community))
        assert await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
        assert not await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
    await delivery.deliver()
    assert paper.spoke == (ChannelId("paper", "with ana"), "es")
    assert "ana" not in (await row(database)).channel


async def test_somebody_who_was_forgotten_meanwhile_is_not_told(database, outbox, people, delivery, paper, community):
    async with database.transaction():
        await people.remember(request_of(community))
        await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
        await people.forget(community.id, ["cafe"])
    await delivery.deliver()
    assert paper.arrived == []
    assert (await row(database)).state == "dead"


async def test_a_meeting_stands_in_the_calendar_and_is_changed_there(
    database, outbox, delivery, paper, community, clock
):
    for title in ("Roundtable", "Roundtable, moved"):
        async with database.transaction():
            event = Event(title, clock.now(), clock.now() + timedelta(hours=2), "City hall")
            assert await outbox.put_event(community.id, "event:1", event) == 1
        await delivery.deliver()
    assert paper.events == [("paper:1", "Roundtable", None), ("paper:1", "Roundtable, moved", "e1")]


def request_of(community):
    return Request(UserId("paper", "ana"), SpaceId("paper", "1"), None, community, "es", frozenset(), pseudonym="cafe")
