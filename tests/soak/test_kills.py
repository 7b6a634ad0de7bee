"""A process that announces is killed at random moments; in the end everything it had to say has arrived exactly once.

It posts, changes what it posted, puts updates below it, enters meetings in the calendar and writes to a person.

What counts is a platform of its own process that outlives it: a Discord and a Slack on loopback. `SOAK_KILLS` is how
often each process is killed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import re
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import pytest
from sqlalchemy import func, select

from bot.core.ids import SpaceId
from bot.core.pacing import Rate
from bot.storage.database import Database
from bot.storage.outbox import WITHOUT_CALENDAR, OutboxRow
from bot.storage.sending import LEASE
from tests.benchmarks.loopback_discord import DIRECT, GUILD, PERSON, TOKEN, LoopbackDiscord, texts
from tests.fakes.slack import BOT_TOKEN, SIGNING_SECRET, TEAM, FakeSlack
from tests.soak.announcer import KINDS, Work, announce

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

KILLS = int(os.environ.get("SOAK_KILLS", "3"))
SEED = int(os.environ.get("SOAK_SEED", "20"))
EACH = KINDS
"""Announcements that each process has to make, besides what the killed one did not get to."""
CHANNELS = 8
SURE = 20
"""So many kills cannot all miss the messages on their way."""
SLOW = 0.08
"""Seconds between the arrival of a message and the answer that it did."""
LONGEST = 0.4
"""Seconds after it is up at which a process is killed at the latest; every other one is killed within a quarter of
that from its first message on."""
APART = LEASE.total_seconds() * 2
"""Seconds that pass between two starts, on everybody's clock: what a dead process had claimed is free then."""

UNPACED = Rate(1_000_000, 1.0)
"""How often a message may be changed, since it is not the platforms' limits that are tried here."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


Arrived: TypeAlias = tuple[str, str, str]
"""Where something stands, what it says, and what the post says below which it stands."""
CALENDAR, PRIVATE = "calendar", "private"


class Far(Protocol):
    """The platform's side, as the test sees it."""

    space: SpaceId
    channels: Sequence[str]
    settings: dict[str, Any]

    person: str

    def pass_time(self, seconds: float) -> None: ...
    def arrived(self) -> Counter[Arrived]: ...
    async def next_message(self) -> None: ...


@dataclass
class OnDiscord:
    """Discord, which keeps no nonce from one start to the next."""

    discord: LoopbackDiscord
    person = PERSON
    space = SpaceId("discord", GUILD)

    @property
    def channels(self) -> Sequence[str]:
        return self.discord.channels

    @property
    def settings(self) -> dict[str, Any]:
        return {"discord_token": TOKEN, "discord_api_url": self.discord.api_url}

    def pass_time(self, seconds: float) -> None:
        self.discord.rooms.ahead += seconds

    def arrived(self) -> Counter[Arrived]:
        rooms = self.discord.rooms.messages
        posts = {m["id"]: (channel, m) for channel in self.channels for m in rooms[channel]}
        found = Counter((channel, _said("\n".join(texts(m))), "") for channel, m in posts.values())
        for thread in self.discord.rooms.threads:
            channel, above = posts[thread]
            found.update((channel, _said("\n".join(texts(m))), _said("\n".join(texts(above)))) for m in rooms[thread])
        found.update((PRIVATE, _said("\n".join(texts(m))), "") for m in rooms[DIRECT])
        found.update((CALENDAR, event["name"], "") for event in self.discord.calendar.events.values())
        return found

    async def next_message(self) -> None:
        self.discord.rooms.came.clear()
        await self.discord.rooms.came.wait()


@dataclass
class OnSlack:
    """Slack."""

    slack: FakeSlack
    channels: Sequence[str]
    person: str
    space = SpaceId("slack", TEAM)

    @property
    def settings(self) -> dict[str, Any]:
        tokens = {"slack_bot_token": BOT_TOKEN, "slack_signing_secret": SIGNING_SECRET}
        return {**tokens, "slack_api_url": self.slack.api_url, "http_port": 0}

    def pass_time(self, seconds: float) -> None:
        self.slack.skip(seconds)

    def arrived(self) -> Counter[Arrived]:
        posts = {(m.channel, m.ts): m for m in self.slack.messages}
        return Counter(
            (m.channel if m.channel in self.channels else PRIVATE, _said(m.words), _said(above.words) if above else "")
            for m, above in ((m, posts.get((m.channel, m.thread_ts or ""))) for m in self.slack.messages)
        )

    async def next_message(self) -> None:
        before = len(self.slack.messages)
        await self.slack.until(lambda: len(self.slack.messages) > before, 60)


def _said(words: str) -> str:
    found = re.search(r"(Announcement|Update|Private word) number \d+(, corrected)?\.", words)
    assert found, words
    return found[0]


@asynccontextmanager
async def discord() -> AsyncIterator[Far]:
    """A Discord with some channels."""
    async with LoopbackDiscord([str(2000 + n) for n in range(CHANNELS - 1)]) as served:
        served.slow, served.rooms.edits = SLOW, UNPACED
        yield OnDiscord(served)
        assert not served.unknown, served.unknown


