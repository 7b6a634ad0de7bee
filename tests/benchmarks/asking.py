"""Finding questions like a new one among many, past the time that the model takes, and how that grows.

What is searched is what `/ask` searches: the transaction, what changed, the one product or the one comparison of
words. Both ways are measured, that of most installations (by words) and that of the extra `semantic` (by meaning),
while nothing changes and while somebody else's question is filed and made public before each search. All the while
what is kept is compared with the database, more often than in earnest. Meanings are made up, words are those of the
labelled pairs; half of what is searched for lies close to something that is there.
"""

from __future__ import annotations

import asyncio
import gc
import random
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cogs.questions.meaning import Meaning
from cogs.questions.service import Asking
from tests.benchmarks import town
from tests.benchmarks.rounds import percentile
from tests.benchmarks.table import Row
from tests.cogs.questions.similar.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

    from bot.app import App

AIM = 20.0
"""Milliseconds, p99, whatever the number of questions."""
SEARCHES = 300
COUNTS = (1_000, 50_000)
QUICK = (50,)
_COMPARED = 1.0
_GLANCE = 0.001


class _Known(Meaning):
    """A model that takes no time, since it knows what it will be asked."""

    def __init__(self, vectors: Any) -> None:
        super().__init__(installed=True)
        self._vectors = iter(vectors)

    async def of(self, texts: Sequence[str]) -> list[bytes | None]:
        return [next(self._vectors).tobytes() for _ in texts]


@dataclass
class _Took:
    """Milliseconds of each search, by the clock and by the processor, and the longest that nothing else ran."""

    times: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    held: float = 0.0

    def row(self, what: str, first: float) -> Row:
        p99 = percentile(self.times, 99)
        return Row(
            what,
            f"p50 {percentile(self.times, 50):.1f} ms (CPU {percentile(self.cpus, 50):.1f})",
            f"first {first:.0f} ms" if first else "",
            f"p99 {p99:.1f} ms; others waited {self.held:.0f} ms at most",
            f"p99 < {AIM:g} ms",
            p99 < AIM,
        )


async def measure(folder: Path, counts: Sequence[int], searches: int) -> list[Row]:
    """For each number of questions and each way of comparing: quiet, and with new ones filed between."""
    rows: list[Row] = []
    for count in counts:
        for way in ("meaning", "words"):
            where = folder / f"asked-{count}-{way}"
            where.mkdir()
            async with town.opened(where) as app:
                await town.filled(app, count, supports=1, embed=way == "meaning", texts=_texts(count, 29))
                rows += await _rows(app, count, searches, way)
    return rows


async def _rows(app: App, count: int, searches: int, way: str) -> list[Row]:
    similar = app.services.doubles.public
    changes = max(5, searches // 2)
    meant = _Known(_meanings(count, searches + 2 * changes + 1))
    similar.meaning = meant if way == "meaning" else Meaning(installed=False)
    texts = iter(_searched(count, searches + changes + 1))
    async with app.database.transaction():
        community = await app.services.spaces.community_of(town.HERE)

    async def search(took: _Took) -> None:
        text = next(texts)
        began, used = time.perf_counter(), time.process_time()
        async with app.database.transaction():
            await similar.search(community.id, text)
        took.times.append((time.perf_counter() - began) * 1e3)
        took.cpus.append((time.process_time() - used) * 1e3)

    first, quiet, changing = _Took(), _Took(), _Took()
    await search(first)
    gc.collect()
    gc.freeze()  # as the bot does once it has started; what is collected from here on counts
    async with _compared(app), _watched(quiet):
        for _ in range(searches):
            await search(quiet)
    async with _compared(app):
        for n, text in enumerate(_texts(changes, 37)):
            await _filed(app, community.id, text, n, (await similar.meaning.of([text]))[0])
            async with _watched(changing):
                await search(changing)
    return [
        quiet.row(f"alike among {count:,} questions, by {way}", first.times[0]),
        changing.row("  … a new one filed just before", 0),
    ]


async def _filed(app: App, community_id: int, text: str, number: int, embedding: bytes | None) -> None:
    async with app.database.transaction():
        asking = Asking(text, f"new-asker-{number}", embedding=embedding)
        question = await app.services.questions.ask(community_id, asking)
        await app.services.pool.approve(community_id, question.id, question.version)


@asynccontextmanager
async def _compared(app: App) -> AsyncIterator[None]:
    """Compare what is kept with the database now and then."""

    async def on() -> None:
        while True:
            await app.registry.jobs["questions-compare"].handler()
            await asyncio.sleep(_COMPARED)

    async with _beside(on()):
        yield


@asynccontextmanager
async def _watched(took: _Took) -> AsyncIterator[None]:
    """Note how long the loop was kept from other work."""

    async def on() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_GLANCE)
            took.held = max(took.held, (time.perf_counter() - began - _GLANCE) * 1e3)

    async with _beside(on()):
        yield


@asynccontextmanager
async def _beside(work: Any) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def _texts(count: int, seed: int) -> list[str]:
    """Questions of words that real ones have, in both languages, of 8 to 30 words."""
    chance = random.Random(seed)
    words = [word for pair in pairs() for word in pair.one.split()]
    return [" ".join(chance.choices(words, k=chance.randint(8, 30))) for _ in range(count)]


def _searched(count: int, searches: int) -> list[str]:
    """Half of them one of the questions with two words less, half of them like none."""
    chance = random.Random(31)
    there = chance.choices(_texts(count, 29), k=searches)
    shorter = [text.split() for text in there]
    return [
        " ".join(words[1:-1]) if n % 2 else other
        for n, (words, other) in enumerate(zip(shorter, _texts(searches, 41), strict=True))
    ]


def _meanings(count: int, searches: int) -> Any:
    """Half of them near one of the town's meanings, half of them near none."""
    import numpy as np

    there = town.meanings(count)
    chance = np.random.default_rng(31)
    noise = chance.standard_normal((searches, there.shape[1])).astype("<f4") / there.shape[1] ** 0.5
    noise[::2] += 2 * there[chance.integers(0, count, len(noise[::2]))]
    return (noise / np.linalg.norm(noise, axis=1, keepdims=True)).astype("<f4")
