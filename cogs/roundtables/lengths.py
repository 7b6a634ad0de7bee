"""Reads how long something takes ("90 min", "hora y media"), or until when ("until 8pm", "hasta las 20:00")."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.errors import UserError
from bot.core.hours import folded, take
from bot.core.vocabulary import NUMBERS
from bot.core.when import read_when

LONGEST = timedelta(days=14)
_UNITS = (
    (r"(?:weeks?|semanas?|sem|w)", 7 * 24 * 60),
    (r"(?:days?|d[ií]as?|d)", 24 * 60),
    (r"(?:hours?|horas?|hrs?|h)", 60),
    (r"(?:minutes?|minutos?|mins?|m)", 1),
)
_WORDS = (
    (r"\b(?:half an hour|media hora)\b", "30 min"),
    (r"\b(?:(?:an|one|1) hour and a half|(?:una|1)?\s*hora y media)\b", "90 min"),
    (r"\b(?:una|1)?\s*hora y cuarto\b", "75 min"),
    (rf"\b({'|'.join(NUMBERS)})\b", lambda m: str(NUMBERS[m[1]])),
    (r"(\d+)(?: and a half|\s?½| 1/2)(?= ?h)", r"\1.5"),
    (r"\by media\b|\band a half\b", "30 min"),
    (r"\by cuarto\b", "15 min"),
    (r"\b(?:an?|una?)\b", "1"),
)
_HOURS_AND_MINUTES = re.compile(r"(\d+)\s*h\s*(\d{1,2})$")
_PIECE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(" + "|".join(f"(?:{unit})" for unit, _ in _UNITS) + r")(?![^\W\d])")
_BETWEEN = re.compile(r"[\s,.]|and|y|before|antes|for|por|durante")
_UNTIL = re.compile(r"^(?:until|till|to|hasta(?=\s+\d)|hasta\s+las?)\s+(?=\S)", re.IGNORECASE)


def read_length(text: str) -> timedelta | None:
    """The length that `text` says in either language; None where it says none."""
    said = text.strip().lower()
    for words, instead in _WORDS:
        said = re.sub(words, instead, said)
    said = _HOURS_AND_MINUTES.sub(r"\1 h \2 min", said)
    pieces = _PIECE.findall(said)
    if not pieces or _BETWEEN.sub("", _PIECE.sub("", said)):
        return None
    minutes = sum(float(number.replace(",", ".")) * _minutes(unit) for number, unit in pieces)
    return timedelta(minutes=round(minutes)) if 0 < minutes < 10**6 else None


def read_end(text: str, starts_at: datetime, *, locale: str, zone: str) -> datetime:
    """When something that begins at `starts_at` ends: after a length, or at the next time that the words name.

    Raises UserError at `length` where they say neither, or an end that is two weeks or more away.
    """
    length = read_length(text)
    try:
        said = _UNTIL.sub("", text.strip())
        if said != text.strip():  # a mere "2" may as well be two hours
            length = length or _on_the_face(said, starts_at.astimezone(ZoneInfo(zone)))
        ends_at = starts_at + length if length else read_when(said, locale=locale, zone=zone, now=starts_at)
    except UserError:
        raise UserError("roundtable-length", field="length", given=text.strip()[:60]) from None
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise UserError("roundtable-length", field="length", given=text.strip()[:60])
    return ends_at


def _on_the_face(said: str, starts: datetime) -> timedelta | None:
    """How long it is to "8" or "9:30" as a clock's face shows it: who comes at six in the evening leaves at eight."""
    rest, hours = take(folded(f"at {said}"))
    if rest or len(hours) != 1 or hours[0].part or hours[0].padded or not (1 <= hours[0].hour <= 12):
        return None
    if hours[0].time() is None:
        return None
    minutes = hours[0].hour % 12 * 60 + hours[0].minute - (starts.hour % 12 * 60 + starts.minute)
    return timedelta(minutes=minutes % 720 or 720)


def _minutes(unit: str) -> int:
    return next(minutes for pattern, minutes in _UNITS if re.fullmatch(pattern, unit))
