"""A process that announces: the whole app on a real adapter, forked from one that has imported everything."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

import bot.platforms.discord.adapter
import bot.platforms.slack.adapter  # noqa: F401 -- so that what is forked has it
from bot import logs
from bot.app import App, SystemClock, build, connect
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.request import Request
from bot.core.ui import Event, Reply
from bot.settings import Settings
from bot.storage.base import session
from bot.storage.outbox import OutboxRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

    from bot.storage.outbox import OutboxStore

TIME_SCALE = 0.1
"""The platforms' limits hold at a tenth of the time."""
PERSON = "cafe"
MEETING = datetime(2100, 1, 1, 18, tzinfo=UTC)


KINDS = 3
"""Of so many announcements in a row, one is revised, one has an update below it, and one comes with a meeting in the
calendar and a private message."""


@dataclass(frozen=True)
class Work:
    """What a process is to announce, and where.

    `ahead` is by how many seconds its clock is ahead of the machine's; `numbers` are the announcements, each of
    which is for every channel. `person` is whoever is told privately.
    """

    settings: dict[str, Any]
    space: SpaceId
    channels: Sequence[str]
    person: str
    numbers: Sequence[int]
    ahead: float


class Ahead(SystemClock):
    """The machine's clock, set ahead."""

    def __init__(self, seconds: float) -> None:
        self.by = timedelta(seconds=seconds)

    def now(self) -> datetime:
        """The instant that it is here."""
        return super().now() + self.by


def announce(work: Work, tell: Connection) -> None:
    """Announce until all has been sent; tells "up" once it is connected and "done" at the end."""
    logs.set_up("error")
    asyncio.run(_announce(work, tell))


async def _announce(work: Work, tell: Connection) -> None:
    app = build(Settings(**work.settings), clock=Ahead(work.ahead))
    for platform in connect(app):
        platform.limits = platform.limits.scaled(TIME_SCALE)
    await app.open(alone=True, seed=False)
    await app.start()
    tell.send("up")
    async with app.database.transaction():
        community = await app.services.spaces.community_of(work.space)
        who = UserId(work.space.platform, work.person)
        asks = Request(who, work.space, None, community, "en", frozenset(), pseudonym=PERSON)
        await app.services.people.remember(asks)
    for number in work.numbers:
        async with app.database.transaction():
            await _announced(app.services.outbox, community.id, work, number)
        app.delivery.wake()
        async with app.database.transaction():
            await _followed_up(app.services.outbox, community.id, number)
        app.delivery.wake()
    await _all_sent(app)
    tell.send("done")
    await app.stop()


async def _announced(outbox: OutboxStore, community: int, work: Work, number: int) -> None:
    for channel in work.channels:
        where = ChannelId(work.space.platform, channel)
        await outbox.post_to(community, f"announcement:{number}", where, Reply(f"Announcement number {number}."))
    if number % KINDS == 2:
        meeting = Event(f"Meeting number {number}", MEETING, MEETING + timedelta(hours=2), "City hall", "All welcome.")
        await outbox.put_event(community, f"meeting:{number}", meeting)
        await outbox.tell(community, f"told:{number}", PERSON, Reply(f"Private word number {number}."))


async def _followed_up(outbox: OutboxStore, community: int, number: int) -> None:
    """Revise an announcement, once, or put an update below it."""
    cause = f"announcement:{number}"
    if number % KINDS == 1:
        await outbox.post_under(community, f"update:{number}", cause, Reply(f"Update number {number}."))
    elif number % KINDS == 0:
        of = (OutboxRow.community_id == community, OutboxRow.cause == cause)
        if await session().scalar(select(func.max(OutboxRow.version)).where(*of)) == 1:
            await outbox.revise(community, cause, Reply(f"Announcement number {number}, corrected."))


async def _all_sent(app: App) -> None:
    while True:
        async with app.database.transaction():
            counts = await app.services.outbox.counts()
        if set(counts) <= {"sent", "dead"}:
            return
        await asyncio.sleep(0.02)
