"""The tables of sources and stories, and the queries on them. Every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, session

MARK = 300
"""Characters of an HTTP validator that are kept."""
LANGUAGE = 35
"""Characters of a language tag that are kept (RFC 5646, 4.4.1, recommends room for 35)."""
CLAIMED = 100
"""Sources that one round of polling takes at most."""
SEEN, POSTED, WAITING, SKIPPED, FILTERED, SUMMED, JOINED, UNPLACED = (
    "seen", "posted", "waiting", "skipped", "filtered", "summed", "joined", "unplaced"
)  # fmt: skip
"""What became of a story: there when its source was first read; posted; waiting for a moderator; skipped by one; held
by a filter, or for it has no article; one of too many and summed up in a line; the same as another and listed there;
without a channel."""
LISTED = (SEEN, POSTED, SUMMED, UNPLACED)
"""What residents are shown in `/stories`."""


class SourceRow(OfCommunity, Base):
    """Where stories or meetings come from: a feed, a page or a calendar on the web, or a sample that we wrote.

    `key` stands for the address without what does not matter in it. `etag`, `modified` and `body_hash` are of the
    last answer that was read. `problem` is the last failure's message (`jsonable.dump`), kept until a poll succeeds.

    From `filter` on stands what moderators chose: `outlets` are pairs of space and channel, none of them the channels
    for stories; `mention` is whom a post pings; `template` stands in place of the card; `quiet` is "22:00-07:00" in
    the community's zone; `own_language` overrules what the source says. A draft of a filter waits to be confirmed.
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
    """feed, article, calendar or page; None until it was first read."""
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
    told_at: Mapped[datetime | None]
    """When its moderators were told that it has been failing."""
    problem: Mapped[Any | None] = mapped_column(JSON)
    rest: Mapped[Any | None] = mapped_column(JSON)
    """When the feed asks to be left alone (`document.Rest`)."""
    filter: Mapped[str] = mapped_column(String(500), default="")
    filter_draft: Mapped[str | None] = mapped_column(String(500))
    outlets: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    mention: Mapped[str | None] = mapped_column(String(100))
    template: Mapped[str | None] = mapped_column(String(1000))
    quiet: Mapped[str | None] = mapped_column(String(11))
    review: Mapped[bool] = mapped_column(default=False)
    own_language: Mapped[str | None] = mapped_column(String(LANGUAGE))


class StoryRulesRow(Base):
    """The filter that every source's stories must pass besides their own."""

    __tablename__ = "story_rules"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    filter: Mapped[str] = mapped_column(String(500), default="")
    filter_draft: Mapped[str | None] = mapped_column(String(500))


