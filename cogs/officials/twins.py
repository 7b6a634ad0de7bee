"""Brings together a place that two sources list under different ids.

Open States writes `place:saint_louis`, `place:mc_farland` and `place:lakewood` where the census list has
`place:st_louis`, `place:mcfarland` and `county:ocean/place:lakewood`. To a resident they are one place: its mayor
stands under the one id, its districts perhaps under the other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cogs.officials.lookup import Covering
from cogs.officials.reading import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cogs.officials.reading import Place


def twins(places: Iterable[Place], unlisted: Collection[str], known: Collection[str]) -> dict[str, str]:
    """The places that stand under another's id: their id → that one's.

    Args:
        places: every place.
        unlisted: ids of the towns that no list of places names, only an office or a table of districts.
        known: ids of the places that have officials or districts of their own.

    An unlisted town is the listed place of its name and state: the only one that needs no county to be told
    apart, or else the only one. Where its name is a city's and a town's ("Groton", which lies around the City of
    Groton), whatever of the two has nothing of its own stands under it.
    """
    places = list(places)
    towns = [place for place in places if place.ocd_id in unlisted]
    listed = _listed(places, {_initial(town) for town in towns}, unlisted)
    moved: dict[str, str] = {}
    several: list[tuple[Place, list[Place]]] = []
    for town in towns:
        same = listed.get((town.state, _squeezed(town.name)), {}).values()
        plain = [place for place in same if not place.county] or list(same)
        if len(plain) == 1:
            moved[town.ocd_id] = plain[0].ocd_id
        else:
            several.append((town, plain))
    own = {*known, *moved.values()}  # what another stands under has that one's officials
    for town, plain in several:
        moved |= {p.ocd_id: town.ocd_id for p in plain if not p.county and p.ocd_id not in own}
    return moved


def _listed(
    places: Iterable[Place], initials: Collection[tuple[str, str]], unlisted: Collection[str]
) -> dict[tuple[str, str], dict[str, Place]]:
    """The listed towns and counties with these initials, by state and name: folding the names of all takes long."""
    listed: dict[tuple[str, str], dict[str, Place]] = defaultdict(dict)
    for place in places:
        if _initial(place) not in initials or place.ocd_id in unlisted:
            continue
        if "/place:" in place.ocd_id or place.kind == "county":
            for name in (place.name, f"{place.name} {place.kind}"):
                listed[place.state, _squeezed(name)][place.ocd_id] = place
    return listed


def _initial(place: Place) -> tuple[str, str]:
    return place.state, place.name[:1].casefold()


def brought_together(coverings: Mapping[str, list[Covering]], moved: Mapping[str, str]) -> dict[str, list[Covering]]:
    """What covers each place: of one that others stand under, what covers them too, and they themselves."""
    together = {place: list(covers) for place, covers in coverings.items()}
    for other, place in moved.items():
        together.setdefault(place, []).extend([*coverings.get(other, ()), Covering(other, "", 1)])
    return together


def _squeezed(name: str) -> str:
    """A name without its spaces: "Mc Farland" is McFarland, "O Fallon" is O'Fallon."""
    return fold(name).replace(" ", "")
