"""Tells moderators which questions hold words that abuse, in English and Spanish; nothing is refused for them.

The words themselves are written nowhere: `words/abusive.txt` has the first 12 hexadecimal digits of the SHA-256 of each
as a dictionary has it, without accents and in lower case. A word of a question is looked up with its endings off, and
with the digits and signs that people put in place of letters read as those. What is spelled with gaps is read as one
word. To add a word, add its digits.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from itertools import product

from cogs.questions.wordlists import words_in

ABUSE = "abuse"
"""The flag of a question with such words."""
_DIGITS = 12
_LETTERS = [str.maketrans("01345789@$!|+€", f"o{one}eastbgasi{one}te") for one in "il"]
"""A one, or a bar, is put in place of two letters."""
_STARRED = ("a", "e", "i", "o", "u")
_MOST_STARS = 2
_TOKEN = re.compile(r"[\w@$!|+€*]+")
_SPACED = re.compile(r"(?<!\w)(?:\w[\s._*-]{1,2}){2,}\w(?!\w)")
_LONG = re.compile(r"(.)\1{2,}")
_ENDINGS = ("", "s", "es", "ed", "er", "ers", "ing", "in", "y")
_SHORTEST = 3


def abuses(text: str) -> bool:
    """Whether a word of the text abuses."""
    return any(_listed(form) for word in _words(text) for form in _forms(word))


def digits(word: str) -> str:
    """What stands for a word in the list."""
    return hashlib.sha256(word.encode()).hexdigest()[:_DIGITS]


def _words(text: str) -> Iterator[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    for token in _TOKEN.findall(bare):
        yield token.strip("!|+")
    for spelled in _SPACED.findall(bare):
        yield re.sub(r"[\s._*-]", "", spelled)


def _forms(token: str) -> Iterator[str]:
    """Every dictionary form the token may stand for."""
    if not any(c.isalpha() for c in token):
        return
    for read in {token.translate(letters) for letters in _LETTERS}:
        for word in _unstarred(read):
            for one in {word, _LONG.sub(r"\1", word), _LONG.sub(r"\1\1", word)}:
                yield from _without_endings(one)


def _unstarred(word: str) -> Iterator[str]:
    """The word with each vowel in place of a star: as many as two."""
    if 0 < word.count("*") <= _MOST_STARS:
        pieces = word.split("*")
        for vowels in product(_STARRED, repeat=len(pieces) - 1):
            yield "".join(a + b for a, b in zip(pieces, [*vowels, ""], strict=True))
    if set(word) != {"*"}:
        yield word


def _without_endings(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(stem) < _SHORTEST or (ending and stem == word):
            continue
        yield stem
        if ending in {"ed", "er", "ers", "ing", "y"}:
            yield f"{stem}e"
            yield stem[:-1] if stem[-1] == stem[-2] else stem
        if stem[-1] in "oa":
            yield stem[:-1] + ("a" if stem[-1] == "o" else "o")


def _listed(word: str) -> bool:
    return digits(word) in words_in("abusive")
