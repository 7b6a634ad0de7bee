"""Whose turn it is: rows that are to be sent stand in lanes, and lanes take turns by community.

A lane is one channel's new messages, or its changes of messages: what is in it goes out in order, one at a time, no
faster than the channel takes it. Among the lanes that may go on, communities have their turn one after another, so
that ten thousand messages of one community wait behind one message of another.
"""

from __future__ import annotations

import heapq
import itertools
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.core.pacing import Call, Pace
from bot.storage.outbox import EVENT, OutboxRow

Key: TypeAlias = tuple[int, str, bool]


@dataclass
class _Lane:
    key: Key
    rows: deque[OutboxRow] = field(default_factory=deque)
    call: Call | None = None


class Turns:
    """The rows of one platform that this process has claimed."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._lanes: dict[Key, _Lane] = {}
        self._ready: OrderedDict[int, deque[_Lane]] = OrderedDict()
        self._later: list[tuple[float, int, _Lane]] = []
        self._numbers = itertools.count()
        self._held: dict[int, int] = {}

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

    def next(self) -> OutboxRow | None:
        """The row whose turn it is, None where none may go yet. Its lane waits until it is `done`."""
        now = self.pace.now()
        if self.pace.anything() > now:
            return None
        while self._later and self._later[0][0] <= now:
            lane = heapq.heappop(self._later)[2]
            self._ready.setdefault(lane.key[0], deque()).append(lane)
        while self._ready:
            lane = self._first()
            if self.pace.ready(lane.key[1], edit=lane.key[2]) <= now:
                lane.call = self.pace.begin(lane.key[1], edit=lane.key[2], calls=_calls(lane.rows[0]))
                return lane.rows[0]
            self._wait(lane)
        return None

    def begins(self, row: OutboxRow) -> None:
        """The row goes out only now: its turn was written down first, and the platform counts from here."""
        call = self._lanes[_key(row)].call
        if call is not None:
            call.at = self.pace.now()

    def done(self, row: OutboxRow) -> None:
        """The row is out of the way, sent or not: its lane goes on."""
        lane = self._lanes[_key(row)]
        lane.rows.popleft()
        self._held[row.community_id] -= 1
        if not self._held[row.community_id]:
            del self._held[row.community_id]
        if lane.rows:
            self._wait(lane)
        else:
            del self._lanes[lane.key]

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

    def _first(self) -> _Lane:
        """The next lane of the community whose turn it is, which then is the last to have one."""
        community, lanes = self._ready.popitem(last=False)
        lane = lanes.popleft()
        if lanes:
            self._ready[community] = lanes
        return lane

    def _wait(self, lane: _Lane) -> None:
        at = self.pace.ready(lane.key[1], edit=lane.key[2])
        heapq.heappush(self._later, (at, next(self._numbers), lane))


def _key(row: OutboxRow) -> Key:
    return row.community_id, row.channel, row.message is not None and row.kind != EVENT


def _calls(row: OutboxRow) -> int:
    """How many calls a row takes: a thread is begun, a private channel opened, a calendar looked at first."""
    return 1 if row.under is None and ":@" not in row.channel and row.kind != EVENT else 2
