"""Announcements: what a moderator wants to be said at a certain time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.announcements.cog import AnnouncementsCog
from cogs.announcements.service import Announcements
from cogs.announcements.store import AnnouncementStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AnnouncementsCog:
    """Add the service and make the cog."""
    store = AnnouncementStore()
    services.announcements = Announcements(services.clock, services.outbox, services.can_post, store)
    services.personal.append(services.announcements)
    return AnnouncementsCog(services.announcements, services.transaction)
