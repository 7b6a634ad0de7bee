"""Reads which day words mean, English and Spanish: "next Tuesday", "el 1 de diciembre", "12/1", "pasado mañana".

Every word must be known, and two that name different days are refused: nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeAlias

from babel.core import get_global

from bot.core.vocabulary import DAYS, MONTHS, NUMBERS, ORDINALS, PLURAL, UNITS, WEEK


class UnsureError(Exception):
    """The words mean one of two days."""

    def __init__(self, first: date, second: date) -> None:
        super().__init__()
        self.first, self.second = first, second


class ContradictionError(Exception):
    """The words name a weekday and a date that falls on another."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.day = day


@dataclass(frozen=True)
class Days:
    """The days as somebody sees them who speaks on `today`.

    `passed(day)` tells whether a day has no more room for what is said; `day_first` how dates of mere numbers are
    written where they are, None where both ways are usual; `timed` whether a time of day was said besides, so that a
    mere number behind a weekday is none.
    """

    today: date
    passed: Callable[[date], bool]
    day_first: bool | None
    timed: bool = False

    def read(self, words: str) -> date | None:
        """The day that folded words say, the next one that has not passed; None where they say none.

        Raises UnsureError, ContradictionError.
        """
        try:
            for pattern, means in _forms():
                match = pattern.fullmatch(words)
                if match is not None:
                    return means(self, match.groupdict())
        except (ValueError, OverflowError):  # February 30; a year beyond 9999
            return None
        return None

    # one way of saying it each

    def named(self, said: dict[str, str]) -> date | None:
        """Today, tomorrow, ayer; and without any words the next day there is room on."""
        away = _AWAY.get(said["named"])
        return self.today + timedelta(days=away) if away is not None else None

    def anyday(self, _said: dict[str, str]) -> date:
        """No day is said."""
        return self.today + timedelta(days=int(self.passed(self.today)))

    def weekday(self, said: dict[str, str]) -> date:
        """Tuesday: the next there is."""
        first = self._coming(said["weekday"])
        return first + timedelta(days=7) if self.passed(first) else first

    def next_weekday(self, said: dict[str, str]) -> date:
        """Next Tuesday: for some this week's, for others next week's. Raises UnsureError where they are two days."""
        first = self._coming(said["weekday"], after=1)
        second = first + timedelta(days=7)
        weeks = [{(day + timedelta(days=begins)).isocalendar()[:2] for day in (self.today, first)} for begins in (0, 1)]
        if any(len(week) == 1 for week in weeks):  # a week that begins on Monday, or on Sunday
            raise UnsureError(first, second)
        return first

    def weekday_after_next(self, said: dict[str, str]) -> date:
        """Tuesday after next: a week after what "next Tuesday" is. Raises UnsureError as that does."""
        try:
            return self.next_weekday(said) + timedelta(days=7)
        except UnsureError as unsure:
            raise UnsureError(unsure.first + timedelta(days=7), unsure.second + timedelta(days=7)) from None

    def last_weekday(self, said: dict[str, str]) -> date:
        """Last Tuesday, which has been."""
        return self._coming(said["weekday"], after=1) - timedelta(days=7)

    def weekday_next_week(self, said: dict[str, str]) -> date:
        """Tuesday of the week after this, which begins on Monday."""
        monday = self.today + timedelta(days=7 - self.today.weekday())
        return monday + timedelta(days=_number_of(said["weekday"]))

    def weeks_from(self, said: dict[str, str]) -> date:
        """A week from Tuesday; two weeks from tomorrow."""
        begins = self._coming(said["weekday"], after=1) if said["weekday"] else self.today + timedelta(days=1)
        return begins + timedelta(days=7 * _counted(said["number"]))

    def numbered(self, said: dict[str, str]) -> date | None:
        """Tuesday 1, where it is no hour."""
        return self.day_of_month(said) if self.timed else None

    def ending(self, said: dict[str, str]) -> date:
        """The end of June, of the month, of the year."""
        year = said["year"] and int(said["year"])
        month = {"year": 12, "ano": 12}.get(said["ends"]) or MONTHS.get(said["ends"]) or self.today.month
        year = year or self.today.year + int(month < self.today.month)
        return date(year, month, calendar.monthrange(year, month)[1])

    def nth_weekday(self, said: dict[str, str]) -> date | None:
        """First Wednesday of December."""
        nth, weekday = ORDINALS.get(said["nth"]) or int(re.sub(r"\D", "", said["nth"])), _number_of(said["weekday"])
        if said["month"] in MONTHS:
            month = MONTHS[said["month"]]
            years = [int(said["year"])] if said["year"] else [self.today.year, self.today.year + 1]
            found = [day for year in years if (day := _nth(nth, weekday, date(year, month, 1)))]
            ahead = [day for day in found if said["year"] or not self.passed(day)]
            return ahead[0] if ahead else None
        away = 1 if re.search("next|proximo|viene", said["month"]) else 0
        first = _nth(nth, weekday, self._month(away))
        over = first is not None and said["month"] in _ANY_MONTH and self.passed(first)
        return _nth(nth, weekday, self._month(1)) if over else first

    def dated(self, said: dict[str, str]) -> date | None:
        """December 1; 1 de diciembre de 2026."""
        day = 1 if said["day"] in ("primero", "first", "uno") else int(re.sub(r"\D", "", said["day"]))
        return self._checked(self._of_year(said["year"], MONTHS[said["month"]], day), said)

    def year_first(self, said: dict[str, str]) -> date | None:
        """2026-12-01."""
        return self._checked(date(int(said["year"]), int(said["month"]), int(said["day"])), said)

    def numeric(self, said: dict[str, str]) -> date | None:
        """12/1, 1.12.2026. Raises UnsureError where either number may be the month."""
        first, second = int(said["first"]), int(said["second"])
        if first > 12 or second > 12 or first == second:
            day_first = first > 12
        elif self.day_first is None or (said["sign"] == "." and not self.day_first):
            raise UnsureError(*sorted((self._of_year(said["year"], first, second),
                                       self._of_year(said["year"], second, first))))  # fmt: skip
        else:
            day_first = self.day_first
        day, month = (first, second) if day_first else (second, first)
        return self._checked(self._of_year(said["year"], month, day), said)

    def day_of_month(self, said: dict[str, str]) -> date | None:
        """The 5th; el día 5; the 5th of next month."""
        number = int(re.sub(r"\D", "", said["day"]))
        for away in range(int(said.get("next") is not None), 4):
            first = self._month(away)
            day = first + timedelta(days=number - 1)
            if day.month == first.month and not self.passed(day):
                return self._checked(day, said)
        return None

    def away(self, said: dict[str, str]) -> date | None:
        """In 2 days; hace una semana; 3 days from now."""
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 -- most starts need none

        units = {f"{unit}s": 0 for unit in ("day", "week", "month", "year")}
        for number, unit in _AMOUNTS.findall(said["amount"]):
            units[f"{UNITS[unit]}s"] += _counted(number)
        sign = -1 if said["ago"] else 1
        found: date = self.today + relativedelta(**{u: sign * n for u, n in units.items()})
        return found

    # what they have in common

    def _coming(self, weekday: str, after: int = 0) -> date:
        begin = self.today + timedelta(days=after)
        return begin + timedelta(days=(_number_of(weekday) - begin.weekday()) % 7)

    def _month(self, away: int) -> date:
        """The first day of this month, or of one so many months away."""
        months = self.today.year * 12 + self.today.month - 1 + away
        return date(months // 12, months % 12 + 1, 1)

    def _of_year(self, year: str | None, month: int, day: int) -> date:
        """The date in that year, or in the first year in which there is one that has not passed."""
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        for ahead in range(9):  # a February 29 may be eight years away
            try:
                found = date(self.today.year + ahead, month, day)
            except ValueError:
                continue
            if not self.passed(found):
                return found
        raise ValueError(month)

    def _checked(self, day: date, said: dict[str, str]) -> date:
        weekday = said.get("before") or said.get("behind")
        if weekday and _number_of(weekday) != day.weekday():
            raise ContradictionError(day)
        return day


def day_first(language: str, zone: str) -> bool | None:
    """Whether 1/12 is the first of December for somebody who speaks the language and lives in the zone.

    English speakers put the month first in the United States, Spanish speakers the day everywhere; None where the
    person's habit and the place's are not the same.
    """
    american = get_global("zone_territories").get(zone) == "US"
    if language == "es":
        return None if american else True
    return False if american else None


def _nth(nth: int, weekday: int, month: date) -> date | None:
    days = [day for n in range(31) if (day := month + timedelta(days=n)).month == month.month]
    found = [day for day in days if day.weekday() == weekday]
    return found[nth - 1 if nth > 0 else nth] if nth and nth <= len(found) else None


def _number_of(weekday: str) -> int:
    return WEEK.index(DAYS[weekday][0])


def _counted(number: str) -> int:
    return int(number) if number.isdecimal() else NUMBERS.get(number, 1)


_AWAY = {
    **dict.fromkeys(("today", "later today", "hoy", "hoy mismo", "tonight"), 0),
    **dict.fromkeys(("tomorrow", "tmrw", "manana"), 1),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow", "pasado manana"), 2),
    **dict.fromkeys(("yesterday", "ayer"), -1),
    **dict.fromkeys(("the day before yesterday", "day before yesterday", "anteayer", "antier", "antes de ayer"), -2),
}
_ONE_DAY = (w for w, days in DAYS.items() if len(days) == 1 and not w.endswith(PLURAL))
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_ONE_DAY, key=len, reverse=True))})"
_OTHER = "(?P<{}>" + _WEEKDAY.partition(">")[2]
_BEFORE = rf"(?:(?:el )?{_OTHER.format('before')} )?(?:el |the )?"
_BEHIND = rf"(?: {_OTHER.format('behind')})?"
_MONTH = "|".join(MONTHS)
_DAY = r"(?P<day>\d{1,2}(?:st|nd|rd|th|o|ro)?|primero|first|uno)"
_YEAR = r"(?: (?:of |de |del )?(?P<year>\d{4}))?"
_NTH = rf"(?P<nth>{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th|o|ro|er))"
_OF_MONTH = rf"(?P<month>{_MONTH}|this month|next month|este mes|mes|the month|proximo mes|mes que viene|mes proximo)"
_ANY_MONTH = {"mes", "the month"}
_NEXT_WEEK = r"(?:next week|(?:de |en )?la (?:proxima semana|semana (?:que viene|que entra|entrante|proxima)))"
_NUMBER = rf"(?:\d{{1,4}}|an?|una?|{'|'.join(NUMBERS)})"
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_AMOUNTS = re.compile(rf"\b({_NUMBER}) ({_UNIT})\b")
_AMOUNT = rf"(?P<amount>{_NUMBER} (?:{_UNIT})(?: (?:(?:and|y) )?{_NUMBER} (?:{_UNIT}))*)"

