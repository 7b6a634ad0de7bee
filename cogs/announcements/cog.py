"""`/announce` and `/announcements` for moderators."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.core import ui
from bot.core.cog import Cog, action, command, every
from bot.core.errors import UserError
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.ports import Transactions
from bot.core.request import Request
from bot.core.ui import Text
from cogs.announcements.service import Announcement, Announcements

_EXCERPT = 300


@dataclass
class AnnouncementsCog(Cog):
    """Previews, confirms, lists and sends."""

    announcements: Announcements
    transaction: Transactions
    can_post: Callable[[ChannelId], Awaitable[bool]]

    @command(private=True, role=Role.MODERATOR)
    async def announce(self, request: Request, when: datetime, text: str) -> ui.Reply:
        """Show how the announcement will look; nothing is scheduled before it is confirmed."""
        if request.channel is not None and not await self.can_post(request.channel):
            raise UserError("announce-closed")
        draft = await self.announcements.draft(request.community.id, request.pseudonym, request.channel, when, text)
        confirm = ui.Button(Text("announce-confirm"), self.confirm, draft.id, style="primary")
        cancel = ui.Button(Text("announcement-cancel"), self.cancel, draft.id)
        preview = ui.Card(Text("announce-preview"), draft.text, [confirm, cancel])
        return ui.Reply(Text("announce-check", when=draft.due_at), [preview])

    @action("announce-confirm", role=Role.MODERATOR)
    async def confirm(self, request: Request, announcement_id: int) -> ui.Reply:
        """Schedule what was previewed."""
        scheduled = await self.announcements.confirm(request.community.id, announcement_id)
        return ui.Reply(Text("announce-scheduled", when=scheduled.due_at), replace=True)

    @action("announcement-cancel", role=Role.MODERATOR)
    async def cancel(self, request: Request, announcement_id: int) -> ui.Reply:
        """Take an announcement back before it is sent."""
        await self.announcements.cancel(request.community.id, announcement_id)
        return ui.Reply(Text("announcement-cancelled"), replace=True)

    @command("announcements", private=True, role=Role.MODERATOR)
    async def planned(self, request: Request) -> ui.Reply:
        """What is still to be sent."""
        found = await self.announcements.scheduled(request.community.id)
        if not found:
            return ui.Reply(Text("announcements-none"))
        return ui.Reply(Text("announcements-planned", count=len(found)), [self._card(a) for a in found[:10]])

    @every("announcements-due", seconds=5)
    async def due(self) -> None:
        """Send what is due."""
        async with self.transaction():
            await self.announcements.send_due()

    def _card(self, announcement: Announcement) -> ui.Card:
        text = announcement.text
        excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
        cancel = ui.Button(Text("announcement-cancel"), self.cancel, announcement.id, style="danger")
        return ui.Card(Text("announcement-when", when=announcement.due_at), excerpt, [cancel])
