"""The bot under test, whatever platform it is on: built, restarted and stopped around one scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.permissions import Role
from tests.clock import SetClock
from tests.conformance.chat import PURPOSE_CHANNELS, Chat

Build = Callable[[Mapping[str, str], SetClock], Any]
"""From settings as environment variables to an app that is built, not opened."""


@dataclass
class World:
    """One database and clock, and the app that is running on them.

    Args:
        folder: where data is kept; it outlives restarts.
        build: makes an app; `bot.app.build` in scenarios.
    """

    folder: Path
    build: Build
    clock: SetClock = field(default_factory=SetClock)
    app: Any = None

    async def start(self, chat: Chat) -> None:
        """Build the app, set its space up, connect it."""
        await self._build(chat)
        await self._set_up(chat)
        await chat.connect(self.app)

    async def restart(self, chat: Chat) -> None:
        """End this process's app and start another on the same data."""
        await self.stop(chat)
        await self._build(chat)
        await chat.connect(self.app)
        await self.app.delivery.reconcile(at_start=True)

    async def stop(self, chat: Chat) -> None:
        """End the app as a process that is told to."""
        await chat.disconnect()
        await self.app.close()

    async def deliver(self) -> None:
        """Send everything that is due."""
        while await self.app.delivery.deliver():
            pass

    async def run_job(self, name: str) -> None:
        """Run one of the scheduler's jobs now, then deliver."""
        await self.app.registry.jobs[name].handler()
        await self.deliver()

    async def _build(self, chat: Chat) -> None:
        environment = {
            "ROUNDTABLE_DATA": str(self.folder),
            "ROUNDTABLE_SAMPLES": "0",
            "ROUNDTABLE_ALLOW_PRIVATE_ADDRESSES": "1",  # scenarios serve feeds on loopback
            **chat.environment(),
        }
        self.app = self.build(environment, self.clock)
        await self.app.open()

    async def _set_up(self, chat: Chat) -> None:
        spaces = self.app.services.spaces
        space = SpaceId.parse(chat.space())
        async with self.app.services.transaction():
            community = await spaces.community_of(space)
            await spaces.describe(
                community.id, name="Hartford", locale="en", zone="America/New_York", place="Hartford, CT"
            )
            for purpose in PURPOSE_CHANNELS:
                await spaces.set_channel(space, purpose, ChannelId.parse(chat.channel_id(purpose)))
            for role in (Role.MODERATOR, Role.ORGANISER):
                grants = tuple(GrantId.parse(g) for g in chat.grants(role.value))
                await spaces.set_grants(space, role, grants)
