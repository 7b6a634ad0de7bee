"""How an answer shows itself: as a post, as a private message, and in the public record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.i18n import LANGUAGES
from bot.core.ui import Text
from cogs.officials.service import called

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from cogs.answers.answer import Answer

LANGUAGE_KEYS = {"en": "answer-in-en", "es": "answer-in-es"}


def posted(answer: Answer, question: str | Text, language: str) -> ui.Reply:
    """The public post: the question, what became of it, and the answer in each language there is, this one first."""
    said = [
        ui.Card(Text(LANGUAGE_KEYS[spoken]), text)
        for spoken in sorted(LANGUAGES, key=lambda spoken: spoken != language)
        if (text := answer.text_es if spoken == "es" else answer.text_en)
    ]
    return ui.Reply(
        Text(f"answer-posted-{answer.outcome}", number=str(answer.number)), [about(answer, question), *said]
    )


def told(answer: Answer, question: str | Text, language: str, controls: Sequence[ui.Control]) -> ui.Reply:
    """The private message to somebody who asked or supports the question, in their own language."""
    cards = [about(answer, question), ui.Card(Text("answer-itself"), answer.text(language))]
    return ui.Reply(Text(f"answer-told-{answer.outcome}", number=str(answer.number)), cards, controls=controls)


def recorded(answer: Answer, question: str | Text, language: str, zone: ZoneInfo) -> ui.Card:
    """The answer in the public record, in the reader's language where there is such a version, with the zone's day."""
    fields = [*_fields(answer), ui.Field(Text("answer-itself"), answer.text(language), short=False)]
    day = Text("answer-on", day=answer.answered_at.astimezone(zone).date())
    return ui.Card(_title(answer), question, _recording(answer), fields=fields, footer=day)


def about(answer: Answer, question: str | Text) -> ui.Card:
    """The question, who answered it, and where the recording is."""
    return ui.Card(_title(answer), question, _recording(answer), fields=_fields(answer))


def overdue(answer: Answer) -> ui.Card:
    """A promise to keep. It does not quote the question, whose words may be taken out or erased later."""
    record = ui.Button(Text("answer-record"), "answer-outcome", answer.number)
    return ui.Card(_title(answer), controls=[record], fields=_fields(answer))


def became(answer: Answer) -> Text:
    """What became of the question, for its own card."""
    return Text(f"answer-now-{answer.outcome}", day=answer.until)


def _title(answer: Answer) -> Text:
    return Text("answer-question", number=str(answer.number))


def _recording(answer: Answer) -> list[ui.Control]:
    return [ui.Link(Text("answer-recording"), answer.link)] if answer.link else []


def _fields(answer: Answer) -> list[ui.Field]:
    outcome = "answer-put-off" if answer.until is not None else f"answer-outcome-{answer.outcome}"
    fields = [
        ui.Field(Text("answer-outcome"), Text(outcome)),
        ui.Field(Text("answer-who"), called(answer.who)),
    ]
    if answer.until is not None:
        fields.append(ui.Field(Text("answer-until"), Text("answer-day", day=answer.until)))
    return fields
