"""`/announce` and `/announcements` for moderators, and the job that sends what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import structlog

from bot.core import ui
from bot.core.cog import Cog, action, command, every, submitted, suggester
from bot.core.errors import UserError
from bot.core.i18n import LANGUAGES
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.schedule import Schedule
from bot.core.ui import Text
from bot.core.when import read_schedule
from cogs.announcements import showing
from cogs.announcements.announcement import Announcement, Author
from cogs.announcements.content import SERVED, Outlet, Version, Written, version_of
from cogs.announcements.forms import AnnounceForm, ChannelForm, EnglishForm, SpanishForm
from cogs.announcements.service import GRACE_HOURS
from cogs.announcements.store import PAUSED, SCHEDULED

if TYPE_CHECKING:
    from bot.core.ports import Clock, People, Transactions
    from cogs.announcements.outlets import Known, Outlets
    from cogs.announcements.sending import Sending
    from cogs.announcements.service import Announcements

log = structlog.get_logger()

REMOVE = "remove"
"""The entry of a channel's menu that takes it out."""


@dataclass
class AnnouncementsCog(Cog):
    """Takes, previews, lists, changes and sends announcements."""

    announcements: Announcements
    sending: Sending
    outlets: Outlets
    people: People
    clock: Clock
    transaction: Transactions

    @command("announce", private=True, role=Role.MODERATOR, opens=AnnounceForm)
    async def announce(
        self, request: Request, when: Schedule | None = None, text: str | None = None, title: str | None = None,
        link: str | None = None, picture: str | None = None,
        outlet: Annotated[str | None, ui.Option(suggest="outlets")] = None,
        language: Literal["en", "es"] | None = None,
    ) -> ui.Reply | ui.Form:  # fmt: skip
        """Show the announcement as it will look; it is scheduled once that is confirmed. Without a text, ask for it."""
        spoken: str = language or request.locale
        if not text:
            said = when.said if when else None
            return AnnounceForm(
                announcement=0, language=spoken, outlet=outlet, when=said, title=title, link=link, picture=picture
            )
        written = Written(spoken, text, title, link, picture)
        return await self._drafted(request, written, when or Schedule(self.clock.now()), outlet)

    @submitted(AnnounceForm, role=Role.MODERATOR)
    async def written(self, request: Request, form: AnnounceForm) -> ui.Reply:
        """Keep what was written as a draft, or as the draft of an edit, and preview it."""
        written = Written(form.language, form.text, form.title, form.link, form.picture)
        if not form.announcement:
            return await self._drafted(request, written, self._read(request, form.when or "now"), form.outlet)
        before = await self.announcements.one(request.community.id, form.announcement)
        same = not form.when or form.when == before.when_said(request.community.zone)
        schedule = None if same else self._read(request, form.when or "")
        content = Written(form.language, form.text, form.title, form.link, form.picture, before.content.versions)
        author = _author(request)
        return await self._preview(
            request, await self.announcements.rewrite(author, before.id, content.content(), schedule)
        )

    @action("announce-edit", role=Role.MODERATOR, opens=AnnounceForm)
    async def edit(self, request: Request, id: int) -> AnnounceForm:  # noqa: A002 -- its name on the wire
        """The form, filled with what it says now."""
        one = await self.announcements.one(request.community.id, id)
        language = request.locale if request.locale in one.content.versions else next(iter(one.content.versions))
        version = one.content.versions[language]
        return AnnounceForm(
            announcement=one.id, language=language, text=version.text, title=version.title,
            when=one.when_said(request.community.zone), link=one.content.url, picture=one.content.image,
        )  # fmt: skip

    @action("announce-english", role=Role.MODERATOR, opens=EnglishForm)
    async def english(self, request: Request, id: int) -> ui.Form:  # noqa: A002 -- its name on the wire
        """The form of the English version."""
        return await self._version_form(request, id, "en", EnglishForm)

    @action("announce-spanish", role=Role.MODERATOR, opens=SpanishForm)
    async def spanish(self, request: Request, id: int) -> ui.Form:  # noqa: A002 -- its name on the wire
        """The form of the Spanish version."""
        return await self._version_form(request, id, "es", SpanishForm)

    @submitted(EnglishForm, role=Role.MODERATOR)
    async def in_english(self, request: Request, form: EnglishForm) -> ui.Reply:
        """Keep the English version."""
        return await self._translated(request, form, "en")

    @submitted(SpanishForm, role=Role.MODERATOR)
    async def in_spanish(self, request: Request, form: SpanishForm) -> ui.Reply:
        """Keep the Spanish version."""
        return await self._translated(request, form, "es")

    @action("announce-outlets", role=Role.MODERATOR)
    async def channels(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Where it goes: a card a channel, with the language it gets, and the channels that may be added."""
        return await self._channels(request, await self.announcements.one(request.community.id, id))

    @action("announce-outlet-add", role=Role.MODERATOR)
    async def add_channel(self, request: Request, id: int, channel: str) -> ui.Reply:  # noqa: A002 -- as above
        """Have it go to one of the known channels too."""
        (outlet,) = await self.outlets.chosen(_author(request), channel)
        return await self._channels(request, await self.announcements.add_outlet(_author(request), id, outlet))

    @action("announce-outlet-serve", role=Role.MODERATOR)
    async def serve(self, request: Request, id: int, channel: ChannelId, language: str) -> ui.Reply:  # noqa: A002
        """Say which language a channel gets, or take it out."""
        return await self._channels(request, await self.announcements.serve(_author(request), id, channel, language))

    @action("announce-outlet-other", role=Role.MODERATOR, opens=ChannelForm)
    async def other_channel(self, request: Request, id: int) -> ChannelForm:  # noqa: A002, ARG002 -- as above
        """The form that takes any channel of this space."""
        return ChannelForm(announcement=id)

    @submitted(ChannelForm, role=Role.MODERATOR)
    async def channel_chosen(self, request: Request, form: ChannelForm) -> ui.Reply:
        """Have it go there too."""
        channel = await self.outlets.linked(request.space, form.link) if form.link else form.channel
        if channel is None:
            raise UserError("field-required", field="channel")
        outlet = Outlet(channel, request.space, form.language)
        made = await self.announcements.add_outlet(_author(request), form.announcement, outlet)
        return await self._channels(request, made)

    @action("announce-preview", role=Role.MODERATOR)
    async def preview(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """The preview again."""
        return await self._preview(request, await self.announcements.one(request.community.id, id))

    @action("announce-confirm", role=Role.MODERATOR)
    async def confirm(self, request: Request, id: int, posts_too: bool = False) -> ui.Reply:  # noqa: A002, FBT001, FBT002
        """Schedule what was previewed; its author is remembered, to be told if it is missed."""
        made, edited = await self.announcements.confirm(_author(request), id, posts_too=posts_too)
        await self.people.remember(request)
        if edited is not None:
            return ui.Reply(Text("announce-edited", count=edited), replace=True)
        where = (await self._reader(request)).outlets(made.outlets)
        if showing.is_now(made, self.clock.now()):
            return ui.Reply(Text("announce-confirmed-now", where=where), replace=True)
        return ui.Reply(Text("announce-confirmed", when=showing.when(made), where=where), replace=True)

    @action("announce-cancel", role=Role.MODERATOR)
    async def cancel(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Drop what was previewed, or take back what is scheduled."""
        dropped = await self.announcements.cancel(_author(request), id)
        kept = dropped.replaces is not None
        return ui.Reply(Text("announce-edit-dropped" if kept else "announce-cancelled"), replace=True)

    @command("announcements", private=True, role=Role.MODERATOR)
    @action("announcements", role=Role.MODERATOR)
    async def scheduled(self, request: Request, *, page: int = 1) -> ui.Reply:
        """What is scheduled, the next first, and what went out lately."""
        found = await self.announcements.listed(request.community.id, page)
        if not found.total:
            return ui.Reply(Text("announcements-none"))
        pager = ui.Pager(AnnouncementsCog.scheduled, page=found.page, pages=found.pages)
        reader, now = await self._reader(request), self.clock.now()
        cards = [showing.card(a, reader, now, _controls(a)) for a in found.announcements]
        return ui.Reply(Text("announcements-scheduled", count=found.total), cards, pager)

    @action("announcement-pause", role=Role.MODERATOR)
    async def pause(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Hold it back."""
        await self.announcements.pause(_author(request), id)
        return ui.Reply(Text("announcement-paused"))

    @action("announcement-resume", role=Role.MODERATOR)
    async def resume(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Let it go on."""
        going = await self.announcements.resume(_author(request), id)
        return ui.Reply(Text("announcement-resumed", when=going.due_at))

    @action("announcement-send", role=Role.MODERATOR)
    async def send_now(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Send it at once."""
        sent = await self.sending.send_now(_author(request), id)
        return ui.Reply(Text("announcement-sent", where=(await self._reader(request)).outlets(sent.outlets)))

    @suggester("outlets", role=Role.MODERATOR)
    async def suggest_outlets(self, request: Request, typed: str) -> list[ui.Choice]:
        """The community's channels on every platform; the client narrows them down by what they are called."""
        known = await self.outlets.known(_author(request))
        like = [k for k in known if _like(typed, k)] or known
        return [ui.Choice(str(k.channel), k.label) for k in like]

    @every("announcements-due", seconds=5)
    async def send_due(self) -> None:
        """Send what is due, each in a transaction of its own, so that one that fails holds up no other."""
        async with self.transaction():
            due = await self.sending.due()
        for announcement_id in due:
            try:
                async with self.transaction():
                    await self.sending.send(announcement_id)
            except Exception:
                log.exception("announcement-failed", announcement=announcement_id)

    @every("announcements-tidy", hours=6)
    async def tidy(self) -> None:
        """Forget drafts that nobody confirmed."""
        async with self.transaction():
            await self.announcements.tidy()

    async def _drafted(self, request: Request, written: Written, schedule: Schedule, outlet: str | None) -> ui.Reply:
        author = _author(request)
        outlets = await self.outlets.chosen(author, outlet)
        return await self._preview(
            request, await self.announcements.draft(author, written.content(), schedule, outlets)
        )

    async def _translated(self, request: Request, form: EnglishForm, language: str) -> ui.Reply:
        version: Version | None = version_of(form.text, form.title)
        grace = (form.grace or "").strip()
        hours = int(grace) if grace.isdecimal() else 0 if grace else GRACE_HOURS
        made = await self.announcements.translate(_author(request), form.announcement, language, version, hours)
        return await self._preview(request, made)

    async def _version_form(self, request: Request, id: int, language: str, form: type[EnglishForm]) -> ui.Form:  # noqa: A002
        one = await self.announcements.one(request.community.id, id)
        version = one.content.versions.get(language, Version(""))
        hours = int(one.grace.total_seconds() // 3600)
        return form(announcement=id, text=version.text or None, title=version.title, grace=str(hours))

    async def _preview(self, request: Request, draft: Announcement) -> ui.Reply:
        return showing.preview(draft, await self._reader(request), self.clock.now(), _preview_controls(draft))

    async def _channels(self, request: Request, one: Announcement) -> ui.Reply:
        reader, there = await self._reader(request), {o.channel for o in one.outlets}
        known = [k for k in await self.outlets.known(_author(request)) if k.channel not in there]
        choices = [ui.Choice(str(k.channel), k.label) for k in known]
        add = ui.Menu(Text("announce-outlet-add"), AnnouncementsCog.add_channel, one.id, choices=choices)
        return ui.Reply(
            Text("announce-outlets"),
            [_outlet_card(one, o, reader) for o in one.outlets],
            controls=[
                *([add] if choices else []),
                ui.Button(Text("announce-outlet-other"), AnnouncementsCog.other_channel, one.id),
                ui.Button(Text("announce-back"), AnnouncementsCog.preview, one.id, style="primary"),
            ],
        )

    async def _reader(self, request: Request) -> showing.Reader:
        labels = {k.channel: k.label for k in await self.outlets.known(_author(request))}
        return showing.Reader(request.pseudonym, request.space.platform, request.community.locale, labels)

    def _read(self, request: Request, said: str) -> Schedule:
        return read_schedule(said, locale=request.locale, zone=request.community.zone, now=self.clock.now())


def _author(request: Request) -> Author:
    return Author(request.pseudonym, request.community, request.space, request.channel)


def _preview_controls(draft: Announcement) -> list[ui.Control]:
    confirm = ui.Button(Text("announce-confirm"), AnnouncementsCog.confirm, draft.id, style="primary")
    if draft.replaces is not None and draft.last_due is not None:
        confirms = [
            confirm,
            ui.Button(Text("announce-confirm-posts"), AnnouncementsCog.confirm, draft.id, True, style="primary"),  # noqa: FBT003
        ]
    else:
        confirms = [confirm]
    versions = {"en": AnnouncementsCog.english, "es": AnnouncementsCog.spanish}
    return [
        *confirms,
        ui.Button(Text("announce-edit"), AnnouncementsCog.edit, draft.id),
        *(ui.Button(Text(f"announce-version-{one}"), versions[one], draft.id) for one in LANGUAGES),
        ui.Button(Text("announce-channels"), AnnouncementsCog.channels, draft.id),
        ui.Button(Text("announce-cancel"), AnnouncementsCog.cancel, draft.id),
    ]


def _controls(one: Announcement) -> list[ui.Control]:
    edit = ui.Button(Text("announcement-edit"), AnnouncementsCog.edit, one.id)
    send = ui.Button(Text("announcement-send"), AnnouncementsCog.send_now, one.id)
    cancel = ui.Button(Text("announcement-cancel"), AnnouncementsCog.cancel, one.id, style="danger")
    if one.state == SCHEDULED:
        return [edit, ui.Button(Text("announcement-pause"), AnnouncementsCog.pause, one.id), send, cancel]
    if one.state == PAUSED:
        return [edit, ui.Button(Text("announcement-resume"), AnnouncementsCog.resume, one.id), send, cancel]
    return [edit]


def _outlet_card(one: Announcement, outlet: Outlet, reader: showing.Reader) -> ui.Card:
    choices = [ui.Choice(s, Text(f"announcement-language-{s}")) for s in SERVED]
    choices.append(ui.Choice(REMOVE, Text("announce-outlet-remove")))
    menu = ui.Menu(Text("announce-outlet-serve"), AnnouncementsCog.serve, one.id, str(outlet.channel), choices=choices)
    gets = Text("announce-outlet-gets", language=Text(f"announcement-language-{outlet.language}"))
    return ui.Card(reader.channel(outlet.channel), gets, [menu])


def _like(typed: str, known: Known) -> bool:
    """Whether what was typed may mean the channel: its id, or a part of what it is for or where it is."""
    wanted = typed.strip().casefold().lstrip("#")
    words = known.label.args.values() if isinstance(known.label, Text) else [known.label]
    return any(wanted in str(getattr(w, "key", w)).casefold() for w in (known.channel, *words))
