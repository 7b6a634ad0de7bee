"""How fast a platform lets us write, and when the next message may go.

A rate of N calls is kept as N places, each taken again no sooner than a window after it was taken last: no window of
the platform's, sliding or fixed, then sees more. A call is planned some time before it may begin, so that what has to
be done before it is done by then, and it counts from the instant at which it really begins. Since calls do not all
travel equally long, a window is taken a little longer than the platform's.
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
    channel, and for changes of messages in one channel. `at_once` is how many calls are on their way or about to begin
    at once: more than may begin in a window, so that what is about to begin leaves room for what is on its way. For
    whoever has none on its way there are some more.
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


@dataclass(eq=False)
class Call:
    """A call's places. `at` is when it began or, before that, when it was to begin by what was known then."""

    at: float
    begun: bool = False
    _before: list[tuple[_Window, Call | None]] = field(default_factory=list)

    def takes(self, window: _Window) -> None:
        """It has the next place in that window."""
        self._before.append((window, window.take(self)))

    def ready(self, now: float) -> float:
        """The instant from which it may begin, by what is known now."""
        return max((window.opens(before, now) for window, before in self._before), default=NEVER_YET)

    def begin(self, now: float) -> None:
        """It begins now."""
        self.at, self.begun = now, True
        self._before.clear()

    def end(self) -> None:
        """Its answer has come; or it was not begun at all, and its places are free."""
        if not self.begun:
            self.begin(NEVER_YET)


@dataclass(eq=False)
class _Window:
    rate: Rate
    calls: deque[Call] = field(default_factory=deque)
    shut_until: float = NEVER_YET

    def ready(self, now: float) -> float:
        """The instant from which the next call may begin."""
        return self.opens(self._last(), now)

    def opens(self, before: Call | None, now: float) -> float:
        """The instant from which the place may be taken that `before` had, None where nobody had it."""
        if before is None:
            return self.shut_until
        began = before.at if before.begun else max(before.at, now)
        return max(began + self.rate.seconds * (1 + MARGIN), self.shut_until)

    def take(self, call: Call) -> Call | None:
        """Give the next place to a call; returns the one that had it before."""
        before = self._last()
        self.calls.append(call)
        while len(self.calls) > self.rate.calls:
            self.calls.popleft()
        return None if before is call else before

    def _last(self) -> Call | None:
        """The call that had the next place before, None where nobody had it."""
        return self.calls[-self.rate.calls] if len(self.calls) >= self.rate.calls else None

    def passed(self, now: float) -> bool:
        return all(call.begun and self.opens(call, now) <= now for call in self.calls) and self.shut_until <= now


UNLIMITED = Rate(1, 0.0)


class Pace:
    """When calls to one platform may begin, in seconds of `now`."""

    def __init__(self, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        self.limits, self.now = limits, now
        self._overall = _Window(limits.overall or UNLIMITED)
        self._edits = _Window(limits.edits or UNLIMITED)
        self._channels: dict[tuple[str, bool], _Window] = {}

    def share(self, among: int) -> None:
        """Keep to an equal share of what all calls together may be: so many processes make them."""
        for window, rate in ((self._overall, self.limits.overall), (self._edits, self.limits.edits)):
            if rate is not None:
                window.rate = Rate(max(rate.calls // among, 1), rate.seconds)

    def anything(self) -> float:
        """From when on anything may begin."""
        return self._overall.ready(self.now())

    def ready(self, channel: str, *, edit: bool) -> float:
        """From when on this may begin, were it not for the overall limit."""
        now = self.now()
        windows = [self._channels.get((channel, edit)), self._edits if edit else None]
        return max([w.ready(now) for w in windows if w is not None], default=NEVER_YET)

    def plan(self, channel: str, *, edit: bool, calls: int = 1) -> Call:
        """Give a call its places, to begin later; it takes so many calls in all, of which one is in the channel."""
        call = Call(max(self.now(), self.anything(), self.ready(channel, edit=edit)))
        for _ in range(calls):
            call.takes(self._overall)
        if edit:
            call.takes(self._edits)
        call.takes(self._channel(channel, edit))
        return call

    def begin(self, channel: str, *, edit: bool, calls: int = 1) -> None:
        """A call that was not planned begins now."""
        self.plan(channel, edit=edit, calls=calls).begin(self.now())

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
