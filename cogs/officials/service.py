"""Who serves a place: finds the place meant, its officials, and what may be asked for next."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import time
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from cogs.officials import lookup
from cogs.officials.answer import Delegation, Located, Seat, Serving, page_of
from cogs.officials.called import called, office_called
from cogs.officials.dates import in_office
from cogs.officials.delegation import delegation_of, reachable, within
from cogs.officials.divisions import COUNTRY
from cogs.officials.names import normalize
from cogs.officials.offices import is_office, title_of, wanted
from cogs.officials.places import PlaceIndex
from cogs.officials.reading import Place
from cogs.officials.states import state_code
from cogs.officials.twins import brought_together, twins

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Hashable, Sequence
    from datetime import datetime
    from pathlib import Path

    from bot.core.ports import Clock, Transactions
    from cogs.officials.importing.running import Fetcher
    from cogs.officials.lookup import Covering

__all__ = ["Directory", "called", "office_called"]

PAGE = 5
"""Officials on a page: with their fields and buttons they stay within Slack's 50 blocks and Discord's 40 parts."""

FRESH_FOR = 5.0
"""Seconds for which an import by another process may go unnoticed; one's own is told by `forget`."""

_REMEMBERED = 1024
_ANSWERS = 128
"""Whole answers kept, with what each platform made of them: some ten kilobytes each."""

