"""Names made comparable: of places and of people."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("[.'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]")


def normalize(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces: "Saint-André " → "saint andre"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", _APOSTROPHES.sub("", bare.casefold())).split())


def slug(text: str) -> str:
    """The form OCD ids and our own keys use: "Belknap 6" → "belknap_6"."""
    return normalize(text).replace(" ", "_")
