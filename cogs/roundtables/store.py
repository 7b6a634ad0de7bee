"""The table of roundtables and the queries on it. Every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    and_,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, insert, session

LENGTH = timedelta(hours=2)
"""How long a roundtable without a stated end is taken to last."""


class RoundtableRow(OfCommunity, Base):
    """One meeting, planned by an organiser or taken from a calendar.

    `local_start` and `zone` are the wall-clock time people were told ("2026-12-01T18:00:00" in
    "America/New_York"); `starts_at` is the instant it comes to. `uid` and `recurrence` name a calendar's
    occurrence for good (RFC 5545: UID and RECURRENCE-ID); both are missing where an organiser planned it.
    `given` is what its calendar said of it last, and `sequence` that saying's number (RFC 5545 3.8.7.4), so that
    what an organiser changed here stands until the calendar says something new.

    `revision` counts what anybody could see change, `moves` the changes of its time; `settled_at` is since when that
    time stands. `was_starts_at` and `was_location` are what people were told before.
    """

    __tablename__ = "roundtable"
    __table_args__ = (
        UniqueConstraint("community_id", "uid", "recurrence"),
        Index("ix_roundtable_upcoming", "community_id", "state", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    all_day: Mapped[bool] = mapped_column(default=False)
    zone: Mapped[str] = mapped_column(String(64))
    local_start: Mapped[str] = mapped_column(String(19))
    location: Mapped[str | None] = mapped_column(String(500))
    link: Mapped[str | None] = mapped_column(String(1000))
    notes: Mapped[str | None] = mapped_column(String(4000))
    questions_open: Mapped[bool] = mapped_column(default=True)
    state: Mapped[str] = mapped_column(String(10), default="planned")
    """planned or cancelled."""
    access: Mapped[str | None] = mapped_column(String(1000))
    interpretation: Mapped[str | None] = mapped_column(String(1000))
    officials: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Whom it puts questions to: each one's id in the directory, and the name and office of when they were chosen."""
    capacity: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=0)
    moves: Mapped[int] = mapped_column(default=0)
    settled_at: Mapped[datetime | None]
    was_starts_at: Mapped[datetime | None]
    was_location: Mapped[str | None] = mapped_column(String(500))
    source_id: Mapped[int | None] = mapped_column(index=True)
    """The calendar that it follows; None where an organiser planned it, or once that calendar was given up."""
    uid: Mapped[str | None] = mapped_column(String(500))
    recurrence: Mapped[str | None] = mapped_column(String(40))
    sequence: Mapped[int] = mapped_column(default=0)
    given: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    gone_at: Mapped[datetime | None]
    """When moderators were asked what became of it, after it had left its calendar."""
    event_at: Mapped[datetime | None]
    """When it was put into the servers' own calendars."""
    created_by: Mapped[str | None] = mapped_column(String(32), index=True)
    """The pseudonym of the organiser who planned it; None for a calendar's, or once they asked to be forgotten."""
    created_at: Mapped[datetime]


