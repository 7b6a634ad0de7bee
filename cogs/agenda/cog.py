"""`/agenda`."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.cog import Cog


@dataclass
class AgendaCog(Cog):
    """Builds, shows and publishes agendas."""
