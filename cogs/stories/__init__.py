"""Stories: what local news, city pages and calendars say, read from their sources and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.stories.cog import StoriesCog
from cogs.stories.opening import Opener
from cogs.stories.polling import Poller
from cogs.stories.service import Stories
from cogs.stories.store import StoryStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> StoriesCog:
    """Add the service that other features ask, and make the cog."""
    store = StoryStore()
    opener = Opener(services.fetch, services.config / "sample")
    poller = Poller(
        services.clock, services.transaction, services.outbox, services.spaces, services.roundtables, store, opener
    )
    services.stories = Stories(services.clock, store, opener, poller)
    services.personal.append(services.stories)
    return StoriesCog(services.stories)
