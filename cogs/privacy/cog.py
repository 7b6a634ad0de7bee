"""`/privacy`: what is kept about the person who asks, and the buttons that export and erase it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.core import ui
from bot.core.cog import Cog, action, command, every
from bot.core.request import Request
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.ports import Spaces, Transactions
    from cogs.privacy.service import Privacy

log = structlog.get_logger()

_FILE = "roundtable-my-data.json"


@dataclass
class PrivacyCog(Cog):
    """Shows, exports and erases what is kept about whoever asks, in the community they ask from."""

    privacy: Privacy
    spaces: Spaces
    transaction: Transactions

    @command("privacy", private=True)
    @action("privacy")
    async def kept(self, request: Request) -> ui.Reply:
        """What is kept, in one screen."""
        kept = await self.privacy.kept(request.community.id, request.pseudonym)
        fields = [ui.Field(Text(f"privacy-rows-{k.kind}"), str(k.count)) for k in kept if k.count]
        body, code = Text("privacy-all" if fields else "privacy-none"), Text("privacy-code", code=request.pseudonym)
        return ui.Reply(
            Text("privacy-kept"),
            [ui.Card(Text("privacy-yours"), body, fields=fields, footer=code)],
            controls=[
                ui.Button(Text("privacy-export"), PrivacyCog.export, style="primary"),
                ui.Button(Text("privacy-erase"), PrivacyCog.erase, style="danger"),
                ui.Button(Text("privacy-answers"), "answers-telling"),
            ],
        )

    @action("privacy-export")
    async def export(self, request: Request) -> ui.Reply:  # noqa: ARG002
        """Say what comes, before it does: a file lies around more easily than a message."""
        return ui.Reply(
            Text("privacy-export-sure"),
            controls=[
                ui.Button(Text("privacy-export-yes"), PrivacyCog.export_now, style="primary"),
                ui.Button(Text("privacy-export-not"), PrivacyCog.kept),
            ],
            replace=True,
        )

    @action("privacy-export-now")
    async def export_now(self, request: Request) -> ui.Reply:
        """A file with everything, once it is confirmed."""
        content = await self.privacy.export(request.community.id, request.pseudonym)
        return ui.Reply(Text("privacy-exported"), files=[ui.File(_FILE, content, "application/json")])

    @action("privacy-erase")
    async def erase(self, request: Request) -> ui.Reply:  # noqa: ARG002
        """Ask how much is to go."""
        return ui.Reply(
            Text("privacy-erase-how"),
            controls=[
                ui.Button(Text("privacy-erase-keep"), PrivacyCog.erase_now, True, style="danger"),  # noqa: FBT003
                ui.Button(Text("privacy-erase-all"), PrivacyCog.erase_now, False, style="danger"),  # noqa: FBT003
                ui.Button(Text("privacy-erase-not"), PrivacyCog.kept),
            ],
            replace=True,
        )

    @action("privacy-erase-now")
    async def erase_now(self, request: Request, keep_text: bool) -> ui.Reply:  # noqa: FBT001 -- what the button carries
        """Erase, once it is confirmed."""
        await self.privacy.erase(request.community.id, request.pseudonym, keep_text=keep_text)
        return ui.Reply(Text("privacy-erased-kept" if keep_text else "privacy-erased"), replace=True)

    @every("privacy-addresses", hours=24)
    async def forget_addresses(self) -> None:
        """Forget how to reach those with whom nothing has been open for the time set; a community at a time."""
        async with self.transaction():
            communities = await self.spaces.all()
        for community in communities:
            async with self.transaction():
                forgotten = await self.privacy.forget_addresses(community.id)
            if forgotten:
                log.info("addresses-forgotten", people=forgotten)