_OR = _WEEKDAY.replace("weekday", "other")


Means: TypeAlias = Callable[[Days, dict[str, str]], date | None]


def _either(means: Means) -> Means:
    """For a form in which the weekday stands before or behind."""
    return lambda days, said: means(days, {"weekday": said["weekday"] or said["other"]})


def _ago(days: Days, said: dict[str, str]) -> date | None:
    return days.away({"amount": said["amount"] or said["since"], "ago": "ago"})


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Means], ...]:
    """The ways of saying a day, and what each means; made when first asked for, since most starts need none."""
    return tuple(
        (re.compile("".join(pattern)), means)
        for pattern, means in (
            ([""], Days.anyday),
            ([rf"(?:for |para )?(?P<named>{'|'.join(sorted(_AWAY, key=len, reverse=True))})"], Days.named),
            ([rf"(?:on |this |coming |el |este |para |del )*{_WEEKDAY}"], Days.weekday),
            ([rf"(?:on |el |este )*(?:next |proximo ){_WEEKDAY}",
              rf"|(?:el )?{_OR} (?:proximo|que viene|que entra|entrante)"], _either(Days.next_weekday)),
            ([rf"(?:on |the )*{_WEEKDAY} after next|el {_OR} (?:despues del|siguiente al) proximo"],
             _either(Days.weekday_after_next)),
            ([rf"(?:el )?(?:last |pasado ){_WEEKDAY}|(?:el )?{_OR} pasado"], _either(Days.last_weekday)),
            ([rf"(?:on |el )?{_WEEKDAY} (?:of )?{_NEXT_WEEK}",
              rf"|{_NEXT_WEEK} (?:on |el )?{_OR}"], _either(Days.weekday_next_week)),
            ([rf"(?P<number>{_NUMBER}) weeks? from (?:tomorrow|(?:this )?{_WEEKDAY})"], Days.weeks_from),
            ([rf"(?:on |the |el )*{_NTH} {_WEEKDAY} (?:of |in |de |del |en )*{_OF_MONTH}{_YEAR}"], Days.nth_weekday),
            ([rf"(?:on )?{_BEFORE}{_DAY} (?:of |de )?(?P<month>{_MONTH}){_YEAR}{_BEHIND}"], Days.dated),
            ([rf"(?:on )?{_BEFORE}(?P<month>{_MONTH}) (?:the )?{_DAY}{_YEAR}{_BEHIND}"], Days.dated),
            ([rf"(?:on )?{_BEFORE}(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})",
              _BEHIND], Days.year_first),
            ([rf"(?:on )?{_BEFORE}(?P<first>\d{{1,2}})(?P<sign>[-/.])(?P<second>\d{{1,2}})",
              rf"(?:(?P=sign)(?P<year>\d{{4}}|\d{{2}}))?{_BEHIND}"], Days.numeric),
            ([rf"(?:on |para )?(?:el )?(?:{_OTHER.format('before')} )?(?:on )?(?:the |el |dia )+",
              r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)",
              r"(?: (?:of this month|de este mes|(?P<next>of next month|del (?:proximo mes|mes que viene))))?"],
             Days.day_of_month),
            ([rf"(?:on |el |este |para )*{_OTHER.format('before')} (?P<day>\d{{1,2}})"], Days.numbered),
            ([r"(?:on |at |el |a )*(?:the )?(?:end of|fin(?:al|ales|es)? del?) (?:the |este )?",
              rf"(?P<ends>month|year|mes|ano|{_MONTH}){_YEAR}"], Days.ending),
            ([rf"(?:on )?(?:{_OTHER.format('before')} )?(?P<day>\d{{1,2}}(?:st|nd|rd|th))"], Days.day_of_month),
            ([rf"{_AMOUNT} from (?:now|today)(?P<ago>(?!))?"], Days.away),
            ([rf"(?:in|en|dentro de|de aqui a) {_AMOUNT}(?P<ago>(?!))?"], Days.away),
            ([rf"{_AMOUNT} (?P<ago>ago)|hace {_AMOUNT.replace('amount', 'since')}"], _ago),
        )
    )  # fmt: skip
