"""The tables of agendas and the queries on them. Every query names its community."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, String, UniqueConstraint, delete, select, update
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, insert, session

DRAFT, PUBLISHED = "draft", "published"
WAITING, ASKED, SKIPPED = "waiting", "asked", "skipped"


class AgendaRow(OfCommunity, Base):
    """One agenda of a roundtable: at most one that organisers work on, and at most one that is published.

    `eligible` and `ballots` are what the published one was audited on: the numbers of the questions to choose from,
    and each voter's among them, in an order that tells nothing. They are long and read by themselves (`AgendaStore.
    vote`); `audit` and `chosen`, which came of them, are what readers need. `version` is raised by every change: of
    two who act on the same state one wins.
    """

    __tablename__ = "agenda"
    __table_args__ = (UniqueConstraint("community_id", "roundtable_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    roundtable_id: Mapped[int] = mapped_column(ForeignKey("roundtable.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    seats: Mapped[int]
    """Those that the rule filled; organisers may have put more questions on it, or fewer."""
    rule: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=1)
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Why organisers took an agenda that is not fair to some group, in their words; published with it."""
    eligible: Mapped[list[int]] = mapped_column(JSON, default=list, deferred=True)
    ballots: Mapped[list[list[int]]] = mapped_column(JSON, default=list, deferred=True)
    audit: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """What the audit said of the published one; None for a draft."""
    chosen: Mapped[list[int]] = mapped_column(JSON, default=list)
    """What the rule chose from the same supports, whatever organisers made of it."""
    built: Mapped[list[int]] = mapped_column(JSON, default=list)
    """What the rule chose when the draft was built; supports came and went until it was published."""
    built_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class AgendaItemRow(OfCommunity, Base):
    """One question of an agenda, by its number, which is its for good.

    waiting ──► asked      (an organiser put it at the roundtable)
       └──────► skipped    (for a reason that stands with it)
    """

    __tablename__ = "agenda_item"

    agenda_id: Mapped[int] = mapped_column(ForeignKey("agenda.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    pinned: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(10), default=WAITING)
    reason: Mapped[str | None] = mapped_column(LongText)
    """Why it was skipped."""


class AgendaStore:
    """Reads and writes agendas in the transaction at hand."""

    async def get(self, community_id: int, agenda_id: int) -> AgendaRow | None:
        """One by its id, if it is the community's."""
        return await _one(AgendaRow.community_id == community_id, AgendaRow.id == agenda_id)

    async def of(self, community_id: int, roundtable_id: int, state: str) -> AgendaRow | None:
        """The roundtable's draft or published agenda."""
        where = (AgendaRow.roundtable_id == roundtable_id, AgendaRow.state == state)
        return await _one(AgendaRow.community_id == community_id, *where)

    async def published(self, community_id: int, size: int | None = None) -> Sequence[AgendaRow]:
        """The published agendas, or so many of them, the latest first."""
        of = (AgendaRow.community_id == community_id, AgendaRow.state == PUBLISHED)
        latest = select(AgendaRow).where(*of).order_by(AgendaRow.published_at.desc(), AgendaRow.id.desc()).limit(size)
        return (await session().scalars(latest)).all()

    async def vote(self, community_id: int, agenda_id: int) -> tuple[list[int], list[list[int]]]:
        """The numbers of the questions that a published agenda was chosen from, and the ballots on them."""
        of = (AgendaRow.community_id == community_id, AgendaRow.id == agenda_id)
        kept = await session().execute(select(AgendaRow.eligible, AgendaRow.ballots).where(*of))
        eligible, ballots = kept.one()
        return eligible, ballots

    async def draft(self, community_id: int, roundtable_id: int, **values: Any) -> AgendaRow:
        """Begin the roundtable's draft, or begin it anew; the row is the caller's until the end of the transaction."""
        key = {"community_id": community_id, "roundtable_id": roundtable_id, "state": DRAFT}
        row = insert(AgendaRow).values(**key, version=1, eligible=[], ballots=[], chosen=[], **values)
        kept = row.on_conflict_do_update(
            index_elements=list(key), set_={**values, "version": AgendaRow.version + 1}
        ).returning(AgendaRow)
        return (await session().execute(kept, execution_options={"populate_existing": True})).scalar_one()  # type: ignore[no-any-return]

    async def change(self, community_id: int, agenda_id: int, version: int, **values: Any) -> AgendaRow | None:
        """Change one that still is of this version, and raise it; None where somebody else was faster."""
        of = (AgendaRow.community_id == community_id, AgendaRow.id == agenda_id, AgendaRow.version == version)
        changed = update(AgendaRow).where(*of).values(**values, version=AgendaRow.version + 1).returning(AgendaRow)
        return await session().scalar(changed, execution_options={"populate_existing": True})

    async def drop(self, community_id: int, roundtable_id: int, state: str) -> None:
        """Forget the roundtable's draft or published agenda."""
        of = (AgendaRow.community_id == community_id, AgendaRow.roundtable_id == roundtable_id)
        await session().execute(delete(AgendaRow).where(*of, AgendaRow.state == state))

    async def items(self, community_id: int, agenda_id: int) -> Sequence[AgendaItemRow]:
        """The questions of an agenda, in order."""
        order = select(AgendaItemRow).where(*_items(community_id, agenda_id)).order_by(AgendaItemRow.place)
        return (await session().scalars(order, execution_options={"populate_existing": True})).all()

    async def put_items(self, community_id: int, agenda_id: int, items: Sequence[dict[str, Any]]) -> None:
        """Have these be the questions of an agenda, in this order, and no others."""
        await session().execute(delete(AgendaItemRow).where(*_items(community_id, agenda_id)))
        of = {"community_id": community_id, "agenda_id": agenda_id}
        rows = [{**of, "place": place, **item} for place, item in enumerate(items, 1)]
        if rows:
            await session().execute(insert(AgendaItemRow).values(rows))

    async def settle(
        self, community_id: int, agenda_id: int, number: int, before: Collection[str], status: str, reason: str | None
    ) -> bool:
        """Say what became of one question, if it still is one of `before`; of two who try at once, one succeeds."""
        of = (*_items(community_id, agenda_id), AgendaItemRow.number == number, AgendaItemRow.status.in_(before))
        done = update(AgendaItemRow).where(*of).values(status=status, reason=reason).returning(AgendaItemRow.number)
        return (await session().execute(done)).first() is not None

    async def holding(self, community_id: int, numbers: Collection[int]) -> int | None:
        """The roundtable on whose published agenda one of these questions is; the latest published, if on several."""
        found = (
            select(AgendaRow.roundtable_id)
            .join(AgendaItemRow, AgendaRow.id == AgendaItemRow.agenda_id)
            .where(AgendaRow.community_id == community_id, AgendaRow.state == PUBLISHED)
            .where(AgendaItemRow.number.in_(numbers))
        )
        return await session().scalar(found.order_by(AgendaRow.published_at.desc()).limit(1))

    async def waiting(self, community_id: int) -> set[int]:
        """The agendas, by id, with a question that was neither put nor skipped."""
        of = (AgendaItemRow.community_id == community_id, AgendaItemRow.status == WAITING)
        return set(await session().scalars(select(AgendaItemRow.agenda_id).where(*of).distinct()))

    async def naming(self, community_id: int, numbers: Collection[int]) -> Sequence[AgendaRow]:
        """The published agendas on which one of these questions is."""
        on = select(AgendaItemRow.agenda_id).where(AgendaItemRow.community_id == community_id)
        of = (AgendaRow.community_id == community_id, AgendaRow.state == PUBLISHED)
        found = select(AgendaRow).where(*of, AgendaRow.id.in_(on.where(AgendaItemRow.number.in_(numbers))))
        return (await session().scalars(found.order_by(AgendaRow.id))).all()

    async def listed(self, community_id: int, numbers: Collection[int]) -> set[int]:
        """Those of these questions that are on a published agenda."""
        found = (
            select(AgendaItemRow.number)
            .join(AgendaRow, AgendaRow.id == AgendaItemRow.agenda_id)
            .where(AgendaRow.community_id == community_id, AgendaRow.state == PUBLISHED)
            .where(AgendaItemRow.number.in_(numbers))
        )
        return set(await session().scalars(found))

    async def asked(self, community_id: int) -> set[tuple[int, int]]:
        """The roundtable and number of every question that was put at one."""
        found = (
            select(AgendaRow.roundtable_id, AgendaItemRow.number)
            .join(AgendaRow, AgendaRow.id == AgendaItemRow.agenda_id)
            .where(AgendaRow.community_id == community_id, AgendaRow.state == PUBLISHED, AgendaItemRow.status == ASKED)
        )
        return {(roundtable_id, number) for roundtable_id, number in await session().execute(found)}


async def _one(*where: ColumnElement[bool]) -> AgendaRow | None:
    return await session().scalar(select(AgendaRow).where(*where), execution_options={"populate_existing": True})


def _items(community_id: int, agenda_id: int) -> tuple[ColumnElement[bool], ...]:
    return AgendaItemRow.community_id == community_id, AgendaItemRow.agenda_id == agenda_id
