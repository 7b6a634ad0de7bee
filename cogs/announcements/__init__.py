"""Announcements that moderators write and schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.announcements.cog import AnnouncementsCog
from cogs.announcements.service import Announcements
from cogs.announcements.store import AnnouncementStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AnnouncementsCog:
    """Add the service and make the cog."""
    services.announcements = Announcements(services.clock, services.outbox, AnnouncementStore())
    return AnnouncementsCog(services.announcements, services.transaction, services.can_post)
