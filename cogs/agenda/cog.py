"""`/agenda`: organisers build, change and publish it; everybody looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from bot.core import ui
from bot.core.clean import numbered
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.agenda import cards
from cogs.agenda.service import KINDS, REASON, Change, UnfairError
from cogs.agenda.words import violated
from cogs.questions.service import choices

if TYPE_CHECKING:
    from cogs.agenda.service import Agenda, Agendas

RoundtableOption = Annotated[str | None, ui.Option(suggest="agenda-roundtables")]
_PUBLISH = "publish"


class ReasonForm(ui.Form, key="agenda-reason"):
    """Why an agenda is not fair to some group; the change that makes it so is carried."""

    id: int
    version: int
    kind: str
    number: int = 0
    other: int = 0
    reason: Annotated[str, ui.TextField(min_length=REASON[0], max_length=REASON[1], multiline=True)]


class AddForm(ui.Form, key="agenda-add"):
    """A question to add, by its number."""

    id: int
    version: int
    number: Annotated[str, ui.TextField(max_length=12)]


@dataclass
class AgendaCog(Cog):
    """Builds, shows and publishes agendas."""

    agendas: Agendas

    @command("agenda build", private=True, role=Role.ORGANISER)
    async def build(
        self,
        request: Request,
        seats: int,
        rule: Literal["equal-shares", "phragmen", "top"] = "equal-shares",
        roundtable: RoundtableOption = None,
    ) -> ui.Reply:
        """Choose questions for a roundtable; the draft can be changed before it is published."""
        meant = await self.agendas.meant(request.community.id, roundtable)
        return _draft(await self.agendas.build(request.community.id, meant, seats, rule), Text("agenda-built"))

    @command("agenda show", private=True)
    async def show(self, request: Request, roundtable: RoundtableOption = None) -> ui.Reply:
        """The agenda of a roundtable; organisers who are at work on one see that."""
        if roundtable is None:
            return await self._latest(request)
        meant = await self.agendas.meant(request.community.id, roundtable)
        draft = await self.agendas.draft(request.community.id, meant) if request.has(Role.ORGANISER) else None
        if draft is not None:
            return _draft(draft)
        published = await self.agendas.published(request.community.id, meant)
        if published is None:
            raise NotFoundError("agenda-none-yet", roundtable=meant.title)
        return self._shown(request, published, 1)

    @action("agenda-show")
    async def page(self, request: Request, id: int, *, page: int = 1) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """A published agenda, its questions in full."""
        agenda = await self.agendas.get(request.community.id, id)
        if agenda.draft and not request.has(Role.ORGANISER):
            raise NotFoundError("agenda-none-yet", roundtable=agenda.roundtable.title)
        return self._shown(request, agenda, page)

    @action("agenda-draft", role=Role.ORGANISER)
    async def draft(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """The draft as it is now."""
        return _draft(await self.agendas.get(request.community.id, id), replace=True)

    @action("agenda-edit", role=Role.ORGANISER)
    async def edit(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Work on a published agenda: what everybody sees stays until that is published."""
        return _draft(await self.agendas.revise(request.community.id, id), Text("agenda-edited"))

    @action("agenda-item", role=Role.ORGANISER)
    async def item(self, request: Request, id: int, version: int, number: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """One question of the draft, with all that can be done with it."""
        return _item(await self.agendas.get(request.community.id, id), version, number)

    @action("agenda-change", role=Role.ORGANISER)
    async def change(self, request: Request, id: int, version: int, kind: str, number: int, other: int = 0) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Change the draft; where that leaves a group without its share, say so and ask for a reason."""
        change = _change(kind, number, other)
        try:
            changed = await self.agendas.change(request.community.id, id, version, change)
        except UnfairError as unfair:
            return _unfair(unfair, id, version, kind, number, other)
        return _draft(changed, Text("agenda-changed-so"), replace=True)

    @action("agenda-add", role=Role.ORGANISER, opens=AddForm)
    async def add(self, request: Request, id: int, version: int) -> AddForm:  # noqa: A002, ARG002 -- its name on the wire
        """Ask for the number of the question to add."""
        return AddForm(id=id, version=version)

    @submitted(AddForm, role=Role.ORGANISER)
    async def added(self, request: Request, form: AddForm) -> ui.Reply:
        """Add the question."""
        number = numbered(form.number)
        if number is None:
            raise UserError("agenda-no-number", field="number", given=form.number[:20])
        return await self.change(request, form.id, form.version, "add", number)

    @action("agenda-publish", role=Role.ORGANISER)
    async def publish(self, request: Request, id: int, version: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Publish the draft; where it leaves a group without its share, ask for a reason."""
        try:
            return await self._publish(request, id, version, None)
        except UnfairError as unfair:
            return _unfair(unfair, id, version, _PUBLISH, 0, 0)

    @action("agenda-reason", role=Role.ORGANISER, opens=ReasonForm)
    async def why(
        self, request: Request, id: int, version: int, kind: str, number: int, other: int  # noqa: A002, ARG002 -- its name on the wire
    ) -> ReasonForm:  # fmt: skip
        """Ask why."""
        return ReasonForm(id=id, version=version, kind=kind, number=number, other=other)

    @submitted(ReasonForm, role=Role.ORGANISER)
    async def reasoned(self, request: Request, form: ReasonForm) -> ui.Reply:
        """Make the change, or publish, with the reason."""
        if form.kind == _PUBLISH:
            return await self._publish(request, form.id, form.version, form.reason)
        change = _change(form.kind, form.number, form.other)
        changed = await self.agendas.change(request.community.id, form.id, form.version, change, form.reason)
        return _draft(changed, Text("agenda-changed-so"))

    @suggester("agenda-roundtables")
    async def roundtables(self, request: Request, typed: str) -> list[ui.Choice]:
        """Roundtables that an agenda may be for: the latest first."""
        return [r.choice for r in await self.agendas.roundtables.latest(request.community.id, typed)][:25]

    async def _latest(self, request: Request) -> ui.Reply:
        """The draft for the next roundtable, else what is published for it, else what was published last."""
        upcoming = await self.agendas.roundtables.upcoming(request.community.id, size=1)
        for roundtable in upcoming.roundtables:
            draft = await self.agendas.draft(request.community.id, roundtable) if request.has(Role.ORGANISER) else None
            if draft is not None:
                return _draft(draft)
            published = await self.agendas.published(request.community.id, roundtable)
            if published is not None:
                return self._shown(request, published, 1)
        latest = await self.agendas.latest(request.community.id)
        return self._shown(request, latest, 1) if latest else ui.Reply(Text("agenda-none"))

    async def _publish(self, request: Request, id: int, version: int, reason: str | None) -> ui.Reply:  # noqa: A002 -- as above
        agenda = await self.agendas.publish(request.community.id, id, version, reason)
        files = await self.agendas.announce(request.community, agenda)
        return ui.Reply(
            Text("agenda-published-quietly" if files else "agenda-published"), cards.public_cards(agenda), files=files
        )

    def _shown(self, request: Request, agenda: Agenda, page: int) -> ui.Reply:
        pages = max(1, -(-len(agenda.items) // cards.PAGE))
        page = min(max(1, page), pages)
        some = agenda.items[(page - 1) * cards.PAGE : page * cards.PAGE]
        first = [*cards.public_cards(agenda), *cards.reason_cards(agenda)] if page == 1 else []
        shown = [*first, *(cards.item_card(agenda, item) for item in some)]
        edit = ui.Button(Text("agenda-edit"), AgendaCog.edit, agenda.id)
        pager = ui.Pager(AgendaCog.page, agenda.id, page=page, pages=pages)
        heading = cards.heading(agenda, self.agendas.clock.now())
        return ui.Reply(heading, shown, pager, controls=[edit] if request.has(Role.ORGANISER) else [])


def _draft(agenda: Agenda, heading: Text | None = None, *, replace: bool = False) -> ui.Reply:
    at = (agenda.id, agenda.version)
    controls: list[ui.Control] = [
        ui.Button(Text("agenda-publish"), AgendaCog.publish, *at, style="primary"),
        ui.Button(Text("agenda-add-number"), AgendaCog.add, *at),
    ]
    if agenda.items:
        controls.append(ui.Menu(Text("agenda-pick"), AgendaCog.item, *at, choices=cards.item_choices(agenda)))
    if agenda.others:
        others = choices([cluster.lead for cluster in agenda.others[:25]])
        controls.append(ui.Menu(Text("agenda-pick-more"), AgendaCog.change, *at, "add", choices=others))
    text = heading or Text("agenda-draft-now")
    return ui.Reply(text, [*cards.draft_cards(agenda), *cards.reason_cards(agenda)], controls=controls, replace=replace)


def _item(agenda: Agenda, version: int, number: int) -> ui.Reply:
    item = agenda.item(number)
    if item is None or not agenda.draft:
        raise NotFoundError("agenda-not-on-it", number=str(number))
    kinds = ["up", "down", "unpin" if item.pinned else "pin", "drop"]
    controls: list[ui.Control] = [
        ui.Button(Text(f"agenda-do-{kind}"), AgendaCog.change, agenda.id, version, kind, number) for kind in kinds
    ]
    controls.append(ui.Button(Text("agenda-back"), AgendaCog.draft, agenda.id))
    if agenda.others:
        others = choices([cluster.lead for cluster in agenda.others[:25]])
        controls.append(
            ui.Menu(Text("agenda-do-swap"), AgendaCog.change, agenda.id, version, "swap", number, choices=others)
        )
    return ui.Reply(Text("agenda-item-what"), [cards.item_card(agenda, item, controls)], replace=True)


def _unfair(unfair: UnfairError, *change: str | int) -> ui.Reply:
    controls = [
        ui.Button(Text("agenda-give-reason"), AgendaCog.why, *change, style="primary"),
        ui.Button(Text("agenda-leave"), AgendaCog.draft, change[0]),
    ]
    return ui.Reply(Text("agenda-would", what=violated(unfair.violation)), controls=controls, replace=True)


def _change(kind: str, number: int, other: int) -> Change:
    if kind not in KINDS:
        raise StaleError("stale")
    return Change(kind, number, other)
