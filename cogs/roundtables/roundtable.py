"""A roundtable as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.ui import At, Choice, Span, Text
from cogs.roundtables.store import LENGTH

if TYPE_CHECKING:
    from cogs.roundtables.store import RoundtableRow

_MORNING = timedelta(hours=9)
"""From then on a day-long meeting is taken to be on, so that nobody is reminded of it at midnight."""


@dataclass(frozen=True)
class Named:
    """An official whom a roundtable puts questions to: the id in the directory, name and office as they were then."""

    id: int
    name: str
    office: str

    @property
    def said(self) -> str:
        """Name and office as one."""
        return f"{self.name} ({self.office})" if self.office else self.name


@dataclass(frozen=True)
class Roundtable:
    """One meeting; instants are UTC, `zone` is the IANA zone its time was told in.

    `was_starts_at` and `was_location` are what people were told before it was changed. `revision` counts its
    changes, `moves` those of its time. `tentative` says that its calendar did not call it sure when it last spoke
    of it (RFC 5545, 3.8.1.11).
    """

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
    access: str | None = None
    interpretation: str | None = None
    officials: tuple[Named, ...] = ()
    capacity: int | None = None
    revision: int = 0
    moves: int = 0
    was_starts_at: datetime | None = None
    was_location: str | None = None
    created_at: datetime | None = None
    tentative: bool = False

    @classmethod
    def of(cls, row: RoundtableRow) -> Roundtable:
        """The row's value."""
        return cls(
            row.id, row.title, row.starts_at, row.ends_at, row.all_day, row.zone, row.location, row.link, row.notes,
            row.questions_open, row.state == "cancelled", row.access, row.interpretation,
            tuple(Named(**o) for o in row.officials), row.capacity, row.revision, row.moves,
            row.was_starts_at, row.was_location, row.created_at,
            tentative=bool((row.given or {}).get("tentative")),
        )  # fmt: skip

    @property
    def day(self) -> date:
        """The day it is on, where it takes place."""
        return self.day_of(self.starts_at)

    def day_of(self, at: datetime) -> date:
        """The day of an instant, where it takes place."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def when(self) -> Text:
        """Its time as a message: instants that each reader sees in their own zone, or days."""
        if self.all_day:
            return self._days()
        if self.ends_at is None:
            return self.start
        return Text("roundtable-span", span=Span(self.starts_at, self.ends_at))

    @property
    def start(self) -> Text:
        """Its start alone."""
        return self.started_at(self.starts_at)

    def started_at(self, at: datetime) -> Text:
        """Another start of the same meeting, said the same way."""
        return Text("roundtable-day", day=self.day_of(at)) if self.all_day else Text("roundtable-start", starts=at)

    @property
    def last_moment(self) -> datetime:
        """When it is over, as far as is known."""
        return self.ends_at or self.starts_at + LENGTH

    @property
    def begins(self) -> datetime:
        """The instant that reminders count from: a day-long one begins in the morning."""
        return self.starts_at + _MORNING if self.all_day else self.starts_at

    @property
    def choice(self) -> Choice:
        """Its entry in a suggester's answer, with the time where it takes place."""
        when = self.start if self.all_day else Text("roundtable-start", starts=At(self.starts_at, self.zone))
        return Choice(str(self.id), Text("roundtable-choice", title=self.title, when=when))

    def upcoming(self, now: datetime) -> bool:
        """Whether it is planned and not over yet."""
        return not self.cancelled and self.last_moment > now

    def takes_questions(self, now: datetime) -> bool:
        """Whether a question for it would still be put."""
        return self.questions_open and self.upcoming(now)

    def moved_from(self, before: Roundtable) -> bool:
        """Whether its time is another than before; a day stays the same day whichever zone it was read in."""
        if self.all_day and before.all_day:
            return self.day != before.day
        return self.all_day != before.all_day or self.starts_at != before.starts_at

    def _days(self) -> Text:
        last = self.day_of(self.ends_at - timedelta(seconds=1)) if self.ends_at else self.day
        if last <= self.day:
            return Text("roundtable-day", day=self.day)
        return Text("roundtable-days", first=self.day, last=last)
