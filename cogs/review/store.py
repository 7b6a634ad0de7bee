"""The tables of review: how a community reviews, what was decided by whom, and what was appealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, func, or_, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfPeople, insert, session

OPEN, UPHELD, GRANTED = "open", "upheld", "granted"


class ReviewRuleRow(Base):
    """How a community reviews: its mode, and the reasons for which it rejects."""

    __tablename__ = "review_rule"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    mode: Mapped[str] = mapped_column(String(10))
    standard: Mapped[list[str]] = mapped_column(JSON)
    """Keys of the reasons that come with the program."""
    own: Mapped[list[list[str]]] = mapped_column(JSON)
    """The community's own: key, English, Spanish."""


class DecisionRow(OfPeople, Base):
    """One thing that a moderator did to one question. `undone` ones do not count any more."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_question", "community_id", "question_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    """approve, reject, redact, join, leave, label, undo."""
    reason: Mapped[str | None] = mapped_column(String(40))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What is needed to undo it: never any words of the question."""
    decided_by: Mapped[str | None] = mapped_column(String(32))
    """A pseudonym; None for what the mode `open` decided, and for moderators who asked to be forgotten."""
    automatic: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)
    roundtable_id: Mapped[int | None]
    """Which one the question was for then; the ledger counts by it."""
    waited: Mapped[int | None]
    """Seconds from asking to a moderator's first decision; None for every later one."""


