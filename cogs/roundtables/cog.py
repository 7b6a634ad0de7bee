"""`/roundtables` for everyone, `/roundtable create` for organisers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, home, submitted, suggester
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from bot.core.when import read_when
from cogs.roundtables.announcing import card
from cogs.roundtables.service import LINK, LOCATION, NOTES, TITLE, Plan

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.roundtables.service import Roundtables

_AT_HOME = 3


class RoundtableForm(ui.Form, key="roundtable-new"):
    """A new roundtable; the time is said in words."""

    title: Annotated[str, ui.TextField(min_length=TITLE[0], max_length=TITLE[1])]
    when: Annotated[str, ui.TextField(max_length=100)]
    where: Annotated[str | None, ui.TextField(max_length=LOCATION)] = None
    link: Annotated[str | None, ui.TextField(max_length=LINK)] = None
    notes: Annotated[str | None, ui.TextField(max_length=NOTES, multiline=True)] = None


@dataclass
class RoundtablesCog(Cog):
    """Lists what is on and plans what will be."""

    roundtables: Roundtables
    clock: Clock

    @command("roundtables", private=True)
    @action("roundtables")
    async def upcoming(self, request: Request, *, page: int = 1) -> ui.Reply:
        """What is planned, the next first."""
        found = await self.roundtables.upcoming(request.community.id, page)
        if not found.total:
            return ui.Reply(Text("roundtables-none"))
        pager = ui.Pager(RoundtablesCog.upcoming, page=found.page, pages=found.pages)
        return ui.Reply(Text("roundtables-upcoming", count=found.total), [card(r) for r in found.roundtables], pager)

    @command("roundtable create", private=True, role=Role.ORGANISER, opens=RoundtableForm)
    async def create(
        self,
        request: Request,
        title: str | None = None,
        when: datetime | None = None,
        where: str | None = None,
        notes: str | None = None,
    ) -> ui.Reply | RoundtableForm:
        """With a title and a time it is planned at once; otherwise a form asks for what is missing."""
        if title is not None and when is not None:
            return await self._plan(request, Plan(title, when, where, notes))
        said = when.astimezone(request.community.tz).strftime("%Y-%m-%d %H:%M") if when else None
        given = {"title": title, "when": said, "where": where, "notes": notes}
        return RoundtableForm(**{name: value for name, value in given.items() if value is not None})

    @submitted(RoundtableForm, role=Role.ORGANISER)
    async def created(self, request: Request, form: RoundtableForm) -> ui.Reply:
        """Plan what the form says."""
        starts_at = read_when(form.when, locale=request.locale, zone=request.community.zone, now=self.clock.now())
        return await self._plan(request, Plan(form.title, starts_at, form.where, form.notes, form.link))

    @suggester("roundtables")
    async def open_ones(self, request: Request, typed: str) -> list[ui.Choice]:
        """Upcoming roundtables that take questions."""
        return [r.choice for r in await self.roundtables.open(request.community.id, typed)][:25]

    @home("whats-on", order=10)
    async def whats_on(self, request: Request) -> ui.Reply:
        """The next few roundtables."""
        found = await self.roundtables.upcoming(request.community.id, size=_AT_HOME)
        if not found.total:
            return ui.Reply(Text("roundtables-home-none"))
        return ui.Reply(Text("roundtables-home"), [card(r) for r in found.roundtables])

    async def _plan(self, request: Request, plan: Plan) -> ui.Reply:
        planned = await self.roundtables.plan(request.community, plan, request.pseudonym)
        key = "roundtable-created" if planned.channels else "roundtable-created-quietly"
        return ui.Reply(Text(key, channels=planned.channels), [card(planned.roundtable)])
