"""Gathers what every feature keeps about a person, and has it erased.

A feature whose tables name a person's pseudonym must bring a service that is `PersonalRows` and add it to
`services.personal` in its setup; a test compares the tables with what is added.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from bot.storage.base import for_good

if TYPE_CHECKING:
    from bot.core.ports import Clock, People

_AT_ONCE = 1000
"""People forgotten in one statement; databases limit how many values one names."""


class PersonalRows(Protocol):
    """A feature's answer to: what do you keep about me, and can it go?"""

    @property
    def personal(self) -> tuple[str, ...]:
        """The tables it answers for. The first names its message, `privacy-rows-<table>s`."""

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """Everything kept of the person, a mapping a row, of values that JSON holds."""

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Leave nothing that leads to the person. With `keep_text` their words may stay as a resident's."""


class Waiting(Protocol):
    """A feature's answer to: whom must we still be able to reach?

    A feature that has people remembered (`services.people.remember`) brings a service that is this, and adds it to
    `services.waiting` in its setup; a test compares the two.
    """

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """The pseudonyms of those with whom a matter is open, or was until `since` or later."""


@dataclass(frozen=True)
class Kept:
    """How many rows of one kind are kept about a person."""

    kind: str
    count: int


@dataclass
class Privacy:
    """What is kept about one person in one community, and for how long."""

    clock: Clock
    people: People
    holders: Sequence[PersonalRows]
    waiting: Sequence[Waiting]
    addresses_kept: timedelta

    async def kept(self, community_id: int, pseudonym: str) -> list[Kept]:
        """The number of rows by kind, every kind named."""
        return [Kept(kind, len(rows)) for kind, rows in (await self._rows(community_id, pseudonym)).items()]

    async def export(self, community_id: int, pseudonym: str) -> bytes:
        """All of it as an indented JSON file in UTF-8."""
        rows = await self._rows(community_id, pseudonym)
        data = {"exported_at": self.clock.now().isoformat(), "code": pseudonym, **rows}
        return json.dumps(data, ensure_ascii=False, indent=2).encode()

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Erase the person from every feature's rows."""
        for holder in self.holders:
            await holder.erase(community_id, pseudonym, keep_text=keep_text)
        for_good()

    async def forget_addresses(self, community_id: int) -> int:
        """Drop how to reach those with whom nothing is open, a set time after the last of it; returns how many."""
        before = self.clock.now() - self.addresses_kept
        waiting = {person for feature in self.waiting for person in await feature.to_reach(community_id, before)}
        gone = [person for person in await self.people.known(community_id, before) if person not in waiting]
        for n in range(0, len(gone), _AT_ONCE):
            await self.people.forget(community_id, gone[n : n + _AT_ONCE])
        return len(gone)

    async def _rows(self, community_id: int, pseudonym: str) -> dict[str, list[dict[str, Any]]]:
        return {f"{h.personal[0]}s": await h.export(community_id, pseudonym) for h in self.holders}
