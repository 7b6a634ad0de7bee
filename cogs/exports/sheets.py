"""What stands in the tables of an export: their columns, and a question, cluster or ledger line as a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from bot.core.ui import Text, Words
from cogs.agenda.service import Agenda
from cogs.answers.service import Answer
from cogs.questions.service import LIVE, WITHDRAWN, Exported, Neighbourhoods, Question
from cogs.review.service import FEWEST, Ledger

Cell: TypeAlias = str | int | date | None
Row: TypeAlias = Sequence[Cell]
Kind = Literal["text", "number", "date"]


@dataclass(frozen=True)
class Column:
    """One column: the end of its title's key `exports-column-…`, what its cells are, its width in characters."""

    key: str
    kind: Kind = "text"
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """A table; its title is `exports-sheet-<key>`."""

    key: str
    columns: tuple[Column, ...]


QUESTIONS = Sheet(
    "questions",
    (
        Column("number", "number", 9), Column("text", width=80), Column("neighbourhood", width=18),
        Column("name", width=18), Column("about", width=30), Column("asked_on", "date", 12),
        Column("status", width=12), Column("language", width=10), Column("roundtable", width=26),
        Column("labels", width=20), Column("supporters", "number", 11), Column("joined_to", "number", 11),
        Column("reason", width=18), Column("redacted", width=10), Column("shown", "number", 9),
    ),
)  # fmt: skip
CLUSTERS = Sheet(
    "clusters",
    (
        Column("number", "number", 9), Column("text", width=80), Column("supporters", "number", 11),
        Column("wordings", "number", 10), Column("joined", width=24), Column("labels", width=20),
        Column("status", width=12), Column("shown", "number", 9),
    ),
)  # fmt: skip

AGENDA = Sheet(
    "agenda",
    (
        Column("roundtable", width=26), Column("place", "number", 9), Column("number", "number", 9),
        Column("text", width=80), Column("supporters", "number", 11), Column("became", width=16),
        Column("skipped", width=40), Column("rule", width=24),
    ),
)  # fmt: skip
ANSWERS = Sheet(
    "answers",
    (
        Column("number", "number", 9), Column("text", width=80), Column("outcome", width=14), Column("who", width=28),
        Column("answered_on", "date", 12), Column("until", "date", 12), Column("answer_en", width=60),
        Column("answer_es", width=60), Column("link", width=30),
    ),
)  # fmt: skip
LEDGER = Sheet(
    "ledger",
    (Column("part", width=34), Column("counted", width=60), Column("count", "number", 11), Column("note", width=60)),
)

Say = Callable[[str], str]
"""Says `exports-<key>`: in its reader's language in a workbook, as the program's own words in CSV."""
Read = Callable[[Words], str]
"""Says any feature's words in the language of a workbook's reader."""


@dataclass(frozen=True)
class Setting:
    """What a question's row takes from around it: titles of roundtables by id, the zone that days are told in."""

    zone: ZoneInfo
    roundtables: Mapping[int, str]
    neighbourhoods: Neighbourhoods
    say: Say

    def question(self, asked: Exported) -> Row:
        """A row of `QUESTIONS`. What was taken back keeps its number and loses its words."""
        day, status = self.day(asked.asked_at), self.say(f"status-{asked.status}")
        if asked.status == WITHDRAWN:
            return asked.number, "", "", "", "", day, status, "", "", "", None, None, "", "", None
        leads = asked.lead == asked.number
        return (
            asked.number, asked.text, self.neighbourhood(asked) or "", asked.name or "", self._about(asked), day,
            status, asked.language, self.roundtables.get(asked.roundtable_id or 0, ""), ", ".join(asked.labels),
            asked.supporters if leads else None, None if leads else asked.lead,
            asked.reason or "", self.say("word-yes") if asked.redacted else "", asked.shown,
        )  # fmt: skip

    def cluster(self, lead: Exported) -> Row:
        """A row of `CLUSTERS`."""
        return (
            lead.number, lead.text, lead.supporters, 1 + len(lead.others), ", ".join(map(str, lead.others)),
            ", ".join(lead.labels), self.say(f"status-{lead.status}"), lead.shown,
        )  # fmt: skip

    def bundled(self, lead: Exported) -> dict[str, Any]:
        """As it stands in a bundle."""
        return {
            "number": lead.number, "text": lead.text, "language": lead.language, "labels": lead.labels,
            "neighbourhood": self.neighbourhood(lead), "shown": lead.shown,
        }  # fmt: skip

    def day(self, at: datetime) -> date:
        """The day it was there; the second would tell who was typing just then."""
        return at.astimezone(self.zone).date()

    def neighbourhood(self, asked: Exported) -> str | None:
        """Where the asker lives, unless fewer than five said the same."""
        return self.neighbourhoods.shown(asked.neighbourhood, self.say("word-other"))

    def _about(self, asked: Exported) -> str:
        put_at = self.roundtables.get(asked.roundtable_id or 0)
        if asked.about == "general" and put_at is not None:
            return f"{self.say('about-roundtable')}: {put_at}"
        about = self.say(f"about-{asked.about}")
        return f"{about}: {asked.about_title}" if asked.about_title else about


