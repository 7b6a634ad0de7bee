"""What an asker is shown between the form and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.core import ui
from bot.core.ui import Text
from cogs.questions.cards import for_roundtable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cogs.questions.intake import Alike, Revealing
    from cogs.roundtables.service import Roundtable

    Action = Callable[..., Any]


def revealing(step: Revealing, take_out: Action, keep: Action, edit: Action, cancel: Action) -> ui.Reply:
    """What gives a person away, in place, and the text without it."""
    found = [ui.Field(Text(f"ask-personal-{one.kind}"), one.words) for one in step.found]
    key = "ask-personal-names" if {one.kind for one in step.found} == {"name"} else "ask-personal"
    return ui.Reply(
        Text(key, count=len(step.found)),
        [ui.Card(Text("ask-yours"), step.text, fields=found), ui.Card(Text("ask-personal-without"), step.without)],
        controls=[
            ui.Button(Text("ask-personal-take-out"), take_out, step.token, style="primary"),
            ui.Button(Text("ask-personal-keep"), keep, step.token),
            *_either(step.token, edit, cancel),
        ],
    )


def alike(
    step: Alike, goes_to: Sequence[Roundtable | None], support: Action, anyway: Action, edit: Action, cancel: Action
) -> ui.Reply:
    """The questions of others that ask much the same, each with the roundtable it is for and a button to support it."""
    cards = [
        ui.Card(
            Text("question-number", number=str(offer.question.number)),
            offer.question.text,
            [ui.Button(Text("ask-alike-support"), support, step.token, offer.question.id, style="primary")],
            fields=for_roundtable(roundtable),
            footer=Text("ask-alike-people", count=offer.supporters),
        )
        for offer, roundtable in zip(step.offers, goes_to, strict=True)
    ]
    most = max(offer.supporters for offer in step.offers)
    return ui.Reply(
        Text("ask-alike", count=most),
        [*cards, ui.Card(Text("ask-yours"), step.text)],
        controls=[ui.Button(Text("ask-alike-anyway"), anyway, step.token), *_either(step.token, edit, cancel)],
    )


def _either(token: str, edit: Action, cancel: Action) -> list[ui.Control]:
    return [ui.Button(Text("ask-edit-mine"), edit, token), ui.Button(Text("ask-cancel"), cancel, token)]
