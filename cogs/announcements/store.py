"""The tables of announcements and what was done to them, and the queries on them.

draft ──► scheduled ──► sent       (the last time of one that recurs)
  │         │  ▲  └───► missed     (the program was down for too long)
  │         ▼  │
  │        paused
  └───────────┴───────► cancelled

An edit is a draft that `replaces` another: confirmed, it hands its content over and is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, delete, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, session

DRAFT, SCHEDULED, PAUSED, SENT, CANCELLED, MISSED = "draft", "scheduled", "paused", "sent", "cancelled", "missed"


class AnnouncementRow(OfCommunity, Base):
    """An announcement; a draft until its moderator confirmed what they saw of it.

    `due_at` is when it goes out next. What recurs has a `rule` over the local time `starts` in `zone`, and `said` is
    how its moderator put it. `last_due` is when it last went out by the schedule, `sent_at` when it really did.
    """

    __tablename__ = "announcement"
    __table_args__ = (Index("ix_announcement_due", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    outlets: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    url: Mapped[str | None] = mapped_column(String(600))
    image: Mapped[str | None] = mapped_column(String(600))
    due_at: Mapped[datetime]
    said: Mapped[str | None] = mapped_column(String(150))
    rule: Mapped[str | None] = mapped_column(String(200))
    starts: Mapped[str | None] = mapped_column(String(16))
    zone: Mapped[str | None] = mapped_column(String(64))
    grace: Mapped[int] = mapped_column(default=360)
    """Minutes after which what could not be sent in time is old news."""
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    replaces: Mapped[int | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    """Counts its edits; of an edit, the version that it was made from."""
    created_by: Mapped[str | None] = mapped_column(String(32), index=True)
    """The moderator's pseudonym; None once they asked to be forgotten."""
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    last_due: Mapped[datetime | None]


class AnnouncementChangeRow(OfCommunity, Base):
    """What a moderator did to an announcement after it was confirmed."""

    __tablename__ = "announcement_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    announcement_id: Mapped[int] = mapped_column(index=True)
    changed_by: Mapped[str | None] = mapped_column(String(32), index=True)
    """The moderator's pseudonym; None once they asked to be forgotten."""
    what: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]


