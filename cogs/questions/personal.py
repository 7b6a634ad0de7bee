"""Finds what would give a person away: phone numbers, e-mail, street addresses, plates, and names.

It errs towards asking: whoever asked the question is shown what was found and may keep it. Written for the United
States and for questions in English and Spanish; phone numbers are those that `phonenumbers` takes for valid there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cogs.questions.streets import addresses_in

Kind = Literal["phone", "email", "address", "plate", "name"]
KINDS: tuple[Kind, ...] = ("phone", "email", "address", "plate", "name")

_LOCAL = r"(?<![\w.+%-])[\w.+%-]+"
_TOP = r"(?:com|net|org|edu|gov|es|mx|us)\b"
_AT = r"(?:@|\s@\s|\s*[(\[{<]\s*(?:at|arroba)\s*[)\]}>]\s*|[\s_]arroba[\s_])"
_DOT = r"(?:\s*[(\[{<]\s*(?:dot|punto)\s*[)\]}>]\s*|[\s_](?:dot|punto)[\s_])"
_POST_OFFICE = r"(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|live|msn|proton(?:mail)?|comcast|sbcglobal)"
_EMAIL = re.compile(
    rf"{_LOCAL}@(?:[\w-]+(?:\.[\w-]+)+|{_POST_OFFICE}\b(?!\s?[.,]\s?{_TOP}))"
    rf"|{_LOCAL}{_AT}[\w.-]+?(?:{_DOT}[a-z]{{2,}}\b|\s?[.,]\s?{_TOP})"
    rf"|{_LOCAL}[\s_]at[\s_](?:[\w.-]+{_DOT}{_TOP}|{_POST_OFFICE}\s?\.\s?[a-z]{{2,}}\b)"
    r"|\b(?:e-?mail\w*|correo(?:\s+electr[oó]nico)?)\W+(?:(?:me|is|es|at|address)\W+){0,2}"
    rf"(?P<cued>{_LOCAL}\s+at\s+[\w-]+\.{_TOP})",
    re.IGNORECASE,
)
"""An "at" in letters counts with a house of mail, a "dot" in letters, or after "e-mail": not in "see it at ct.gov"."""
_PHONE = re.compile(
    r"(?<![\d$.,-])(?:\(\d{3}\)\s?|\d{3}[-. ])?\d{3}[-. ]\d{4}(?![\d%]|[-.,]\d)"
    r"|(?i:\b(?:call|text|phone|tel|cell?|cel|celular|tel[eé]fono|whatsapp|ll[aá]m[ae]\w*|(?:my|mi)\s+(?:number|n[uú]mero|\#))"
    r"\W+(?:(?:me|us|is|at|on|al|es|el)\W+){0,3}(?P<cued>\d{7})(?!\d))"
)
"""As Americans write them, with or without an area code; also numbers that are in no one's plan, like 555-0123."""
_CASE = re.compile(r"(?:19|20)\d\d-\d{6}")
"""The number of a police report, which looks like a phone's."""

_NO_PLATE = (
    r"(?!(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY]|HB|SB|SA|HR|SR)[ -]?\d)"
)
"""A state with a ZIP code, or a bill."""
_PLATE = re.compile(
    r"(?i:\b(?:license|licence|registration|number)?\s*plates?\b|\bplacas?\b|\bmatr[ií]cula\b|\btablilla\b)"
    r"\W+(?:(?i:is|was|are|no|number|reads?|says|es|era|son|n[uú]mero|de|del|carro|auto|CT|Connecticut)\W+){0,4}"
    r"(?P<plate>(?=[A-Za-z0-9 -]{0,8}\d)[A-Za-z0-9]{1,4}[ -]?[A-Za-z0-9]{2,5}\b)"
    rf"|(?<![\w-])(?P<bare>{_NO_PLATE}[A-Z]{{2}}[ ·-]?\d{{5}}|\d{{3}}-[A-Z]{{3}}"
    r"|\d{3} [A-Z]{3}(?=\s*(?:[.,;:?!)]|$))|[A-Z]{3}-(?!19|20)\d{4}|\d[A-Z]{2,3}-?[A-Z]{0,2}\d{2,3})(?![\w-])"
)
"""After a word that says so anything like one; by themselves, passenger plates of Connecticut and its neighbours.

A number and three capitals with a space between are none in the middle of a sentence: "120 HPD officers".
"""


@dataclass(frozen=True, order=True)
class Found:
    """Something in a text that gives a person away, and where it stands."""

    start: int
    end: int
    kind: Kind
    words: str


def personal_data(text: str, names: Iterable[Found] = ()) -> list[Found]:
    """Everything but names that is found in the text, and the names given; in order, none over another."""
    found = [Found(*span, kind, text[slice(*span)]) for kind, spans in _spans(text) for span in spans]
    return _apart([*found, *names])


def _spans(text: str) -> Iterator[tuple[Kind, Iterable[tuple[int, int]]]]:
    yield "email", _matches(_EMAIL, text)
    yield "phone", _valid_phones(text)
    yield "phone", _matches(_PHONE, text)
    yield "address", addresses_in(text)
    yield "plate", (m.span("plate") if m["plate"] else m.span("bare") for m in _PLATE.finditer(text))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where it matches, without the words that had to stand before."""
    return (m.span("cued") if m["cued"] else m.span() for m in pattern.finditer(text))


def _valid_phones(text: str) -> Iterator[tuple[int, int]]:
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 -- the start is shorter without it

    return ((m.start, m.end) for m in PhoneNumberMatcher(text, "US") if not _CASE.fullmatch(m.raw_string))


def _apart(found: Iterable[Found]) -> list[Found]:
    """In order; of two that share characters the longer one."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start, KINDS.index(f.kind))):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
