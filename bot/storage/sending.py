"""What delivery does with the outbox's rows: claims them, begins them, and writes down what became of them.

Several processes share the rows on PostgreSQL. What one has claimed or begun is its own until the lease runs out, and
with it everything else that is for the same channel: a channel's messages go out in order, through one process. Where
one failed, later ones for the same destination wait for it while it was tried a few times at most and is tried again
within minutes; what is dead or goes on failing holds nothing up, nor does a change of a message that stands already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import aliased

from bot.core.platform import Refusal
from bot.core.ports import Clock, Reach
from bot.core.request import Community
from bot.storage.base import session
from bot.storage.outbox import DIRECT, WAITING, OutboxRow, OutboxStore
from bot.storage.outlets import OutletRow
from bot.storage.spaces import SpaceChannelRow

LEASE = timedelta(minutes=2)
"""After this long a row that is claimed, or in "sending", belongs to a process that died."""

HELD = timedelta(days=1)
"""How long a row waits for an outlet that is stopped; what it says is old then."""

CLAIMS = 0x6F7574626F78
"""The key of the advisory lock under which rows are claimed on PostgreSQL."""

PATIENT, SOON = 5, timedelta(minutes=5)
"""Later messages for a destination wait for one that failed while it was tried no more often than this, some five
minutes, and is tried again as soon as this."""

AT_A_TIME = 100
"""Rows of one community that a claim takes at most, so that the others come into it too."""


@dataclass(frozen=True)
class Begun:
    """A row that is marked "sending", and what sending it needs.

    `parent` is the id of the message below which it stands; `reach` is how to reach the person it is for, None where
    nobody is known any more. `since` is when another process began to send it, where one did. `until` is when the
    lease ends under which it is sent or looked for.
    """

    row: OutboxRow
    community: Community
    parent: str | None = None
    reach: Reach | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a row: sent (as `message`), failed (again at `due`), in doubt (looked for at `due`) or dead.

    `said` is the version that was sent, where it is not the row's. `waits` says that the platform only had it wait,
    which counts as no attempt. `held` is the end of the lease under which it came about: what was not sent is written
    down only as long as that lease is the row's, since another process may have sent it meanwhile. `stops` says that
    nothing more is to be sent there until somebody has it tried again, and why.
    """

    row: OutboxRow
    state: Literal["sent", "failed", "doubt", "dead"]
    reason: str | None = None
    message: str | None = None
    said: int | None = None
    due: datetime | None = None
    waits: bool = False
    stops: Refusal | None = None
    quiet: bool = False
    held: datetime | None = None


