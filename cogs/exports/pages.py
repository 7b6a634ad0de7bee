"""The brief in words: what `brief.typ` sets, chapter by chapter, in one language.

Everything here is data to the typesetter, residents' words above all: it reads them as text and never as markup.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text
from cogs.agenda.service import WAITING, notes
from cogs.exports.brief import Gathered

if TYPE_CHECKING:
    from bot.core.i18n import Voice
    from bot.core.request import Community
    from cogs.agenda.service import Agenda, Item
    from cogs.answers.service import Answer
    from cogs.exports.brief import Printed, Theme
    from cogs.exports.wanted import Wanted
    from cogs.questions.service import Question


@dataclass(frozen=True)
class Brief:
    """What the brief is about, and what it found."""

    community: Community
    wanted: Wanted
    statuses: Collection[str]
    """Those asked for, none where nobody chose."""
    gathered: Gathered
    agendas: tuple[Agenda, ...] = ()
    answers: tuple[tuple[Answer, Question | None], ...] = ()


def chapters(voice: Voice, brief: Brief) -> dict[str, Any]:
    """The brief in the voice's language, as JSON holds it."""
    title = brief.wanted.roundtable.title if brief.wanted.roundtable else brief.community.name
    return {
        "language": voice.locale,
        "title": voice.say(Text("exports-brief-title", what=title)),
        "lead": [voice.say(line) for line in _lead(voice, brief)],
        "chapters": [chapter for chapter in _chapters(voice, brief) if chapter],
        "privacy": voice.say(Text("exports-brief-privacy")),
    }


def _chapters(voice: Voice, brief: Brief) -> list[dict[str, Any] | None]:
    """What is to be put and what was answered come first, then what it was chosen from."""
    agendas = [_agenda(voice, agenda) for agenda in brief.agendas]
    return [*agendas, _answers(voice, brief), _asked(voice, brief), _where(voice, brief), _themes(voice, brief)]


def _lead(voice: Voice, brief: Brief) -> list[Text]:
    """What this is, and which questions are in it."""
    wanted, found = brief.wanted, brief.gathered
    lines = [Text("exports-brief-of", community=brief.community.name)]
    if wanted.roundtable is not None:
        key = "exports-brief-at-place" if wanted.roundtable.location else "exports-brief-at"
        lines.append(Text(key, when=wanted.roundtable.when, where=wanted.roundtable.location))
    if brief.statuses:
        said = ", ".join(voice.say(Text(f"exports-status-{status}")) for status in sorted(brief.statuses))
        lines.append(Text("exports-brief-status", statuses=said))
    if wanted.label is not None:
        lines.append(Text("exports-brief-label", label=wanted.label))
    if found.days is not None:
        first, last = found.days
        same = Text("exports-brief-day", day=first)
        lines.append(same if first == last else Text("exports-brief-days", first=first, last=last))
    return lines


def _agenda(voice: Voice, agenda: Agenda) -> dict[str, Any]:
    """The questions to be put, in order, and what the audit says."""
    state = "draft" if agenda.draft else "order" if agenda.waits else "over"
    return {
        "heading": voice.say(Text("agenda-of", roundtable=agenda.roundtable.title)),
        "text": [voice.say(Text(f"exports-brief-agenda-{state}"))],
        "questions": [_item(voice, agenda, place, item) for place, item in enumerate(agenda.items, 1)],
        "notes": [voice.say(note) for note in notes(agenda)],
    }


def _item(voice: Voice, agenda: Agenda, place: int, item: Item) -> dict[str, Any]:
    question = agenda.question(item.number)
    lines = [Text("exports-brief-number", number=str(item.number))]
    if supporters := agenda.supporters(item.number):
        lines.append(Text("exports-brief-people", count=supporters))
    if item.status != WAITING:
        lines.append(Text(f"exports-became-{item.status}"))
    if item.number in agenda.samples:
        lines.append(Text("question-about-sample"))
    return {
        "number": f"{place}.",
        "text": question.text if question else voice.say(Text("exports-word-gone")),
        "language": question.language if question else voice.locale,
        "notes": [*map(voice.say, lines), *([item.reason] if item.reason else [])],
    }


def _answers(voice: Voice, brief: Brief) -> dict[str, Any] | None:
    """What was answered, in the language of the brief where there is such a version."""
    if not brief.answers:
        return None
    return {
        "heading": voice.say(Text("exports-sheet-answers")),
        "questions": [_answer(voice, answer, asked, brief.community) for answer, asked in brief.answers],
    }


