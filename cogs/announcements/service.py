"""The rules of announcements: previewed, confirmed once, sent when due, also after a restart in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ids import ChannelId
from bot.core.ports import Clock, Outbox
from bot.core.ui import Reply
from cogs.announcements.store import AnnouncementRow, AnnouncementStore

LONGEST = 2000
"""Characters; a Discord message takes no more."""

FURTHEST = timedelta(days=366)
"""Further ahead a date is more likely a slip than a plan."""


@dataclass(frozen=True)
class Announcement:
    """An announcement as people see it. `due_at` is in UTC."""

    id: int
    text: str
    channel: ChannelId
    due_at: datetime


@dataclass
class Announcements:
    """Writes, schedules and sends announcements. An announcement goes to the channel it was written in."""

    clock: Clock
    outbox: Outbox
    store: AnnouncementStore

    async def draft(
        self, community_id: int, author: str, channel: ChannelId | None, due_at: datetime, text: str
    ) -> Announcement:
        """Keep a draft for its preview.

        Raises UserError for a time that is past or more than a year ahead, a text that is empty or too long,
        or where there is no channel it could go to.
        """
        self._check(channel, due_at, text)
        row = AnnouncementRow(
            community_id=community_id,
            text=text.strip(),
            channel=str(channel),
            due_at=due_at,
            state="draft",
            author=author,
            created_at=self.clock.now(),
        )
        return _value(await self.store.add(row))

    async def confirm(self, community_id: int, announcement_id: int) -> Announcement:
        """Schedule a draft; one that is scheduled already stays so.

        Raises StaleError where it was cancelled or sent, UserError where its time has passed meanwhile.
        """
        row = await self._get(community_id, announcement_id)
        if row.state not in {"draft", "scheduled"}:
            raise StaleError(f"announcement-{row.state}")
        if row.state == "draft" and row.due_at <= self.clock.now():
            raise UserError("announce-past", when=row.due_at)
        row.state = "scheduled"
        return _value(row)

    async def cancel(self, community_id: int, announcement_id: int) -> Announcement:
        """Never send it; raises StaleError where it was sent already."""
        row = await self._get(community_id, announcement_id)
        if row.state == "sent":
            raise StaleError("announcement-sent")
        row.state = "cancelled"
        return _value(row)

    async def scheduled(self, community_id: int) -> list[Announcement]:
        """What is still to be sent, the next first."""
        return [_value(row) for row in await self.store.scheduled(community_id)]

    async def send_due(self) -> int:
        """Hand what is due to the outbox, in the transaction that marks it sent; returns how many there were."""
        rows = await self.store.due(self.clock.now())
        for row in rows:
            channel = ChannelId.parse(row.channel)
            await self.outbox.post_to(row.community_id, f"announcement:{row.id}", channel, Reply(row.text))
            row.state = "sent"
        return len(rows)

    def _check(self, channel: ChannelId | None, due_at: datetime, text: str) -> None:
        now = self.clock.now()
        if channel is None:
            raise UserError("announce-nowhere")
        if not text.strip():
            raise UserError("announce-empty", field="text")
        if len(text.strip()) > LONGEST:
            raise UserError("announce-long", field="text", most=LONGEST, given=len(text.strip()))
        if due_at <= now:
            raise UserError("announce-past", field="when", when=due_at)
        if due_at > now + FURTHEST:
            raise UserError("announce-far", field="when", when=due_at)

    async def _get(self, community_id: int, announcement_id: int) -> AnnouncementRow:
        row = await self.store.get(community_id, announcement_id)
        if row is None:
            raise NotFoundError("announcement-gone")
        return row


def _value(row: AnnouncementRow) -> Announcement:
    return Announcement(row.id, row.text, ChannelId.parse(row.channel), row.due_at)
