"""Delivery over both engines: outlets that stop, what is tried again, and stops in the middle."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.ids import ChannelId, SpaceId
from bot.core.platform import DeletedError, RefusedError, RetryError
from bot.core.ui import File, Reply, Text
from bot.delivery import Delivery
from bot.sender import ATTEMPTS
from bot.storage.sending import PATIENT
from cogs.deliveries.service import kind_of
from tests.storage.posts import STORIES, post, reasons, states, until, until_state

MODERATORS = ChannelId("paper", "2")


@pytest.fixture
async def moderators(database, spaces, community):
    async with database.transaction():
        await spaces.set_channel(SpaceId("paper", "1"), "moderators", MODERATORS)


@pytest.mark.usefixtures("moderators")
async def test_a_channel_that_refuses_everything_stops_and_the_others_go_on(
    database, outbox, outlets, delivery, paper, community
):
    paper.shut[str(STORIES)] = RefusedError("Missing Permissions (50013)", "permission")
    await post(database, outbox, community, "story:1", "story:2")
    await post(database, outbox, community, "story:1", channel=ChannelId("paper", "3"))
    await delivery.deliver()
    assert paper.texts[0] == "story:1"
    told = [text for text in paper.texts if not isinstance(text, str)]
    assert [t.key for t in told] == ["delivery-stopped"]
    async with database.transaction():
        (stopped,) = await outlets.stopped(community.id)
    assert (stopped.channel, stopped.why, stopped.waiting) == (STORIES, "permission", 2)


@pytest.mark.usefixtures("moderators")
async def test_what_waits_is_sent_once_the_channel_is_mended_and_tried_again(
    database, outbox, outlets, delivery, paper, community
):
    paper.shut[str(STORIES)] = RefusedError("Missing Permissions (50013)", "permission")
    await post(database, outbox, community, "story:1", "story:2")
    await delivery.deliver()
    paper.shut.clear()
    await delivery.deliver()
    assert "story:1" not in paper.texts
    async with database.transaction():
        assert await outlets.resume(community.id, STORIES)
        assert not await outlets.resume(community.id, STORIES)
    await delivery.deliver()
    assert [text for text in paper.texts if isinstance(text, str)] == ["story:1", "story:2"]


@pytest.mark.usefixtures("moderators")
async def test_what_waited_a_day_for_a_stopped_channel_is_given_up_and_says_so(
    database, outbox, outlets, delivery, paper, community, clock
):
    paper.shut[str(STORIES)] = RefusedError("channel_not_found", "gone")
    await post(database, outbox, community, "story:1")
    await delivery.deliver()
    clock.advance(days=1, minutes=1)
    await delivery.reconcile()
    assert (await states(database))["story:1"] == "dead"
    assert "channel_not_found" in (await reasons(database))["story:1"]


async def test_a_channel_that_another_took_the_place_of_is_no_longer_shown_as_stopped_after_a_day(
    database, outbox, outlets, spaces, delivery, paper, community, clock
):
    paper.shut[str(STORIES)] = RefusedError("channel_not_found", "gone")
    await post(database, outbox, community, "story:1")
    await delivery.deliver()
    for chosen, shown in ((STORIES, 1), (MODERATORS, 0)):
        async with database.transaction():
            await spaces.set_channel(SpaceId("paper", "1"), "stories", chosen)
        clock.advance(days=1, minutes=1)
        await delivery.reconcile()
        async with database.transaction():
            assert len(await outlets.stopped(community.id)) == shown


@pytest.mark.usefixtures("moderators")
async def test_moderators_are_told_once_for_each_outlet_and_reason(database, outbox, delivery, paper, community):
    paper.shut[str(STORIES)] = RefusedError("Invalid Form Body (50035)")
    await post(database, outbox, community, "story:1", "story:2")
    await delivery.deliver()
    assert [text.key for text in paper.texts] == ["delivery-dead"]
    paper.shut[str(STORIES)] = RefusedError("Request too large (40005)")
    await post(database, outbox, community, "story:3")
    await delivery.deliver()
    assert [text.key for text in paper.texts] == ["delivery-dead"] * 2


@pytest.mark.usefixtures("moderators")
async def test_moderators_are_told_again_of_what_is_lost_another_day(
    database, outbox, delivery, paper, community, clock
):
    paper.shut[str(STORIES)] = RefusedError("Invalid Form Body (50035)")
    for cause in ("story:1", "story:2"):
        await post(database, outbox, community, cause)
        await delivery.deliver()
        clock.advance(days=1)
    assert [text.key for text in paper.texts] == ["delivery-dead"] * 2


@pytest.mark.usefixtures("moderators")
async def test_moderators_are_told_what_sort_of_thing_is_dead(database, outbox, outlets, paper, community, clock):
    paper.shut[str(STORIES)] = RefusedError("Invalid Form Body (50035)")
    await post(database, outbox, community, "story:1")
    await Delivery(database, outbox, outlets, {"paper": paper}, clock, kind=kind_of).deliver()
    (told,) = paper.texts
    assert told.args["what"] == Text("deliveries-of-story")


@pytest.mark.usefixtures("moderators")
async def test_nobody_is_told_that_a_post_which_was_deleted_cannot_be_changed(
    database, outbox, delivery, paper, community
):
    await post(database, outbox, community, "story:1")
    await delivery.deliver()
    async with database.transaction():
        await outbox.revise(community.id, "story:1", Reply("corrected"))
    paper.trouble = DeletedError("message_not_found")
    await delivery.deliver()
    paper.trouble = None
    await delivery.deliver()
    assert await states(database) == {"story:1": "dead"}
    assert paper.texts == ["story:1"]


@pytest.mark.usefixtures("moderators")
async def test_nothing_is_told_in_the_channel_that_is_dead_itself(database, outbox, delivery, paper, community):
    paper.shut[str(MODERATORS)] = RefusedError("Unknown Channel (10003)", "gone")
    await post(database, outbox, community, "missed:1", channel=MODERATORS)
    await delivery.deliver()
    assert await states(database) == {"missed:1": "failed"}
    assert paper.texts == []


@pytest.mark.usefixtures("moderators")
async def test_a_private_message_that_cannot_be_sent_is_told_to_nobody(
    database, outbox, people, delivery, paper, community
):
    from tests.storage.test_outbox import request_of

    async with database.transaction():
        await people.remember(request_of(community))
        await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
    paper.trouble = RefusedError("Cannot send messages to this user (50007)")
    await delivery.deliver()
    assert await states(database) == {"answered:1": "dead"}


async def test_a_private_message_waits_for_an_account_that_is_shut_off(
    database, outbox, people, delivery, paper, community, clock
):
    from tests.storage.test_outbox import request_of

    async with database.transaction():
        await people.remember(request_of(community))
        await outbox.tell(community.id, "answered:1", "cafe", Reply("Answered"))
    paper.trouble = RefusedError("token_revoked", "account")
    await delivery.deliver()
    assert await states(database) == {"answered:1": "failed"}
    paper.trouble = None
    clock.advance(minutes=1)
    await delivery.deliver()
    assert paper.texts == ["Answered"]


async def test_a_start_tries_again_what_an_account_was_refused_for(
    database, outbox, outlets, delivery, paper, community
):
    paper.shut[str(STORIES)] = RefusedError("account_inactive", "account")
    await post(database, outbox, community, "story:1")
    await delivery.deliver()
    paper.shut.clear()
    again = Delivery(database, outbox, outlets, {"paper": paper}, delivery.clock)
    await again.start()
    await until(lambda: paper.texts == ["story:1"])
    await again.stop()


async def test_a_platform_that_comes_up_late_tries_again_what_its_account_was_refused_for(
    database, outbox, outlets, delivery, paper, community
):
    paper.shut[str(STORIES)] = RefusedError("token_revoked", "account")
    await post(database, outbox, community, "story:1")
    await delivery.deliver()
    paper.shut.clear()
    again = Delivery(database, outbox, outlets, {}, delivery.clock)
    await again.start()
    again.platforms = {"paper": paper}
    again.wake()
    await until(lambda: paper.texts == ["story:1"])
    await again.stop()


async def test_the_loop_sends_what_is_there_and_what_comes(database, outbox, delivery, paper, community):
    await post(database, outbox, community, "story:1")
    await delivery.start()
    await until(lambda: paper.texts == ["story:1"])
    await post(database, outbox, community, "story:2")
    delivery.wake()
    await until(lambda: paper.texts == ["story:1", "story:2"])
    await delivery.stop()
    assert set((await states(database)).values()) == {"sent"}


async def test_a_stop_between_two_messages_leaves_the_second_for_the_next_start(
    database, outbox, delivery, paper, community
):
    on_its_way, go_on = asyncio.Event(), asyncio.Event()

    async def meanwhile():
        on_its_way.set()
        await go_on.wait()

    paper.tells, paper.meanwhile = False, meanwhile
    await post(database, outbox, community, "story:1", "story:2")
    await delivery.start()
    await on_its_way.wait()
    stopping = asyncio.create_task(delivery.stop())
    await asyncio.sleep(0)
    go_on.set()
    await stopping
    assert await states(database) == {"story:1": "sent", "story:2": "pending"}
    again = Delivery(database, outbox, delivery.outlets, {"paper": paper}, delivery.clock)
    await again.reconcile()
    await again.deliver()
    assert paper.texts == ["story:1", "story:2"]


async def test_what_is_still_on_its_way_when_patience_ends_is_looked_for_at_the_next_start(
    database, outbox, delivery, paper, community
):
    on_its_way = asyncio.Event()

    async def for_ever():
        on_its_way.set()
        await asyncio.Event().wait()

    paper.meanwhile = for_ever
    await post(database, outbox, community, "story:1")
    await delivery.start()
    await on_its_way.wait()
    await delivery.stop(patience=0.01)
    assert await states(database) == {"story:1": "sending"}
    paper.meanwhile = None
    again = Delivery(database, outbox, delivery.outlets, {"paper": paper}, delivery.clock)
    await again.reconcile(at_start=True)
    assert await states(database) == {"story:1": "sent"}
    assert paper.texts == ["story:1"]


async def test_a_message_that_takes_long_to_look_for_holds_up_no_other(database, outbox, delivery, paper, community):
    await post(database, outbox, community, "story:1")
    await post(database, outbox, community, "story:2", channel=MODERATORS)
    async with database.transaction():
        first, second = await delivery.store.begin(await delivery.store.claim("paper", 8))
    await paper.send(MODERATORS, Reply("story:2"), community, second.row.nonce)
    find = paper.find

    async def slowly(channel, nonce, since, under=None):
        if nonce == first.row.nonce:
            await asyncio.Event().wait()
        return await find(channel, nonce, since, under)

    paper.find = slowly
    looking = asyncio.create_task(delivery.reconcile(at_start=True))
    await until_state(database, "sent")
    assert await states(database) == {"story:1": "sending", "story:2": "sent"}
    looking.cancel()


async def test_what_was_revised_just_before_a_crash_is_edited_once_it_is_found(
    database, outbox, outlets, delivery, paper, community
):
    await post(database, outbox, community, "story:1")
    async with database.transaction():
        (begun,) = await delivery.store.begin(await delivery.store.claim("paper", 8))
    await paper.send(STORIES, Reply("story:1"), community, begun.row.nonce)
    async with database.transaction():
        await outbox.revise(community.id, "story:1", Reply("corrected"))
    again = Delivery(database, outbox, outlets, {"paper": paper}, delivery.clock)
    await again.reconcile(at_start=True)
    await again.deliver()
    assert (paper.texts, paper.edits) == (["story:1"], [("1", "corrected")])
    assert await states(database) == {"story:1": "sent"}


async def test_a_post_found_after_a_crash_gets_the_files_that_may_be_missing(
    database, outbox, delivery, paper, community
):
    drawn = Reply("Agenda", files=[File("agenda.png", b"drawn", "image/png")])
    async with database.transaction():
        await outbox.post_to(community.id, "agenda:1", STORIES, drawn)
        (begun,) = await delivery.store.begin(await delivery.store.claim("paper", 8))
    await paper.send(STORIES, drawn, community, begun.row.nonce)
    await delivery.reconcile(at_start=True)
    await delivery.deliver()
    assert paper.edits == [("1", "Agenda")]
    assert await states(database) == {"agenda:1": "sent"}


async def test_a_platform_that_says_wait_is_not_asked_before(database, outbox, delivery, paper, community, clock):
    paper.trouble = RetryError("ratelimited", 30, everywhere=True)
    await post(database, outbox, community, "story:1")
    await delivery.start()
    await until_state(database, "failed")
    paper.trouble = None
    await post(database, outbox, community, "story:2", channel=ChannelId("paper", "3"))
    sender = delivery._senders["paper"][0]
    assert sender.turns.pace.anything() > sender.turns.pace.now() + 25
    await delivery.stop()
    assert paper.texts == []


async def test_nothing_is_given_up_because_a_platform_says_to_wait(database, outbox, delivery, paper, community, clock):
    paper.trouble = RetryError("ratelimited", 3, everywhere=True)
    await post(database, outbox, community, "story:1")
    for _ in range(2 * ATTEMPTS):
        await delivery.deliver()
        clock.advance(seconds=3)
    assert await states(database) == {"story:1": "failed"}
    paper.trouble = RetryError("Slack cannot be reached")
    await delivery.deliver()
    assert await states(database) == {"story:1": "failed"}
    paper.trouble = None
    clock.advance(seconds=60)
    await delivery.deliver()
    assert paper.texts == ["story:1"]


async def test_a_line_in_the_log_says_when_and_how_often(database, outbox, outlets, delivery, paper, community, clock):
    await post(database, outbox, community, "story:1")
    clock.advance(seconds=7)
    await delivery.deliver()
    async with database.transaction():
        (line,), total = await outlets.log(community.id, state="sent", channel=STORIES, page=1, size=10)
    assert total == 1
    assert (line.cause, line.kind, line.at - clock.now(), line.attempts) == ("story:1", "post", timedelta(0), 1)


async def test_what_waits_to_be_tried_again_is_not_overtaken(database, outbox, delivery, paper, community, clock):
    await post(database, outbox, community, "story:1", "story:2")
    await post(database, outbox, community, "story:3", channel=MODERATORS)
    paper.trouble = RetryError("outage")
    await delivery.deliver()
    paper.trouble = None
    await post(database, outbox, community, "story:4")
    await delivery.deliver()
    assert paper.texts == []
    clock.advance(minutes=1)
    await delivery.deliver()
    assert [t for t in paper.texts if t != "story:3"] == ["story:1", "story:2", "story:4"]


async def test_what_fails_for_long_holds_the_others_up_no_longer(database, outbox, delivery, paper, community, clock):
    await post(database, outbox, community, "story:1")
    paper.trouble = RetryError("outage")
    for _ in range(PATIENT + 1):
        await delivery.deliver()
        clock.advance(minutes=10)
    await delivery.deliver()
    await post(database, outbox, community, "story:2")
    paper.trouble = None
    await delivery.deliver()
    assert paper.texts == ["story:2"]
    clock.advance(hours=1)
    await delivery.deliver()
    assert paper.texts == ["story:2", "story:1"]
