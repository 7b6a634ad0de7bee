"""`/stories` for everyone, `/sources` for moderators, and the job that polls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, every, suggester
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.stories.announcing import card
from cogs.stories.showing import document_cards, source_card

if TYPE_CHECKING:
    from cogs.stories.service import Stories

Chosen = Annotated[str, ui.Option(suggest="sources")]
_SHOWN = 25


@dataclass
class StoriesCog(Cog):
    """Lists stories, and lets moderators choose where they come from."""

    stories: Stories

    @command("stories", private=True)
    @action("stories")
    async def latest(self, request: Request, *, page: int = 1) -> ui.Reply:
        """The latest stories."""
        found = await self.stories.latest(request.community.id, page)
        text = Text("stories-latest", count=found.total) if found.total else Text("stories-none")
        if found.failing:
            names = ", ".join(s.title for s in found.failing[:5])
            text = Text("stories-failing", text=text, count=len(found.failing), sources=names)
        pager = ui.Pager(StoriesCog.latest, page=found.page, pages=found.pages)
        return ui.Reply(text, [card(s) for s in found.stories], pager)

    @command("sources add", private=True, role=Role.MODERATOR)
    async def add(self, request: Request, url: str) -> ui.Reply:
        """Read an address and keep it as a source."""
        source, opened = await self.stories.add(request.community, url, request.pseudonym)
        held = opened.document
        count = len(held.items or held.occurrences) if held else 0
        return ui.Reply(Text(f"sources-added-{source.kind}", title=source.title, url=source.url, count=count))

    @command("sources list", private=True, role=Role.MODERATOR)
    async def listing(self, request: Request) -> ui.Reply:
        """Every source and how it does."""
        found = await self.stories.sources(request.community.id)
        if not found:
            return ui.Reply(Text("sources-none"))
        cards = [source_card(s, StoriesCog) for s in found[:_SHOWN]]
        return ui.Reply(Text("sources-listed", count=len(found)), cards)

    @command("sources test", private=True, role=Role.MODERATOR)
    async def test(self, request: Request, url: str) -> ui.Reply:
        """Show what would be read and posted, and keep nothing."""
        return document_cards(await self.stories.test(url, self.stories.window(request.community)))

    @command("sources pause", private=True, role=Role.MODERATOR)
    @action("source-pause", role=Role.MODERATOR)
    async def pause(self, request: Request, source: Chosen) -> ui.Reply:
        """Poll a source no more for now."""
        paused = await self.stories.pause(request.community.id, source)
        resume = ui.Button(Text("sources-resume"), StoriesCog.resume, str(paused.id))
        return ui.Reply(Text("sources-paused", title=paused.title), controls=[resume])

    @command("sources resume", private=True, role=Role.MODERATOR)
    @action("source-resume", role=Role.MODERATOR)
    async def resume(self, request: Request, source: Chosen) -> ui.Reply:
        """Poll a source again."""
        resumed = await self.stories.resume(request.community.id, source)
        return ui.Reply(Text("sources-resumed", title=resumed.title))

    @command("sources remove", private=True, role=Role.MODERATOR)
    async def remove(self, request: Request, source: Chosen) -> ui.Reply:
        """Give up a source and its stories."""
        removed = await self.stories.remove(request.community.id, source)
        return ui.Reply(Text("sources-removed", title=removed.title))

    @suggester("sources")
    async def suggested(self, request: Request, typed: str) -> list[ui.Choice]:
        """Sources whose title or address is like what was typed."""
        found = await self.stories.like(request.community.id, typed)
        return [ui.Choice(str(s.id), s.title) for s in found[:_SHOWN]]

    @every("stories-poll", seconds=20)
    async def poll(self) -> None:
        """Poll the sources that are due."""
        await self.stories.poll_due()
