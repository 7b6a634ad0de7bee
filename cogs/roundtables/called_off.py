"""Meetings that their calendars call off in the title alone: "CANCELED - Board of Health", as many towns do."""

from __future__ import annotations

import re

_WORD = r"(?:cancell?ed|cancelad[oa])"
_LOUD = _WORD.upper()
_MARKS = r"[\s*:\-\u2013\u2014]"
_CALLED_OFF = re.compile(
    rf"^\W*{_LOUD}\b[\])}}]?{_MARKS}*|{_MARKS}*[\[({{]?\b(?<!NOT )(?<!NO ){_LOUD}\W*$"
    rf"|(?i:^\W*{_WORD}\s*(?:[\])}}:*]|[\-\u2013\u2014]\s){_MARKS}*|^\W*{_WORD}\W*$)"
    rf"|(?i:(?:[\[({{*:]|\s[\-\u2013\u2014])\s*{_WORD}\W*$)"
)
"""At an end of the title, and in capitals or set off: "Cancelled Flights Hearing" may well take place."""


def called_off(title: str) -> tuple[str, bool]:
    """The title without such a mark, and whether it had one."""
    plain, marks = _CALLED_OFF.subn("", title)
    return plain.strip() or title, marks > 0
