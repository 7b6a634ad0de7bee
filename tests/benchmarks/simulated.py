"""A bot with simcord's Discord in one process, as the conformance tests run it, driven over a socket from outside.

Run as `python -m tests.benchmarks.simulated PORT roundtable DATA` or `… PORT bare TEXT_FILE`. It connects to the
port, answers each line, a number, with as many calls and then the last of their answers as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import simcord

from tests.benchmarks import bots
from tests.benchmarks.bare.discord import Bare, read
from tests.conformance.conftest import build
from tests.conformance.discord import Driver
from tests.conformance.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    Type = Callable[[], Awaitable[simcord.InteractionResult]]

_LIMIT = 1_000_000


@asynccontextmanager
async def roundtable(data: Path, place: str) -> AsyncIterator[Type]:
    """The real app, as a scenario has it."""
    world = World(data, lambda environment, clock: build({**environment, **bots.settings(data)}, clock))
    driver = Driver(world)
    await driver.open()
    await world.start(driver)
    driver.resident("ana")
    ana, channel = driver.members["ana"], driver.channels["general"]
    yield lambda: ana.slash(channel, "officials", place=place)
    await world.stop(driver)


@asynccontextmanager
async def bare(file: str, place: str) -> AsyncIterator[Type]:
    """A client with one command, which answers what stands in the file."""
    client: discord.AutoShardedClient = Bare(read(file))
    async with simcord.run(client, shard_count=1) as env:
        guild = env.create_guild("Hartford")
        channel, ana = guild.create_text_channel("general"), guild.add_member(env.create_user("ana"))
        yield lambda: ana.slash(channel, "officials", place=place)


async def main() -> None:
    """Serve the socket until it closes."""
    port, kind, given, place = sys.argv[1:]
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port), limit=_LIMIT)
    opened = roundtable(Path(given), place) if kind == "roundtable" else bare(given, place)
    async with opened as type_it:
        while line := await reader.readline():
            said: Any = None
            for _ in range(int(line)):
                said = (await type_it()).response
            writer.write(json.dumps({"content": said.content, "components": said.components}).encode() + b"\n")
    writer.close()


if __name__ == "__main__":
    asyncio.run(main())
