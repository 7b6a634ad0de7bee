"""What moderators choose for a source: outlets, whom to mention, form, quiet hours, language, review, filter."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ids import ChannelId, GrantId, SpaceId
from cogs.stories.filters import Rule, SlowError, read_rule
from cogs.stories.quiet import read_quiet
from cogs.stories.story import Outlet, Source, Story
from cogs.stories.template import read_template
from cogs.stories.text import digest, language_tag, one_line

if TYPE_CHECKING:
    from bot.core.ports import Places
    from cogs.stories.newsroom import Newsroom
    from cogs.stories.store import SourceRow, StoryRow, StoryRulesRow, StoryStore

PREVIEWED = 30
"""Recent stories that a new filter is tried on."""


@dataclass(frozen=True)
class Looks:
    """How a source's posts look and when they come, as a moderator typed it; None leaves a thing as it is.

    An empty text takes back a template, quiet hours or a language that was chosen.
    """

    title: str | None = None
    template: str | None = None
    quiet: str | None = None
    language: str | None = None
    review: bool | None = None


@dataclass(frozen=True)
class Preview:
    """A filter that waits to be kept: which recent stories would pass, and which would be held.

    `source` is None for the community's own filter. `mark` stands for the filter's words.
    """

    rule: str
    source: Source | None
    passing: Sequence[Story]
    held: Sequence[Story]
    mark: str

    @property
    def total(self) -> int:
        """On how many stories it was tried."""
        return len(self.passing) + len(self.held)


@dataclass
class Editing:
    """Changes what is chosen for a source.

    Args:
        can_post: whether the bot may write in a channel of a space now.
        places: reads the links of channels and threads.
    """

    store: StoryStore
    newsroom: Newsroom
    can_post: Callable[[SpaceId, ChannelId], Awaitable[bool]]
    places: Places

    async def linked(self, space: SpaceId, said: str) -> list[ChannelId]:
        """The channels and threads that links lead to, apart by spaces or lines. Raises UserError where one is none."""
        try:
            return [await self.places.read(space, link) for link in said.split()]
        except UserError as error:
            raise error.at("more") from error

    async def place(
        self, community_id: int, source_id: int, space: SpaceId, channels: Sequence[ChannelId], mention: GrantId | None
    ) -> Source:
        """Choose the outlets that a source has in one space; those in other spaces stay.

        Whom it mentions on another platform stays too, unless somebody is chosen here in their place. Raises UserError
        where the bot cannot write in a new one.
        """
        row = await self._source(community_id, source_id)
        before = [Outlet.parse(pair) for pair in row.outlets]
        chosen = [Outlet(space, channel) for channel in dict.fromkeys(channels)]
        for outlet in chosen:
            if outlet not in before and not await self.can_post(space, outlet.channel):
                kind = "outlet" if outlet.channel.thread is None else "thread"
                raise UserError(f"sources-{kind}-refused", channel=outlet.channel)
        row.outlets = [o.written for o in [*(o for o in before if o.space != space), *chosen]]
        there = Source.of(row).mention
        mentioned = mention or (there if there and there.platform != space.platform else None)
        row.mention = str(mentioned) if mentioned else None
        await self.newsroom.rehouse(row)
        return Source.of(row)

    async def dress(self, community_id: int, source_id: int, looks: Looks) -> Source:
        """Choose how a source's posts look and when they come. Raises UserError at what cannot be read."""
        row = await self._source(community_id, source_id)
        if looks.title is not None:
            row.title = one_line(looks.title, 300) or row.title
        if looks.template is not None:
            row.template = read_template(looks.template)
        if looks.quiet is not None:
            row.quiet = read_quiet(looks.quiet)
        if looks.language is not None:
            row.own_language = _language(looks.language)
        row.review = row.review if looks.review is None else looks.review
        return Source.of(row)

    async def draft(self, community_id: int, source_id: int | None, said: str) -> Preview:
        """Read a filter, keep it as a draft, and try it on recent stories; None means the community's own filter.

        Raises FilterError at the place where it makes no sense, UserError where it takes too long.
        """
        rule = read_rule(said)
        row = await self._ruled(community_id, source_id)
        recent = await self.store.recent(community_id, PREVIEWED, source_id)
        preview = await self._preview(community_id, row, rule, recent)
        row.filter_draft = rule.text
        return preview

    async def keep(self, community_id: int, source_id: int | None, mark: str) -> Preview:
        """Put the drafted filter in force. Raises StaleError where another was drafted since."""
        row = await self._ruled(community_id, source_id)
        if row.filter_draft is None or digest(row.filter_draft) != mark:
            raise StaleError("filter-stale")
        row.filter, row.filter_draft = row.filter_draft, None
        return await self._preview(community_id, row, read_rule(row.filter), [])

    async def filter_of(self, community_id: int, source_id: int | None) -> str:
        """The filter to start editing from: the draft where there is one, else the one in force."""
        row = await self._ruled(community_id, source_id)
        return row.filter if row.filter_draft is None else row.filter_draft

    async def _preview(
        self, community_id: int, row: SourceRow | StoryRulesRow, rule: Rule, recent: Sequence[StoryRow]
    ) -> Preview:
        try:
            passes = await asyncio.to_thread(lambda: [rule.passes(s) for s in recent])
        except SlowError as error:
            raise UserError("filter-slow", field="filter") from error
        sources = {s.id: s for s in await self.store.sources(community_id)}
        shown = [Story.of(s, sources[s.source_id]) for s in recent]
        passing = [s for s, passed in zip(shown, passes, strict=True) if passed]
        held = [s for s, passed in zip(shown, passes, strict=True) if not passed]
        source = sources.get(getattr(row, "id", 0))
        return Preview(rule.text, Source.of(source) if source else None, passing, held, digest(rule.text))

    async def _ruled(self, community_id: int, source_id: int | None) -> SourceRow | StoryRulesRow:
        if source_id is None:
            return await self.store.rules(community_id)
        return await self._source(community_id, source_id)

    async def _source(self, community_id: int, source_id: int) -> SourceRow:
        row = await self.store.source(community_id, source_id)
        if row is None:
            raise NotFoundError("sources-unknown", said=str(source_id))
        return row


def _language(said: str) -> str | None:
    if not said.strip():
        return None
    tag = language_tag(said)
    if tag is None:
        raise UserError("sources-language", field="language", said=said[:40])
    return tag
