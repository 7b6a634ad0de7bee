"""What a person types into and reads from: a pipe with plain text, or a screen (see `screen`)."""

from __future__ import annotations

import asyncio
import codecs
import io
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Protocol, TextIO

from bot.core.i18n import Markup
from bot.core.ui import Choice
from bot.platforms.console.writing import PLAIN, Line, clean, plain_text

CANCEL = "/cancel"
"""What leaves a form or a question: typed, or Ctrl-C."""

Complete = Callable[[str], Awaitable[Sequence[Choice]]]
"""What may stand where the cursor is, given the line so far; a choice's value replaces the whole line."""


class Terminal(Protocol):
    """Where lines come from and go to.

    `markup` is how text is written there; `interactive` whether somebody types, so that what they typed before
    can be put under the cursor again.
    """

    markup: Markup
    interactive: bool

    async def open(self) -> None:
        """Take the terminal over."""

    async def read(
        self, prompt: str, *, default: str = "", complete: Complete | None = None, command: bool = False
    ) -> str | None:
        """The next line; None at the end of input.

        Args:
            prompt: what stands before it.
            default: what it begins with, where somebody types.
            complete: what completes it there.
            command: whether a command is asked for; only those are remembered for the arrow keys.
        """

    def show(self, lines: Sequence[Line]) -> None:
        """Write lines, above the one that is being typed."""

    def close(self) -> None:
        """Give the terminal back."""


class Turns:
    """A terminal of which one can tell whose turn it is: `waiting` is set while a line is awaited."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.markup, self.interactive = terminal.markup, terminal.interactive
        self.waiting = asyncio.Event()

    async def open(self) -> None:
        """Take the terminal over."""
        await self._terminal.open()

    async def read(
        self, prompt: str, *, default: str = "", complete: Complete | None = None, command: bool = False
    ) -> str | None:
        """The next line; None at the end of input."""
        self.waiting.set()
        try:
            return await self._terminal.read(prompt, default=default, complete=complete, command=command)
        finally:
            self.waiting.clear()

    def show(self, lines: Sequence[Line]) -> None:
        """Write lines, above the one that is being typed."""
        self._terminal.show(lines)

    def close(self) -> None:
        """Give the terminal back."""
        self._terminal.close()


class Pipe:
    """Plain text: lines in, lines out. Each line read is written too, so that the output reads as a conversation."""

    markup = PLAIN
    interactive = False

    def __init__(self, lines: AsyncIterator[str], out: TextIO) -> None:
        self._lines = lines
        self._out = out
        self._gone = False

    async def open(self) -> None:
        """Nothing needs taking over."""

    async def read(
        self,
        prompt: str,
        *,
        default: str = "",  # noqa: ARG002 -- this and the next two are for people who type
        complete: Complete | None = None,  # noqa: ARG002
        command: bool = False,  # noqa: ARG002
    ) -> str | None:
        """The next line; None at the end of input."""
        line = None if self._gone else await anext(self._lines, None)
        if line is not None:
            self.show([Line(f"{prompt}{clean(line)}")])
        return line

    def show(self, lines: Sequence[Line]) -> None:
        """Write lines at once, so that whoever reads the pipe need not wait."""
        try:
            self._out.write(plain_text(lines))
            self._out.flush()
        except BrokenPipeError:  # nobody reads any more, as after `head`: nothing more is read either
            self._gone = True
            self._out = io.StringIO()

    def close(self) -> None:
        """Nothing needs giving back."""


async def lines_of(descriptor: int) -> AsyncIterator[str]:
    """The lines of a file, pipe or terminal as they come, whatever of these it is.

    A thread waits for them, since a loop cannot watch a plain file; it reads past Python's buffers, whose lock it
    would otherwise hold when the program ends. What is no UTF-8 becomes a replacement character.
    """
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[str | None]()

    def put(item: str | None) -> None:
        try:
            loop.call_soon_threadsafe(queue.put_nowait, item)
        except RuntimeError:  # the loop is closed: nobody waits for the line
            return

    threading.Thread(target=_pump, args=(descriptor, put), daemon=True, name="console-input").start()
    while (line := await queue.get()) is not None:
        yield line


def _pump(descriptor: int, put: Callable[[str | None], None]) -> None:
    decoder, kept = codecs.getincrementaldecoder("utf-8")(errors="replace"), ""
    while chunk := _read(descriptor):
        *whole, kept = (kept + decoder.decode(chunk)).split("\n")
        for line in whole:
            put(line.removesuffix("\r"))
    kept += decoder.decode(b"", final=True)
    if kept:
        put(kept)
    put(None)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # a terminal that was hung up
        return b""
