"""Finds what would give a person away: phone numbers, e-mail, street addresses, plates, and names.

It errs towards asking: whoever asked the question is shown what was found and may keep it. Written for the United
States and for questions in English and Spanish; phone numbers are those that `phonenumbers` takes for valid there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["phone", "email", "address", "plate", "name"]
KINDS: tuple[Kind, ...] = ("phone", "email", "address", "plate", "name")

_EMAIL = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\w.+-]+\s*[(\[]\s*(?:at|arroba)\s*[)\]]\s*[\w-]+\s*(?:\.|[(\[]?\s*(?:dot|punto)\s*[)\]]?)\s*[a-z]{2,}\b"
    r"|[\w.+-]+\s+(?:at|arroba)\s+[\w-]+\s*(?:\.|\s(?:dot|punto)\s)\s*(?:com|net|org|edu|gov|es|mx)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\d$.,-])(?:\(\d{3}\)\s?|\d{3}[-. ])?\d{3}[-. ]\d{4}(?![\d%]|[-.,]\d)")
"""As Americans write them, with or without an area code; also numbers that are in no one's plan, like 555-0123."""

_WAY = (
    r"street|avenue|road|drive|lane|court|boulevard|terrace|circle|highway|parkway|turnpike|place|plaza|square|way"
    r"|calle|avenida"
)
_SHORT_WAY = r"St|Ave?|Rd|Dr|Ln|Ct|Blvd|Ter|Cir|Hwy|Pkwy|Tpke|Pl|Sq"
_UNIT = r"(?i:,?\s*(?:(?:apartamento|apartment|apto|apt|unit|suite|ste|floor|piso)\b\.?|#)\s*#?\s*\w{1,5}\b)?"
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'\u2019-]*\.?"
_NUMBER = r"(?<![\d$#.,:/-])\d{1,5}(?:[-\u2013]\d{1,4})?[A-Za-z]?"
_NOT_A_NAME = (
    r"(?!(?:of|on|in|the|a|an|our|my|your|their|this|that|every|per|to|and|or|for|at|from|new|more|cars|people|blocks?|"
    r"de|del|la|el|los|las|en|por|nuestra|mi|cada|una?|esta)\b)"
)
_STREETS = rf"{_CAPITAL}(?:\s+{_CAPITAL})*"
_LIGHTS = r"(?!\s+(?i:lights?|lamps?|lighting|sweep\w*|signs?|cleaning|racing|vendors?))"
_ADDRESS = re.compile(
    "|".join(
        (
            rf"{_NUMBER}\s+(?:{_CAPITAL}\s+){{1,4}}(?:(?i:{_WAY})|(?:{_SHORT_WAY})\b\.?)(?!\w){_LIGHTS}{_UNIT}",
            (
                r"(?i:\b(?:at|live[sd]?|house|home|address|number|vive|vivo|casa|domicilio|direcci[oó]n|n[uú]mero)\W+(?:\w+\s+)?"
                rf"(?P<cued>{_NUMBER}\s+(?:{_NOT_A_NAME}[\w'\u2019-]+\s+){{1,3}}(?:{_WAY}|st|ave?|rd|dr|ln|blvd)\b\.?{_UNIT}))"
            ),
            rf"(?i:\b(?:calle|avenida|av\.?|carretera|pasaje))\s+(?:(?i:de|del|la|las|los|el)\s+)*{_STREETS}"
            r",?\s*(?i:#|n[uú]m(?:ero)?\.?|no\.)?\s*\d{1,5}(?![\d%])(?=\s*(?:[.,;:?!)]|$|(?i:apt|apto|piso)))" + _UNIT,
            rf"{_NUMBER}\s+(?i:calle|avenida)\s+{_STREETS}{_UNIT}",
            rf"(?i:(?:\bel\s+|\bn[uú]mero\s+|#\s*)\d{{1,5}}\s+de\s+la\s+(?:calle|avenida))\s+{_STREETS}",
            r"(?i:\bp\.?\s?o\.?\s+box\s+\d+|\bapartado(?:\s+postal)?\s+\d+)",
        )
    )
)
"""A number with a street: in capitals anywhere, in small letters after a word like "lives"; a post-office box."""
_PLATE = re.compile(
    r"(?i:\b(?:license|licence|registration|number)?\s*plates?\b|\bplacas?\b|\bmatr[ií]cula\b|\btablilla\b)"
    r"\W+(?:(?i:is|was|are|no|number|reads?|says|es|era|son|n[uú]mero|de|del|carro|auto|CT|Connecticut)\W+){0,4}"
    r"(?P<plate>(?=[A-Za-z0-9 -]{0,8}\d)[A-Za-z0-9]{1,4}[ -]?[A-Za-z0-9]{2,5}\b)"
    r"|(?<![\w-])(?P<bare>[A-Z]{2}-\d{5}|\d{3}[- ][A-Z]{3}|[A-Z]{3}-(?!19|20)\d{4}|\d[A-Z]{2,3}-?[A-Z]{0,2}\d{2,3})"
    r"(?![\w-])"
)
"""After a word that says so anything like one; by themselves, passenger plates of Connecticut and its neighbours."""


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
    yield "email", (m.span() for m in _EMAIL.finditer(text))
    yield "phone", _valid_phones(text)
    yield "phone", (m.span() for m in _PHONE.finditer(text))
    yield "address", (_whole(m.span("cued") if m["cued"] else m.span(), text) for m in _ADDRESS.finditer(text))
    yield "plate", (m.span("plate") if m["plate"] else m.span("bare") for m in _PLATE.finditer(text))


def _valid_phones(text: str) -> Iterator[tuple[int, int]]:
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 -- the start is shorter without it

    return ((m.start, m.end) for m in PhoneNumberMatcher(text, "US"))


def _whole(span: tuple[int, int], text: str) -> tuple[int, int]:
    """A span without the full stop that ends the sentence."""
    return span[0], span[1] - text[slice(*span)].endswith(".")


def _apart(found: Iterable[Found]) -> list[Found]:
    """In order; of two that share characters the longer one."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start, KINDS.index(f.kind))):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
