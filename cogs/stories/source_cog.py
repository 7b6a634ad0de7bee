"""`/sources`: where stories and meetings come from, and how each source's stories are posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.errors import UserError
from bot.core.i18n import LANGUAGES
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.stories.editing import Looks
from cogs.stories.forms import TITLE, FilterForm, LooksForm, OutletsForm, chosen_language
from cogs.stories.showing import document_cards, filter_kept, filter_preview, settings_card, source_card

if TYPE_CHECKING:
    from bot.core.ports import People
    from cogs.stories.service import Stories
    from cogs.stories.story import Source

Chosen = Annotated[str, ui.Option(suggest="sources")]
ChosenOrNone = Annotated[str | None, ui.Option(suggest="sources")]
_LISTED, _SUGGESTED = 10, 25
_NAMED = ("first", "second", "third")
"""The fields of channels in the form of outlets."""


@dataclass
class SourceCog(Cog):
    """Lets moderators choose sources and what becomes of their stories."""

    stories: Stories
    people: People

    @command("sources add", private=True, role=Role.MODERATOR)
    async def add(self, request: Request, url: str, page: bool = False) -> ui.Reply:  # noqa: FBT001, FBT002 -- an option
        """Read an address and keep it as a source; whoever adds it can be told when it fails for long."""
        source, opened = await self.stories.add(request.community, url, request.pseudonym, page=page)
        await self.people.remember(request)
        held = opened.document
        count = len(held.items or held.occurrences) if held else 0
        edit = ui.Button(Text("sources-edit"), SourceCog.edit, str(source.id))
        text = Text(f"sources-added-{source.kind}", title=source.title, url=source.url, count=count)
        return ui.Reply(text, controls=[edit] if source.kind != "calendar" else [])

    @command("sources list", private=True, role=Role.MODERATOR)
    @action("sources", role=Role.MODERATOR)
    async def listing(self, request: Request, *, page: int = 1) -> ui.Reply:
        """Every source and how it does."""
        found = await self.stories.sources(request.community.id)
        if not found:
            return ui.Reply(Text("sources-none"))
        pages = -(-len(found) // _LISTED)
        page = min(max(1, page), pages)
        cards = [source_card(s, SourceCog) for s in found[(page - 1) * _LISTED : page * _LISTED]]
        pager = ui.Pager(SourceCog.listing, page=page, pages=pages)
        return ui.Reply(Text("sources-listed", count=len(found)), cards, pager)

    @command("sources test", private=True, role=Role.MODERATOR)
    async def test(self, request: Request, url: str, page: bool = False) -> ui.Reply:  # noqa: FBT001, FBT002 -- an option
        """Show what would be read and posted, and keep nothing."""
        return document_cards(await self.stories.test(url, self.stories.window(request.community), page=page))

    @command("sources pause", private=True, role=Role.MODERATOR)
    @action("source-pause", role=Role.MODERATOR)
    async def pause(self, request: Request, source: Chosen) -> ui.Reply:
        """Poll a source no more for now."""
        paused = await self.stories.pause(request.community.id, source)
        resume = ui.Button(Text("sources-resume"), SourceCog.resume, str(paused.id))
        return ui.Reply(Text("sources-paused", title=paused.title), controls=[resume])

    @command("sources resume", private=True, role=Role.MODERATOR)
    @action("source-resume", role=Role.MODERATOR)
    async def resume(self, request: Request, source: Chosen) -> ui.Reply:
        """Poll a source again."""
        resumed = await self.stories.resume(request.community.id, source)
        return ui.Reply(Text("sources-resumed", title=resumed.title))

    @command("sources remove", private=True, role=Role.MODERATOR)
    async def remove(self, request: Request, source: Chosen) -> ui.Reply:
        """Ask whether to give up a source, and say what goes with it."""
        found = await self.stories.chosen(request.community.id, source)
        controls = [
            ui.Button(Text("sources-remove-now"), SourceCog.remove_now, str(found.id), style="danger"),
            ui.Button(Text("sources-keep"), SourceCog.keep, str(found.id)),
        ]
        goes = Text("sources-remove-meetings" if found.kind == "calendar" else "sources-remove-stories")
        return ui.Reply(Text("sources-remove-ask", title=found.title, url=found.url, goes=goes), controls=controls)

    @action("source-remove-now", role=Role.MODERATOR)
    async def remove_now(self, request: Request, source: str) -> ui.Reply:
        """Give up a source and its stories, once that is confirmed."""
        removed = await self.stories.remove(request.community.id, source)
        return ui.Reply(Text("sources-removed", title=removed.title), replace=True)

    @action("source-keep", role=Role.MODERATOR)
    async def keep(self, request: Request, source: str) -> ui.Reply:
        """Change nothing after all."""
        found = await self.stories.chosen(request.community.id, source)
        return ui.Reply(Text("sources-kept", title=found.title), replace=True)

    @command("sources edit", private=True, role=Role.MODERATOR)
    @action("source-edit", role=Role.MODERATOR)
    async def edit(self, request: Request, source: Chosen) -> ui.Reply:
        """All that is chosen for a source, each group with a button that opens its form."""
        found = await self.stories.chosen(request.community.id, source)
        return ui.Reply(Text("sources-settings"), [settings_card(found, SourceCog)])

    @action("source-outlets", role=Role.MODERATOR, opens=OutletsForm)
    async def open_outlets(self, request: Request, source: str) -> OutletsForm:
        """The form of outlets, filled with those in this space."""
        found = await self.stories.chosen(request.community.id, source)
        here = [o.channel for o in found.outlets if o.space == request.space]
        named = dict(zip(_NAMED, [c for c in here if c.thread is None], strict=False))
        more = [await self.stories.editing.places.link(request.space, c) for c in here if c not in named.values()]
        mention = tuple(m for m in (found.mention,) if m and m.platform == request.space.platform)
        return OutletsForm(source_id=found.id, mention=mention, more="\n".join(more) or None, **named)

    @submitted(OutletsForm, role=Role.MODERATOR)
    async def outlets_chosen(self, request: Request, form: OutletsForm) -> ui.Reply:
        """Keep the outlets and whom to mention."""
        if len(form.mention) > 1:
            raise UserError("sources-one-mention", field="mention")
        channels = [c for c in (form.first, form.second, form.third) if c is not None]
        more = await self.stories.editing.linked(request.space, form.more or "")
        mention = form.mention[0] if form.mention else None
        found = await self.stories.editing.place(
            request.community.id, form.source_id, request.space, [*channels, *more], mention
        )
        return ui.Reply(Text("sources-saved"), [settings_card(found, SourceCog)])

    @action("source-looks", role=Role.MODERATOR, opens=LooksForm)
    async def open_looks(self, request: Request, source: str) -> LooksForm:
        """The form of a source's posts, filled with what is chosen."""
        found = await self.stories.chosen(request.community.id, source)
        language = {"language": _offered(found)} if _offered(found) else {}
        return LooksForm(
            source_id=found.id, title=found.title[:TITLE], mode="review" if found.review else "auto",
            quiet=found.quiet, template=found.template, **language,
        )  # fmt: skip

    @submitted(LooksForm, role=Role.MODERATOR)
    async def looks_chosen(self, request: Request, form: LooksForm) -> ui.Reply:
        """Keep how the posts look and when they come; what the form had no room for stays unless it was changed."""
        before = await self.stories.chosen(request.community.id, str(form.source_id))
        title = None if form.title == before.title[:TITLE].strip() else form.title
        language = None if chosen_language(form) == _offered(before) else chosen_language(form)
        looks = Looks(title, form.template or "", form.quiet or "", language, form.mode == "review")
        found = await self.stories.editing.dress(request.community.id, form.source_id, looks)
        unseen = await self.stories.editing.newsroom.unseen(found, request.community.id)
        return ui.Reply(Text("sources-saved-unseen" if unseen else "sources-saved"), [settings_card(found, SourceCog)])

    @command("sources filter", private=True, role=Role.MODERATOR, opens=FilterForm)
    async def filter(self, request: Request, source: ChosenOrNone = None) -> FilterForm:
        """The form of a source's filter, or of the filter that every story must pass."""
        found = await self.stories.chosen(request.community.id, source) if source else None
        return await self.open_filter(request, found.id if found else 0)

    @action("source-filter", role=Role.MODERATOR, opens=FilterForm)
    async def open_filter(self, request: Request, source_id: int) -> FilterForm:
        """The same from a button; 0 is the community's own."""
        rule = await self.stories.editing.filter_of(request.community.id, source_id or None)
        return FilterForm(source_id=source_id, filter=rule or None)

    @submitted(FilterForm, role=Role.MODERATOR)
    async def filter_given(self, request: Request, form: FilterForm) -> ui.Reply:
        """Show which recent stories would pass; the filter counts once that is confirmed."""
        rule = form.filter or ""
        preview = await self.stories.editing.draft(request.community.id, form.source_id or None, rule)
        return filter_preview(preview, SourceCog)

    @action("source-filter-keep", role=Role.MODERATOR)
    async def keep_filter(self, request: Request, source_id: int, mark: str) -> ui.Reply:
        """Put a filter in force that was previewed."""
        kept = await self.stories.editing.keep(request.community.id, source_id or None, mark)
        return filter_kept(kept)

    @suggester("sources", role=Role.MODERATOR)
    async def suggested(self, request: Request, typed: str) -> list[ui.Choice]:
        """Sources whose title or address is like what was typed."""
        found = await self.stories.like(request.community.id, typed)
        return [ui.Choice(str(s.id), s.title) for s in found[:_SUGGESTED]]


def _offered(source: Source) -> str:
    """The language chosen for a source where the form offers it; empty for another, and for the source's own."""
    return source.own_language if source.own_language in LANGUAGES else ""
