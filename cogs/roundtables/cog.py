"""What everybody does with roundtables: see what is on, say whether they come, be reminded, take it to a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import structlog

from bot.core import ui
from bot.core.cog import action, command, every, home, suggester
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.roundtables import invitation
from cogs.roundtables.announcing import before, card
from cogs.roundtables.organising import Organising
from cogs.roundtables.roundtable import Roundtable

if TYPE_CHECKING:
    from bot.core.ports import Spaces, Transactions
    from cogs.roundtables.service import Attendance

_AT_HOME = 3
_LEADS = (7 * 24 * 60, 24 * 60, 60, 15)
"""Minutes before the start at which somebody may want to be reminded."""
log = structlog.get_logger()


@dataclass
class RoundtablesCog(Organising):
    """Lists what is on and takes people's answers; what organisers do stands in `Organising`."""

    attendance: Attendance
    spaces: Spaces
    transaction: Transactions

    @command("roundtables", private=True)
    @action("roundtables")
    async def upcoming(self, request: Request, *, page: int = 1) -> ui.Reply:
        """What is planned, the next first."""
        shown, found = await self.roundtables.shown(request, page)
        if not found.total:
            return ui.Reply(Text("roundtables-none"))
        pager = ui.Pager(RoundtablesCog.upcoming, page=found.page, pages=found.pages)
        return ui.Reply(Text("roundtables-upcoming", count=found.total), [card(s) for s in shown], pager)

    @action("roundtable-rsvp")
    async def rsvp(self, request: Request, id: int, answer: Literal["going", "maybe", "no"]) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Take an answer; the counts on the posts follow in a moment."""
        answered = await self.attendance.answer(request, id, answer)
        roundtable = answered.shown.roundtable
        said = Text(f"roundtable-answered-{answered.shown.own}", title=roundtable.title, starts=roundtable.start,
                    place=answered.place)  # fmt: skip
        if answer == "no":
            return ui.Reply(said)
        reminders = self._reminders(roundtable)
        calendar = ui.Button(Text("roundtable-calendar"), RoundtablesCog.calendar, id)
        return ui.Reply(said, controls=[calendar, *([reminders] if reminders else [])])

    @action("roundtable-remind")
    async def remind(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Ask when to remind."""
        roundtable = await self.attendance.expected(request.community.id, id)
        menu = self._reminders(roundtable)
        if menu is None:
            return ui.Reply(Text("roundtable-remind-late", starts=roundtable.start))
        chosen = await self.attendance.reminder(request, id)
        if chosen:
            return ui.Reply(
                Text("roundtable-remind-chosen", title=roundtable.title, before=before(chosen)), controls=[menu]
            )
        return ui.Reply(Text("roundtable-remind-when", title=roundtable.title), controls=[menu])

    @action("roundtable-remind-at")
    async def remind_at(self, request: Request, id: int, minutes: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Keep when to remind."""
        roundtable = await self.attendance.remind(request, id, minutes)
        if not minutes:
            return ui.Reply(Text("roundtable-remind-not", title=roundtable.title))
        return ui.Reply(Text("roundtable-remind-kept", title=roundtable.title, before=before(minutes)))

    @action("roundtable-calendar")
    async def calendar(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """A file for any calendar, and links for two that people have; of a cancelled one the file that says so."""
        roundtable = await self.roundtables.get(request.community.id, id)
        file = invitation.file(roundtable, request.community, self.clock.now())
        if roundtable.cancelled:
            return ui.Reply(Text("roundtable-calendar-cancelled", title=roundtable.title), files=[file])
        links = [
            ui.Link(Text("roundtable-calendar-google"), invitation.google(roundtable)),
            ui.Link(Text("roundtable-calendar-outlook"), invitation.outlook(roundtable)),
        ]
        return ui.Reply(Text("roundtable-calendar-here", title=roundtable.title), controls=links, files=[file])

    @suggester("roundtables")
    async def open_ones(self, request: Request, typed: str) -> list[ui.Choice]:
        """Upcoming roundtables that take questions."""
        return [r.choice for r in await self.roundtables.open(request.community.id, typed)][:25]

    @home("whats-on", order=10)
    async def whats_on(self, request: Request) -> ui.Reply:
        """The next few roundtables, with one's own answers."""
        shown, found = await self.roundtables.shown(request, size=_AT_HOME)
        if not found.total:
            return ui.Reply(Text("roundtables-home-none"))
        return ui.Reply(Text("roundtables-home"), [card(s) for s in shown])

    @action("roundtable-gone-cancel", role=Role.MODERATOR)
    async def gone_cancel(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """A meeting that left its calendar is called off."""
        return await self.roundtables.calendars.settle(request.community, id, cancel=True)

    @action("roundtable-gone-keep", role=Role.MODERATOR)
    async def gone_keep(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """A meeting that left its calendar takes place nevertheless."""
        return await self.roundtables.calendars.settle(request.community, id, cancel=False)

    @every("roundtables-due", seconds=20)
    async def due(self) -> None:
        """Remind in public and in private of what begins soon, each community in a transaction of its own."""
        async with self.transaction():
            communities = await self.spaces.all()
        for community in communities:
            try:
                async with self.transaction():
                    await self.roundtables.posting.remind(community.id)
                    await self.roundtables.posting.put_next_events(community)
                async with self.transaction():
                    await self.attendance.send_due(community.id)
            except Exception:
                log.exception("roundtables-due-failed", community=community.id)

    def _reminders(self, roundtable: Roundtable) -> ui.Menu | None:
        """The times at which one may still be reminded; None where there is none left."""
        left = (roundtable.begins - self.clock.now()).total_seconds() / 60
        choices = [ui.Choice(str(m), Text("roundtable-before", before=before(m))) for m in _LEADS if m < left]
        if not choices:
            return None
        none = ui.Choice("0", Text("roundtable-before-never"))
        return ui.Menu(
            Text("roundtable-remind-menu"), RoundtablesCog.remind_at, roundtable.id, choices=[*choices, none]
        )
