"""Stories: what local news, city pages and calendars say, read from their sources and announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.stories.cog import StoriesCog
from cogs.stories.desk import Desk
from cogs.stories.editing import Editing
from cogs.stories.explaining import StoryReasons
from cogs.stories.newsroom import Newsroom
from cogs.stories.opening import Opener
from cogs.stories.polling import Poller
from cogs.stories.service import Stories
from cogs.stories.store import StoryStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> StoriesCog:
    """Add the service that other features ask, and make the cog."""
    clock, outbox, store = services.clock, services.outbox, StoryStore()
    opener = Opener(services.fetch, services.config / "sample")
    newsroom = Newsroom(clock, outbox, services.spaces, store)
    poller = Poller(clock, services.transaction, outbox, services.spaces, services.roundtables, store, opener, newsroom)
    editing = Editing(store, newsroom, services.can_post, services.places)
    services.stories = Stories(clock, store, opener, poller, editing)
    services.personal.append(services.stories)
    services.waiting.append(services.stories)
    services.explained.append(StoryReasons(store))
    services.titles |= dict.fromkeys(("story", "story-review"), services.stories.title)
    return StoriesCog(services.stories, services.people, Desk(clock, outbox, store, newsroom))
