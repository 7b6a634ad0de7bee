"""Replies that the console shows otherwise than other platforms, by command: neutral reply in, neutral reply out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.core.ui import Card, Reply, Text


def _with_own(reply: Reply) -> Reply:
    """`/help` names the console's own commands too."""
    return replace(reply, cards=[*reply.cards, Card(Text("console-help"), Text("console-help-own"))])


OVERRIDES: dict[str, Callable[[Reply], Reply]] = {"help": _with_own}
