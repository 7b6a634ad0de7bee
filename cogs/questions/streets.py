"""Finds street addresses in a question, as they are written in English and Spanish, and post-office boxes.

A number with a street counts in capitals anywhere; in small letters where the street is shortened ("45 park st") or
after a word like "lives". A year, a bus that is called by number and street, and a street without a number are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WAY = (
    r"street|avenue|road|drive|lane|court|boulevard|terrace|circle|highway|parkway|turnpike|place|plaza|square|way"
    r"|calle|avenida"
)
_SHORT_WAY = r"St|ST|Ave?|AVE?|Rd|RD|Dr|DR|Ln|LN|Ct|Blvd|BLVD|Ter|Cir|Hwy|HWY|Pkwy|PKWY|Tpke|Pl|PL|Sq"
"""CT in capitals is Connecticut: "06103 Hartford CT"."""
_TYPED_WAY = r"st|ave?|rd|ln|blvd"
"""What is no word of its own: with one of these even small letters are a street."""
_FLOOR = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er|do|ro|to)|first|second|third|fourth|primer|segundo|tercer|cuarto)\s+(?:floor|piso)\b"
)
_UNIT = (
    r"(?i:,?\s*(?:(?:(?:apartamento|apartment|apto|apt|unit|suite|ste|floor|piso)\b\.?|#)\s*#?\s*\w{1,5}\b"
    rf"|{_FLOOR}))?"
)
_NUMBER = r"(?<![\w$#.,:/-])\d{1,5}(?:[-\u2013]\d{1,4})?(?:[A-RT-Za-rt-z]\b|\s1/2|\s?½)?"
"""Of a house; "1990s" is none."""
_NO_NAME = r"(?!(?i:of|on|in|the|at|and|are|is|by|to|for|with|en|de|y|con|son)\b)"
_NO_STREET = (
    r"(?!(?:of|on|in|the|a|an|our|my|your|their|this|that|every|per|to|and|or|for|at|from|new|more|cars|people|blocks?|"
    r"de|del|la|el|los|las|en|por|nuestra|mi|cada|una?|esta|hours?|minutes?|days?|weeks?|months?|years?|times?|feet"
    r"|miles?|horas?|minutos?|d[ií]as?|semanas?|meses|a\u00f1os?)\b)"
)
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'\u2019-]*\.?"
_STREETS = rf"{_CAPITAL}(?:\s+{_CAPITAL})*"
_STREET = rf"(?:{_NO_NAME}{_CAPITAL}\s+){{1,4}}(?:(?i:{_WAY})|(?:{_SHORT_WAY})\b\.?)(?!\w)"
_LIGHTS = r"(?!\s+(?i:lights?|lamps?|lighting|sweep\w*|signs?|cleaning|racing|vendors?))"
_MARKED = r",?\s*(?i:#|n[uú]mero|number|n[uú]m\.?|no\.)\s*\d{1,5}(?![\d%])"
_END = r"(?=\s*(?:[.;:?!)]|$|,?\s*(?i:apt|apto|apartamento|piso|unit)\b|(?:y|and)\b))"
_ADDRESS = re.compile(
    "|".join(
        (
            rf"{_NUMBER}\s+{_STREET}{_LIGHTS}{_UNIT}",
            rf"{_NUMBER}\s+(?i:(?:{_NO_STREET}[\w'\u2019-]+\s+){{1,2}}(?:{_TYPED_WAY})\b\.?){_LIGHTS}{_UNIT}",
            (
                r"(?i:\b(?:at|live[sd]?|house|home|address|number|behind|outside|(?:front|across|next)\s+(?:of|from|to)"
                r"|vive|vivo|casa|domicilio|direcci[oó]n|n[uú]mero|frente\s+a|detr[aá]s\s+de)\W+(?:\w+\s+)?"
                rf"(?P<cued>{_NUMBER}\s+(?:{_NO_STREET}[\w'\u2019-]+\s+){{1,3}}(?:{_WAY}|{_TYPED_WAY}|dr)\b\.?{_UNIT}))"
            ),
            (
                rf"(?i:\b(?:calle|avenida|av\.?|carretera|pasaje))\s+(?:(?i:de|del|la|las|los|el)\s+)*{_STREETS}"
                rf"(?:{_MARKED}|,?\s*\d{{1,5}}(?![\d%])(?=\s*(?:[.,;:?!)]|$|(?i:apt|apto|piso)))){_UNIT}"
            ),
            rf"(?<!\w){_STREET}(?:{_MARKED}|(?<!Road)(?<!Highway)\s+(?!(?:19|20)\d\d\b)\d{{1,5}}{_END}){_UNIT}",
            rf"{_NUMBER}\s+(?i:calle|avenida)\s+{_STREETS}{_UNIT}",
            (
                r"(?i:(?:\bel\s+|\bn[uú]mero\s+|#\s*)\d{1,5}\s+de\s+)"
                rf"(?:(?i:la\s+(?:calle|avenida))\s+{_STREETS}|{_STREET}){_UNIT}"
            ),
            r"(?i:\bp\.?\s?o\.?\s+box\s+\d+|\bapartado(?:\s+postal)?\s+\d+)",
        )
    )
)
_BUS = re.compile(
    r"\b(?:bus(?:es)?|routes?|rutas?|guaguas?|autob[uú]s|line|l[ií]nea)\W+(?:(?:la|el|the|no)\W+)?$", re.IGNORECASE
)
_OF_A_BUS = re.compile(r"\s+(?:bus(?:es)?|route|line)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:in|the|since|after|before|until|during|en|el|desde|antes|hasta)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\s")


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses stand in a text, each without the full stop that ends its sentence."""
    for found in _ADDRESS.finditer(text):
        start, end = found.span("cued") if found["cued"] else found.span()
        before, a_bus = text[:start], _OF_A_BUS.match(text, end)
        a_year = _YEAR.match(text, start) and _SINCE.search(before)
        if not (a_bus or a_year or _BUS.search(before)):
            yield start, end - text[start:end].endswith(".")