class RoundtablePostRow(OfCommunity, Base):
    """A roundtable in a post: `kind` is "new", or the minutes before the start at which it reminded of it.

    A post about several has one row for each of them. `moves` is how often the roundtable had moved by then,
    `channels` to how many channels it went. The row is written first, so that of two processes one speaks.
    """

    __tablename__ = "roundtable_post"
    __table_args__ = (UniqueConstraint("roundtable_id", "kind", "moves"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"))
    cause: Mapped[str] = mapped_column(String(100), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    moves: Mapped[int]
    channels: Mapped[int]


class RoundtableSettingsRow(Base):
    """When a community announces its roundtables; `reminders` are minutes before the start."""

    __tablename__ = "roundtable_settings"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    announce: Mapped[bool]
    reminders: Mapped[list[int]] = mapped_column(JSON)


class RoundtableStore:
    """Reads and writes roundtables in the transaction at hand."""

    async def add(self, row: RoundtableRow) -> RoundtableRow:
        """Write a new one; it has its id afterwards."""
        session().add(row)
        await session().flush()
        return row

    async def get(self, community_id: int, roundtable_id: int) -> RoundtableRow | None:
        """One by its id, if it is the community's."""
        row = await session().get(RoundtableRow, roundtable_id)
        return row if row is not None and row.community_id == community_id else None

    async def hold(self, community_id: int, roundtable_id: int) -> RoundtableRow | None:
        """The row, as it is now, with nobody else at it until the transaction at hand ends."""
        if session().get_bind().dialect.name == "sqlite":
            await self.lock()
        of = select(RoundtableRow).where(RoundtableRow.id == roundtable_id, RoundtableRow.community_id == community_id)
        held = of.with_for_update(key_share=True)  # others may refer to the row meanwhile
        return await session().scalar(held, execution_options={"populate_existing": True})

    async def upcoming(
        self, community_id: int, now: datetime, *, offset: int = 0, limit: int | None = None, open_only: bool = False
    ) -> Sequence[RoundtableRow]:
        """Planned ones that are not over yet, the next first."""
        where = [*_upcoming(community_id, now), *([RoundtableRow.questions_open] if open_only else [])]
        order = select(RoundtableRow).where(*where).order_by(RoundtableRow.starts_at, RoundtableRow.id)
        return (await session().scalars(order.offset(offset).limit(limit))).all()

    async def latest(self, community_id: int, limit: int) -> Sequence[RoundtableRow]:
        """Those to come and those that are over, the latest first."""
        of = select(RoundtableRow).where(RoundtableRow.community_id == community_id)
        order = of.order_by(RoundtableRow.starts_at.desc(), RoundtableRow.id.desc())
        return (await session().scalars(order.limit(limit))).all()

    async def titles(self, community_id: int) -> dict[int, str]:
        """The title of every one, by id."""
        of = select(RoundtableRow.id, RoundtableRow.title).where(RoundtableRow.community_id == community_id)
        return {row.id: row.title for row in await session().execute(of)}

    async def over(self, community_id: int, before: datetime) -> set[int]:
        """The ids of those that were over, or would have been, before then."""
        endless = and_(RoundtableRow.ends_at.is_(None), RoundtableRow.starts_at <= before - LENGTH)
        of = (RoundtableRow.community_id == community_id, or_(RoundtableRow.ends_at <= before, endless))
        return set(await session().scalars(select(RoundtableRow.id).where(*of)))

    async def count_upcoming(self, community_id: int, now: datetime) -> int:
        """How many there are of them."""
        counted = select(func.count()).select_from(RoundtableRow).where(*_upcoming(community_id, now))
        return await session().scalar(counted) or 0

    async def lock(self) -> None:
        """Let one organiser at a time look whether something is planned already, and plan it."""
        if session().get_bind().dialect.name == "sqlite":  # a write, of no row, takes SQLite's one write lock
            await session().execute(update(RoundtableRow).where(RoundtableRow.id < 0).values(state="planned"))
        else:
            await session().execute(text("LOCK TABLE roundtable IN SHARE ROW EXCLUSIVE MODE"))

    async def same(self, community_id: int, title: str, starts_at: datetime) -> RoundtableRow | None:
        """One that was planned already with this title and start."""
        where = (RoundtableRow.title == title, RoundtableRow.starts_at == starts_at, RoundtableRow.state == "planned")
        return await session().scalar(select(RoundtableRow).where(RoundtableRow.community_id == community_id, *where))

    async def occurrences(self, community_id: int, uids: Collection[str]) -> Sequence[RoundtableRow]:
        """The known occurrences of these UIDs, whichever of the community's calendars first gave them."""
        found: list[RoundtableRow] = []
        wanted = sorted(set(uids))
        for start in range(0, len(wanted), _AT_ONCE):
            some = RoundtableRow.uid.in_(wanted[start : start + _AT_ONCE])
            found += await session().scalars(
                select(RoundtableRow).where(RoundtableRow.community_id == community_id, some)
            )
        return found

    async def knows_source(self, community_id: int, source_id: int) -> bool:
        """Whether anything was ever taken from the calendar."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.source_id == source_id)
        return await session().scalar(select(RoundtableRow.id).where(*of).limit(1)) is not None

    async def let_go(self, community_id: int, source_id: int) -> None:
        """Have the meetings of a calendar follow none."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.source_id == source_id)
        await session().execute(update(RoundtableRow).where(*of).values(source_id=None))

    async def missing(
        self, community_id: int, source_id: int, start: datetime, end: datetime, uids: Collection[tuple[str, str]]
    ) -> Sequence[RoundtableRow]:
        """The calendar's own meetings that start in (start, end) and are planned, without those named."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.source_id == source_id)
        when = (RoundtableRow.state == "planned", RoundtableRow.starts_at > start, RoundtableRow.starts_at < end)
        rows = await session().scalars(select(RoundtableRow).where(*of, *when).order_by(RoundtableRow.starts_at))
        return [row for row in rows if (row.uid, row.recurrence) not in uids]

    async def next_start(self, community_id: int, source_id: int, now: datetime) -> datetime | None:
        """When the next meeting of a calendar begins."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.source_id == source_id)
        when = (RoundtableRow.state == "planned", RoundtableRow.starts_at > now)
        return await session().scalar(select(func.min(RoundtableRow.starts_at)).where(*of, *when))

    async def between(self, community_id: int, start: datetime, end: datetime) -> Sequence[RoundtableRow]:
        """Planned ones that start in [start, end], the next first."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.state == "planned")
        when = (RoundtableRow.starts_at >= start, RoundtableRow.starts_at <= end)
        order = (RoundtableRow.starts_at, RoundtableRow.id)
        return (await session().scalars(select(RoundtableRow).where(*of, *when).order_by(*order))).all()

    async def in_calendars(self, community_id: int, now: datetime) -> int:
        """How many upcoming ones stand in the servers' own calendars."""
        counted = select(func.count()).select_from(RoundtableRow)
        of = (*_upcoming(community_id, now), RoundtableRow.event_at.is_not(None))
        return await session().scalar(counted.where(*of)) or 0

    async def claim_post(self, row: RoundtableRow, kind: str) -> int | None:
        """Take it on to say this of a roundtable; None where it was said before, or another process just does."""
        values = {"community_id": row.community_id, "roundtable_id": row.id, "kind": kind, "moves": row.moves}
        line = insert(RoundtablePostRow).values(**values, cause="", channels=0)
        claimed = await session().execute(line.on_conflict_do_nothing().returning(RoundtablePostRow.id))
        return claimed.scalar()

    async def posted(self, community_id: int, post_ids: Collection[int], cause: str, channels: int) -> None:
        """Write down under which cause it was said, and in how many channels."""
        of = (RoundtablePostRow.community_id == community_id, RoundtablePostRow.id.in_(post_ids))
        await session().execute(update(RoundtablePostRow).where(*of).values(cause=cause, channels=channels))

    async def posts(self, community_id: int, roundtable_ids: Collection[int]) -> Sequence[RoundtablePostRow]:
        """The posts in which these roundtables stand."""
        of = (RoundtablePostRow.community_id == community_id, RoundtablePostRow.roundtable_id.in_(roundtable_ids))
        return (await session().scalars(select(RoundtablePostRow).where(*of).order_by(RoundtablePostRow.id))).all()

    async def posted_together(
        self, community_id: int, causes: Collection[str]
    ) -> Sequence[tuple[RoundtablePostRow, RoundtableRow]]:
        """Every roundtable in these posts, in the order in which they stand there."""
        rows = await session().execute(
            select(RoundtablePostRow, RoundtableRow)
            .join(RoundtableRow, RoundtableRow.id == RoundtablePostRow.roundtable_id)
            .where(RoundtablePostRow.community_id == community_id, RoundtablePostRow.cause.in_(causes))
            .order_by(RoundtablePostRow.id)
        )
        return [(post, row) for post, row in rows]

    async def settings(self, community_id: int) -> RoundtableSettingsRow | None:
        """What the community chose, if it did."""
        return await session().get(RoundtableSettingsRow, community_id)

    async def choose(self, community_id: int, *, announce: bool, reminders: Sequence[int]) -> None:
        """Keep what the community chooses."""
        values = {"announce": announce, "reminders": list(reminders)}
        line = insert(RoundtableSettingsRow).values(community_id=community_id, **values)
        await session().execute(line.on_conflict_do_update(index_elements=["community_id"], set_=values))

    async def planned_by(self, community_id: int, pseudonym: str) -> Sequence[RoundtableRow]:
        """Those a person planned."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.created_by == pseudonym)
        return (await session().scalars(select(RoundtableRow).where(*of).order_by(RoundtableRow.id))).all()

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a person off what they planned."""
        of = (RoundtableRow.community_id == community_id, RoundtableRow.created_by == pseudonym)
        await session().execute(update(RoundtableRow).where(*of).values(created_by=None))


_AT_ONCE = 500
"""Values in one IN (...): SQLite takes 32,766 parameters at most, some builds 999."""


def _upcoming(community_id: int, now: datetime) -> list[ColumnElement[bool]]:
    lasting = or_(
        RoundtableRow.ends_at > now,
        and_(RoundtableRow.ends_at.is_(None), RoundtableRow.starts_at > now - LENGTH),
        RoundtableRow.starts_at > now,
    )
    return [RoundtableRow.community_id == community_id, RoundtableRow.state == "planned", lasting]
