"""The announcements' table and its queries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfPeople, session


class AnnouncementRow(OfPeople, Base):
    """What a moderator wrote, where it goes and when.

    States: draft (previewed) → scheduled (confirmed) → sent; a draft or a scheduled one may be cancelled.
    """

    __tablename__ = "announcement"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(String(100))
    due_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(10), default="draft", index=True)
    author: Mapped[str] = mapped_column(String(64))
    """The author's pseudonym."""
    created_at: Mapped[datetime]


class AnnouncementStore:
    """Queries over announcements; never commits."""

    async def add(self, row: AnnouncementRow) -> AnnouncementRow:
        """Keep a draft; it has its id afterwards."""
        session().add(row)
        await session().flush()
        return row

    async def get(self, community_id: int, announcement_id: int) -> AnnouncementRow | None:
        """The announcement, locked against another press until the transaction ends."""
        return await session().scalar(
            select(AnnouncementRow)
            .where(AnnouncementRow.community_id == community_id, AnnouncementRow.id == announcement_id)
            .with_for_update()
        )

    async def scheduled(self, community_id: int) -> list[AnnouncementRow]:
        """What is still to be sent, the next first."""
        found = await session().scalars(
            select(AnnouncementRow)
            .where(AnnouncementRow.community_id == community_id, AnnouncementRow.state == "scheduled")
            .order_by(AnnouncementRow.due_at, AnnouncementRow.id)
        )
        return list(found)

    async def due(self, now: datetime, limit: int = 100) -> list[AnnouncementRow]:
        """What every community has due; another process's rows are left to it."""
        found = await session().scalars(
            select(AnnouncementRow)
            .where(AnnouncementRow.state == "scheduled", AnnouncementRow.due_at <= now)
            .order_by(AnnouncementRow.due_at, AnnouncementRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return list(found)
