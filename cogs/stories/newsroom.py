"""Decides what becomes of a new story (posted, held by a filter, reviewed, joined to another) and posts it.

Everything here runs in the transaction in which the story was written, so that no restart posts one twice.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.ids import ChannelId, GrantId
from cogs.stories import reviewing
from cogs.stories.announcing import announced, rest_announced
from cogs.stories.clusters import WINDOW, same_story
from cogs.stories.filters import Rule, SlowError, read_rule
from cogs.stories.quiet import due_after
from cogs.stories.store import FILTERED, JOINED, POSTED, SUMMED, UNPLACED, WAITING
from cogs.stories.story import Outlet, Source, Story

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.ports import Clock, Outbox, Purpose, Spaces
    from bot.core.request import Community
    from bot.core.ui import Reply
    from cogs.stories.store import SourceRow, StoryRow, StoryStore
    from cogs.stories.taking import Taken

ANNOUNCED = 5
"""New stories of one source posted one by one after one poll, or at the end of quiet hours: the latest.

The rest are summed up in a line.
"""


@dataclass(frozen=True)
class Rules:
    """What a source's stories must pass: its own filter and the community's."""

    source: Rule
    community: Rule

    def held_by(self, story: StoryRow) -> tuple[str, str] | None:
        """Which of the two does not let the story pass, and its words; None where both do. Raises SlowError."""
        if not self.community.passes(story):
            return "community-filter", self.community.text
        return None if self.source.passes(story) else ("source-filter", self.source.text)


@dataclass
class Newsroom:
    """Decides and posts, in the transaction at hand."""

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    store: StoryStore

    async def take(self, source: SourceRow, taken: Taken) -> None:
        """Decide on what a source brought, the latest first, and correct what was posted."""
        rules = Rules(read_rule(source.filter), read_rule(await self.store.filter_of(source.community_id)))
        passed = [s for s in taken.new if await self._goes_on(source, s, rules)]
        for story in passed[:ANNOUNCED]:
            await self._place(source, story)
        await self._sum_up(source, [*passed[ANNOUNCED:], *await self._held_beyond(source)])
        for story in taken.changed:
            await self._correct(source, story)

    async def publish(self, source: SourceRow, story: StoryRow) -> None:
        """Post a story in its source's outlets, after quiet hours where there are any now.

        What a moderator let through goes to those of the sources that tell it too, as they wait for one likewise.
        """
        story.due_at = await self._bring(story, source, source)
        for _, other in await self.store.joined(story.community_id, story.id):
            if story.decided_by or not other.review:
                await self._bring(story, source, other)
        story.state = POSTED if story.posted_to else UNPLACED

    async def take_back(self, source: SourceRow) -> Sequence[StoryRow]:
        """Send nothing of what quiet hours still hold of a source; gives those stories."""
        held = await self.store.held(source.id, self.clock.now())
        causes = {f"story:{s.id}" for s in held} | {_summary_cause(source.id, s.due_at) for s in held if s.due_at}
        await self.outbox.withdraw(source.community_id, causes)
        return held

    async def rehouse(self, source: SourceRow) -> None:
        """Have what quiet hours hold of a source go where it posts now."""
        held = await self.take_back(source)
        for story in held:
            if story.state in {POSTED, UNPLACED}:
                story.posted_to = []
                await self.publish(source, story)
        for due, count in Counter(s.due_at for s in held if s.state == SUMMED).items():
            await self._say_rest(source, count, due)

    async def revise(self, lead_id: int, community_id: int) -> None:
        """Have the posts of a story, or the card on which it waits, say what it says now."""
        found = await self.store.story(community_id, lead_id)
        if found is None:
            return
        row, source = found
        if row.state == WAITING:
            await self.outbox.revise(community_id, reviewing.cause(row.id), await self._waiting(row, source))
        elif row.state == POSTED:
            await self.outbox.revise(community_id, f"story:{row.id}", await self._reply(row, source))

    async def community(self, community_id: int) -> Community:
        """The community by its id."""
        return next(c for c in await self.spaces.all() if c.id == community_id)

    async def _goes_on(self, source: SourceRow, story: StoryRow, rules: Rules) -> bool:
        """Whether a new story is to be posted now; if not, what becomes of it is written down."""
        story.decided_at = self.clock.now()
        held, slow = None, False
        try:
            held = await asyncio.to_thread(rules.held_by, story)
        except SlowError:
            slow = True  # nobody knows whether it passes: a moderator says
        if held is not None:
            story.state, (story.reason, story.rule) = FILTERED, held
            return False
        leads = await self.store.leads(source.community_id, story.at - WINDOW)
        lead = same_story(story, source, leads)
        reviewed = source.review or slow
        if lead is not None and (lead.state == POSTED or reviewed):
            await self._join(source, story, lead, unread=reviewed)
            return False
        story.reason = "slow-filter" if slow else "review" if reviewed else "new"
        story.state = WAITING if reviewed else POSTED
        if lead is not None:
            await self._overtake(story, lead)
        return True

    async def _place(self, source: SourceRow, story: StoryRow) -> None:
        if story.state == WAITING:
            reply = await self._waiting(story, source)
            await self.outbox.post(source.community_id, reviewing.cause(story.id), "moderators", reply)
        else:
            await self.publish(source, story)

    async def _held_beyond(self, source: SourceRow) -> list[StoryRow]:
        """Take back what quiet hours hold of a source beyond its latest stories: no pile is posted at their end.

        What a moderator approved stays, and what other sources tell too.
        """
        if not source.quiet:
            return []
        held = [s for s in await self.store.held(source.id, self.clock.now()) if (s.state, s.reason) == (POSTED, "new")]
        beyond = [s for s in held[ANNOUNCED:] if not await self.store.joined(s.community_id, s.id)]
        await self.outbox.withdraw(source.community_id, [f"story:{s.id}" for s in beyond])
        for story in beyond:
            story.posted_to = []
        return beyond

    async def _sum_up(self, source: SourceRow, rest: Sequence[StoryRow]) -> None:
        """One line for those that are too many, in the same channels."""
        waiting = [s for s in rest if s.state == WAITING]
        summed = [s for s in rest if s.state != WAITING]
        if waiting:
            line = reviewing.rest(len(waiting), source.title)
            cause = f"stories-review:{waiting[-1].id}-{waiting[0].id}"
            await self.outbox.post(source.community_id, cause, "moderators", line)
        if not summed:
            return
        community = await self.community(source.community_id)
        due = due_after(self.clock.now(), source.quiet, community.tz)
        for story in summed:
            story.state, story.reason, story.due_at = SUMMED, "too-many", due
        held = [s for s in await self.store.held(source.id, self.clock.now()) if (s.state, s.due_at) == (SUMMED, due)]
        await self._say_rest(source, len(held or summed), due)

    async def _say_rest(self, source: SourceRow, count: int, due: datetime | None) -> None:
        """The line about so many stories, where one of the same time stands already in its place."""
        line = rest_announced(count, source.title)
        cause = _summary_cause(source.id, due or self.clock.now())
        for channel in await self._channels(source):
            if not await self.outbox.post_to(source.community_id, cause, channel, line, due=due):
                await self.outbox.revise(source.community_id, cause, line, channel=channel)

    async def _join(self, source: SourceRow, story: StoryRow, lead: StoryRow, *, unread: bool) -> None:
        """List a story under one that is there, and bring that one to the outlets of this source too.

        Into outlets that are for what a moderator read, it comes only by a moderator.
        """
        story.state, story.reason, story.joined_to = JOINED, "same", lead.id
        await self.revise(lead.id, source.community_id)
        found = await self.store.story(source.community_id, lead.id)
        if found is not None and lead.state == POSTED and not unread:
            await self._bring(lead, found[1], source)

    async def _overtake(self, story: StoryRow, lead: StoryRow) -> None:
        """Post a story that waits for a moderator because another source, which needs none, has it too."""
        await self.store.decide(story.community_id, lead.id, JOINED, reason="same", joined_to=story.id,
                                decided_at=self.clock.now())  # fmt: skip
        await self.store.rejoin(story.community_id, lead.id, story.id)
        await self.outbox.revise(story.community_id, reviewing.cause(lead.id), reviewing.overtaken(lead.title))

    async def _correct(self, source: SourceRow, story: StoryRow) -> None:
        if story.state in {POSTED, WAITING}:
            await self.revise(story.id, source.community_id)

    async def _bring(self, story: StoryRow, source: SourceRow, whose: SourceRow) -> datetime | None:
        """Post a story of `source` in the outlets of `whose`, where it is not yet; gives when it is due there."""
        due = due_after(self.clock.now(), whose.quiet, (await self.community(whose.community_id)).tz)
        reply = await self._reply(story, source)
        for channel in [c for c in await self._channels(whose) if str(c) not in story.posted_to]:
            await self.outbox.post_to(story.community_id, f"story:{story.id}", channel, reply, due=due)
            story.posted_to = [*story.posted_to, str(channel)]
        return due

    async def _reply(self, row: StoryRow, source: SourceRow) -> Reply:
        story, community = await self._told(row, source)
        mention = GrantId.parse(source.mention) if source.mention else None
        return announced(story, community.locale, template=source.template, mention=mention)

    async def _waiting(self, row: StoryRow, source: SourceRow) -> Reply:
        story, community = await self._told(row, source)
        return reviewing.card(story, row.reason, community.locale)

    async def _told(self, row: StoryRow, source: SourceRow) -> tuple[Story, Community]:
        joined = await self.store.joined(row.community_id, row.id)
        return Story.of(row, source, joined), await self.community(row.community_id)

    async def unseen(self, source: Source, community_id: int) -> bool:
        """Whether nobody is told of the source's stories that wait: no channel is for moderators."""
        return source.review and not await self._usual(community_id, "moderators")

    async def _channels(self, source: SourceRow) -> list[ChannelId]:
        """Where a source's stories go: its own outlets in the community's spaces, else the channels for stories."""
        if not source.outlets:
            return await self._usual(source.community_id, "stories")
        spaces = await self.spaces.spaces_of(source.community_id)
        return [o.channel for o in map(Outlet.parse, source.outlets) if o.space in spaces]

    async def _usual(self, community_id: int, purpose: Purpose) -> list[ChannelId]:
        """The channels that the community chose for something."""
        spaces = await self.spaces.spaces_of(community_id)
        return [c for c in [(await self.spaces.settings(s)).channels.get(purpose) for s in spaces] if c is not None]


def _summary_cause(source_id: int, at: datetime) -> str:
    """What the line of a source's many stories is known by in the outbox: one for each time that one is posted."""
    return f"stories:{source_id}-{at.timestamp():.0f}"
