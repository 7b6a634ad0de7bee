"""The delivery log by pages, and the outlets that stopped, as cards that `/setup` shows too."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.core.errors import NotFoundError, UserError
from bot.core.ids import ChannelId
from bot.core.ui import Button, Card, Text

if TYPE_CHECKING:
    from bot.core.ports import Delivered, Deliveries, DeliveryState, StoppedOutlet

PAGE = 8
RESUME = "deliveries-resume"
"""The wire name of the button that has an outlet tried again."""

KINDS = frozenset({
    "agenda", "announcement", "announcement-missed", "announcement-outlets-gone", "answer", "answers-overdue",
    "ask-appeal", "dead", "question", "report", "review", "review-appeal", "roundtable", "roundtable-event",
    "roundtable-gone", "roundtables", "source-failing", "stopped", "stories", "stories-review", "story", "story-review",
})  # fmt: skip
"""What the causes of posts begin with; each is said in the catalogue."""

_NUMBER = re.compile(r"[^:]+:(\d{1,18})(?!\d)")
"""The id in a cause: `story:42`, `roundtable:3:60:0`."""

Titled: TypeAlias = Callable[[int, int], Awaitable[str]]
"""What something is called, by community and its id; raises UserError where it is gone. A feature that posts adds its
own to `services.titles`, under what its causes begin with."""


@dataclass(frozen=True)
class Page:
    """Lines of the log, newest first, each with the title of what was sent."""

    lines: Sequence[tuple[Delivered, str | None]]
    total: int
    page: int
    pages: int


@dataclass
class Log:
    """What went where; `titles` has what each kind of thing that is posted is called."""

    deliveries: Deliveries
    titles: Mapping[str, Titled]

    async def page(self, community_id: int, state: DeliveryState | None, channel: ChannelId | None, page: int) -> Page:
        """One page; beyond the last one, the last one."""
        lines, total = await self.deliveries.log(community_id, state=state, channel=channel, page=page, size=PAGE)
        pages = max(1, -(-total // PAGE))
        if page > pages:
            return await self.page(community_id, state, channel, pages)
        return Page([(line, await self._title(community_id, line)) for line in lines], total, page, pages)

    async def stopped(self, community_id: int) -> Sequence[StoppedOutlet]:
        """The outlets that nothing is sent to."""
        return await self.deliveries.stopped(community_id)

    async def private(self, community_id: int) -> Mapping[DeliveryState, int]:
        """How many private messages there were, by what became of them; of each by itself nothing is told."""
        return await self.deliveries.private(community_id)

    async def resume(self, community_id: int, channel: ChannelId) -> None:
        """Have an outlet tried again; raises NotFoundError where it was not stopped."""
        if not await self.deliveries.resume(community_id, channel):
            raise NotFoundError("deliveries-not-stopped")

    async def purge(self) -> None:
        """Forget what is older than 90 days."""
        await self.deliveries.purge()

    async def _title(self, community_id: int, line: Delivered) -> str | None:
        """What it is called by now."""
        titled, number = self.titles.get(line.of), _NUMBER.match(line.cause)
        if titled is None or number is None:
            return None
        try:
            return await titled(community_id, int(number[1]))
        except UserError:
            return None


def kind_of(cause: str) -> Text | str:
    """What sort of thing has that cause: "Story", "Agenda"; the cause itself where nobody has a word for it."""
    of = cause.partition(":")[0]
    return Text(f"deliveries-of-{of}") if of in KINDS else cause


def stopped_card(outlet: StoppedOutlet) -> Card:
    """An outlet that stopped: why, since when, what waits, how to mend it, and the button that tries again."""
    what = Text("deliveries-stopped-title", channel=outlet.channel)
    why = Text(f"delivery-why-{outlet.why}", reason=outlet.reason)
    mend = Text(f"delivery-mend-{outlet.why}", thread=outlet.channel.thread is not None)
    body = Text("deliveries-stopped-about", why=why, since=outlet.since, waiting=outlet.waiting, mend=mend)
    return Card(what, body, [Button(Text("delivery-try-again"), RESUME, str(outlet.channel), style="primary")])
