"""What somebody wants exported: the file's kind, which questions, in which languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.clean import one_line
from bot.core.errors import UserError
from bot.core.i18n import LANGUAGES
from cogs.questions.service import APPROVED, LIVE, Selection

if TYPE_CHECKING:
    from bot.core.request import Community
    from cogs.roundtables.service import Roundtable

LABEL = 80
SLUG = 40
"""Characters of a title or a label that stand in a file's name."""


class Format(StrEnum):
    """The kinds of files."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        """As IANA has it."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.PDF: "application/pdf",
}


@dataclass(frozen=True)
class Wanted:
    """One export. `since` and `until` are days where the community is, both in it; `languages` are those to read in.

    `spellings` are the labels in use that are the one that was typed.
    """

    format: Format
    roundtable: Roundtable | None = None
    statuses: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    label: str | None = None
    languages: tuple[str, ...] = field(default=("en",))
    spellings: frozenset[str] | None = None

    @property
    def roundtable_id(self) -> int | None:
        """Of the one roundtable that is meant, if it is one."""
        return self.roundtable.id if self.roundtable else None

    def selection(self, zone: ZoneInfo) -> Selection:
        """The questions meant, days turned into the instants at which they begin and end in the zone."""
        return Selection(
            self.roundtable_id,
            self.statuses,
            _midnight(self.since, zone),
            _midnight(self.until, zone, timedelta(days=1)),
            self.spellings,
        )

    @property
    def whole(self) -> bool:
        """Whether nothing but a roundtable and statuses narrows it down."""
        return (self.since, self.until, self.label) == (None, None, None)

    @property
    def counted(self) -> tuple[str, ...]:
        """The statuses whose wordings make up a cluster: where only approved questions are wanted, only those."""
        return (APPROVED,) if self.statuses == {APPROVED} else LIVE

    def file_name(self, community: Community, today: date) -> str:
        """What the file is called, so that nobody saves one over another: after what is in it, and the day."""
        of = f"{_slug(self.roundtable.title)} {self.roundtable.id}" if self.roundtable else community.name
        days = [f"{word} {day}" for word, day in (("from", self.since), ("to", self.until)) if day]
        parts = ["questions", of, *sorted(self.statuses), self.label or "", *days, today.isoformat()]
        return "-".join(filter(None, map(_slug, parts))) + f".{self.format}"

    def with_statuses(self, statuses: Collection[str]) -> Wanted:
        """The same of questions with these statuses."""
        return replace(self, statuses=frozenset(statuses))


def read_day(typed: str | None, option: str) -> date | None:
    """A day as people type it, 2026-11-23. Raises UserError, naming the option, where it is none."""
    if not typed or not typed.strip():
        return None
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        raise UserError("exports-no-day", field=option, given=typed[:80]) from None
    if not 1970 < day.year < 9999:  # what both engines hold, with room for a zone
        raise UserError("exports-no-day", field=option, given=typed[:80])
    return day


def read_days(first: str | None, last: str | None, options: tuple[str, str]) -> tuple[date | None, date | None]:
    """Two days, both meant to be in. Raises UserError, naming an option, where one is no day or they are swapped."""
    since, until = read_day(first, options[0]), read_day(last, options[1])
    if since and until and until < since:
        raise UserError("exports-days-swapped", field=options[1], first=since, last=until)
    return since, until


def read_label(typed: str | None) -> str | None:
    """A label as it is kept."""
    return one_line(typed or "")[:LABEL] or None


def read_languages(typed: str | None, own: str) -> tuple[str, ...]:
    """The languages of "en", "es" or "both"; without a word the person's own."""
    if typed == "both":
        return LANGUAGES
    return (typed if typed in LANGUAGES else own,)


def _midnight(day: date | None, zone: ZoneInfo, later: timedelta = timedelta()) -> datetime | None:
    return datetime.combine(day + later, time(), zone) if day is not None else None


def _slug(text: str) -> str:
    """Words as every file system takes them: "Niñez y policía" is ninez-y-policia."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG].strip("-")
