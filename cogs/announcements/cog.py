"""`/announce` and `/announcements` for moderators, and the job that sends what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.core import ui
from bot.core.cog import Cog, action, command, every
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.ports import Transactions
    from cogs.announcements.service import Announcement, Announcements

log = structlog.get_logger()


@dataclass
class AnnouncementsCog(Cog):
    """Takes, previews, lists and sends announcements."""

    announcements: Announcements
    transaction: Transactions

    @command("announce", private=True, role=Role.MODERATOR)
    async def announce(self, request: Request, when: datetime, text: str) -> ui.Reply:
        """Show the announcement as it will look; it is scheduled once that is confirmed."""
        made = await self.announcements.draft(request.community.id, request.channel, when, text, request.pseudonym)
        return ui.Reply(
            Text("announce-preview", when=made.due_at, channel=made.channel, text=made.text),
            controls=[
                ui.Button(Text("announce-confirm"), AnnouncementsCog.confirm, made.id, style="primary"),
                ui.Button(Text("announce-cancel"), AnnouncementsCog.cancel, made.id),
            ],
        )

    @action("announce-confirm", role=Role.MODERATOR)
    async def confirm(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Schedule what was previewed."""
        made = await self.announcements.confirm(request.community.id, id)
        return ui.Reply(Text("announce-confirmed", when=made.due_at, channel=made.channel), replace=True)

    @action("announce-cancel", role=Role.MODERATOR)
    async def cancel(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Drop what was previewed, or take back what is scheduled."""
        await self.announcements.cancel(request.community.id, id)
        return ui.Reply(Text("announce-cancelled"), replace=True)

    @command("announcements", private=True, role=Role.MODERATOR)
    @action("announcements", role=Role.MODERATOR)
    async def scheduled(self, request: Request, *, page: int = 1) -> ui.Reply:
        """What is scheduled, the next first."""
        found = await self.announcements.scheduled(request.community.id, page)
        if not found.total:
            return ui.Reply(Text("announcements-none"))
        pager = ui.Pager(AnnouncementsCog.scheduled, page=found.page, pages=found.pages)
        return ui.Reply(
            Text("announcements-scheduled", count=found.total), [_card(a) for a in found.announcements], pager
        )

    @every("announcements-due", seconds=5)
    async def send_due(self) -> None:
        """Send what is due, each in a transaction of its own, so that one that fails holds up no other."""
        async with self.transaction():
            due = await self.announcements.due()
        for announcement_id in due:
            try:
                async with self.transaction():
                    await self.announcements.send(announcement_id)
            except Exception:
                log.exception("announcement-failed", announcement=announcement_id)

    @every("announcements-tidy", hours=6)
    async def tidy(self) -> None:
        """Forget drafts that nobody confirmed."""
        async with self.transaction():
            await self.announcements.tidy()


def _card(announcement: Announcement) -> ui.Card:
    cancel = ui.Button(Text("announcement-cancel"), AnnouncementsCog.cancel, announcement.id, style="danger")
    where = ui.Field(Text("announcement-where"), Text("announcement-channel", channel=announcement.channel))
    return ui.Card(Text("announcement-when", when=announcement.due_at), announcement.text, [cancel], fields=[where])