def on_agenda(agenda: Agenda, say: Say) -> list[Row]:
    """The rows of `AGENDA` for one agenda, in its order; what the rule chose is known but of old ones."""
    rules = agenda.built or agenda.chosen
    by_hand = set(agenda.slate).difference(rules) if rules else set()
    return [
        (
            agenda.roundtable.title, place, item.number, question.text if question else say("word-gone"),
            agenda.supporters(item.number), say(f"became-{became}"), item.reason or "",
            say("rule-by-hand" if item.number in by_hand else f"rule-{agenda.rule}"),
        )
        for place, item in enumerate(agenda.items, 1)
        for question in [agenda.question(item.number)]
        for became in ["draft" if agenda.draft else item.status]
    ]  # fmt: skip


def answered(answer: Answer, asked: Question | None, say: Say, zone: ZoneInfo) -> Row:
    """A row of `ANSWERS`; `asked` is the question, None where it is not public any more."""
    return (
        answer.number, asked.text if asked else say("word-gone"), say(f"outcome-{answer.outcome}"), answer.who,
        answer.answered_at.astimezone(zone).date(), answer.until, answer.text_en or "", answer.text_es or "",
        answer.link or "",
    )  # fmt: skip


def counted(ledger: Ledger, read: Read) -> list[Row]:
    """The rows of `LEDGER`: the numbers of `/ledger`, and a note in place of one that might point at somebody."""
    if ledger.few:
        return [(read(Text("ledger-few-title")), "", None, read(Text("ledger-few", fewest=FEWEST)))]
    asked, reasons, appeals = (read(Text(f"ledger-{part}")) for part in ("questions", "reasons", "appeals"))
    fewer, ended = read(Text("ledger-fewer", fewest=FEWEST)), read(Text("ledger-appeals-few", fewest=FEWEST))
    return [
        *((asked, read(Text(f"ledger-{key}")), count, "") for key, count in _totals(ledger).items()),
        _median(asked, ledger.hours, read),
        *((reasons, read(why.words), count, fewer if count is None else "") for why, count in ledger.reasons),
        (reasons, read(Text("ledger-other")), ledger.other, ""),
        (appeals, read(Text("ledger-appealed")), ledger.appeals, ""),
        (appeals, read(Text("ledger-upheld")), ledger.upheld, ended if ledger.upheld is None else ""),
        (appeals, read(Text("ledger-granted")), ledger.granted, ended if ledger.granted is None else ""),
    ]


def _totals(ledger: Ledger) -> dict[str, int]:
    tally, statuses = ledger.tally, ("received", "approved", "rejected", "withdrawn")
    by_status = {status: tally.statuses.get(status, 0) for status in statuses}
    return {"asked": tally.asked, **by_status, "joined": tally.joined, "redacted": tally.redacted}


def _median(part: str, hours: float | None, read: Read) -> Row:
    """In whole hours, as `/ledger` tells it: what took less than one is told as one."""
    told = None if hours is None else max(1, round(hours))
    note = read(Text("ledger-time-few", fewest=FEWEST)) if hours is None else ""
    return part, read(Text("exports-ledger-hours")), told, note


def programs(key: str) -> str:
    """How CSV says it: in the program's own words, alike in every language."""
    return key.partition("-")[2]


def leads(questions: Iterable[Exported]) -> list[Exported]:
    """Those that stand for their cluster and are open to support."""
    return [q for q in questions if q.status in LIVE and q.lead == q.number]
