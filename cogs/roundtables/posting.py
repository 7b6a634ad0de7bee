"""Keeps what is said in public in step with the roundtables: posts, reminders, the servers' own calendars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.ui import Event
from cogs.roundtables.announcing import NEW, Shown, post, several
from cogs.roundtables.roundtable import Roundtable

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, Spaces
    from bot.core.request import Community
    from cogs.roundtables.attending_store import AttendanceStore
    from cogs.roundtables.store import RoundtablePostRow, RoundtableRow, RoundtableStore

SEVERAL = 3
"""More than this to say at once make one post, not one each."""
SOON = timedelta(seconds=5)
"""So long counts wait to be written into the posts, so that many presses are one edit."""
EVENTS = 80
"""Of Discord's 100 scheduled events a server, so many are for calendars; the rest is left to people."""
EVENTS_AHEAD = timedelta(days=45)
GRACE = timedelta(hours=12)
"""A reminder that is this late is not given any more, nor one that is a quarter of its lead late."""
DAY_LONG = timedelta(hours=9)


@dataclass(frozen=True)
class Settings:
    """When a community announces: whether a new roundtable, and how many minutes before each start."""

    announce: bool = True
    reminders: tuple[int, ...] = (7 * 24 * 60, 24 * 60, 60)


@dataclass
class Posting:
    """Posts about roundtables, and changes what was posted, in the transaction at hand."""

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    store: RoundtableStore
    attendance: AttendanceStore

    async def settings(self, community_id: int) -> Settings:
        """What the community chose, or the usual."""
        row = await self.store.settings(community_id)
        return Settings(row.announce, tuple(row.reminders)) if row is not None else Settings()

    async def announce(self, community_id: int, new: Sequence[RoundtableRow]) -> int:
        """Say that roundtables are new, many in one post; returns in how many channels."""
        now = self.clock.now()
        upcoming = sorted((r for r in new if Roundtable.of(r).upcoming(now)), key=lambda r: (r.starts_at, r.id))
        if not upcoming or not (await self.settings(community_id)).announce:
            return 0
        return await self._say(community_id, NEW, upcoming)

    async def remind(self, community_id: int) -> int:
        """Remind of what begins soon; returns of how many. What was said by another process is not said again."""
        due = await self._due(community_id)
        for minutes, rows in sorted(due.items()):
            await self._say(community_id, str(minutes), rows)
        return sum(map(len, due.values()))

    async def refresh(self, community_id: int, rows: Sequence[RoundtableRow], *, due: datetime | None = None) -> None:
        """Have every post in which these roundtables stand say what is so now, and the servers' calendars too."""
        causes = {p.cause for p in await self.store.posts(community_id, [r.id for r in rows])}
        together: dict[str, list[tuple[RoundtablePostRow, RoundtableRow]]] = defaultdict(list)
        for stood, row in await self.store.posted_together(community_id, causes):
            together[stood.cause].append((stood, row))
        shown = {
            s.roundtable.id: s for s in await self.shown(community_id, [r for of in together.values() for _, r in of])
        }
        for cause, stood_there in together.items():
            first, row = stood_there[0]
            if len(stood_there) > 1:
                reply = several(first.kind, len(stood_there), [shown[r.id] for _, r in stood_there])
            else:
                reply = post(first.kind, shown[row.id], moved=first.moves < row.moves)
            await self.outbox.revise(community_id, cause, reply, due=due)

    async def put_events(self, community: Community, rows: Sequence[RoundtableRow], *, off: bool = False) -> None:
        """Put these into the servers' own calendars as they are now; what is over, or has begun without, stays away.

        So does what is tentative, since those calendars have no word for it.

        `off` takes them out: their time was changed to one that has passed, which no server's calendar takes. Where no
        space has a calendar nothing is noted, so that a server which joins the community later gets them.
        """
        now = self.clock.now()
        for row in rows:
            roundtable = Roundtable.of(row)
            gone = off or roundtable.cancelled or roundtable.tentative
            ends_at = row.starts_at if row.event_at is None else roundtable.last_moment
            if row.event_at is None if gone else ends_at <= now:
                continue
            event = _event(row, community, off=gone)
            if not await self.outbox.put_event(community.id, f"roundtable-event:{row.id}", event):
                return
            row.event_at = row.event_at or now

    async def put_next_events(self, community: Community) -> None:
        """Put the next of the calendars' meetings there too, as long as there is room."""
        now = self.clock.now()
        ahead = await self.store.between(community.id, now, now + EVENTS_AHEAD)
        rows = [r for r in ahead if r.event_at is None and not Roundtable.of(r).tentative]
        if rows:
            room = EVENTS - await self.store.in_calendars(community.id, now)
            await self.put_events(community, rows[: max(0, room)])

    async def shown(
        self, community_id: int, rows: Sequence[RoundtableRow], *, pseudonym: str | None = None, manages: bool = False
    ) -> list[Shown]:
        """The roundtables as they are shown to everybody, or to one person."""
        turnout = await self.attendance.turnout(community_id, {r.id for r in rows})
        own = await self.attendance.own(community_id, pseudonym) if pseudonym else {}
        return [Shown(Roundtable.of(r), turnout[r.id], own.get(r.id), manages) for r in rows]

    async def _say(self, community_id: int, kind: str, rows: Sequence[RoundtableRow]) -> int:
        claimed = {r.id: await self.store.claim_post(r, kind) for r in sorted(rows, key=lambda r: r.id)}
        mine = [r for r in rows if claimed[r.id] is not None]
        posts = [mine] if len(mine) > SEVERAL else [[r] for r in mine]
        channels = 0
        for together in posts:
            shown = await self.shown(community_id, together)
            reply = several(kind, len(shown), shown) if len(shown) > 1 else post(kind, shown[0])
            cause = _cause(kind, together)
            channels = await self.outbox.post(community_id, cause, "roundtables", reply)
            await self.store.posted(community_id, [claimed[r.id] or 0 for r in together], cause, channels)
        return channels

    async def _due(self, community_id: int) -> dict[int, list[RoundtableRow]]:
        """Of what is to be reminded now, by the minutes before."""
        reminders = (await self.settings(community_id)).reminders
        if not reminders:
            return {}
        now, farthest = self.clock.now(), timedelta(minutes=max(reminders))
        rows = await self.store.between(community_id, now - DAY_LONG, now + farthest)
        said = {(p.roundtable_id, p.kind, p.moves) for p in await self.store.posts(community_id, [r.id for r in rows])}
        due: dict[int, list[RoundtableRow]] = defaultdict(list)
        for row in rows:
            minutes = nearest(row, reminders, now)
            if minutes is not None and (row.id, str(minutes), row.moves) not in said:
                due[minutes].append(row)
        return due


