"""The rules of coming to a roundtable: who has a place, who waits for one, who is reminded when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.core import ui
from bot.core.errors import NotFoundError, StaleError
from bot.core.ui import Text
from cogs.roundtables.announcing import Shown, card
from cogs.roundtables.attending_store import GOING, NO, WAITING, AttendanceStore, RsvpRow
from cogs.roundtables.posting import SOON
from cogs.roundtables.roundtable import Roundtable

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, People
    from bot.core.request import Request
    from cogs.roundtables.posting import Posting
    from cogs.roundtables.store import RoundtableRow, RoundtableStore


@dataclass(frozen=True)
class Answered:
    """What became of an answer: the roundtable, what the person is now, and their place on the waiting list."""

    shown: Shown
    place: int = 0


@dataclass
class Attendance:
    """Takes answers and reminders. One roundtable's answers are taken one after the other, by whichever process."""

    clock: Clock
    outbox: Outbox
    people: People
    roundtables: RoundtableStore
    store: AttendanceStore
    posting: Posting

    personal = ("rsvp", "reminder")

    async def answer(self, request: Request, roundtable_id: int, answer: str) -> Answered:
        """Take somebody's answer; where every place is taken they wait in line. The same again changes nothing.

        Raises NotFoundError, or StaleError where the roundtable is over or cancelled.
        """
        community_id, pseudonym = request.community.id, request.pseudonym
        row = await self._held(community_id, roundtable_id)
        known = await self.store.answer_of(community_id, roundtable_id, pseudonym)
        keeps = known is not None and (known.answer == answer or (known.answer == WAITING and answer == GOING))
        if not keeps:
            await self._change(request, row, known, answer)
            await self.fill(community_id, row)
            await self.posting.refresh(community_id, [row], due=self.clock.now() + SOON)
        if answer != NO:
            await self.people.remember(request)
        return await self._answered(request, row)

    async def remind(self, request: Request, roundtable_id: int, minutes: int) -> Roundtable:
        """Have somebody reminded so many minutes before, in place of what they chose before; 0 for not at all.

        Raises StaleError where that time has passed.
        """
        row = await self._held(request.community.id, roundtable_id)
        roundtable = Roundtable.of(row)
        if not minutes:
            await self.store.drop_reminder(request.community.id, roundtable_id, request.pseudonym)
            return roundtable
        due_at = roundtable.begins - timedelta(minutes=minutes)
        if due_at <= self.clock.now():
            raise StaleError("roundtable-remind-late", starts=roundtable.start)
        await self.store.set_reminder(request.community.id, roundtable_id, request.pseudonym, minutes, due_at)
        await self.people.remember(request)
        return roundtable

    async def expected(self, community_id: int, roundtable_id: int) -> Roundtable:
        """One that is not over. Raises NotFoundError, or StaleError where it is over or cancelled."""
        return Roundtable.of(await self._held(community_id, roundtable_id))

    async def reminder(self, request: Request, roundtable_id: int) -> int | None:
        """How many minutes before somebody is reminded."""
        row = await self.store.reminder_of(request.community.id, roundtable_id, request.pseudonym)
        return row.minutes if row is not None and row.due_at is not None else None

    async def shift(self, community_id: int, roundtable: Roundtable) -> None:
        """Move everybody's reminders along with the roundtable; those whose time is past by now were just told."""
        for row in await self.store.reminders(community_id, roundtable.id):
            due_at = roundtable.begins - timedelta(minutes=row.minutes)
            row.due_at = due_at if due_at > self.clock.now() else None

    async def send_due(self, community_id: int) -> int:
        """Queue the reminders whose time has come; one whose roundtable has begun or was cancelled is dropped."""
        due = await self.store.due(community_id, self.clock.now())
        for row in due:
            row.due_at = None
            found = await self.roundtables.get(community_id, row.roundtable_id)
            if found is not None and found.state == "planned" and self.clock.now() < Roundtable.of(found).begins:
                [shown] = await self.posting.shown(community_id, [found], pseudonym=row.pseudonym)
                said = Text("roundtable-reminder", title=found.title, starts=shown.roundtable.start)
                cause = f"roundtable:{found.id}:reminder:{row.minutes}:{found.moves}"
                await self.outbox.tell(community_id, cause, row.pseudonym, ui.Reply(said, [card(shown)]))
        return len(due)

    async def fill(self, community_id: int, row: RoundtableRow) -> None:
        """Give free places to those who waited longest, and tell them."""
        if row.state != "planned":
            return
        turnout = (await self.store.turnout(community_id, [row.id]))[row.id]
        free = turnout.waiting if row.capacity is None else row.capacity - turnout.going
        if free <= 0 or not turnout.waiting:
            return
        promoted = await self.store.waiting(community_id, row.id, free)
        for waiting in promoted:
            waiting.answer = GOING
        roundtable, turnout = Roundtable.of(row), (await self.store.turnout(community_id, [row.id]))[row.id]
        for waiting in promoted:
            said = Text("roundtable-promoted", title=roundtable.title, starts=roundtable.start)
            cause = f"roundtable:{row.id}:place:{waiting.queued}:{int(waiting.answered_at.timestamp())}"
            shown = Shown(roundtable, turnout, GOING)
            await self.outbox.tell(community_id, cause, waiting.pseudonym, ui.Reply(said, [card(shown)]))

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """Who comes to, or wants to be reminded of, a roundtable since then: `services.waiting` asks for them."""
        return await self.store.concerned_since(community_id, since)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: to what they would come, and when they are to be reminded."""
        rsvps, reminders = await self.store.rows_of(community_id, pseudonym)
        answered = [
            {"roundtable": r.roundtable_id, "answer": r.answer, "answered_at": r.answered_at.isoformat()} for r in rsvps
        ]
        return [*answered, *({"roundtable": r.roundtable_id, "remind_minutes_before": r.minutes} for r in reminders)]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Drop a person's answers and reminders; their places go to those who wait."""
        rsvps, _ = await self.store.rows_of(community_id, pseudonym)
        held = [await self.roundtables.hold(community_id, i) for i in sorted({r.roundtable_id for r in rsvps})]
        await self.store.forget(community_id, pseudonym)
        for row in (r for r in held if r is not None):
            if Roundtable.of(row).upcoming(self.clock.now()):
                await self.fill(community_id, row)
                await self.posting.refresh(community_id, [row], due=self.clock.now() + SOON)

    async def _held(self, community_id: int, roundtable_id: int) -> RoundtableRow:
        row = await self.roundtables.hold(community_id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        if row.state == "cancelled":
            raise StaleError("roundtable-cancelled-before", title=row.title)
        if not Roundtable.of(row).upcoming(self.clock.now()):
            raise StaleError("roundtable-over", title=row.title)
        return row

    async def _change(self, request: Request, row: RoundtableRow, known: RsvpRow | None, answer: str) -> None:
        community_id, queued = request.community.id, 0
        if answer == GOING and row.capacity is not None:  # whoever comes stands in line; the first get what is free
            turnout = (await self.store.turnout(community_id, [row.id]))[row.id]
            answer = WAITING if turnout.waiting or turnout.going >= row.capacity else GOING
            queued = await self.store.last_queued(community_id, row.id) + 1
        rsvp = known or RsvpRow(community_id=community_id, roundtable_id=row.id, pseudonym=request.pseudonym)
        rsvp.answered_at, rsvp.answer, rsvp.queued = self.clock.now(), answer, queued
        if known is None:
            await self.store.add(rsvp)

    async def _answered(self, request: Request, row: RoundtableRow) -> Answered:
        [shown] = await self.posting.shown(request.community.id, [row], pseudonym=request.pseudonym)
        place = 0
        if shown.own == WAITING:
            waiting = await self.store.waiting(request.community.id, row.id)
            place = next(n for n, w in enumerate(waiting, 1) if w.pseudonym == request.pseudonym)
        return Answered(shown, place)
