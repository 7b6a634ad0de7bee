"""How a community is set up: its channels, roles, language, time zone and place, and the spaces that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.community.cog import CommunityCog
from cogs.community.service import Located, SetUp

if TYPE_CHECKING:
    from bot.core.request import Community
    from cogs.wiring import Services


def setup(services: Services) -> CommunityCog:
    """Make the cog; the officials' directory and the roundtables are there by the time anybody asks or joins."""

    async def locate(typed: str) -> Located:
        return await services.directory.locate(typed)

    async def joined(community: Community) -> None:
        await services.roundtables.put_events(community)

    return CommunityCog(SetUp(services.spaces, services.clock, services.can_post, locate, services.deliveries, joined))
