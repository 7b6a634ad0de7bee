"""Writes one export and tells what it took: Roundtable's own, or a plain script's with the bare library.

Run as `python -m tests.benchmarks.exporter roundtable|bare csv|xlsx|json|pdf FOLDER OUT`; it prints JSON. Both read
the same rows from the same database and write the same columns; imports are done before the clock starts. The plain
script reads with one query through sqlite3 and has no rules: no safe cells, no people counted once, no checksum. Its
PDF is set from the JSON that Roundtable set, with Roundtable's layout.
"""

from __future__ import annotations

import asyncio
import csv
import json
import resource
import sqlite3
import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAYOUT = Path(__file__).parents[2] / "cogs" / "exports" / "brief.typ"
_COLUMNS = (
    "number", "text", "neighbourhood", "name", "about", "asked_at", "status", "language", "roundtable_id", "labels",
    "supporters", "joined_to", "reason", "redacted", "shown",
)  # fmt: skip
_QUERY = """SELECT q.number, q.text, q.neighbourhood, q.name, q.about, q.asked_at, q.status, q.language,
    q.roundtable_id, q.labels, (SELECT count(*) FROM support s WHERE s.question_id = q.id) + 1, q.joined_to, q.reason,
    q.redacted, q.shown FROM question q ORDER BY q.number"""
_BALLOTS = "SELECT s.supporter, q.number FROM support s JOIN question q ON q.id = s.question_id ORDER BY s.supporter"


def rows(folder: Path) -> Iterator[list[Any]]:
    """The questions as a script reads them: JSON and days made of what SQLite keeps as text."""
    for row in sqlite3.connect(folder / "roundtable.db").execute(_QUERY):
        cells = list(row)
        cells[5] = datetime.fromisoformat(cells[5]).date()
        cells[9] = ", ".join(json.loads(cells[9]))
        yield cells


def bare_csv(folder: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        table.writerow(_COLUMNS)
        table.writerows(rows(folder))


def bare_xlsx(folder: Path, out: Path) -> None:
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    questions, clusters = book.add_worksheet("questions"), book.add_worksheet("clusters")
    for sheet in (questions, clusters):
        sheet.write_row(0, 0, _COLUMNS)
    at = 0
    for n, cells in enumerate(rows(folder), 1):
        _write_row(questions, n, cells, day)
        if cells[11] is None:
            at += 1
            _write_row(clusters, at, [cells[0], cells[1], cells[10], 1, None, cells[9], cells[6], cells[14]], day)
    book.close()


def _write_row(sheet: Any, at: int, cells: list[Any], day: Any) -> None:
    for n, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(at, n, cell)
        elif isinstance(cell, int):
            sheet.write_number(at, n, cell)
        elif cell is not None:
            sheet.write_datetime(at, n, cell, day)


def bare_json(folder: Path, out: Path) -> None:
    names = ("number", "text", "language", "labels", "neighbourhood", "shown")
    places = [_COLUMNS.index(name) for name in names]
    asked = [dict(zip(names, (cells[p] for p in places), strict=True)) for cells in rows(folder) if cells[11] is None]
    ballots: dict[str, list[int]] = {}
    for person, number in sqlite3.connect(folder / "roundtable.db").execute(_BALLOTS):
        ballots.setdefault(person, []).append(number)
    with out.open("w", encoding="utf-8") as file:
        supports = sorted([*ballots.values(), *([q["number"]] for q in asked)])
        file.write(json.dumps({"questions": asked, "supports": supports}, ensure_ascii=False, sort_keys=True))


def bare_pdf(folder: Path, out: Path) -> None:
    counted = Counter(cells[9] for cells in rows(folder))
    assert counted
    brief = (folder / "brief.json").read_text()
    compiler = typst.Compiler(LAYOUT.read_bytes(), sys_inputs={"brief": brief})
    out.write_bytes(compiler.compile(format="pdf", pdf_standards=["ua-1"]))


BARE: dict[str, Callable[[Path, Path], None]] = {
    "csv": bare_csv, "xlsx": bare_xlsx, "json": bare_json, "pdf": bare_pdf,
}  # fmt: skip


async def ours(kind: str, folder: Path, out: Path) -> dict[str, float]:
    """As `roundtable questions export` writes it: one transaction, straight to the file."""
    from cogs.exports import as_pdf
    from cogs.exports.wanted import Format, Wanted
    from tests.benchmarks.town import HERE, opened

    setting = as_pdf._set

    def kept(data: str, standards: Any) -> bytes:
        (folder / "brief.json").write_text(data)
        return setting(data, standards)

    as_pdf._set = kept
    async with opened(folder) as app:
        async with app.database.transaction():
            community = await app.services.spaces.community_of(HERE)
        began, used = time.perf_counter(), time.process_time()
        async with app.database.transaction():
            with out.open("wb") as file:
                await app.services.exports.write(community, Wanted(Format(kind)), file)
        return _took(began, used)


def bare(kind: str, folder: Path, out: Path) -> dict[str, float]:
    """As a script of ten lines writes it."""
    began, used = time.perf_counter(), time.process_time()
    BARE[kind](folder, out)
    return _took(began, used)


def _took(began: float, used: float) -> dict[str, float]:
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - used}


def main() -> None:
    """Write it and print what it took, with the most memory (bytes) that the process ever held."""
    whose, kind, folder, out = sys.argv[1:]
    where, file = Path(folder), Path(out)
    took = asyncio.run(ours(kind, where, file)) if whose == "roundtable" else bare(kind, where, file)
    print(json.dumps({**took, "peak": _peak()}))


def _peak() -> int:
    """Bytes held at the most. On Linux from /proc, since what getrusage says may be what the parent held."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
