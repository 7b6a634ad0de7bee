"""What is for one channel arrives in order, also where a message has to be tried again, on both engines."""

import pytest

from bot.core.ids import ChannelId, SpaceId
from bot.core.platform import RefusedError, RetryError
from bot.core.ui import Reply
from bot.delivery import Delivery
from bot.storage.sending import LEASE

HERE, THERE = ChannelId("paper", "1"), ChannelId("paper", "2")
OUTAGE = RetryError("unreachable")


@pytest.fixture
def post(database, outbox, community):
    async def post(*causes, channel=HERE):
        async with database.transaction():
            for cause in causes:
                await outbox.post_to(community.id, cause, channel, Reply(cause))

    return post


async def test_what_was_queued_meanwhile_waits_for_what_was_told_to_wait(delivery, paper, post, clock):
    paper.shut[str(HERE)] = RetryError("ratelimited", 30)
    await post("story:1", "story:2")
    await delivery.deliver()
    paper.shut.clear()
    await post("story:3")
    await delivery.deliver()
    assert paper.texts == []
    clock.advance(seconds=30)
    await delivery.deliver()
    assert paper.texts == ["story:1", "story:2", "story:3"]


async def test_other_channels_and_threads_go_on_meanwhile(delivery, paper, post):
    paper.shut[str(HERE)] = OUTAGE
    thread = ChannelId("paper", "1/5")
    await post("story:1", "story:2")
    for channel in (THERE, thread):
        await post("story:3", channel=channel)
    await delivery.deliver()
    assert paper.texts == ["story:3", "story:3"]


async def test_what_is_refused_for_good_holds_nothing_up(delivery, paper, post):
    paper.trouble = RefusedError("too long")
    await post("story:1")
    await delivery.deliver()
    paper.trouble = None
    await post("story:2")
    await delivery.deliver()
    assert paper.texts == ["story:2"]


async def test_a_channel_that_stopped_goes_on_in_order(database, outlets, delivery, paper, post, community):
    paper.shut[str(HERE)] = RefusedError("not_in_channel", "permission")
    await post("story:1", "story:2")
    await delivery.deliver()
    paper.shut.clear()
    await post("story:3")
    async with database.transaction():
        await outlets.resume(community.id, HERE)
    await delivery.deliver()
    assert paper.texts == ["story:1", "story:2", "story:3"]


async def test_what_a_space_left_waiting_in_its_former_community_holds_nothing_up(
    database, outbox, spaces, delivery, paper, post
):
    paper.shut[str(HERE)] = RefusedError("not_in_channel", "permission")
    await post("story:1")
    await delivery.deliver()
    paper.shut.clear()
    async with database.transaction():
        joined = await spaces.community_of(SpaceId("paper", "2"))
        await outbox.post_to(joined.id, "story:2", HERE, Reply("story:2"))
    await delivery.deliver()
    assert paper.texts == ["story:2"]


async def test_what_stands_is_changed_while_a_new_message_waits(
    database, outbox, delivery, paper, post, community, clock
):
    await post("story:1")
    await delivery.deliver()
    paper.shut[str(HERE)] = OUTAGE
    await post("story:2")
    await delivery.deliver()
    async with database.transaction():
        await outbox.revise(community.id, "story:1", Reply("corrected"))
    await delivery.deliver()
    assert paper.edits == [("1", "corrected")]


async def test_nothing_goes_before_what_is_being_looked_for(database, outbox, outlets, delivery, paper, post, clock):
    paper.shut[str(HERE)] = RetryError("timeout", doubtful=True)
    await post("story:1", "story:2")
    await delivery.deliver()
    paper.shut.clear()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    other = Delivery(database, outbox, outlets, {"paper": paper}, clock)
    await other.deliver()
    assert paper.texts == []
    await other.reconcile()
    await other.deliver()
    assert paper.texts == ["story:1", "story:2"]
