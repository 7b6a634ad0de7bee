"""`/agenda run`: an organiser steps through the published agenda at the roundtable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted
from bot.core.errors import NotFoundError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.agenda.service import ASKED, SKIPPED, WAITING, item_card

if TYPE_CHECKING:
    from cogs.agenda.service import Agenda, Agendas, Item

_EDIT_AFTER = timedelta(seconds=5)
"""Of what is marked within this time the public post is edited once."""


class SkipForm(ui.Form, key="agenda-skip"):
    """Why a question is not put."""

    id: int
    number: int
    reason: Annotated[str, ui.TextField(min_length=10, max_length=500, multiline=True)]


@dataclass
class Running(Cog):
    """Marks what is asked and what is skipped; of two organisers who mark the same question one wins."""

    agendas: Agendas

    @command("agenda run", private=True, role=Role.ORGANISER)
    async def run(
        self, request: Request, roundtable: Annotated[str | None, ui.Option(suggest="agenda-roundtables")] = None
    ) -> ui.Reply:
        """The question that comes next on the published agenda, with what can be done about it."""
        meant = await self.agendas.running(request.community.id, roundtable)
        if meant is None:
            raise NotFoundError("agenda-run-none")
        return _step(meant)

    @action("agenda-step", role=Role.ORGANISER)
    async def step(self, request: Request, id: int, after: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Leave a question for later, and show the next."""
        return _step(await self.agendas.get(request.community.id, id), after, replace=True)

    @action("agenda-asked", role=Role.ORGANISER)
    async def asked(self, request: Request, id: int, number: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """The question was put."""
        return await self._settle(request, id, number, ASKED, None, replace=True)

    @action("agenda-skip", role=Role.ORGANISER, opens=SkipForm)
    async def skip(self, request: Request, id: int, number: int) -> SkipForm:  # noqa: A002, ARG002 -- its name on the wire
        """Ask why the question is not put."""
        return SkipForm(id=id, number=number)

    @submitted(SkipForm, role=Role.ORGANISER)
    async def skipped(self, request: Request, form: SkipForm) -> ui.Reply:
        """The question is not put."""
        return await self._settle(request, form.id, form.number, SKIPPED, form.reason)

    @action("agenda-unsettle", role=Role.ORGANISER)
    async def unsettle(self, request: Request, id: int, number: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """It was marked by mistake: the question waits again."""
        agenda = await self.agendas.settle(request.community.id, id, number, WAITING)
        await self.agendas.announce(request.community, agenda, _EDIT_AFTER)
        return _step(agenda, before=number, replace=True)

    async def _settle(
        self, request: Request, id: int, number: int, status: str, reason: str | None, *, replace: bool = False  # noqa: A002 -- as above
    ) -> ui.Reply:  # fmt: skip
        agenda = await self.agendas.settle(request.community.id, id, number, status, reason)
        await self.agendas.announce(request.community, agenda, _EDIT_AFTER)
        heading = Text(f"agenda-run-{status}", number=str(number))
        record = ui.Button(Text("agenda-run-record", number=str(number)), "answer-outcome", number)
        undo = ui.Button(Text("agenda-run-undo", number=str(number)), Running.unsettle, id, number)
        controls = [record, undo] if status == ASKED else [undo]
        return _step(agenda, number, heading=heading, controls=controls, replace=replace)


def _step(
    agenda: Agenda,
    after: int | None = None,
    *,
    before: int | None = None,
    heading: Text | None = None,
    controls: list[ui.Button] | None = None,
    replace: bool = False,
) -> ui.Reply:
    """The next waiting question, after one or from one on, round the end to the first."""
    waiting = [item for item in agenda.items if item.status == WAITING]
    following = agenda.slate.index(after) + 1 if after in agenda.slate else 0
    following = agenda.slate.index(before) if before in agenda.slate else following
    later = {item.number for item in agenda.items[following:]}
    ordered = [*(i for i in waiting if i.number in later), *(i for i in waiting if i.number not in later)]
    left = Text("agenda-run-left", count=len(waiting), roundtable=agenda.roundtable.title)
    text = Text("agenda-run-marked", what=heading, left=left) if heading else left
    shown = [item_card(agenda, ordered[0], _buttons(agenda, ordered[0], several=len(ordered) > 1))] if ordered else []
    return ui.Reply(text, shown, controls=controls or [], replace=replace)


def _buttons(agenda: Agenda, item: Item, *, several: bool) -> list[ui.Button]:
    at = (agenda.id, item.number)
    buttons = [ui.Button(Text("agenda-run-skip"), Running.skip, *at)]
    if item.number not in agenda.gone:
        buttons.insert(0, ui.Button(Text("agenda-run-was-asked"), Running.asked, *at, style="primary"))
    return [*buttons, ui.Button(Text("agenda-run-next"), Running.step, *at)] if several else buttons
