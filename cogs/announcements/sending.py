"""Sends what is due, once, and tells its author what was missed while the program was down.

Of what recurs only the latest time that was missed goes out, if it is within the announcement's grace, and then the
next: never several at once. Each time is unique by its cause, and of two processes one moves the row on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.errors import StaleError
from bot.core.ui import Reply, Text
from cogs.announcements.announcement import Announcement
from cogs.announcements.store import MISSED, SCHEDULED, SENT, AnnouncementStore

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, Spaces
    from cogs.announcements.announcement import Author
    from cogs.announcements.outlets import Outlets
    from cogs.announcements.service import Announcements

AGAIN_AFTER = timedelta(minutes=1)
"""Who asks twice within this time to send it now has pressed twice."""


@dataclass(frozen=True)
class Due:
    """What a late look finds: the time to send (None where all are too late), those missed, and the next."""

    at: datetime | None
    missed: tuple[datetime, ...]
    next: datetime | None


@dataclass
class Sending:
    """Moves announcements from the table to the outbox."""

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    outlets: Outlets
    announcements: Announcements
    store: AnnouncementStore

    async def due(self) -> Sequence[int]:
        """The ids of what should have been said by now."""
        return await self.store.due(self.clock.now())

    async def send(self, announcement_id: int) -> None:
        """Queue what is due and move the row on, in one transaction; what is too late is told to its author.

        Another process may have been faster, or a moderator may have cancelled or paused it: then nothing happens.
        """
        row = await self.store.one(announcement_id)
        now = self.clock.now()
        if row.state != SCHEDULED or row.due_at > now:
            return
        announcement = Announcement.of(row)
        due = look(announcement, now)
        values = {"due_at": due.next or row.due_at}
        if due.at is not None:
            values |= {"sent_at": now, "last_due": due.at}
        ends = SENT if due.at is not None or announcement.last_due is not None else MISSED
        if not await self.store.move(row, [SCHEDULED], SCHEDULED if due.next else ends, due=row.due_at, **values):
            return
        if due.at is not None:
            await self._post(announcement, due.at)
        if due.missed:
            await self._report(announcement, due.missed)

    async def send_now(self, author: Author, announcement_id: int) -> Announcement:
        """Queue it at once: what goes out once is done with that, what recurs goes on as planned.

        Raises StaleError where it went out just now, was sent or cancelled.
        """
        announcement = await self.announcements.one(author.community.id, announcement_id)
        row = await self.store.one(announcement.id)
        now = self.clock.now()
        once = {"state": SENT, "due_at": now, "version": row.version + 1} if announcement.recurrence is None else {}
        if not await self.store.mark_sent(row, now, now - AGAIN_AFTER, last_due=now, **once):
            raise StaleError("announcement-sent-before")
        await self.announcements.note(author, announcement.id, "sent")
        await self._post(announcement, now)
        return announcement

    async def _post(self, announcement: Announcement, at: datetime) -> None:
        community = await self.spaces.community(announcement.community_id)
        standing = await self.outlets.standing(community.id, announcement.outlets)
        for outlet in standing:
            post = announcement.content.post(outlet.languages(community.locale))
            await self.outbox.post_to(community.id, announcement.cause(at), outlet.channel, post)
        gone = len(announcement.outlets) - len(standing)
        if gone:
            lost = Text("announcement-outlets-gone", count=gone, text=announcement.gist)
            await self._tell(announcement, f"announcement-outlets-gone:{announcement.id}:{gone}", Reply(lost))

    async def _report(self, announcement: Announcement, missed: Sequence[datetime]) -> None:
        words = Text("announcement-missed", count=len(missed), when=missed[-1], text=announcement.gist)
        await self._tell(announcement, announcement.cause(missed[-1]).replace(":", "-missed:", 1), Reply(words))

    async def _tell(self, announcement: Announcement, cause: str, reply: Reply) -> None:
        """Privately to its author; to the moderators' channels where they cannot be reached any more."""
        author, community_id = announcement.created_by, announcement.community_id
        if author is None or not await self.outbox.tell(community_id, cause, author, reply):
            await self.outbox.post(community_id, cause, "moderators", reply)


def look(announcement: Announcement, now: datetime) -> Due:
    """What is to be done with an announcement that is due."""
    recurrence = announcement.recurrence
    if recurrence is None:
        times, coming = [announcement.due_at], None
    else:
        times, coming = [], None
        for at in recurrence.occurrences(announcement.due_at):
            if at > now:
                coming = at
                break
            times.append(at)
    if times and now - times[-1] <= announcement.grace:
        return Due(times[-1], tuple(times[:-1]), coming)
    return Due(None, tuple(times), coming)
