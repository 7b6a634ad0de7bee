"""What asking keeps beside the questions: drafts that wait for a word of their asker, limits, pauses."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, String, and_, delete, exists, func, or_, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfPeople, insert, session
from cogs.questions.store import APPROVED, RECEIVED, REJECTED, QuestionRow, SupportRow

OFFERED = (APPROVED,)
"""The statuses of questions that everybody may see."""


class AskingDraftRow(OfPeople, Base):
    """A question that was sent and not filed yet: its asker was asked something. Sealed, and gone after a day."""

    __tablename__ = "asking_draft"
    __table_args__ = (Index("ix_asking_draft_asker", "community_id", "asker"),)

    token: Mapped[str] = mapped_column(String(16), primary_key=True)
    asker: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[str] = mapped_column(LongText)
    expires: Mapped[datetime] = mapped_column(index=True)


class AskingLimitRow(Base):
    """How much one person may ask in a community, where moderators chose something else than the default."""

    __tablename__ = "asking_limit"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    most: Mapped[int]
    """Questions of one person for one roundtable, or waiting for the next one."""
    cooldown: Mapped[int]
    """Minutes from one question of a person to the next."""


class AskingPauseRow(OfPeople, Base):
    """Somebody whom moderators paused from asking, known to them only as the asker of a question.

    Whoever is erased stays paused, as nobody's asker: `asker` is what `faded` makes of their pseudonym then.
    """

    __tablename__ = "asking_pause"

    asker: Mapped[str] = mapped_column(String(32), primary_key=True)
    community_id: Mapped[int] = mapped_column(
        ForeignKey("community.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    question_id: Mapped[int]
    """The question on which they were paused; it may be gone. It and the number are 0 once they are erased."""
    number: Mapped[int]
    until: Mapped[datetime]
    appealed: Mapped[bool] = mapped_column(default=False)


class AskingStore:
    """Reads and writes them, and the questions as far as asking needs, in the transaction at hand."""

    async def save_draft(self, row: AskingDraftRow) -> None:
        """Keep a draft, in place of the one with its token."""
        values = {"sealed": row.sealed, "expires": row.expires}
        kept = insert(AskingDraftRow).values(token=row.token, community_id=row.community_id, asker=row.asker, **values)
        await session().execute(kept.on_conflict_do_update(index_elements=["token"], set_=values))

    async def draft(self, community_id: int, token: str, asker: str, now: datetime) -> str | None:
        """A person's own draft, sealed; None where there is none, or none any more."""
        where = (*_draft(community_id, token, asker), AskingDraftRow.expires > now)
        return await session().scalar(select(AskingDraftRow.sealed).where(*where))

    async def drop_draft(self, community_id: int, token: str, asker: str) -> bool:
        """Forget a draft; whether it was there. Of two who do so at once, one gets True."""
        gone = delete(AskingDraftRow).where(*_draft(community_id, token, asker)).returning(AskingDraftRow.token)
        return (await session().execute(gone)).first() is not None

    async def purge_drafts(self, now: datetime) -> None:
        """Forget drafts that are too old."""
        await session().execute(delete(AskingDraftRow).where(AskingDraftRow.expires <= now))

    async def last_draft(self, community_id: int, asker: str, now: datetime) -> str | None:
        """The token of the draft that a person kept last, if it is there still."""
        mine = (AskingDraftRow.community_id == community_id, AskingDraftRow.asker == asker)
        last = select(AskingDraftRow.token).where(*mine, AskingDraftRow.expires > now)
        return await session().scalar(last.order_by(AskingDraftRow.expires.desc()).limit(1))

    async def drafts_of(self, community_id: int, asker: str) -> int:
        """How many drafts of a person wait."""
        mine = (AskingDraftRow.community_id == community_id, AskingDraftRow.asker == asker)
        return await session().scalar(select(func.count()).select_from(AskingDraftRow).where(*mine)) or 0

    async def limits(self, community_id: int) -> tuple[int, int] | None:
        """The most questions and the cooldown that moderators chose; None where they did not."""
        row = await session().get(AskingLimitRow, community_id)
        return (row.most, row.cooldown) if row else None

    async def set_limits(self, community_id: int, most: int, cooldown: int) -> None:
        """Choose them."""
        values = {"most": most, "cooldown": cooldown}
        kept = insert(AskingLimitRow).values(community_id=community_id, **values)
        await session().execute(kept.on_conflict_do_update(index_elements=["community_id"], set_=values))

    async def asked(self, community_id: int, asker: str, roundtable_id: int | None, apart: int) -> int:
        """How many questions of a person stand for one roundtable, or for none yet; `apart` is an id not counted."""
        where = (
            _of(community_id, asker),
            QuestionRow.roundtable_id == roundtable_id if roundtable_id else QuestionRow.roundtable_id.is_(None),
            QuestionRow.status.in_((RECEIVED, APPROVED, REJECTED)),
            QuestionRow.id != apart,
        )
        return await session().scalar(select(func.count()).select_from(QuestionRow).where(*where)) or 0

    async def last_asked(self, community_id: int, asker: str) -> datetime | None:
        """When a person last asked something, also if they took it back."""
        return await session().scalar(select(func.max(QuestionRow.asked_at)).where(_of(community_id, asker)))

    async def paused(self, community_id: int, asker: str, now: datetime) -> AskingPauseRow | None:
        """A person's pause, if it is not over."""
        row = await self.pause_of(community_id, asker)
        return row if row is not None and row.until > now else None

    async def pause_of(self, community_id: int, asker: str) -> AskingPauseRow | None:
        """A person's last pause, be it over."""
        last = select(AskingPauseRow).where(*_paused(community_id, asker)).order_by(AskingPauseRow.until.desc())
        return await session().scalar(last.limit(1), execution_options={"populate_existing": True})

    async def pause(self, row: AskingPauseRow) -> None:
        """Pause somebody, until another time if they are paused."""
        values = {"question_id": row.question_id, "number": row.number, "until": row.until, "appealed": False}
        kept = insert(AskingPauseRow).values(asker=row.asker, community_id=row.community_id, **values)
        await session().execute(kept.on_conflict_do_update(index_elements=["asker", "community_id"], set_=values))

    async def lift(self, community_id: int, asker: str) -> None:
        """End a person's pauses."""
        await session().execute(delete(AskingPauseRow).where(*_paused(community_id, asker)))

    async def over(self, now: datetime) -> Sequence[AskingPauseRow]:
        """The pauses of every community that are over; for the job."""
        return (await session().scalars(select(AskingPauseRow).where(AskingPauseRow.until <= now))).all()

    async def offered(self, community_id: int, ids: Collection[int], asker: str) -> Sequence[QuestionRow]:
        """Those of the ids that everybody may see and that the person did not ask."""
        where = (
            QuestionRow.community_id == community_id,
            QuestionRow.id.in_(ids),
            QuestionRow.status.in_(OFFERED),
            or_(QuestionRow.asker.is_(None), QuestionRow.asker != asker),
        )
        return (await session().scalars(select(QuestionRow).where(*where))).all()

    async def editable(self, community_id: int, asker: str, ids: Collection[int]) -> set[int]:
        """Those of a person's own questions that nobody supports, that stand alone and that are not turned down."""
        found = await session().scalars(select(QuestionRow.id).where(*_editable(community_id, asker, ids)))
        return set(found)

    async def edit(self, community_id: int, asker: str, question_id: int, **values: object) -> QuestionRow | None:
        """Change a person's own question and have it wait for a decision; None where it may not be changed.

        Whoever supports it at this moment either comes before, and is seen, or finds it changed.
        """
        held = select(QuestionRow.id).where(QuestionRow.community_id == community_id, QuestionRow.id == question_id)
        await session().execute(held.with_for_update())
        changed = (
            update(QuestionRow)
            .where(*_editable(community_id, asker, [question_id]))
            .values(version=QuestionRow.version + 1, status=RECEIVED, decided_at=None, **values)
            .returning(QuestionRow)
            .execution_options(populate_existing=True, synchronize_session=False)
        )
        return (await session().scalars(changed)).one_or_none()

    async def neighbourhoods(self, community_id: int) -> list[str]:
        """The neighbourhoods of questions that everybody may see, the most frequent first."""
        where = (QuestionRow.community_id == community_id, QuestionRow.status.in_(OFFERED))
        named = select(QuestionRow.neighbourhood).where(*where, QuestionRow.neighbourhood.is_not(None))
        often = named.group_by(QuestionRow.neighbourhood).order_by(func.count().desc(), QuestionRow.neighbourhood)
        return [name for name in await session().scalars(often.limit(200)) if name]

    async def forget(self, community_id: int, asker: str) -> None:
        """Drop a person's drafts and pause."""
        for row in (AskingDraftRow, AskingPauseRow):
            await session().execute(delete(row).where(row.community_id == community_id, row.asker == asker))


