"""`/deliveries` for moderators: the log, what stands in the way, and the button that tries again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from bot.core.clean import shorten
from bot.core.cog import Cog, action, command, every
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Card, Choice, Menu, Pager, Reply, Text
from cogs.deliveries.service import RESUME, kind_of, stopped_card

if TYPE_CHECKING:
    from bot.core.ports import Delivered, DeliveryState, StoppedOutlet, Transactions
    from cogs.deliveries.service import Log, Page

STATES = ("all", "waiting", "sent", "dead")
State = Literal["all", "waiting", "sent", "dead"]
ABOUT = 100


@dataclass
class DeliveriesCog(Cog):
    """Shows what was sent where."""

    kept: Log
    transaction: Transactions

    @command("deliveries", private=True, role=Role.MODERATOR)
    async def deliveries(self, request: Request, state: State = "all", channel: ChannelId | None = None) -> Reply:
        """The log, newest first, of one state or one channel if asked for."""
        return await self._shown(request, state, str(channel or ""), 1)

    @action("deliveries", role=Role.MODERATOR)
    async def turn(self, request: Request, channel: str, state: str, *, page: int = 1) -> Reply:
        """Another page, or the lines of another state."""
        return await self._shown(request, state, channel, page, replace=True)

    @action(RESUME, role=Role.MODERATOR)
    async def resume(self, request: Request, channel: str) -> Reply:
        """Have an outlet tried again."""
        where = ChannelId.parse(channel)
        await self.kept.resume(request.community.id, where)
        return Reply(Text("deliveries-resumed", channel=where))

    @every("deliveries-purge", hours=24)
    async def purge(self) -> None:
        """Forget what is older than 90 days."""
        async with self.transaction():
            await self.kept.purge()

    async def _shown(self, request: Request, state: str, channel: str, page: int, *, replace: bool = False) -> Reply:
        state = state if state in STATES else "all"
        wanted = cast("DeliveryState", state) if state != "all" else None
        where = ChannelId.parse(channel) if channel else None
        found = await self.kept.page(request.community.id, wanted, where, page)
        stopped = await self.kept.stopped(request.community.id) if page == 1 else ()
        private = await self.kept.private(request.community.id) if where is None and found.page == found.pages else {}
        return Reply(
            Text("deliveries-found", total=found.total, state=Text(f"deliveries-state-{state}")),
            [*_cards(found, stopped), *([_private(private)] if private else [])],
            Pager(self.turn, channel, state, page=found.page, pages=found.pages),
            controls=[self._menu(channel)],
            replace=replace,
        )

    def _menu(self, channel: str) -> Menu:
        choices = [Choice(state, Text(f"deliveries-state-{state}")) for state in STATES]
        return Menu(Text("deliveries-choose"), self.turn, channel, choices=choices)


def _cards(found: Page, stopped: Sequence[StoppedOutlet]) -> list[Card]:
    return [*(stopped_card(outlet) for outlet in stopped[:5]), *(_line(*line) for line in found.lines)]


def _private(counts: Mapping[DeliveryState, int]) -> Card:
    """How many private messages there were: lines of them would tell whose questions are one person's."""
    body = Text("deliveries-private-count", **{state: counts.get(state, 0) for state in ("sent", "waiting", "dead")})
    return Card(Text("deliveries-private"), body, footer=Text("deliveries-private-why"))


def _line(one: Delivered, about: str | None) -> Card:
    below = "-below" if one.kind == "reply" else ""
    where = Text(f"deliveries-where{below}", channel=one.channel)
    kind = kind_of(one.cause)
    title = Text("deliveries-what", kind=kind, about=shorten(about, ABOUT)) if about else kind
    body = Text(f"deliveries-{one.state}", where=where, at=one.at, attempts=one.attempts)
    return Card(title, body, footer=one.reason or None)
