"""The text channels of the loopback Discord: they keep what is posted, and tell of it as Discord's history does."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from discord.utils import DISCORD_EPOCH

from bot.core.pacing import Rate

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITS = Rate(5, 5.0)
"""What Discord lets a bot edit in one channel, as its `X-RateLimit` headers say."""
_PAGE = 50


@dataclass
class Rooms:
    """Channels and threads by id.

    `edits` is how often a message may be changed in one of them. `ahead` is by how many seconds the time there is
    ahead of the machine's; a message sets `came`.

    Nonces are not compared: Discord does that for some minutes only ("Create Message"), so a post has to be found
    again without.
    """

    author: Mapping[str, Any]
    ahead: float = 0.0
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    came: asyncio.Event = field(default_factory=asyncio.Event)
    refused: int = 0
    threads: set[str] = field(default_factory=set)
    edits: Rate = EDITS
    _edits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def posted(self, channel: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """Keep a message; returns it as the answer to the call, which alone tells the nonce."""
        assert body.get("enforce_nonce"), "a post that nobody would know again"
        message = {
            "id": self._snowflake(), "channel_id": channel, "type": 0, "author": self.author, "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "mentions": [],
            "mention_everyone": False, "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
            "flags": body.get("flags", 0), "components": _numbered(body.get("components") or []),
        }  # fmt: skip
        self.messages[channel].append(message)
        self.came.set()
        return {**message, "nonce": body["nonce"]}

    def edited(self, channel: str, message_id: str, body: Mapping[str, Any]) -> dict[str, Any] | None:
        """Have a message say something else; None, and one more refused, where that is too often for the channel."""
        now = time.monotonic()
        lately = self._edits[channel] = [at for at in self._edits[channel] if now - at < self.edits.seconds]
        if len(lately) >= self.edits.calls:
            self.refused += 1
            return None
        lately.append(now)
        message = next(m for m in self.messages[channel] if m["id"] == message_id)
        message["components"] = _numbered(body.get("components") or [])
        self.came.set()
        return message

    def thread_begun(self, message_id: str) -> bool:
        """Begin a thread below a message, which has the message's id; False where there is one."""
        there = message_id in self.threads
        self.threads.add(message_id)
        return not there

    def history(self, channel: str, query: Mapping[str, str]) -> list[dict[str, Any]]:
        """A page of a channel after some message, newest first ("Get Channel Messages")."""
        after = int(query.get("after", 0))
        later = [m for m in self.messages[channel] if int(m["id"]) > after]
        return later[: int(query.get("limit", _PAGE))][::-1]

    def _snowflake(self) -> str:
        """An id that tells the time, and grows."""
        now = int((time.time() + self.ahead) * 1000) - DISCORD_EPOCH
        return str((now << 22) + next(self._numbers) % (1 << 22))


def _numbered(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Discord numbers from 1 upwards what the bot did not number ("Component", `id`)."""
    numbers = itertools.count(1)

    def one(given: dict[str, Any]) -> dict[str, Any]:
        made = {"id": next(numbers), **given}
        for key in ("components", "accessory"):
            if key in given:
                inner = given[key]
                made[key] = [one(c) for c in inner] if isinstance(inner, list) else one(inner)
        return made

    return [one(c) for c in components]
