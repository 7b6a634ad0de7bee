"""The rules of setting a community up: what may be chosen, and how spaces are joined by a one-time code."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.core.clean import one_line
from bot.core.errors import UserError
from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.permissions import Role
from cogs.community.zones import zone_of, zones_like

if TYPE_CHECKING:
    from bot.core.ports import Clock, Deliveries, Purpose, Spaces, SpaceSettings, StoppedOutlet
    from bot.core.request import Community

LINK_LASTS = timedelta(hours=1)

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0, 1, I, L, O or U: a code is read out and typed by people."""
_LENGTH = 8


class KnownPlace(Protocol):
    """A place as the officials' directory knows it."""

    @property
    def name(self) -> str:
        """Plain name: "Hartford"."""

    @property
    def state(self) -> str:
        """Two capital letters."""


class Located(Protocol):
    """What a typed place came to: the one meant, those to choose from, or the nearest names."""

    @property
    def place(self) -> KnownPlace | None:
        """The one meant."""

    @property
    def choices(self) -> Sequence[KnownPlace]:
        """Several of the name."""

    @property
    def nearest(self) -> Sequence[KnownPlace]:
        """Names like it."""


@dataclass
class SetUp:
    """Changes how spaces and communities are set up.

    Args:
        can_post: whether the bot may write in a channel of a space now.
        locate: finds the place that was typed, those to choose from, or the nearest names.
        deliveries: knows which channels take no posts any more.
        joined: hears of the community that a space has joined.
    """

    spaces: Spaces
    clock: Clock
    can_post: Callable[[SpaceId, ChannelId], Awaitable[bool]]
    locate: Callable[[str], Awaitable[Located]]
    deliveries: Deliveries
    joined: Callable[[Community], Awaitable[None]]

    async def of(self, space: SpaceId) -> SpaceSettings:
        """How the space is set up now."""
        return await self.spaces.settings(space)

    async def neighbours(self, community_id: int) -> list[SpaceId]:
        """The spaces that share the community."""
        return await self.spaces.spaces_of(community_id)

    async def stopped(self, community_id: int) -> Sequence[StoppedOutlet]:
        """The channels that take no posts any more."""
        return await self.deliveries.stopped(community_id)

    async def choose_channels(self, space: SpaceId, chosen: Mapping[Purpose, ChannelId | None]) -> None:
        """Set every purpose's channel. Raises UserError at the purpose whose new channel cannot be written to.

        What waits for a channel that takes no posts any more goes to the one that takes its place.
        """
        settings = await self.of(space)
        before = settings.channels
        changed = {purpose: channel for purpose, channel in chosen.items() if before.get(purpose) != channel}
        for purpose, channel in changed.items():
            if channel is not None and not await self.can_post(space, channel):
                raise UserError("setup-channel-refused", field=purpose, channel=channel)
        for purpose, channel in changed.items():
            await self.spaces.set_channel(space, purpose, channel)
        kept = (await self.of(space)).channels.values()
        for purpose, channel in changed.items():
            if channel is not None and (old := before.get(purpose)) is not None and old not in kept:
                await self.deliveries.move(settings.community.id, old, channel)

    async def grant(self, space: SpaceId, role: Role, holders: tuple[GrantId, ...]) -> None:
        """Say who holds a role in the space."""
        await self.spaces.set_grants(space, role, holders)

    async def describe(self, community: Community, *, name: str, locale: str, zone: str, place: str | None) -> None:
        """Set the community's name, language, time zone and place as people write them.

        Raises UserError at `zone` or `place` with the nearest there are.
        """
        await self.spaces.describe(
            community.id,
            name=one_line(name),
            locale=locale,
            zone=_zone(zone),
            place=await self._place(place, community) if place else "",
        )

    async def offer(self, community_id: int) -> str:
        """A new one-time code ("K7QM-2XWP") by which another space may join within the hour."""
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        await self.spaces.offer_link(community_id, _hash(code), self.clock.now() + LINK_LASTS)
        return f"{code[:4]}-{code[4:]}"

    async def join(self, space: SpaceId, code: str) -> Community:
        """Bring the space into the community that offered the code. Raises UserError where it does not serve."""
        joined = await self.spaces.join(space, _hash(code))
        if joined is None:
            raise UserError("setup-link-wrong")
        await self.joined(joined)
        return joined

    async def _place(self, typed: str, community: Community) -> str:
        """The place as "Hartford, CT". A name that is known nowhere stands as typed where it names its state."""
        said = one_line(typed)
        if said == community.place:
            return said
        located = await self.locate(said)
        if located.place is not None:
            return f"{located.place.name}, {located.place.state}"
        town, comma, state = (part.strip() for part in said.rpartition(","))
        if comma and town and len(state) == 2 and state.isalpha() and not located.choices:
            return f"{town}, {state.upper()}"
        key = (
            "setup-place-several"
            if located.choices
            else "setup-place-near"
            if located.nearest
            else "setup-place-unknown"
        )
        names = "; ".join(f"{p.name}, {p.state}" for p in [*located.choices, *located.nearest][:5])
        raise UserError(key, field="place", given=said, names=names)


def _zone(typed: str) -> str:
    found = zone_of(typed)
    if found is None:
        near = ", ".join(z.id for z in zones_like(typed, "en", 3))
        key = "setup-zone-near" if near else "setup-zone-unknown"
        raise UserError(key, field="zone", given=one_line(typed)[:40], near=near)
    return found


def _hash(code: str) -> str:
    """Of the code however it was typed. It has 39 random bits and lives an hour: no salt is needed."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(f"link {plain}".encode()).hexdigest()
