"""What is kept about a person: shown, exported, erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.privacy.cog import PrivacyCog
from cogs.privacy.service import Privacy

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> PrivacyCog:
    """Make the cog over every service that keeps rows about a person."""
    services.personal += [services.people, services.outbox]
    privacy = Privacy(services.clock, services.people, services.personal, services.waiting, services.addresses_kept)
    return PrivacyCog(privacy, services.spaces, services.transaction)