def _draft(community_id: int, token: str, asker: str) -> tuple[ColumnElement[bool], ...]:
    return (
        AskingDraftRow.community_id == community_id,
        AskingDraftRow.token == token,
        AskingDraftRow.asker == asker,
    )


def faded(asker: str) -> str:
    """What stands for an erased person: it is found when they come back, and leads to nothing that they did."""
    return hashlib.sha256(asker.encode()).hexdigest()[:32]


def _paused(community_id: int, asker: str) -> tuple[ColumnElement[bool], ...]:
    return AskingPauseRow.community_id == community_id, AskingPauseRow.asker.in_((asker, faded(asker)))


def _of(community_id: int, asker: str) -> ColumnElement[bool]:
    return and_(QuestionRow.community_id == community_id, QuestionRow.asker == asker)


def _editable(community_id: int, asker: str, ids: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    other = QuestionRow.__table__.alias("joined")
    return (
        QuestionRow.community_id == community_id,
        QuestionRow.asker == asker,
        QuestionRow.id.in_(ids),
        QuestionRow.status.in_((RECEIVED, APPROVED)),
        QuestionRow.joined_to.is_(None),
        ~exists().where(SupportRow.question_id == QuestionRow.id),
        ~exists(select(other.c.id).where(other.c.joined_to == QuestionRow.id)),
    )
