"""A small feature that uses all that Slack can be asked for, for tests of its adapter."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Literal

from bot.core import ui
from bot.core.cog import Cog, action, command, home, message_action, submitted, suggester
from bot.core.errors import UserError
from bot.core.ids import ChannelId, GrantId
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.schedule import Stretch
from bot.core.ui import Text
from bot.storage.base import session
from bot.storage.spaces import CommunityRow

Place = Annotated[str, ui.Option(suggest="places")]
PLACES = {"hartford-ct": "Hartford, CT", "hartford-wi": "Hartford, WI", "bristol-ct": "Bristol, CT"}
LEVELS = (ui.Choice("city", Text("lookup-level-city")), ui.Choice("state", Text("lookup-level-state")))


class AskForm(ui.Form, key="ask"):
    official_id: int
    text: Annotated[str, ui.TextField(min_length=10, max_length=500, multiline=True)]
    place: Annotated[str | None, ui.ChoiceField(suggest="places")] = None
    level: Annotated[str | None, ui.ChoiceField(LEVELS)] = None
    named: Annotated[bool, ui.Toggle()] = False


class SetupForm(ui.Form, key="setup"):
    channel: Annotated[ChannelId | None, ui.ChannelField()] = None
    moderators: Annotated[tuple[GrantId, ...], ui.GrantField()] = ()


@dataclass
class Town(Cog):
    """`slow` is how long forms and submissions take; `taken` is what they were given."""

    slow: float = 0.0
    taken: list[object] = field(default_factory=list)

    @command(private=True)
    @action("lookup")
    async def lookup(
        self, request: Request, place: Place, level: Literal["city", "state"] | None = None, *, page: int = 1
    ) -> ui.Reply:
        self.taken.append((place, level, page))
        cards = [
            ui.Card(
                f"{place} *{page}*",
                "Office <b> & more",
                [ui.Button(Text("ask-button"), self.ask, 7), ui.Link("Site", "https://example.org/?a=1&b=2")],
                fields=[ui.Field("Phone", "860-555-0100"), ui.Field("Source", "the city", short=False)],
                footer=Text("verified", on=datetime(2026, 7, 1, 22, 30, tzinfo=UTC)),
                url="https://example.org/x?a=1&b=2",
            )
        ]
        menu = ui.Menu("Another place", self.lookup, choices=[ui.Choice(k, v) for k, v in PLACES.items()])
        pager = ui.Pager(self.lookup, place, page=page, pages=3)
        return ui.Reply(Text("found", place=place), cards, pager, controls=[menu])

    @suggester("places")
    async def places(self, request: Request, typed: str) -> list[ui.Choice]:
        await asyncio.sleep(self.slow)
        return [ui.Choice(k, v) for k, v in PLACES.items() if typed.lower() in k + v.lower()]

    @command("ask", opens=AskForm, private=True)
    @action("ask", opens=AskForm)
    async def ask(self, request: Request, official_id: int = 1) -> AskForm | ui.Reply:
        await asyncio.sleep(self.slow)
        if official_id == 404:
            raise UserError("field-choice")
        return AskForm(official_id=official_id, place="bristol-ct", level="city")

    @submitted(AskForm)
    async def asked(self, request: Request, form: AskForm) -> ui.Reply:
        await asyncio.sleep(self.slow)
        if "wrong" in form.text:
            raise UserError("field-choice", field="text")
        if "refused" in form.text:
            raise UserError("when-unreadable", said="refused")
        if "broken" in form.text:
            raise ZeroDivisionError
        self.taken.append(form)
        session().add(CommunityRow(name="written"))
        return ui.Reply(Text("asked", text=form.text))

    @command(role=Role.MODERATOR, opens=SetupForm, private=True)
    async def setup(self, request: Request) -> SetupForm:
        held = (GrantId("slack", "S1"), GrantId("slack", str(request.user.value)))
        return SetupForm(channel=request.channel, moderators=held)

    @submitted(SetupForm, role=Role.MODERATOR)
    async def set_up(self, request: Request, form: SetupForm) -> ui.Reply:
        self.taken.append(form)
        cards = [ui.Card(Text("held", who=g)) for g in form.moderators]
        return ui.Reply(Text("held", who=form.channel or ChannelId("discord", "5")), cards)

    @command()
    async def roundtables(self, request: Request) -> ui.Reply:
        self.taken.append(request)
        return ui.Reply(Text("found", place="Park Street"), controls=[ui.Button("Support", self.support, 1)])

    @action("support", private=False)
    async def support(self, request: Request, number: int) -> ui.Reply:
        session().add(CommunityRow(name="support"))
        return ui.Reply(f"{number} supported", replace=True)

    @command(role=Role.MODERATOR, private=True)
    async def announce(self, request: Request, when: Stretch, text: str) -> ui.Reply:
        return ui.Reply(Text("announced", at=when.starts_at, text=text))

    @command("guard shut", role=Role.MODERATOR, private=True)
    async def shut(self, request: Request) -> ui.Reply:
        return ui.Reply(Text("yes"))

    @command("guard move", private=True)
    async def move(self, request: Request, who: str, place: Place) -> ui.Reply:
        return ui.Reply(f"{who} to {place}")

    @command(private=True)
    async def echo(self, request: Request, words: str) -> ui.Reply:
        return ui.Reply(words, [ui.Card(words, words, [ui.Button(words, self.support, 1)])])

    @command(private=True)
    async def many(self, request: Request) -> ui.Reply:
        cards = [ui.Card(f"Card {n}", "x" * 500, [ui.Button("Go", self.support, n)], footer="f") for n in range(40)]
        return ui.Reply("Many", cards)

    @command(private=True)
    async def export(self, request: Request) -> ui.Reply:
        return ui.Reply("Here", files=[ui.File("questions.csv", b"number,text\n1,Why?\n", "text/csv")])

    @command()
    async def minutes(self, request: Request) -> ui.Reply:
        return ui.Reply("For all", files=[ui.File("minutes.txt", b"We met.", "text/plain")])

    @command(private=True)
    async def broken(self, request: Request) -> ui.Reply:
        raise ZeroDivisionError

    @command(private=True)
    async def slowly(self, request: Request) -> ui.Reply:
        await asyncio.sleep(0.3)
        return ui.Reply("Done")

    @command(private=True)
    async def help(self, request: Request) -> ui.Reply:
        return ui.Reply(Text("help-text"))

    @command(private=True)
    async def where(self, request: Request, channel: ChannelId | None = None) -> ui.Reply:
        return ui.Reply(f"{channel or request.channel}")

    @message_action("about", opens=AskForm)
    async def about(self, request: Request, text: str, link: str) -> AskForm:
        self.taken.append((text, link))
        return AskForm(official_id=3, text=text)

    @home("mine", order=2)
    async def mine(self, request: Request) -> ui.Reply:
        return ui.Reply(Text("mine"), controls=[ui.Button(Text("ask-button"), self.ask, 9)])

    @home("on", order=1)
    async def on(self, request: Request) -> ui.Reply:
        buttons = [ui.Button("Support", self.support, 2), ui.Button("Look", self.lookup, "hartford")]
        return ui.Reply(Text("on"), controls=buttons)
