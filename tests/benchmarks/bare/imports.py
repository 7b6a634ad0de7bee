"""Imports what it is told, says so, and waits to be stopped.

Run as `python -m tests.benchmarks.bare.imports MODULE…`.
"""

from __future__ import annotations

import asyncio
import importlib
import sys


async def main() -> None:
    for module in sys.argv[1:]:
        importlib.import_module(module)
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
