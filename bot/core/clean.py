"""Takes out of people's words what nobody can see: controls, direction marks, zero-width and filler characters.

What remains reads the same to every reader, on every platform and in every export. Emphasis, mentions and links
are left alone: a plain `str` is data, and each platform escapes it.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = {"\u200c", "\u200d"}
_FILLERS = {"\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"}  # letters and signs by category, blank to the eye
_BEYOND_LATIN = "\u0600"  # from Arabic on, joiners shape letters and emoji; before it they only hide
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" *\n(?: *\n)+ *")
_EDGES = re.compile(r" *\n *")
_MARKS = 4
"""Combining marks kept on one letter: Vietnamese needs two, Hebrew with cantillation four."""

DIGITS = 9
"""Digits of a number that somebody types; more than any id here has, and few enough for every database's column."""


def numbered(typed: str) -> int | None:
    """A question's number as people write it, "17" or "#17"; None for what is none."""
    digits = typed.strip().lstrip("#")
    return int(digits) if digits.isdecimal() and len(digits) <= DIGITS else None


def writable(text: str) -> str:
    """The text without what no database takes: NUL, which PostgreSQL refuses, and halves of a character."""
    return _UNWRITABLE.sub("", text)


def clean(text: str) -> str:
    """The text in composed form (NFC), without anything invisible, with single spaces and at most one blank line."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    kept = "".join(c for n, c in enumerate(whole) if _shows(whole, n))
    single = _EDGES.sub("\n", _BLANK_LINES.sub("\n\n", _SPACES.sub(" ", _few_marks(kept))))
    return single.strip()


def one_line(text: str) -> str:
    """The same for a title, a name or a place: line breaks become spaces."""
    return " ".join(clean(text).split())


def letters(text: str) -> int:
    """How many letters of any script the text has; emoji, digits and signs are none."""
    return sum(unicodedata.category(c).startswith("L") for c in text)


def shorten(text: str, most: int) -> str:
    """At most `most` characters on one line, cut at a word, with an ellipsis where something was left out."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[most // 2 :] else cut}…"


def _shows(text: str, n: int) -> bool:
    char = text[n]
    if char in "\n\t":
        return True
    if char in _JOINERS:
        return text[n - 1 : n] >= _BEYOND_LATIN and text[n + 1 : n + 2] >= _BEYOND_LATIN
    return char not in _FILLERS and unicodedata.category(char) not in _INVISIBLE_CATEGORIES


def _few_marks(text: str) -> str:
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if run <= _MARKS:
            kept.append(char)
    return "".join(kept)
