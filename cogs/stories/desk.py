"""The moderators' desk: stories that wait, and what becomes of them. Of two moderators at once, one decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ui import Text
from cogs.stories import reviewing
from cogs.stories.store import POSTED, SKIPPED, WAITING
from cogs.stories.story import Story
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Clock, Outbox
    from cogs.stories.newsroom import Newsroom
    from cogs.stories.store import SourceRow, StoryRow, StoryStore

PAGE = 5


@dataclass(frozen=True)
class Waiting:
    """One page of what waits for a moderator."""

    stories: Sequence[Story]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Approved:
    """A story that was let through: in how many channels it is posted, and when, where not at once."""

    story: Story
    channels: int
    due_at: datetime | None


@dataclass
class Desk:
    """Lists what waits, approves, edits and skips; `by` is the moderator's pseudonym."""

    clock: Clock
    outbox: Outbox
    store: StoryStore
    newsroom: Newsroom

    async def waiting(self, community_id: int, page: int = 1) -> Waiting:
        """What waits, the latest first; a page out of range becomes the nearest."""
        total = await self.store.count_waiting(community_id)
        pages = max(1, -(-total // PAGE))
        page = min(max(1, page), pages)
        found = await self.store.waiting(community_id, (page - 1) * PAGE, PAGE)
        stories = [Story.of(r, s, await self.store.joined(community_id, r.id)) for r, s in found]
        return Waiting(stories, total, page, pages)

    async def one(self, community_id: int, story_id: int) -> Story:
        """A story that still waits. Raises StaleError where it was decided, NotFoundError where it is gone."""
        row, source = await self._found(community_id, story_id)
        if row.state != WAITING:
            raise _before(row)
        return Story.of(row, source)

    async def approve(self, community_id: int, story_id: int, by: str) -> Approved:
        """Post a story as it is. Raises StaleError where somebody decided before."""
        row, source = await self._decided(community_id, story_id, POSTED, by, reason="approved")
        return await self._publish(row, source, "approved")

    async def edit(self, community_id: int, story_id: int, by: str, title: str, summary: str) -> Approved:
        """Post a story in a moderator's words. Raises StaleError where somebody decided before."""
        headline = one_line(title, 500)
        if not headline:
            raise UserError("field-required", field="title")
        row, source = await self._decided(community_id, story_id, POSTED, by, reason="edited")
        row.title, row.summary, row.edited = headline, one_line(summary, 500), True
        return await self._publish(row, source, "edited")

    async def skip(self, community_id: int, story_id: int, by: str) -> Story:
        """Post it nowhere. Raises StaleError where somebody decided before."""
        row, source = await self._decided(community_id, story_id, SKIPPED, by, reason="skipped")
        return await self._close(row, source, "skipped")

    async def _publish(self, row: StoryRow, source: SourceRow, how: str) -> Approved:
        await self.newsroom.publish(source, row)
        story = await self._close(row, source, how)
        return Approved(story, len(row.posted_to), row.due_at)

    async def _close(self, row: StoryRow, source: SourceRow, how: str) -> Story:
        """Take the buttons off the moderators' card."""
        story = Story.of(row, source, await self.store.joined(row.community_id, row.id))
        locale = (await self.newsroom.community(row.community_id)).locale
        await self.outbox.revise(row.community_id, reviewing.cause(row.id), reviewing.decided(story, how, locale))
        return story

    async def _decided(
        self, community_id: int, story_id: int, state: str, by: str, **values: Any
    ) -> tuple[StoryRow, SourceRow]:
        await self.store.lock(community_id)
        now = self.clock.now()
        if not await self.store.decide(community_id, story_id, state, decided_by=by, decided_at=now, **values):
            raise _before((await self._found(community_id, story_id))[0])
        return await self._found(community_id, story_id)

    async def _found(self, community_id: int, story_id: int) -> tuple[StoryRow, SourceRow]:
        found = await self.store.story(community_id, story_id)
        if found is None:
            raise NotFoundError("stories-gone")
        return found


def _before(row: StoryRow) -> StaleError:
    """What to say of a story that was decided before."""
    return StaleError("stories-decided-before", how=Text(f"stories-decided-{_how(row)}"))


def _how(row: StoryRow) -> str:
    return row.reason if row.reason in {"approved", "edited", "skipped"} else "elsewhere"
