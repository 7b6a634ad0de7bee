"""What an export of many questions takes, beside a plain script with the bare library, and that memory stays flat."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks import town
from tests.benchmarks.bots import run_once
from tests.benchmarks.rounds import Spread
from tests.benchmarks.table import Row, pair_row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AIM = 1.3
"""Of the plain script's time."""
FLAT = 1.2
"""Of the memory that a tenth of the questions take."""
FORMATS = {"csv": "csv", "xlsx": "XlsxWriter", "json": "json", "pdf": "typst"}
ALIKE = ("csv", "json")
"""Those that both write byte for byte alike; a workbook and a brief say the same with other settings."""


@dataclass(frozen=True)
class Load:
    """How many questions, and how often each file is written."""

    questions: int = 100_000
    runs: int = 5
    formats: tuple[str, ...] = tuple(FORMATS)


QUICK = Load(100, 1, ("csv", "json", "pdf"))


@dataclass(frozen=True)
class Took:
    """What writing one file took: seconds by the wall and of CPU, and bytes at the most."""

    seconds: float
    cpu: float
    peak: float


async def measure(folder: Path, load: Load) -> list[Row]:
    """For each format a row of time and one of memory."""
    towns = {count: folder / f"town-{count}" for count in (load.questions // 10, load.questions)}
    for count, where in towns.items():
        where.mkdir()
        async with town.opened(where) as app:
            await town.filled(app, count)
    small, large = towns.values()
    return [row for kind in load.formats for row in _rows(kind, small, large, load)]


def _rows(kind: str, small: Path, large: Path, load: Load) -> list[Row]:
    before = _took("roundtable", kind, small)
    ours: list[Took] = []
    bare: list[Took] = []
    for _ in range(load.runs):
        ours.append(_took("roundtable", kind, large))
        bare.append(_took("bare", kind, large))
    if kind in ALIKE:
        one, other = ((large / f"{whose}.{kind}").read_bytes() for whose in ("roundtable", "bare"))
        assert one == other, f"the two wrote different {kind}"
    times = (Spread.of([t.seconds for t in side]) for side in (ours, bare))
    cpus = (Spread.of([t.cpu for t in side]) for side in (ours, bare))
    return [
        pair_row(f"{load.questions:,} questions as {kind}, bare: {FORMATS[kind]}", *times, "s", aim=AIM),
        pair_row("  … CPU", *cpus, "s", aim=None),
        _memory_row(before, ours, bare, load),
    ]


def _memory_row(before: Took, ours: Sequence[Took], bare: Sequence[Took], load: Load) -> Row:
    peak = max(t.peak for t in ours)
    return Row(
        f"  … memory at the most, {load.questions // 10:,} to {load.questions:,}",
        f"{before.peak / 1e6:.0f} to {peak / 1e6:.0f} MB",
        f"{max(t.peak for t in bare) / 1e6:.0f} MB",
        f"{peak / before.peak:.2f}x",
        f"≤ {FLAT}x",
        peak <= FLAT * before.peak,
    )


def _took(whose: str, kind: str, folder: Path) -> Took:
    out = folder / f"{whose}.{kind}"
    said = run_once(["tests.benchmarks.exporter", whose, kind, str(folder), str(out)], folder, {})
    assert out.stat().st_size, f"{whose} wrote an empty {kind}"
    return Took(**json.loads(said.splitlines()[-1]))
