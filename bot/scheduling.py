"""Runs the jobs that cogs declare, on APScheduler.

Nothing is pickled and no job holds state: what is due stands in the features' own tables, and a job asks for it.
So a restart loses nothing, and several processes may run the same job: rows are unique by cause.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.cog import JobSpec

log = structlog.get_logger()


@dataclass
class Scheduling:
    """The scheduler and the jobs running now; APScheduler's own executor would not wait for them at the end.

    Args:
        ran: called with a job's name and whether it went well, for whoever counts.
    """

    jobs: Sequence[JobSpec]
    ran: Callable[[str, bool], None] = lambda _name, _well: None
    _first: set[str] = field(default_factory=set)
    _everyone: asyncio.Event = field(default_factory=asyncio.Event)
    _running: set[asyncio.Task[None]] = field(default_factory=set)
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))

    def start(self) -> None:
        """Schedule every job, the first run at once."""
        for spec in self.jobs:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=[spec],
                id=spec.name,
                seconds=spec.every.total_seconds(),
                next_run_time=datetime.now(UTC),  # noqa: TID251 -- APScheduler keeps the machine's time
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    async def first_round(self, patience: float) -> None:
        """Return once every job ran, or after so many seconds."""
        try:
            await asyncio.wait_for(self._everyone.wait(), patience)
        except TimeoutError:
            log.info("jobs-still-running", jobs=[s.name for s in self.jobs if s.name not in self._first])

    async def stop(self, patience: float = 4.0) -> None:
        """Start nothing more, and wait this many seconds for what is running; a job longer at it is cancelled.

        A cancelled job's transaction is rolled back, and what was due is due again at the next start.
        """
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if not self._running:
            return
        _, late = await asyncio.wait(self._running, timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, spec: JobSpec) -> None:
        task = asyncio.create_task(self._guarded(spec), name=spec.name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.shield(task)

    async def _guarded(self, spec: JobSpec) -> None:
        try:
            await spec.handler()
        except Exception:
            log.exception("job-failed", job=spec.name)
            self.ran(spec.name, False)  # noqa: FBT003 -- the one thing there is to say of it
        else:
            self.ran(spec.name, True)  # noqa: FBT003
        finally:
            self._first.add(spec.name)
            if len(self._first) == len(self.jobs):
                self._everyone.set()
