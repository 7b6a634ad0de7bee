"""What waits to be sent: one row a cause and destination, written with what caused it.

pending ──► sending ──► sent ──► pending ...   (revised: the message there is edited)
▲           │  └───► dead                      (refused for good; the reason stands in the row)
└─ failed ◄─┘                                  (retried at `due_at`)

A process claims rows some at a time (`leased_until`), and marks each "sending" only as it begins to send it: of a
row that was claimed and not begun it is certain that nothing arrived.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, UniqueConstraint, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Mapped, aliased, mapped_column

from bot.core.ids import ChannelId
from bot.core.ports import Clock, People, Purpose
from bot.core.ui import Event, Reply, dump
from bot.storage.base import Base, OfCommunity, insert, session
from bot.storage.spaces import SpaceStore

LEASE = timedelta(minutes=2)
"""After this long a row that is claimed, or in "sending", belongs to a process that died."""

WAITING = ("pending", "failed")

POST, DIRECT, EVENT = "post", "direct", "event"


class OutboxRow(OfCommunity, Base):
    """One message to one channel, one private message to one person, or one entry in one space's calendar.

    `channel` is where it goes: a channel's id; `discord:@<pseudonym>` for a person; a space's id for an event.
    `under` is the cause of the post in the same channel below which it stands. `message` is the id it has once it
    was sent; a row with one that is waiting again is an edit. `version` counts what it was to say.
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
    nonce: Mapped[str] = mapped_column(String(25))
    state: Mapped[str] = mapped_column(String(10), default="pending", index=True)
    due_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    message: Mapped[str | None] = mapped_column(String(100))
    reason: Mapped[str | None] = mapped_column(String(500))


