"""A roundtable as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.ui import Choice, Text
from cogs.roundtables.store import LENGTH

if TYPE_CHECKING:
    from cogs.roundtables.store import RoundtableRow


@dataclass(frozen=True)
class Roundtable:
    """One meeting; instants are UTC, `zone` is the IANA zone its time was told in."""

    id: int
    title: str
    starts_at: datetime
    ends_at: datetime | None
    all_day: bool
    zone: str
    location: str | None
    link: str | None
    notes: str | None
    questions_open: bool
    cancelled: bool

    @classmethod
    def of(cls, row: RoundtableRow) -> Roundtable:
        """The row's value."""
        return cls(
            row.id, row.title, row.starts_at, row.ends_at, row.all_day, row.zone, row.location, row.link, row.notes,
            row.questions_open, row.state == "cancelled",
        )  # fmt: skip

    @property
    def day(self) -> date:
        """The day it is on, where it takes place."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def when(self) -> Text:
        """Its start as a message: an instant that each reader sees in their own zone, or a day."""
        return Text("roundtable-day", day=self.day) if self.all_day else Text("roundtable-start", starts=self.starts_at)

    @property
    def choice(self) -> Choice:
        """Its entry in a suggester's answer."""
        return Choice(str(self.id), Text("roundtable-choice", title=self.title, when=self.when))

    def upcoming(self, now: datetime) -> bool:
        """Whether it is planned and not over yet."""
        return not self.cancelled and (self.ends_at or self.starts_at + LENGTH) > now

    def takes_questions(self, now: datetime) -> bool:
        """Whether a question for it would still be put."""
        return self.questions_open and self.upcoming(now)
