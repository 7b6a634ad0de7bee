"""A process that announces: the whole app on a real adapter, forked from one that has imported everything."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import bot.platforms.discord.adapter
import bot.platforms.slack.adapter  # noqa: F401 -- so that what is forked has it
from bot import logs
from bot.app import App, SystemClock, build, connect
from bot.core.ids import ChannelId, SpaceId
from bot.core.ui import Reply
from bot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection

TIME_SCALE = 0.1
"""The platforms' limits hold at a tenth of the time."""


@dataclass(frozen=True)
class Work:
    """What a process is to announce, and where.

    `ahead` is by how many seconds its clock is ahead of the machine's; `numbers` are the announcements, each of
    which is for every channel.
    """

    settings: dict[str, Any]
    space: SpaceId
    channels: Sequence[str]
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
        community = (await app.services.spaces.community_of(work.space)).id
    for number in work.numbers:
        async with app.database.transaction():
            for channel in work.channels:
                where = ChannelId(work.space.platform, channel)
                await app.services.outbox.post_to(community, f"announcement:{number}", where, said(number))
        app.delivery.wake()
    await _all_sent(app)
    tell.send("done")
    await app.stop()


async def _all_sent(app: App) -> None:
    while True:
        async with app.database.transaction():
            counts = await app.services.outbox.counts()
        if set(counts) <= {"sent", "dead"}:
            return
        await asyncio.sleep(0.02)


def said(number: int) -> Reply:
    """What an announcement says."""
    return Reply(f"Announcement number {number}.")
