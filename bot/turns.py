"""Whose turn it is: rows that are to be sent stand in lanes, and lanes take turns by community.

A lane is one channel's new messages, or its changes of messages: what is in it goes out in order, one at a time, no
faster than the channel takes it. A turn is given out some time before it comes. Among the lanes that may go on,
communities have their turn one after another, so that ten thousand messages of one community wait behind one message of
another.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import Counter, OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.core.pacing import Call, Pace
from bot.core.platform import RetryError
from bot.storage.outbox import EVENT, OutboxRow

LATE = 2.0
"""Seconds that a message waits for its turn at most once it has been given out: put off for longer, as by a platform
that says to wait, it is tried again."""

Key: TypeAlias = tuple[int, str, bool]


@dataclass
class _Lane:
    key: Key
    rows: deque[OutboxRow] = field(default_factory=deque)


class Turns:
    """The rows of one platform that this process has claimed."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._lanes: dict[Key, _Lane] = {}
        self._ready: OrderedDict[int, deque[_Lane]] = OrderedDict()
        self._later: list[tuple[float, int, _Lane]] = []
        self._numbers = itertools.count()
        self._held: dict[int, int] = {}
        self._under_way: Counter[int] = Counter()
        self._planned: dict[int, Call] = {}

    def __len__(self) -> int:
        return sum(self._held.values())

    def crowded(self, most: int) -> list[int]:
        """The communities that have this many rows here, or more."""
        return [community for community, held in self._held.items() if held >= most]

    def add(self, rows: Iterable[OutboxRow]) -> None:
        """Let rows take their place at the end of their lanes."""
        for row in rows:
            key = _key(row)
            lane = self._lanes.get(key)
            if lane is None:
                lane = self._lanes[key] = _Lane(key)
                self._wait(lane)
            lane.rows.append(row)
            self._held[row.community_id] = self._held.get(row.community_id, 0) + 1

    def next(self, ahead: float = 0.0, *, idle: bool = False) -> OutboxRow | None:
        """The row whose turn comes within so many seconds, None where none does. Its lane waits until it is `done`.

        With `idle`, one of a community that has nothing under way.
        """
        until = self.pace.now() + ahead
        if self.pace.anything() > until:
            return None
        while self._later and self._later[0][0] <= until:
            opened = heapq.heappop(self._later)[2]
            self._ready.setdefault(opened.key[0], deque()).append(opened)
        while (lane := self._first(idle=idle)) is not None:
            if self.pace.ready(lane.key[1], edit=lane.key[2]) <= until:
                row = lane.rows[0]
                self._under_way[row.community_id] += 1
                self._planned[row.id] = self.pace.plan(lane.key[1], edit=lane.key[2], calls=_calls(row))
                return row
            self._wait(lane)
        return None

    async def comes(self, row: OutboxRow) -> None:
        """Return when the row's turn has come; the platform counts from then on.

        Raises RetryError where the turn was put off.
        """
        call = self._planned[row.id]
        while (wait := call.ready(now := self.pace.now()) - now) > 0:
            if wait > LATE:
                msg = "waited for the platform"
                raise RetryError(msg, wait)
            await asyncio.sleep(wait)
        call.begin(now)

    def leave(self, row: OutboxRow) -> list[int]:
        """Let go of what stands behind a row whose turn it is, not to overtake it; returns the ids."""
        lane = self._lanes[_key(row)]
        behind = [lane.rows.pop().id for _ in range(len(lane.rows) - 1)]
        self._held[row.community_id] -= len(behind)
        return behind

    def done(self, row: OutboxRow) -> None:
        """The row is out of the way, sent or not: its lane goes on."""
        lane = self._lanes[_key(row)]
        self._ended(row)
        lane.rows.popleft()
        self._held[row.community_id] -= 1
        if not self._held[row.community_id]:
            del self._held[row.community_id]
        if lane.rows:
            self._wait(lane)
        else:
            del self._lanes[lane.key]

    def back(self, row: OutboxRow) -> None:
        """The row does not take its turn: it is the first of its lane as before."""
        self._ended(row)
        self._wait(self._lanes[_key(row)])

    def pause(self, row: OutboxRow | None, seconds: float, *, edit: bool) -> None:
        """The platform said to wait: where the row goes, or with None everywhere."""
        self.pace.pause(_key(row)[1] if row is not None else None, seconds, edit=edit)

    def opens(self) -> float | None:
        """The instant at which a row may go, in seconds of the pace; None where none is here that waits."""
        if self._ready:
            return self.pace.anything()
        return max(self._later[0][0], self.pace.anything()) if self._later else None

    def waiting(self) -> list[int]:
        """The ids of all rows whose turn did not come."""
        lanes = [lane for ready in self._ready.values() for lane in ready] + [lane for _, _, lane in self._later]
        free = {id(lane) for lane in lanes}
        return [row.id for lane in self._lanes.values() for row in list(lane.rows)[0 if id(lane) in free else 1 :]]

    def _ended(self, row: OutboxRow) -> None:
        self._planned.pop(row.id).end()
        self._under_way[row.community_id] -= 1

    def _first(self, *, idle: bool) -> _Lane | None:
        """The next lane of the community whose turn it is, which then is the last to have one."""
        community = next((c for c in self._ready if not (idle and self._under_way[c])), None)
        if community is None:
            return None
        lanes = self._ready.pop(community)
        lane = lanes.popleft()
        if lanes:
            self._ready[community] = lanes
        return lane

    def _wait(self, lane: _Lane) -> None:
        at = self.pace.ready(lane.key[1], edit=lane.key[2])
        heapq.heappush(self._later, (at, next(self._numbers), lane))


def _key(row: OutboxRow) -> Key:
    """A thread is in its channel's lane: the platform counts what goes to either as the channel's."""
    return row.community_id, row.channel.partition("/")[0], row.message is not None and row.kind != EVENT


def _calls(row: OutboxRow) -> int:
    """How many calls a row takes: a thread or calendar is looked at first, a thread begun, a private channel opened."""
    more = row.under is not None or ":@" in row.channel or "/" in row.channel or row.kind == EVENT
    return 2 if more else 1
