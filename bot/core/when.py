"""Reads a time said in words ("tomorrow 6pm", "mañana a las 18:00", "2026-12-01 18:00") in a zone.

`read_when` reads one time, `read_day` a day; `read_schedule` reads a time that may come again ("every Tuesday 18:00")
too.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.errors import UserError
from bot.core.recurring import read_recurrence, recurs
from bot.core.schedule import Schedule

_AT_HOUR = re.compile(r"\ba las?\b", re.IGNORECASE)
_DAY_PART = re.compile(r"\s+de la (?P<part>mañana|tarde|noche)\b", re.IGNORECASE)
_JUST_NOW = timedelta(minutes=1)
_FROM_NOW = re.compile(r"(?:in|en|dentro de)\s+(?:\d+|an?|one|una?)\s", re.IGNORECASE)
"""An amount of time from now is an instant, be it of days."""
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}(:\d{2})?$")


def read_when(text: str, *, locale: str, zone: str, now: datetime) -> datetime:
    """The instant meant by `text`, said by somebody in `zone` at `now`, in UTC.

    A wall-clock time that a DST change skips moves forward by the gap; one that comes twice is the first, unless
    only the second is still to come.
    The person's language is tried first, then the other. Raises UserError "when-unreadable", or "when-no-time" where
    a day alone is said: a meeting at midnight is nobody's wish.
    """
    said = text.strip()
    read = _read(said, locale, zone, now)
    if read is None:
        raise UserError("when-unreadable", field="when", said=said[:80])
    local, timed = read
    if not timed:
        raise UserError("when-no-time", field="when", said=said[:80])
    try:
        first, second = (local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1))
        return second if first < now - _JUST_NOW <= second else first
    except OverflowError:  # the last evening of the year 9999 is past it in UTC
        raise UserError("when-unreadable", field="when", said=said[:80]) from None


def read_day(text: str, *, locale: str, zone: str, now: datetime) -> date:
    """The day meant by `text`, with or without a time, in `zone`. Raises UserError "when-unreadable"."""
    read = _read(text.strip(), locale, zone, now)
    if read is None:
        raise UserError("when-unreadable", field="when", said=text.strip()[:80])
    return read[0].date()


def read_schedule(text: str, *, locale: str, zone: str, now: datetime) -> Schedule:
    """When something is said that may recur. Raises UserError at `when`: see `read_when` and `read_recurrence`."""
    if not recurs(text):
        return Schedule(read_when(text, locale=locale, zone=zone, now=now), None, text.strip())

    def day(said: str) -> date | None:
        found = _read(said, locale, zone, now)
        return found[0].date() if found else None

    recurrence = read_recurrence(text, zone=zone, now=now, read_day=day)
    first = recurrence.next(now)
    if first is None:
        raise UserError("recurrence-never", field="when")
    return Schedule(first, recurrence, text.strip())


def _read(said: str, locale: str, zone: str, now: datetime) -> tuple[datetime, bool] | None:
    """What is said on the wall clock, and whether that names a time of day; None where it cannot be read."""
    if exact := _iso(said):
        return exact, True
    day = _iso(f"{said} 00:00")
    return (day, False) if day else _words(said, locale, zone, now)


def _iso(said: str) -> datetime | None:
    if not _ISO.match(said):
        return None
    try:
        return datetime.fromisoformat(said.replace(" ", "T") if said[12:13] != ":" else f"{said[:10]}T0{said[11:]}")
    except ValueError:
        return None


def _words(said: str, locale: str, zone: str, now: datetime) -> tuple[datetime, bool] | None:
    from dateparser.date import DateDataParser  # noqa: PLC0415 -- half a second of import that most runs never need

    if not said or len(said) > 100:
        return None
    languages = [locale, *(other for other in ("en", "es") if other != locale)]
    base = now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    settings = {
        "RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False,
        "RETURN_TIME_AS_PERIOD": True,
    }  # fmt: skip
    plain = _DAY_PART.sub(lambda m: " am" if m["part"].lower() == "mañana" else " pm", _AT_HOUR.sub("", said))
    for language in languages:
        found = DateDataParser(languages=[language], settings=settings).get_date_data(plain)
        if found.date_obj is not None:
            return found.date_obj.replace(tzinfo=None), found.period == "time" or bool(_FROM_NOW.match(said))
    return None
