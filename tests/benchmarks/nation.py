"""A made-up country's places and mayors, in the forms that `officials import` reads, and what people would type.

Every name is put together from syllables, and every official is called "Sample Mayor"; the same seed gives the same
country. Names repeat between states, as Springfield and Hartford do.
"""

from __future__ import annotations

import csv
import random
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.officials.states import STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_FIRST = ("Ash", "Bel", "Brook", "Cal", "Clay", "Dun", "East ", "Fair", "Glen", "Green", "Hal", "Har", "Ken", "Lake ",
          "Lan", "Mar", "Mill", "New ", "Nor", "North ", "Oak", "Pine ", "Port ", "Ros", "San ", "Shel", "South ",
          "Spring", "St. ", "Stone", "Wal", "West ", "White", "Win")  # fmt: skip
_MIDDLE = ("", "al", "ber", "cen", "der", "el", "ford", "ger", "in", "ken", "ling", "mor", "ner", "ow", "per", "ring",
           "ser", "ter", "ven", "wick")  # fmt: skip
_LAST = ("berg", "bridge", "burg", "bury", "dale", "field", "ford", "grove", "ham", "haven", "land", "ley", "mont",
         "mouth", "point", "port", "ridge", "side", "stead", "ton", "view", "ville", "wood", "worth")  # fmt: skip
_NO_STATES = frozenset(["AS", "DC", "GU", "MP", "PR", "VI"])
_SORTS = ("city", "town", "village", "township", "borough")


@dataclass(frozen=True)
class MadeUp:
    """A place that does not exist."""

    name: str
    state: str
    sort: str

    @property
    def ocd_id(self) -> str:
        slug = "".join(c if c.isalpha() else "_" for c in self.name.lower())
        return f"ocd-division/country:us/state:{self.state.lower()}/place:{slug}"


def made_up(count: int, seed: int = 2026) -> list[MadeUp]:
    """`count` different places."""
    pick = random.Random(seed)
    states = sorted(STATES.keys() - _NO_STATES)
    found: dict[str, MadeUp] = {}
    while len(found) < count:
        name = pick.choice(_FIRST) + pick.choice(_MIDDLE) + pick.choice(_LAST)
        name = " ".join(word.capitalize() for word in name.split())
        place = MadeUp(name, pick.choice(states), pick.choice(_SORTS))
        found.setdefault(place.ocd_id, place)
    return list(found.values())


def write(places: Sequence[MadeUp], folder: Path) -> list[Path]:
    """Write a list of the places, and of a mayor for each, as files to import; returns their paths."""
    listed, mayors = folder / "places_synthetic.csv", folder / "officials_synthetic.csv"
    with listed.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "name"])
        rows.writerows([p.ocd_id, f"{p.name} {p.sort}"] for p in places)
    with mayors.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["name", "office", "jurisdiction", "start", "latest_evidence_date", "phone"])
        rows.writerows(
            [f"Sample Mayor {_letters(n)}", "Mayor", f"{p.name}, {STATES[p.state]}", "2024-01-01", "2026-01-01",
             f"555-{n:07}"]
            for n, p in enumerate(places)
        )  # fmt: skip
    return [listed, mayors]


def _letters(number: int) -> str:
    """A number as a name, so that no two officials are taken for one person."""
    return "".join(string.ascii_uppercase[(number // 26**power) % 26] for power in (3, 2, 1, 0)).capitalize()


def typed(names: Sequence[tuple[str, str]], zips: Sequence[str], count: int, seed: int = 7) -> list[str]:
    """What people type who look for a place: names as they are, misspelt, half, with their state, and nonsense.

    Args:
        names: places, as (name, state's code).
        zips: ZIP codes.
        count: how many are wanted; the sorts take turns.
    """
    pick = random.Random(seed)
    sorts: Sequence[Callable[[str, str], str]] = (
        lambda name, _: name,
        lambda name, state: f"{name}, {state}",
        lambda name, state: f"{name.upper()} {STATES[state].lower()}",
        lambda name, _: f"Town of {name}",
        lambda name, _: _misspelt(name, pick),
        lambda name, state: f"{_misspelt(name, pick)}, {state}",
        lambda name, _: name[: pick.randint(1, len(name))],
        lambda _name, _: pick.choice(zips),
        lambda _name, _: pick.choice(("htfd", "W Hartford", "Hartford CT", "hartford, connecticut", "new haven")),
        lambda _name, _: "".join(pick.choices(string.ascii_lowercase + " ", k=pick.randint(3, 40))),
    )
    return [sorts[n % len(sorts)](*pick.choice(names)) for n in range(count)]


def keystrokes(names: Sequence[tuple[str, str]], zips: Sequence[str], count: int, seed: int = 8) -> list[str]:
    """What completion is asked while people type such things, one key after the other."""
    pick = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        name, state = pick.choice(names)
        whole = pick.choice((name, name.lower(), f"{name}, {state}", _misspelt(name, pick), pick.choice(zips)))
        found += [whole[:length] for length in range(len(whole) + 1)]
    return found[:count]


def _misspelt(name: str, pick: random.Random) -> str:
    """One slip: a letter left out, doubled, swapped with the next, or another."""
    at = pick.randrange(len(name) - 1)
    before, letter, after = name[:at], name[at], name[at + 1 :]
    return pick.choice((
        before + after,
        before + letter * 2 + after,
        before + after[0] + letter + after[1:],
        before + pick.choice(string.ascii_lowercase) + after,
    ))  # fmt: skip
