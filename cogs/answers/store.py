"""The tables of answers and the queries on them. Every query names its community, but for the job's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, String, UniqueConstraint, and_, delete, func, or_, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, insert, session

ANSWERED, PARTLY, DEFERRED, DECLINED = "answered", "partly", "deferred", "declined"


class AnswerRow(OfCommunity, Base):
    """What became of one question: one row a question, changed where the answer is corrected or comes at last.

    deferred ──► answered | partly | declined     (and any of them corrected, any number of times)
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("community_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int]
    """What the question's cluster is known by; no foreign key, since the record outlives the question."""
    number: Mapped[int]
    """The question's number, as it was called when it was answered."""
    roundtable_id: Mapped[int | None] = mapped_column(index=True)
    """Where it was asked."""
    outcome: Mapped[str] = mapped_column(String(10))
    text_en: Mapped[str | None] = mapped_column(LongText)
    text_es: Mapped[str | None] = mapped_column(LongText)
    who: Mapped[str] = mapped_column(String(300))
    """The official who answered, by name and office, as they were then."""
    official_id: Mapped[int | None]
    """The official in the records; no foreign key, since records are read anew."""
    link: Mapped[str | None] = mapped_column(String(1000))
    """Where the recording is."""
    until: Mapped[date | None] = mapped_column(Date)
    """By when a deferred answer is promised."""
    version: Mapped[int] = mapped_column(default=1)
    answered_at: Mapped[datetime]
    """When it was first recorded, or the answer that was promised came; corrections leave it as it is."""
    changed_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    """When organisers were last reminded of it."""
    told: Mapped[str | None] = mapped_column(String(10))
    """What those who asked or supported were told last: deferred, or answered."""


class AnswerQuietRow(OfCommunity, Base):
    """Somebody who does not want to be told of answers."""

    __tablename__ = "answer_quiet"
    __table_args__ = (UniqueConstraint("community_id", "pseudonym"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pseudonym: Mapped[str] = mapped_column(String(32))


class AnswerStore:
    """Reads and writes answers in the transaction at hand."""

    async def add(self, community_id: int, question_id: int, **values: Any) -> AnswerRow | None:
        """Write the first answer to a question; None where there is one."""
        row = insert(AnswerRow).values(community_id=community_id, question_id=question_id, version=1, **values)
        added = row.on_conflict_do_nothing().returning(AnswerRow)
        return await session().scalar(added)  # type: ignore[no-any-return]

    async def change(self, community_id: int, question_id: int, version: int, **values: Any) -> AnswerRow | None:
        """Change the answer that still is of this version; None where somebody else was faster."""
        of = (*_to(community_id, question_id), AnswerRow.version == version)
        changed = update(AnswerRow).where(*of).values(**values, version=AnswerRow.version + 1).returning(AnswerRow)
        return await session().scalar(changed, execution_options={"populate_existing": True})

    async def to(self, community_id: int, question_ids: Collection[int]) -> Sequence[AnswerRow]:
        """The answers to these questions, the latest first."""
        of = (AnswerRow.community_id == community_id, AnswerRow.question_id.in_(question_ids))
        latest = select(AnswerRow).where(*of).order_by(AnswerRow.changed_at.desc(), AnswerRow.id.desc())
        return (await session().scalars(latest)).all()

    async def listed(
        self, community_id: int, who: str | None, page: int, size: int
    ) -> tuple[Sequence[AnswerRow], int, int]:
        """A page of the answers of everybody or one official, the latest first.

        Returns the rows with the page's number, brought into range, and how many there are in all.
        """
        where = [AnswerRow.community_id == community_id, *([AnswerRow.who == who] if who is not None else [])]
        total = await session().scalar(select(func.count()).select_from(AnswerRow).where(*where)) or 0
        page = min(max(1, page), max(1, -(-total // size)))
        latest = select(AnswerRow).where(*where).order_by(AnswerRow.answered_at.desc(), AnswerRow.id.desc())
        return (await session().scalars(latest.offset((page - 1) * size).limit(size))).all(), page, total

    async def everything(self, community_id: int, roundtable_id: int | None = None) -> Sequence[AnswerRow]:
        """Every answer, or those given at one roundtable, by the number of its question."""
        of = select(AnswerRow).where(AnswerRow.community_id == community_id)
        if roundtable_id is not None:
            of = of.where(AnswerRow.roundtable_id == roundtable_id)
        return (await session().scalars(of.order_by(AnswerRow.number, AnswerRow.id))).all()

    async def officials(self, community_id: int) -> list[tuple[str, int, int]]:
        """Who answered, each with how many answers and the id of the first, most first."""
        count = func.count()
        of = select(AnswerRow.who, count, func.min(AnswerRow.id)).where(AnswerRow.community_id == community_id)
        found = await session().execute(of.group_by(AnswerRow.who).order_by(count.desc(), AnswerRow.who))
        return [(who, answers, first) for who, answers, first in found]

    async def overdue(self, community_id: int, today: date) -> Sequence[AnswerRow]:
        """Deferred answers whose day is over, the oldest first."""
        of = (AnswerRow.community_id == community_id, AnswerRow.outcome == DEFERRED, AnswerRow.until < today)
        return (await session().scalars(select(AnswerRow).where(*of).order_by(AnswerRow.until, AnswerRow.id))).all()

    async def reminded(self, community_id: int, since: datetime) -> bool:
        """Whether organisers were reminded of anything overdue since then."""
        lately = select(AnswerRow.id).where(AnswerRow.community_id == community_id, AnswerRow.reminded_at > since)
        return await session().scalar(lately.limit(1)) is not None

    async def remind(self, community_id: int, today: date, now: datetime) -> None:
        """Note that organisers are reminded of what is overdue."""
        of = (AnswerRow.community_id == community_id, AnswerRow.outcome == DEFERRED, AnswerRow.until < today)
        await session().execute(update(AnswerRow).where(*of).values(reminded_at=now))

    async def untold(self) -> Sequence[AnswerRow]:
        """Answers, in every community, of which those who asked or supported were not told yet; for the job."""
        promised = (AnswerRow.told == DEFERRED, AnswerRow.outcome != DEFERRED)
        of = select(AnswerRow).where(or_(AnswerRow.told.is_(None), and_(*promised))).order_by(AnswerRow.id)
        return (await session().scalars(of)).all()

    async def one(self, community_id: int, answer_id: int) -> AnswerRow | None:
        """An answer by its id, if it is the community's."""
        of = (AnswerRow.community_id == community_id, AnswerRow.id == answer_id)
        return await session().scalar(select(AnswerRow).where(*of))

    async def tell(self, community_id: int, answer_id: int, told: str | None) -> None:
        """Note what was told; None to have everybody told who was not yet."""
        of = (AnswerRow.community_id == community_id, AnswerRow.id == answer_id)
        await session().execute(update(AnswerRow).where(*of).values(told=told))

    async def quiet(self, community_id: int) -> set[str]:
        """The pseudonyms of those who are not to be told."""
        return set(await session().scalars(select(AnswerQuietRow.pseudonym).where(*_quiet(community_id))))

    async def is_quiet(self, community_id: int, person: str) -> bool:
        """Whether somebody is not to be told."""
        mine = select(AnswerQuietRow.id).where(*_quiet(community_id, person))
        return await session().scalar(mine) is not None

    async def hush(self, community_id: int, person: str) -> None:
        """Note that somebody is not to be told."""
        row = insert(AnswerQuietRow).values(community_id=community_id, pseudonym=person)
        await session().execute(row.on_conflict_do_nothing())

    async def unhush(self, community_id: int, person: str) -> None:
        """Forget that somebody is not to be told."""
        await session().execute(delete(AnswerQuietRow).where(*_quiet(community_id, person)))


def _to(community_id: int, question_id: int) -> tuple[ColumnElement[bool], ...]:
    return AnswerRow.community_id == community_id, AnswerRow.question_id == question_id


def _quiet(community_id: int, person: str | None = None) -> list[ColumnElement[bool]]:
    of = [AnswerQuietRow.community_id == community_id]
    return of if person is None else [*of, AnswerQuietRow.pseudonym == person]
