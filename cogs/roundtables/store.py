"""The table of roundtables and the queries on it. Every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Index, String, UniqueConstraint, and_, func, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, session

LENGTH = timedelta(hours=2)
"""How long a roundtable without a stated end is taken to last."""


class RoundtableRow(OfCommunity, Base):
    """One meeting, planned by an organiser or taken from a calendar.

    `local_start` and `zone` are the wall-clock time people were told ("2026-12-01T18:00:00" in
    "America/New_York"); `starts_at` is the instant it comes to. `uid` and `recurrence` name a calendar's
    occurrence for good (RFC 5545: UID and RECURRENCE-ID); both are missing where an organiser planned it.
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
    source_id: Mapped[int | None] = mapped_column(index=True)
    """The calendar it came from."""
    uid: Mapped[str | None] = mapped_column(String(500))
    recurrence: Mapped[str | None] = mapped_column(String(40))
    created_by: Mapped[str | None] = mapped_column(String(32), index=True)
    """The pseudonym of the organiser who planned it; None for a calendar's, or once they asked to be forgotten."""
    created_at: Mapped[datetime]


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