@asynccontextmanager
async def slack() -> AsyncIterator[Far]:
    """A Slack with some channels."""
    async with FakeSlack() as served:
        served.delays |= {"chat.postMessage": SLOW, "chat.update": SLOW}
        yield OnSlack(served, [served.add_channel(f"news-{n}") for n in range(CHANNELS)], served.add_user("ana"))
        served.check()


@pytest.fixture(scope="module")
def forks() -> Any:
    """Makes processes that need not import anything any more."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.soak.announcer"])
    return context


@dataclass
class Announcer:
    """One process at a time, and what it tells."""

    forks: Any
    far: Far
    settings: dict[str, Any]
    ahead: float = 0.0

    @asynccontextmanager
    async def running(self, numbers: Sequence[int]) -> AsyncIterator[Any]:
        """A process that announces these, as what it tells; it is killed at the end of the block."""
        self.ahead += APART
        self.far.pass_time(APART)
        hear, tell = self.forks.Pipe(duplex=False)
        settings = {**self.settings, **self.far.settings}
        work = Work(settings, self.far.space, self.far.channels, self.far.person, numbers, self.ahead)
        process = self.forks.Process(target=announce, args=(work, tell))
        await asyncio.to_thread(process.start)
        tell.close()
        try:
            yield hear
        finally:
            process.kill()
            await asyncio.to_thread(process.join)
            process.close()
            hear.close()


async def told(hear: Any, what: str, seconds: float = 60.0) -> None:
    """Wait until the process tells this."""
    assert await asyncio.to_thread(hear.poll, seconds), f"never {what}"
    assert hear.recv() == what


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("platform", [discord, slack])
async def test_everything_arrives_exactly_once_however_often_the_process_is_killed(
    platform: Any, forks: Any, database_url: str, tmp_path: Path
) -> None:
    moments = random.Random(SEED)
    async with platform() as far:
        announcer = Announcer(forks, far, {"database_url": database_url, "data": tmp_path, "secret": "s" * 20})
        left = Left(database_url)
        for kill in range(KILLS):
            async with announcer.running(range(max(0, kill - 1) * EACH, (kill + 1) * EACH)) as hear:
                await told(hear, "up")
                await the_moment(far, kill, moments)
            await left.look()
        everything = range(KILLS * EACH)
        async with announcer.running(everything) as hear:
            await told(hear, "up")
            await told(hear, "done", 600)
        print(f"{KILLS} kills, {len(left.hits)} of them while {sum(left.hits)} messages were on their way")
        assert far.arrived() == Counter(one for number in everything for one in due(far, number))
        assert left.hits or KILLS < SURE, "no kill came in the middle of a message: nothing was tried"


async def test_a_kill_before_what_stands_in_the_wrong_place_was_taken_back_leaves_nothing_there(
    forks: Any, database_url: str, tmp_path: Path
) -> None:
    """Slack puts what is for a thread that is gone into the channel."""
    async with FakeSlack() as served:
        general, ana = served.add_channel("general"), served.add_user("ana")
        first = served.post(ana, general, "What is new in town?")
        served.messages.remove(first)
        far = OnSlack(served, [f"{general}/{first.ts}"], ana)
        announcer = Announcer(forks, far, {"database_url": database_url, "data": tmp_path, "secret": "s" * 20})
        served.fail("conversations.replies", "ratelimited", retry_after=1)  # so that nobody sees it beforehand
        served.delays["chat.delete"] = 3600
        async with announcer.running([0]):
            await served.until(lambda: served.called("chat.delete"), 60)
        assert [m.thread_ts for m in served.seen(general)] == [None]
        del served.delays["chat.delete"]
        async with announcer.running([]) as hear:
            await told(hear, "up")
            await served.until(lambda: not served.seen(general), 30)


def due(far: Far, number: int) -> Iterator[Arrived]:
    """All that is to arrive of one announcement."""
    words = f"Announcement number {number}" + (", corrected." if number % KINDS == 0 else ".")
    for channel in far.channels:
        yield channel, words, ""
        if number % KINDS == 1:
            yield channel, f"Update number {number}.", words
    if number % KINDS == 2:
        yield PRIVATE, f"Private word number {number}.", ""
        if far.space.platform not in WITHOUT_CALENDAR:
            yield CALENDAR, f"Meeting number {number}", ""


async def the_moment(far: Far, kill: int, moments: random.Random) -> None:
    """Return when the process is to be killed."""
    at = moments.uniform(0, LONGEST)
    if kill % 2:
        await far.next_message()
        at /= 4
    await asyncio.sleep(at)


class Left:
    """What killed processes left in the middle: of each that left any, how many messages."""

    def __init__(self, url: str) -> None:
        self.url, self.hits = url, list[int]()

    async def look(self) -> None:
        """Count what the last one left."""
        database = Database(self.url)
        async with database.transaction() as session:
            of = select(func.count()).where(OutboxRow.state == "sending")
            self.hits += [found] if (found := await session.scalar(of)) else []
        await database.close()
