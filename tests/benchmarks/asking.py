"""Finding questions like a new one among many, past the time that the model takes, and how that grows.

What is searched is what `/ask` searches: the transaction, the look for what changed, the one product. Each meaning is
made up; half of those searched for lie close to one that is there.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from cogs.questions.meaning import Meaning
from tests.benchmarks import town
from tests.benchmarks.rounds import percentile
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.app import App

AIM = 20.0
"""Milliseconds, p99, whatever the number of questions."""
SEARCHES = 300
COUNTS = (1_000, 50_000)
QUICK = (50,)


class _Known(Meaning):
    """A model that takes no time, since it knows what it will be asked."""

    def __init__(self, vectors: Any) -> None:
        super().__init__(installed=True)
        self._vectors = iter(vectors)

    async def of(self, texts: Sequence[str]) -> list[bytes | None]:
        return [next(self._vectors).tobytes() for _ in texts]


async def measure(folder: Path, counts: Sequence[int], searches: int) -> list[Row]:
    """A row for each number of questions: quiet, and while another question is approved before each search."""
    rows: list[Row] = []
    for count in counts:
        where = folder / f"asked-{count}"
        where.mkdir()
        async with town.opened(where) as app:
            await town.filled(app, count, supports=1, embed=True)
            rows += await _rows(app, count, searches)
    return rows


async def _rows(app: App, count: int, searches: int) -> list[Row]:
    similar = app.registry.jobs["questions-meaning"].handler.__self__.similar  # type: ignore[attr-defined]
    similar.meaning = _Known(_searched(count, 2 * searches + 2))
    async with app.database.transaction():
        community = await app.services.spaces.community_of(town.HERE)

    async def search() -> tuple[float, float]:
        began, used = time.perf_counter(), time.process_time()
        async with app.database.transaction():
            await similar.search(community.id, "When will we see police walking the beat again?")
        return (time.perf_counter() - began) * 1e3, (time.process_time() - used) * 1e3

    first, _ = await search()
    quiet = [await search() for _ in range(searches)]
    changing = []
    for n in range(max(5, searches // 5)):
        await _labelled(app, community.id, n % count + 1)
        changing.append(await search())
    return [
        _row(f"alike among {count:,} questions", quiet, f"first {first:.0f} ms"),
        _row("  … one of them changed just before", changing, ""),
    ]


async def _labelled(app: App, community_id: int, number: int) -> None:
    async with app.database.transaction():
        question = await app.services.pool.numbered(community_id, number)
        await app.services.pool.label(community_id, question.id, question.version, ["Seen"])


def _row(what: str, took: Sequence[tuple[float, float]], more: str) -> Row:
    times, cpus = zip(*took, strict=True)
    p99 = percentile(times, 99)
    return Row(
        what,
        f"p50 {percentile(times, 50):.1f} ms",
        more,
        f"p99 {p99:.1f} ms (CPU p50 {percentile(cpus, 50):.1f} ms)",
        f"p99 < {AIM:g} ms",
        p99 < AIM,
    )


def _searched(count: int, searches: int) -> Any:
    """Half of them near one of the town's meanings, half of them near none."""
    import numpy as np

    there = town.meanings(count)
    chance = np.random.default_rng(31)
    noise = chance.standard_normal((searches, there.shape[1])).astype("<f4") / there.shape[1] ** 0.5
    noise[::2] += 2 * there[chance.integers(0, count, len(noise[::2]))]
    return (noise / np.linalg.norm(noise, axis=1, keepdims=True)).astype("<f4")
