"""A platform in this process that allows what the real ones publish, and answers "too many" to what is above it."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core.pacing import Limits, Rate
from bot.core.platform import RetryError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.ids import ChannelId
    from bot.core.request import Community
    from bot.core.ui import Reply


@dataclass
class _Window:
    """So many calls from the first one on, until the window ends; the next call after that begins another."""

    rate: Rate
    began: float = float("-inf")
    calls: int = 0

    def left(self, now: float) -> float:
        """0 where the call is allowed, else seconds until one is."""
        ends = self.began + self.rate.seconds
        return max(ends - now, 0.0) if self.calls >= self.rate.calls else 0.0

    def count(self, now: float) -> None:
        if now >= self.began + self.rate.seconds:
            self.began, self.calls = now, 0
        self.calls += 1


@dataclass
class Enforcing:
    """The far side of one token: `enforced` holds whatever the adapter believes of it (`limits`).

    The way there and the way back take a quarter to a half of `latency` (seconds) each. A message is counted at the
    instant at which it arrives there, whatever this process is busy with then.
    """

    name: str
    limits: Limits
    enforced: Limits
    latency: float = 0.01
    times: list[float] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    refused: int = 0

    def __post_init__(self) -> None:
        self._overall = _Window(self.enforced.overall) if self.enforced.overall else None
        self._came, self._ways = asyncio.Event(), random.Random(1)
        each = self.enforced.channel
        self._channels: defaultdict[str, _Window] | None = defaultdict(lambda: _Window(each)) if each else None

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Take a message; raises RetryError where it is one too many."""
        there, back = (self._ways.uniform(self.latency / 4, self.latency / 2) for _ in range(2))
        arrives = time.monotonic() + there
        await asyncio.sleep(there)
        self._take(channel, nonce, arrives)
        await asyncio.sleep(arrives + back - time.monotonic())
        return nonce

    def _take(self, channel: ChannelId, nonce: str, arrives: float) -> None:
        windows = [w for w in (self._overall, self._channels and self._channels[str(channel)]) if w]
        wait = max((window.left(arrives) for window in windows), default=0.0)
        if wait:
            self.refused += 1
            raise RetryError("rate limit", wait, everywhere=bool(self._overall and self._overall.left(arrives)))
        for window in windows:
            window.count(arrives)
        self.times.append(arrives)
        self.seen.add(nonce)
        self._came.set()

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """The message with this nonce."""
        return nonce if nonce in self.seen else None

    async def until(self, messages: int) -> None:
        """Return once so many have arrived."""
        while len(self.times) < messages:
            self._came.clear()
            await self._came.wait()

    def share(self) -> float:
        """How much of what is allowed in all was used: the shortest time for so many messages, by the time taken."""
        rate = self.enforced.overall
        assert rate is not None
        windows = (len(self.times) - 1) // rate.calls
        return windows * rate.seconds / (self.times[-1] - self.times[0])
