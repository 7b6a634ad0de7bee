"""What waits to be sent: one row a cause and destination, written with what caused it.

pending ──► sending ──► sent ──► pending ...   (revised: the message there is edited)
▲           │  └───► dead                      (refused for good; the reason stands in the row)
└─ failed ◄─┘                                  (retried at `due_at`)

A process claims rows some at a time (`leased_until`), and marks each "sending" only as it begins to send it: of a
row that was claimed and not begun it is certain that nothing arrived.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.ids import ChannelId
from bot.core.jsonable import dump
from bot.core.ports import Clock, People, Purpose
from bot.core.ui import Event, Reply
from bot.storage.base import Base, OfCommunity, insert, session
from bot.storage.spaces import SpaceStore

WAITING = ("pending", "failed")

POST, DIRECT, EVENT = "post", "direct", "event"

WITHOUT_CALENDAR = {"slack", "console"}
"""The platforms that have no calendar of their own, so that nothing is queued for one."""


class OutboxRow(OfCommunity, Base):
    """One message to one channel, one private message to one person, or one entry in one space's calendar.

    `channel` is where it goes: a channel's id; `discord:@<pseudonym>` for a person; a space's id for an event.
    `under` is the cause of the post in the same channel below which it stands. `message` is the id it has once it
    was sent; a row with one that is waiting again is an edit. `version` counts what it was to say, and `digest` stands
    for what it says, also once the words are kept no longer. `settled_at` is when it was sent or given up.
    """

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("cause", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[str] = mapped_column(String(100))
    channel: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(8), default=POST)
    under: Mapped[str | None] = mapped_column(String(100))
    version: Mapped[int] = mapped_column(default=1)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str | None] = mapped_column(String(64))
    nonce: Mapped[str] = mapped_column(String(25))
    state: Mapped[str] = mapped_column(String(10), default="pending", index=True)
    due_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]
    leased_until: Mapped[datetime | None] = mapped_column(index=True)
    settled_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    message: Mapped[str | None] = mapped_column(String(100))
    reason: Mapped[str | None] = mapped_column(String(500))


@dataclass
class OutboxStore:
    """The `Outbox` port; what delivery does with the same table is in `bot.storage.sending`."""

    clock: Clock
    spaces: SpaceStore
    people: People

    personal = ("outbox",)

    async def post(
        self, community_id: int, cause: str, purpose: Purpose, reply: Reply, *, due: datetime | None = None
    ) -> int:
        """Queue `reply` for every channel of the community with this purpose; returns how many there are."""
        channels = await self.spaces.channels_for(community_id, purpose)
        for channel in channels:
            await self.post_to(community_id, cause, channel, reply, due=due)
        return len(channels)

    async def post_to(
        self, community_id: int, cause: str, channel: ChannelId, reply: Reply, *, due: datetime | None = None
    ) -> bool:
        """Queue `reply` for one channel; returns whether it was new."""
        return await self._add(community_id, cause, str(channel), reply, due=due)

    async def post_under(
        self, community_id: int, cause: str, under: str, reply: Reply, *, due: datetime | None = None
    ) -> int:
        """Queue `reply` below every post of the cause `under`; returns how many there are."""
        of = (OutboxRow.community_id == community_id, OutboxRow.cause == under, OutboxRow.kind == POST)
        channels = (await session().scalars(select(OutboxRow.channel).where(*of, OutboxRow.state != "dead"))).all()
        for channel in channels:
            await self._add(community_id, cause, channel, reply, due=due, under=under)
        return len(channels)

    async def revise(
        self, community_id: int, cause: str, reply: Reply, *, due: datetime | None = None,
        channel: ChannelId | None = None,
    ) -> int:  # fmt: skip
        """Have every post of that cause say `reply`; several revisions before one is sent are one edit."""
        return await self._revise(community_id, cause, reply, due, channel)

    async def withdraw(self, community_id: int, causes: Collection[str]) -> int:
        """Drop the messages of these causes that are still to be sent, and say how many; what was sent stays."""
        of = (OutboxRow.community_id == community_id, OutboxRow.cause.in_(causes), OutboxRow.kind != EVENT)
        unsent = (OutboxRow.state.in_(WAITING), OutboxRow.message.is_(None))
        return len((await session().execute(delete(OutboxRow).where(*of, *unsent).returning(OutboxRow.id))).all())

    async def tell(
        self, community_id: int, cause: str, pseudonym: str, reply: Reply, *, due: datetime | None = None
    ) -> bool:
        """Queue a private message; False where it was queued before, or nobody is known by that pseudonym."""
        reach = await self.people.reach(community_id, pseudonym)
        if reach is None:
            return False
        person = f"{reach.user.platform}:@{pseudonym}"
        return await self._add(community_id, cause, person, reply, due=due, kind=DIRECT)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What was sent to a person privately, for `/privacy`: what of, when, and whether it is still to be sent."""
        found = await session().scalars(
            select(OutboxRow).where(*_direct(community_id, pseudonym)).order_by(OutboxRow.id)
        )
        return [{"about": r.cause, "state": r.state, "at": r.created_at.isoformat()} for r in found]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Drop what was or is still to be sent to a person privately."""
        await session().execute(delete(OutboxRow).where(*_direct(community_id, pseudonym)))

    async def put_event(self, community_id: int, cause: str, event: Event) -> int:
        """Have `event` stand in the calendar of every space of the community whose platform has one."""
        spaces = [s for s in await self.spaces.spaces_of(community_id) if s.platform not in WITHOUT_CALENDAR]
        added = [await self._add(community_id, cause, str(s), event, kind=EVENT) for s in spaces]
        if not all(added):
            await self._revise(community_id, cause, event, None)
        return len(spaces)

    async def _add(
        self, community_id: int, cause: str, channel: str, payload: Reply | Event, *, due: datetime | None = None,
        kind: str = POST, under: str | None = None,
    ) -> bool:  # fmt: skip
        now, said = self.clock.now(), dump(payload)
        values = {
            "community_id": community_id,
            "cause": cause,
            "channel": channel,
            "kind": kind,
            "under": under,
            "version": 1,
            "payload": said,
            "digest": _digest(said),
            "nonce": nonce_of(community_id, cause, channel),
            "state": "pending",
            "due_at": due or now,
            "created_at": now,
            "attempts": 0,
        }
        added = await session().execute(
            insert(OutboxRow).values(**values).on_conflict_do_nothing().returning(OutboxRow.id)
        )
        return added.first() is not None

    async def _revise(
        self, community_id: int, cause: str, payload: Reply | Event, due: datetime | None,
        channel: ChannelId | None = None,
    ) -> int:  # fmt: skip
        """Change what rows say. What was sent waits again; what is being sent is edited right after.

        A row that says it already stays as it is.
        """
        of = [OutboxRow.community_id == community_id, OutboxRow.cause == cause, OutboxRow.state != "dead"]
        of += [] if channel is None else [OutboxRow.channel == str(channel)]
        said, at = dump(payload), due or self.clock.now()
        anew = {"payload": said, "digest": _digest(said), "version": OutboxRow.version + 1}
        other = OutboxRow.digest.is_distinct_from(anew["digest"])
        revised = await session().execute(update(OutboxRow).where(*of, other).values(**anew).returning(OutboxRow.id))
        ids = [row.id for row in revised]
        again = {"state": "pending", "due_at": at, "attempts": 0}
        await session().execute(
            update(OutboxRow).where(OutboxRow.id.in_(ids), OutboxRow.state == "sent").values(**again)
        )
        sooner = (OutboxRow.state == "pending", OutboxRow.message.is_not(None), OutboxRow.due_at > at)
        await session().execute(update(OutboxRow).where(*of, *sooner).values(due_at=at))
        return await session().scalar(select(func.count()).where(*of)) or 0

    async def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        rows = await session().execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
        return {state: count for state, count in rows}  # noqa: C416 -- rows are not pairs to a type checker


def _digest(said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def nonce_of(community_id: int, cause: str, channel: ChannelId | str) -> str:
    """The same 24 characters for the same message, however often it is tried (Discord takes 25 at most)."""
    return hashlib.sha256(f"{community_id}|{cause}|{channel}".encode()).hexdigest()[:24]


def _direct(community_id: int, pseudonym: str) -> tuple[ColumnElement[bool], ...]:
    """The rows of private messages to a person."""
    to = OutboxRow.channel.endswith(f":@{pseudonym}", autoescape=True)
    return OutboxRow.community_id == community_id, OutboxRow.kind == DIRECT, to
