"""The tables of who comes to a roundtable and who wants to be reminded of one; every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, delete, func, select, union
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfPeople, insert, session
from cogs.roundtables.store import RoundtableRow

GOING, WAITING, MAYBE, NO = "going", "waiting", "maybe", "no"
COMING = (GOING, WAITING, MAYBE)
"""The answers of those who want to hear of a change."""


@dataclass(frozen=True)
class Turnout:
    """How many people gave which answer."""

    going: int = 0
    maybe: int = 0
    waiting: int = 0


NOBODY = Turnout()


class RsvpRow(OfPeople, Base):
    """One person's answer; `queued` orders the waiting list, the smallest first."""

    __tablename__ = "rsvp"
    __table_args__ = (UniqueConstraint("roundtable_id", "pseudonym"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"))
    pseudonym: Mapped[str] = mapped_column(String(32), index=True)
    answer: Mapped[str] = mapped_column(String(10))
    queued: Mapped[int] = mapped_column(default=0)
    answered_at: Mapped[datetime]


class ReminderRow(OfPeople, Base):
    """When one person wants to be reminded; `due_at` is None once they were."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("roundtable_id", "pseudonym"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"))
    pseudonym: Mapped[str] = mapped_column(String(32), index=True)
    minutes: Mapped[int]
    due_at: Mapped[datetime | None] = mapped_column(index=True)


class AttendanceStore:
    """Reads and writes both in the transaction at hand."""

    async def answer_of(self, community_id: int, roundtable_id: int, pseudonym: str) -> RsvpRow | None:
        """What a person answered."""
        of = (RsvpRow.community_id == community_id, RsvpRow.roundtable_id == roundtable_id)
        return await session().scalar(
            select(RsvpRow).where(*of, RsvpRow.pseudonym == pseudonym), execution_options={"populate_existing": True}
        )

    async def add(self, row: RsvpRow | ReminderRow) -> None:
        """Write a new one."""
        session().add(row)
        await session().flush()

    async def turnout(self, community_id: int, roundtable_ids: Collection[int]) -> dict[int, Turnout]:
        """The counts of each of these roundtables."""
        await session().flush()
        counted = (
            select(RsvpRow.roundtable_id, RsvpRow.answer, func.count())
            .where(RsvpRow.community_id == community_id, RsvpRow.roundtable_id.in_(roundtable_ids))
            .group_by(RsvpRow.roundtable_id, RsvpRow.answer)
        )
        counts: dict[int, dict[str, int]] = {roundtable_id: {} for roundtable_id in roundtable_ids}
        for roundtable_id, answer, count in await session().execute(counted):
            counts[roundtable_id][answer] = count
        return {i: Turnout(c.get(GOING, 0), c.get(MAYBE, 0), c.get(WAITING, 0)) for i, c in counts.items()}

    async def last_queued(self, community_id: int, roundtable_id: int) -> int:
        """The place of the last who ever queued."""
        of = (RsvpRow.community_id == community_id, RsvpRow.roundtable_id == roundtable_id)
        return await session().scalar(select(func.max(RsvpRow.queued)).where(*of)) or 0

    async def waiting(self, community_id: int, roundtable_id: int, limit: int | None = None) -> Sequence[RsvpRow]:
        """Those on the waiting list, the first first."""
        of = (RsvpRow.community_id == community_id, RsvpRow.roundtable_id == roundtable_id, RsvpRow.answer == WAITING)
        return (await session().scalars(select(RsvpRow).where(*of).order_by(RsvpRow.queued).limit(limit))).all()

    async def own(self, community_id: int, pseudonym: str) -> dict[int, str]:
        """What a person answered, by roundtable."""
        of = select(RsvpRow).where(RsvpRow.community_id == community_id, RsvpRow.pseudonym == pseudonym)
        return {row.roundtable_id: row.answer for row in await session().scalars(of)}

    async def answers(self, community_id: int, roundtable_id: int) -> dict[str, str]:
        """What each person answered to one roundtable."""
        of = (RsvpRow.community_id == community_id, RsvpRow.roundtable_id == roundtable_id)
        return {row.pseudonym: row.answer for row in await session().scalars(select(RsvpRow).where(*of))}

    async def concerned(self, community_id: int, roundtable_id: int) -> list[str]:
        """Who said they would or might come, or asked to be reminded."""
        rsvps = select(RsvpRow.pseudonym).where(
            RsvpRow.community_id == community_id, RsvpRow.roundtable_id == roundtable_id, RsvpRow.answer.in_(COMING)
        )
        reminded = select(ReminderRow.pseudonym).where(
            ReminderRow.community_id == community_id, ReminderRow.roundtable_id == roundtable_id
        )
        return sorted(await session().scalars(rsvps.union(reminded)))

    async def reminder_of(self, community_id: int, roundtable_id: int, pseudonym: str) -> ReminderRow | None:
        """When a person wants to be reminded."""
        of = (ReminderRow.community_id == community_id, ReminderRow.roundtable_id == roundtable_id)
        return await session().scalar(select(ReminderRow).where(*of, ReminderRow.pseudonym == pseudonym))

    async def set_reminder(
        self, community_id: int, roundtable_id: int, pseudonym: str, minutes: int, due_at: datetime
    ) -> None:
        """Keep when a person wants to be reminded, in place of what they said before."""
        values = {"minutes": minutes, "due_at": due_at}
        line = insert(ReminderRow).values(
            community_id=community_id, roundtable_id=roundtable_id, pseudonym=pseudonym, **values
        )
        await session().execute(line.on_conflict_do_update(index_elements=["roundtable_id", "pseudonym"], set_=values))

    async def drop_reminder(self, community_id: int, roundtable_id: int, pseudonym: str) -> None:
        """Remind somebody no more."""
        of = (ReminderRow.community_id == community_id, ReminderRow.roundtable_id == roundtable_id)
        await session().execute(delete(ReminderRow).where(*of, ReminderRow.pseudonym == pseudonym))

    async def reminders(self, community_id: int, roundtable_id: int) -> Sequence[ReminderRow]:
        """Everybody's, of one roundtable."""
        of = (ReminderRow.community_id == community_id, ReminderRow.roundtable_id == roundtable_id)
        return (await session().scalars(select(ReminderRow).where(*of))).all()

    async def due(self, community_id: int, now: datetime, limit: int = 200) -> Sequence[ReminderRow]:
        """Whose time has come, taken by this transaction alone."""
        of = (ReminderRow.community_id == community_id, ReminderRow.due_at <= now)
        taken = select(ReminderRow).where(*of).order_by(ReminderRow.due_at, ReminderRow.id).limit(limit)
        return (await session().scalars(taken.with_for_update(skip_locked=True))).all()

    async def concerned_since(self, community_id: int, since: datetime) -> set[str]:
        """Who comes to, or wants to be reminded of, a roundtable that begins then or later."""
        later = select(RoundtableRow.id).where(
            RoundtableRow.community_id == community_id, RoundtableRow.starts_at >= since
        )
        coming = select(RsvpRow.pseudonym).where(
            RsvpRow.community_id == community_id, RsvpRow.roundtable_id.in_(later), RsvpRow.answer.in_(COMING)
        )
        reminded = select(ReminderRow.pseudonym).where(
            ReminderRow.community_id == community_id, ReminderRow.roundtable_id.in_(later)
        )
        return set(await session().scalars(union(coming, reminded)))

    async def rows_of(self, community_id: int, pseudonym: str) -> tuple[Sequence[RsvpRow], Sequence[ReminderRow]]:
        """All that is kept of a person."""
        rsvps = select(RsvpRow).where(RsvpRow.community_id == community_id, RsvpRow.pseudonym == pseudonym)
        reminders = select(ReminderRow).where(
            ReminderRow.community_id == community_id, ReminderRow.pseudonym == pseudonym
        )
        return (
            (await session().scalars(rsvps.order_by(RsvpRow.id))).all(),
            (await session().scalars(reminders.order_by(ReminderRow.id))).all(),
        )

    async def forget(self, community_id: int, pseudonym: str) -> None:
        """Drop all of it."""
        for table in (RsvpRow, ReminderRow):
            of = (table.community_id == community_id, table.pseudonym == pseudonym)
            await session().execute(delete(table).where(*of))
