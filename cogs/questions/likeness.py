"""Says how alike the words of two questions are, and when alike words ask the contrary.

Languages are not bridged here: that takes the meaning (`cogs.questions.meaning`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import islice

from rapidfuzz import fuzz, process

from cogs.questions.turn import Turn
from cogs.questions.wordlists import words_in

ALIKE = 55.0
"""Of 100: from here on two questions are offered as alike. Chosen on the labelled pairs in tests/cogs/questions."""

_AT_ONCE = 1000
"""Keys that are compared before it is looked whether others should have their turn."""
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ENDINGS = ("ciones", "cion", "mente", "ing", "ers", "ies", "es", "ed", "er", "os", "as", "s", "o", "a")
_STEM = 4
_CONTRARY = (
    ({"support", "favor", "favour", "apoya", "apoyan", "favorece"}, {"oppose", "against", "opone", "oponen", "contra"}),
    ({"more", "increase", "raise", "mas", "aumentar", "subir"},
     {"less", "fewer", "decrease", "lower", "reduce", "cut", "menos", "reducir", "bajar", "recortar"}),
    ({"open", "reopen", "abrir", "abierto", "abierta"}, {"close", "closed", "shut", "cerrar", "cerrado", "cerrada"}),
    ({"hire", "contratar"}, {"fire", "dismiss", "despedir"}),
    ({"allow", "permitir"}, {"ban", "forbid", "prohibir"}),
)  # fmt: skip
_NEGATIONS = ("un", "in", "im", "non", "dis", "des")


def key(text: str) -> str:
    """What of a text is compared: the stems of its words, without the empty ones, in alphabetical order."""
    return " ".join(sorted({_stem(word) for word in words(text) if word not in words_in("empty")}))


def likeness(one: str, other: str) -> float:
    """How alike two keys are, from 0 to 100."""
    return fuzz.ratio(one, other)


async def likest(wanted: str, keys: Mapping[int, str], limit: int) -> list[tuple[int, float]]:
    """The ids of the keys most like `wanted`, best first, with their likeness; only those that are alike at all.

    Of those as much alike the lower id comes first. Nothing else runs while rapidfuzz compares, in a thread or not, so
    some keys are compared at a time, and others have their turn between; the least of the best so far is what the next
    ones have to reach.
    """
    turn, ids, texts = Turn(), iter(keys), iter(keys.values())
    best: list[tuple[float, int]] = []
    while some := list(islice(texts, _AT_ONCE)):
        those = list(islice(ids, _AT_ONCE))
        least = -best[-1][0] if len(best) == limit else ALIKE
        alike = process.extract(wanted, some, scorer=fuzz.ratio, score_cutoff=least, limit=None)
        best = sorted([*best, *((-score, those[n]) for _, score, n in alike)])[:limit]
        await turn.over()
    return [(which, -score) for score, which in best]


def contrary(one: str, other: str) -> bool:
    """Whether two texts ask different things for all their likeness: other numbers, or the opposite.

    Only what both languages write alike, or one text says in both, can be seen.
    """
    if set(_NUMBER.findall(one)) != set(_NUMBER.findall(other)):
        return bool(_NUMBER.search(one)) and bool(_NUMBER.search(other))
    mine, theirs = words(one), words(other)
    only_mine, only_theirs = set(mine) - set(theirs), set(theirs) - set(mine)
    for yes, no in _CONTRARY:
        if (only_mine & yes and only_theirs & no) or (only_mine & no and only_theirs & yes):
            return True
    return any(_denies(a, b) or _denies(b, a) for a in only_mine for b in only_theirs)


def words(text: str) -> list[str]:
    """The words of a text in lower case and without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))


def _denies(word: str, other: str) -> bool:
    return len(other) > _STEM and any(word == prefix + other for prefix in _NEGATIONS)


@cache
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word
