"""What `/why` says of a story: which source, rule, filter, moderator or other story posted or held it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.core import ui
from bot.core.errors import NotFoundError
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.ui import Text
from cogs.stories.announcing import card
from cogs.stories.filters import fold
from cogs.stories.story import Story
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.request import Request
    from cogs.stories.store import SourceRow, StoryRow, StoryStore

SEARCHED = 300
"""The latest stories are looked through for what a moderator typed."""
LIKE = 75
"""Of 100 points of likeness between what was typed and a headline."""
_LABEL = 75


@dataclass
class StoryReasons:
    """Explains stories to moderators."""

    store: StoryStore
    kind: str = "story"
    role: Role = Role.MODERATOR

    async def suggest(self, request: Request, typed: str) -> Sequence[ui.Choice]:
        """The latest stories, or those whose headline, source or link is like what was typed."""
        found = await self.store.like(request.community.id, SEARCHED)
        if not typed.strip():
            return [_choice(story, source) for story, source in found[:25]]
        scored = [(_points(typed, story, source), story, source) for story, source in found]
        least = 100.0 if any(points == 100.0 for points, _, _ in scored) else LIKE
        near = sorted((s for s in scored if s[0] >= least), key=lambda s: (-s[0], -s[1].id))
        return [_choice(story, source) for _, story, source in near[:25]]

    async def explain(self, request: Request, what: str) -> ui.Reply:
        """What happened to one story, and by which rule."""
        found = await self.store.story(request.community.id, int(what) if what.isdecimal() and len(what) < 10 else 0)
        if found is None:
            raise NotFoundError("stories-gone")
        row, source = found
        joined = await self.store.joined(row.community_id, row.id)
        shown = card(Story.of(row, source, joined), request.locale)
        fields = [ui.Field(Text("why-story-source"), source.title), *await self._facts(row)]
        about = ui.Card(shown.title, None, fields=[*fields, *shown.fields], footer=shown.footer, url=shown.url)
        return ui.Reply(await self._decision(row), [about])

    async def _decision(self, row: StoryRow) -> Text:
        """The one sentence that says what became of the story and why."""
        if row.reason == "same":
            lead = await self.store.story(row.community_id, row.joined_to or 0)
            return Text("why-story-joined", title=lead[0].title) if lead else Text("why-story-joined-gone")
        if row.state == "unplaced":
            return Text("why-story-unplaced")
        return Text(f"why-story-{row.reason}")

    async def _facts(self, row: StoryRow) -> list[ui.Field]:
        facts = []
        if row.rule:
            facts.append(ui.Field(Text("why-story-filter"), row.rule, short=False))
        if row.decided_at:
            facts.append(ui.Field(Text("why-story-when"), Text("stories-date", published=row.decided_at)))
        if row.posted_to:
            facts.append(ui.Field(Text("why-story-where"), _channels(row.posted_to)))
        if row.due_at:
            facts.append(ui.Field(Text("why-story-due"), Text("stories-date", published=row.due_at)))
        if row.corrected_at:
            facts.append(ui.Field(Text("why-story-corrected"), Text("stories-date", published=row.corrected_at)))
        return facts


def _channels(ids: Sequence[str]) -> ui.Words:
    said: ui.Words = ""
    for one in ids:
        channel = Text("sources-channel", channel=ChannelId.parse(one))
        said = Text("stories-others", first=said, last=channel) if said else channel
    return said


def _points(typed: str, story: StoryRow, source: SourceRow) -> float:
    words = fold(typed.strip())
    if typed.strip() in {str(story.id), f"#{story.id}", story.link} or words in fold(f"{story.title} {source.title}"):
        return 100.0
    return fuzz.partial_token_sort_ratio(words, fold(story.title)) if len(words) > 3 else 0.0


def _choice(story: StoryRow, source: SourceRow) -> ui.Choice:
    label = one_line(story.title or story.summary, _LABEL - 25)
    return ui.Choice(str(story.id), one_line(f"{label} · {source.title}", _LABEL))
