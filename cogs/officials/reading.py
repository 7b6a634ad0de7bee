"""Reads what a person wrote for a place: which part is the name, and what says where that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.officials.names import normalize
from cogs.officials.states import STATES, state_code, states_starting

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "nyc": "new york city"}
_COMPASS = {"n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west"}
_COUNTRY = re.compile(r"\b(usa|u s a|us|u s|united states( of america)?|ee ?uu|estados unidos)$")
_KIND = "city|town|village|township|borough|county|ciudad|pueblo|villa|municipio|condado|state|estado"
_KIND_BEFORE = re.compile(rf"^(?:the |la |el )?({_KIND}) (?:of|de) (?:la )?(?=\S)")
_KIND_AFTER = re.compile(r" (city|town|village|township|borough)$")
_COUNTY = {"county", "condado"}
_PREPOSITIONS = {"in"}
"""What before a name is a word of English rather than a state's code."""


def fold(text: str) -> str:
    """`names.normalize`, and "St.", "Mt." and "Ft." as whole words, so that either spelling finds a name.

    What stands last is no mount: "Plains MT" lies in Montana.
    """
    *words, last = normalize(text).split() or [""]
    return " ".join([*(_WORDS.get(word, word) for word in words), last if last == "mt" else _WORDS.get(last, last)])


@dataclass(frozen=True, slots=True)
class Place:
    """A city, town, county or state.

    `ocd_id` is its Open Civic Data division, `state` the postal code in capitals, `kind` what the census
    calls it ("city", "town", "county", …), `county` the county that tells two places of a state apart. Where
    nothing but their kinds tells two apart ("Barre city" and "Barre town"), `by_kind` is true of both.
    """

    ocd_id: str
    name: str
    state: str
    kind: str = ""
    county: str = ""
    by_kind: bool = False

    @property
    def state_name(self) -> str:
        """The state's English name; empty where the place has no state."""
        return STATES.get(self.state, self.state)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was typed: a folded name, and what was said about where it is."""

    name: str
    states: frozenset[str] = frozenset()
    kind: str = ""
    county: str = ""

    def fits(self, place: Place) -> bool:
        """Whether `place` is where and what the reading says."""
        return (
            (not self.states or place.state in self.states)
            and (not self.kind or place.kind == self.kind)
            and (not self.county or fold(place.county) == self.county)
        )


def readings(typed: str, *, unfinished: bool = False) -> list[Reading]:
    """The ways to read `typed`, the likeliest first.

    Args:
        typed: what the person wrote, without a ZIP code.
        unfinished: whether they are still typing, so that "hartford, co" may yet become Connecticut.
    """
    parts = [part for part in (fold(p) for p in typed.split(",")) if part]
    if not parts:
        return []
    whole = _COUNTRY.sub("", " ".join(parts)).strip()
    if len(parts) == 1:
        read = [Reading(whole), *_without_commas(whole)]
    else:  # "Washington, DC" is a state's name, comma and all
        read = [*_with_commas(parts, unfinished=unfinished), *_state(whole), Reading(whole)]
    return [variant for one in read if one.name for variant in _variants(one)]


def state_first(typed: str) -> list[Reading]:
    """How to read "CT Hartford", which is only tried when nothing is called so as a whole (Virginia Beach)."""
    words = _COUNTRY.sub("", fold(typed.replace(",", " "))).split()
    for size in (3, 2, 1):
        said = " ".join(words[:size])
        code = state_code(said) if len(words) > size and said not in _PREPOSITIONS else None
        if code:
            return list(_variants(Reading(" ".join(words[size:]), frozenset({code}))))
    return []


def ends_in_sort(folded: str) -> bool:
    """Whether a name ends like a sort of place: Carson City, Old Town."""
    return _KIND_AFTER.search(folded) is not None


def _with_commas(parts: list[str], *, unfinished: bool) -> list[Reading]:
    name, states, county = parts[0], frozenset[str](), ""
    for place, part in enumerate(parts[1:], 2):
        said = _COUNTRY.sub("", part).strip()
        code = state_code(said, forgiving=True)
        if code:
            states = frozenset({code})
        elif said.endswith(" county"):
            county = said.removesuffix(" county")
        elif unfinished and place == len(parts):
            states = states_starting(said)
        elif said:
            return []
    return [Reading(name, states, county=county)]


def _state(whole: str) -> list[Reading]:
    """The state that these words name: "CT", "Nueva York"."""
    code = state_code(whole)
    return [Reading(fold(STATES[code]), frozenset({code}))] if code else []


def _without_commas(whole: str) -> list[Reading]:
    words = whole.split()
    if alone := _state(whole):
        return alone
    for size in (3, 2, 1):
        code = state_code(" ".join(words[-size:])) if len(words) > size else None
        if code:
            return [Reading(" ".join(words[:-size]), frozenset({code}))]
    return []


def _variants(one: Reading) -> Iterator[Reading]:
    yield one
    before = _KIND_BEFORE.match(one.name)
    if before:
        rest = one.name[before.end() :]
        yield Reading(f"{rest} county" if before[1] in _COUNTY else rest, one.states, county=one.county)
    after = _KIND_AFTER.search(one.name)
    if after:
        yield Reading(one.name[: after.start()], one.states, after[1], one.county)
    first, _, rest = one.name.partition(" ")
    if rest and first in _COMPASS:
        yield Reading(f"{_COMPASS[first]} {rest}", one.states, one.kind, one.county)
