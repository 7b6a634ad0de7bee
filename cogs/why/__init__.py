"""`/why`: what happened to a story, a question or whatever else a feature can explain, and by which rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.why.cog import WhyCog
from cogs.why.service import Why

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> WhyCog:
    """Make the cog; features add themselves to `services.explained` in their own setup, before or after."""
    return WhyCog(Why(services.explained))
