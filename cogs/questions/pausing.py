"""`/setup asking` for moderators: limits; pauses, given on a question; and the appeal of whoever is paused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.clean import clean
from bot.core.cog import Cog, action, command, submitted
from bot.core.errors import UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.questions.limits import Limits

PAUSES = (1, 7, 30)
"""Days."""
LONGEST = 500


class LimitsForm(ui.Form, key="asking-limits"):
    """How much one person may ask."""

    most: Annotated[str, ui.TextField(max_length=4)]
    cooldown: Annotated[str, ui.TextField(max_length=4)]


class AppealForm(ui.Form, key="ask-appeal"):
    """Why a pause should end."""

    text: Annotated[str, ui.TextField(min_length=5, max_length=LONGEST, multiline=True)]


@dataclass
class PausingCog(Cog):
    """Keeps asking within bounds."""

    limits: Limits
    clock: Clock

    @command("setup asking", private=True, role=Role.MODERATOR, opens=LimitsForm)
    async def open_limits(self, request: Request) -> LimitsForm:
        """The form of limits, filled with those of now."""
        most, cooldown = await self.limits.of(request.community.id)
        return LimitsForm(most=str(most), cooldown=str(cooldown))

    @submitted(LimitsForm, role=Role.MODERATOR)
    async def limits_chosen(self, request: Request, form: LimitsForm) -> ui.Reply:
        """Keep the limits."""
        most, cooldown = _number("most", form.most), _number("cooldown", form.cooldown)
        await self.limits.choose(request.community.id, most, cooldown)
        return ui.Reply(Text("asking-limits-chosen", most=most, cooldown=cooldown))

    @action("question-pause", role=Role.MODERATOR)
    async def pause(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Ask for how long whoever asked a question is to be paused."""
        question = await self.limits.known(request.community.id, id)
        choices = [ui.Button(Text("question-pause-days", days=n), PausingCog.pause_for, id, n) for n in PAUSES]
        lift = ui.Button(Text("question-pause-lift"), PausingCog.pause_for, id, 0)
        return ui.Reply(Text("question-pause-how-long", number=str(question.number)), controls=[*choices, lift])

    @action("question-pause-for", role=Role.MODERATOR)
    async def pause_for(self, request: Request, id: int, days: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Pause for so many days from now; none lifts a pause."""
        until = self.clock.now() + timedelta(days=max(0, days))
        number = await self.limits.pause_asker(request.community.id, id, until)
        key = "question-paused" if days > 0 else "question-pause-lifted"
        return ui.Reply(Text(key, number=str(number), until=until), replace=True)

    @action("ask-appeal", opens=AppealForm)
    async def open_appeal(self, request: Request) -> AppealForm:
        """The form in which somebody says why their pause should end."""
        await self.limits.appealable(request.community.id, request.pseudonym)
        return AppealForm()

    @submitted(AppealForm)
    async def appealed(self, request: Request, form: AppealForm) -> ui.Reply:
        """Show it to the moderators, with the question that the pause was given on."""
        await self.limits.appeal(request.community.id, request.pseudonym, clean(form.text)[:LONGEST])
        return ui.Reply(Text("ask-appealed"))


def _number(field: str, typed: str) -> int:
    if not typed.strip().removeprefix("-").isdecimal():
        raise UserError("asking-limit-number", field=field)
    return int(typed)
