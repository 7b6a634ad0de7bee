"""`/roundtable …`: what organisers do with roundtables, by forms and by plain options."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.errors import UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.schedule import Stretch
from bot.core.ui import Text
from bot.core.when import read_stretch
from cogs.roundtables.announcing import before, card, managing
from cogs.roundtables.lengths import read_end, read_length
from cogs.roundtables.planning import ASIDE, LINK, LOCATION, NOTES, TITLE, Plan, read_capacity
from cogs.roundtables.posting import Settings

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.roundtables.panel import Panel
    from cogs.roundtables.service import Roundtable, Roundtables

Chosen = Annotated[str, ui.Option(suggest="planned-roundtables")]
Officials = Annotated[str | None, ui.Option(suggest="roundtable-officials")]


class RoundtableForm(ui.Form, key="roundtable-new"):
    """A new roundtable; the time is said in words."""

    title: Annotated[str, ui.TextField(min_length=TITLE[0], max_length=TITLE[1])]
    when: Annotated[str, ui.TextField(max_length=100)]
    length: Annotated[str | None, ui.TextField(max_length=60)] = None
    where: Annotated[str | None, ui.TextField(max_length=LOCATION)] = None
    link: Annotated[str | None, ui.TextField(max_length=LINK)] = None


class EditForm(ui.Form, key="roundtable-edit"):
    """What a roundtable is called, how long it takes and where it is; another time is a move."""

    id: int
    title: Annotated[str, ui.TextField(min_length=TITLE[0], max_length=300)]
    length: Annotated[str | None, ui.TextField(max_length=60)] = None
    where: Annotated[str | None, ui.TextField(max_length=500)] = None
    link: Annotated[str | None, ui.TextField(max_length=LINK)] = None


class DetailsForm(ui.Form, key="roundtable-details"):
    """The rest of what there is to say of a roundtable."""

    id: int
    officials: Annotated[str | None, ui.TextField(max_length=1000)] = None
    interpretation: Annotated[str | None, ui.TextField(max_length=ASIDE, multiline=True)] = None
    access: Annotated[str | None, ui.TextField(max_length=ASIDE, multiline=True)] = None
    capacity: Annotated[str | None, ui.TextField(max_length=8)] = None
    notes: Annotated[str | None, ui.TextField(max_length=NOTES, multiline=True)] = None


class MoveForm(ui.Form, key="roundtable-move"):
    """Another time."""

    id: int
    when: Annotated[str, ui.TextField(max_length=100)]
    length: Annotated[str | None, ui.TextField(max_length=60)] = None


class RemindersForm(ui.Form, key="roundtable-reminders"):
    """When the community announces its roundtables."""

    announce: Annotated[bool, ui.Toggle()] = True
    first: Annotated[str | None, ui.TextField(max_length=40)] = None
    second: Annotated[str | None, ui.TextField(max_length=40)] = None
    third: Annotated[str | None, ui.TextField(max_length=40)] = None


@dataclass
class Organising(Cog):
    """Plans and changes roundtables."""

    roundtables: Roundtables
    panel: Panel
    clock: Clock

    @command("roundtable create", private=True, role=Role.ORGANISER, opens=RoundtableForm)
    async def create(
        self,
        request: Request,
        title: str | None = None,
        when: Stretch | None = None,
        length: str | None = None,
        where: str | None = None,
        link: str | None = None,
        officials: Officials = None,
        interpretation: str | None = None,
        access: str | None = None,
        capacity: int | None = None,
        notes: str | None = None,
        questions: bool = True,  # noqa: FBT001, FBT002 -- what a person gives by name
    ) -> ui.Reply | RoundtableForm:
        """With a title and a time it is planned at once; otherwise a form asks for what is missing."""
        if title is not None and when is not None:
            plan = Plan(
                title, when.starts_at, where, notes, link, self._end(request, length, when), access, interpretation,
                await self.panel.named(request.community, officials or ""), capacity, questions,
            )  # fmt: skip
            return await self._plan(request, plan)
        said = when.starts_at.astimezone(request.community.tz).strftime("%Y-%m-%d %H:%M") if when else None
        ends_at = self._end(request, length, when) if when else None
        if when and ends_at:
            length = _length_said(_minutes(ends_at) - _minutes(when.starts_at))
        given = {"title": title, "when": said, "length": length, "where": where, "link": link}
        return RoundtableForm(**{name: value for name, value in given.items() if value is not None})

    @submitted(RoundtableForm, role=Role.ORGANISER)
    async def created(self, request: Request, form: RoundtableForm) -> ui.Reply:
        """Plan what the form says; the rest of it comes by a second form."""
        when = self._when(request, form.when)
        ends_at = self._end(request, form.length, when)
        return await self._plan(request, Plan(form.title, when.starts_at, form.where, None, form.link, ends_at))

    @command("roundtable edit", private=True, role=Role.ORGANISER, opens=EditForm)
    async def edit(
        self,
        request: Request,
        roundtable: Chosen,
        title: str | None = None,
        length: str | None = None,
        where: str | None = None,
        link: str | None = None,
        officials: Officials = None,
        interpretation: str | None = None,
        access: str | None = None,
        capacity: int | None = None,
        notes: str | None = None,
    ) -> ui.Reply | EditForm:
        """Change what is given; with nothing given, a form opens with what stands there."""
        found = await self.roundtables.meant(request.community.id, roundtable)
        given: dict[str, Any] = {
            "title": title, "location": where, "link": link, "interpretation": interpretation, "access": access,
            "capacity": capacity, "notes": notes, "ends_at": self._end(request, length, Stretch(found.starts_at)),
            "officials": await self.panel.named(request.community, officials) if officials else None,
        }  # fmt: skip
        changes = {name: value for name, value in given.items() if value is not None}
        if not changes:
            return _edit_form(found)
        return await self._edit(request, found.id, changes)

    @action("roundtable-edit", role=Role.ORGANISER, opens=EditForm)
    async def open_edit(self, request: Request, id: int) -> EditForm:  # noqa: A002 -- its name on the wire
        """The form with what stands there."""
        return _edit_form(await self.roundtables.get(request.community.id, id))

    @submitted(EditForm, role=Role.ORGANISER)
    async def edited(self, request: Request, form: EditForm) -> ui.Reply:
        """Take the form; what was taken out of it is taken off."""
        now = await self.roundtables.get(request.community.id, form.id)
        changes: dict[str, Any] = {"title": form.title, "location": form.where, "link": form.link}
        if not now.all_day:
            changes["ends_at"] = self._end(request, form.length, Stretch(now.starts_at))
        changes = {name: value for name, value in changes.items() if value != getattr(now, name)}
        return await self._edit(request, form.id, changes)

    @action("roundtable-details", role=Role.ORGANISER, opens=DetailsForm)
    async def open_details(self, request: Request, id: int) -> DetailsForm:  # noqa: A002 -- its name on the wire
        """The form with the details that stand there."""
        now = await self.roundtables.get(request.community.id, id)
        given = {
            "officials": ", ".join(o.name.replace(",", "") for o in now.officials),
            "interpretation": now.interpretation, "access": now.access, "notes": now.notes,
            "capacity": str(now.capacity) if now.capacity is not None else None,
        }  # fmt: skip
        return DetailsForm(id=now.id, **{name: value for name, value in given.items() if value})

    @submitted(DetailsForm, role=Role.ORGANISER)
    async def detailed(self, request: Request, form: DetailsForm) -> ui.Reply:
        """Take the details."""
        now = await self.roundtables.get(request.community.id, form.id)
        changes: dict[str, Any] = {
            "interpretation": form.interpretation, "access": form.access, "notes": form.notes,
            "capacity": read_capacity(form.capacity),
        }  # fmt: skip
        typed = (form.officials or "").strip()
        if typed != ", ".join(o.name.replace(",", "") for o in now.officials):  # who was named stays as they were named
            changes["officials"] = await self.panel.named(request.community, typed)
        return await self._edit(request, form.id, changes)

    @command("roundtable move", private=True, role=Role.ORGANISER, opens=MoveForm)
    async def move(
        self, request: Request, roundtable: Chosen, when: Stretch | None = None, length: str | None = None
    ) -> ui.Reply | MoveForm:
        """Ask whether to put it at another time, and say what that does; without a time a form asks for it."""
        found = await self.roundtables.meant(request.community.id, roundtable)
        if when is None:
            return MoveForm(id=found.id)
        return await self._ask_to_move(request, found.id, when, length)

    @action("roundtable-move", role=Role.ORGANISER, opens=MoveForm)
    async def open_move(self, request: Request, id: int) -> MoveForm:  # noqa: A002 -- its name on the wire
        """The form that asks for another time."""
        return MoveForm(id=(await self.roundtables.get(request.community.id, id)).id)

    @submitted(MoveForm, role=Role.ORGANISER)
    async def move_said(self, request: Request, form: MoveForm) -> ui.Reply:
        """Ask whether to move it to the time that the form says."""
        return await self._ask_to_move(request, form.id, self._when(request, form.when), form.length)

    @action("roundtable-move-now", role=Role.ORGANISER)
    async def move_now(self, request: Request, id: int, starts: int, ends: int, revision: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Move it, once that is confirmed; `starts` and `ends` are minutes since 1970, `ends` 0 where it is open."""
        ends_at = _from_minutes(ends) if ends else None
        moved = await self.roundtables.move(request.community, id, _from_minutes(starts), ends_at, revision)
        people = await self.roundtables.concerned(request.community.id, id)
        said = Text("roundtable-moved-now", title=moved.title, starts=moved.start, people=people)
        return ui.Reply(said, replace=True)

    @command("roundtable cancel", private=True, role=Role.ORGANISER)
    async def cancel(self, request: Request, roundtable: Chosen) -> ui.Reply:
        """Ask whether to call it off, and say what that does."""
        found = await self.roundtables.meant(request.community.id, roundtable)
        return await self.ask_to_cancel(request, found.id)

    @action("roundtable-cancel", role=Role.ORGANISER)
    async def ask_to_cancel(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Ask whether to call it off."""
        found, reach = await self.roundtables.reach(request.community.id, id)
        said = Text(
            "roundtable-cancel-ask", title=found.title, starts=found.start, posts=reach.posts, people=reach.people
        )
        return ui.Reply(
            said,
            controls=[
                ui.Button(Text("roundtable-cancel-now"), Organising.cancel_now, id, style="danger"),
                ui.Button(Text("roundtable-leave"), Organising.leave, id),
            ],
        )

    @action("roundtable-cancel-now", role=Role.ORGANISER)
    async def cancel_now(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Call it off, once that is confirmed."""
        cancelled = await self.roundtables.cancel(request.community, id)
        people = await self.roundtables.concerned(request.community.id, id)
        said = Text("roundtable-cancelled-now", title=cancelled.title, starts=cancelled.start, people=people)
        return ui.Reply(said, replace=True)

    @action("roundtable-leave", role=Role.ORGANISER)
    async def leave(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Change nothing after all."""
        found = await self.roundtables.get(request.community.id, id)
        return ui.Reply(Text("roundtable-left", title=found.title, starts=found.start), replace=True)

    @command("roundtable open", private=True, role=Role.ORGANISER)
    async def open_questions(self, request: Request, roundtable: Chosen) -> ui.Reply:
        """Take questions for it."""
        found = await self.roundtables.meant(request.community.id, roundtable)
        return await self.set_open(request, found.id, True)  # noqa: FBT003

    @command("roundtable close", private=True, role=Role.ORGANISER)
    async def close_questions(self, request: Request, roundtable: Chosen) -> ui.Reply:
        """Take no more questions for it."""
        found = await self.roundtables.meant(request.community.id, roundtable)
        return await self.set_open(request, found.id, False)  # noqa: FBT003

    @action("roundtable-open", role=Role.ORGANISER)
    async def set_open(self, request: Request, id: int, questions: bool) -> ui.Reply:  # noqa: A002, FBT001 -- what the button carries
        """Open or close it for questions; the posts follow."""
        now = await self.roundtables.set_open(request.community, id, questions_open=questions)
        return ui.Reply(Text("roundtable-opened" if questions else "roundtable-closed", title=now.title))

    @command("roundtable reminders", private=True, role=Role.ORGANISER, opens=RemindersForm)
    async def reminders(self, request: Request) -> RemindersForm:
        """The form that says when the community announces."""
        chosen = await self.roundtables.settings(request.community.id)
        said = [_length_said(m) for m in chosen.reminders]
        return RemindersForm(announce=chosen.announce, **dict(zip(("first", "second", "third"), said, strict=False)))

    @submitted(RemindersForm, role=Role.ORGANISER)
    async def reminders_chosen(self, request: Request, form: RemindersForm) -> ui.Reply:
        """Keep when the community announces."""
        minutes = [_lead(name, getattr(form, name)) for name in ("first", "second", "third")]
        chosen = Settings(form.announce, tuple(sorted({m for m in minutes if m}, reverse=True)))
        await self.roundtables.choose(request.community.id, chosen)
        key = "roundtable-reminders-kept" if form.announce else "roundtable-reminders-kept-quiet"
        said = [before(m) for m in chosen.reminders] or [Text("roundtable-before-never")]
        listed = said[0]
        for one in said[1:]:
            listed = Text("roundtable-reminders-and", first=listed, last=one)
        return ui.Reply(Text(key, reminders=listed))

    @suggester("planned-roundtables", role=Role.ORGANISER)
    async def planned_ones(self, request: Request, typed: str) -> list[ui.Choice]:
        """Upcoming roundtables, also those that take no questions."""
        return [r.choice for r in await self.roundtables.planned(request.community.id, typed)][:25]

    @suggester("roundtable-officials")
    async def officials(self, request: Request, typed: str) -> list[ui.Choice]:
        """Officials of the community's place, one after another."""
        return await self.panel.suggest(request.community, typed)

    def _when(self, request: Request, said: str) -> Stretch:
        return read_stretch(said, locale=request.locale, zone=request.community.zone, now=self.clock.now())

    def _end(self, request: Request, said: str | None, when: Stretch) -> datetime | None:
        """When it ends, by its length or its time as they were said; both may say it, if they say the same."""
        if not said:
            return when.ends_at
        ends_at = read_end(said, when.starts_at, locale=request.locale, zone=request.community.zone)
        if when.ends_at not in (None, ends_at):
            raise UserError("roundtable-two-ends", field="length", first=when.ends_at, second=ends_at)
        return ends_at

    async def _plan(self, request: Request, plan: Plan) -> ui.Reply:
        planned = await self.roundtables.plan(request.community, plan, request.pseudonym)
        key = "roundtable-created" if planned.channels else "roundtable-created-quietly"
        return await self._as_it_is(request, Text(key, channels=planned.channels), planned.roundtable.id)

    async def _edit(self, request: Request, id: int, changes: dict[str, Any]) -> ui.Reply:  # noqa: A002
        changed = await self.roundtables.edit(request.community, id, **changes)
        return await self._as_it_is(request, Text("roundtable-edited", title=changed.title), changed.id)

    async def _as_it_is(self, request: Request, said: Text, id: int) -> ui.Reply:  # noqa: A002 -- as above
        """The roundtable as it stands now, with what an organiser may want to do next."""
        now = await self.roundtables.one_shown(request, id)
        shown, more = card(now), ui.Button(Text("roundtable-details-open"), Organising.open_details, id)
        others = [c for c in shown.controls if isinstance(c, ui.Link) or getattr(c, "action", None) == "ask"]
        controls = [more, *managing(now.roundtable), *others]
        return ui.Reply(said, [ui.Card(shown.title, shown.body, controls, fields=shown.fields)])

    async def _ask_to_move(self, request: Request, id: int, when: Stretch, length: str | None) -> ui.Reply:  # noqa: A002
        starts_at = when.starts_at
        self.roundtables.check_start(starts_at)
        found, reach = await self.roundtables.reach(request.community.id, id)
        ends_at = said_end = self._end(request, length, when)
        if ends_at is None and found.ends_at is not None and not found.all_day:
            ends_at = starts_at + (found.ends_at - found.starts_at)
        if (found.starts_at, found.ends_at) == (starts_at, ends_at):
            return ui.Reply(Text("roundtable-left", title=found.title, starts=found.start))
        args = (id, _minutes(starts_at), _minutes(ends_at) if ends_at else 0, found.revision)
        becomes = ui.Span(starts_at, said_end) if said_end else starts_at
        said = Text("roundtable-move-ask", title=found.title, was=found.start, starts=becomes, posts=reach.posts,
                    people=reach.people)  # fmt: skip
        return ui.Reply(
            said,
            controls=[
                ui.Button(Text("roundtable-move-now"), Organising.move_now, *args, style="primary"),
                ui.Button(Text("roundtable-leave"), Organising.leave, id),
            ],
        )


def _edit_form(now: Roundtable) -> EditForm:
    length = now.ends_at - now.starts_at if now.ends_at and not now.all_day else None
    said = _length_said(round(length.total_seconds() / 60)) if length else None
    given = {"title": now.title, "length": said, "where": now.location, "link": now.link}
    return EditForm(id=now.id, **{name: value for name, value in given.items() if value is not None})


def _length_said(minutes: int) -> str:
    """A length as `read_length` reads it, and as people write it in both languages."""
    for unit, size in (("d", 24 * 60), ("h", 60)):
        if minutes % size == 0:
            return f"{minutes // size} {unit}"
    return f"{minutes // 60} h {minutes % 60} min" if minutes > 60 else f"{minutes} min"


def _lead(field: str, said: str | None) -> int | None:
    """So many minutes before; None where nothing was said. Raises UserError at the field."""
    if not (said or "").strip():
        return None
    length = read_length(said or "")
    if length is None or length > timedelta(days=60):
        raise UserError("roundtable-lead", field=field, given=(said or "")[:60])
    return round(length.total_seconds() / 60)


def _minutes(at: datetime) -> int:
    return int(at.timestamp() // 60)


def _from_minutes(minutes: int) -> datetime:
    return datetime.fromtimestamp(minutes * 60, UTC)
