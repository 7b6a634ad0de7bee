"""Work that goes on after Slack was answered, and the memory of what was already taken on."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

log = structlog.get_logger()

REMEMBERED = 4000


class Tasks:
    """Runs work in tasks of its own, so that nothing it does can touch the acknowledgement; drained at the stop."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._seen: OrderedDict[str, asyncio.Task[Any]] = OrderedDict()

    def once(self, key: str | None, work: Callable[[], Coroutine[Any, Any, Any]]) -> asyncio.Task[Any]:
        """Start `work`, or hand back the task that was started under this key before."""
        known = self._seen.get(key) if key else None
        if known is not None:
            log.info("slack-redelivered")
            return known
        task = asyncio.create_task(work())
        self._running.add(task)
        task.add_done_callback(self._ended)
        if key:
            self._seen[key] = task
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        return task

    async def drain(self, seconds: float) -> None:
        """Wait for the work that was taken on, at most so long; then give it up."""
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                log.warning("slack-work-abandoned", tasks=len(late))
                await asyncio.wait(late, timeout=1)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("slack-work-failed", exc_info=task.exception())
