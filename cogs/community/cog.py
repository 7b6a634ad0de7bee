"""`/setup` for moderators: one panel, three forms, and the one-time code that joins two spaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.i18n import LANGUAGES
from bot.core.ids import ChannelId, GrantId
from bot.core.permissions import Role
from bot.core.ports import PURPOSES
from bot.core.request import Request
from bot.core.ui import Text
from cogs.community.zones import zones_like
from cogs.deliveries.service import stopped_card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.ports import SpaceSettings
    from cogs.community.service import SetUp

STOPPED = 5
"""Channels that take no posts, at most, at the top of the panel; `/deliveries` tells more."""

_LANGUAGES = tuple(ui.Choice(code, Text(f"language-{code}")) for code in LANGUAGES)


class ChannelsForm(ui.Form, key="setup-channels"):
    """Where the bot posts."""

    stories: Annotated[ChannelId | None, ui.ChannelField()] = None
    roundtables: Annotated[ChannelId | None, ui.ChannelField()] = None
    questions: Annotated[ChannelId | None, ui.ChannelField()] = None
    answers: Annotated[ChannelId | None, ui.ChannelField()] = None
    moderators: Annotated[ChannelId | None, ui.ChannelField()] = None


class RolesForm(ui.Form, key="setup-roles"):
    """Who holds which role."""

    moderator: Annotated[tuple[GrantId, ...], ui.GrantField()] = ()
    organiser: Annotated[tuple[GrantId, ...], ui.GrantField()] = ()


class AboutForm(ui.Form, key="setup-about"):
    """The community's name, language, time zone and place."""

    name: Annotated[str, ui.TextField(max_length=80)]
    locale: Annotated[str, ui.ChoiceField(choices=_LANGUAGES)]
    zone: Annotated[str, ui.ChoiceField(suggest="zones")]
    place: Annotated[str | None, ui.TextField(max_length=100)] = None


@dataclass
class CommunityCog(Cog):
    """Shows and changes how a space and its community are set up."""

    set_up: SetUp

    @command("setup", private=True, role=Role.MODERATOR)
    async def panel(self, request: Request) -> ui.Reply:
        """All settings at a glance, each group with a button that opens its form."""
        return await self._panel(request, Text("setup-panel"))

    @action("setup-channels", role=Role.MODERATOR, opens=ChannelsForm)
    async def open_channels(self, request: Request) -> ChannelsForm:
        """The form of channels, filled with those of now."""
        return ChannelsForm(**(await self.set_up.of(request.space)).channels)

    @action("setup-roles", role=Role.MODERATOR, opens=RolesForm)
    async def open_roles(self, request: Request) -> RolesForm:
        """The form of roles, filled with their holders of now."""
        grants = (await self.set_up.of(request.space)).grants
        return RolesForm(moderator=grants.get(Role.MODERATOR, ()), organiser=grants.get(Role.ORGANISER, ()))

    @action("setup-about", role=Role.MODERATOR, opens=AboutForm)
    async def open_about(self, request: Request) -> AboutForm:
        """The form of the community's own facts."""
        community = request.community
        return AboutForm(name=community.name, locale=community.locale, zone=community.zone, place=community.place)

    @submitted(ChannelsForm, role=Role.MODERATOR)
    async def channels_chosen(self, request: Request, form: ChannelsForm) -> ui.Reply:
        """Keep the channels, each of which the bot must be able to write to."""
        await self.set_up.choose_channels(request.space, {p: getattr(form, p) for p in PURPOSES})
        return await self._panel(request, Text("setup-saved"))

    @submitted(RolesForm, role=Role.MODERATOR)
    async def roles_chosen(self, request: Request, form: RolesForm) -> ui.Reply:
        """Keep who holds the roles."""
        for role in (Role.MODERATOR, Role.ORGANISER):
            await self.set_up.grant(request.space, role, getattr(form, role))
        return await self._panel(request, Text("setup-saved"))

    @submitted(AboutForm, role=Role.MODERATOR)
    async def about_given(self, request: Request, form: AboutForm) -> ui.Reply:
        """Keep the community's own facts."""
        await self.set_up.describe(
            request.community, name=form.name, locale=form.locale, zone=form.zone, place=form.place
        )
        return await self._panel(request, Text("setup-saved"))

    @command("setup link", private=True, role=Role.MODERATOR)
    async def link(self, request: Request, code: str | None = None) -> ui.Reply:
        """Without a code, one for another space to use; with one, join the community that gave it."""
        if code is None:
            return await self.offer(request)
        joined = await self.set_up.join(request.space, code)
        return ui.Reply(Text("setup-linked", name=joined.name))

    @action("setup-link", role=Role.MODERATOR)
    async def offer(self, request: Request) -> ui.Reply:
        """A one-time code, shown to its asker alone."""
        return ui.Reply(Text("setup-link-offered", code=await self.set_up.offer(request.community.id)))

    @suggester("zones")
    async def zones(self, request: Request, typed: str) -> list[ui.Choice]:
        """Time zones by their names in either language."""
        return [ui.Choice(z.id, z.label) for z in zones_like(typed, request.locale)]

    async def _panel(self, request: Request, text: Text) -> ui.Reply:
        settings = await self.set_up.of(request.space)
        spaces = await self.set_up.neighbours(settings.community.id)
        stopped = [stopped_card(outlet) for outlet in (await self.set_up.stopped(settings.community.id))[:STOPPED]]
        return ui.Reply(text, [*stopped, _channels(settings), _roles(settings), _about(settings), _link(len(spaces))])


def _channels(settings: SpaceSettings) -> ui.Card:
    chosen = [(p, settings.channels.get(p)) for p in PURPOSES]
    fields = [
        ui.Field(Text(f"setup-channels-{p}-label"), Text("setup-value", what=c) if c else _NONE) for p, c in chosen
    ]
    button = ui.Button(Text("setup-channels-open"), CommunityCog.open_channels)
    return ui.Card(Text("setup-channels-title"), Text("setup-channels-about"), [button], fields=fields)


def _roles(settings: SpaceSettings) -> ui.Card:
    fields = [
        ui.Field(Text(f"setup-roles-{role}-label"), _listed(settings.grants.get(role, ())))
        for role in (Role.MODERATOR, Role.ORGANISER)
    ]
    button = ui.Button(Text("setup-roles-open"), CommunityCog.open_roles)
    return ui.Card(Text("setup-roles-title"), Text("setup-roles-about"), [button], fields=fields)


def _about(settings: SpaceSettings) -> ui.Card:
    community = settings.community
    values = (community.name, Text(f"language-{community.locale}"), community.zone, community.place or _NONE)
    names = ("name", "locale", "zone", "place")
    fields = [ui.Field(Text(f"setup-about-{n}-label"), v) for n, v in zip(names, values, strict=True)]
    button = ui.Button(Text("setup-about-open"), CommunityCog.open_about)
    return ui.Card(Text("setup-about-title"), None, [button], fields=fields)


def _link(spaces: int) -> ui.Card:
    button = ui.Button(Text("setup-link-open"), CommunityCog.offer)
    return ui.Card(Text("setup-link-title"), Text("setup-link-about", spaces=spaces), [button])


def _listed(holders: Iterable[GrantId]) -> ui.Words:
    """One after another, as many as there are."""
    said: ui.Words | None = None
    for holder in holders:
        one = Text("setup-value", what=holder)
        said = one if said is None else Text("setup-values", first=said, last=one)
    return said or _NONE


_NONE = Text("setup-none")
