"""Communities, the spaces that belong to them, and how each space is set up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, cast

import structlog
from sqlalchemy import ForeignKey, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.errors import UserError
from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.permissions import Role
from bot.core.ports import Clock, Purpose, SpaceSettings, Transactions
from bot.core.request import Community
from bot.storage.base import Base, OfCommunity, OfPeople, add_new, after_commit, put, session

log = structlog.get_logger()

CACHE_SECONDS = 20
"""How long another process may show a space's former settings."""


class CommunityRow(Base):
    """A community: one pool of stories, roundtables, questions and answers."""

    __tablename__ = "community"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(8), default="en")
    zone: Mapped[str] = mapped_column(String(64), default="America/New_York")
    place: Mapped[str | None] = mapped_column(String(200))

    def value(self) -> Community:
        """The row as the core knows it."""
        return Community(self.id, self.name, self.locale, self.zone, self.place)


class SpaceRow(OfCommunity, Base):
    """A Discord server, a Slack workspace or the console."""

    __tablename__ = "space"

    id: Mapped[str] = mapped_column(String(100), primary_key=True)


class SpaceChannelRow(Base):
    """Which channel of a space a purpose has."""

    __tablename__ = "space_channel"

    space_id: Mapped[str] = mapped_column(ForeignKey("space.id", ondelete="CASCADE"), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(20), primary_key=True)
    channel: Mapped[str] = mapped_column(String(100))


