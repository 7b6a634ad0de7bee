"""Reads a time said in words ("tomorrow 6pm", "mañana a las 18:00", "2026-12-01 18:00") in a zone.

`read_when` reads one time, `read_stretch` one that may have an end ("tomorrow 6-8pm"), `read_day` a day;
`read_schedule` reads a time that may come again ("every Tuesday 18:00")
too. Every word must be known: what means two things is asked about, and nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.core.days import ContradictionError, Days, UnsureError, day_first
from bot.core.errors import UserError
from bot.core.hours import Hour, asked, folded, take, take_part
from bot.core.i18n import babel_locale
from bot.core.recurring import read_recurrence, recurs
from bot.core.schedule import Schedule, Stretch, instant_of
from bot.core.stretch import take_stretch
from bot.core.vocabulary import NUMBERS

LONGEST = 100
"""Characters; nobody says one time at greater length."""
ASKED = frozenset(
    {"when-which-half", "when-which-day", "when-midnight", "recurrence-which-end", "recurrence-which-nth"}
)
"""The errors that ask which of two times is meant."""

_JUST_NOW = timedelta(minutes=1)
_NOW = {"now", "right now", "ahora", "ahora mismo", "ya"}
_FROM_NOW = re.compile(r"(?:in|en|dentro|de aqui) ")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s?(z|[+-]\d{2}:?\d{2})")
_NUMBER = rf"(?P<number>\d{{1,4}}|an?|una?|{'|'.join(NUMBERS)})"
_ELAPSED = re.compile(r"(?:in|en|dentro de|de aqui a) (?P<amount>.+)|(?P<later>.+) from now")
_PIECE = re.compile(rf"\b{_NUMBER} ?(?P<unit>hours?|horas?|hrs?|h|minutes?|minutos?|mins?)\b")
_HALVES = (
    (re.compile(r"\b(?:half an hour|media hora)\b"), "30 minutes"),
    (re.compile(r"\b(?:(?:an|one|1) hour and a half|(?:una |1 )?hora y media)\b"), "90 minutes"),
    (re.compile(r"\b(?:hours and a half|horas y media)\b"), "hours 30 minutes"),
)
_ZONES = {
    **dict.fromkeys(("et", "est", "edt", "eastern", "eastern time", "hora del este"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central", "central time", "hora del centro"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain time"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific", "pacific time", "hora del pacifico"), "America/Los_Angeles"),
    **dict.fromkeys(("ast", "atlantic time", "hora del atlantico", "hora de puerto rico"), "America/Puerto_Rico"),
    **dict.fromkeys(("utc", "gmt", "z"), "UTC"),
}
_ZONE = re.compile(rf"(?<=\w) ({'|'.join(sorted(_ZONES, key=len, reverse=True))})$")
_LOCAL = re.compile(r" (?:local time|hora local)$")


@dataclass(frozen=True)
class _Said:
    """What was said: the day, its time where there is one, and the zone, if another than the community's.

    An `instant` stands for all three.
    """

    day: date
    at: time | None = None
    zone: str | None = None
    instant: datetime | None = None


def read_when(text: str, *, locale: str, zone: str, now: datetime) -> datetime:
    """The instant meant by `text`, said by somebody in `zone` at `now`, in UTC.

    A wall-clock time that a DST change skips moves forward by the gap; one that comes twice is the first, unless
    only the second is still to come. Words of both languages are understood, whatever the person's own.
    Raises UserError "when-unreadable"; "when-stretch" where an end is said too; "when-no-time" where a day alone is
    said: a meeting at midnight is nobody's wish; "when-contradicts" where a weekday is not the date's; and the ASKED
    where two times may be meant.
    """
    try:
        return _moment(_read(text, _words(text), locale, zone, now), text, zone, now)
    except UserError as error:
        _check_stretch(error, text)
        raise


def read_stretch(text: str, *, locale: str, zone: str, now: datetime) -> Stretch:
    """When something begins and, if `text` says so, ends.

    Raises UserError as `read_when` does, and "when-recurs" where more than one time is said.
    """
    words, length = _words(text), None
    if _instant(words, now) is None:  # 18:00-05:00 may end in an offset
        words, length = take_stretch(words, text)
    try:
        said = _read(text, words, locale, zone, now)
    except UserError as error:
        raise _wrong("recurs", text) if error.text.key == "when-unreadable" and recurs(text) else error from None
    starts = _moment(said, text, zone, now)
    if length is None or said.at is None:
        return Stretch(starts)
    return Stretch(starts, instant_of(datetime.combine(said.day, said.at) + length, said.zone or zone))


def _check_stretch(error: UserError, text: str) -> None:
    """Raise UserError "when-stretch" where what was not understood says from when to when."""
    if error.text.key not in {"when-unreadable", "recurrence-unreadable", "recurrence-contradicts"}:
        return
    try:
        length = take_stretch(_words(text), text)[1]
    except UserError:  # its end may be of either half of the day
        return
    if length is not None:
        raise _wrong("stretch", text) from error


def _moment(said: _Said, text: str, zone: str, now: datetime) -> datetime:
    if said.instant is not None:
        return said.instant
    if said.at is None:
        raise _wrong("no-time", text)
    local, home = datetime.combine(said.day, said.at), ZoneInfo(said.zone or zone)
    try:
        first, second = (local.replace(tzinfo=home, fold=fold).astimezone(UTC) for fold in (0, 1))
    except OverflowError:  # the last evening of the year 9999 is past it in UTC
        raise _wrong("unreadable", text) from None
    return second if first < now - _JUST_NOW <= second else first


def read_day(text: str, *, locale: str, zone: str, now: datetime) -> date:
    """The day meant by `text`, with or without a time, in `zone`. Raises UserError as `read_when` does."""
    return _read(text, _words(text), locale, zone, now).day


def read_schedule(text: str, *, locale: str, zone: str, now: datetime) -> Schedule:
    """When something is said that may recur. Raises UserError at `when`: see `read_when` and `read_recurrence`."""
    if not recurs(text):
        return Schedule(read_when(text, locale=locale, zone=zone, now=now), None, text.strip())
    words, named = _zone(folded(text), zone)
    plain = text if named is not None or words == folded(text) else words

    def day(said: str, since: date | None) -> date | None:
        spoken = instant_of(datetime.combine(since, time()), zone) if since else now
        try:
            return read_day(said, locale=locale, zone=zone, now=spoken)
        except UserError as error:
            if error.text.key in ASKED:
                raise
            return None

    try:
        recurrence = read_recurrence(plain, zone=zone, now=now, read_day=day)
    except UserError as error:
        _check_stretch(error, text)
        raise
    first = recurrence.next(now)
    if first is None:
        raise UserError("recurrence-never", field="when")
    return Schedule(first, recurrence, text.strip())


def _read(text: str, words: str, locale: str, zone: str, now: datetime) -> _Said:
    """What is said in `text` by the folded `words`. Raises UserError."""
    local = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if not words:
        raise _wrong("unreadable", text)
    if (instant := _instant(words, now)) is not None:
        return _Said(instant.astimezone(ZoneInfo(zone)).date(), instant=instant)
    words, named = _zone(words, zone)
    rest, hour = _hour(words, text)
    at = hour.time() if hour is not None else None
    if hour is not None and at is None:
        raise _wrong("unreadable", text)
    day = _day(rest, at, local, day_first(locale, zone), text, locale)
    if hour is not None and (unsure := asked(hour, text)):
        raise unsure
    if rest and hour is not None and hour.midnight:
        raise _wrong("midnight", text)
    if at is None and _FROM_NOW.match(rest):  # an amount of time from now is an instant
        at = local.time()
    return _Said(day, at, named)


def _hour(words: str, text: str) -> tuple[str, Hour | None]:
    """The words without the time of day, and that time."""
    rest, hours = take(words)
    if len(hours) > 1:
        raise _wrong("unreadable", text)
    rest, part = take_part(rest)
    if not hours:
        return rest, None
    hour = hours[0] if hours[0].part else replace(hours[0], part=part)
    if _ISO.fullmatch(rest) and not hour.bare:  # who writes the day so means the clock of twenty-four hours
        hour = replace(hour, padded=True)
    return rest, hour


def _day(rest: str, at: time | None, local: datetime, day_first: bool | None, text: str, locale: str) -> date:  # noqa: FBT001 -- as Days has it
    def passed(day: date) -> bool:
        return datetime.combine(day, at or time.max) < local - _JUST_NOW

    try:
        day = Days(local.date(), passed, day_first, timed=at is not None).read(rest)
    except UnsureError as unsure:
        example = f"{unsure.first.isoformat()} {at:%H:%M}" if at else unsure.first.isoformat()
        raise _wrong("which-day", text, first=unsure.first, second=unsure.second, example=example) from None
    except ContradictionError as wrong:
        weekday = format_date(wrong.day, "EEEE", locale=babel_locale(locale))
        raise _wrong("contradicts", text, day=wrong.day, weekday=weekday) from None
    if day is None or (not rest and at is None):
        raise _wrong("unreadable", text)
    return day


def _words(text: str) -> str:
    """The words, folded, without the marks that mean nothing; none where there are too many."""
    if len(text) > LONGEST:
        return ""
    plain = re.sub(r"(?<=[a-z])\.(?=\s|$)", "", folded(text.strip()))
    plain = re.sub(r"^(\d{4}-\d{2}-\d{2})t(\d)", r"\1 \2", plain)
    plain = re.sub(r"^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}):00$", r"\1", plain)
    return " ".join(plain.replace("@", " at ").split())


def _instant(words: str, now: datetime) -> datetime | None:
    """What names an instant by itself: now, in 2 hours, 2026-12-01T18:00Z."""
    if words in _NOW:
        return now
    if (match := _INSTANT.fullmatch(words)) and not (match[3][0] == "-" and match[3][1:] > match[2]):
        try:
            offset = match[3].replace("z", "+00:00")
            return datetime.fromisoformat(f"{match[1]}T{match[2]}{offset}").astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    for pattern, put in _HALVES:
        words = pattern.sub(put, words)
    match = _ELAPSED.fullmatch(words)
    amount = (match["amount"] or match["later"]) if match else ""
    pieces = list(_PIECE.finditer(amount))
    if not pieces or re.sub(r"\b(?:and|y)\b", "", _PIECE.sub("", amount)).strip():
        return None
    return now + timedelta(minutes=sum(_minutes(piece) for piece in pieces))


def _minutes(piece: re.Match[str]) -> int:
    number = piece["number"]
    count = int(number) if number.isdecimal() else NUMBERS.get(number, 1)
    return count * (60 if piece["unit"].startswith("h") else 1)


def _zone(words: str, zone: str) -> tuple[str, str | None]:
    """Take a zone's name from the end of the words; None where it is the community's own."""
    words = _LOCAL.sub("", words)
    match = _ZONE.search(words)
    if match is None:
        return words, None
    own = {datetime(2026, month, 1, tzinfo=ZoneInfo(zone)).strftime("%Z").lower() for month in (1, 7)}
    named = _ZONES[match[1]]
    return words[: match.start()], None if match[1] in own or named == zone else named


def _wrong(how: str, text: str, **args: object) -> UserError:
    return UserError(f"when-{how}", field="when", said=text.strip()[:80], **args)
