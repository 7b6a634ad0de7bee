"""The ledger as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from cogs.review.ledger import FEWEST

if TYPE_CHECKING:
    from bot.core.ui import Words
    from cogs.review.ledger import Ledger

DAYS = 48
"""From so many hours on a time is told in days."""


def ledger_cards(ledger: Ledger) -> list[ui.Card]:
    """Counts, reasons, time and appeals; where too few were asked, only that."""
    if ledger.few:
        return [ui.Card(Text("ledger-few-title"), Text("ledger-few", fewest=FEWEST))]
    return [_asked(ledger), _reasons(ledger), _appeals(ledger)]


def _asked(ledger: Ledger) -> ui.Card:
    tally, statuses = ledger.tally, ledger.tally.statuses
    counts = {
        "asked": tally.asked, "approved": statuses.get("approved", 0), "rejected": statuses.get("rejected", 0),
        "received": statuses.get("received", 0), "withdrawn": statuses.get("withdrawn", 0), "joined": tally.joined,
        "redacted": tally.redacted,
    }  # fmt: skip
    fields = [ui.Field(Text(f"ledger-{name}"), str(count)) for name, count in counts.items()]
    fields.append(ui.Field(Text("ledger-time"), _time(ledger.hours)))
    return ui.Card(Text("ledger-questions"), fields=fields)


def _reasons(ledger: Ledger) -> ui.Card:
    fields = [ui.Field(_count(count), reason.words, short=False) for reason, count in ledger.reasons]
    fields.append(ui.Field(str(ledger.other), Text("ledger-other"), short=False))
    return ui.Card(Text("ledger-reasons"), Text("ledger-reasons-about", fewest=FEWEST), fields=fields)


def _appeals(ledger: Ledger) -> ui.Card:
    fields = [ui.Field(Text("ledger-appealed"), str(ledger.appeals))]
    if ledger.upheld is not None:
        fields.append(ui.Field(Text("ledger-upheld"), str(ledger.upheld)))
        fields.append(ui.Field(Text("ledger-granted"), str(ledger.granted)))
    about = None if ledger.upheld is not None else Text("ledger-appeals-few", fewest=FEWEST)
    return ui.Card(Text("ledger-appeals"), about, fields=fields)


def _count(count: int | None) -> Words:
    return Text("ledger-fewer", fewest=FEWEST) if count is None else str(count)


def _time(hours: float | None) -> Words:
    if hours is None:
        return Text("ledger-time-few", fewest=FEWEST)
    if hours < 1:
        return Text("ledger-time-hour")
    return (
        Text("ledger-time-days", days=round(hours / 24))
        if hours >= DAYS
        else Text("ledger-time-hours", hours=round(hours))
    )
