"""What is kept about a person: shown, exported, erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.privacy.cog import PrivacyCog
from cogs.privacy.service import Privacy

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> PrivacyCog:
    """Make the cog over every service that keeps rows about a person."""
    services.personal.append(services.people)
    return PrivacyCog(Privacy(services.clock, services.personal))
