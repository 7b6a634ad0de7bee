"""Sends what the outbox holds: at least once with a deterministic nonce, reconciled after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import structlog

from bot.core.pacing import Limits
from bot.core.platform import Platform, RefusedError, RetryError, UnsureError
from bot.core.ports import Clock
from bot.sender import PATIENCE, Sender, again, where
from bot.storage.outbox import EVENT, OutboxStore
from bot.storage.sending import Outcome, SendingStore
from bot.storage.sharing import Sharing
from bot.telling import Telling

if TYPE_CHECKING:
    from bot.core.ui import Text
    from bot.storage.database import Database
    from bot.storage.outlets import OutletStore
    from bot.storage.sending import Begun

log = structlog.get_logger()

RECONCILE = 30.0
"""Seconds between looks for rows that a dead process left behind."""

AT_ONCE = 4
"""Messages of one platform that are looked for at once."""

TRAVEL = timedelta(seconds=15)
"""A message may still arrive for so long after the process that sent it died: what it had handed to the network."""

COUNT, NOTICED = 1.0, 2.0
"""Seconds between counts of the processes that share a platform, and until each has surely counted a new one."""

SKEW = timedelta(minutes=5)
"""By how much a platform's clock may differ from ours."""


@dataclass
class Delivery:
    """The loops that empty the outbox, one a platform.

    Args:
        platforms: the connected platforms by name; rows of others wait.
        when_unsure: what to do with a row left "sending" of which nobody can tell whether it arrived.
        kind: what sort of thing has a cause, as moderators are told of it.
    """

    database: Database
    outbox: OutboxStore
    outlets: OutletStore
    platforms: Mapping[str, Platform]
    clock: Clock
    when_unsure: Literal["skip", "send"] = "skip"
    kind: Callable[[str], Text | str] = str
    _senders: dict[str, tuple[Sender, asyncio.Task[None]]] = field(default_factory=dict)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stopping: bool = False

    def __post_init__(self) -> None:
        self.store = SendingStore(self.clock, self.outbox)
        self._sharing = Sharing(self.database)
        self._telling = Telling(self.outbox, self.outlets, self.kind)

    def wake(self) -> None:
        """Look at the table now, for a platform that has just come up too."""
        if self._tasks:
            self._begin()
        for sender, _ in self._senders.values():
            sender.wake()

    async def start(self) -> None:
        """Reconcile what a former process left, then deliver in the background."""
        await self.reconcile(at_start=self.database.embedded)
        self._begin()
        self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self._share())]

    async def stop(self, patience: float = 4.0) -> None:
        """Finish the messages on their way, for this many seconds; what is not on its way goes back to the table.

        A message that takes longer is left "sending", and the next start looks whether it arrived.
        """
        self._stopping = True
        for task in self._tasks:
            task.cancel()
        loops = list(self._senders.values())
        for sender, _ in loops:
            sender.stop()
        await asyncio.gather(*(task for _, task in loops), return_exceptions=True)
        await asyncio.gather(*(sender.end(patience) for sender, _ in loops))
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._sharing.leave()

    async def deliver(self) -> int:
        """Send everything that is due, as fast as it goes; returns how many rows were taken."""
        senders = [self._sender(platform, Limits()) for platform in self.platforms.values()]
        return sum(await asyncio.gather(*(sender.drain() for sender in senders)))

    async def reconcile(self, *, at_start: bool = False) -> None:
        """Look for the messages of rows left in "sending" before anything of them is sent again."""
        async with self.database.transaction():
            if at_start:
                await self.store.release()
            found = {n: await self.store.abandoned(n, at_start=at_start) for n in self.platforms}
        await asyncio.gather(*(self._look_for(rows, self.platforms[name]) for name, rows in found.items()))
        async with self.database.transaction():
            for row in await self.store.expire():
                log.warning("delivery-given-up", cause=row.cause)
        self.wake()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(RECONCILE)
            try:
                self._begin()
                await self.reconcile()
            except Exception:
                log.exception("reconciliation-failed")

    async def _share(self) -> None:
        """Keep each platform's rate to this process's share of it."""
        while True:
            await asyncio.sleep(COUNT)
            for sender, _ in list(self._senders.values()):
                await self._counted(sender)

    async def _send(self, sender: Sender) -> None:
        """The loop of one platform; where others have one, it begins once they leave it its share."""
        try:
            async with self.database.transaction():
                await self.outlets.resume_accounts(sender.platform.name)
        except Exception:
            log.exception("accounts-not-resumed", platform=sender.platform.name)
        if await self._counted(sender) > 1 and sender.limits.overall is not None:
            await asyncio.sleep(NOTICED)
        await sender.run()

    async def _counted(self, sender: Sender) -> int:
        try:
            among = await self._sharing.among(sender.platform.name)
        except Exception:
            log.exception("delivery-not-counted", platform=sender.platform.name)
            return 1
        sender.turns.pace.share(among)
        return among

    def _begin(self) -> None:
        """Start a loop for each platform that is connected by now."""
        for name, platform in self.platforms.items():
            if name not in self._senders and not self._stopping:
                sender = self._sender(platform, platform.limits)
                self._senders[name] = sender, asyncio.create_task(self._send(sender))

    def _sender(self, platform: Platform, limits: Limits) -> Sender:
        return Sender(platform, self.database, self.store, self.clock, self._settle, limits)

    async def _settle(self, outcomes: Sequence[Outcome]) -> None:
        await self.store.settle(outcomes)
        for outcome in outcomes:
            await self._telling.of(outcome)

    async def _look_for(self, rows: Sequence[Begun], platform: Platform) -> None:
        """Write down what became of each; one that takes long holds up no more than its platform's next ones."""
        few = asyncio.Semaphore(AT_ONCE)

        async def one(begun: Begun) -> None:
            async with few:
                outcome = replace(await self._found(begun, platform), held=begun.until)
                async with self.database.transaction():
                    await self._settle([outcome])

        await asyncio.gather(*map(one, rows))

    async def _found(self, begun: Begun, platform: Platform) -> Outcome:
        """What became of a row that was left in "sending"."""
        row = begun.row
        if row.kind == EVENT or row.message is not None:  # doing these twice changes nothing
            return Outcome(row, "failed", "was under way at a crash", due=self.clock.now())
        try:
            since = min(row.created_at, row.due_at) - SKEW
            async with asyncio.timeout(PATIENCE):
                channel, _ = await where(platform, begun)
                found = await platform.find(channel, row.nonce, since, begun.parent)
        except UnsureError as error:
            return self._unsure(begun, str(error))
        except RefusedError as error:
            if error.why == "account":
                return again(row, RetryError(error.reason, doubtful=True), self.clock)
            return Outcome(row, "dead", error.reason)
        except RetryError as error:
            return again(row, RetryError(error.reason, error.after, doubtful=True), self.clock)
        except Exception as error:
            log.exception("reconciliation-error", cause=row.cause, platform=platform.name)
            return again(row, RetryError(type(error).__name__, doubtful=True), self.clock)
        if found is not None:  # if it was revised since, or its files may have been left out, it is edited now
            return Outcome(row, "sent", message=found, said=0 if row.payload.get("files") else 1)
        if begun.since is not None and self.clock.now() < begun.since + TRAVEL:
            return Outcome(row, "doubt", "may still be on its way after a crash", due=begun.since + TRAVEL)
        return Outcome(row, "failed", "was not there after a crash", due=self.clock.now())

    def _unsure(self, begun: Begun, why: str) -> Outcome:
        """Nobody can tell whether it arrived: the setting decides, and the row says so."""
        log.warning("delivery-unsure", cause=begun.row.cause, decided=self.when_unsure, why=why)
        if self.when_unsure == "skip":
            return Outcome(begun.row, "dead", f"unsure whether it arrived ({why}): not sent again")
        return Outcome(begun.row, "failed", f"unsure whether it arrived ({why}): sent again", due=self.clock.now())