_READER = 1
"""Goes up when files are read in a way that makes more or other of them, so that they are read anew."""
_LARGE = 5000
K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Directory:
    """Finds places and the officials who serve them. Keeps answers in memory until something is imported.

    Args:
        clock: tells the day.
        transaction: for `seed` and `refresh`; everything else works in the caller's.
        fetch: reads the sources that are refreshed.
        fresh_for: seconds for which an import by another process may go unnoticed.
    """

    clock: Clock
    transaction: Transactions
    fetch: Fetcher
    fresh_for: float = FRESH_FOR
    _index: PlaceIndex | None = field(default=None, init=False)
    _version: tuple[int, datetime | None] | None = field(default=None, init=False)
    _looked: float = field(default=float("-inf"), init=False)
    _delegations: dict[tuple[str, date], Delegation] = field(default_factory=dict, init=False)
    _staffed: set[str] = field(default_factory=set, init=False)
    _coverings: dict[str, list[Covering]] = field(default_factory=dict, init=False)
    _signposts: set[str | None] = field(default_factory=set, init=False)
    _pages: dict[Hashable, tuple[Seat, ...]] = field(default_factory=dict, init=False)
    _answers: dict[tuple[date, Hashable], Any] = field(default_factory=dict, init=False)
    _building: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def seed(self, community: Path) -> None:
        """Read what the community's folder states in `officials/`; what stands unchanged is not read again."""
        folder = community / "officials"
        files = sorted(file for file in folder.glob("**/*") if file.is_file()) if folder.is_dir() else []
        if not files:
            return
        name = f"seed:{folder.resolve()}"
        digest = await asyncio.to_thread(_digest, files)
        async with self.transaction():
            if await lookup.seeded(name) == digest:
                return
        from cogs.officials.importing.running import import_paths  # noqa: PLC0415 -- most starts need no reader

        await import_paths(
            [folder], fetch=self.fetch, clock=self.clock, transaction=self.transaction, only_if_changed=True
        )
        async with self.transaction():
            await lookup.remember_seed(name, digest, self.clock.now())
        self.forget()

    async def refresh(self, community: Path) -> None:
        """Read the sources that the community's `officials.toml` names under `refresh`, each once a week.

        A source that cannot be read is tried again the next time; what it gave before stays.
        """
        settings = community / "officials.toml"
        if not settings.is_file():
            return
        from cogs.officials.importing.running import refresh  # noqa: PLC0415 -- once a day, not at every start

        given = tomllib.loads(settings.read_text(encoding="utf-8")).get("refresh", [])
        await refresh(given, fetch=self.fetch, clock=self.clock, transaction=self.transaction)
        self.forget()

    def forget(self) -> None:
        """Read everything anew at the next question: something was imported."""
        self._looked = float("-inf")
        self._version = None

    async def once(self, asked: Hashable, answer: Callable[[], Awaitable[V]]) -> V:
        """What `answer` says to those who ask this; it is asked once a day, and anew after an import."""
        await self._look()
        key, version = (self.today(), asked), self._version
        if key in self._answers:
            return self._answers[key]  # type: ignore[no-any-return]
        given = await answer()
        if version == self._version:
            _remember(self._answers, key, given, most=_ANSWERS)
        return given

    def today(self) -> date:
        """The day in UTC; a term's first and last day are not finer than that."""
        return self.clock.now().date()

    async def locate(self, typed: str, home: Place | None = None, *, office: bool = False) -> Located:
        """The place that `typed` names; or those to choose from; or the nearest names.

        Several places of one name are a choice, but only those about which an answer would say something or
        which lie in the home's state; the rest are named as `others`.

        Args:
            typed: what the person wrote, or a code that `code` gave.
            home: the asking community's own place; its state comes first.
            office: whether the words may end in an office ("hartford mayor").
        """
        index = await self._places()
        found = index.find(typed, home)
        if not found and office and (split := _ends_in_office(typed)):
            place = await self.locate(split[0], home)
            if place.place or place.choices:
                return Located(place.place, place.choices, others=place.others, office=split[1])
        if not found:
            return Located(nearest=index.nearest(typed, home))
        if len(found) == 1:
            return Located(found[0])
        if one := self._plain(found, typed):
            return Located(one, others=tuple(place for place in found if place is not one))
        speaks = [self._speaks(p.ocd_id) or (home is not None and p.state == home.state) for p in found]
        choices = tuple(p for p, told in zip(found, speaks, strict=True) if told) or found
        others = tuple(p for p, told in zip(found, speaks, strict=True) if not told and any(speaks))
        return Located(choices[0], others=others) if len(choices) == 1 else Located(choices=choices, others=others)

    async def home(self, place: str | None) -> Place | None:
        """The place that a community says it lives in ("Hartford, CT"); of one we do not know, its state alone."""
        if not place:
            return None
        found = (await self._places()).find(place)
        if found:
            return found[0]
        name, _, state = place.rpartition(",")
        code = state_code(normalize(state))
        return Place("", name.strip(), code) if code else None

    async def search(self, typed: str, home: Place | None = None, limit: int = 25) -> tuple[Place, ...]:
        """What `typed` may become, for completion; the home's state first."""
        return (await self._places()).suggest(typed, home, limit)

    async def code(self, place: Place) -> str:
        """A short text that names exactly this place when typed: "Hartford, WI"."""
        return (await self._places()).code(place)

    async def subject(self, _community_id: int, official_id: int) -> str | None:
        """What a question to this official is about: the name and the office held today; None for nobody."""
        known = await lookup.official(official_id)
        if known is None:
            return None
        name, terms = known
        held = [(term, office) for term, office in terms if in_office(term, self.today())]
        if not held:
            return name
        _, office = max(held, key=lambda pair: pair[0].first_day or date.min)
        return f"{name}, {title_of(office.role, office.title, office.district)}"

    async def named(self, names: Collection[str]) -> set[str]:
        """Which of these names, plain and in lower case, are of somebody who holds or held an office anywhere."""
        return await lookup.named(names)

    async def holders(self, place: Place) -> list[tuple[int, str]]:
        """Everybody who serves the place today, by id, each called as `subject` calls them."""
        seats = (await self.serving(place, size=0)).seats
        return [
            (seat.tenure.official_id, f"{seat.tenure.name}, {title_of(seat.role, seat.title, seat.district)}")
            for seat in seats
            if seat.tenure is not None
        ]

    async def serving(
        self,
        place: Place,
        *,
        office: str | None = None,
        level: str | None = None,
        on: date | None = None,
        page: int = 1,
        size: int = PAGE,
    ) -> Serving:
        """A page of those who serve `place`.

        Args:
            place: as `locate` found it.
            office: an office as people call it ("jefe de policía", "senator 2"); None for all.
            level: city, county, state or federal; None for all.
            on: the day asked about; today if None.
            page: from 1; out of range becomes the nearest page.
            size: how many a page holds; 0 for all on one.
        """
        whole = await self._delegation(place, on or self.today())
        asked = wanted(office) if office else None
        seats = [s for s in whole.seats if asked is None or asked.fits(s.role, s.title, s.district)]
        levels = tuple(dict.fromkeys(seat.level for seat in seats))
        seats = [seat for seat in seats if level is None or seat.level == level]
        shown, page, pages = page_of(seats, page, size or max(1, len(seats)))
        shown = await self._reachable(shown, whole.on)
        kinds = {seat.role for seat in seats}
        split = tuple((chamber, count) for chamber, count in whole.split if chamber in kinds)
        return Serving(place, whole.on, shown, page, pages, len(seats), split, whole.districted, levels)

    async def _delegation(self, place: Place, on: date) -> Delegation:
        await self._look()
        key = (place.ocd_id, on)
        known = self._delegations.get(key)
        if known is None:
            await self._places()
            known = await delegation_of(place, self._coverings.get(place.ocd_id, ()), on, self.today())
            _remember(self._delegations, key, known)
        return known

    async def _reachable(self, seats: tuple[Seat, ...], on: date) -> tuple[Seat, ...]:
        """The seats of one page with the ways to reach their holders."""
        key: Hashable = (on, *(seat.tenure.term_id if seat.tenure else -seat.office_id for seat in seats))
        if key not in self._pages:
            _remember(self._pages, key, await reachable(seats, on))
        return self._pages[key]

    def _plain(self, found: Sequence[Place], typed: str) -> Place | None:
        """Which of several of one name is meant, where that is plain.

        "Vermont" is the state, "New York, NY" the city. "Omaha, NE" is the city that has a mayor; that townships
        of Nebraska are called so too is said beside it.
        """
        a_state = state_code(normalize(typed)) is not None
        if not a_state and len({place.state for place in found}) > 1:
            return None
        meant = [place for place in found if a_state or place.kind != "state"]
        own = [p for p in meant if p.kind == "state" or p.ocd_id in self._staffed or p.ocd_id in self._coverings]
        return meant[0] if len(meant) == 1 else own[0] if len(own) == 1 else None

    def _speaks(self, ocd_id: str) -> bool:
        """Whether an answer would say something about a place.

        One that a community's own files name only to point elsewhere ("the Hartford of Wisconsin") counts once
        it has officials or districts of its own, not by its governor alone.
        """
        if ocd_id in self._staffed or ocd_id in self._coverings:
            return True
        return ocd_id not in self._signposts and not self._staffed.isdisjoint({*within(ocd_id)} - {COUNTRY})

    async def _places(self) -> PlaceIndex:
        await self._look()
        async with self._building:
            if self._index is None:
                self._index = await self._build()
            return self._index

    async def _build(self) -> PlaceIndex:
        given = await lookup.places(), await lookup.aliases("name"), await lookup.aliases("zip")
        self._staffed, self._signposts = await lookup.staffed(), await lookup.signposts()
        coverings = await lookup.coverings()
        moved = twins(given[0], await lookup.unlisted(), self._staffed | coverings.keys())
        self._coverings = brought_together(coverings, moved)
        if len(given[0]) < _LARGE:
            return PlaceIndex(*given, self._staffed, moved)
        index = await asyncio.to_thread(lambda: PlaceIndex(*given, self._staffed, moved).prepare())
        gc.freeze()  # else every full collection goes through it all, and holds everybody up for tenths of a second
        return index

    async def _look(self) -> None:
        """Ask, at most every `fresh_for` seconds, whether anything was imported; if so, forget what we knew."""
        now = time.monotonic()
        if now - self._looked < self.fresh_for:
            return
        self._looked = now
        version = await lookup.version()
        if version != self._version:
            self._version, self._index = version, None
            for remembered in (self._delegations, self._pages, self._answers):
                remembered.clear()


def _digest(files: Sequence[Path]) -> str:
    """SHA-256 of the files and of how they are read."""
    digest = hashlib.sha256(f"{_READER}".encode())
    for file in files:
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _remember(kept: dict[K, V], key: K, value: V, most: int = _REMEMBERED) -> None:
    """Keep a value; of the very many, forget those kept longest."""
    if len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = value


def _ends_in_office(typed: str) -> tuple[str, str] | None:
    """Split "hartford police chief" where its end is an office, the longest there is."""
    words = typed.split()
    for size in range(min(4, len(words) - 1), 0, -1):
        office = " ".join(words[-size:])
        if is_office(office):
            return " ".join(words[:-size]), office
    return None
