"""`/deliveries`: what the bot sent where, what waits and what could not be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.deliveries.cog import DeliveriesCog
from cogs.deliveries.service import Log

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> DeliveriesCog:
    """Make the cog over the log that delivery keeps."""
    return DeliveriesCog(Log(services.deliveries, services.titles), services.transaction)
