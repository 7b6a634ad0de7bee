"""The loopback Discord's calendar: a server's scheduled events, as Discord keeps them and gives them back."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEDULED = 1


@dataclass
class Calendar:
    """The events of one server, all of which one bot made; nobody hears that the next `lost` changes were made."""

    guild: str
    creator: str
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    lost: int = 0
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(7000))

    def made(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A new event."""
        number = str(next(self._numbers))
        self.events[number] = {
            "id": number, "guild_id": self.guild, "creator_id": self.creator, "channel_id": None, "entity_id": None,
            "status": _SCHEDULED, **body,
        }  # fmt: skip
        return self.events[number]

    def changed(self, number: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """An event that says something else from now on."""
        self.events[number] |= body
        return self.events[number]
