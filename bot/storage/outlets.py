"""Channels that took no more posts, and the log of what went where: what `/setup` and `/deliveries` show.

An outlet stops when a platform refuses everything there: no permission, the channel gone, the app's account shut off.
What is for it waits, for a day at most, until a moderator has it tried again or chooses another channel in its place.
Where it has no purpose any more, the next post that is for it after a day tries it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, String, delete, exists, func, or_, select, update
from sqlalchemy.orm import Mapped, aliased, mapped_column

from bot.core.ids import ChannelId
from bot.core.platform import Refusal
from bot.core.ports import Clock, Delivered, DeliveryState, StoppedOutlet
from bot.storage.base import Base, insert, session
from bot.storage.outbox import DIRECT, POST, WAITING, OutboxRow, nonce_of

KEPT = timedelta(days=90)
"""How long the log tells of a delivery."""


class OutletRow(Base):
    """A channel, or a space's calendar, that is not written to until somebody has it tried again."""

    __tablename__ = "outlet"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(100), primary_key=True)
    why: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(500))
    stopped_at: Mapped[datetime]


@dataclass
class OutletStore:
    """The `Deliveries` port."""

    clock: Clock

    async def stop(self, community_id: int, channel: str, why: Refusal, reason: str) -> bool:
        """Write there no more; False where that is so already."""
        values = {"why": why, "reason": reason[:500], "stopped_at": self.clock.now()}
        new = insert(OutletRow).values(community_id=community_id, channel=channel, **values)
        added = await session().execute(new.on_conflict_do_nothing().returning(OutletRow.channel))
        return added.first() is not None

    async def resume(self, community_id: int, channel: ChannelId) -> bool:
        """Have what waits there tried again; False where nothing was stopped."""
        of = (OutletRow.community_id == community_id, OutletRow.channel == str(channel))
        return (await session().execute(delete(OutletRow).where(*of).returning(OutletRow.channel))).first() is not None

    async def move(self, community_id: int, channel: ChannelId, to: ChannelId) -> None:
        """Have the posts that wait for a stopped channel go to one chosen in its place.

        What stands below a post in the stopped channel, or changes one, is given up.
        """
        if not await self.resume(community_id, channel):
            return
        there = aliased(OutboxRow)
        twice = exists().where(there.cause == OutboxRow.cause, there.channel == str(to))
        waits = [OutboxRow.community_id == community_id, OutboxRow.channel == str(channel)]
        waits += [OutboxRow.state.in_(WAITING)]
        new = (OutboxRow.kind == POST, OutboxRow.message.is_(None), OutboxRow.under.is_(None))
        for row in await session().scalars(select(OutboxRow).where(*waits, *new, ~twice)):
            row.channel, row.nonce = str(to), nonce_of(community_id, row.cause, to)
        await session().flush()
        over = {"state": "dead", "payload": {}, "reason": "another channel was chosen", "settled_at": self.clock.now()}
        await session().execute(update(OutboxRow).where(*waits).values(**over))

    async def resume_accounts(self, platform: str) -> None:
        """Have all tried again that waits for a token of the platform: a start may have brought a new one."""
        of = (OutletRow.why == "account", OutletRow.channel.startswith(f"{platform}:", autoescape=True))
        await session().execute(delete(OutletRow).where(*of))

    async def stopped(self, community_id: int) -> Sequence[StoppedOutlet]:
        """What is stopped in the community, longest first."""
        of = select(OutletRow).where(OutletRow.community_id == community_id).order_by(OutletRow.stopped_at)
        waiting = await self._waiting(community_id)
        return [
            StoppedOutlet(
                ChannelId.parse(r.channel), _refusal(r.why), r.reason, r.stopped_at, waiting.get(r.channel, 0)
            )
            for r in await session().scalars(of)
        ]

    async def log(
        self, community_id: int, *, state: DeliveryState | None, channel: ChannelId | None, page: int, size: int
    ) -> tuple[Sequence[Delivered], int]:
        """One page of the log, newest first, and how many lines there are in all. Private messages have no lines."""
        of = [*self._logged(community_id), OutboxRow.kind != DIRECT]
        if state is not None:
            of.append(OutboxRow.state == state if state != "waiting" else OutboxRow.state.in_(_WAITING))
        if channel is not None:
            of.append(OutboxRow.channel == str(channel))
        total = await session().scalar(select(func.count()).where(*of)) or 0
        shown = select(OutboxRow).where(*of).order_by(_at().desc(), OutboxRow.id.desc())
        rows = await session().scalars(shown.offset((page - 1) * size).limit(size))
        return [_delivered(row) for row in rows], total

    async def private(self, community_id: int) -> dict[DeliveryState, int]:
        """How many private messages there were, by what became of them."""
        of = (*self._logged(community_id), OutboxRow.kind == DIRECT)
        counted = select(OutboxRow.state, func.count()).where(*of).group_by(OutboxRow.state)
        found: Counter[DeliveryState] = Counter()
        for state, count in await session().execute(counted):
            found[_state(state)] += count
        return found

    async def outlets(self, community_id: int) -> Sequence[ChannelId]:
        """Every channel and calendar in the log."""
        of = (OutboxRow.community_id == community_id, OutboxRow.kind != DIRECT)
        found = await session().scalars(select(OutboxRow.channel).where(*of).distinct().order_by(OutboxRow.channel))
        return [ChannelId.parse(channel) for channel in found]

    async def purge(self) -> None:
        """Forget private messages and what was given up, once the log no longer tells of them.

        A post that stands somewhere is kept, without how it came there: it may have to be edited yet.
        """
        old = (OutboxRow.state.in_(("sent", "dead")), _at() <= self.clock.now() - KEPT)
        gone = or_(OutboxRow.kind == DIRECT, OutboxRow.state == "dead")
        await session().execute(delete(OutboxRow).where(*old, gone))

    def _logged(self, community_id: int) -> tuple[ColumnElement[bool], ...]:
        return OutboxRow.community_id == community_id, _at() > self.clock.now() - KEPT

    async def _waiting(self, community_id: int) -> dict[str, int]:
        of = (OutboxRow.community_id == community_id, OutboxRow.state.in_(("pending", "failed")))
        counted = select(OutboxRow.channel, func.count()).where(*of).group_by(OutboxRow.channel)
        return {channel: count for channel, count in await session().execute(counted)}  # noqa: C416 -- rows are no pairs


_WAITING = ("pending", "failed", "sending")


def _at() -> ColumnElement[Any]:
    """When a row came to where it is: sent or given up, else when it is due."""
    return func.coalesce(OutboxRow.settled_at, OutboxRow.due_at)


def _delivered(row: OutboxRow) -> Delivered:
    return Delivered(
        cause=row.cause,
        platform=row.channel.partition(":")[0],
        channel=ChannelId.parse(row.channel),
        kind="event" if row.kind == "event" else "reply" if row.under else "post",
        state=_state(row.state),
        at=row.settled_at or row.due_at,
        reason=row.reason,
        attempts=row.attempts,
    )


def _state(state: str) -> DeliveryState:
    return "waiting" if state in _WAITING else "sent" if state == "sent" else "dead"


def _refusal(why: str) -> Refusal:
    return "permission" if why == "permission" else "gone" if why == "gone" else "account"
