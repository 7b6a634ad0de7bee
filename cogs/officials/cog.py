"""Find who represents a place, put a question to one of them, and say where a record is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from bot.core import ui, wire
from bot.core.cog import Cog, action, command, every, submitted, suggester
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.officials import cards, offices
from cogs.officials.called import called

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cogs.officials.answer import Located, Seat, Serving
    from cogs.officials.reading import Place
    from cogs.officials.reports import Reports
    from cogs.officials.service import Directory

PlaceName = Annotated[str, ui.Option(suggest="places")]
OfficeName = Annotated[str | None, ui.Option(suggest="offices")]
LevelName = Literal["city", "county", "state", "federal"]

_BUTTONS = 5
_MENU = 25
_ROOM = 85
"""Characters a button's action and values may take: a pager adds its page to `wire.LIMIT`."""


class WrongForm(ui.Form, key="officials-wrong"):
    """What is wrong with a record, and how the person knows."""

    office_id: int
    term_id: int
    text: Annotated[str, ui.TextField(min_length=5, max_length=1000, multiline=True)]
    evidence: Annotated[str | None, ui.TextField(max_length=500)] = None


@dataclass
class Officials(Cog):
    """The commands about officials."""

    directory: Directory
    reports: Reports
    community: Path

    @command(private=True)
    @action("officials")
    async def officials(
        self,
        request: Request,
        place: PlaceName,
        office: OfficeName = None,
        level: LevelName | None = None,
        *,
        page: int = 1,
    ) -> ui.Reply:
        """Answer with those who serve a place; or with the places it may be."""
        asked = (request.community.place, place, office, level, page)
        return await self.directory.once(asked, lambda: self._answer(*asked))

    async def _answer(
        self, at_home: str | None, place: str, office: str | None, level: str | None, page: int
    ) -> ui.Reply:
        home = await self.directory.home(at_home)
        located = await self.directory.locate(place, home, office=office is None)
        office = office or located.office
        if located.place is None:
            return await self._which(located, place, office, level)
        found = await self.directory.serving(located.place, office=office, level=level, page=page)
        code = await self.directory.code(located.place)
        if not found.total:
            return await self._nobody(found, code, office)
        args = _args(code, office, level)
        return ui.Reply(
            cards.heading(found),
            [cards.card(seat, found.place, self._buttons(seat)) for seat in found.seats],
            ui.Pager(self.officials, *args, page=found.page, pages=found.pages) if found.pages > 1 else None,
            controls=await self._narrowing(found, located, code, office, level),
        )

    @suggester("places")
    async def places(self, request: Request, typed: str) -> list[ui.Choice]:
        """Places that start with what is typed, the community's own first."""
        home = await self.directory.home(request.community.place)
        return [await self._choice(place) for place in await self.directory.search(typed, home, _MENU)]

    @suggester("offices")
    async def offices(self, request: Request, typed: str) -> list[ui.Choice]:  # noqa: ARG002
        """Offices by what people call them in either language."""
        return [ui.Choice(offices.TITLES[role], cards.role(role)) for role in offices.suggested(typed, _MENU)]

    @action("officials-wrong", opens=WrongForm)
    async def wrong(self, request: Request, office_id: int, term_id: int) -> WrongForm:  # noqa: ARG002
        """Open the form that says what is wrong with a card."""
        return WrongForm(office_id=office_id, term_id=term_id)

    @submitted(WrongForm)
    async def reported(self, request: Request, form: WrongForm) -> ui.Reply:
        """Keep what is wrong and show it to the moderators."""
        report = await self.reports.report(
            request.community.id,
            request.pseudonym,
            office_id=form.office_id,
            term_id=form.term_id or None,
            text=form.text,
            evidence=form.evidence or "",
        )
        return ui.Reply(Text("officials-reported", subject=called(report.subject)))

    @command("reports", private=True, role=Role.MODERATOR)
    @action("officials-reports", role=Role.MODERATOR)
    async def open_reports(self, request: Request, *, page: int = 1) -> ui.Reply:
        """List what people said is wrong."""
        found, page, pages, total = await self.reports.open(request.community.id, page)
        return ui.Reply(
            Text("officials-reports-open", count=total),
            [cards.report(report) for report in found],
            ui.Pager(self.open_reports, page=page, pages=pages) if pages > 1 else None,
        )

    @action(cards.CLOSE, role=Role.MODERATOR)
    async def close_report(self, request: Request, report_id: int) -> ui.Reply:
        """Mark a report as dealt with."""
        report = await self.reports.close(request.community.id, report_id)
        return ui.Reply(Text("officials-report-closed", subject=called(report.subject)))

    @every("officials-refresh", hours=24)
    async def refresh(self) -> None:
        """Look every day whether a source is due, which is once a week."""
        await self.directory.refresh(self.community)

    def _buttons(self, seat: Seat) -> list[ui.Control]:
        if seat.tenure is None:
            return [ui.Button(Text("officials-wrong"), self.wrong, seat.office_id, 0)]
        ask = ui.Button(Text("officials-ask"), "ask", "official", seat.tenure.official_id, style="primary")
        return [ask, ui.Button(Text("officials-wrong"), self.wrong, seat.office_id, seat.tenure.term_id)]

    async def _which(self, located: Located, typed: str, office: str | None, level: str | None) -> ui.Reply:
        """Ask which place is meant: one of several, or one of the nearest names."""
        places = located.choices or located.nearest
        key = "officials-which" if located.choices else "officials-unknown" if places else "officials-no-places"
        return ui.Reply(
            Text(key, typed=typed[:80]), controls=await self._offer([*places, *located.others], office, level)
        )

    async def _offer(self, places: Sequence[Place], office: str | None, level: str | None) -> list[ui.Control]:
        """Buttons for the first few places, a drop-down for the rest."""
        buttons: list[ui.Control] = [
            ui.Button(cards.place_name(p), self.officials, *_args(await self.directory.code(p), office, level))
            for p in places[:_BUTTONS]
        ]
        rest = [await self._choice(place) for place in places[_BUTTONS : _BUTTONS + _MENU]]
        return [*buttons, ui.Menu(Text("officials-elsewhere"), self.officials, choices=rest)] if rest else buttons

    async def _nobody(self, found: Serving, code: str, office: str | None) -> ui.Reply:
        """Nobody fits; what is there instead, if anything."""
        everyone: list[ui.Control] = [ui.Button(Text("officials-everyone"), self.officials, *_args(code, None, None))]
        return ui.Reply(cards.nobody(found, office), controls=everyone if office or found.levels else [])

    async def _narrowing(
        self, found: Serving, located: Located, code: str, office: str | None, level: str | None
    ) -> list[ui.Control]:
        """A drop-down of the levels in the answer, and one of places of the same name elsewhere."""
        controls: list[ui.Control] = []
        if level is not None or office is not None:
            controls.append(ui.Button(Text("officials-everyone"), self.officials, *_args(code, None, None)))
        elif len(found.levels) > 1:
            levels = [ui.Choice(name, cards.level(name)) for name in found.levels]
            controls.append(ui.Menu(Text("officials-level-menu"), self.officials, code, "", choices=levels))
        if located.others and found.page == 1:
            others = [await self._choice(place) for place in located.others[:_MENU]]
            controls.append(ui.Menu(Text("officials-elsewhere"), self.officials, choices=others))
        return controls

    async def _choice(self, place: Place) -> ui.Choice:
        return ui.Choice(await self.directory.code(place), cards.place_name(place))


def _args(code: str, office: str | None, level: str | None) -> tuple[str, ...]:
    """What a button carries to come back to this answer. A long office is cut short, or left out."""
    said = offices.wanted(office) if office else None
    short = " ".join(filter(None, (said.said[:30], said.district))) if said else ""
    args = (code, short, level or "")
    return args if len(wire.encode("officials", args)) <= _ROOM else (code,)