def _answer(voice: Voice, answer: Answer, asked: Question | None, community: Community) -> dict[str, Any]:
    day = answer.answered_at.astimezone(community.tz).date()
    outcome = Text(f"exports-outcome-{answer.outcome}")
    lines = [Text("exports-brief-answered", outcome=outcome, who=answer.who, day=day)]
    if answer.until is not None:
        lines.append(Text("exports-brief-until", day=answer.until))
    return {
        "number": str(answer.number),
        "text": asked.text if asked else voice.say(Text("exports-word-gone")),
        "language": asked.language if asked else voice.locale,
        "said": answer.text(voice.locale),
        "spoken": answer.spoken(voice.locale),
        "notes": [voice.say(line) for line in lines],
    }


def _asked(voice: Voice, brief: Brief) -> dict[str, Any]:
    """The chart: how much was asked under each theme, and how many support it; none where nothing has a theme."""
    found = brief.gathered
    lines = [Text("exports-brief-asked", questions=found.asked)]
    if found.unprinted:
        lines.append(Text("exports-brief-unprinted", count=found.unprinted))
    if found.clusters < found.asked - found.unprinted:
        lines.append(Text("exports-brief-alike", different=found.clusters))
    themed = any(theme.label for theme in found.themes)
    if themed:
        lines.append(Text("exports-brief-chart-note"))
    rows = [[_named(voice, t.label), t.questions, t.supports] for t in found.themes if themed]
    return {
        "heading": voice.say(Text("exports-brief-counts")),
        "text": [voice.say(line) for line in lines],
        "chart": _chart(voice, ["theme", "questions", "supports"], rows),
    }


def _where(voice: Voice, brief: Brief) -> dict[str, Any] | None:
    """Where those who asked live, as far as at least five say the same."""
    lives = brief.gathered.setting.neighbourhoods
    rows: list[list[Any]] = [[n, c] for n, c in sorted(lives.people.items(), key=lambda item: (-item[1], item[0]))]
    if lives.others:
        rows.append([voice.say(Text("exports-word-other")), lives.others])
    if not rows:
        return None
    return {
        "heading": voice.say(Text("exports-brief-where")),
        "text": [voice.say(Text("exports-brief-where-note"))],
        "chart": _chart(voice, ["neighbourhood", "people"], rows),
    }


def _chart(voice: Voice, columns: list[str], rows: list[list[Any]]) -> dict[str, Any] | None:
    most = max((row[1] for row in rows), default=0)
    if not most:
        return None
    titles = [voice.say(Text(f"exports-brief-column-{column}")) for column in columns]
    return {"columns": titles, "rows": [{"cells": row, "share": row[1] / most} for row in rows]}


def _themes(voice: Voice, brief: Brief) -> dict[str, Any] | None:
    """The questions themselves, theme by theme; a theme's name is left out where there is only one and it has none."""
    themes = [t for t in brief.gathered.themes if t.filed]
    if not themes:
        return None
    alone = len(themes) == 1 and themes[0].label is None
    groups = [_theme(voice, t, "" if alone else _named(voice, t.label)) for t in themes]
    return {"heading": voice.say(Text("exports-brief-themes")), "groups": groups}


def _theme(voice: Voice, theme: Theme, heading: str) -> dict[str, Any]:
    top = theme.top
    more = theme.filed - len(top)
    return {
        "heading": heading,
        "questions": [_question(voice, q) for q in top],
        "more": voice.say(Text("exports-brief-more", count=more)) if more else "",
    }


def _question(voice: Voice, printed: Printed) -> dict[str, Any]:
    return {
        "number": str(printed.number),
        "text": printed.text,
        "language": printed.language,
        "notes": [voice.say(note) for note in _notes(printed)],
    }


def _notes(printed: Printed) -> list[Text]:
    notes = [Text("question-about-sample")] if printed.sample else []
    if printed.supporters:
        notes.append(Text("exports-brief-people", count=printed.supporters))
    if printed.name:
        notes.append(Text("exports-brief-from", name=printed.name))
    if printed.neighbourhood:
        notes.append(Text("exports-brief-lives", neighbourhood=printed.neighbourhood))
    if printed.others:
        notes.append(Text("exports-brief-others", numbers=", ".join(map(str, printed.others))))
    return notes


def _named(voice: Voice, label: str | None) -> str:
    return label if label is not None else voice.say(Text("exports-brief-no-theme"))
