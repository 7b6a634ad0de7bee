"""A console under test: lines go in at the front, what it shows comes out."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator

from bot.platforms.console.adapter import Console
from bot.platforms.console.person import Person
from bot.platforms.console.terminal import Pipe


class Talk:
    """Types lines into a console and returns what each brought."""

    def __init__(self, dispatcher, catalogue, drafts, folder=None, person=None) -> None:
        self.typed: asyncio.Queue[str | None] = asyncio.Queue()
        self.out = io.StringIO()
        terminal = Pipe(self._lines(), self.out)
        self.console = Console(
            dispatcher, catalogue, drafts, folder, terminal=terminal, person=person or Person("Ana", locale="en")
        )

    async def __call__(self, *lines: str) -> str:
        """Type lines one after another; what was shown since, without the lines themselves."""
        await self._settled()
        start = len(self.out.getvalue())
        for line in lines:
            start = len(self.out.getvalue())
            self.typed.put_nowait(line)
            await self._settled()
        shown = self.out.getvalue()[start:]
        return shown.partition("\n")[2] if lines else shown

    async def end(self) -> str:
        """End the input; what was shown after."""
        start = len(self.out.getvalue())
        self.typed.put_nowait(None)
        await self.console.wait()
        await self.console.stop()
        return self.out.getvalue()[start:]

    async def _settled(self) -> None:
        """Wait until the console has taken everything and waits for a line, or has left."""
        for _ in range(2000):
            await asyncio.sleep(0.001)
            if self.typed.empty() and (self.console.waiting or self.console.left):
                return
        raise TimeoutError

    async def _lines(self) -> AsyncIterator[str]:
        while (line := await self.typed.get()) is not None:
            yield line