class SpaceGrantRow(Base):
    """Who holds a role in a space."""

    __tablename__ = "space_grant"

    space_id: Mapped[str] = mapped_column(ForeignKey("space.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    grant: Mapped[str] = mapped_column(String(100), primary_key=True)


class LinkCodeRow(OfCommunity, Base):
    """A one-time code by which another space may join; only its hash is kept."""

    __tablename__ = "link_code"
    __table_args__ = (UniqueConstraint("code_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    expires: Mapped[datetime]


@dataclass
class SpaceStore:
    """The `Spaces` port over these tables.

    Args:
        fresh: what a new community is like (its id is ignored).
        welcome: called in the open transaction with each new community, to give it its first sources.
    """

    clock: Clock
    transaction: Transactions
    fresh: Community
    welcome: Callable[[Community, SpaceId], Awaitable[None]]
    _kept: dict[SpaceId, tuple[float, SpaceSettings]] = field(default_factory=dict)
    _changes: int = 0
    _adding: asyncio.Lock = field(default_factory=asyncio.Lock)
    known: ClassVar[tuple[str, ...]] = ("name", "locale", "zone", "place")

    async def community_of(self, space: SpaceId) -> Community:
        """The space's community; a space seen for the first time gets a community of its own."""
        return (await self.settings(space)).community

    async def roles_of(self, space: SpaceId, grants: frozenset[GrantId]) -> frozenset[Role]:
        """The roles that the space gives to holders of any of `grants`."""
        settings = await self.settings(space)
        return frozenset(role for role, holders in settings.grants.items() if grants.intersection(holders))

    async def settings(self, space: SpaceId) -> SpaceSettings:
        """How the space is set up; kept in memory for a moment, since every request asks."""
        kept = self._kept.get(space)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        changes = self._changes
        row = await session().get(SpaceRow, str(space)) or await self._added(space)
        community = await session().get_one(CommunityRow, row.community_id)
        channels = await session().scalars(select(SpaceChannelRow).where(SpaceChannelRow.space_id == row.id))
        found = SpaceSettings(
            space,
            community.value(),
            {cast("Purpose", c.purpose): ChannelId.parse(c.channel) for c in channels},
            await self._grants(row.id),
        )
        # what may yet be rolled back is not kept, and neither is what was changed while we read it
        if not session().info.get("wrote") and changes == self._changes:
            self._kept[space] = (time.monotonic() + CACHE_SECONDS, found)
        return found

    async def set_channel(self, space: SpaceId, purpose: Purpose, channel: ChannelId | None) -> None:
        """Choose, or with None give up, the channel for a purpose."""
        await self._alone(space)
        if channel is not None:
            await put(SpaceChannelRow, space_id=str(space), purpose=purpose, channel=str(channel))
        else:
            of = SpaceChannelRow.space_id == str(space), SpaceChannelRow.purpose == purpose
            await session().execute(delete(SpaceChannelRow).where(*of))
        await self._changed()

    async def set_grants(self, space: SpaceId, role: Role, grants: tuple[GrantId, ...]) -> None:
        """Say who holds a role in the space."""
        await self._alone(space)
        old = SpaceGrantRow.space_id == str(space), SpaceGrantRow.role == role
        await session().execute(delete(SpaceGrantRow).where(*old))
        for grant in dict.fromkeys(grants):
            await add_new(SpaceGrantRow, space_id=str(space), role=str(role), grant=str(grant))
        await self._changed()

    async def describe(
        self,
        community_id: int,
        *,
        name: str | None = None,
        locale: str | None = None,
        zone: str | None = None,
        place: str | None = None,
    ) -> Community:
        """Change what is given; returns the community as it is then."""
        row = await session().get_one(CommunityRow, community_id)
        for attribute, value in zip(self.known, (name, locale, zone, place), strict=True):
            if value is not None:
                setattr(row, attribute, value)
        await self._changed()
        return row.value()

    async def community(self, community_id: int) -> Community:
        """The community by its id."""
        return (await session().get_one(CommunityRow, community_id)).value()

    async def communities(self, ids: Iterable[int]) -> dict[int, Community]:
        """Several communities by their ids."""
        found = await session().scalars(select(CommunityRow).where(CommunityRow.id.in_(set(ids))))
        return {row.id: row.value() for row in found}

    async def channels_for(self, community_id: int, purpose: Purpose) -> list[ChannelId]:
        """The channels that have the purpose in any of the community's spaces."""
        found = await session().scalars(
            select(SpaceChannelRow.channel)
            .join(SpaceRow, SpaceRow.id == SpaceChannelRow.space_id)
            .where(SpaceRow.community_id == community_id, SpaceChannelRow.purpose == purpose)
        )
        return [ChannelId.parse(c) for c in found]

    async def spaces_of(self, community_id: int) -> list[SpaceId]:
        """Every space of the community."""
        found = await session().scalars(select(SpaceRow.id).where(SpaceRow.community_id == community_id))
        return [SpaceId.parse(s) for s in found]

    async def all(self) -> list[Community]:
        """Every community that has a space."""
        inhabited = select(SpaceRow.community_id)
        rows = await session().scalars(select(CommunityRow).where(CommunityRow.id.in_(inhabited)))
        return [row.value() for row in rows]

    async def offer_link(self, community_id: int, code_hash: str, expires: datetime) -> None:
        """Keep a one-time code's hash; whoever uses it before it expires joins this community."""
        await session().execute(delete(LinkCodeRow).where(LinkCodeRow.expires <= self.clock.now()))
        session().add(LinkCodeRow(community_id=community_id, code_hash=code_hash, expires=expires))
        await self._changed()

    async def join(self, space: SpaceId, code_hash: str) -> Community | None:
        """Move the space to the community that offered the code, which is used up.

        Returns None where the code is unknown, used, expired or the space's own. Raises UserError
        "link-not-empty" where people already wrote something in the space's present community: it would be
        out of their sight, so that community has to offer the code instead.
        """
        own = await self.community_of(space)
        code = await session().scalar(
            select(LinkCodeRow).where(LinkCodeRow.code_hash == code_hash, LinkCodeRow.expires > self.clock.now())
        )
        if code is None or code.community_id == own.id:
            return None
        if await self._gathered(own.id) and len(await self.spaces_of(own.id)) == 1:
            raise UserError("link-not-empty")
        used = delete(LinkCodeRow).where(LinkCodeRow.id == code.id).returning(LinkCodeRow.id)
        if (await session().execute(used)).first() is None:  # of two who use it at once, one joins
            return None
        joined = await self.community(code.community_id)
        await session().execute(update(SpaceRow).where(SpaceRow.id == str(space)).values(community_id=joined.id))
        await self._changed()
        return joined

    async def _gathered(self, community_id: int) -> int:
        tables = [m.class_ for m in Base.registry.mappers if issubclass(m.class_, OfPeople)]
        counts = [
            await session().scalar(select(func.count()).select_from(t).where(t.community_id == community_id))
            for t in tables
        ]
        return sum(c or 0 for c in counts)

    async def _added(self, space: SpaceId) -> SpaceRow:
        """Make the space in a transaction of its own, so that two first messages at once make one space."""
        if not session().info.get("wrote") and not session().new:
            await session().rollback()  # gives the connection back: many who wait here would leave none to work with
        async with self._adding:
            if await session().get(SpaceRow, str(space)) is None:
                try:
                    async with self.transaction():
                        await self._add(space)
                except IntegrityError:
                    log.info("space-added-by-another-process")
        return await session().get_one(SpaceRow, str(space))

    async def _add(self, space: SpaceId) -> None:
        fresh = self.fresh
        community = CommunityRow(name=fresh.name, locale=fresh.locale, zone=fresh.zone, place=fresh.place)
        session().add(community)
        await session().flush()
        row = SpaceRow(id=str(space), community_id=community.id)
        session().add(row)
        await session().flush()
        await self.welcome(community.value(), space)

    async def _grants(self, space_id: str) -> dict[Role, tuple[GrantId, ...]]:
        rows = await session().scalars(select(SpaceGrantRow).where(SpaceGrantRow.space_id == space_id))
        found: dict[Role, tuple[GrantId, ...]] = {}
        for row in rows:
            role = Role(row.role)
            found[role] = (*found.get(role, ()), GrantId.parse(row.grant))
        return found

    async def _alone(self, space: SpaceId) -> None:
        """Have whoever else sets the space up wait until this is done."""
        await self.settings(space)
        await session().execute(select(SpaceRow.id).where(SpaceRow.id == str(space)).with_for_update())

    async def _changed(self) -> None:
        await session().flush()
        self._forget()
        after_commit(self._forget)

    def _forget(self) -> None:
        self._kept.clear()
        self._changes += 1
