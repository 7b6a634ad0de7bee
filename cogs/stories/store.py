"""The tables of sources and stories, and the queries on them. Every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, session

MARK = 300
"""Characters of an HTTP validator that are kept."""
LANGUAGE = 35
"""Characters of a language tag that are kept (RFC 5646, 4.4.1, recommends room for 35)."""
CLAIMED = 100
"""Sources that one round of polling takes at most."""


class SourceRow(OfCommunity, Base):
    """Where stories or meetings come from: a feed, a page or a calendar on the web, or a sample that we wrote.

    `key` stands for the address without what does not matter in it. `etag`, `modified` and `body_hash` are of the
    last answer that was read. `problem` is the last failure's message (`ui.dump`), kept until a poll succeeds.
    """

    __tablename__ = "source"
    __table_args__ = (
        UniqueConstraint("community_id", "key"),
        Index("ix_source_due", "active", "next_poll_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    url: Mapped[str] = mapped_column(String(2000))
    kind: Mapped[str | None] = mapped_column(String(10))
    """feed, article or calendar; None until it was first read."""
    title: Mapped[str] = mapped_column(String(300))
    language: Mapped[str | None] = mapped_column(String(LANGUAGE))
    active: Mapped[bool] = mapped_column(default=True)
    added_by: Mapped[str | None] = mapped_column(String(64), index=True)
    """The pseudonym of the moderator who added it; None for those a community starts with."""
    added_at: Mapped[datetime]
    next_poll_at: Mapped[datetime]
    first_polled_at: Mapped[datetime | None]
    last_read_at: Mapped[datetime | None]
    etag: Mapped[str | None] = mapped_column(String(MARK))
    modified: Mapped[str | None] = mapped_column(String(MARK))
    body_hash: Mapped[str | None] = mapped_column(String(64))
    calendar_until: Mapped[datetime | None]
    """Up to when a calendar's meetings are known."""
    failures: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    problem: Mapped[Any | None] = mapped_column(JSON)


class StoryRow(OfCommunity, Base):
    """A story of a source, in plain text.

    `item_key` stands for the source's own id of it, `fingerprint` for link and headline. `at` is what it is listed
    by: when it was published, or when it was first seen if that is earlier or unknown.
    """

    __tablename__ = "story"
    __table_args__ = (
        UniqueConstraint("source_id", "item_key"),
        Index("ix_story_source_fingerprint", "source_id", "fingerprint"),
        Index("ix_story_latest", "community_id", "at"),
        {"sqlite_autoincrement": True},  # an id given twice would take its post for one already sent
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    item_key: Mapped[str] = mapped_column(String(64))
    fingerprint: Mapped[str] = mapped_column(String(16))
    derived: Mapped[bool]
    title: Mapped[str] = mapped_column(String(500))
    link: Mapped[str | None] = mapped_column(String(2000))
    summary: Mapped[str] = mapped_column(String(500))
    author: Mapped[str | None] = mapped_column(String(200))
    image: Mapped[str | None] = mapped_column(String(2000))
    language: Mapped[str | None] = mapped_column(String(LANGUAGE))
    published_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]
    at: Mapped[datetime]
    announced: Mapped[bool] = mapped_column(default=False)


class StoryStore:
    """Reads and writes sources and stories in the transaction at hand."""

    async def add(self, row: SourceRow | StoryRow) -> None:
        """Write a new one; it has its id afterwards."""
        session().add(row)
        await session().flush()

    async def sources(self, community_id: int) -> Sequence[SourceRow]:
        """Every source of the community, by title."""
        of = select(SourceRow).where(SourceRow.community_id == community_id)
        return (await session().scalars(of.order_by(func.lower(SourceRow.title), SourceRow.id))).all()

    async def source(self, community_id: int, source_id: int) -> SourceRow | None:
        """One source by its id, if it is the community's."""
        row = await session().get(SourceRow, source_id)
        return row if row is not None and row.community_id == community_id else None

    async def source_by_key(self, community_id: int, key: str) -> SourceRow | None:
        """The community's source of this address."""
        where = SourceRow.community_id == community_id, SourceRow.key == key
        return (await session().scalars(select(SourceRow).where(*where))).first()

    async def claim_due(self, now: datetime, until: datetime) -> Sequence[SourceRow]:
        """Take sources that are due, the longest waiting first, so that nobody else polls them before `until`."""
        due = select(SourceRow).where(SourceRow.active, SourceRow.next_poll_at <= now)
        due = due.order_by(SourceRow.next_poll_at).limit(CLAIMED).with_for_update(skip_locked=True)
        rows = (await session().scalars(due)).all()
        ids = [row.id for row in rows]
        if ids:
            await session().execute(update(SourceRow).where(SourceRow.id.in_(ids)).values(next_poll_at=until))
        return rows

    async def remove(self, row: SourceRow) -> None:
        """Delete a source and its stories."""
        await session().execute(delete(StoryRow).where(StoryRow.source_id == row.id))
        await session().delete(row)
        await session().flush()

    async def known(self, source_id: int, keys: Collection[str], marks: Collection[str]) -> Sequence[StoryRow]:
        """The source's stories that have one of the keys or one of the fingerprints."""
        either = or_(StoryRow.item_key.in_(keys), StoryRow.fingerprint.in_(marks))
        return (await session().scalars(select(StoryRow).where(StoryRow.source_id == source_id, either))).all()

    async def story(self, community_id: int, story_id: int) -> tuple[StoryRow, SourceRow] | None:
        """One story with its source, if it is the community's."""
        found = await self._listed(community_id, StoryRow.id == story_id)
        return found[0] if found else None

    async def latest(self, community_id: int, offset: int, limit: int) -> list[tuple[StoryRow, SourceRow]]:
        """The community's stories with their sources, the latest first."""
        return await self._listed(community_id, offset=offset, limit=limit)

    async def count(self, community_id: int) -> int:
        """How many stories the community has."""
        of = select(func.count()).select_from(StoryRow).where(StoryRow.community_id == community_id)
        return await session().scalar(of) or 0

    async def sources_added_by(self, community_id: int, pseudonym: str) -> Sequence[SourceRow]:
        """The sources a moderator added."""
        where = SourceRow.community_id == community_id, SourceRow.added_by == pseudonym
        return (await session().scalars(select(SourceRow).where(*where).order_by(SourceRow.id))).all()

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a moderator's pseudonym off the sources they added."""
        where = SourceRow.community_id == community_id, SourceRow.added_by == pseudonym
        await session().execute(update(SourceRow).where(*where).values(added_by=None))

    async def _listed(
        self, community_id: int, *where: Any, offset: int = 0, limit: int | None = None
    ) -> list[tuple[StoryRow, SourceRow]]:
        joined = select(StoryRow, SourceRow).join(SourceRow, SourceRow.id == StoryRow.source_id)
        mine = joined.where(StoryRow.community_id == community_id, *where)
        ordered = mine.order_by(StoryRow.at.desc(), StoryRow.id.desc()).offset(offset).limit(limit)
        return [(row[0], row[1]) for row in await session().execute(ordered)]