class StoryRow(OfCommunity, Base):
    """A story of a source, in plain text.

    `item_key` stands for the source's own id of it, `fingerprint` for link and headline. `at` is what it is listed
    by: when it was published, or when it was first seen if that is earlier or unknown. `state` is what became of it
    at `decided_at`, `reason` why, and `rule` the filter that held it. `joined_to` is the story under which it is
    listed. `edited` stories keep a moderator's words, whatever the source says later.
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
    categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    state: Mapped[str] = mapped_column(String(10), default=SEEN)
    reason: Mapped[str] = mapped_column(String(20), default="first")
    rule: Mapped[str | None] = mapped_column(String(500))
    joined_to: Mapped[int | None] = mapped_column(index=True)
    posted_to: Mapped[list[str]] = mapped_column(JSON, default=list)
    due_at: Mapped[datetime | None]
    """When it is sent, where quiet hours hold it back."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(64), index=True)
    """The pseudonym of the moderator who approved, edited or skipped it."""
    edited: Mapped[bool] = mapped_column(default=False)
    corrected_at: Mapped[datetime | None]


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

    async def poll_later(self, due: Mapping[int, datetime]) -> None:
        """Say of sources, by id, when each is due next; of those that are gone or failed meanwhile nothing is said."""
        at = bindparam("at", type_=SourceRow.next_poll_at.type)
        later = update(SourceRow).where(SourceRow.id == bindparam("source"), SourceRow.failures == 0)
        rows = [{"source": source_id, "at": due[source_id]} for source_id in sorted(due)]  # alike for all, as locks go
        await (await session().connection()).execute(later.values(next_poll_at=at), rows)

    async def held(self, source_id: int, now: datetime) -> Sequence[StoryRow]:
        """The source's stories that quiet hours still hold back, the latest first."""
        held = select(StoryRow).where(StoryRow.source_id == source_id, StoryRow.due_at > now)
        return (await session().scalars(held.order_by(StoryRow.at.desc(), StoryRow.id.desc()))).all()

    async def remove(self, row: SourceRow) -> None:
        """Delete a source and its stories; what was listed under one of them is listed by itself."""
        mine = select(StoryRow.id).where(StoryRow.source_id == row.id).scalar_subquery()
        alone = update(StoryRow).where(StoryRow.community_id == row.community_id, StoryRow.joined_to.in_(mine))
        await session().execute(alone.values(joined_to=None, state=SEEN))
        await session().execute(delete(StoryRow).where(StoryRow.source_id == row.id))
        await session().delete(row)
        await session().flush()

    async def known(self, source_id: int, keys: Collection[str], marks: Collection[str]) -> Sequence[StoryRow]:
        """The source's stories that have one of the keys or one of the fingerprints."""
        either = or_(StoryRow.item_key.in_(keys), StoryRow.fingerprint.in_(marks))
        return (await session().scalars(select(StoryRow).where(StoryRow.source_id == source_id, either))).all()

    async def lock(self, community_id: int) -> None:
        """Let one source of the community at a time tell what is new, so that two do not post the same story."""
        if session().get_bind().dialect.name == "sqlite":  # a write, of no row, takes SQLite's one write lock
            await session().execute(update(StoryRow).where(StoryRow.id < 0).values(state=SEEN))
        else:
            await session().execute(select(func.pg_advisory_xact_lock(_LOCK, community_id)))

    async def rules(self, community_id: int) -> StoryRulesRow:
        """The community's own rules, made where there are none yet."""
        row = await session().get(StoryRulesRow, community_id)
        if row is None:
            row = StoryRulesRow(community_id=community_id, filter="")
            session().add(row)
        return row

    async def filter_of(self, community_id: int) -> str:
        """The filter that all of the community's stories must pass."""
        row = await session().get(StoryRulesRow, community_id)
        return row.filter if row is not None else ""

    async def leads(self, community_id: int, since: datetime) -> list[tuple[StoryRow, SourceRow]]:
        """Stories since then that were posted or wait for a moderator, and may be told by other outlets too."""
        open_ = StoryRow.state.in_((POSTED, WAITING))
        return await self._listed(community_id, open_, StoryRow.at >= since)

    async def joined(self, community_id: int, lead_id: int) -> list[tuple[StoryRow, SourceRow]]:
        """The stories listed under another, in the order in which they came."""
        found = await self._listed(community_id, StoryRow.joined_to == lead_id)
        return sorted(found, key=lambda pair: pair[0].id)

    async def rejoin(self, community_id: int, old_lead: int, lead: int) -> None:
        """List what is listed under one story under another."""
        where = StoryRow.community_id == community_id, StoryRow.joined_to == old_lead
        await session().execute(update(StoryRow).where(*where).values(joined_to=lead))

    async def decide(self, community_id: int, story_id: int, state: str, **values: Any) -> bool:
        """Settle a story that waits for a moderator; False where somebody else did."""
        where = StoryRow.community_id == community_id, StoryRow.id == story_id, StoryRow.state == WAITING
        done = update(StoryRow).where(*where).values(state=state, **values).returning(StoryRow.id)
        settled = (await session().execute(done)).first() is not None
        if settled:
            await session().flush()
            row = await session().get_one(StoryRow, story_id)
            await session().refresh(row)
        return settled

    async def waiting(self, community_id: int, offset: int, limit: int) -> list[tuple[StoryRow, SourceRow]]:
        """The stories that wait for a moderator, the latest first."""
        return await self._listed(community_id, StoryRow.state == WAITING, offset=offset, limit=limit)

    async def count_waiting(self, community_id: int) -> int:
        """How many they are."""
        where = StoryRow.community_id == community_id, StoryRow.state == WAITING
        return await session().scalar(select(func.count()).select_from(StoryRow).where(*where)) or 0

    async def recent(self, community_id: int, limit: int, source_id: int | None = None) -> Sequence[StoryRow]:
        """The latest stories whatever became of them, of one source or of all."""
        of = [StoryRow.source_id == source_id] if source_id is not None else []
        return [row for row, _ in await self._listed(community_id, *of, limit=limit)]

    async def like(self, community_id: int, limit: int) -> list[tuple[StoryRow, SourceRow]]:
        """The latest stories with their sources, whatever became of them."""
        return await self._listed(community_id, limit=limit)

    async def story(self, community_id: int, story_id: int) -> tuple[StoryRow, SourceRow] | None:
        """One story with its source, if it is the community's."""
        found = await self._listed(community_id, StoryRow.id == story_id)
        return found[0] if found else None

    async def latest(self, community_id: int, offset: int, limit: int) -> list[tuple[StoryRow, SourceRow]]:
        """The stories that residents are shown, with their sources, the latest first."""
        return await self._listed(community_id, StoryRow.state.in_(LISTED), offset=offset, limit=limit)

    async def count(self, community_id: int) -> int:
        """How many they are."""
        where = StoryRow.community_id == community_id, StoryRow.state.in_(LISTED)
        of = select(func.count()).select_from(StoryRow).where(*where)
        return await session().scalar(of) or 0

    async def adders(self, community_id: int) -> set[str]:
        """The moderators who added a source that is there."""
        of = select(SourceRow.added_by).where(SourceRow.community_id == community_id, SourceRow.added_by.is_not(None))
        return {person for person in await session().scalars(of) if person}

    async def sources_added_by(self, community_id: int, pseudonym: str) -> Sequence[SourceRow]:
        """The sources a moderator added."""
        where = SourceRow.community_id == community_id, SourceRow.added_by == pseudonym
        return (await session().scalars(select(SourceRow).where(*where).order_by(SourceRow.id))).all()

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a moderator's pseudonym off the sources they added and the stories they decided on."""
        where = SourceRow.community_id == community_id, SourceRow.added_by == pseudonym
        await session().execute(update(SourceRow).where(*where).values(added_by=None))
        decided = StoryRow.community_id == community_id, StoryRow.decided_by == pseudonym
        await session().execute(update(StoryRow).where(*decided).values(decided_by=None))

    async def decided_by(self, community_id: int, pseudonym: str) -> list[tuple[StoryRow, SourceRow]]:
        """The stories a moderator decided on."""
        return await self._listed(community_id, StoryRow.decided_by == pseudonym)

    async def _listed(
        self, community_id: int, *where: Any, offset: int = 0, limit: int | None = None
    ) -> list[tuple[StoryRow, SourceRow]]:
        joined = select(StoryRow, SourceRow).join(SourceRow, SourceRow.id == StoryRow.source_id)
        mine = joined.where(StoryRow.community_id == community_id, *where)
        ordered = mine.order_by(StoryRow.at.desc(), StoryRow.id.desc()).offset(offset).limit(limit)
        return [(row[0], row[1]) for row in await session().execute(ordered)]


_LOCK = 731_042
"""The first of the two numbers of PostgreSQL's advisory lock; the community is the second."""
