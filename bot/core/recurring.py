"""Reads a recurrence said in words, in English or Spanish: "every Tuesday 18:00", "el primer miércoles de cada mes".

The words are folded to lower case without accents; the time of day, the end, the first day and the number of times
are taken out, each by its own pattern, and what is left must be known word by word. What contradicts itself is
refused, and so is what was not understood: nothing is guessed that the reading said back would not show.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.core.errors import UserError
from bot.core.hours import Hour, asked, folded, take, take_part
from bot.core.schedule import Recurrence
from bot.core.vocabulary import (
    ADVERBS,
    BREAKS,
    CUES,
    DAYS,
    DURING,
    EDGE,
    EVERY_NTH,
    FILLERS,
    FROM,
    FROM_TO,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PHRASES,
    RANGE,
    TIMES,
    UNITS,
    UNTIL,
    WEEK,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    ReadDay = Callable[[str, date | None], date | None]
    """Reads a day said in words, by somebody who speaks on a day, None being today; None where it says none."""

LONGEST = 150
"""Characters; nobody says when at greater length."""


def recurs(text: str) -> bool:
    """Whether the words say something that comes again."""
    return len(text) <= LONGEST and CUES.search(_folded(text)) is not None


def read_recurrence(text: str, *, zone: str, now: datetime, read_day: ReadDay) -> Recurrence:
    """The recurrence meant by `text`, said by somebody in `zone` at `now`; its first time is still to come.

    Raises UserError at the field `when`: "recurrence-unreadable" with the words that were not understood,
    "recurrence-no-time", "recurrence-no-day", "recurrence-contradicts", "recurrence-never", and the three that ask:
    "recurrence-which-end", "recurrence-which-nth" and "when-which-half".
    """
    rest = _Rest(_folded(text))
    hour, at = _time_of_day(rest)
    starts = _day(rest, FROM, read_day)
    ends = _day(rest, UNTIL, read_day, starts)
    count, during = rest.take(TIMES), rest.take(DURING)
    said = _Said.of(rest.text)
    if said.may_be_every_other and EVERY_NTH.search(_folded(text)):
        raise _wrong("which-nth")
    if unsure := asked(hour, text):
        raise unsure
    local_now = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    earliest = max(local_now, datetime.combine(starts, time())) if starts else local_now
    first = _first(said, at, earliest)
    rule = said.rule()
    if sum(end is not None for end in (ends, count, during)) > 1 or (count and int(count[1]) < 1):
        raise _wrong("contradicts")
    if count is not None:
        rule += f";COUNT={int(count[1])}"
    if during is not None:
        ends = _last(first.date(), during)
    if ends is not None:
        if ends < first.date():
            raise _wrong("never")
        rule += f";UNTIL={ends:%Y%m%d}T235959"
    return Recurrence(rule, first, zone)


@dataclass
class _Rest:
    """The words that are not understood yet."""

    text: str

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match out of the words."""
        found = pattern.search(self.text)
        if found is not None:
            self.text = f"{self.text[: found.start()]} {self.text[found.end() :]}".strip()
        return found


