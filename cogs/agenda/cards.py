"""How an agenda shows itself: to organisers who work on it, to everybody, and as a post."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.clean import shorten
from bot.core.ui import Text
from cogs.agenda.store import ASKED, SKIPPED, WAITING
from cogs.agenda.words import chosen, coverage, samples, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cogs.agenda.agenda import Agenda, Item

PAGE = 5
_LINES = 1800
"""Characters of all questions on one card: with what is said of them they fit one message (Discord: 4,000)."""
_REASONS = 700
"""Characters of all reasons that fit beside them."""
_LABEL = 60


def draft_cards(agenda: Agenda) -> list[ui.Card]:
    """What organisers work on: the questions in short, and what the audit says."""
    built = Text("agenda-built-by", rule=Text(f"agenda-rule-{agenda.rule}"))
    return [ui.Card(_title(agenda), lines(agenda), fields=_marks(agenda)), _audited(agenda, built)]


def public_cards(agenda: Agenda) -> list[ui.Card]:
    """What everybody sees: the questions in short, how they were chosen, and what the audit says."""
    fields = [*_marks(agenda), *_gone(agenda)]
    return [ui.Card(_title(agenda), lines(agenda), fields=fields), _audited(agenda, chosen(agenda))]


def heading(agenda: Agenda, now: datetime) -> Text:
    """Whose agenda it is; where that is over or canceled and nobody recorded what became of all questions, so."""
    if not agenda.waits or agenda.roundtable.upcoming(now):
        return Text("agenda-shown", roundtable=agenda.roundtable.title)
    how = "canceled" if agenda.roundtable.cancelled else "over"
    return Text(f"agenda-shown-{how}", roundtable=agenda.roundtable.title)


def reason_cards(agenda: Agenda) -> list[ui.Card]:
    """The reasons on cards of their own, where they are too long to stand beside the questions."""
    if sum(map(len, agenda.reasons)) <= _REASONS:
        return []
    return [
        ui.Card(Text("agenda-reason-nth", place=place, of=len(agenda.reasons)), reason)
        for place, reason in enumerate(agenda.reasons, 1)
    ]


def item_card(agenda: Agenda, item: Item, controls: Sequence[ui.Control] = ()) -> ui.Card:
    """One question in full, with how many support it and what became of it."""
    place = agenda.slate.index(item.number) + 1
    title = Text("agenda-place", place=place, number=str(item.number))
    there = item.number not in agenda.gone
    fields = [ui.Field(Text("agenda-supporters"), str(agenda.supporters(item.number)))] if there else []
    if item.status != WAITING:
        fields.append(ui.Field(Text("agenda-became"), Text(f"agenda-status-{item.status}")))
    if item.status == SKIPPED and item.reason:
        fields.append(ui.Field(Text("agenda-skipped-why"), item.reason, short=False))
    sample = Text("question-about-sample") if item.number in agenda.samples else None
    return ui.Card(title, agenda.words(item.number), controls, fields=fields, footer=sample)


def published_post(agenda: Agenda, files: Sequence[ui.File]) -> ui.Reply:
    """The public post of an agenda: what it says stays true where nobody records what became of the questions."""
    full = ui.Button(Text("agenda-in-full"), "agenda-show", agenda.id, style="primary")
    heading = Text("agenda-post" if agenda.waits else "agenda-post-over")
    return ui.Reply(heading, public_cards(agenda), controls=[full], files=files)


def lines(agenda: Agenda) -> str | Text:
    """The questions in short, a line each; those that were put or skipped bear a mark."""
    most = min(300, _LINES // max(1, len(agenda.items)))
    return "\n".join(_line(agenda, place, item, most) for place, item in enumerate(agenda.items, 1)) or Text(
        "agenda-no-items"
    )


def item_choices(agenda: Agenda) -> list[ui.Choice]:
    """The questions on the agenda as entries of a drop-down."""
    return [
        ui.Choice(str(item.number), f"{place}. {_short(agenda, item.number, _LABEL)}")
        for place, item in enumerate(agenda.items, 1)
    ]


_MARKS = {ASKED: "✓ ", SKIPPED: "✗ "}


def _line(agenda: Agenda, place: int, item: Item, most: int) -> str:
    pin = " 📌" if item.pinned and agenda.draft else ""
    return f"{place}. {_MARKS.get(item.status, '')}{_short(agenda, item.number, most)}{pin}"


def _short(agenda: Agenda, number: int, most: int) -> str:
    question = agenda.question(number)
    return f"#{number} {shorten(question.text, most) if question else '…'}"


def _audited(agenda: Agenda, how: Text) -> ui.Card:
    """A card apart: however long the questions are, no platform cuts off what is said of them."""
    fields = [
        ui.Field(Text("agenda-audit"), verdict(agenda.audit), short=False),
        *_reasons(agenda),
        ui.Field(Text("agenda-covered"), coverage(agenda.audit), short=False),
        *_samples(agenda),
    ]
    return ui.Card(Text("agenda-how"), how, fields=fields, footer=Text("agenda-who-voted"))


def _reasons(agenda: Agenda) -> list[ui.Field]:
    """The organisers' reasons; where they are too long for this card, that there are such."""
    if reason_cards(agenda):
        return [ui.Field(Text("agenda-reason"), Text("agenda-reasons-many", count=len(agenda.reasons)), short=False)]
    return [ui.Field(Text("agenda-reason"), reason, short=False) for reason in agenda.reasons]


def _samples(agenda: Agenda) -> list[ui.Field]:
    said = samples(agenda)
    return [ui.Field(Text("agenda-samples-label"), said, short=False)] if said else []


def _marks(agenda: Agenda) -> list[ui.Field]:
    """What the marks before the questions say, with how many bear each; nothing before any was put."""
    counted = Counter(item.status for item in agenda.items)
    if counted.keys() <= {WAITING}:
        return []
    said = Text("agenda-marks", asked=counted[ASKED], skipped=counted[SKIPPED], waiting=counted[WAITING])
    return [ui.Field(Text("agenda-became"), said)]


def _gone(agenda: Agenda) -> list[ui.Field]:
    """Why some of its questions are not to be read."""
    places = [(place, number) for place, number in enumerate(agenda.slate, 1) if number in agenda.gone]
    return [
        ui.Field(Text("agenda-place", place=place, number=str(number)), agenda.words(number), short=False)
        for place, number in places
    ]


def _title(agenda: Agenda) -> Text:
    return Text("agenda-of", roundtable=agenda.roundtable.title)
