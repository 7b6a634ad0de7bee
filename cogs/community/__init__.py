"""How a community is set up: its channels, roles, language, time zone and place, and the spaces that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.community.cog import CommunityCog
from cogs.community.service import Located, SetUp

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> CommunityCog:
    """Make the cog; places are asked of the officials' directory, which is there by the time anybody asks."""

    async def locate(typed: str) -> Located:
        return await services.directory.locate(typed)

    return CommunityCog(SetUp(services.spaces, services.clock, services.can_post, locate, services.deliveries))
