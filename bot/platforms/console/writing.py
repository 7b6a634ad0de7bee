"""How text is written in a terminal: marks for those that show them, and nothing that could drive the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.core.i18n import Markup
from bot.core.ids import ChannelId, PlatformId
from bot.platforms.console.person import shown

Style = Literal["", "title", "quiet", "control", "problem", "post"]

_ESCAPE = "\x1b"
_BREAKS = re.compile("\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls: cursor, colours, title, clipboard, answer-back
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, which reorder what is read
    "\ufeff\ud800-\udfff]"  # the byte-order mark; halves of a character, which no encoding can write
)


def clean(text: str) -> str:
    """Data without anything that a terminal would obey; what is taken out leaves a visible mark."""
    return _UNSAFE.sub(_visible, _BREAKS.sub("\n", text))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _select(on: int, off: int) -> str:
    return f"{_ESCAPE}[{on}m{{}}{_ESCAPE}[{off}m"


def _mention(what: PlatformId) -> str:
    """A channel by its name; a hat or person as they are typed."""
    return f"#{clean(what.value)}" if isinstance(what, ChannelId) else shown(clean(what.value))


PLAIN = Markup("console-plain", escape=clean, mention=_mention, translates=True)
COLOUR = Markup(
    "console",
    escape=clean,
    mention=_mention,
    bold=_select(1, 22).format,
    italic=_select(3, 23).format,
    code=_select(36, 39).format,
    command=lambda name: _select(36, 39).format(f"/{name}"),
    translates=True,
)
"""Marks as SGR sequences, put around text that was cleaned of any of its own."""


@dataclass(frozen=True)
class Line:
    """A paragraph on the screen: its text (which may hold line breaks), how it looks, where it begins.

    `lead` stands before every row of it (`#stories │ `), `indent` is in columns.
    """

    text: str
    style: Style = ""
    indent: int = 0
    lead: str = ""

    def rows(self) -> list[str]:
        """The rows as plain text, not wrapped."""
        start = self.lead + " " * self.indent
        return [f"{start}{row}".rstrip() for row in self.text.split("\n")]


def plain_text(lines: Sequence[Line]) -> str:
    """The lines as they go into a pipe or a file."""
    return "".join(f"{row}\n" for line in lines for row in line.rows())