@dataclass
class SendingStore:
    """The queries of delivery; each works in the transaction at hand."""

    clock: Clock
    outbox: OutboxStore

    async def claim(self, platform: str, most: int, crowded: Sequence[int] = ()) -> list[OutboxRow]:
        """Take up to so many rows that are due, communities in turn, for the length of a lease.

        None of the `crowded` communities', none for a channel that another claim holds or that is stopped, none
        whose post to stand below was not sent yet, and none that would overtake one that is to be tried again soon.
        """
        await _alone()
        now = self.clock.now()
        asked = {"now": now, "soon": now + SOON, "crowded": list(crowded), "most": most}
        found = await session().scalars(_due(session().get_bind().dialect.name, platform), asked)
        rows = list(found)
        if rows:
            lease = update(OutboxRow).where(OutboxRow.id.in_([r.id for r in rows])).values(leased_until=now + LEASE)
            await session().execute(lease.execution_options(synchronize_session=False))
        return [_taken(row, now + LEASE) for row in rows]

    async def begin(self, rows: Sequence[OutboxRow]) -> list[Begun]:
        """Mark claimed rows "sending", anew for the length of a lease; those that others took over are left out."""
        if not rows:
            return []
        known, until = {row.id: row for row in rows}, self.clock.now() + LEASE
        claims = [(row.id, row.leased_until) for row in rows]
        begun = await session().execute(
            update(OutboxRow)
            .where(tuple_(OutboxRow.id, OutboxRow.leased_until).in_(claims), OutboxRow.state.in_(WAITING))
            .values(state="sending", leased_until=until, attempts=OutboxRow.attempts + 1)
            .returning(OutboxRow.id, OutboxRow.attempts, OutboxRow.payload, OutboxRow.version)
            .execution_options(synchronize_session=False)
        )
        found = []
        for row_id, attempts, payload, version in begun:  # it may have been revised since it was claimed
            row = known[row_id]
            row.attempts, row.payload, row.version = attempts, payload, version
            found.append(row)
        return [replace(one, until=until) for one in await self.about(sorted(found, key=lambda row: row.id))]

    async def about(self, rows: Iterable[OutboxRow]) -> list[Begun]:
        """The rows with what sending or finding them needs."""
        these = list(rows)
        communities = await self.outbox.spaces.communities(row.community_id for row in these)
        return [
            Begun(row, communities[row.community_id], await self._parent(row), await self._reach(row)) for row in these
        ]

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of rows. The words of those that are done are kept no longer."""
        by_state: dict[tuple[str, bool], list[dict[str, Any]]] = defaultdict(list)
        now = self.clock.now()
        for outcome in outcomes:
            held = outcome.held is not None and outcome.state != "sent"
            by_state[outcome.state, held].append(_values(outcome, now) | ({"held": outcome.held} if held else {}))
        for (state, held), values in by_state.items():
            change = _STATEMENTS[state](now)
            await session().execute(change.where(*_STILL_HELD) if held else change, values)

    async def release(self, row_ids: Sequence[int] | None = None) -> None:
        """Give claimed rows back that were not begun; all there are, at the start of the only process."""
        these = [] if row_ids is None else [OutboxRow.id.in_(row_ids)]
        unbegun = update(OutboxRow).where(OutboxRow.state.in_(WAITING), OutboxRow.leased_until.is_not(None), *these)
        await session().execute(unbegun.values(leased_until=None))

    async def abandoned(self, platform: str, *, at_start: bool) -> list[Begun]:
        """Take over rows that a process left in "sending": all of them at the start of the only process."""
        now = self.clock.now()
        expired = [] if at_start else [OutboxRow.leased_until <= now, OutboxRow.due_at <= now]
        rows = await session().scalars(
            select(OutboxRow)
            .where(OutboxRow.state == "sending", _on(platform), *expired)
            .order_by(OutboxRow.id)
            .with_for_update(skip_locked=True)
        )
        taken = list(rows)
        begun = {row.id: row.leased_until - LEASE for row in taken if row.leased_until is not None}
        until = now + LEASE
        for row in taken:
            row.leased_until = until
            row.attempts += 1
        return [replace(one, since=begun.get(one.row.id), until=until) for one in await self.about(taken)]

    async def expire(self) -> list[OutboxRow]:
        """Give up what has waited too long for an outlet that is stopped; returns those rows.

        An outlet that nothing waits for then and no purpose has is stopped no longer: another was chosen in its place,
        or else what is posted there next tells whether it takes it again.
        """
        old = (OutboxRow.state.in_(WAITING), OutboxRow.due_at <= self.clock.now() - HELD, _stopped())
        rows = list(await session().scalars(select(OutboxRow).where(*old).with_for_update(skip_locked=True)))
        for row in rows:
            row.state, row.payload, row.leased_until, row.settled_at = "dead", {}, None, self.clock.now()
            row.reason = f"not sent: nothing could be posted there for a day ({row.reason or 'stopped'})"[:500]
        await session().flush()
        waits = and_(_of_outlet(OutboxRow), OutboxRow.state.in_(WAITING))
        chosen = exists().where(SpaceChannelRow.channel == OutletRow.channel)
        of = (OutletRow.stopped_at <= self.clock.now() - HELD, ~exists().where(waits), ~chosen)
        await session().execute(delete(OutletRow).where(*of))
        return rows

    async def next_due(self, platforms: Sequence[str]) -> datetime | None:
        """When the next row is due, None where nothing waits."""
        on = or_(*(_on(p) for p in platforms))
        return await session().scalar(select(func.min(OutboxRow.due_at)).where(OutboxRow.state.in_(WAITING), on))

    async def _parent(self, row: OutboxRow) -> str | None:
        if row.under is None:
            return None
        of = (OutboxRow.community_id == row.community_id, OutboxRow.cause == row.under)
        return await session().scalar(select(OutboxRow.message).where(*of, OutboxRow.channel == row.channel))

    async def _reach(self, row: OutboxRow) -> Reach | None:
        if row.kind != DIRECT:
            return None
        return await self.outbox.people.reach(row.community_id, row.channel.partition(":@")[2])


_ROW = OutboxRow.__table__.c
_THIS = _ROW.id == bindparam("row_id")
_STILL_HELD = (_ROW.state == "sending", _ROW.leased_until == bindparam("held"))


def _sent(now: datetime) -> Any:
    """What was revised while it was being sent waits again, to be edited."""
    same = _ROW.version == bindparam("said")
    return _update(
        state=case((same, "sent"), else_="pending"),
        payload=case((same, literal({}, _ROW.payload.type)), else_=_ROW.payload),
        due_at=case((same, _ROW.due_at), else_=literal(now, _ROW.due_at.type)),
        message=bindparam("as"),
        reason=None,
        settled_at=now,
        leased_until=None,
    )


def _doubt(now: datetime) -> Any:
    """It may have arrived: the row stays "sending" without being anybody's, and is looked for when it is due."""
    return _update(reason=bindparam("why"), due_at=bindparam("then"), leased_until=now)


def _failed(_now: datetime) -> Any:
    attempts = _ROW.attempts - bindparam("uncounted")
    return _update(
        state="failed", reason=bindparam("why"), due_at=bindparam("then"), attempts=attempts, leased_until=None
    )


