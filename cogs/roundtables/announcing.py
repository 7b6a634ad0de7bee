"""How a roundtable shows itself: as a card with what can be done about it, and as a post in the channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from cogs.officials.service import office_called
from cogs.roundtables.attending_store import GOING, MAYBE, NO, NOBODY, Turnout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.roundtables.roundtable import Named, Roundtable

CARDS = 3
"""In one post: with their buttons they stay within Discord's 40 parts and Slack's 50 blocks."""
NEW = "new"
_DAY, _WEEK = 24 * 60, 7 * 24 * 60


@dataclass(frozen=True)
class Shown:
    """A roundtable as it is shown to somebody: with the turnout, and their own answer where they are known.

    `manages` adds an organiser's buttons.
    """

    roundtable: Roundtable
    turnout: Turnout = NOBODY
    own: str | None = None
    manages: bool = False


def card(shown: Shown) -> ui.Card:
    """The roundtable with all that is known of it, and buttons for what can be done about it."""
    roundtable = shown.roundtable
    if roundtable.cancelled:
        title = Text("roundtable-cancelled-title", title=roundtable.title)
        was = ui.Field(Text("roundtable-was-to-be"), roundtable.when)
        return ui.Card(title, None, fields=[was, *_place(roundtable)])
    fields = [*_time(roundtable), *_place(roundtable), *_details(roundtable), *_coming(shown)]
    return ui.Card(roundtable.title, roundtable.notes, _controls(shown), fields=fields)


def post(kind: str, shown: Shown, *, moved: bool = False) -> ui.Reply:
    """What stands in the channel: the news ("new"), or a reminder so many minutes before, as it is to be read now.

    `moved` says that the roundtable has moved since the post was made.
    """
    return ui.Reply(_heading(kind, shown.roundtable, moved=moved), [card(shown)])


def several(kind: str, count: int, shown: Sequence[Shown]) -> ui.Reply:
    """One post about many roundtables, the next of them shown."""
    key = "roundtables-announced" if kind == NEW else "roundtables-soon"
    return ui.Reply(Text(key, count=count), [card(s) for s in shown[:CARDS]])


def before(minutes: int) -> Text:
    """So long before, in words."""
    for unit, size in (("weeks", _WEEK), ("days", _DAY), ("hours", 60)):
        if minutes % size == 0:
            return Text(f"roundtable-before-{unit}", count=minutes // size)
    return Text("roundtable-before-minutes", count=minutes)


def _heading(kind: str, roundtable: Roundtable, *, moved: bool) -> Text:
    if roundtable.cancelled:
        return Text("roundtable-cancelled")
    if moved:
        return Text("roundtable-moved")
    return Text("roundtable-announced") if kind == NEW else Text("roundtable-soon", before=before(int(kind)))


def _time(roundtable: Roundtable) -> list[ui.Field]:
    fields = [ui.Field(Text("roundtable-when"), roundtable.when)]
    if roundtable.tentative:
        fields.append(ui.Field(Text("roundtable-tentative"), Text("roundtable-tentative-why")))
    if roundtable.was_starts_at is not None:
        was = roundtable.started_at(roundtable.was_starts_at)
        fields.append(ui.Field(Text("roundtable-was"), was))
    return fields


def _place(roundtable: Roundtable) -> list[ui.Field]:
    fields = [ui.Field(Text("roundtable-where"), roundtable.location)] if roundtable.location else []
    if roundtable.was_location is not None and not roundtable.cancelled:
        fields.append(ui.Field(Text("roundtable-was-where"), roundtable.was_location))
    return fields


def _details(roundtable: Roundtable) -> list[ui.Field]:
    details = (
        ("roundtable-officials", _panel(roundtable.officials)),
        ("roundtable-access", roundtable.access),
        ("roundtable-interpretation", roundtable.interpretation),
    )
    return [ui.Field(Text(key), value, short=False) for key, value in details if value]


def _panel(officials: Sequence[Named]) -> ui.Words:
    """Those whom the questions are put to, with their offices in the reader's language."""
    said: ui.Words = ""
    for one in officials:
        office = office_called(one.office) or one.office
        who: ui.Words = Text("roundtable-official", name=one.name, office=office) if office else one.name
        said = Text("roundtable-officials-and", first=said, last=who) if said else who
    return said


def _coming(shown: Shown) -> list[ui.Field]:
    turnout, places = shown.turnout, shown.roundtable.capacity
    fields = []
    if places is not None:
        said = Text("roundtable-turnout-places", going=turnout.going, places=places, maybe=turnout.maybe,
                    waiting=turnout.waiting)  # fmt: skip
        fields.append(ui.Field(Text("roundtable-coming"), said))
    elif turnout.going or turnout.maybe:
        said = Text("roundtable-turnout", going=turnout.going, maybe=turnout.maybe)
        fields.append(ui.Field(Text("roundtable-coming"), said))
    if shown.own is not None:
        fields.append(ui.Field(Text("roundtable-you"), Text(f"roundtable-you-{shown.own}")))
    return fields


def _controls(shown: Shown) -> list[ui.Control]:
    roundtable = shown.roundtable
    controls: list[ui.Control] = [
        ui.Button(Text("roundtable-rsvp-going"), "roundtable-rsvp", roundtable.id, GOING, style="primary"),
        ui.Button(Text("roundtable-rsvp-maybe"), "roundtable-rsvp", roundtable.id, MAYBE),
        ui.Button(Text("roundtable-rsvp-no"), "roundtable-rsvp", roundtable.id, NO),
        ui.Button(Text("roundtable-remind"), "roundtable-remind", roundtable.id),
        ui.Button(Text("roundtable-calendar"), "roundtable-calendar", roundtable.id),
    ]
    if roundtable.questions_open:
        controls.append(ui.Button(Text("ask-button"), "ask", "roundtable", roundtable.id))
    if roundtable.link:
        controls.append(ui.Link(Text("roundtable-link-open"), roundtable.link))
    return [*controls, *(managing(roundtable) if shown.manages else [])]


def managing(roundtable: Roundtable) -> list[ui.Control]:
    """An organiser's buttons."""
    is_open = roundtable.questions_open
    return [
        ui.Button(Text("roundtable-edit"), "roundtable-edit", roundtable.id),
        ui.Button(Text("roundtable-move"), "roundtable-move", roundtable.id),
        ui.Button(Text("roundtable-cancel"), "roundtable-cancel", roundtable.id, style="danger"),
        ui.Button(
            Text("roundtable-close" if is_open else "roundtable-open"), "roundtable-open", roundtable.id, not is_open
        ),
    ]
