"""What follows from a change: posts and calendars are brought along, and those concerned are told, once each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from cogs.roundtables.announcing import Shown, card
from cogs.roundtables.roundtable import Roundtable

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox
    from bot.core.request import Community
    from cogs.roundtables.attending import Attendance
    from cogs.roundtables.posting import Posting
    from cogs.roundtables.store import RoundtableRow


@dataclass(frozen=True)
class Reach:
    """How far a change goes: how many posts it edits, how many people are told."""

    posts: int
    people: int


@dataclass
class Changing:
    """Carries a change of a roundtable through, in the transaction that made it."""

    clock: Clock
    outbox: Outbox
    posting: Posting
    attendance: Attendance

    async def reach(self, community_id: int, row: RoundtableRow) -> Reach:
        """How far a change of it would go."""
        posts = await self.posting.store.posts(community_id, [row.id])
        people = await self.attendance.store.concerned(community_id, row.id)
        return Reach(sum(p.channels for p in posts), len(people))

    async def carry(self, community: Community, before: Roundtable, row: RoundtableRow) -> None:
        """Bring everything along after `row` was changed from what `before` says; nothing where nothing changed."""
        after = Roundtable.of(row)
        if after == before:
            return
        row.revision = before.revision + 1
        if after.moved_from(before):
            row.moves, row.settled_at = before.moves + 1, self.clock.now()
            row.was_starts_at = before.starts_at
            await self.attendance.shift(community.id, Roundtable.of(row))
        if after.location != before.location:
            row.was_location = before.location
        if after.cancelled:
            row.was_starts_at = None  # what stands there is the time that it was to be at
        await self.attendance.fill(community.id, row)
        await self.posting.refresh(community.id, [row])
        if row.event_at is not None:
            past = after.moved_from(before) and after.starts_at <= self.clock.now()
            await self.posting.put_events(community, [row], off=past)
        await self._tell(community.id, before, row)

    async def _tell(self, community_id: int, before: Roundtable, row: RoundtableRow) -> None:
        after, now = Roundtable.of(row), self.clock.now()
        news = _news(before, after)
        if news is None or not (before.upcoming(now) or after.upcoming(now)):
            return
        cause = f"roundtable:{after.id}:changed:{after.revision}"
        own = await self.attendance.store.answers(community_id, after.id)
        turnout = (await self.attendance.store.turnout(community_id, [after.id]))[after.id]
        for pseudonym in await self.attendance.store.concerned(community_id, after.id):
            shown = Shown(after, turnout, own.get(pseudonym))
            await self.outbox.tell(community_id, cause, pseudonym, ui.Reply(news, [card(shown)]))


def _news(before: Roundtable, after: Roundtable) -> Text | None:
    """What people are told of the change; None where it is not worth a message."""
    title = after.title
    if after.cancelled != before.cancelled:
        if after.cancelled:
            return Text("roundtable-told-cancelled", title=title, was=after.start)
        return Text("roundtable-told-revived", title=title, starts=after.start)
    if after.cancelled:
        return None
    if after.tentative != before.tentative and not after.moved_from(before):
        return Text(
            "roundtable-told-tentative" if after.tentative else "roundtable-told-confirmed",
            title=title,
            starts=after.start,
        )
    place_changed = after.location != before.location
    where = after.location or Text("roundtable-nowhere")
    if after.moved_from(before):
        if place_changed:
            return Text(
                "roundtable-told-moved-elsewhere", title=title, was=before.start, starts=after.start, where=where
            )
        return Text("roundtable-told-moved", title=title, was=before.start, starts=after.start)
    if place_changed:
        was = before.location or Text("roundtable-nowhere")
        return Text("roundtable-told-elsewhere", title=title, was=was, where=where)
    if after.ends_at != before.ends_at and not after.all_day:
        return Text("roundtable-told-length", title=title, when=after.when)
    return Text("roundtable-told-link", title=title) if after.link != before.link and after.link else None
