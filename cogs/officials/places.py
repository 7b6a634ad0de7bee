"""Finds the place that a person means, however they wrote it.

`Hartford`, `htfd`, `hartford, connecticut`, `Town of West Hartfrod`, `ciudad de Hartford` and `06103` are all
read here. The index is held in memory: dictionaries for what is spelt right, sorted arrays for what is still
being typed, and, built when first needed, trigrams for what is misspelt; no look-up walks over all names.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from cogs.officials.reading import Place, Reading, ends_in_sort, fold, readings, state_first

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_ZIP = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")
_RARE = 6
"""How many of a misspelt name's trigrams are looked up: the rarest, which keeps the work bounded."""
_MANY = 1500
"""Names that may share a trigram before half as many trigrams have to do."""
_CANDIDATES = 80
_FAR = 1 / 3
"""Likeness under which no name is offered: "qwerty" is no slip of the pen for any."""
_COUNTIES = ("county", "parish", "borough", "municipio")
_A_FEW = 4
"""How many names of each state are offered where the whole country is searched."""
_LONGEST = 300
"""What is typed beyond this many characters is not looked at; ids and names are shorter."""


class _Prefixes:
    """Names in order within each state, so that those that start with what was typed lie side by side.

    A name is also entered by its later words, so that "hartford" brings West Hartford, after the Hartfords.
    """

    def __init__(self, names: Iterable[tuple[str, str, int]]) -> None:
        names = list(names)
        self._states = sorted({state for state, _, _ in names})
        self._whole = _in_order(names)
        self._later = _in_order((state, later, n) for state, key, n in names for later in _later_words(key))

    def in_state(self, state: str, prefix: str) -> Iterator[int]:
        """Those of one state, by name."""
        for entries in (self._whole, self._later):
            yield from (number for _, number in _lying(entries, state, prefix))

    def anywhere(self, prefix: str) -> Iterator[int]:
        """A few of every state, by name."""
        for entries in (self._whole, self._later):
            found = [entry for state in self._states for entry in islice(_lying(entries, state, prefix), _A_FEW)]
            yield from (number for _, number in sorted(found))


_Entries = tuple[list[str], "array[int]"]


def _in_order(entries: Iterable[tuple[str, str, int]]) -> _Entries:
    ordered = sorted((f"{state}/{key}", number) for state, key, number in entries)
    return [key for key, _ in ordered], array("I", (number for _, number in ordered))


def _lying(entries: _Entries, state: str, prefix: str) -> Iterator[tuple[str, int]]:
    keys, numbers = entries
    wanted = f"{state}/{prefix}"
    for at in range(bisect_left(keys, wanted), len(keys)):
        if not keys[at].startswith(wanted):
            return
        yield keys[at][len(state) + 1 :], numbers[at]


def _later_words(key: str) -> Iterator[str]:
    words = key.split()
    return (" ".join(words[start:]) for start in range(1, len(words)))


