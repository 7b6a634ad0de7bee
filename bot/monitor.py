"""Tells those who run the bot how it is: `/healthz` for a supervisor, `/metrics` for Prometheus.

Both are served on a port of their own that is off unless set (`ROUNDTABLE_METRICS_PORT`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from sqlalchemy import literal, select

from bot.core.dispatch import Answer
from bot.core.platform import Platform
from bot.core.ports import ConfigurationError, Transactions
from bot.storage.base import session

if TYPE_CHECKING:
    from bot.core.cog import Spec

log = structlog.get_logger()

PATIENCE = 3.0
"""Seconds after which a part that does not answer counts as down."""

PARTING = 0.5
"""Seconds that somebody who asks at the end is given: others wait for an answer too."""

OUTBOX_STATES = ("pending", "sending", "failed", "sent", "dead")


class Monitor:
    """Counts what happens, and serves the numbers.

    Args:
        counts: how many rows of the outbox are in each state, in the transaction at hand.
        platforms: the connected platforms by name.
    """

    def __init__(
        self,
        transaction: Transactions,
        counts: Callable[[], Awaitable[Mapping[str, int]]],
        platforms: Mapping[str, Platform],
    ) -> None:
        self._transaction, self._counts, self._platforms = transaction, counts, platforms
        self.numbers = CollectorRegistry()
        ProcessCollector(registry=self.numbers)
        PlatformCollector(registry=self.numbers)
        self._commands = Counter(
            "roundtable_commands", "Commands, presses and forms, by outcome", ["name", "outcome"], registry=self.numbers
        )
        self._jobs = Counter("roundtable_jobs", "Runs of scheduled jobs", ["name", "outcome"], registry=self.numbers)
        self._outbox = Gauge("roundtable_outbox", "Public posts, by state", ["state"], registry=self.numbers)
        self._up = Gauge("roundtable_up", "Whether a part is well", ["part"], registry=self.numbers)
        self._runner: web.AppRunner | None = None

    def ran(self, spec: Spec, answer: Answer) -> None:
        """Count what somebody triggered."""
        self._commands.labels(spec.name, "failed" if answer.failed else "answered").inc()

    def job_ran(self, name: str, well: bool) -> None:  # noqa: FBT001 -- how the scheduler tells it
        """Count a job's run."""
        self._jobs.labels(name, "finished" if well else "failed").inc()

    async def start(self, host: str, port: int) -> int:
        """Serve; returns the port, which the system chose if it was 0.

        Raises ConfigurationError where the port is taken.
        """
        app = web.Application()
        app.add_routes([web.get("/healthz", self._healthz), web.get("/metrics", self._metrics)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=PARTING)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        try:
            await site.start()
        except OSError as error:
            await self.stop()
            msg = f"the monitor cannot listen on {host}:{port} ({error.strerror}). Set ROUNDTABLE_METRICS_PORT anew."
            raise ConfigurationError(msg) from error
        bound = int(self._runner.addresses[0][1])
        log.info("monitor-serves", port=bound)
        return bound

    async def stop(self) -> None:
        """Serve no more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def health(self) -> dict[str, bool]:
        """Whether the database and each platform are well."""
        parts = {"database": self._database(), **{name: p.up() for name, p in self._platforms.items()}}
        well = await asyncio.gather(*(_well(part) for part in parts.values()))
        return dict(zip(parts, well, strict=True))

    async def _database(self) -> bool:
        async with self._transaction():
            await session().execute(select(literal(1)))  # as text it would wait for its turn to write
        return True

    async def _healthz(self, _request: web.Request) -> web.Response:
        health = await self.health()
        return web.json_response(health, status=200 if all(health.values()) else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        health = await self.health()
        for part, well in health.items():
            self._up.labels(part).set(well)
        if health["database"]:
            async with self._transaction():
                found = await self._counts()
            for state in OUTBOX_STATES:
                self._outbox.labels(state).set(found.get(state, 0))
        return web.Response(body=generate_latest(self.numbers), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _well(part: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(part, PATIENCE)
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with a part, it is not well
        log.warning("not-well", why=type(error).__name__)
        return False
