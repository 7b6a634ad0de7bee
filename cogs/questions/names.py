"""Finds names of people in a question, so that its asker can be asked whether a private person is meant.

A run of capitalized words counts as a name where it begins with a given name that is common in the United States, or
where words before it say that a person follows ("my neighbor …", "la señora …"). What is called after a person, like a
street or a school, is none; and whoever is spoken of by an office is no private person. Given names that are words too
("Rosa", "Mark") count only after a cue, or before another name within a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cogs.questions.personal import Found
from cogs.questions.wordlists import words_in

_WORD = r"[A-ZÁÉÍÓÚÜÑ](?:[a-záéíóúüñ]+(?:[A-Z][a-z]+)?|['\u2019][A-Z][a-záéíóúüñ]+|\.)(?:-[A-ZÁÉÍÓÚÜÑ][a-záéíóúüñ]+)?"
_RUN = re.compile(rf"(?<!\w){_WORD}(?:\s+(?:(?:de|del|la|las|los|y|van|von)\s+){{0,2}}{_WORD}){{0,5}}(?!\w)")
_CUE = re.compile(
    r"\b(?:neighbou?r|landlord|landlady|tenant|roommate|boyfriend|girlfriend|husband|wife|cousin|uncle|aunt|boss|coworker"
    r"|(?:my|our|his|her|their|old)\s+son|daughter|brother|sister|mother|father|mom|dad|grand(?:son|daughter|mother"
    r"|father|ma|pa)|nephew|niece|friend|hij[oa]|herman[oa]|madre|padre|mam[aá]|pap[aá]|abuel[oa]|niet[oa]|sobrin[oa]"
    r"|amig[oa]|vecin[oa]|caser[oa]|inquilin[oa]|novi[oa]|espos[oa]|marido|prim[oa]|t[ií][oa]|jefe|compañer[oa]"
    r"|named|called|se\s+llama|llamad[oa]|señor|señora|señorita|don|doña|miss|(?:mr|mrs|ms|sr|sra|srta)\b\.?)"
    r",?[^\S\n]+$",
    re.IGNORECASE,
)
"""Only of what is shortened a full stop is a part: after "my son." begins another sentence."""
_OFFICES = (
    r"(?:mayor|chief|officer|sergeant|sgt|lieutenant|lt|captain|capt|detective|commissioner|sheriff|judge|attorney"
    r"|senator|sen|representative|rep|congress(?:man|woman)|governor|gov|president|secretary|council(?:or|man|woman"
    r"|member|person)?|superintendent|director|clerk|treasurer|alcald(?:e|esa)|jef[ea]|agente|oficial|sargento|teniente"
    r"|capit[aá]n|comisionad[oa]|juez[a]?|fiscal|senador[a]?|representante|gobernador[a]?|president[ea]|concejal[a]?"
    r"|superintendente|director[a]?)\b"
)
_OFFICE = re.compile(rf"\b{_OFFICES}\.?,?\s+$", re.IGNORECASE)
_BY_OFFICE = re.compile(_OFFICES, re.IGNORECASE)
"""Who is called by an office alone: "Mr. Mayor"."""
_VERBS = frozenset(["will", "may"])
"""Given names that stand in every other question: they count only after a cue."""
_LOWER = re.compile(r"\b[a-záéíóúñ]{3,}\b")
_TITLE = re.compile(r"\b(?:mr|mrs)\b\.?\s+$")
_STARTS = re.compile(r"(?:^|[.?!:\n¿¡\"“«(])\s*$")


def names_in(text: str) -> list[Found]:
    """What is taken for the name of somebody, in order. Text in capitals throughout says nothing of names."""
    found = [name for run in _RUN.finditer(text) if (name := _name(text, run)) is not None]
    return sorted([*found, *_in_lower_case(text)])


def name_forms_of(words: str) -> set[str]:
    """A name as officials' names are kept: plain words, whole, and by its first and last word."""
    parts = [plain(word) for word in words.split()]
    return {" ".join(parts), f"{parts[0]} {parts[-1]}"}


def plain(word: str) -> str:
    """A word without accents, in lower case."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).strip(".'\u2019")


def _name(text: str, run: re.Match[str]) -> Found | None:
    words = list(_words(run))
    before = text[: run.start()]
    if any(plain(word) in words_in("things") for _, _, word in words) or _THING_FOLLOWS.match(text, run.end()):
        return None
    if _OFFICE.search(before) or _BY_OFFICE.match(words[0][2]):
        return None
    cued, first = bool(_CUE.search(before)), bool(_STARTS.search(before))
    start = 0
    while start < len(words) and not _begins(words[start:], cued=not start and cued, first=not start and first):
        start += 1
    if start == len(words) or _OFFICE.search(text[: words[start][0]]):
        return None
    span = words[start][0], words[-1][1]
    return Found(*span, "name", text[slice(*span)])


_THING_FOLLOWS = re.compile(rf"\s+(?:{'|'.join(sorted(words_in('things')))})\b", re.IGNORECASE)


def _begins(words: list[tuple[int, int, str]], *, cued: bool, first: bool) -> bool:
    """Whether a name begins with these words. After a cue any will do; else a given name and one more word."""
    given = plain(words[0][2]).partition("-")[0]
    if cued:
        return True
    if len(words) < 2 or given not in words_in("given_names"):
        return False
    word = "-" not in words[0][2] and given in words_in("names_and_words")
    return given not in _VERBS and not (first and word)


def _in_lower_case(text: str) -> Iterator[Found]:
    """Names that were typed without capitals: any after "mr" or "mrs", given names right after another cue."""
    given = words_in("given_names") - words_in("names_and_words") - _VERBS
    for word in _LOWER.finditer(text):
        before = text[: word.start()]
        titled = _TITLE.search(before) and not _BY_OFFICE.match(word[0])
        if titled or (plain(word[0]) in given and _CUE.search(before)):
            yield Found(word.start(), word.end(), "name", word[0])


def _words(run: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    for word in re.finditer(_WORD, run[0]):
        yield run.start() + word.start(), run.start() + word.end(), word[0]
