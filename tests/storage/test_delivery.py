"""Delivery over both engines: outlets that stop, whose turn it is, stops, and several processes."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.core.ids import ChannelId, SpaceId
from bot.core.pacing import Limits, Rate
from bot.core.platform import RefusedError, RetryError
from bot.core.ui import Reply, Text
from bot.delivery import Delivery
from bot.sender import ATTEMPTS
from bot.storage.database import Database
from bot.storage.outbox import OutboxRow
from bot.storage.sending import PATIENT, Outcome
from bot.storage.sharing import Sharing
from cogs.deliveries.service import kind_of

STORIES, MODERATORS = ChannelId("paper", "1"), ChannelId("paper", "2")


@pytest.fixture
async def moderators(database, spaces, community):
    async with database.transaction():
        await spaces.set_channel(SpaceId("paper", "1"), "moderators", MODERATORS)


async def post(database, outbox, community, *causes, channel=STORIES):
    async with database.transaction():
        for cause in causes:
            await outbox.post_to(community.id, cause, channel, Reply(cause))


async def states(database):
    async with database.transaction() as current:
        return {r.cause: r.state for r in await current.scalars(select(OutboxRow).order_by(OutboxRow.id))}


async def reasons(database):
    async with database.transaction() as current:
        return {r.cause: r.reason for r in await current.scalars(select(OutboxRow))}


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
async def test_moderators_are_told_what_sort_of_thing_is_dead(database, outbox, outlets, paper, community, clock):
    paper.shut[str(STORIES)] = RefusedError("Invalid Form Body (50035)")
    await post(database, outbox, community, "story:1")
    await Delivery(database, outbox, outlets, {"paper": paper}, clock, kind=kind_of).deliver()
    (told,) = paper.texts
    assert told.args["what"] == Text("deliveries-of-story")


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


async def test_one_big_fan_out_does_not_hold_up_a_small_community(database, outbox, spaces, delivery, paper, community):
    """At two a window, whoever came last with one message is not behind the hundred that came first."""
    async with database.transaction():
        small = await spaces.community_of(SpaceId("paper", "small"))
        for n in range(100):
            await outbox.post_to(community.id, "story:1", ChannelId("paper", f"big{n}"), Reply(f"big {n}"))
    paper.limits = Limits(overall=Rate(2, 0.05), at_once=2)
    await delivery.start()
    await until(lambda: len(paper.texts) >= 4)
    before = len(paper.texts)
    await post(database, outbox, small, "story:1", channel=ChannelId("paper", "little"))
    delivery.wake()
    await until(lambda: "story:1" in paper.texts)
    assert paper.texts.index("story:1") - before <= 6
    await delivery.stop()


async def test_a_community_that_is_alone_is_not_held_up_for_others(
    database, outbox, delivery, paper, community, monkeypatch
):
    """The table is looked at once by the clock; everything else goes on because there is more."""
    monkeypatch.setattr("bot.sender.LOOK", 3600.0)
    async with database.transaction():
        for n in range(300):
            await outbox.post_to(community.id, "story:1", ChannelId("paper", f"big{n}"), Reply("big"))
    await delivery.start()
    await until(lambda: len(paper.texts) == 300)
    await delivery.stop()


async def test_a_claim_takes_from_every_community_that_waits(database, outbox, spaces, delivery, community):
    async with database.transaction():
        others = [await spaces.community_of(SpaceId("paper", f"c{n}")) for n in range(3)]
        for n in range(50):
            await outbox.post_to(community.id, "story:1", ChannelId("paper", f"big{n}"), Reply("big"))
        for other in others:
            await outbox.post_to(other.id, "story:1", ChannelId("paper", f"of{other.id}"), Reply("small"))
    async with database.transaction():
        claimed = await delivery.store.claim("paper", 8)
        assert {row.community_id for row in claimed} == {community.id, *(o.id for o in others)}
        assert community.id not in {r.community_id for r in await delivery.store.claim("paper", 8, [community.id])}


async def test_what_is_for_a_channel_stays_with_the_process_that_holds_some_of_it(
    database, outbox, delivery, community, clock
):
    await post(database, outbox, community, "story:1")
    async with database.transaction():
        (first,) = await delivery.store.claim("paper", 8)
    await post(database, outbox, community, "story:2")
    async with database.transaction():
        assert await delivery.store.claim("paper", 8) == []
    clock.advance(minutes=3)
    async with database.transaction():
        assert [r.cause for r in await delivery.store.claim("paper", 8)] == ["story:1", "story:2"]
    assert first.cause == "story:1"


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_two_claims_at_once_do_not_part_what_is_for_one_channel(database, outbox, delivery, community):
    async def claimed():
        async with database.transaction():
            return await delivery.store.claim("paper", 8)

    await post(database, outbox, community, "story:1", "story:2")
    async with database.transaction():
        (first,) = await delivery.store.claim("paper", 1)
        meanwhile = asyncio.create_task(claimed())
        await asyncio.wait([meanwhile], timeout=0.2)
    assert first.cause == "story:1"
    assert await meanwhile == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_two_processes_share_the_work_and_send_everything_once(
    database, outbox, outlets, paper, community, clock
):
    async with database.transaction():
        for n in range(120):
            await outbox.post_to(community.id, f"story:{n % 3}", ChannelId("paper", f"{n // 3}"), Reply(str(n)))
    processes = [Delivery(database, outbox, outlets, {"paper": paper}, clock) for _ in range(2)]
    for process in processes:
        await process.start()
    await until(lambda: len(paper.texts) >= 120)
    for process in processes:
        await process.stop()
    assert sorted(map(int, paper.texts)) == list(range(120))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_processes_that_share_a_platform_share_what_it_allows(
    database, outbox, outlets, paper, community, clock, monkeypatch
):
    monkeypatch.setattr("bot.delivery.COUNT", 0.01)
    monkeypatch.setattr("bot.delivery.NOTICED", 0.05)
    paper.limits = Limits(overall=Rate(50, 1.0))
    first, second = (Delivery(database, outbox, outlets, {"paper": paper}, clock) for _ in range(2))
    await first.start()
    await second.start()
    paces = [process._senders["paper"][0].turns.pace for process in (first, second)]
    await until(lambda: [pace._overall.rate.calls for pace in paces] == [25, 25])
    await post(database, outbox, community, "story:1")
    second.wake()
    await until(lambda: paper.texts == ["story:1"])
    await second.stop()
    await until(lambda: paces[0]._overall.rate.calls == 50)
    await first.stop()


async def test_over_sqlite_there_is_one_process(tmp_path):
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/one.db")
    assert await Sharing(database).among("discord") == 1


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_process_that_lost_its_connection_is_counted_again(database):
    sharing, other = Sharing(database), Sharing(database)
    assert [await sharing.among("discord"), await other.among("discord"), await other.among("slack")] == [1, 2, 1]
    async with database.transaction() as current:
        of_here = "JOIN pg_database ON pg_database.oid = database AND datname = current_database()"
        held = text(f"SELECT pg_terminate_backend(pid) FROM pg_locks {of_here} WHERE locktype = 'advisory'")
        await current.execute(held)
    with pytest.raises(DBAPIError):
        await sharing.among("discord")
    assert await sharing.among("discord") == 1
    await sharing.leave()
    await other.leave()


async def test_a_killed_process_is_taken_over_when_its_lease_ends(database, outbox, outlets, paper, community, clock):
    await post(database, outbox, community, "story:1", "story:2")
    dead = Delivery(database, outbox, outlets, {"paper": paper}, clock)
    async with database.transaction():
        rows = await dead.store.claim("paper", 8)
    async with database.transaction():
        (begun,) = await dead.store.begin(rows[:1])
    await paper.send(STORIES, Reply("story:1"), community, begun.row.nonce)
    alive = Delivery(database, outbox, outlets, {"paper": paper}, clock)
    await alive.reconcile()
    await alive.deliver()
    assert paper.texts == ["story:1"]
    clock.advance(minutes=3)
    await alive.reconcile()
    await alive.deliver()
    assert paper.texts == ["story:1", "story:2"]


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


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 -- a list tells nobody that it grew
            await asyncio.sleep(0.005)


async def until_state(database, state):
    async with asyncio.timeout(20):
        while state not in (await states(database)).values():  # noqa: ASYNC110 -- nor does a table
            await asyncio.sleep(0.01)


async def test_a_channel_and_its_threads_stay_with_one_process_and_each_is_stopped_alone(
    database, delivery, outbox, outlets, paper, community
):
    thread = ChannelId("paper", "1/1700000000.000100")
    async with database.transaction():
        await outbox.post_to(community.id, "story:1", ChannelId("paper", "1"), Reply("In the channel"))
        await outbox.post_to(community.id, "story:1", thread, Reply("In the thread"))
    async with database.transaction():
        assert [row.channel for row in await delivery.store.claim("paper", 1)] == ["paper:1"]
    async with database.transaction():
        assert await delivery.store.claim("paper", 9) == []
        await delivery.store.release()
    paper.shut[str(thread)] = RefusedError("thread gone", "gone")
    await delivery.deliver()
    assert paper.texts == ["In the channel"]
    async with database.transaction():
        assert [o.channel for o in await outlets.stopped(community.id)] == [thread]


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


async def test_a_process_that_stood_still_past_its_lease_sends_nothing_more(
    database, outbox, outlets, delivery, paper, community, clock
):
    from tests.fakes.paper import Paper
    from tests.storage.test_outbox import request_of

    class Frozen(Paper):
        """A process that stands still between marking a row and sending it."""

        async def direct(self, user):
            clock.advance(minutes=3)
            return await super().direct(user)

    frozen = Frozen()
    still = Delivery(database, outbox, outlets, {"paper": frozen}, clock)
    async with database.transaction():
        await outbox.people.remember(request_of(community))
        await outbox.tell(community.id, "answer:1", "cafe", Reply("Your question was answered"))
    await still.deliver()
    assert frozen.arrived == []
    assert await states(database) == {"answer:1": "sending"}
    await delivery.reconcile()
    await delivery.deliver()
    assert paper.texts == ["Your question was answered"]


async def test_what_failed_under_a_lease_that_is_over_changes_nothing(
    database, outbox, delivery, paper, community, clock
):
    await post(database, outbox, community, "story:1")
    async with database.transaction():
        (late,) = await delivery.store.begin(await delivery.store.claim("paper", 1))
    clock.advance(minutes=3)
    await delivery.reconcile()
    await delivery.deliver()
    async with database.transaction():
        await delivery.store.settle([Outcome(late.row, "failed", "timeout", due=clock.now(), held=late.until)])
    await delivery.deliver()
    assert paper.texts == ["story:1"]
    assert await states(database) == {"story:1": "sent"}
