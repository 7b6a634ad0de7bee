"""A real terminal: line editing, completion and history from prompt_toolkit, layout and colour from rich."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.text import Text

from bot.platforms.console.terminal import CANCEL, Complete
from bot.platforms.console.writing import COLOUR, Line, Style

STYLES: dict[Style, str] = {
    "": "",
    "title": "bold",
    "quiet": "dim",
    "control": "cyan",
    "problem": "yellow",
    "post": "",
}


class Screen:
    """A terminal that somebody sits at; what arrives while they type is shown above their line.

    Args:
        history: the file that keeps the commands typed (never the answers to a form); None keeps none.
    """

    markup = COLOUR
    interactive = True

    def __init__(self, history: Path | None = None) -> None:
        kept: History = _Commands(str(history)) if history else InMemoryHistory()
        self._commands: PromptSession[str] = PromptSession(history=kept)
        self._answers: PromptSession[str] = PromptSession()
        self._patched: AbstractContextManager[None] | None = None

    async def open(self) -> None:
        """From here on nothing written by anybody breaks the line being typed."""
        self._patched = patch_stdout(raw=True)
        self._patched.__enter__()

    async def read(
        self, prompt: str, *, default: str = "", complete: Complete | None = None, command: bool = False
    ) -> str | None:
        """The next line; None for Ctrl-D, and for Ctrl-C where no command has been begun."""
        session = self._commands if command else self._answers
        try:
            return await session.prompt_async(
                ANSI(prompt),
                default=default,
                completer=_Completer(complete) if complete else None,
                complete_while_typing=True,
                handle_sigint=False,
            )
        except EOFError:
            return None
        except KeyboardInterrupt:
            return None if command and not session.default_buffer.text else CANCEL

    def show(self, lines: Sequence[Line]) -> None:
        """Write lines, wrapped to the terminal's width."""
        sys.stdout.write(coloured(lines, shutil.get_terminal_size().columns))
        sys.stdout.flush()

    def close(self) -> None:
        """Give the terminal back."""
        if self._patched is not None:
            self._patched.__exit__(None, None, None)
            self._patched = None


def coloured(lines: Sequence[Line], width: int) -> str:
    """The lines as a terminal takes them, wrapped to `width` columns, each row behind its lead and indent."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=width, highlight=False)
    for line in lines:
        room = max(20, width - len(line.lead) - line.indent)
        for row in line.text.split("\n"):
            text = Text.from_ansi(row, style=STYLES[line.style])
            for piece in text.wrap(console, room) or [Text()]:
                start = Text.assemble((line.lead, "magenta"), " " * line.indent)
                piece.rstrip()
                console.print(start + piece, no_wrap=True, overflow="ignore", crop=False)
    written: Any = console.file
    return str(written.getvalue())


class _Commands(FileHistory):
    """Keeps commands; what else somebody says is not written down."""

    def store_string(self, string: str) -> None:
        """Write a line to the file if it is a command."""
        if string.startswith("/"):
            super().store_string(string)


class _Completer(Completer):
    """Asks for what completes the line up to the cursor; each choice replaces the line up to there."""

    def __init__(self, complete: Complete) -> None:
        self._complete = complete

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> list[Completion]:  # noqa: ARG002
        """Nothing: suggestions come from the database and are awaited."""
        return []

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent  # noqa: ARG002
    ) -> AsyncGenerator[Completion, None]:  # fmt: skip
        """What may stand where the cursor is."""
        typed = document.text_before_cursor
        for choice in await self._complete(typed):
            about = choice.description
            yield Completion(
                choice.value,
                start_position=-len(typed),
                display=str(choice.label),
                display_meta=str(about) if about else None,
            )
