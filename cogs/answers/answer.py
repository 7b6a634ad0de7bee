"""An answer as a value, and what organisers record of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, cast, get_args

from bot.core import addresses
from bot.core.clean import clean, one_line
from bot.core.errors import UserError
from cogs.answers.store import DEFERRED

if TYPE_CHECKING:
    from cogs.answers.store import AnswerRow

Outcome = Literal["answered", "partly", "deferred", "declined"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

TEXT, WHO, LINK = 1200, 200, 1000
"""Characters: with the question and the answer in two languages a post still fits one message (Discord: 4,000)."""


@dataclass(frozen=True)
class Answer:
    """What became of one question. `number` is what the question was called then; `until` is a day."""

    id: int
    question_id: int
    number: int
    roundtable_id: int | None
    outcome: Outcome
    text_en: str | None
    text_es: str | None
    who: str
    official_id: int | None
    link: str | None
    until: date | None
    version: int
    answered_at: datetime

    @classmethod
    def of(cls, row: AnswerRow) -> Answer:
        """The row's value."""
        return cls(
            row.id, row.question_id, row.number, row.roundtable_id, cast("Outcome", row.outcome), row.text_en,
            row.text_es, row.who, row.official_id, row.link, row.until, row.version, row.answered_at,
        )  # fmt: skip

    def text(self, language: str) -> str:
        """The answer in this language, or in the one there is."""
        return (self.text_es if self.spoken(language) == "es" else self.text_en) or ""

    def spoken(self, language: str) -> str:
        """This language where the answer is in it, else the other."""
        return "es" if self.text_es and (language == "es" or not self.text_en) else "en"


@dataclass(frozen=True)
class Recorded:
    """What an organiser wants to record; `version` is that of the answer they saw, 0 where there was none."""

    number: int
    outcome: Outcome
    who: str
    text_en: str | None = None
    text_es: str | None = None
    link: str | None = None
    until: date | None = None
    version: int = 0

    def checked(self, today: date) -> Recorded:
        """The same in a form that can be shown. Raises UserError at the field that is wrong."""
        who, link = one_line(self.who)[:WHO], (self.link or "").strip() or None
        english, spanish = clean(self.text_en or "")[:TEXT], clean(self.text_es or "")[:TEXT]
        if not who:
            raise UserError("field-required", field="who")
        if not english and not spanish:
            raise UserError("answer-no-text", field="text_en")
        if link is not None and not addresses.is_web(link, LINK):
            raise UserError("answer-link", field="link", given=link[:80])
        if self.outcome == DEFERRED and self.until is None:
            raise UserError("answer-no-day", field="until")
        if self.outcome == DEFERRED and self.until is not None and self.until <= today:
            raise UserError("answer-past", field="until", day=self.until)
        until = self.until if self.outcome == DEFERRED else None
        return Recorded(self.number, self.outcome, who, english or None, spanish or None, link, until, self.version)