@dataclass
class _Said:
    """What the words said, piece by piece."""

    unit: str | None = None
    interval: int = 1
    days: list[str] = field(default_factory=list)
    nth: list[str] = field(default_factory=list)
    workdays: list[int] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    month: int | None = None
    unknown: list[str] = field(default_factory=list)
    _ordinals: list[int] = field(default_factory=list)
    _number: int | None = None

    @classmethod
    def of(cls, text: str) -> _Said:
        """Read word by word. Raises UserError where a word is unknown or two contradict each other."""
        said = cls()
        for word in text.split():
            said._word(word)
        said._settle()
        if said.unknown:
            raise UserError("recurrence-unreadable", field="when", words=" ".join(said.unknown)[:80])
        said._check()
        return said

    def rule(self) -> str:
        """The RFC 5545 rule, without its end."""
        freq = f"FREQ={self._freq()}"
        by = [f"INTERVAL={self.interval}"] if self.interval > 1 else []
        by += [f"BYMONTH={self.month}"] if self.month else []
        by += [f"BYMONTHDAY={','.join(map(str, sorted(set(self.month_days))))}"] if self.month_days else []
        days = WEEK[:5] if self.workdays else self.nth or sorted(set(self.days), key=WEEK.index)
        by += [f"BYDAY={','.join(dict.fromkeys(days))}"] if days else []
        by += [f"BYSETPOS={','.join(map(str, sorted(set(self.workdays))))}"] if self.workdays else []
        return ";".join([freq, *by])

    @property
    def may_be_every_other(self) -> bool:
        """Whether no month was named that would tell the second Tuesday of it from every second one."""
        return bool(self.nth) and self.unit is None and self.month is None

    def _freq(self) -> str:
        if self.month:
            return "YEARLY"
        if self.nth or self.month_days or self.workdays:
            return "MONTHLY"
        return "WEEKLY" if self.days else {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}[self.unit or "day"]

    def _word(self, word: str) -> None:
        number = NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) < 4 else None)
        ordinal = ORDINALS.get(word) or _numbered(word)
        if word in DAYS:
            self._weekdays(DAYS[word])
        elif ordinal is not None:
            self._ordinals.append(ordinal)
        elif number is not None:
            self._settle_number()
            self._number = number
        elif word in UNITS:
            self._of_unit(UNITS[word])
        elif word in ADVERBS:
            unit, interval = ADVERBS[word]
            self._every(unit, interval)
        elif word in MONTHS:
            self.month = self._one(self.month, MONTHS[word])
        elif word in BREAKS:  # "the 15 of every month", "el 15 de cada mes"
            self._settle()
        elif word not in FILLERS:
            self.unknown.append(word)

    def _weekdays(self, days: tuple[str, ...]) -> None:
        if self._ordinals:
            if any(n not in (*range(1, 6), -1) for n in self._ordinals):
                raise _wrong("never")
            if days == WEEK[5:]:  # its first Saturday and its first Sunday may be six days apart
                raise _wrong("no-day")
            if days == WEEK[:5]:
                self.workdays += self._ordinals
            else:
                self.nth += [f"{n}{day}" for n in self._ordinals for day in days]
            self._ordinals = []
        else:
            if self._number is not None:  # "every 2 Tuesdays"
                self._every("week", self._number)
                self._number = None
            self.days += days

    def _of_unit(self, unit: str) -> None:
        if self._ordinals and unit == "day":  # "the last day of the month"
            self._settle()
        elif self._number is not None:
            self._every(unit, self._number)
            self._number = None
        else:
            self._every(unit, 1)

    def _every(self, unit: str, interval: int) -> None:
        if self.unit not in (None, unit):
            raise _wrong("contradicts")
        if interval < 1 or self.interval not in (1, interval):
            raise _wrong("contradicts")
        self.unit, self.interval = unit, max(self.interval, interval)

    def _settle(self) -> None:
        """Numbers that nothing came after are days of the month: "el 15 de cada mes", "the 1st"."""
        self.month_days += self._ordinals
        self._ordinals = []
        self._settle_number()

    def _settle_number(self) -> None:
        if self._number is not None:
            self.month_days.append(self._number)
            self._number = None

    def _check(self) -> None:
        if sum(map(bool, (self.days, self.nth, self.month_days, self.workdays))) > 1:
            raise _wrong("contradicts")
        dated = bool(self.nth or self.month_days or self.workdays)
        fits = {
            "day": not (dated or self.days or self.month),
            "week": not dated,
            "month": not (self.days or self.month),
            "year": self.month is not None,
        }
        if self.unit is not None and not fits[self.unit]:
            raise _wrong("no-day" if self.unit == "year" else "contradicts")
        if self.unit != "day" and not (self.days or dated):
            raise _wrong("no-day")
        if self.month and self.days:
            raise _wrong("contradicts")
        if not 1 <= self.interval <= 52 or any(not (1 <= d <= 31 or d == -1) for d in self.month_days):
            raise _wrong("contradicts")
        if self.month and any(d > calendar.monthrange(2024, self.month)[1] for d in self.month_days):
            raise _wrong("never")

    @staticmethod
    def _one(before: int | None, now: int) -> int:
        if before not in (None, now):
            raise _wrong("contradicts")
        return now


def _first(said: _Said, at: time, earliest: datetime) -> datetime:
    """The first local time that is still to come; from it on an interval counts."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 -- most starts need none

    every = re.sub(r";INTERVAL=\d+", "", said.rule())
    begin = datetime.combine(earliest.date() - timedelta(days=1), at)
    found: datetime | None = rrulestr(every, dtstart=begin).after(earliest, inc=True)
    if found is None:
        raise _wrong("never")
    return found


def _last(first: date, during: re.Match[str]) -> date:
    """The last day of so many weeks, months or years that begin with the first time."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 -- most starts need none

    number, unit = during["number"], f"{UNITS[during['unit']]}s"
    length: Any = {unit: int(number) if number.isdecimal() else NUMBERS[number]}
    last: date = first + relativedelta(**length) - timedelta(days=1)
    return last


def _time_of_day(rest: _Rest) -> tuple[Hour, time]:
    """The one time of day that is said, as it was said and as it is read."""
    rest.text, found = take(rest.text)
    part = None
    if len(found) == 1 and found[0].part is None and (taken := take_part(rest.text))[1] is not None:
        rest.text, part = taken
    hours = [replace(hour, part=hour.part or part) for hour in found]
    times = {hour.time() for hour in hours}
    if len(times) != 1:
        raise _wrong("contradicts" if times else "no-time")
    at = times.pop()
    if at is None:
        raise _wrong("no-time")
    return hours[0], at


def _day(rest: _Rest, pattern: re.Pattern[str], read_day: ReadDay, since: date | None = None) -> date | None:
    """The first or last day that is said; a last one without a year is the next after the first, `since`."""
    match = rest.take(pattern)
    if match is None:
        return None
    said = match["day"]
    if month := EDGE.fullmatch(said):
        if pattern is UNTIL and not match[0].startswith("thr"):
            raise UserError("recurrence-which-end", field="when", words=match[0][:80])
        said = f"end of {said}" if pattern is UNTIL else f"{month['month']} 1{month['year'] or ''}"
    day = read_day(said, None)
    if day is not None and since is not None and day < since:
        day = read_day(said, since)
    if day is None:
        raise UserError("recurrence-unreadable", field="when", words=match["day"][:80])
    return day


def _numbered(word: str) -> int | None:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|o|ro|er)", word)
    return int(found[1]) if found else None


def _folded(text: str) -> str:
    """The folded words, every phrase of several words as one."""
    plain = folded(text)
    for pattern, word in PHRASES:
        plain = pattern.sub(word, plain)
    return RANGE.sub(_range, FROM_TO.sub(r"from \g<first> until \g<last>", plain))


def _range(match: re.Match[str]) -> str:
    first, last = (DAYS[match[name]][0] for name in ("first", "last"))
    begin, end = WEEK.index(first), WEEK.index(last)
    length = (end - begin) % 7
    return " ".join(WEEK[(begin + n) % 7].lower() for n in range(length + 1))


def _wrong(how: str) -> UserError:
    return UserError(f"recurrence-{how}", field="when")
