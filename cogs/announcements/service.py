"""The rules of announcements: what may be announced, when it goes out, what happens when it could not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.core.clean import clean
from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ids import ChannelId
from bot.core.ui import Reply, Text
from cogs.announcements.store import (
    CANCELLED,
    DRAFT,
    MISSED,
    SCHEDULED,
    SENT,
    AnnouncementRow,
    AnnouncementStore,
)

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox

LONGEST = 2000
"""Characters; with every one escaped it still fits one Discord message (4,000)."""
FARTHEST = timedelta(days=730)
JUST_NOW = timedelta(minutes=1)
"""Somebody who says "now" has said it a moment ago by the time it is read."""
HESITATION = timedelta(minutes=10)
"""A preview may be confirmed this long after its time; it then goes out at once."""
GRACE = timedelta(hours=6)
"""What could not be sent for longer than this is old news: it is reported as missed and not sent."""
DRAFTS_KEPT = timedelta(days=1)
PAGE = 5


@dataclass(frozen=True)
class Announcement:
    """An announcement; `due_at` is UTC."""

    id: int
    text: str
    channel: ChannelId
    due_at: datetime
    state: str

    @classmethod
    def of(cls, row: AnnouncementRow) -> Announcement:
        """The row's value."""
        return cls(row.id, row.text, ChannelId.parse(row.channel), row.due_at, row.state)

    @property
    def post(self) -> Reply:
        """What is sent: the moderator's own words, which are data and carry no markup."""
        return Reply(self.text)


@dataclass(frozen=True)
class Page:
    """Scheduled announcements on one page of a list."""

    announcements: tuple[Announcement, ...]
    page: int
    pages: int
    total: int


@dataclass
class Announcements:
    """Drafts, schedules and sends announcements.

    An announcement goes to the channel in which it was typed, so that its moderator sees where it will stand.
    """

    clock: Clock
    outbox: Outbox
    can_post: Callable[[ChannelId], Awaitable[bool]]
    store: AnnouncementStore

    personal = ("announcement",)

    async def draft(
        self, community_id: int, channel: ChannelId | None, due_at: datetime, text: str, by: str
    ) -> Announcement:
        """Keep what is previewed. Raises UserError where it could not be sent like that."""
        words = clean(text)
        if not words:
            raise UserError("announce-empty")
        if len(words) > LONGEST:
            raise UserError("announce-long", max=LONGEST, given=len(words))
        self._check_time(due_at)
        if channel is None:
            raise UserError("announce-no-channel")
        if not await self.can_post(channel):
            raise UserError("announce-channel-refused", channel=channel)
        row = AnnouncementRow(community_id=community_id, text=words, channel=str(channel), due_at=due_at,
                              state=DRAFT, created_by=by, created_at=self.clock.now())  # fmt: skip
        return Announcement.of(await self.store.add(row))

    async def confirm(self, community_id: int, announcement_id: int) -> Announcement:
        """Schedule a draft; one that is scheduled or sent already stays so.

        Raises StaleError where its time is over or it was cancelled.
        """
        row = await self._get(community_id, announcement_id)
        if row.state in {CANCELLED, MISSED}:
            raise StaleError("announcement-cancelled-before")
        if row.state == DRAFT and row.due_at < self.clock.now() - HESITATION:
            raise StaleError("announcement-too-late", when=row.due_at)
        await self.store.move(row.id, [DRAFT], SCHEDULED)
        return Announcement.of(row)

    async def cancel(self, community_id: int, announcement_id: int) -> Announcement:
        """Drop a draft or take back what is scheduled. Raises StaleError where it was sent."""
        row = await self._get(community_id, announcement_id)
        if not await self.store.move(row.id, [DRAFT, SCHEDULED, CANCELLED], CANCELLED):
            raise StaleError("announcement-sent-before")
        return Announcement.of(row)

    async def scheduled(self, community_id: int, page: int = 1) -> Page:
        """A page of what is scheduled, the next first."""
        rows, page, total = await self.store.waiting(community_id, page, PAGE)
        return Page(tuple(map(Announcement.of, rows)), page, max(1, -(-total // PAGE)), total)

    async def due(self) -> Sequence[int]:
        """The ids of what should have been said by now."""
        return await self.store.due(self.clock.now())

    async def send(self, announcement_id: int) -> None:
        """Queue what is due and mark it sent, in one transaction; too late, report it to its moderators instead.

        Another process may have been faster, or its moderator may have cancelled it: then nothing happens.
        """
        row = await self.store.one(announcement_id)
        late = self.clock.now() - row.due_at > GRACE
        if not await self.store.move(row.id, [SCHEDULED], MISSED if late else SENT):
            return
        announcement = Announcement.of(row)
        if late:
            missed = Text("announcement-missed", when=row.due_at, text=row.text)
            await self.outbox.post(row.community_id, f"announcement-missed:{row.id}", "moderators", Reply(missed))
            return
        row.sent_at = self.clock.now()
        await self.outbox.post_to(row.community_id, f"announcement:{row.id}", announcement.channel, announcement.post)

    async def tidy(self) -> None:
        """Forget drafts that nobody confirmed."""
        await self.store.drop_drafts(self.clock.now() - DRAFTS_KEPT)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: the announcements they wrote."""
        rows = await self.store.written_by(community_id, pseudonym)
        return [{"id": r.id, "text": r.text, "due_at": r.due_at.isoformat(), "state": r.state} for r in rows]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Take the person off what they announced in the community's name; the announcements stay."""
        await self.store.forget(community_id, pseudonym)

    async def _get(self, community_id: int, announcement_id: int) -> AnnouncementRow:
        row = await self.store.get(community_id, announcement_id)
        if row is None:
            raise NotFoundError("announcement-gone")
        return row

    def _check_time(self, due_at: datetime) -> None:
        now = self.clock.now()
        if due_at < now - JUST_NOW:
            raise UserError("announce-past", when=due_at)
        if due_at > now + FARTHEST:
            raise UserError("announce-far", when=due_at)
