"""`/stories` for everyone, `/sources review` for moderators, and the job that polls; `source_cog` has the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.cog import action, command, every, submitted
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.stories.announcing import card
from cogs.stories.forms import StoryForm
from cogs.stories.reviewing import waiting_card
from cogs.stories.source_cog import SourceCog

if TYPE_CHECKING:
    from cogs.stories.desk import Approved, Desk


@dataclass
class StoriesCog(SourceCog):
    """Lists stories, and lets moderators decide on those that wait for them."""

    desk: Desk

    @command("stories", private=True)
    @action("stories")
    async def latest(self, request: Request, *, page: int = 1) -> ui.Reply:
        """The latest stories."""
        found = await self.stories.latest(request.community.id, page)
        text = Text("stories-latest", count=found.total) if found.total else Text("stories-none")
        if found.failing and request.has(Role.MODERATOR):
            names = ", ".join(s.title for s in found.failing[:5])
            text = Text("stories-failing", text=text, count=len(found.failing), sources=names)
        pager = ui.Pager(StoriesCog.latest, page=found.page, pages=found.pages)
        return ui.Reply(text, [card(s, request.locale) for s in found.stories], pager)

    @command("sources review", private=True, role=Role.MODERATOR)
    @action("stories-waiting", role=Role.MODERATOR)
    async def waiting(self, request: Request, *, page: int = 1) -> ui.Reply:
        """The stories that wait for a moderator."""
        found = await self.desk.waiting(request.community.id, page)
        pager = ui.Pager(StoriesCog.waiting, page=found.page, pages=found.pages)
        cards = [waiting_card(s, request.locale) for s in found.stories]
        return ui.Reply(Text("stories-waiting", count=found.total), cards, pager)

    @action("story-approve", role=Role.MODERATOR)
    async def approve(self, request: Request, story_id: int) -> ui.Reply:
        """Post a story as it is."""
        return _approved(await self.desk.approve(request.community.id, story_id, request.pseudonym))

    @action("story-edit", role=Role.MODERATOR, opens=StoryForm)
    async def edit_story(self, request: Request, story_id: int) -> StoryForm:
        """The form with the story's words."""
        story = await self.desk.one(request.community.id, story_id)
        return StoryForm(story_id=story.id, title=story.title, summary=story.summary or None)

    @submitted(StoryForm, role=Role.MODERATOR)
    async def story_edited(self, request: Request, form: StoryForm) -> ui.Reply:
        """Post a story in the moderator's words."""
        summary = form.summary or ""
        return _approved(
            await self.desk.edit(request.community.id, form.story_id, request.pseudonym, form.title, summary)
        )

    @action("story-skip", role=Role.MODERATOR)
    async def skip(self, request: Request, story_id: int) -> ui.Reply:
        """Post a story nowhere."""
        story = await self.desk.skip(request.community.id, story_id, request.pseudonym)
        return ui.Reply(Text("stories-skipped", title=story.title))

    @every("stories-poll", seconds=20)
    async def poll(self) -> None:
        """Poll the sources that are due."""
        await self.stories.poll_due()


def _approved(done: Approved) -> ui.Reply:
    if not done.channels:
        return ui.Reply(Text("stories-approved-nowhere", title=done.story.title))
    if done.due_at:
        return ui.Reply(Text("stories-approved-later", title=done.story.title, due=done.due_at))
    return ui.Reply(Text("stories-approved", title=done.story.title, count=done.channels))
