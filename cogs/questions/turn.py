"""Lets others have their turn while something long is computed on the event loop.

A part at a time on the loop is done sooner than in a thread where Python's lock is held all along: a thread that wants
the lock waits five milliseconds for it each time.
"""

from __future__ import annotations

import asyncio
from time import perf_counter

LONG = 0.001
"""Seconds that others wait for."""


class Turn:
    """One's own turn on the loop; it begins when this is made."""

    def __init__(self) -> None:
        self._began = perf_counter()

    async def over(self) -> None:
        """Let the others have theirs, if this one was long enough."""
        if perf_counter() - self._began >= LONG:
            await asyncio.sleep(0)
            self._began = perf_counter()
