"""CPU per `/officials hartford` of the whole process, beside a bare handler that answers the same words.

Both are child processes on the same transport and take turns; the load comes from this process. The bare one
answers with the words of Roundtable's own answer, as one plain text, so that the length is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks import bots
from tests.benchmarks.rounds import compare
from tests.benchmarks.table import Row, ratio_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AIM = 1.5


@dataclass(frozen=True)
class Load:
    """How many rounds of how many calls; how many come before; how long to let a fresh process rest."""

    rounds: int = 30
    calls: int = 20
    warm_up: int = 60
    rest: float = 2.0


QUICK = Load(rounds=2, calls=2, warm_up=1, rest=0.1)


async def on_slack(folder: Path, data: Path, load: Load, note: str) -> Row:
    """Slack over HTTP, against Bolt."""
    return await _measured(f"CPU per /officials, Slack, {note}", folder, data, load,
                           bots.roundtable_on_slack, bots.bare_on_slack)  # fmt: skip


async def on_discord(folder: Path, data: Path, load: Load, note: str) -> Row:
    """Discord's gateway and REST, against discord.py."""
    return await _measured(f"CPU per /officials, Discord, {note}", folder, data, load,
                           bots.roundtable_on_discord, bots.bare_on_discord)  # fmt: skip


async def in_simcord(folder: Path, data: Path, load: Load, note: str) -> Row:
    """Discord as simcord simulates it within the bot's process; what that costs is in both."""
    return await _measured(f"CPU per /officials, Discord by simcord, {note}", folder, data, load,
                           bots.roundtable_in_simcord, bots.bare_in_simcord)  # fmt: skip


async def _measured(
    what: str, folder: Path, data: Path, load: Load, ours: Callable[..., Any], bare: Callable[..., Any]
) -> Row:
    async with ours(folder, data) as one:
        words = await one.first()
        if "Hartford" not in words:
            msg = f"no answer about Hartford: {words[:500]}"
            raise RuntimeError(msg)
        async with bare(folder, words) as other:
            await other.first()
            for side in (one, other):
                await side.child.until_idle(load.rest)
            found = await compare(one, other, rounds=load.rounds, calls=load.calls, warm_up=load.warm_up)
    return ratio_row(what, found, AIM)
