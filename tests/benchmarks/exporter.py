"""Writes one export and tells what it took: Roundtable's own, or a plain script's with the bare library.

Run as `python -m tests.benchmarks.exporter roundtable|bare csv|xlsx|json|pdf FOLDER OUT`; it prints JSON. Both read
the same rows from the same database; imports are done before the clock starts.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.exported_plainly import WRITE


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
    """As a plain script writes it."""
    began, used = time.perf_counter(), time.process_time()
    WRITE[kind](folder, out)
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
