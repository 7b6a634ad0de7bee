"""Takes from when to when something lasts out of words: "6-8pm", "from 10am to noon", "de 6 a 8 de la tarde"."""

from __future__ import annotations

import re
from datetime import time, timedelta

from bot.core.hours import HOURS, IN_PART, Hour, asked, spelled_out, take, take_part

_DAY, _FACE = 24 * 60, 12 * 60
"""Minutes, of a day and of once around a clock's face."""
_SIDE = (
    rf"(?:(?:at|las?|el) )?(?:(?:\d{{1,2}}(?:[:.h]\d{{2}})?|{'|'.join(HOURS)})"
    rf"(?: ?(?:[ap]m|horas|hrs|hs|h|{IN_PART})\b)?|noon|midday|midnight|mediodia|medianoche)"
)
_STRETCH = re.compile(
    rf"(?<![\w/.:-])(?P<opens>(?:from|del?|desde) )?(?P<first>{_SIDE})"
    rf"(?:[-\u2013]| (?P<apart>[-\u2013]) | (?:to|till?|until|thru|hasta|(?P<to>al?)) )(?P<last>{_SIDE})(?![\w/.:-])"
)
_DATED = re.compile(r"\b\d{1,2} $")


def take_stretch(words: str, text: str) -> tuple[str, timedelta | None]:
    """Folded words with only the beginning of the stretch that they say, and its length; None where they say none.

    What has no half of the day has that of the other side, or of the day's part that is told besides. Raises
    UserError where the end in `text` may be of either half.
    """
    said = spelled_out(words)
    match = _STRETCH.search(said)
    first, last = (_hour(match[side]) for side in ("first", "last")) if match else (None, None)
    if match is None or first is None or last is None or _may_be_a_day(match):
        return words, None
    for hour in (h for h in (first, last) if h.part is not None or (h is last and first.hour > 12)):
        if unsure := asked(hour, text):
            raise unsure
    start, length = _reckoned(first, last)
    if not length:
        return words, None
    begins = f"at {match['first']}" if start is None or first.midnight else f"{start // 60:02}:{start % 60:02}"
    left = f"{said[: match.start()]} {begins} {said[match.end() :]}"
    return " ".join(left.split()), timedelta(minutes=length)


def _may_be_a_day(match: re.Match[str]) -> bool:
    """Whether a mere number may be one of the month: "martes 5 a 8 pm", "el 1 de 6 a 8", "Tuesday 1 - 6pm"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if match["opens"]:
        return match["opens"].startswith("d") and _DATED.search(before) is not None
    if not match["first"].isdecimal():
        return False
    if match["to"] or (match["apart"] and before):
        return True
    return match["last"].isdecimal() and take_part(f"{before} {after}")[1] is None


def _reckoned(first: Hour, last: Hour) -> tuple[int | None, int]:
    """The minute of the day that it begins at, None where only the words around tell, and how many it lasts."""
    ends = _minutes(last)
    if first.part is None and last.part is not None and first.hour <= 12 and not first.padded:
        length = (ends - _minutes(first)) % _FACE
        return (ends - length) % _DAY, length
    whole = last.part is not None or any(h.padded or h.hour > 12 or h.hour == 0 for h in (first, last))
    length = (ends - _minutes(first)) % (_DAY if whole else _FACE)
    known = first.part is not None or last.part is not None or whole
    return _minutes(first) if known else None, length


def _hour(side: str) -> Hour | None:
    """What one side says; None where that is no time of day."""
    rest, hours = take(re.sub(r"^(?:(?:at|las?|el) )?", "at ", side))
    return hours[0] if not rest and len(hours) == 1 and hours[0].time() is not None else None


def _minutes(hour: Hour) -> int:
    at = hour.time() or time()
    return at.hour * 60 + at.minute
