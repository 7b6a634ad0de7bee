"""Takes the time of day out of words, English and Spanish: "6pm", "a las 6 y media de la tarde", "noon"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from bot.core.errors import UserError

HOURS = {
    word: number
    for number, words in enumerate((
        "one una", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete", "eight ocho",
        "nine nueve", "ten diez", "eleven once", "twelve doce",
    ), 1)
    for word in words.split()
}  # fmt: skip
_HOUR = "|".join(HOURS)
IN_PART = r"(?:de la (?:manana|tarde|noche|madrugada)|del mediodia|in the (?:morning|afternoon|evening)|at night)"
_ON_PART = r"(?:por|en) la (?:manana|tarde|noche|madrugada)"
"""After "a las 6" it says which six; after a mere number it may stand behind a day: "el martes 5 por la tarde"."""
_EXACTLY = r"(?:sharp|on the dot|en punto)"
_SPELLED = (
    (rf"(?<![:.\d])(?:\b(?:at|by|a las?)\s)?\b(\d{{1,2}}|{_HOUR}) {_EXACTLY}\b", lambda m: f"at {m[1]}"),
    (rf"(?<=\w) {_EXACTLY}\b", lambda _: ""),
    (
        rf"\b(tonight|morning|afternoon|evening|night|tarde|noche|(?:por|en) la manana) (\d{{1,2}}|{_HOUR})$",
        lambda m: f"{m[1]} at {m[2]}",
    ),
    (rf"^(\d{{1,2}}|{_HOUR}) tonight\b", lambda m: f"at {m[1]} tonight"),
    (rf"\b({_HOUR})[ -](?:thirty|treinta)\b", lambda m: f"{HOURS[m[1]]}:30"),
    (r"\bmedio dia\b", lambda _: "mediodia"),
    (r"\bmedia noche\b", lambda _: "medianoche"),
    (r"\b(?:a las )?12 del dia\b", lambda _: "noon"),
    (r"\b(\d{1,2})(\d{2})(?=\s?[ap]m\b)", lambda m: f"{m[1]}:{m[2]}"),
    (rf"\b(at|by|a la|a las|past|to)\s({_HOUR})\b", lambda m: f"{m[1]} {HOURS[m[2]]}"),
    (rf"\b({_HOUR})(?=\s?(?:am|pm|o'?clock|y media|y cuarto|menos cuarto|{IN_PART})\b)", lambda m: str(HOURS[m[1]])),
    (r"\bhalf past (\d{1,2})\b", lambda m: f"at {m[1]}:30"),
    (r"\b(?:a )?quarter past (\d{1,2})\b", lambda m: f"at {m[1]}:15"),
    (r"\b(?:a )?quarter to (\d{1,2})\b", lambda m: _before(m[1])),
    (
        r"\b(a las?) (\d{1,2}) y (?:(\d{2})|(treinta)|quince)\b",
        lambda m: f"{m[1]} {m[2]}:{m[3] or (m[4] and 30) or 15}",
    ),
    (r"\b(\d{1,2}) y media\b", lambda m: f"{m[1]}:30"),
    (r"\b(\d{1,2}) y cuarto\b", lambda m: f"{m[1]}:15"),
    (r"\b(?:a las? )?(\d{1,2}) menos cuarto\b", lambda m: _before(m[1])),
    (r"(?:\bat )?\b(\d{1,2}) ?o'?clock\b", lambda m: f"at {m[1]}"),
    (r"\b(\d{1,2})h(\d{2})\b", lambda m: f"{m[1]}:{m[2]}"),
    (r"\b(\d{1,2})\.(\d{2})(?=\s?(?:am|pm|h|hs|hrs|horas)\b)", lambda m: f"{m[1]}:{m[2]}"),
    (r"\b(at|a las?) (\d{1,2})\.(\d{2})\b(?![.\d])", lambda m: f"{m[1]} {m[2]}:{m[3]}"),
    (r"\b(\d{1,2}(?::\d{2})?)([ap])\b", lambda m: f"{m[1]}{m[2]}m"),
)

_AT = r"(?:\b(?:at|by|a las?)\s)?"
_CLOCK = r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?:\s?(?:am|pm))?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:at|by|a las?)\s{_CLOCK}\s(?P<part>{IN_PART}|{_ON_PART})\b",
        rf"{_CLOCK}\s(?P<part>{IN_PART})\b",
        rf"{_AT}\b(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?:\s?(?P<part>am|pm)\b|\s?(?:horas|hrs?|hs|h)\b)?(?![:\d])",
        rf"{_AT}\b(?P<hour>\d{{1,2}})\s?(?P<part>am|pm)\b",
        rf"{_AT}\b(?P<hour>\d{{1,2}})\s?(?:horas|hrs|hs|h)\b",
        r"\b(?:at|by|a las?)\s(?P<hour>\d{1,2})\b(?!\s?(?:st|nd|rd|th|[:/-]))",
        r"(?:\b(?:at|by|al|a la|a)\s)?\b(?:12 )?(?P<named>noon|midday|midnight|mediodia|medianoche)\b",
    )
)
"""The longest first, so that "6 de la tarde" is not taken for a bare 6."""

PARTS = re.compile(
    r"\b(?:(?:this|in the|esta|(?:por|de|en) la) )?"
    r"(?P<part>morning|afternoon|evening|night|tarde|noche|madrugada)\b"
    r"|\b(?:esta|(?:por|de|en) la) (?P<manana>manana)\b"
)
"""A part of the day by itself: "tomorrow evening", "el martes por la mañana"."""

_NAMES = {
    "am": "am", "pm": "pm", "morning": "morning", "manana": "morning", "madrugada": "early", "mediodia": "afternoon",
    "afternoon": "afternoon", "tarde": "afternoon", "evening": "evening", "noche": "night", "night": "night",
}  # fmt: skip
_NOON = {"noon", "midday", "mediodia"}


@dataclass(frozen=True)
class Hour:
    """A time of day as it was said: `part` is "am", "pm", a part of the day, or None where none was said.

    `bare` marks an hour without minutes ("at 6"), `padded` one that begins with a zero, as the 24-hour clock's do.
    """

    hour: int
    minute: int = 0
    part: str | None = None
    bare: bool = False
    padded: bool = False

    def time(self) -> time | None:
        """The time meant, an hour without a part being the 24-hour clock's; None where there is no such time."""
        hour = self._on_the_clock()
        return time(hour, self.minute) if hour is not None and 0 <= hour < 24 and self.minute < 60 else None

    def _on_the_clock(self) -> int | None:
        face = 1 <= self.hour <= 12
        match self.part:
            case None:
                return self.hour
            case "am":
                return self.hour % 12 if face else None
            case "pm":
                return self.hour % 12 + 12 if face else None
            case "morning":
                return self.hour if self.hour <= 12 else None
            case "early":
                return self.hour % 12 if self.hour <= 12 else None
            case "night" if self.hour == 12 or self.hour < 6:
                return self.hour % 12
            case _:
                return self.hour % 12 + 12 if face else self.hour or None

    @property
    def unsure(self) -> bool:
        """Whether people mean now the one and now the other half of the day by it."""
        if self.part == "night":
            return 1 <= self.hour <= 5
        if self.part is not None or self.padded:
            return self.part == "morning" and self.hour == 12
        return 1 <= self.hour <= (11 if self.bare else 7)

    @property
    def midnight(self) -> bool:
        """Whether it is a midnight of which the words do not tell the day."""
        return self.part == "night" and self.hour in (0, 12) and self.minute == 0


