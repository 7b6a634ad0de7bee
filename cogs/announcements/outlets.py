"""The channels that announcements may go to: those a community's spaces chose for anything, and the one at hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import UserError
from bot.core.ids import ChannelId, SpaceId
from bot.core.ui import Text, Words
from cogs.announcements.content import MOST_OUTLETS, Outlet

if TYPE_CHECKING:
    from bot.core.ports import Places, Spaces
    from cogs.announcements.announcement import Author


@dataclass(frozen=True)
class Known:
    """A channel that may be chosen, and what to call it where its own name cannot be shown."""

    channel: ChannelId
    space: SpaceId
    label: Words


@dataclass
class Outlets:
    """Knows a community's channels, and whether the bot may write there."""

    spaces: Spaces
    can_post: Callable[[SpaceId, ChannelId], Awaitable[bool]]
    places: Places

    async def known(self, author: Author) -> list[Known]:
        """The channel at hand first, then every channel with a purpose in any space of the community."""
        found: dict[ChannelId, Known] = {}
        if author.channel is not None:
            here = Text("outlet-here", channel=Text("announcement-channel", channel=author.channel))
            found[author.channel] = Known(author.channel, author.space, here)
        spaces = await self.spaces.spaces_of(author.community.id)
        for number, space in enumerate(sorted(spaces, key=lambda s: (s != author.space, str(s))), 1):
            twins = [s for s in spaces if s.platform == space.platform]
            where = space.platform.capitalize() + (f" {number}" if len(twins) > 1 else "")
            for purpose, channel in (await self.spaces.settings(space)).channels.items():
                label = Text("outlet-purpose", purpose=Text(f"setup-channels-{purpose}-label"), where=where)
                found.setdefault(channel, Known(channel, space, label))
        return list(found.values())

    async def chosen(self, author: Author, said: str | None) -> tuple[Outlet, ...]:
        """The outlets named by their ids or links, apart by commas or spaces; the channel at hand where none is.

        Raises UserError at `outlet` for one that is none of the community's, or where the bot may not write.
        """
        if not said:
            if author.channel is None:
                raise UserError("announce-no-channel")
            return (await self.checked(Outlet(author.channel, author.space)),)
        known = {str(k.channel): Outlet(k.channel, k.space) for k in await self.known(author)}
        names = list(dict.fromkeys(said.replace(",", " ").split()))[: MOST_OUTLETS + 1]
        for link in (name for name in names if name not in known and "://" in name):
            known[link] = Outlet(await self.linked(author.space, link, field="outlet"), author.space)
        wrong = next((name for name in names if name not in known), None)
        if wrong is not None:
            raise UserError("announce-outlet-unknown", field="outlet", given=wrong[:80])
        return await self.added((), list({known[n].channel: known[n] for n in names}.values()))

    async def linked(self, space: SpaceId, link: str, *, field: str = "link") -> ChannelId:
        """The channel or thread that a link leads to. Raises UserError at the field where it is none."""
        try:
            return await self.places.read(space, link)
        except UserError as error:
            raise error.at(field) from error

    async def added(self, before: Sequence[Outlet], more: Sequence[Outlet]) -> tuple[Outlet, ...]:
        """Those before and those more, each channel once. Raises UserError as `chosen` does."""
        there = {o.channel for o in before}
        outlets = [*before, *[await self.checked(o) for o in more if o.channel not in there]]
        if len(outlets) > MOST_OUTLETS:
            raise UserError("announce-outlets-many", field="channel", max=MOST_OUTLETS)
        return tuple(outlets)

    async def checked(self, outlet: Outlet) -> Outlet:
        """The outlet, if the channel is one of its space and the bot may write there."""
        if outlet.space is None or not await self.can_post(outlet.space, outlet.channel):
            kind = "channel" if outlet.channel.thread is None else "thread"
            raise UserError(f"announce-{kind}-refused", field="channel", channel=outlet.channel)
        return outlet

    async def standing(self, community_id: int, outlets: Sequence[Outlet]) -> tuple[Outlet, ...]:
        """Those whose space still belongs to the community: nothing is ever posted into another one."""
        spaces = set(await self.spaces.spaces_of(community_id))
        return tuple(o for o in outlets if o.space is None or o.space in spaces)
