"""What a feature's command-line commands find, over the features behind their front door."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import typer

from bot.core.ui import Words
from tests.cogs.front import Front


@dataclass
class Bench:
    """A workbench. The command line is synchronous: call it in a thread beside the running loop."""

    front: Front
    loop: asyncio.AbstractEventLoop

    def run(self, work):
        async def inside():
            async with self.front.database.transaction():
                return await work(self.front.services)

        return asyncio.run_coroutine_threadsafe(inside(), self.loop).result(60)

    def say(self, words: Words) -> None:
        typer.echo(self.front.catalogue.voice("en").say(words))


async def at_the_command_line(front: Front, app: typer.Typer, *arguments: str):
    """Run a feature's command; gives what typer's runner saw (exit code, output)."""
    from typer.testing import CliRunner

    bench = Bench(front, asyncio.get_running_loop())
    return await asyncio.to_thread(CliRunner().invoke, app, [*arguments], obj=bench)
