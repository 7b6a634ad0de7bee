"""Sends what the outbox holds: at least once with a deterministic nonce, reconciled after a crash."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

import structlog

from bot.core.ids import ChannelId, SpaceId
from bot.core.ports import Clock, Platform, RefusedError, RetryError, UnsureError
from bot.core.ui import load
from bot.storage.database import Database
from bot.storage.outbox import DIRECT, EVENT, LEASE, OutboxRow, OutboxStore

if TYPE_CHECKING:
    from bot.core.request import Community

log = structlog.get_logger()

LOOK = 1.0
"""Seconds between looks at the table when nothing wakes us: what another process wrote waits this long."""

RECONCILE = 30.0
"""Seconds between looks for rows that a dead process left behind."""

PATIENCE = LEASE.total_seconds() / 2
"""Seconds a platform may take over one message: before the lease ends, nobody else may think it abandoned."""

ATTEMPTS = 12
"""A row that failed this often is dead: with the back-off that is after some eleven hours."""


@dataclass
class Delivery:
    """The loop that empties the outbox.

    Args:
        platforms: the connected platforms by name; rows of others wait.
        when_unsure: what to do with a row left "sending" of which nobody can tell whether it arrived.
    """

    database: Database
    outbox: OutboxStore
    platforms: Mapping[str, Platform]
    clock: Clock
    when_unsure: Literal["skip", "send"] = "skip"
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None
    _stopping: bool = False

    def wake(self) -> None:
        """Look at the table now."""
        self._woken.set()

    async def start(self) -> None:
        """Reconcile what a former process left, then deliver in the background."""
        await self.reconcile(at_start=self.database.embedded)
        self._task = asyncio.create_task(self._run())

    async def stop(self, patience: float = 4.0) -> None:
        """Finish the messages on their way, for this many seconds; what is not on its way goes back to the table.

        A message that takes longer is left "sending", and the next start looks whether it arrived.
        """
        self._stopping = True
        self.wake()
        if self._task is None:
            return
        _, late = await asyncio.wait([self._task], timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def deliver(self) -> int:
        """Send everything that is due; returns how many rows were taken."""
        async with self.database.transaction():
            rows = await self.outbox.claim(list(self.platforms))
        await self._in_order(rows)
        return len(rows)

    async def reconcile(self, *, at_start: bool = False) -> None:
        """Look for the messages of rows left in "sending" before anything of them is sent again."""
        async with self.database.transaction():
            if at_start:
                await self.outbox.release()
            rows = await self.outbox.abandoned(list(self.platforms), at_start=at_start)
        for row in rows:
            await self._settle(row)

    async def _run(self) -> None:
        next_reconciliation = 0.0
        while not self._stopping:
            try:
                if time.monotonic() >= next_reconciliation:
                    await self.reconcile()
                    next_reconciliation = time.monotonic() + RECONCILE
                if not await self.deliver():
                    await self._rest()
            except Exception:
                log.exception("delivery-failed")
                await asyncio.sleep(LOOK)

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), LOOK)
        except TimeoutError:
            return
        finally:
            self._woken.clear()

    async def _in_order(self, rows: list[OutboxRow]) -> None:
        """Each channel gets its messages in order; channels do not wait for each other."""
        by_channel: dict[str, list[OutboxRow]] = defaultdict(list)
        for row in rows:
            by_channel[row.channel].append(row)
        ended = await asyncio.gather(*(self._channel(rows) for rows in by_channel.values()), return_exceptions=True)
        for error in ended:
            if error is not None:
                raise error

    async def _channel(self, rows: list[OutboxRow]) -> None:
        for n, row in enumerate(rows):
            if self._stopping:
                async with self.database.transaction():
                    await self.outbox.release([r.id for r in rows[n:]])
                return
            await self._send(row)

    async def _send(self, row: OutboxRow) -> None:
        channel = ChannelId.parse(row.channel)
        try:
            async with self.database.transaction():
                if not await self.outbox.begin(row):
                    return
            async with asyncio.timeout(PATIENCE):
                message = await self._sent(row, self.platforms[channel.platform])
        except RefusedError as error:
            log.warning("delivery-refused", cause=row.cause, platform=channel.platform, reason=error.reason)
            await self._note_dead(row, error.reason)
        except RetryError as error:
            await self._note_again(row, error)
        except Exception as error:
            log.exception("delivery-error", cause=row.cause, platform=channel.platform)
            await self._note_again(row, RetryError(type(error).__name__, doubtful=True))
        else:
            async with self.database.transaction():
                await self.outbox.sent(row, message)

    async def _sent(self, row: OutboxRow, platform: Platform) -> str | None:
        """Send, edit or put what the row says; returns the id it has on the platform."""
        payload: Any = load(row.payload)
        if row.kind == EVENT:
            return await platform.put_event(SpaceId.parse(row.channel), payload, row.message, row.nonce)
        channel, community, under = await self._where(row, platform)
        if row.message is None:
            return await platform.send(channel, payload, community, row.nonce, under)
        await platform.edit(channel, row.message, payload, community, row.nonce, under)
        return row.message

    async def _where(self, row: OutboxRow, platform: Platform) -> tuple[ChannelId, Community, str | None]:
        """The channel, the community in the language to be spoken there, and the message to stand below.

        Raises RefusedError where a person can no longer be reached.
        """
        async with self.database.transaction():
            community = await self.outbox.spaces.community(row.community_id)
            if row.kind != DIRECT:
                return ChannelId.parse(row.channel), community, await self.outbox.parent(row)
            reach = await self.outbox.people.reach(row.community_id, row.channel.partition(":@")[2])
        if reach is None:
            raise RefusedError("nobody is known there any more")
        return await platform.direct(reach.user), replace(community, locale=reach.locale), None

    async def _settle(self, row: OutboxRow) -> None:
        channel = ChannelId.parse(row.channel)
        if row.kind == EVENT or row.message is not None:  # doing these twice changes nothing
            async with self.database.transaction():
                await self.outbox.again(row.id, "was under way at a crash", self.clock.now())
            return
        try:
            since = max(row.created_at, row.due_at) - timedelta(minutes=1)
            platform = self.platforms[channel.platform]
            async with asyncio.timeout(PATIENCE):
                where, _, under = await self._where(row, platform)
                found = await platform.find(where, row.nonce, since, under)
        except UnsureError as error:
            if self.when_unsure == "skip":
                await self._note_dead(row, f"unsure whether it arrived: {error}")
                return
            found = None
        except RefusedError as error:
            await self._note_dead(row, error.reason)
            return
        except RetryError as error:
            await self._note_again(row, RetryError(error.reason, error.after, doubtful=True))
            return
        except Exception as error:
            log.exception("reconciliation-error", cause=row.cause, platform=channel.platform)
            await self._note_again(row, RetryError(type(error).__name__, doubtful=True))
            return
        async with self.database.transaction():
            if found is None:
                await self.outbox.again(row.id, "was not there after a crash", self.clock.now())
            else:
                await self.outbox.sent(row, found)

    async def _note_dead(self, row: OutboxRow, reason: str) -> None:
        async with self.database.transaction():
            await self.outbox.dead(row.id, reason)

    async def _note_again(self, row: OutboxRow, error: RetryError) -> None:
        if row.attempts >= ATTEMPTS:
            await self._note_dead(row, f"given up after {row.attempts} attempts: {error.reason}")
            return
        delay = error.after if error.after is not None else min(5 * 2**row.attempts, 3600)
        due = self.clock.now() + timedelta(seconds=delay)
        note = self.outbox.doubt if error.doubtful else self.outbox.again
        async with self.database.transaction():
            await note(row.id, error.reason, due)
