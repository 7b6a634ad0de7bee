"""Start-up time until people are served, and memory once idle, beside a process that only imports the same SDKs.

Both are started anew for each measurement, taking turns. "Ready" is what somebody outside can see: Slack's port
takes connections, and the commands are registered with Discord; the bare process is ready when it says so.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks import bots
from tests.benchmarks.child import Child, free_port, listening
from tests.benchmarks.loopback_discord import LoopbackDiscord
from tests.benchmarks.rounds import Spread
from tests.benchmarks.table import Row, pair_row
from tests.fakes.slack import FakeSlack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

AIM = 1.5
SLACK = ("slack_bolt.async_app", "aiohttp.web")
BOTH = ("discord", "discord.app_commands", *SLACK)
STACK = (
    *BOTH, "sqlalchemy.ext.asyncio", "sqlalchemy.dialects.sqlite.aiosqlite", "pydantic_settings", "structlog", "typer",
    "apscheduler.schedulers.asyncio", "fluent.runtime", "babel.dates", "cryptography.fernet", "rapidfuzz",
)  # fmt: skip
"""The SDKs and what else every start of Roundtable loads."""


@dataclass(frozen=True)
class Started:
    """Seconds to ready, by the wall and of CPU, and bytes when idle."""

    wall: float
    cpu: float
    rss: float
    pss: float


async def measure(folder: Path, data: Path, *, runs: int, rest: float) -> list[Row]:
    """Slack alone, and Slack with Discord, on a database that is there already.

    The second is also measured against a process that imports the other libraries of the design: what is above
    that is Roundtable's own.
    """

    async def bare(modules: Sequence[str]) -> Started:
        return await _bare(folder, rest, modules)

    slack, sdk = await _in_turn(runs, lambda: _ours(folder, data, rest, with_discord=False), lambda: bare(SLACK))
    both, sdks, stack = await _in_turn(
        runs, lambda: _ours(folder, data, rest, with_discord=True), lambda: bare(BOTH), lambda: bare(STACK)
    )
    first = [await _ours(folder, folder / f"first-{n}", 0, with_discord=True) for n in range(max(1, runs // 2))]
    typed = [await _console(folder, data) for _ in range(max(1, runs // 2))]
    return [
        *_rows("Slack", slack, sdk, AIM),
        *_rows("Slack and Discord", both, sdks, AIM),
        *_rows("  … the bare one with all libraries", both, stack),
        _single("first start, with its new database", [run.wall for run in first]),
        _single("console: start, one command, end", typed),
    ]


async def _in_turn(runs: int, *kinds: Callable[[], Awaitable[Started]]) -> list[list[Started]]:
    """Start each kind anew, by turns, so many times."""
    found: list[list[Started]] = [[] for _ in kinds]
    for number in range(runs + 1):
        for started, kind in zip(found, kinds, strict=True):
            one = await kind()
            if number:  # the first of each warms the disk's cache and writes the byte-code
                started.append(one)
    return found


async def _ours(folder: Path, data: Path, rest: float, *, with_discord: bool) -> Started:
    async with AsyncExitStack() as stack:
        slack, port = await stack.enter_async_context(FakeSlack()), free_port()
        environment = {**bots.settings(data), **bots.slack_settings(slack, port)}
        discord = await stack.enter_async_context(LoopbackDiscord()) if with_discord else None
        if discord is not None:
            environment |= bots.discord_settings(discord)
        child = await stack.enter_async_context(bots.running(Child.start(["bot", "run"], folder, environment)))
        return await _started(child, lambda: (discord is None or bots.connected(discord)) and listening(port), rest)


async def _console(folder: Path, data: Path) -> float:
    """Seconds that a command piped into the console takes from the start to the end."""
    child = Child.start(["bot", "console"], folder, bots.settings(data), typed=f"/officials {bots.PLACE}\n")
    async with bots.running(child):
        await child.until(lambda: "Hartford" in child.said())
        await asyncio.to_thread(child.process.wait, 60)
        return time.monotonic() - child.started


async def _bare(folder: Path, rest: float, modules: Sequence[str]) -> Started:
    async with bots.running(Child.start(["tests.benchmarks.bare.imports", *modules], folder)) as child:
        return await _started(child, lambda: "ready" in child.said(), rest)


async def _started(child: Child, ready: Callable[[], bool], rest: float) -> Started:
    wall = await child.until(ready)
    cpu = child.cpu()
    await child.until_idle(rest)
    memory = child.memory()
    return Started(wall, cpu, memory.rss, memory.pss)


def _single(what: str, seconds: list[float]) -> Row:
    spread = Spread.of(seconds)
    return Row(what, f"{spread.median:.2f} s", figure=f"({spread.low:.2f}-{spread.high:.2f})")


def _rows(what: str, ours: list[Started], bare: list[Started], aim: float | None = None) -> list[Row]:
    def spread(runs: list[Started], of: str, unit: float = 1) -> Spread:
        return Spread.of([getattr(run, of) / unit for run in runs])

    figures = (
        ("start to ready", "wall", "s", 1),
        ("start to ready", "cpu", "s CPU", 1),
        ("idle memory", "rss", "MB RSS", 1e6),
        ("idle memory", "pss", "MB PSS", 1e6),
    )
    return [
        pair_row(f"{name}, {what}" if aim else what, spread(ours, of, size), spread(bare, of, size), unit, aim=aim)
        for name, of, unit, size in figures
    ]
