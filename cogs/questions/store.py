"""The tables of questions and the queries on them. Every query names its community."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    and_,
    delete,
    false,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.clean import one_line
from bot.storage.base import Base, OfCommunity, OfPeople, insert, session

if TYPE_CHECKING:
    from cogs.questions.service import Asking

_QUOTED = 60
"""Characters of a question by which a quotation of it is known."""
_AT_ONCE = 1000
"""Rows written in one statement; databases limit how many values one names."""

RECEIVED, APPROVED, REJECTED, WITHDRAWN = "received", "approved", "rejected", "withdrawn"


class QuestionRow(OfPeople, Base):
    """One question of one resident.

    `number` counts within the community and never changes. `asker` is a pseudonym, None for samples and for those
    who asked to be forgotten; `name` is there only where the asker wants it shown. `about` and `about_id` say
    what it was asked about (general, roundtable, official, story, message), `about_title` how that was called
    then; `roundtable_id` says where it is to be put, None for the community's general pool.

    received ──► approved ◄──► rejected     (moderators decide, and may decide anew)
        └────────────┴──► withdrawn         (by its asker, for good)

    Questions that ask the same are a cluster: `joined_to` is the id of the one that leads it, None for that one
    and for every question that stands alone. Nobody joins a question that is joined itself.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("community_id", "number"),
        UniqueConstraint("community_id", "sample"),
        Index("ix_question_asker", "community_id", "asker"),
        Index("ix_question_roundtable", "community_id", "roundtable_id"),
        Index("ix_question_compared", "community_id", "status", "id", "version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    text: Mapped[str] = mapped_column(LongText)
    language: Mapped[str] = mapped_column(String(8), default="en")
    """The language of the form it was written in."""
    neighbourhood: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str | None] = mapped_column(String(100))
    asker: Mapped[str | None] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(20), default="general")
    about_id: Mapped[int] = mapped_column(default=0)
    about_title: Mapped[str | None] = mapped_column(String(300))
    about_link: Mapped[str | None] = mapped_column(String(1000))
    roundtable_id: Mapped[int | None] = mapped_column(ForeignKey("roundtable.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(12), default=RECEIVED)
    joined_to: Mapped[int | None] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)
    """Raised by every change that a moderator or the asker makes: of two who act on the same state one wins."""
    reason: Mapped[str | None] = mapped_column(String(40))
    """Why it was rejected: a key of the community's published list."""
    redacted: Mapped[bool] = mapped_column(default=False)
    """Whether a moderator took words out; those are nowhere any more."""
    flags: Mapped[list[str]] = mapped_column(JSON, default=list)
    """What moderators should look at: "abuse", "phone", "email", "address", "plate", "name"."""
    labels: Mapped[list[str]] = mapped_column(JSON, default=list)
    embedding: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Its meaning as a unit vector of little-endian 32-bit floats; None where no model is installed."""
    shown: Mapped[int] = mapped_column(default=0)
    """How often it was shown to somebody who could support it."""
    decided_at: Mapped[datetime | None]
    """When a moderator last approved or rejected it."""
    sample: Mapped[str | None] = mapped_column(String(80))
    """The name of a sample that comes with the program; None for every real question."""


class SupportRow(OfPeople, Base):
    """One person's support of one question. Asking counts as supporting without a row here.

    In a cluster each wording keeps its own rows; distinct people are counted over all of them.
    """

    __tablename__ = "support"

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)
    supporter: Mapped[str] = mapped_column(String(32), primary_key=True)
    """A pseudonym, as `QuestionRow.asker` is."""


class QuestionCountRow(Base):
    """The last number a community gave. Its row is also the lock under which numbers are given."""

    __tablename__ = "question_count"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    last: Mapped[int]


class AskedMessageRow(OfCommunity, Base):
    """A message on which somebody opened the question form: a button carries too little to hold its link.

    Forgotten after a day; a question that came of it keeps the link.
    """

    __tablename__ = "asked_message"
    __table_args__ = (UniqueConstraint("community_id", "link"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    link: Mapped[str] = mapped_column(String(1000))
    summary: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]


class QuestionStore:
    """Reads and writes questions in the transaction at hand."""

    async def lock(self, community_id: int) -> None:
        """Hold the community's numbers until the end of the transaction: one question at a time is filed."""
        kept = insert(QuestionCountRow).values(community_id=community_id, last=0)
        held = kept.on_conflict_do_update(index_elements=["community_id"], set_={"last": QuestionCountRow.last})
        await session().execute(held)

    async def next_number(self, community_id: int) -> int:
        """The next number; the caller holds the lock."""
        of = QuestionCountRow.community_id == community_id
        raised = update(QuestionCountRow).where(of).values(last=QuestionCountRow.last + 1)
        return (await session().execute(raised.returning(QuestionCountRow.last))).scalar_one()

    async def add(self, row: QuestionRow) -> QuestionRow:
        """Write a new one; it has its id afterwards."""
        session().add(row)
        await session().flush()
        return row

    async def same(self, community_id: int, asking: Asking, since: datetime) -> QuestionRow | None:
        """What the same person asked in the same words about the same thing since then."""
        where = (
            QuestionRow.asker == asking.asker,
            QuestionRow.text == asking.text,
            QuestionRow.about == asking.about,
            QuestionRow.about_id == asking.about_id,
            QuestionRow.status.in_((RECEIVED, APPROVED)),
            QuestionRow.asked_at >= since,
        )
        return await session().scalar(select(QuestionRow).where(_of(community_id), *where).limit(1))

    async def get(self, community_id: int, question_id: int) -> QuestionRow | None:
        """One by its id, if it is the community's."""
        found = select(QuestionRow).where(_of(community_id), QuestionRow.id == question_id)
        return await session().scalar(found, execution_options={"populate_existing": True})

    async def own(self, community_id: int, asker: str, page: int, size: int) -> tuple[Sequence[QuestionRow], int, int]:
        """A page of what one person asked, the newest first.

        Returns the rows with the page's number, brought into range, and how many questions there are in all.
        """
        return await _page([_of(community_id), QuestionRow.asker == asker], page, size)

    async def all_own(self, community_id: int, asker: str) -> Sequence[QuestionRow]:
        """Everything one person asked, the oldest first."""
        mine = select(QuestionRow).where(_of(community_id), QuestionRow.asker == asker)
        return (await session().scalars(mine.order_by(QuestionRow.number))).all()

    async def withdraw(self, community_id: int, question_id: int, asker: str) -> bool:
        """Withdraw a person's own question; whether it was not withdrawn before."""
        where = (QuestionRow.id == question_id, QuestionRow.asker == asker)
        open_ = QuestionRow.status.in_((RECEIVED, APPROVED))
        gone = update(QuestionRow).where(_of(community_id), *where, open_)
        values = {"status": WITHDRAWN, "version": QuestionRow.version + 1, "embedding": None}
        return (await session().execute(gone.values(**values).returning(QuestionRow.id))).first() is not None

    async def each(self, community_id: int, roundtable_id: int | None = None) -> AsyncIterator[QuestionRow]:
        """Every question in the order of numbers, a few at a time."""
        last = 0
        while True:
            where = [_of(community_id), QuestionRow.number > last, *_for(roundtable_id)]
            some = (
                await session().scalars(select(QuestionRow).where(*where).order_by(QuestionRow.number).limit(500))
            ).all()
            for row in some:
                yield row
            if not some:
                return
            last = some[-1].number

    async def samples(self, community_id: int) -> set[str]:
        """The names of the samples that are there."""
        names = await session().scalars(
            select(QuestionRow.sample).where(_of(community_id), QuestionRow.sample.is_not(None))
        )
        return {name for name in names if name}

    async def waiting(
        self, community_id: int, since: datetime, roundtables: Collection[int], answered: Collection[int]
    ) -> set[str]:
        """Who asked or supports, in any wording, what may still be answered or was decided on since then.

        No answers are to come from these roundtables, and the clusters `answered` have theirs.
        """
        key = func.coalesce(QuestionRow.joined_to, QuestionRow.id)
        live = QuestionRow.status.in_((RECEIVED, APPROVED))
        to_come = or_(QuestionRow.roundtable_id.is_(None), QuestionRow.roundtable_id.not_in(roundtables))
        open_ = or_(and_(live, to_come, key.not_in(answered)), QuestionRow.decided_at >= since)
        clusters = select(key).where(_of(community_id), open_)
        asked = select(QuestionRow.asker).where(_of(community_id), open_, QuestionRow.asker.is_not(None))
        supported = (
            select(SupportRow.supporter)
            .join(QuestionRow, QuestionRow.id == SupportRow.question_id)
            .where(_of(community_id), key.in_(clusters))
        )
        return {person for person in await session().scalars(union(asked, supported)) if person}

    async def supported(self, community_id: int, person: str) -> Sequence[int]:
        """The numbers of the questions that a person supports, in order."""
        mine = (SupportRow.community_id == community_id, SupportRow.supporter == person)
        numbers = select(QuestionRow.number).join(SupportRow, SupportRow.question_id == QuestionRow.id).where(*mine)
        return (await session().scalars(numbers.order_by(QuestionRow.number))).all()

    async def forget_supports(self, community_id: int, person: str) -> Sequence[int]:
        """Delete a person's votes; returns the ids of the questions they were for."""
        mine = (SupportRow.community_id == community_id, SupportRow.supporter == person)
        gone = delete(SupportRow).where(*mine).returning(SupportRow.question_id)
        return [row.question_id for row in await session().execute(gone)]

    async def forget_asker(self, community_id: int, asker: str) -> None:
        """Leave nothing but the words of what a person asked."""
        mine = (_of(community_id), QuestionRow.asker == asker)
        quoted = update(QuestionRow).where(*mine, QuestionRow.about == "message")  # which may be their own
        await session().execute(quoted.values(about_title=None, about_link=None))
        nobody = {"asker": None, "name": None, "neighbourhood": None, "version": QuestionRow.version + 1}
        await session().execute(update(QuestionRow).where(*mine).values(**nobody))

    async def empty(self, community_id: int, question_id: int) -> None:
        """Leave a question without words, taken back; the votes of others go to another wording where there is one."""
        row = await self.get(community_id, question_id)
        if row is None:
            return
        await self._hand_over(community_id, question_id, row.joined_to or question_id)
        nothing: dict[str, Any] = {
            "text": "", "neighbourhood": None, "name": None, "asker": None, "about_title": None, "about_link": None,
            "embedding": None, "flags": [], "status": WITHDRAWN, "version": QuestionRow.version + 1,
        }  # fmt: skip
        await session().execute(
            update(QuestionRow).where(_of(community_id), QuestionRow.id == question_id).values(**nothing)
        )

    async def drop(self, community_id: int, question_ids: Sequence[int]) -> None:
        """Delete questions, with the votes that nobody took over."""
        await session().execute(delete(QuestionRow).where(_of(community_id), QuestionRow.id.in_(question_ids)))

    async def _hand_over(self, community_id: int, question_id: int, key: int) -> None:
        """Have the votes for one wording of a cluster be for another that is not taken back or turned down."""
        among = or_(QuestionRow.id == key, QuestionRow.joined_to == key)
        others = (_of(community_id), among, QuestionRow.id != question_id, QuestionRow.status.in_((RECEIVED, APPROVED)))
        heir = await session().scalar(select(QuestionRow.id).where(*others).order_by(QuestionRow.number).limit(1))
        if heir is None:
            return
        votes = select(SupportRow.supporter).where(
            SupportRow.community_id == community_id, SupportRow.question_id == question_id
        )
        rows = [
            {"community_id": community_id, "question_id": heir, "supporter": person}
            for person in await session().scalars(votes)
        ]
        for n in range(0, len(rows), _AT_ONCE):
            await session().execute(insert(SupportRow).values(rows[n : n + _AT_ONCE]).on_conflict_do_nothing())

    async def message(self, community_id: int, link: str, summary: str, now: datetime) -> int:
        """The id under which a message is asked about."""
        kept = insert(AskedMessageRow).values(community_id=community_id, link=link, summary=summary, at=now)
        again = kept.on_conflict_do_update(index_elements=["community_id", "link"], set_={"at": now})
        return int((await session().execute(again.returning(AskedMessageRow.id))).scalar_one())

    async def asked_message(self, community_id: int, message_id: int) -> AskedMessageRow | None:
        """The message of that id, if it is the community's."""
        of = (AskedMessageRow.community_id == community_id, AskedMessageRow.id == message_id)
        return await session().scalar(select(AskedMessageRow).where(*of))

    async def quoting(self, community_id: int, row: QuestionRow) -> Sequence[QuestionRow]:
        """The questions about a message that has the words of another question: the card of that one, most likely."""
        quoted = (QuestionRow.id != row.id, QuestionRow.about_title.contains(_begin(row.text), autoescape=True))
        found = select(QuestionRow).where(_of(community_id), QuestionRow.about == "message", *quoted)
        return (await session().scalars(found, execution_options={"populate_existing": True})).all()

    async def forget_messages(self, community_id: int, row: QuestionRow) -> None:
        """Keep nothing of the message that a question is about, nor of one that has the question's words."""
        of = or_(AskedMessageRow.id == row.about_id if row.about == "message" else false(),
                 AskedMessageRow.summary.contains(_begin(row.text), autoescape=True))  # fmt: skip
        await session().execute(delete(AskedMessageRow).where(AskedMessageRow.community_id == community_id, of))

    async def tidy(self, before: datetime) -> None:
        """Forget messages on which the form was last opened before then."""
        await session().execute(delete(AskedMessageRow).where(AskedMessageRow.at < before))


async def _page(where: list[ColumnElement[bool]], page: int, size: int) -> tuple[Sequence[QuestionRow], int, int]:
    total = await session().scalar(select(func.count()).select_from(QuestionRow).where(*where)) or 0
    page = min(max(1, page), max(1, -(-total // size)))
    newest = select(QuestionRow).where(*where).order_by(QuestionRow.number.desc())
    return (await session().scalars(newest.offset((page - 1) * size).limit(size))).all(), page, total


def _begin(text: str) -> str:
    """What a quotation of a question has of it, be it cut."""
    return one_line(text)[:_QUOTED]


def _of(community_id: int) -> ColumnElement[bool]:
    return QuestionRow.community_id == community_id


def _for(roundtable_id: int | None) -> list[ColumnElement[bool]]:
    return [] if roundtable_id is None else [QuestionRow.roundtable_id == roundtable_id]
