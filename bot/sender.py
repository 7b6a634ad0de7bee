"""One platform's messages on their way: begins those whose turn it is, and writes down what became of them.

All that a step of the loop writes is one transaction: what became of earlier messages, which ones begin soon, and what
is claimed next. A message is sent only after the transaction that marks it "sending" was committed, and is marked a
little before its turn comes, so that the platform does not wait for the table.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.core.ids import ChannelId, SpaceId
from bot.core.jsonable import load
from bot.core.pacing import Limits, Pace
from bot.core.platform import DeletedError, Platform, RefusedError, RetryError
from bot.core.ports import Clock
from bot.storage.outbox import DIRECT, EVENT
from bot.storage.sending import LEASE, Begun, Outcome, SendingStore
from bot.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from bot.storage.database import Database
    from bot.storage.outbox import OutboxRow

log = structlog.get_logger()

LOOK = 1.0
"""Seconds between looks at the table when nothing wakes us: what another process wrote waits this long."""

PATIENCE = LEASE.total_seconds() / 2
"""Seconds a platform may take over one message: before the lease ends, nobody else may think it abandoned."""

ATTEMPTS = 20
"""A row that failed, or was looked for in vain, this often is dead: with the back-off that is after eleven hours."""

LONGEST = 3600.0
"""Seconds until a row that failed is tried again, or one in doubt looked for, at most if the platform says nothing."""

AHEAD = 0.1
"""Seconds before its turn comes that a message is marked "sending"."""

GATHER = 0.02
"""Seconds in which what becomes of messages is gathered while others are on their way, to be written down at once."""

AT_HAND, FEW, CROWD = 400, 100, 10
"""Claimed rows that are kept at hand, the number below which more are claimed whosever they are, and of one community
at which it has enough here while there are more than that."""


SPARE = 4
"""One of so many calls at once is kept for communities that have none on its way: a platform may leave all of a big
fan-out's unanswered for long."""


class _LateError(Exception):
    """The lease is over, or nearly: nothing is sent under it any more."""


