"""How a roundtable shows itself: as a card, and as a post in the roundtables' channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.roundtables.roundtable import Roundtable

CARDS = 5


def card(roundtable: Roundtable) -> ui.Card:
    """The roundtable with its time and place, and a button that asks a question for it."""
    fields = [ui.Field(Text("roundtable-when"), roundtable.when)]
    if roundtable.location:
        fields.append(ui.Field(Text("roundtable-where"), roundtable.location))
    controls: list[ui.Control] = []
    if roundtable.questions_open:
        controls.append(ui.Button(Text("ask-button"), "ask", "roundtable", roundtable.id, style="primary"))
    if roundtable.link:
        controls.append(ui.Link(Text("roundtable-link-open"), roundtable.link))
    return ui.Card(roundtable.title, roundtable.notes, controls, fields=fields)


def announced(roundtable: Roundtable) -> ui.Reply:
    """The post about a new roundtable."""
    return ui.Reply(Text("roundtable-announced"), [card(roundtable)])


def several_announced(roundtables: Sequence[Roundtable]) -> ui.Reply:
    """One post about many new roundtables, the next of them shown."""
    return ui.Reply(Text("roundtables-announced", count=len(roundtables)), [card(r) for r in roundtables[:CARDS]])
