"""Gathers what every feature keeps about a person, and has it erased.

A feature whose tables name a person's pseudonym must bring a service that is `PersonalRows` and add it to
`services.personal` in its setup; a test compares the tables with what is added.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.core.ports import Clock


class PersonalRows(Protocol):
    """A feature's answer to: what do you keep about me, and can it go?"""

    @property
    def personal(self) -> tuple[str, ...]:
        """The tables it answers for. The first names its message, `privacy-rows-<table>s`."""

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """Everything kept of the person, a mapping a row, of values that JSON holds."""

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Leave nothing that leads to the person. With `keep_text` their words may stay as a resident's."""


@dataclass(frozen=True)
class Kept:
    """How many rows of one kind are kept about a person."""

    kind: str
    count: int


@dataclass
class Privacy:
    """What is kept about one person in one community."""

    clock: Clock
    holders: Sequence[PersonalRows]

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

    async def _rows(self, community_id: int, pseudonym: str) -> dict[str, list[dict[str, Any]]]:
        return {f"{h.personal[0]}s": await h.export(community_id, pseudonym) for h in self.holders}
