"""A small feature that uses every kind of declaration, for tests of the machinery."""

from __future__ import annotations

from typing import Annotated, Literal

from bot.core import ui
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.errors import UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text

Place = Annotated[str, ui.Option(suggest="places")]


class NoteForm(ui.Form, key="note"):
    official_id: int
    text: Annotated[str, ui.TextField(min_length=5, max_length=20)]
    loud: Annotated[bool, ui.Toggle()] = False


class Sample(Cog):
    @command(private=True)
    @action("lookup")
    async def lookup(
        self, request: Request, place: Place, level: Literal["city", "state"] | None = None, *, page: int = 1
    ) -> ui.Reply:
        cards = [ui.Card(place, level, [ui.Button("Note", self.note, 7)])]
        return ui.Reply(f"{place} {page}", cards, ui.Pager(self.lookup, place, page=page, pages=3))

    @suggester("places")
    async def places(self, request: Request, typed: str) -> list[ui.Choice]:
        return [ui.Choice("hartford", "Hartford")]

    @suggester("shut-places", role=Role.MODERATOR)
    async def shut_places(self, request: Request, typed: str) -> list[ui.Choice]:
        return [ui.Choice("hartford", "Hartford")]

    @action("note", opens=NoteForm)
    async def note(self, request: Request, official_id: int) -> NoteForm:
        return NoteForm(official_id=official_id)

    @submitted(NoteForm)
    async def noted(self, request: Request, form: NoteForm) -> ui.Reply:
        if form.text == "wrong":
            raise UserError("field-choice", field="text")
        return ui.Reply(f"{form.official_id} {form.text} {form.loud}")

    @command("guard shut", role=Role.MODERATOR, private=True)
    async def shut(self, request: Request) -> ui.Reply:
        return ui.Reply(Text("yes"))

    @command()
    async def broken(self, request: Request) -> ui.Reply:
        raise ZeroDivisionError