def folded(text: str) -> str:
    """Lower case, no accents, no commas or brackets, "p. m." as "pm", the degree sign as the letter it is typed for."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("\N{DEGREE SIGN}", "o"))
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    plain = re.sub(r"\b([ap])\s?\.\s?m\b\.?", r"\1m", plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return " ".join(re.sub(r"[,;&()]", " ", plain).split())


def take(text: str) -> tuple[str, list[Hour]]:
    """Take every time of day out of folded words; returns the words left, and the times."""
    text, found = spelled_out(text), []
    for pattern in _PATTERNS:
        while (match := pattern.search(text)) is not None:
            found.append(_hour(match.groupdict()))
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return " ".join(text.split()), found


def spelled_out(text: str) -> str:
    """Folded words with the times of day that are said in words in digits, as far as they are told by themselves."""
    for spelled, put in _SPELLED:
        text = re.sub(spelled, put, text)
    return text


def take_part(text: str) -> tuple[str, str | None]:
    """Take a part of the day out of folded words ("tonight" stays: it is a day too); returns it and what is left."""
    match = PARTS.search(text)
    if match is None:
        return text, "night" if re.search(r"\btonight\b", text) else None
    today = " today " if re.match(r"this |esta ", match[0]) else " "
    left = f"{text[: match.start()]}{today}{text[match.end() :]}"
    return " ".join(left.split()), _NAMES[match["part"] or match["manana"]]


def asked(hour: Hour, text: str) -> UserError | None:
    """The error that asks which half of the day is meant by an hour in `text`; None where that is sure."""
    if not hour.unsure:
        return None
    shown = f"{hour.hour}:{hour.minute:02}" if hour.minute else f"{hour.hour}"
    said = text.strip()[:80]
    return UserError("when-which-half", field="when", said=said, morning=f"{shown} am", evening=f"{shown} pm")


def _hour(said: dict[str, str | None]) -> Hour:
    if named := said.get("named"):
        return Hour(12, part="pm") if named in _NOON else Hour(12, part="night")
    hour, minute, part = said["hour"] or "", said.get("minute"), said.get("part")
    words = (part or "").split()
    return Hour(int(hour), int(minute or 0), _NAMES[words[-1]] if words else None, minute is None, hour[0] == "0")


def _before(hour: str) -> str:
    """A quarter to an hour."""
    return f"at {(int(hour) - 2) % 12 + 1}:45"
