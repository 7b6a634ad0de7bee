"""Finds channels and threads by the links that people paste, through whichever platform is connected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import UserError

if TYPE_CHECKING:
    from bot.core.ids import ChannelId, SpaceId
    from bot.delivery import Delivery

SHOWN = 100
"""Characters of what was no link that are said back."""


@dataclass
class Linked:
    """The `Places` port, over the platforms that are delivered to."""

    delivery: Delivery

    async def read(self, space: SpaceId, said: str) -> ChannelId:
        """The channel or thread of the space that a link leads to; raises UserError where it is none."""
        platform = self.delivery.platforms.get(space.platform)
        found = await platform.place(space, said) if platform is not None else None
        if found is None:
            raise UserError("place-unknown", given=said[:SHOWN])
        return found

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """A link that leads there; the bare id while its platform is not connected."""
        platform = self.delivery.platforms.get(space.platform)
        return await platform.link(space, channel) if platform is not None else channel.value
