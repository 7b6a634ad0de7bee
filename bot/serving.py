"""Serves until told to stop: opens, connects, waits, and drains within ten seconds."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.core.ui import Text
from bot.platforms.console.adapter import Console
from bot.platforms.console.person import NAME as CONSOLE
from bot.platforms.console.person import SPACE

if TYPE_CHECKING:
    from bot.app import App
    from bot.monitor import Monitor

log = structlog.get_logger()

LIMIT: Final = 9.5
"""Seconds from the signal to the end, whatever hangs: supervisors kill after ten."""

FIRST_ROUND: Final = 4.0
"""Seconds that the jobs' first round may hold up input from a pipe."""

LONG_ROUND: Final = 30.0
"""Seconds after which somebody who types is told which sources could not be reached until then."""

SETTLING: Final = 3.0
"""Seconds that posts caused by one line from a pipe may hold up the next."""


def add_console(app: App) -> Console:
    """Put a console on the app."""

    async def ready() -> None:
        await app.scheduling.first_round(FIRST_ROUND if not console.interactive else LONG_ROUND)
        failing = await _failing(app)
        if failing:
            console.notice(Text("console-unreached", count=len(failing), sources=", ".join(failing)))
        await _posts_shown(app)

    console = Console(
        app.dispatcher,
        app.catalogue,
        app.drafts,
        app.settings.data,
        ready=ready,
        settled=lambda: _posts_shown(app),
    )
    app.add(console)
    return console


async def serve(app: App) -> int:
    """Serve until a signal comes or every platform has ended; returns the exit code.

    Raises ConfigurationError where a setting keeps it from starting. A second signal ends the process at once.
    """
    monitor = _monitor(app)
    with _signals() as told:
        try:
            ended = await _until(told, _started(app, monitor)) and await _until(told, _all_ended(app))
        finally:
            _limit()
            if monitor is not None:
                await monitor.stop()
            await app.stop()
    return 1 if ended and CONSOLE not in app.platforms else 0


async def _started(app: App, monitor: Monitor | None) -> None:
    await app.open(alone=True)
    await app.start()
    gc.freeze()  # else full collections go through all that stays for good, and hold everybody up
    if monitor is not None and app.settings.metrics_port is not None:
        await monitor.start(app.settings.http_host, app.settings.metrics_port)
    log.info("serving", platforms=sorted(app.connected))


async def _all_ended(app: App) -> None:
    await asyncio.gather(*(_ended(name, p.wait()) for name, p in app.platforms.items()))


async def _ended(platform: str, wait: Coroutine[Any, Any, None]) -> None:
    await wait
    log.info("platform-ended", platform=platform)


async def _until(told: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Await the work unless told to stop; returns whether it was done."""
    doing, hearing = asyncio.create_task(work), asyncio.create_task(told.wait())
    try:
        await asyncio.wait([doing, hearing], return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            await doing
            return True
        return False
    finally:
        for task in (doing, hearing):
            task.cancel()
        await asyncio.gather(doing, hearing, return_exceptions=True)


@contextlib.contextmanager
def _signals() -> Iterator[asyncio.Event]:
    """An event that is set by the first signal to stop."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()

    def stop() -> None:
        if told.is_set():
            os._exit(130)
        log.info("told-to-stop")
        told.set()

    caught = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # under nohup it is ignored
        caught.append(signal.SIGHUP)
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt there
        for one in caught:
            loop.add_signal_handler(one, stop)
    yield told
    with contextlib.suppress(NotImplementedError):
        for one in caught:
            loop.remove_signal_handler(one)


def _limit() -> None:
    """End the process in time even where something hangs; what was not done stays in the outbox."""
    timer = threading.Timer(LIMIT, os._exit, (1,))
    timer.daemon = True
    timer.start()


def _monitor(app: App) -> Monitor | None:
    if app.settings.metrics_port is None:
        return None
    from bot.monitor import Monitor  # noqa: PLC0415 -- off unless set

    monitor = Monitor(app.database.transaction, app.delivery.outbox.counts, app.platforms)
    app.dispatcher.ran, app.scheduling.ran = monitor.ran, monitor.job_ran
    return monitor


async def _posts_shown(app: App) -> None:
    """Return once nothing waits that is due for the console."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SETTLING):
            while await _posts_wait(app):
                app.delivery.wake()
                await asyncio.sleep(0.02)


async def _failing(app: App) -> list[str]:
    """The sources of the console's community that could not be read, by title."""
    async with app.database.transaction():
        community = await app.services.spaces.community_of(SPACE)
        return [s.title for s in await app.services.stories.sources(community.id) if s.state == "failing"]


async def _posts_wait(app: App) -> bool:
    async with app.database.transaction():
        due = await app.delivery.store.next_due([CONSOLE])
        counts = await app.delivery.outbox.counts()
    return (due is not None and due <= app.services.clock.now()) or counts.get("sending", 0) > 0
