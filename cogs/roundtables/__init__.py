"""Roundtables: meetings at which residents' questions are put to officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.roundtables.cog import RoundtablesCog
from cogs.roundtables.service import Roundtables
from cogs.roundtables.store import RoundtableStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> RoundtablesCog:
    """Add the service that other features ask, and make the cog."""
    services.roundtables = Roundtables(services.clock, services.outbox, services.spaces, RoundtableStore())
    services.personal.append(services.roundtables)
    return RoundtablesCog(services.roundtables, services.clock)
