"""Announcements: what moderators want to be said, at a certain time or again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.announcements.cog import AnnouncementsCog
from cogs.announcements.outlets import Outlets
from cogs.announcements.sending import Sending
from cogs.announcements.service import Announcements
from cogs.announcements.store import AnnouncementStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AnnouncementsCog:
    """Add the service and make the cog."""
    store, outlets = AnnouncementStore(), Outlets(services.spaces, services.can_post, services.places)
    services.announcements = Announcements(services.clock, services.outbox, outlets, store)
    sending = Sending(services.clock, services.outbox, services.spaces, outlets, services.announcements, store)
    services.personal.append(services.announcements)
    services.waiting.append(services.announcements)
    causes = ("announcement", "announcement-missed", "announcement-outlets-gone")
    services.titles |= dict.fromkeys(causes, services.announcements.title)
    return AnnouncementsCog(
        services.announcements, sending, outlets, services.people, services.clock, services.transaction
    )
