"""The table of announcements and the queries on it.

draft ──► scheduled ──► sent
  │           │  └────► missed     (the program was down for too long)
  └───────────┴───────► cancelled
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, String, delete, func, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, session

DRAFT, SCHEDULED, SENT, CANCELLED, MISSED = "draft", "scheduled", "sent", "cancelled", "missed"


class AnnouncementRow(OfCommunity, Base):
    """One announcement to one channel; a draft until its moderator confirmed what they saw of it."""

    __tablename__ = "announcement"
    __table_args__ = (Index("ix_announcement_due", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(LongText)
    channel: Mapped[str] = mapped_column(String(100))
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    created_by: Mapped[str | None] = mapped_column(String(32), index=True)
    """The moderator's pseudonym; None once they asked to be forgotten."""
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class AnnouncementStore:
    """Reads and writes announcements in the transaction at hand."""

    async def add(self, row: AnnouncementRow) -> AnnouncementRow:
        """Write a new one; it has its id afterwards."""
        session().add(row)
        await session().flush()
        return row

    async def get(self, community_id: int, announcement_id: int) -> AnnouncementRow | None:
        """One by its id, if it is the community's."""
        of = (AnnouncementRow.community_id == community_id, AnnouncementRow.id == announcement_id)
        return await session().scalar(select(AnnouncementRow).where(*of))

    async def move(self, announcement_id: int, before: Sequence[str], after: str) -> bool:
        """Change the state, if it is still one of `before`; of two who try at once, one succeeds."""
        done = await session().execute(
            update(AnnouncementRow)
            .where(AnnouncementRow.id == announcement_id, AnnouncementRow.state.in_(before))
            .values(state=after)
            .returning(AnnouncementRow.id)
        )
        return done.first() is not None

    async def waiting(self, community_id: int, page: int, size: int) -> tuple[Sequence[AnnouncementRow], int, int]:
        """A page of what is scheduled, the next first: rows, the page's number brought into range, how many in all."""
        where = (AnnouncementRow.community_id == community_id, AnnouncementRow.state == SCHEDULED)
        total = await session().scalar(select(func.count()).select_from(AnnouncementRow).where(*where)) or 0
        page = min(max(1, page), max(1, -(-total // size)))
        order = select(AnnouncementRow).where(*where).order_by(AnnouncementRow.due_at, AnnouncementRow.id)
        return (await session().scalars(order.offset((page - 1) * size).limit(size))).all(), page, total

    async def due(self, now: datetime) -> Sequence[int]:
        """The ids of what should have been said by now, in every community, the oldest first."""
        where = (AnnouncementRow.state == SCHEDULED, AnnouncementRow.due_at <= now)
        order = select(AnnouncementRow.id).where(*where).order_by(AnnouncementRow.due_at, AnnouncementRow.id)
        return (await session().scalars(order)).all()

    async def one(self, announcement_id: int) -> AnnouncementRow:
        """One that is known to be there, whichever community's it is; for the job alone."""
        return await session().get_one(AnnouncementRow, announcement_id, populate_existing=True)

    async def drop_drafts(self, before: datetime) -> None:
        """Forget what was previewed before then and never confirmed."""
        of = (AnnouncementRow.state == DRAFT, AnnouncementRow.created_at < before)
        await session().execute(delete(AnnouncementRow).where(*of))

    async def written_by(self, community_id: int, pseudonym: str) -> Sequence[AnnouncementRow]:
        """What a person wrote."""
        of = (AnnouncementRow.community_id == community_id, AnnouncementRow.created_by == pseudonym)
        return (await session().scalars(select(AnnouncementRow).where(*of).order_by(AnnouncementRow.id))).all()

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a person off what they wrote."""
        of = (AnnouncementRow.community_id == community_id, AnnouncementRow.created_by == pseudonym)
        await session().execute(update(AnnouncementRow).where(*of).values(created_by=None))