class PlaceIndex:
    """Every place we know, to be found by what a person types.

    Args:
        places: the places; the order decides nothing.
        aliases: other names, as (ocd_id, name).
        zips: ZIP codes, as (ocd_id, five digits); one code may belong to several places.
        known: ocd_ids of the places that have officials of their own: suggested before the others.
        moved: ids of places that stand under another's id, with that id; they are found as it, by their names too.
    """

    def __init__(
        self,
        places: Iterable[Place],
        aliases: Iterable[tuple[str, str]] = (),
        zips: Iterable[tuple[str, str]] = (),
        known: Collection[str] = (),
        moved: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        places = list(places)
        self._places = _told_apart([place for place in places if place.ocd_id not in moved])
        self._numbers = {place.ocd_id: number for number, place in enumerate(self._places)}
        self._numbers |= {other: self._numbers[place] for other, place in moved.items()}
        self._known = frozenset(self._numbers[ocd_id] for ocd_id in known if ocd_id in self._numbers)
        self._named: dict[str, array[int]] = {}
        for place in places:
            self._name(fold(place.name), self._numbers[place.ocd_id])
            if place.ocd_id in moved:
                self._name(fold(f"{place.name} {place.kind}"), self._numbers[place.ocd_id])
        for ocd_id, alias in aliases:
            if ocd_id in self._numbers:
                self._name(fold(alias), self._numbers[ocd_id])
        self._zips: dict[str, array[int]] = {}
        for ocd_id, code in zips:
            if ocd_id in self._numbers:
                self._zips.setdefault(code, array("I")).append(self._numbers[ocd_id])
        self._codes: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._places)

    def _name(self, key: str, number: int) -> None:
        numbers = self._named.setdefault(key, array("I"))
        if number not in numbers:
            numbers.append(number)

    def get(self, ocd_id: str) -> Place | None:
        """The place with this Open Civic Data id, if we know it."""
        number = self._numbers.get(ocd_id)
        return None if number is None else self._places[number]

    def code(self, place: Place) -> str:
        """The shortest text that `find` reads as this place alone: "Hartford, WI", at worst its id."""
        if place.ocd_id not in self._codes:
            self._codes[place.ocd_id] = self._code(place)
        return self._codes[place.ocd_id]

    def _code(self, place: Place) -> str:
        key, county = fold(place.name), f", {place.county} County"
        if place.state and not ends_in_sort(key):  # what `find` would say, without asking it for each of fifty
            same = [p for p in map(self._places.__getitem__, self._named.get(key, ())) if p.state == place.state]
            if len(same) == 1:
                return f"{place.name}, {place.state}"
            if place.county and sum(1 for p in same if p.county == place.county) == 1:
                return f"{place.name}{county}, {place.state}"
        for name in (place.name, f"{place.name} {place.kind}"):
            for where in ("", county if place.county else ""):
                text = f"{name}{where}, {place.state}" if place.state else name
                if self.find(text) == (place,):
                    return text
        return place.ocd_id

    def find(self, typed: str, home: Place | None = None) -> tuple[Place, ...]:
        """The places that `typed` names: none, one, or several of the same name.

        A slip of the pen is forgiven (one letter, in a name of eight or more two) when a single name is that
        near. Those of the home's state come first.
        """
        typed = typed.strip()[:_LONGEST]
        if typed.startswith("ocd-division/"):
            exact = self.get(typed)
            return (exact,) if exact else ()
        code, rest = self._zip_code(typed)
        if code and code in self._zips:
            return self._ordered(self._zips[code], home)
        read, turned = readings(rest), state_first(rest)
        for one in [*read, *turned]:
            numbers = self._fitting(one)
            if one is read[0] and (other := _kind_reading(read)):
                numbers |= self._fitting(other)
            if numbers:
                return self._ordered(numbers, home)
        if counties := {n for one in read for n in self._counties(one)}:
            return self._ordered(counties, home)
        return self._forgiven(read, home) or self._forgiven(turned, home)

    def suggest(self, typed: str, home: Place | None = None, limit: int = 25) -> tuple[Place, ...]:
        """What `typed` may become: names that start with it, then names near to it."""
        typed = typed[:_LONGEST]
        code = typed.strip()
        if code.isdigit():
            return self._ordered(
                dict.fromkeys(n for z, ns in self._zips.items() if z.startswith(code) for n in ns), home
            )[:limit]
        if typed.startswith("ocd-division/"):
            return self.find(typed)
        found: dict[int, None] = {}
        if home and not code and home.ocd_id in self._numbers:
            found[self._numbers[home.ocd_id]] = None
        for one in [*readings(typed, unfinished=True), *state_first(typed)] or [Reading("")]:
            for number in self._starting(one, home):
                found[number] = None
                if len(found) >= limit:
                    return tuple(self._places[n] for n in found)
        if len(found) < limit and len(code) > 2:
            found |= dict.fromkeys(self._numbers[p.ocd_id] for p in self.nearest(typed, home, limit - len(found)))
        return tuple(self._places[n] for n in found)[:limit]

    def nearest(self, typed: str, home: Place | None = None, limit: int = 5) -> tuple[Place, ...]:
        """The places whose names are most like `typed`, the likest first; for "did you mean". None for nonsense."""
        scored: dict[int, float] = {}
        for one in readings(typed[:_LONGEST]):
            for key in self._alike(one.name):
                likeness = max(
                    OSA.normalized_similarity(one.name, key),
                    0.9 * OSA.normalized_similarity(one.name[: len(key)], key),  # "Hartford Heights"
                )
                if likeness < _FAR:
                    continue
                for number in self._named[key]:
                    bonus = self._bonus(number, one, home)
                    scored[number] = max(scored.get(number, 0.0), likeness + bonus)
        best = sorted(scored, key=lambda n: (-scored[n], self._places[n].name, self._places[n].state))
        return tuple(self._places[n] for n in best[:limit])

    def _bonus(self, number: int, one: Reading, home: Place | None) -> float:
        place = self._places[number]
        at_home = 0.05 if home and place.state == home.state else 0.0
        return at_home + (0.2 if one.states and one.fits(place) else 0.0) + (0.01 if number in self._known else 0.0)

    @staticmethod
    def _zip_code(typed: str) -> tuple[str, str]:
        if re.fullmatch(r"\d{4}", typed):  # a spreadsheet ate the leading zero
            return f"0{typed}", typed
        match = _ZIP.search(typed)
        return (match[1], (typed[: match.start()] + typed[match.end() :]).strip(" ,")) if match else ("", typed)

    def _fitting(self, one: Reading) -> set[int]:
        return {n for n in self._named.get(one.name, ()) if one.fits(self._places[n])}

    def _counties(self, one: Reading) -> Iterator[int]:
        """The counties called so, for where nothing else is: "Maui"."""
        for sort in _COUNTIES:
            yield from self._fitting(replace(one, name=f"{one.name} {sort}"))

    def _ordered(self, numbers: Iterable[int], home: Place | None) -> tuple[Place, ...]:
        def rank(number: int) -> tuple[bool, bool, bool, str, str, str]:
            place = self._places[number]
            return (
                home is None or place.ocd_id != home.ocd_id,
                home is None or place.state != home.state,
                number not in self._known,
                place.state_name,
                place.name,
                place.county,
            )

        return tuple(self._places[n] for n in sorted(numbers, key=rank))

    def _forgiven(self, read: Sequence[Reading], home: Place | None) -> tuple[Place, ...]:
        best: tuple[int, dict[str, set[int]]] = (99, {})
        for one in [one for one in read if one.states] or read:
            slips = 0 if len(one.name) < 4 else 1 if len(one.name) < 8 else 2
            for key in self._alike(one.name) if slips else ():
                distance = OSA.distance(one.name, key, score_cutoff=slips)
                if distance > min(slips, best[0]):
                    continue
                numbers = {n for n in self._named[key] if one.fits(self._places[n])}
                if not numbers:
                    continue
                if distance < best[0]:
                    best = (distance, {})
                best[1].setdefault(key, set()).update(numbers)
        near = best[1]
        if len(near) > 1 and home:
            near = {k: ns for k, ns in near.items() if any(self._places[n].state == home.state for n in ns)}
        return self._ordered(next(iter(near.values())), home) if len(near) == 1 else ()

    def _starting(self, one: Reading, home: Place | None) -> Iterator[int]:
        for state in sorted(one.states) or ([home.state] if home else []):
            yield from (n for n in self._prefixes.in_state(state, one.name) if one.fits(self._places[n]))
        if not one.states:
            yield from self._known_prefixes.anywhere(one.name)
            yield from self._prefixes.anywhere(one.name)

    def prepare(self) -> PlaceIndex:
        """Build now what is otherwise built when first needed; for another thread, where there are many places."""
        _ = self._prefixes, self._known_prefixes, self._trigrams
        return self

    @cached_property
    def _prefixes(self) -> _Prefixes:
        return _Prefixes((self._places[n].state, key, n) for key, numbers in self._named.items() for n in numbers)

    @cached_property
    def _known_prefixes(self) -> _Prefixes:
        named = ((key, n) for key, numbers in self._named.items() for n in numbers if n in self._known)
        return _Prefixes((self._places[n].state, key, n) for key, n in named)

    @cached_property
    def _trigrams(self) -> tuple[list[str], dict[str, array[int]]]:
        keys, grams = list(self._named), dict[str, "array[int]"]()
        for number, key in enumerate(keys):
            for gram in _grams(key):
                grams.setdefault(gram, array("I")).append(number)
        return keys, grams

    def _alike(self, name: str) -> list[str]:
        keys, grams = self._trigrams
        shared: Counter[int] = Counter()
        for used, numbers in enumerate(sorted((grams[g] for g in _grams(name) if g in grams), key=len)):
            if used >= _RARE or (used >= _RARE // 2 and len(shared) > _MANY):
                break
            shared.update(numbers)
        return [keys[number] for number in sorted(shared, key=shared.__getitem__, reverse=True)[:_CANDIDATES]]


def _told_apart(places: list[Place]) -> list[Place]:
    """The same places; those that read alike but for their kinds know it."""
    kinds: dict[tuple[str, str, str], set[str]] = {}
    for place in places:
        kinds.setdefault((place.name, place.state, place.county), set()).add(place.kind)
    alike = {where for where, several in kinds.items() if len(several - {"state"}) > 1}
    return (
        [replace(p, by_kind=True) if (p.name, p.state, p.county) in alike else p for p in places] if alike else places
    )


def _grams(key: str) -> set[str]:
    padded = f"  {key} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _kind_reading(read: Sequence[Reading]) -> Reading | None:
    """The reading of "hartford city" as Hartford, a city, which stands beside Hartford City's own name."""
    return next((one for one in read if one.kind), None)
