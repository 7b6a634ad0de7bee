"""A small feature for tests of Discord's adapter: the town of Slack's tests, and what Discord alone asks for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any

from bot.core import ui
from bot.core.cog import action, command, submitted
from bot.core.dispatch import Dispatcher
from bot.core.errors import UserError
from bot.core.i18n import Catalogue
from bot.core.ids import GrantId
from bot.core.permissions import Role
from bot.core.registry import Registry
from bot.core.request import Community, Request
from bot.core.ui import Text
from bot.delivery import Delivery
from bot.platforms.discord.adapter import DiscordPlatform
from bot.settings import ROOT
from bot.storage.base import session
from bot.storage.database import Database
from bot.storage.drafts import Drafts
from bot.storage.handled import Handled
from bot.storage.outbox import OutboxStore
from bot.storage.outlets import OutletStore
from bot.storage.people import PeopleStore
from bot.storage.spaces import CommunityRow, SpaceStore
from bot.vault import KeyVault
from tests.platforms.slack.town import AskForm, SetupForm, Town

HERE = Path(__file__).parent
LOCALES = [
    ROOT / "bot/locales",
    ROOT / "bot/platforms/discord/locales",
    HERE / "locales",
    HERE.parent / "slack/locales",
]


class LongForm(ui.Form, key="long"):
    about: str
    text: Annotated[str, ui.TextField(min_length=3)]


class SayForm(ui.Form, key="say"):
    text: Annotated[str, ui.TextField(min_length=3)]


@dataclass
class Square(Town):
    """Some handlers take `slow` seconds: the simulated Discord knows a sleep for what it is, and lets time pass."""

    held: tuple[GrantId, ...] = ()

    @command(role=Role.MODERATOR, opens=SetupForm, private=True)
    async def setup(self, request: Request) -> SetupForm:
        return SetupForm(channel=request.channel, moderators=self.held)

    @command("setup link", private=True)
    async def link(self, request: Request) -> ui.Reply:
        return ui.Reply(Text("help-text"))

    @command(private=True)
    async def late(self, request: Request) -> ui.Reply:
        await asyncio.sleep(self.slow)
        return ui.Reply("Better late")

    @command("late public")
    async def late_public(self, request: Request) -> ui.Reply:
        await asyncio.sleep(self.slow)
        return ui.Reply("Better late for all", controls=[ui.Button("Turn", self.turn, 1), ui.Button("Fail", self.fail)])

    @command("late failing")
    async def late_failing(self, request: Request) -> ui.Reply:
        await asyncio.sleep(self.slow)
        raise UserError("field-choice")

    @action("turn")
    async def turn(self, request: Request, number: int) -> ui.Reply:
        return ui.Reply(f"Turned for {request.user.value}", replace=True)

    @action("fail")
    async def fail(self, request: Request) -> ui.Reply:
        await asyncio.sleep(self.slow)
        raise UserError("field-choice")

    @action("long", opens=LongForm)
    async def long(self, request: Request) -> LongForm:
        return LongForm(about="a long reason " * 20)

    @command("long form", opens=LongForm, private=True)
    async def long_form(self, request: Request) -> LongForm:
        return LongForm(about="a long reason " * 20)

    @submitted(LongForm)
    async def longed(self, request: Request, form: LongForm) -> ui.Reply | AskForm:
        if form.text == "next":
            return AskForm(official_id=5)
        session().add(CommunityRow(name="written"))
        return ui.Reply(f"{len(form.about)} carried", controls=[ui.Button("Again", self.long)])

    @command("menu many", private=True)
    async def menu_many(self, request: Request) -> ui.Reply:
        choices = [ui.Choice(str(n), f"Place {n}") for n in range(40)]
        return ui.Reply("Which?", controls=[ui.Menu("Place", self.turn, choices=choices)])

    @command("say", opens=SayForm, private=True, takes_words=True)
    async def say(self, request: Request, words: str = "") -> SayForm:
        return SayForm(text=words)

    @submitted(SayForm)
    async def told(self, request: Request, form: SayForm) -> ui.Reply:
        self.taken.append((str(request.space), sorted(request.roles), form.text))
        return ui.Reply(f"Told: {form.text}", controls=[ui.Button("Where", self.stands)])

    @action("where")
    async def stands(self, request: Request) -> ui.Reply:
        return ui.Reply(f"You are in {request.space}")

    @command("twice same", private=True)
    async def twice(self, request: Request) -> ui.Reply:
        card = ui.Card("One", None, [ui.Button("Support", self.support, 1)])
        return ui.Reply("Two", [card, card])


def small_app(folder: Path, clock: Any, cog: Town) -> Any:
    """What `bot.app.build` makes, around one cog, over a database in the folder that has its tables."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'roundtable.db'}")

    async def welcome(community: Community, space: Any) -> None:
        pass

    spaces = SpaceStore(clock, database.transaction, Community(0, "Hartford", place="Hartford, CT"), welcome)
    platforms, vault = {}, KeyVault(b"k" * 32)
    outbox = OutboxStore(clock, spaces, PeopleStore(clock, vault))
    registry, catalogue = Registry([cog]), Catalogue(LOCALES)
    delivery = Delivery(database, outbox, OutletStore(clock), platforms, clock)
    drafts = Drafts(database.transaction, vault, clock)
    handled = Handled(clock)
    dispatcher = Dispatcher(
        registry, database.transaction, spaces, vault, clock, handled.record, delivery.wake, known=handled.known
    )
    platforms["discord"] = DiscordPlatform("token", registry, dispatcher, catalogue, clock, drafts)

    async def open_() -> None:
        pass

    return SimpleNamespace(
        database=database,
        registry=registry,
        catalogue=catalogue,
        dispatcher=dispatcher,
        delivery=delivery,
        outbox=outbox,
        drafts=drafts,
        platforms=platforms,
        services=SimpleNamespace(spaces=spaces, transaction=database.transaction, clock=clock),
        open=open_,
        close=database.close,
    )
