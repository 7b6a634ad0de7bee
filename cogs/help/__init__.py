"""`/help`: what a person may do here, read from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.help.cog import HelpCog

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> HelpCog:
    """Make the cog; the registry is whole by the time anybody asks."""
    return HelpCog(lambda: services.registry)