class AppealRow(OfPeople, Base):
    """What an asker said against a decision on their question; once for each decision."""

    __tablename__ = "appeal"
    __table_args__ = (UniqueConstraint("decision_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    appealed_by: Mapped[str | None] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(LongText)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(10), default=OPEN)
    closed_at: Mapped[datetime | None]


class ReviewStore:
    """Reads and writes them in the transaction at hand."""

    async def rules(self, community_id: int) -> ReviewRuleRow | None:
        """How the community reviews, if it ever said so."""
        return await session().get(ReviewRuleRow, community_id)

    async def set_rules(self, community_id: int, **values: Any) -> None:
        """Keep how it reviews."""
        kept = insert(ReviewRuleRow).values(community_id=community_id, **values)
        await session().execute(kept.on_conflict_do_update(index_elements=["community_id"], set_=values))

    async def add(self, row: DecisionRow) -> DecisionRow:
        """Log a decision; it has its id afterwards."""
        session().add(row)
        await session().flush()
        return row

    async def last(self, community_id: int, question_id: int, kinds: Sequence[str]) -> DecisionRow | None:
        """The last decision of these kinds on a question that was not undone."""
        of = (DecisionRow.community_id == community_id, DecisionRow.question_id == question_id)
        standing = select(DecisionRow).where(*of, DecisionRow.kind.in_(kinds), DecisionRow.undone.is_(False))
        return await session().scalar(standing.order_by(DecisionRow.id.desc()).limit(1))

    async def decided(self, community_id: int, question_id: int, kinds: Sequence[str]) -> bool:
        """Whether a moderator ever decided in one of these ways on a question."""
        of = (DecisionRow.community_id == community_id, DecisionRow.question_id == question_id)
        found = select(DecisionRow.id).where(*of, DecisionRow.kind.in_(kinds), DecisionRow.automatic.is_(False))
        return await session().scalar(found.limit(1)) is not None

    async def waits(self, community_id: int, roundtable_id: int | None) -> Sequence[int]:
        """The seconds that questions waited for a moderator's first decision."""
        of = [DecisionRow.community_id == community_id, DecisionRow.waited.is_not(None)]
        if roundtable_id is not None:
            of.append(DecisionRow.roundtable_id == roundtable_id)
        return [w for w in await session().scalars(select(DecisionRow.waited).where(*of)) if w is not None]

    async def outcomes(self, community_id: int, roundtable_id: int | None) -> dict[str, int]:
        """How many appeals ended in which way, or are open."""
        of = [AppealRow.community_id == community_id]
        if roundtable_id is not None:
            of.append(DecisionRow.roundtable_id == roundtable_id)
        counted = select(AppealRow.outcome, func.count()).join(DecisionRow, DecisionRow.id == AppealRow.decision_id)
        rows = await session().execute(counted.where(*of).group_by(AppealRow.outcome))
        return {outcome: count for outcome, count in rows}  # noqa: C416 -- rows are not pairs to a type checker

    async def appeal(self, row: AppealRow) -> bool:
        """Keep an appeal; False where there was one against the same decision."""
        values = {
            n: getattr(row, n)
            for n in ("community_id", "decision_id", "question_id", "appealed_by", "text", "at", "outcome")
        }
        added = await session().execute(
            insert(AppealRow).values(**values).on_conflict_do_nothing().returning(AppealRow.id)
        )
        return added.first() is not None

    async def appealed(self, community_id: int, decision_id: int) -> bool:
        """Whether a decision was appealed."""
        of = (AppealRow.community_id == community_id, AppealRow.decision_id == decision_id)
        return await session().scalar(select(AppealRow.id).where(*of)) is not None

    async def appeals(self, community_id: int, question_id: int | None = None) -> Sequence[AppealRow]:
        """The open appeals, the oldest first; of one question or all."""
        of = [AppealRow.community_id == community_id, AppealRow.outcome == OPEN]
        if question_id is not None:
            of.append(AppealRow.question_id == question_id)
        return (await session().scalars(select(AppealRow).where(*of).order_by(AppealRow.id))).all()

    async def appealing(self, community_id: int, since: datetime) -> set[str]:
        """The pseudonyms of those whose appeal is open, or was until then or later."""
        lately = or_(AppealRow.outcome == OPEN, AppealRow.closed_at >= since)
        people = select(AppealRow.appealed_by).where(AppealRow.community_id == community_id, lately)
        return {person for person in await session().scalars(people) if person}

    async def appeals_ever(self, community_id: int, question_id: int) -> Sequence[int]:
        """The ids of all appeals about a question."""
        of = (AppealRow.community_id == community_id, AppealRow.question_id == question_id)
        return (await session().scalars(select(AppealRow.id).where(*of).order_by(AppealRow.id))).all()

    async def against(self, community_id: int, question_id: int) -> list[tuple[AppealRow, str]]:
        """All appeals about a question, the oldest first, each with the kind of decision that it is against."""
        of = (AppealRow.community_id == community_id, AppealRow.question_id == question_id)
        found = select(AppealRow, DecisionRow.kind).join(DecisionRow, DecisionRow.id == AppealRow.decision_id)
        return [(appeal, kind) for appeal, kind in await session().execute(found.where(*of).order_by(AppealRow.id))]

    async def close(self, community_id: int, question_id: int, outcome: str, now: datetime) -> int:
        """End the open appeals about a question; returns how many there were."""
        of = (AppealRow.community_id == community_id, AppealRow.question_id == question_id, AppealRow.outcome == OPEN)
        closed = update(AppealRow).where(*of).values(outcome=outcome, closed_at=now).returning(AppealRow.id)
        return len((await session().execute(closed)).all())

    async def kept_of(self, community_id: int, pseudonym: str) -> tuple[Sequence[DecisionRow], Sequence[AppealRow]]:
        """What a person decided and appealed."""
        decided = (DecisionRow.community_id == community_id, DecisionRow.decided_by == pseudonym)
        appealed = (AppealRow.community_id == community_id, AppealRow.appealed_by == pseudonym)
        return (
            (await session().scalars(select(DecisionRow).where(*decided).order_by(DecisionRow.id))).all(),
            (await session().scalars(select(AppealRow).where(*appealed).order_by(AppealRow.id))).all(),
        )

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Take a person off what they decided and appealed; the words of appeals go, their number stays."""
        decided = (DecisionRow.community_id == community_id, DecisionRow.decided_by == pseudonym)
        await session().execute(update(DecisionRow).where(*decided).values(decided_by=None))
        appealed = (AppealRow.community_id == community_id, AppealRow.appealed_by == pseudonym)
        await session().execute(update(AppealRow).where(*appealed).values(appealed_by=None, text=""))
