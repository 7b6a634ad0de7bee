"""How a question shows itself to its asker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from bot.core import ui
from bot.core.clean import shorten
from bot.core.ui import Text
from cogs.officials.service import called
from cogs.questions.store import REJECTED

if TYPE_CHECKING:
    from cogs.questions.asking_store import AskingPauseRow
    from cogs.questions.service import Question
    from cogs.roundtables.service import Roundtable

LABEL = 80
"""Characters of a question in a drop-down or a list of completions, which platforms may shorten."""
_KINDS = {"official", "story", "message", "sample"}
"""What a question may be about beside the roundtable it is put at."""


def receipt_card(question: Question, roundtable: Roundtable | None) -> ui.Card:
    """What its asker sees right after sending it: the words, and where they will be put."""
    where = Text("question-goes-to", roundtable=roundtable.title) if roundtable else Text("question-goes-to-next")
    return ui.Card(_number(question), question.text, fields=_about(question), footer=where)


def own_card(
    question: Question, roundtable: Roundtable | None, withdraw: Callable[..., Any], edit: Callable[..., Any] | None
) -> ui.Card:
    """What its asker sees later: its status, where it will be put, and buttons that change it or take it back."""
    controls = []
    if edit is not None:
        controls.append(ui.Button(Text("question-edit"), edit, question.id))
    if question.withdrawable:
        controls.append(ui.Button(Text("question-withdraw"), withdraw, question.id, style="danger"))
    fields = [ui.Field(Text("question-status"), _status(question)), *for_roundtable(roundtable), *_about(question)]
    return ui.Card(_number(question), question.text, controls, fields=fields, footer=_asked(question))


def pause_appeal(pause: AskingPauseRow, words: str) -> ui.Reply:
    """What moderators read of somebody who wants a pause to end: on which question it was given, and why it should."""
    lift = ui.Button(Text("question-pause-lift"), "question-pause-for", pause.question_id, 0)
    heading = Text("ask-appeal-post", number=str(pause.number), until=pause.until)
    return ui.Reply(heading, [ui.Card(Text("ask-appeal-says"), words, [lift])])


def settled_appeal(pause: AskingPauseRow) -> ui.Reply:
    """The same once the pause is over, was given anew, or its person is erased."""
    return ui.Reply(Text("ask-appeal-settled", number=str(pause.number)))


def _number(question: Question) -> Text:
    return Text("question-number", number=str(question.number))


def _status(question: Question) -> Text:
    """A rejected one says what can be done about it: the reason came in a private message, which may be long gone."""
    appeal = "-appeal" if question.status == REJECTED else ""
    return Text(f"question-status-{question.status}{appeal}", number=str(question.number))


def _asked(question: Question) -> Text:
    """The day, as the export has it: the minute would tell who was typing just then."""
    return Text("question-asked-at", at=ui.Day(question.asked_at))


def for_roundtable(roundtable: Roundtable | None) -> list[ui.Field]:
    """The roundtable that a question is for; nothing where it waits for the next."""
    return [ui.Field(Text("question-for"), roundtable.title)] if roundtable is not None else []


def _about(question: Question) -> list[ui.Field]:
    if question.about not in _KINDS:
        return []
    return [ui.Field(Text("question-about"), subject_of(question))]


def subject_of(question: Question) -> Text:
    """What a question is about: a kind of thing, by its title where that is known."""
    if not question.about_title:
        return Text(f"question-about-{question.about}")
    title = called(question.about_title) if question.about == "official" else question.about_title
    return Text(f"question-about-{question.about}-titled", title=title)


def choices(questions: Iterable[Question]) -> list[ui.Choice]:
    """Questions as entries of a drop-down or a list of completions, by number."""
    return [ui.Choice(str(q.number), f"#{q.number} {shorten(q.text, LABEL)}") for q in questions]