@dataclass
class Sender:
    """The loop of one platform.

    Args:
        settle: writes outcomes down in the transaction at hand, and tells whom they concern.
    """

    platform: Platform
    database: Database
    store: SendingStore
    clock: Clock
    settle: Callable[[Sequence[Outcome]], Awaitable[None]]
    limits: Limits = field(default_factory=Limits)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _active: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _outcomes: list[Outcome] = field(default_factory=list)
    _stopping: bool = False
    _left: list[int] = field(default_factory=list)
    _look_at: float = 0.0
    _more: bool = False

    def __post_init__(self) -> None:
        self.turns = Turns(Pace(self.limits))

    def wake(self) -> None:
        """Look at the table now."""
        self._look_at = 0.0
        self._woken.set()

    async def run(self) -> None:
        """Send what is due, as fast as the platform allows, until it is stopped."""
        while not self._stopping:
            try:
                await self._step()
                await self._rest()
            except Exception:
                log.exception("delivery-failed", platform=self.platform.name)
                await asyncio.sleep(LOOK)

    async def drain(self) -> int:
        """Send all that is due now; returns how many rows were taken."""
        taken = 0
        while True:
            self._look_at = 0.0
            claimed = await self._step()
            taken += claimed
            if not claimed and not self._active and not self._outcomes and not len(self.turns):
                return taken
            if self._active:
                await asyncio.wait(self._active.values(), return_when=asyncio.FIRST_COMPLETED)

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopping = True
        self.wake()

    async def end(self, patience: float) -> None:
        """Wait so long for what is on its way, write down what became of it, and give the rest back."""
        if self._active:
            await asyncio.wait(self._active.values(), timeout=patience)
        for task in self._active.values():
            task.cancel()
        async with self.database.transaction():
            await self.settle(self._outcomes)
            await self.store.release([*self._left, *self.turns.waiting()])
        self._outcomes, self._left = [], []

    async def _step(self) -> int:
        """Write down, begin, claim; returns how many rows were claimed."""
        outcomes, self._outcomes = self._outcomes, []
        left, self._left = self._left, []
        rows = self._whose_turn()
        claims, crowded = self._wants(), self._crowded()
        if not (outcomes or rows or claims):
            return 0
        begun: list[Begun] = []
        claimed: list[OutboxRow] = []
        try:
            async with self.database.transaction():
                await self.settle(outcomes)
                if left:
                    await self.store.release(left)
                begun = await self.store.begin(rows)
                if claims:
                    claimed = await self.store.claim(self.platform.name, max(AT_HAND - len(self.turns), CROWD), crowded)
        except BaseException:
            self._outcomes, self._left = [*outcomes, *self._outcomes], [*left, *self._left]
            for row in rows:
                self.turns.back(row)
            raise
        if claims:
            self._look_at, self._more = time.monotonic() + LOOK, bool(claimed or crowded)
        self._spawn(rows, begun)
        self.turns.add(claimed)
        return len(claimed)

    def _whose_turn(self) -> list[OutboxRow]:
        """The rows that are begun now. Where one community's are all on their way, another's are begun besides."""
        rows: list[OutboxRow] = []
        most = self.limits.at_once
        while not self._stopping and len(self._active) + len(rows) < most + most // SPARE:
            row = self.turns.next(AHEAD, idle=len(self._active) + len(rows) >= most)
            if row is None:
                break
            rows.append(row)
        return rows

    def _wants(self) -> bool:
        """Whether to look at the table: it is time to, or there was more than was taken and few rows are left."""
        return not self._stopping and (time.monotonic() >= self._look_at or (self._more and len(self.turns) < FEW))

    def _crowded(self) -> list[int]:
        """The communities of which no more is claimed now: one alone may fill what a platform lets us send."""
        return self.turns.crowded(CROWD if len(self.turns) >= FEW else FEW)

    def _spawn(self, rows: list[OutboxRow], begun: list[Begun]) -> None:
        ours = {one.row.id for one in begun}
        for row in rows:
            if row.id not in ours:  # somebody else took it over
                self.turns.done(row)
        for one in begun:
            self._active[one.row.id] = asyncio.create_task(self._send(one))

    async def _rest(self) -> None:
        """Until there is something to do: an answer came, a lane may go on, the table is to be looked at."""
        if self._active:
            await asyncio.sleep(GATHER)
        if self._outcomes or self._wants():
            await asyncio.sleep(0)
            return
        opens = self.turns.opens() if len(self._active) < self.limits.at_once else None
        until = min(self._look_at, self._look_at if opens is None else opens - AHEAD)
        try:
            await asyncio.wait_for(self._woken.wait(), max(until - time.monotonic(), 0))
        except TimeoutError:
            return
        finally:
            self._woken.clear()

    async def _send(self, begun: Begun) -> None:
        row = begun.row
        outcome: Outcome | None = None
        try:
            async with asyncio.timeout(PATIENCE):
                await self.turns.comes(row)
                outcome = Outcome(row, "sent", message=await self._sent(begun))
        except _LateError:
            log.warning("delivery-too-late", cause=row.cause, platform=self.platform.name)
        except RefusedError as error:
            outcome = self._refused(row, error)
        except RetryError as error:
            outcome = self._again(row, error)
        except Exception as error:
            log.exception("delivery-error", cause=row.cause, platform=self.platform.name)
            outcome = self._again(row, RetryError(type(error).__name__, doubtful=True))
        self._active.pop(row.id, None)
        if row.message is None and (outcome is None or outcome.state in {"failed", "doubt"}):
            self._left += self.turns.leave(row)
        if outcome is not None:
            self._outcomes.append(replace(outcome, held=begun.until))
        self.turns.done(row)
        self._woken.set()

    def _in_time(self, begun: Begun) -> None:
        """Raise where the lease may end before the platform has answered: the process stood still, or the clock went.

        The row is left "sending", for whoever takes it over to look for its message. What is let through here has
        PATIENCE for all of its requests. One gap is left: a process that stands still after this look, and goes on once
        its lease is over, may still write one request. Discord knows its nonce for minutes; Slack would show it twice.
        """
        if begun.until is not None and self.clock.now() + timedelta(seconds=PATIENCE) > begun.until:
            raise _LateError

    async def _sent(self, begun: Begun) -> str | None:
        """Send, edit or put what the row says; returns the id it has on the platform."""
        row, payload = begun.row, load(begun.row.payload)
        if row.kind == EVENT:
            self._in_time(begun)
            return await self.platform.put_event(SpaceId.parse(row.channel), payload, row.message, row.nonce)
        channel, community = await where(self.platform, begun)
        self._in_time(begun)
        if row.message is None:
            return await self.platform.send(channel, payload, community, row.nonce, begun.parent)
        await self.platform.edit(channel, row.message, payload, community, row.nonce, begun.parent)
        return row.message

    def _refused(self, row: OutboxRow, error: RefusedError) -> Outcome:
        log.warning("delivery-refused", cause=row.cause, platform=self.platform.name, reason=error.reason)
        if error.why is not None and row.kind != DIRECT:
            return Outcome(row, "failed", error.reason, due=self.clock.now(), stops=error.why)
        if error.why == "account":  # it is not the person who cannot be reached
            return again(row, RetryError(error.reason), self.clock)
        return Outcome(row, "dead", error.reason, quiet=isinstance(error, DeletedError))

    def _again(self, row: OutboxRow, error: RetryError) -> Outcome:
        if error.after is not None:
            edit = row.message is not None
            self.turns.pause(None if error.everywhere else row, error.after, edit=edit)
        return again(row, error, self.clock)


def again(row: OutboxRow, error: RetryError, clock: Clock) -> Outcome:
    """When to try once more, or to look for what may have arrived; dead where it was tried too often."""
    waits = error.after is not None and not error.doubtful
    if row.attempts >= ATTEMPTS and not waits:
        return Outcome(row, "dead", f"given up after {row.attempts} attempts: {error.reason}")
    delay = (error.after or 0.0) if waits else max(error.after or 0.0, min(5 * 2**row.attempts, LONGEST))
    due = clock.now() + timedelta(seconds=delay)
    return Outcome(row, "doubt" if error.doubtful else "failed", error.reason, due=due, waits=waits)


async def where(platform: Platform, begun: Begun) -> tuple[ChannelId, Any]:
    """The channel, and the community in the language to be spoken there.

    Raises RefusedError where a person can no longer be reached.
    """
    row = begun.row
    if row.kind != DIRECT:
        return ChannelId.parse(row.channel), begun.community
    if begun.reach is None:
        msg = "nobody is known there any more"
        raise RefusedError(msg)
    return await platform.direct(begun.reach.user), replace(begun.community, locale=begun.reach.locale)
