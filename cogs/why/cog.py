"""`/why`: one command for everything that can be explained to whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, suggester
from bot.core.request import Request
from bot.core.ui import Text

if TYPE_CHECKING:
    from cogs.why.service import Why

What = Annotated[str, ui.Option(suggest="explained")]


@dataclass
class WhyCog(Cog):
    """Explains what happened to a thing, and by which rule."""

    reasons: Why

    @command("why", private=True)
    @action("why")
    async def why(self, request: Request, what: What) -> ui.Reply:
        """The explanation, or a menu of what may be meant."""
        found = await self.reasons.explain(request, what)
        if isinstance(found, ui.Reply):
            return found
        menu = ui.Menu(Text("why-which"), WhyCog.why, choices=found)
        return ui.Reply(Text("why-several"), controls=[menu])

    @suggester("explained")
    async def suggested(self, request: Request, typed: str) -> list[ui.Choice]:
        """What may be meant among all that the person may ask about."""
        return await self.reasons.suggest(request, typed)
