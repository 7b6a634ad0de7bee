"""How fast a platform lets us write, and when the next message may go.

A rate is kept over a sliding window, which holds under a platform's fixed windows too. Windows count from the
instant a call begins; since calls do not all travel equally long, each is taken a little longer than the platform's.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MARGIN = 0.02
"""By how much of itself a window is taken longer than the platform's."""

NEVER_YET = float("-inf")
KEPT = 10_000
"""Channels whose windows are kept in mind before those that have passed are dropped."""


@dataclass(frozen=True)
class Rate:
    """At most so many calls in any so many seconds."""

    calls: int
    seconds: float


@dataclass(frozen=True)
class Limits:
    """What a platform allows a bot; None where nothing is known to be limited.

    `overall` is for all calls together, `edits` for changes of messages together, `channel` for new messages in one
    channel, and for changes of messages in one channel. `at_once` is how many calls are on their way at once.
    """

    overall: Rate | None = None
    edits: Rate | None = None
    channel: Rate | None = None
    at_once: int = 16

    def scaled(self, by: float) -> Limits:
        """The same on a time scale of its own: tests let a tenth of the time pass."""

        def one(rate: Rate | None) -> Rate | None:
            return rate and Rate(rate.calls, rate.seconds * by)

        return Limits(one(self.overall), one(self.edits), one(self.channel), self.at_once)


@dataclass
class Call:
    """A call that counts from the instant `at`, which may be put off until it really begins."""

    at: float


@dataclass
class _Window:
    rate: Rate
    begun: deque[Call] = field(default_factory=deque)
    shut_until: float = NEVER_YET

    def ready(self) -> float:
        """The instant from which the next call may begin."""
        full = len(self.begun) >= self.rate.calls
        opens = self.begun[-self.rate.calls].at + self.rate.seconds * (1 + MARGIN) if full else NEVER_YET
        return max(opens, self.shut_until)

    def begin(self, call: Call) -> None:
        self.begun.append(call)
        while len(self.begun) > self.rate.calls:
            self.begun.popleft()

    def passed(self, now: float) -> bool:
        return self.shut_until <= now and (
            not self.begun or self.begun[-1].at + self.rate.seconds * (1 + MARGIN) <= now
        )


UNLIMITED = Rate(1, 0.0)


class Pace:
    """When calls to one platform may begin, in seconds of `now`."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self.limits, self.now = limits, now
        self._overall = _Window(limits.overall or UNLIMITED)
        self._edits = _Window(limits.edits or UNLIMITED)
        self._channels: dict[tuple[str, bool], _Window] = {}

    def anything(self) -> float:
        """From when on anything may begin."""
        return self._overall.ready()

    def ready(self, channel: str, *, edit: bool) -> float:
        """From when on this may begin, were it not for the overall limit."""
        windows = [self._channels.get((channel, edit)), self._edits if edit else None]
        return max([w.ready() for w in windows if w is not None], default=NEVER_YET)

    def begin(self, channel: str, *, edit: bool, calls: int = 1) -> Call:
        """It begins now; it takes so many calls in all, of which one is in the channel."""
        call = Call(self.now())
        for _ in range(calls):
            self._overall.begin(call)
        if edit:
            self._edits.begin(call)
        self._channel(channel, edit).begin(call)
        return call

    def pause(self, channel: str | None, seconds: float, *, edit: bool) -> None:
        """The platform said to wait: in this channel, or with None everywhere."""
        until = self.now() + seconds
        window = self._channel(channel, edit) if channel is not None else self._edits if edit else self._overall
        window.shut_until = max(window.shut_until, until)

    def _channel(self, channel: str, edit: bool) -> _Window:  # noqa: FBT001 -- half of a key
        if len(self._channels) > KEPT:
            now = self.now()
            self._channels = {key: w for key, w in self._channels.items() if not w.passed(now)}
        return self._channels.setdefault((channel, edit), _Window(self.limits.channel or UNLIMITED))
