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


_NICKNAME = re.compile(
    '["(\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}](.+?)'
    '[")\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]'
)
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "v", "esq", "md", "phd"])


def name_forms(full: str) -> set[str]:
    """The normalized ways one person's name may be written: by nickname, without initials, without suffix.

    'Thomas "TJ" Clarke II' → {"thomas clarke", "tj clarke"}. A name that leaves fewer than two words stands
    as it is.
    """
    if full.count(",") == 1:
        family, _, given = full.partition(",")
        full = f"{given} {family}" if normalize(given) not in _SUFFIXES else family
    nicknames = _NICKNAME.findall(full)
    words = _plain_words(_NICKNAME.sub(" ", full))
    forms = {" ".join(words)}
    forms |= {" ".join([*_plain_words(nick), *words[1:]]) for nick in nicknames if len(words) > 1}
    return {form for form in forms if form}


def _plain_words(name: str) -> list[str]:
    words = normalize(name).split()
    kept = [word for word in words if word not in _SUFFIXES]
    whole = [word for word in kept if len(word) > 1]
    return whole if len(whole) > 1 else kept or words
