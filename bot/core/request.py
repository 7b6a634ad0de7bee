"""Who asks, from where, in which language, with which rights."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
    from bot.core.permissions import Role
    from bot.core.ui import Words


@dataclass(frozen=True)
class Community:
    """One pool of stories, roundtables, questions and answers, shared by its spaces.

    `locale` ("en", "es") is the language of public posts, `zone` an IANA name, `place` the name that its
    residents live under ("Hartford, CT").
    """

    id: int
    name: str
    locale: str = "en"
    zone: str = "America/New_York"
    place: str | None = None

    @property
    def tz(self) -> ZoneInfo:
        """The zone as the standard library has it."""
        return ZoneInfo(self.zone)

    @property
    def state(self) -> str | None:
        """The two letters after the comma of `place`."""
        _, comma, state = (self.place or "").rpartition(",")
        return state.strip().upper() if comma else None


Meanwhile: TypeAlias = "Callable[[Words, str, Community], Awaitable[None]]"
"""Tells somebody something in a language, privately, while what they asked for is still being worked on."""


@dataclass(frozen=True)
class Incoming:
    """What an adapter knows of somebody's command, press or form before anything of ours is asked.

    `locale` is the person's own ("es-419"); `administers` says whether they administer the space; `grants` are
    the roles, groups and the person's own id by which the space may give rights; `key` is the same for a
    redelivery of the same press and different for every other.
    """

    user: UserId
    space: SpaceId
    channel: ChannelId | None = None
    locale: str = "en"
    administers: bool = False
    grants: frozenset[GrantId] = frozenset()
    key: str | None = None
    name: str | None = None
    native: Any = field(default=None, repr=False, compare=False)
    meanwhile: Meanwhile | None = field(default=None, repr=False, compare=False)


async def _silent(_words: Words) -> None:
    """Nobody is there to be told."""


@dataclass(frozen=True)
class Request:
    """Who asks, in which community, as a handler sees it.

    `pseudonym` is what a resident is stored as: a keyed hash of the platform id, per community. `user` is the
    id in the clear: it is never written down and never logged. `name` is what the platform shows for them,
    stored only where they ask for it. `meanwhile` says privately how far something is that takes long; it never fails.
    """

    user: UserId
    space: SpaceId
    channel: ChannelId | None
    community: Community
    locale: str
    roles: frozenset[Role]
    pseudonym: str
    name: str | None = None
    native: Any = field(default=None, repr=False, compare=False)
    meanwhile: Callable[[Words], Awaitable[None]] = field(default=_silent, repr=False, compare=False)

    def has(self, role: Role) -> bool:
        """Whether they hold the role."""
        return role in self.roles
