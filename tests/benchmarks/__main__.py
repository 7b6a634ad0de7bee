"""Runs the benchmarks and prints their table."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs
from tests.benchmarks import (
    agendas,
    asking,
    commands,
    crowds,
    delivering,
    drafting,
    exporting,
    lookups,
    polling,
    pressing,
    startup,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.table import Row

PARTS = (
    "commands",
    "lookups",
    "agendas",
    "polling",
    "exporting",
    "asking",
    "pressing",
    "crowds",
    "delivering",
    "startup",
)


@dataclass(frozen=True)
class Size:
    """How much is done; `quick` is only enough to see that everything still works."""

    load: commands.Load
    countries: tuple[int, ...]
    synthetic: int
    queries: int
    runs: int
    rest: float
    elections: tuple[tuple[int, int], ...]
    polls: polling.Load
    exports: exporting.Load
    asked: tuple[int, ...]
    presses: pressing.Load
    crowd: crowds.Load
    deliveries: delivering.Load


FULL = Size(
    commands.Load(),
    (10_000, 30_000),
    30_000,
    3000,
    7,
    2.0,
    agendas.SIZES,
    polling.Load(),
    exporting.Load(),
    asking.COUNTS,
    pressing.Load(),
    crowds.Load(),
    delivering.Load(),
)
QUICK = Size(
    commands.QUICK,
    (100,),
    0,
    40,
    1,
    0.1,
    agendas.QUICK,
    polling.QUICK,
    exporting.QUICK,
    asking.QUICK,
    pressing.QUICK,
    crowds.QUICK,
    delivering.QUICK,
)


async def run(parts: Sequence[str], size: Size, folder: Path) -> list[Row]:
    """Measure the parts asked for; databases and logs are kept in `folder`."""
    seeded = folder / "seeded"
    rows: list[Row] = []
    if "commands" in parts:
        rows += await commands.measure(folder, seeded, size.load, "as shipped")
    if "startup" in parts:
        rows += await startup.measure(folder, seeded, runs=size.runs, rest=size.rest)
    if "agendas" in parts:
        rows += agendas.measure(size.elections, size.runs)
        rows += await drafting.measure(folder, size.elections[0], size.runs)
    rows += await _features(parts, size, folder)
    if "lookups" in parts:
        for count in size.countries:
            rows += await _country(folder / f"made-up-{count}", count, size, shared=False)
        if size.synthetic and lookups.SHARED.is_dir():
            rows += await _country(folder / "nation", size.synthetic, size, shared=True)
    return rows


async def _features(parts: Sequence[str], size: Size, folder: Path) -> list[Row]:
    """What the features do with much of everything."""
    rows: list[Row] = []
    if "polling" in parts:
        rows += await polling.measure(folder, size.polls)
    if "exporting" in parts:
        rows += await exporting.measure(folder, size.exports)
    if "asking" in parts:
        rows += await asking.measure(folder, size.asked, min(size.queries, asking.SEARCHES))
    if "pressing" in parts:
        rows += await pressing.measure(folder, size.presses)
    if "crowds" in parts:
        rows += await crowds.measure(folder, size.crowd)
    if "delivering" in parts:
        rows += await delivering.measure(folder, size.deliveries)
    return rows


async def _country(folder: Path, count: int, size: Size, *, shared: bool) -> list[Row]:
    country = await asyncio.to_thread(lookups.made_country, folder, count, shared=shared)
    return await lookups.measure(country, size.queries)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only see that every benchmark works")
    parser.add_argument("--only", default=",".join(PARTS), help="some of: " + ", ".join(PARTS))
    given = parser.parse_args()
    logs.set_up("warning")
    with tempfile.TemporaryDirectory(prefix="roundtable-benchmarks-") as folder:
        size = QUICK if given.quick else FULL
        table.show(asyncio.run(run(given.only.split(","), size, Path(folder))))


if __name__ == "__main__":
    main()