def _dead(now: datetime) -> Any:
    return _update(state="dead", reason=bindparam("why"), payload={}, settled_at=now, leased_until=None)


_STATEMENTS = {"sent": _sent, "doubt": _doubt, "failed": _failed, "dead": _dead}


def _values(outcome: Outcome, now: datetime) -> dict[str, Any]:
    """What the statement for the outcome's state takes."""
    row, why, then = outcome.row, (outcome.reason or "")[:500], outcome.due or now
    match outcome.state:
        case "sent":
            return {
                "row_id": row.id,
                "said": row.version if outcome.said is None else outcome.said,
                "as": outcome.message,
            }
        case "doubt":
            return {"row_id": row.id, "why": why, "then": then}
        case "failed":
            return {"row_id": row.id, "why": why, "then": then, "uncounted": int(outcome.waits)}
    return {"row_id": row.id, "why": why}


def _update(**values: Any) -> Any:
    return OutboxRow.__table__.update().where(_THIS).values(**values)  # type: ignore[attr-defined]


async def _alone() -> None:
    """Until this transaction ends no other process claims: it would not see what is claimed here, nor keep off that."""
    if session().get_bind().dialect.name == "postgresql":
        await session().execute(select(func.pg_advisory_xact_lock(CLAIMS)))


def _taken(row: OutboxRow, until: datetime) -> OutboxRow:
    session().expunge(row)
    row.leased_until = until
    return row


@cache
def _due(dialect: str, platform: str) -> Any:
    """The rows that are due at `now`, of other than the `crowded` communities, so many at `most`.

    Made once: every second asks for it, and to put it together takes many times what it takes to run.
    """
    now: Any = bindparam("now")
    first = _to_be_tried_again(now)
    in_order = or_(first.c.id.is_(None), OutboxRow.id <= first.c.id, OutboxRow.message.is_not(None))
    free = or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now)
    not_crowded = OutboxRow.community_id.not_in(bindparam("crowded", expanding=True))
    turn = func.row_number().over(partition_by=OutboxRow.community_id, order_by=(OutboxRow.due_at, OutboxRow.id))
    due = (
        select(OutboxRow.id, turn.label("turn"))
        .where(OutboxRow.state.in_(WAITING), OutboxRow.due_at <= now, free, _on(platform))
        .where(not_crowded, _room(OutboxRow.channel, dialect).not_in(_busy(now, dialect)), ~_stopped())
        .where(~_waits_for_another(), in_order)
        .outerjoin(first, first.c.channel == OutboxRow.channel)
        .subquery()
    )
    ids = select(due.c.id).where(due.c.turn <= AT_A_TIME).order_by(due.c.turn, due.c.id)
    return (
        select(OutboxRow)
        .where(OutboxRow.id.in_(ids.limit(bindparam("most", type_=Integer))), free)
        .order_by(OutboxRow.due_at, OutboxRow.id)
        .with_for_update(skip_locked=True)
    )


def _busy(now: Any, dialect: str) -> Any:
    """Channels of which a claim holds something: what is for them and their threads stays with whoever holds it."""
    held = aliased(OutboxRow)
    return select(_room(held.channel, dialect)).where(held.leased_until > now)


def _to_be_tried_again(now: Any) -> Any:
    """By destination, the first new message that failed lately or has to be looked for: no later one overtakes it."""
    first = aliased(OutboxRow)
    failed = and_(first.state == "failed", first.due_at <= bindparam("soon"))
    lost = and_(first.state == "sending", first.leased_until <= now)
    of = (first.message.is_(None), first.attempts <= PATIENT, or_(failed, lost), ~_stopped(first))
    return select(first.channel, func.min(first.id).label("id")).where(*of).group_by(first.channel).subquery()


def _room(channel: Any, dialect: str) -> ColumnElement[str]:
    """The channel of an outlet, without the thread: what the platforms count by (`ChannelId.channel`)."""
    if dialect == "postgresql":
        return func.split_part(channel, "/", 1)
    return func.substr(channel, 1, func.instr(channel + "/", "/") - 1)


def _stopped(of: Any = OutboxRow) -> ColumnElement[bool]:
    return exists().where(_of_outlet(of))


def _of_outlet(of: Any) -> ColumnElement[bool]:
    return and_(OutletRow.community_id == of.community_id, OutletRow.channel == of.channel)


def _waits_for_another() -> ColumnElement[bool]:
    """Whether the post below which a row stands was not sent yet."""
    above = aliased(OutboxRow)
    same = and_(
        above.community_id == OutboxRow.community_id,
        above.cause == OutboxRow.under,
        above.channel == OutboxRow.channel,
        above.state != "dead",
        above.message.is_(None),
    )
    return and_(OutboxRow.under.is_not(None), exists().where(same))


def _on(platform: str) -> ColumnElement[bool]:
    return OutboxRow.channel.startswith(f"{platform}:", autoescape=True)
