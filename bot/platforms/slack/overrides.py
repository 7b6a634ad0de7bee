"""What Slack does its own way, keyed by command.

`NAMES` are commands whose name Slack keeps for itself: typed after a slash they never reach an app, and a manifest
that holds one is refused. They get another slash name; `@bot help` works all the same. `PAYLOADS` turn a neutral
reply into Slack's own payload where the general rendering does not do; it takes the place of `render` for the
command it names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.core.i18n import Voice
from bot.core.ui import Reply

RESERVED = frozenset(
    {
        "active", "apps", "archive", "away", "call", "collapse", "commands", "dm", "dnd", "expand", "feed",
        "feedback", "help", "huddle", "invite", "join", "keys", "kick", "leave", "me", "msg", "mute", "open", "part",
        "prefs", "pro", "remind", "remove", "rename", "search", "shortcuts", "shrug", "star", "status", "todo",
        "topic", "unarchive", "who",
    }
)  # fmt: skip
"""Slack's built-in commands (its help page "Use built-in slash commands", and names its manifests refuse)."""

PREFIX = "roundtable-"

PAYLOADS: Mapping[str, Callable[[Reply, Voice], list[dict[str, Any]]]] = {}


def slash_name(command: str) -> str:
    """The name a command goes by after the slash; its later words stay as they are."""
    word, space, rest = command.partition(" ")
    return f"{PREFIX}{word}{space}{rest}" if word in RESERVED else command


def command_name(slash: str) -> str:
    """The reverse: `/roundtable-help` is `help`."""
    word = slash.removeprefix("/").lower()
    bare = word.removeprefix(PREFIX)
    return bare if bare in RESERVED else word
