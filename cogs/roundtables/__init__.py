"""Roundtables: meetings at which residents' questions are put to officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.roundtables.attending import Attendance
from cogs.roundtables.attending_store import AttendanceStore
from cogs.roundtables.calendars import Calendars
from cogs.roundtables.changing import Changing
from cogs.roundtables.cog import RoundtablesCog
from cogs.roundtables.panel import Panel
from cogs.roundtables.posting import Posting
from cogs.roundtables.service import Roundtables
from cogs.roundtables.store import RoundtableStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> RoundtablesCog:
    """Add the service that other features ask, and make the cog."""
    clock, outbox, spaces = services.clock, services.outbox, services.spaces
    store, attending = RoundtableStore(), AttendanceStore()
    posting = Posting(clock, outbox, spaces, store, attending)
    attendance = Attendance(clock, outbox, services.people, store, attending, posting)
    changing = Changing(clock, outbox, posting, attendance)
    calendars = Calendars(clock, outbox, spaces, store, posting, changing)
    services.roundtables = Roundtables(clock, spaces, store, posting, changing, calendars)
    services.personal += [services.roundtables, attendance]
    services.waiting.append(attendance)
    causes = ("roundtable", "roundtable-event", "roundtable-gone", "agenda")
    services.titles |= dict.fromkeys(causes, services.roundtables.title)
    panel = Panel(services.directory)
    return RoundtablesCog(
        services.roundtables, panel, clock, attendance=attendance, spaces=spaces, transaction=services.transaction
    )
