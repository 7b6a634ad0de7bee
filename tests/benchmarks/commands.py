"""CPU per `/officials hartford` of the whole process, beside a bare handler that answers the same words.

Both are child processes on the same transport and take turns; the load comes from this process. The bare one
answers with the words of Roundtable's own answer, as one plain text, so that the length is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks import bots
from tests.benchmarks.rounds import Compared, compare
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


async def measure(folder: Path, data: Path, load: Load, note: str) -> list[Row]:
    """Slack against Bolt, Discord against discord.py, each over loopback.

    On Discord the bare program is also measured with the very layout of Roundtable's answer instead of a text: the
    difference is what discord.py takes for a richer message, whoever sends it.
    """
    [slack] = await _pair(folder, data, load, bots.roundtable_on_slack, bots.bare_on_slack)
    text, layout = await _pair(folder, data, load, bots.roundtable_on_discord, bots.bare_on_discord)
    return [
        ratio_row(f"CPU per /officials, Slack, {note}", slack, AIM),
        ratio_row(f"CPU per /officials, Discord, {note}", text, AIM),
        ratio_row("  … the bare one with the same layout", layout),
    ]


async def _pair(
    folder: Path, data: Path, load: Load, ours: Callable[..., Any], bare: Callable[..., Any]
) -> list[Compared]:
    """Roundtable against the bare program with its answer as a text and, where there is one, in its layout."""
    async with ours(folder, data) as one:
        first = await one.first()
        if "Hartford" not in first.words:
            msg = f"no answer about Hartford: {first.words[:500]}"
            raise RuntimeError(msg)
        await one.child.until_idle(load.rest)
        answers = [bots.First(first.words), *([first] if first.layout else [])]
        return [await _against(one, bare, folder, answer, load) for answer in answers]


async def _against(one: Any, bare: Callable[..., Any], folder: Path, answer: bots.First, load: Load) -> Compared:
    async with bare(folder, answer) as other:
        await other.first()
        await other.child.until_idle(load.rest)
        return await compare(one, other, rounds=load.rounds, calls=load.calls, warm_up=load.warm_up)
