"""The states and territories of the United States, and what people call them in English and Spanish."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import OSA

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa",
    "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico", "VI": "U.S. Virgin Islands",
}  # fmt: skip
"""Postal code (upper case) to English name."""

_ALSO = {
    "AL": "ala", "AZ": "ariz", "AR": "ark", "CA": "calif cali", "CO": "colo", "CT": "conn", "DE": "del",
    "FL": "fla", "HI": "hawai", "IL": "ill", "IN": "ind", "KS": "kans", "LA": "luisiana", "MA": "mass",
    "MI": "mich", "MN": "minn", "MS": "miss misisipi", "MO": "misuri", "MT": "mont", "NE": "nebr neb",
    "NV": "nev", "OK": "okla", "OR": "ore oreg", "PA": "penn penna pensilvania", "TN": "tenn", "TX": "tex tejas",
    "WA": "wash", "WI": "wis wisc", "WY": "wyo",
}  # fmt: skip

_SPANISH = {
    "carolina del norte": "NC", "carolina del sur": "SC", "dakota del norte": "ND", "dakota del sur": "SD",
    "distrito de columbia": "DC", "washington dc": "DC", "washington d c": "DC", "nueva york": "NY",
    "nueva jersey": "NJ", "nueva hampshire": "NH", "nuevo hampshire": "NH", "nuevo mexico": "NM",
    "virginia occidental": "WV", "samoa americana": "AS", "islas marianas del norte": "MP",
    "islas virgenes": "VI", "n carolina": "NC", "s carolina": "SC", "n dakota": "ND", "s dakota": "SD",
    "w virginia": "WV", "virgin islands": "VI",
}  # fmt: skip


@cache
def _names() -> dict[str, str]:
    names = {name.lower().replace("u.s. ", "us "): code for code, name in STATES.items()}
    names |= {code.lower(): code for code in STATES}
    names |= {word: code for code, words in _ALSO.items() for word in words.split()}
    return names | _SPANISH


def state_code(folded: str, *, forgiving: bool = False) -> str | None:
    """The postal code of the state that `folded` (lower case, no accents or punctuation) names, if it does.

    Args:
        folded: a code, a name or a usual abbreviation, in English or Spanish.
        forgiving: also take a name with up to two slips ("conneticut").
    """
    names = _names()
    found = names.get(folded)
    if found or not forgiving or len(folded) < 5:
        return found
    near = min(names, key=lambda name: OSA.distance(folded, name, score_cutoff=2))
    return names[near] if OSA.distance(folded, near) <= 2 else None


def states_starting(folded: str) -> frozenset[str]:
    """Codes of the states whose code or name starts with what was typed so far."""
    return frozenset(code for name, code in _names().items() if name.startswith(folded))