@dataclass
class OutboxStore:
    """The `Outbox` port, and what delivery needs of the same table."""

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
        spaces = await self.spaces.spaces_of(community_id)
        added = [await self._add(community_id, cause, str(s), event, kind=EVENT) for s in spaces]
        if not all(added):
            await self._revise(community_id, cause, event, None)
        return len(spaces)

    async def _add(
        self, community_id: int, cause: str, channel: str, payload: Reply | Event, *, due: datetime | None = None,
        kind: str = POST, under: str | None = None,
    ) -> bool:  # fmt: skip
        now = self.clock.now()
        values = {
            "community_id": community_id,
            "cause": cause,
            "channel": channel,
            "kind": kind,
            "under": under,
            "version": 1,
            "payload": dump(payload),
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
        """Change what rows say. What was sent waits again; what is being sent is edited right after."""
        of = [OutboxRow.community_id == community_id, OutboxRow.cause == cause, OutboxRow.state != "dead"]
        of += [] if channel is None else [OutboxRow.channel == str(channel)]
        anew = {"payload": dump(payload), "version": OutboxRow.version + 1}
        revised = await session().execute(update(OutboxRow).where(*of).values(**anew).returning(OutboxRow.id))
        ids = [row.id for row in revised]
        at = due or self.clock.now()
        again = {"state": "pending", "due_at": at, "attempts": 0}
        await session().execute(
            update(OutboxRow).where(OutboxRow.id.in_(ids), OutboxRow.state == "sent").values(**again)
        )
        sooner = (OutboxRow.state == "pending", OutboxRow.message.is_not(None), OutboxRow.due_at > at)
        await session().execute(update(OutboxRow).where(OutboxRow.id.in_(ids), *sooner).values(due_at=at))
        return len(ids)

    async def claim(self, platforms: Sequence[str], limit: int = 50) -> list[OutboxRow]:
        """Take what is due for these platforms, for the length of a lease; nobody else begins it until then."""
        now = self.clock.now()
        free = or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now)
        found = await session().scalars(
            select(OutboxRow)
            .where(OutboxRow.state.in_(WAITING), OutboxRow.due_at <= now, free, _on(platforms), ~_waits_for_another())
            .order_by(OutboxRow.due_at, OutboxRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = list(found)
        for row in rows:
            row.leased_until = now + LEASE
        return rows

    async def begin(self, row: OutboxRow) -> bool:
        """Mark a claimed row "sending", anew for the length of a lease; False where somebody else took it over."""
        begun = await session().execute(
            update(OutboxRow)
            .where(OutboxRow.id == row.id, OutboxRow.state.in_(WAITING), OutboxRow.leased_until == row.leased_until)
            .values(state="sending", leased_until=self.clock.now() + LEASE, attempts=OutboxRow.attempts + 1)
            .returning(OutboxRow.attempts, OutboxRow.payload, OutboxRow.version)
        )
        now = begun.first()
        if now is not None:  # it may have been revised since it was claimed
            row.attempts, row.payload, row.version = now
        return now is not None

    async def parent(self, row: OutboxRow) -> str | None:
        """The id of the message below which the row's stands; None where it stands alone."""
        if row.under is None:
            return None
        of = (OutboxRow.community_id == row.community_id, OutboxRow.cause == row.under)
        return await session().scalar(select(OutboxRow.message).where(*of, OutboxRow.channel == row.channel))

    async def release(self, row_ids: Sequence[int] | None = None) -> None:
        """Give claimed rows back that were not begun; all there are, at the start of the only process."""
        these = [] if row_ids is None else [OutboxRow.id.in_(row_ids)]
        unbegun = update(OutboxRow).where(OutboxRow.state.in_(WAITING), OutboxRow.leased_until.is_not(None), *these)
        await session().execute(unbegun.values(leased_until=None))

    async def abandoned(self, platforms: Sequence[str], *, at_start: bool) -> list[OutboxRow]:
        """Take over rows that a process left in "sending": all of them at the start of the only process."""
        expired = [] if at_start else [OutboxRow.leased_until <= self.clock.now()]
        rows = await session().scalars(
            select(OutboxRow)
            .where(OutboxRow.state == "sending", _on(platforms), *expired)
            .order_by(OutboxRow.id)
            .with_for_update(skip_locked=True)
        )
        taken = list(rows)
        for row in taken:
            row.leased_until = self.clock.now() + LEASE
            row.attempts += 1
        return taken

    async def sent(self, row: OutboxRow, message: str | None) -> None:
        """It arrived under this id; its words are kept no longer than they are needed.

        What was revised while it was being sent waits again, to be edited.
        """
        settled = {"leased_until": None, "message": message, "reason": None}
        same = (OutboxRow.id == row.id, OutboxRow.version == row.version)
        done = update(OutboxRow).where(*same).values(state="sent", payload={}, **settled).returning(OutboxRow.id)
        if (await session().execute(done)).first() is None:
            await self._settle(row.id, state="pending", due_at=self.clock.now(), **settled)

    async def again(self, row_id: int, reason: str, due: datetime) -> None:
        """Try again at `due`."""
        await self._settle(row_id, state="failed", reason=reason[:500], due_at=due)

    async def doubt(self, row_id: int, reason: str, look_at: datetime) -> None:
        """It may have arrived: the row stays "sending", and from `look_at` on it is looked for."""
        await self._settle(row_id, reason=reason[:500], leased_until=look_at)

    async def dead(self, row_id: int, reason: str) -> None:
        """Never try again; the row says why, and its words are not kept."""
        await self._settle(row_id, state="dead", reason=reason[:500], payload={})

    async def next_due(self, platforms: Sequence[str]) -> datetime | None:
        """When the next row is due, None where nothing waits."""
        return await session().scalar(
            select(func.min(OutboxRow.due_at)).where(OutboxRow.state.in_(WAITING), _on(platforms))
        )

    async def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        rows = await session().execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
        return {state: count for state, count in rows}  # noqa: C416 -- rows are not pairs to a type checker

    async def _settle(self, row_id: int, **values: Any) -> None:
        values = {"leased_until": None, **values}
        await session().execute(update(OutboxRow).where(OutboxRow.id == row_id).values(**values))


def nonce_of(community_id: int, cause: str, channel: ChannelId | str) -> str:
    """The same 24 characters for the same message, however often it is tried (Discord takes 25 at most)."""
    return hashlib.sha256(f"{community_id}|{cause}|{channel}".encode()).hexdigest()[:24]


def _waits_for_another() -> ColumnElement[bool]:
    """Whether the post below which a row stands was not sent yet."""
    above = aliased(OutboxRow)
    same = and_(
        above.community_id == OutboxRow.community_id,
        above.cause == OutboxRow.under,
        above.channel == OutboxRow.channel,
        above.state != "dead",
        above.message.is_(None),
    )
    return and_(OutboxRow.under.is_not(None), exists().where(same))


def _on(platforms: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(OutboxRow.channel.startswith(f"{p}:", autoescape=True) for p in platforms))


def _direct(community_id: int, pseudonym: str) -> tuple[ColumnElement[bool], ...]:
    """The rows of private messages to a person."""
    to = OutboxRow.channel.endswith(f":@{pseudonym}", autoescape=True)
    return OutboxRow.community_id == community_id, OutboxRow.kind == DIRECT, to