class AnnouncementStore:
    """Reads and writes announcements in the transaction at hand."""

    async def add(self, row: AnnouncementRow | AnnouncementChangeRow) -> None:
        """Write a new one; it has its id afterwards."""
        session().add(row)
        await session().flush()

    async def get(self, community_id: int, announcement_id: int) -> AnnouncementRow | None:
        """One by its id, if it is the community's."""
        of = (AnnouncementRow.community_id == community_id, AnnouncementRow.id == announcement_id)
        return await session().scalar(select(AnnouncementRow).where(*of).execution_options(populate_existing=True))

    async def move(
        self, row: AnnouncementRow, before: Sequence[str], after: str, *, due: datetime | None = None, **more: Any
    ) -> bool:
        """Change the state, if it is still one of `before` and, with `due`, still due then.

        Of two who try at once, one succeeds.
        """
        then = [] if due is None else [AnnouncementRow.due_at == due]
        done = await session().execute(
            update(AnnouncementRow)
            .where(AnnouncementRow.id == row.id, AnnouncementRow.state.in_(before), *then)
            .values(state=after, **more)
            .returning(AnnouncementRow.id)
        )
        return done.first() is not None

    async def mark_sent(self, row: AnnouncementRow, now: datetime, unless_since: datetime, **more: Any) -> bool:
        """Note that it went out now; False where somebody else had it sent since `unless_since`."""
        idle = or_(AnnouncementRow.sent_at.is_(None), AnnouncementRow.sent_at < unless_since)
        done = await session().execute(
            update(AnnouncementRow)
            .where(AnnouncementRow.id == row.id, AnnouncementRow.state.in_((SCHEDULED, PAUSED)), idle)
            .values(sent_at=now, **more)
            .returning(AnnouncementRow.id)
        )
        return done.first() is not None

    async def listed(
        self, community_id: int, sent_since: datetime, page: int, size: int
    ) -> tuple[Sequence[AnnouncementRow], int, int]:
        """A page of what is scheduled or paused, the next first, then of what went out since then, the latest first.

        Returns rows, the page's number brought into range, and how many there are in all.
        """
        to_come = AnnouncementRow.state.in_((SCHEDULED, PAUSED))
        gone = (AnnouncementRow.state == SENT) & (AnnouncementRow.sent_at >= sent_since)
        where = (AnnouncementRow.community_id == community_id, or_(to_come, gone))
        rows = sorted((await session().scalars(select(AnnouncementRow).where(*where))).all(), key=_in_order)
        page = min(max(1, page), max(1, -(-len(rows) // size)))
        return rows[(page - 1) * size : page * size], page, len(rows)

    async def due(self, now: datetime) -> Sequence[int]:
        """The ids of what should have been said by now, in every community, the oldest first."""
        due = (AnnouncementRow.state == SCHEDULED, AnnouncementRow.due_at <= now)
        return (await session().scalars(select(AnnouncementRow.id).where(*due).order_by(AnnouncementRow.due_at))).all()

    async def authors(self, community_id: int, since: datetime) -> set[str]:
        """Who wrote what is still to go out, or went out since then."""
        to_come = AnnouncementRow.state.in_((SCHEDULED, PAUSED))
        of = (AnnouncementRow.community_id == community_id, or_(to_come, AnnouncementRow.sent_at >= since))
        written = select(AnnouncementRow.created_by).where(*of, AnnouncementRow.created_by.is_not(None))
        return {person for person in await session().scalars(written) if person}

    async def one(self, announcement_id: int) -> AnnouncementRow:
        """One that is known to be there, whichever community's it is; for the job alone."""
        return await session().get_one(AnnouncementRow, announcement_id, populate_existing=True)

    async def changes_of(self, community_id: int, ids: Sequence[int]) -> Sequence[AnnouncementChangeRow]:
        """What was done to these, the oldest first."""
        of = (AnnouncementChangeRow.community_id == community_id, AnnouncementChangeRow.announcement_id.in_(ids))
        order = select(AnnouncementChangeRow).where(*of).order_by(AnnouncementChangeRow.id)
        return (await session().scalars(order)).all()

    async def drop(self, row: AnnouncementRow) -> None:
        """Forget one."""
        await session().delete(row)

    async def drop_drafts(self, before: datetime) -> None:
        """Forget what was previewed before then and never confirmed."""
        of = (AnnouncementRow.state == DRAFT, AnnouncementRow.created_at < before)
        await session().execute(delete(AnnouncementRow).where(*of))

    async def written_by(self, community_id: int, pseudonym: str) -> Sequence[AnnouncementRow]:
        """What a person wrote."""
        of = (AnnouncementRow.community_id == community_id, AnnouncementRow.created_by == pseudonym)
        return (await session().scalars(select(AnnouncementRow).where(*of).order_by(AnnouncementRow.id))).all()

    async def changed_by(self, community_id: int, pseudonym: str) -> Sequence[AnnouncementChangeRow]:
        """What a person did to announcements."""
        of = (AnnouncementChangeRow.community_id == community_id, AnnouncementChangeRow.changed_by == pseudonym)
        order = select(AnnouncementChangeRow).where(*of).order_by(AnnouncementChangeRow.id)
        return (await session().scalars(order)).all()

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a person off what they wrote and changed."""
        for table, column in ((AnnouncementRow, "created_by"), (AnnouncementChangeRow, "changed_by")):
            of = (table.community_id == community_id, getattr(table, column) == pseudonym)
            await session().execute(update(table).where(*of).values({column: None}))


def _in_order(row: AnnouncementRow) -> tuple[bool, float, int]:
    """What is to come, the next first; then what went out, the latest first."""
    gone = row.state == SENT
    return gone, -row.due_at.timestamp() if gone else row.due_at.timestamp(), row.id