def nearest(row: RoundtableRow, reminders: Sequence[int], now: datetime) -> int | None:
    """Which reminder is to be given now: the latest whose time has come, unless that was too long ago.

    One whose time came before the roundtable was made or moved, or right after, is not given: people were told then.
    """
    begins = Roundtable.of(row).begins
    come = [m for m in reminders if begins - timedelta(minutes=m) <= now < begins]
    if not come:
        return None
    lead = timedelta(minutes=min(come))
    at = begins - lead
    if now - at > min(GRACE, lead / 4) or at < (row.settled_at or row.created_at) + lead / 60:
        return None
    return min(come)


def _cause(kind: str, rows: Sequence[RoundtableRow]) -> str:
    """What tells a post from every other, on every platform and for good."""
    first, mark = rows[0], "" if kind == NEW else f":{kind}:{rows[0].moves}"
    return f"roundtables:{first.id}-{rows[-1].id}{mark}" if len(rows) > 1 else f"roundtable:{first.id}{mark}"


def _event(row: RoundtableRow, community: Community, *, off: bool) -> Event:
    roundtable = Roundtable.of(row)
    place = roundtable.location or roundtable.link or community.place or community.name
    about = "\n\n".join(
        t for t in (roundtable.notes, roundtable.access, roundtable.interpretation, roundtable.link) if t
    )
    return Event(roundtable.title, roundtable.starts_at, roundtable.last_moment, place, about, cancelled=off)
