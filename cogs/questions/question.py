"""A question as a value, as everybody but its asker's own record may see it: it carries no pseudonym."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from cogs.questions.store import APPROVED, RECEIVED, QuestionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row


@dataclass(frozen=True)
class Question:
    """A question as moderators, organisers and its asker see it. `version` is what a change of it must name."""

    id: int
    number: int
    text: str
    neighbourhood: str | None
    name: str | None
    about: str
    about_title: str | None
    about_link: str | None
    roundtable_id: int | None
    asked_at: datetime
    status: str
    language: str
    joined_to: int | None
    version: int
    reason: str | None
    redacted: bool
    flags: tuple[str, ...]
    labels: tuple[str, ...]
    shown: int
    decided_at: datetime | None

    @classmethod
    def of(cls, row: QuestionRow | Row[Any]) -> Question:
        """The value of a row, or of one of `COLUMNS` alone."""
        return cls(
            row.id, row.number, row.text, row.neighbourhood, row.name, row.about, row.about_title, row.about_link,
            row.roundtable_id, row.asked_at, row.status, row.language, row.joined_to, row.version, row.reason,
            row.redacted, tuple(row.flags), tuple(row.labels), row.shown, row.decided_at,
        )  # fmt: skip

    @property
    def withdrawable(self) -> bool:
        """Whether its asker may still take it back."""
        return self.status in (RECEIVED, APPROVED)

    @property
    def cluster(self) -> int:
        """What its cluster is known by: the id of the question that the others were joined to."""
        return self.joined_to or self.id


COLUMNS = tuple(getattr(QuestionRow, field.name) for field in fields(Question))
"""What a question is made of: all that is read where many are, without meaning and asker."""
