"""The work is shared: fairly among communities, and among processes, each message by one of them."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.core.ids import ChannelId, SpaceId
from bot.core.pacing import Limits, Rate
from bot.core.platform import RefusedError
from bot.core.ui import Reply
from bot.delivery import Delivery
from bot.storage.database import Database
from bot.storage.sending import Outcome
from bot.storage.sharing import Sharing
from tests.storage.posts import STORIES, post, states, until


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


async def test_a_big_fan_out_that_the_platform_leaves_unanswered_does_not_hold_up_a_small_community(
    database, outbox, spaces, delivery, paper, community
):
    send, answers = paper.send, asyncio.Event()

    async def slowly(channel, *rest):
        if channel.value.startswith("big"):
            await answers.wait()
        return await send(channel, *rest)

    paper.send, paper.limits = slowly, Limits(at_once=4)
    async with database.transaction():
        small = await spaces.community_of(SpaceId("paper", "small"))
        for n in range(50):
            await outbox.post_to(community.id, "story:1", ChannelId("paper", f"big{n}"), Reply("big"))
    await delivery.start()
    await until(lambda: len(delivery._senders["paper"][0]._active) == 4)
    await post(database, outbox, small, "story:1", channel=ChannelId("paper", "little"))
    delivery.wake()
    async with asyncio.timeout(2):
        await until(lambda: paper.texts == ["story:1"])
    answers.set()
    await until(lambda: len(paper.texts) == 51)
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
