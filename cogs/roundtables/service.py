"""The rules of roundtables: what may be planned, what is upcoming, what a calendar brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process, utils

from bot.core.clean import clean, one_line, shorten
from bot.core.errors import NotFoundError, UserError
from cogs.roundtables.announcing import announced, several_announced
from cogs.roundtables.roundtable import Roundtable
from cogs.roundtables.store import RoundtableRow, RoundtableStore

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, Spaces
    from bot.core.request import Community

__all__ = ["Occurrence", "Page", "Plan", "Planned", "Roundtable", "Roundtables"]

PAGE = 5
FARTHEST = timedelta(days=730)
"""A meeting later than this is a slip of the pen."""
TITLE = (3, 150)
LOCATION, LINK, NOTES = 300, 1000, 1500
SEVERAL = 3
"""More new meetings of one calendar than this are announced in one post, not one each."""
_DIGITS = 9
"""Of an id as it may be typed: every number of so many digits is one to PostgreSQL's integer too."""
_ID_DIGITS = 10
"""An id has fewer digits: it fits 32 bits, and a telephone number is none."""
_LIKE = 75
"""Of 100 points of likeness between what was typed and a title."""


class Occurrence(Protocol):
    """One meeting of a calendar as a calendar reader gives it; instants are UTC."""

    @property
    def uid(self) -> str: ...  # noqa: D102
    @property
    def recurrence_id(self) -> datetime | None: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def starts_at(self) -> datetime: ...  # noqa: D102
    @property
    def ends_at(self) -> datetime: ...  # noqa: D102
    @property
    def all_day(self) -> bool: ...  # noqa: D102
    @property
    def location(self) -> str | None: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True)
class Plan:
    """What an organiser wants to plan."""

    title: str
    starts_at: datetime
    location: str | None = None
    notes: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Planned:
    """What came of a plan: the roundtable, and in how many channels it is announced."""

    roundtable: Roundtable
    channels: int


@dataclass(frozen=True)
class Page:
    """Upcoming roundtables on one page of a list."""

    roundtables: tuple[Roundtable, ...]
    page: int
    pages: int
    total: int


@dataclass
class Roundtables:
    """Plans, lists and finds roundtables."""

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    store: RoundtableStore

    personal = ("roundtable",)

    async def plan(self, community: Community, plan: Plan, by: str) -> Planned:
        """Plan a roundtable and queue its announcement; the same one again is not planned twice.

        Raises UserError at `title`, `when`, `where`, `notes` or `link`.
        """
        checked = self._checked(plan)
        await self.store.lock()
        known = await self.store.same(community.id, checked.title, checked.starts_at)
        row = known or await self.store.add(self._row(community, checked, by))
        made = Roundtable.of(row)
        channels = await self.outbox.post(community.id, f"roundtable:{made.id}", "roundtables", announced(made))
        return Planned(made, channels)

    async def upcoming(self, community_id: int, page: int = 1, size: int = PAGE) -> Page:
        """A page of what is planned and not over, the next first; a page out of range becomes the nearest."""
        now = self.clock.now()
        total = await self.store.count_upcoming(community_id, now)
        pages = max(1, -(-total // size))
        page = min(max(1, page), pages)
        rows = await self.store.upcoming(community_id, now, offset=(page - 1) * size, limit=size)
        return Page(tuple(map(Roundtable.of, rows)), page, pages, total)

    async def get(self, community_id: int, roundtable_id: int) -> Roundtable:
        """One by its id. Raises NotFoundError where the community has none of that id."""
        row = await self.store.get(community_id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        return Roundtable.of(row)

    async def titles(self, community_id: int) -> dict[int, str]:
        """The title of every roundtable there ever was, by id."""
        return await self.store.titles(community_id)

    async def next_open(self, community_id: int) -> Roundtable | None:
        """The next upcoming one that takes questions."""
        rows = await self.store.upcoming(community_id, self.clock.now(), limit=1, open_only=True)
        return Roundtable.of(rows[0]) if rows else None

    async def open(self, community_id: int, typed: str = "") -> list[Roundtable]:
        """Upcoming ones that take questions and whose title is like what was typed; the next first."""
        rows = await self.store.upcoming(community_id, self.clock.now(), limit=100, open_only=True)
        return _like(typed, list(map(Roundtable.of, rows)))

    async def latest(self, community_id: int, typed: str = "") -> list[Roundtable]:
        """Those to come and those that are over, whose title is like what was typed; the latest first."""
        return _like(typed, list(map(Roundtable.of, await self.store.latest(community_id, limit=200))))

    async def find(self, community_id: int, typed: str, *, over: bool = False) -> Roundtable | None:
        """The one that a person means by its id or by words of its title; None where none or several are meant.

        With `over`, those that are over or closed are meant too.
        """
        if typed.strip().isdecimal() and len(typed.strip()) < _ID_DIGITS:
            row = await self.store.get(community_id, int(typed)) if len(typed.strip()) <= _DIGITS else None
            return Roundtable.of(row) if row is not None else None
        if not typed.strip():
            return None
        found = await (self.latest if over else self.open)(community_id, typed)
        same = [r for r in found if r.title.casefold() == typed.strip().casefold()]
        return (same or found)[0] if same or len(found) == 1 else None

    async def take_occurrences(
        self, community_id: int, source_id: int, occurrences: Sequence[Occurrence], *, announce: bool | None = None
    ) -> int:
        """Add and update what a calendar holds; returns how many were new.

        The first reading of a calendar announces nothing, later ones announce what is new and upcoming.
        `announce` overrules that. What is gone from a calendar stays: it may only have left the window read.
        """
        if announce is None:
            announce = await self.store.knows_source(community_id, source_id)
        named = _named(occurrences)
        rows = await self.store.occurrences(community_id, [o.uid[:500] for o in occurrences])
        known = {(row.uid, row.recurrence): row for row in rows}
        zone = await self._zone_of(community_id)
        new = []
        for (uid, recurrence), occurrence in named.items():
            row = known.get((uid, recurrence))
            if row is None:
                row = RoundtableRow(community_id=community_id, source_id=source_id, uid=uid, recurrence=recurrence,
                                    created_at=self.clock.now(), questions_open=True)  # fmt: skip
                new.append(row)
            _fill(row, occurrence, zone)
        for row in new:
            await self.store.add(row)
        if announce:
            await self._announce(community_id, [Roundtable.of(row) for row in new])
        return len(new)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: the roundtables they planned."""
        rows = await self.store.planned_by(community_id, pseudonym)
        return [
            {"id": r.id, "title": r.title, "starts_at": r.starts_at.isoformat(), "planned_at": r.created_at.isoformat()}
            for r in rows
        ]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Take the person off the roundtables they planned; those are the community's and stay."""
        await self.store.forget(community_id, pseudonym)

    async def _announce(self, community_id: int, new: list[Roundtable]) -> None:
        now = self.clock.now()
        upcoming = sorted((r for r in new if r.upcoming(now)), key=lambda r: r.starts_at)
        if len(upcoming) > SEVERAL:
            cause = f"roundtables:{upcoming[0].id}-{upcoming[-1].id}"
            await self.outbox.post(community_id, cause, "roundtables", several_announced(upcoming))
            return
        for roundtable in upcoming:
            await self.outbox.post(community_id, f"roundtable:{roundtable.id}", "roundtables", announced(roundtable))

    def _checked(self, plan: Plan) -> Plan:
        now = self.clock.now()
        if plan.starts_at <= now:
            raise UserError("roundtable-past", field="when", when=plan.starts_at)
        if plan.starts_at > now + FARTHEST:
            raise UserError("roundtable-far", field="when", when=plan.starts_at)
        title = one_line(plan.title)
        if len(title) < TITLE[0]:
            raise UserError("field-short", field="title", min=TITLE[0], given=len(title))
        return Plan(
            _fitting("title", title, TITLE[1]),
            plan.starts_at,
            _fitting("where", one_line(plan.location or ""), LOCATION) or None,
            _fitting("notes", clean(plan.notes or ""), NOTES) or None,
            _link(plan.link),
        )

    def _row(self, community: Community, plan: Plan, by: str) -> RoundtableRow:
        return RoundtableRow(
            community_id=community.id,
            title=plan.title,
            starts_at=plan.starts_at,
            zone=community.zone,
            local_start=_wall_clock(plan.starts_at, community.tz),
            location=plan.location,
            link=plan.link,
            notes=plan.notes,
            all_day=False,
            questions_open=True,
            state="planned",
            created_by=by,
            created_at=self.clock.now(),
        )

    async def _zone_of(self, community_id: int) -> ZoneInfo:
        zones = {c.id: c.tz for c in await self.spaces.all()}
        return zones.get(community_id, ZoneInfo("UTC"))


def _like(typed: str, found: list[Roundtable]) -> list[Roundtable]:
    """Those whose title is like what was typed; all where nothing was."""
    if not typed.strip():
        return found
    by_id = {r.id: r.title for r in found}
    alike = process.extract(
        typed, by_id, scorer=fuzz.partial_ratio, processor=utils.default_process, score_cutoff=_LIKE, limit=25
    )
    wanted = {roundtable_id for _, _, roundtable_id in alike}
    return [r for r in found if r.id in wanted]


def _named(occurrences: Sequence[Occurrence]) -> dict[tuple[str, str], Occurrence]:
    """Each occurrence under the name that stays its own: its start as planned, or nothing for a lone meeting."""
    times = Counter(o.uid for o in occurrences)
    named = {}
    for o in occurrences:
        planned = o.recurrence_id or (o.starts_at if times[o.uid] > 1 else None)
        named[o.uid[:500], planned.isoformat() if planned else ""] = o
    return named


def _fill(row: RoundtableRow, occurrence: Occurrence, zone: ZoneInfo) -> None:
    row.title = shorten(occurrence.title, 300) or "—"
    row.starts_at = occurrence.starts_at
    row.ends_at = occurrence.ends_at if occurrence.ends_at > occurrence.starts_at else None
    row.all_day = occurrence.all_day
    row.zone = str(zone)
    row.local_start = _wall_clock(occurrence.starts_at, zone)
    row.location = shorten(occurrence.location or "", 500) or None
    row.link = occurrence.url if occurrence.url and len(occurrence.url) <= LINK else None
    row.notes = clean(occurrence.description)[:NOTES] or None
    row.state = "cancelled" if occurrence.status == "CANCELLED" else "planned"


def _wall_clock(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).replace(tzinfo=None).isoformat(timespec="seconds")


def _fitting(field: str, text: str, most: int) -> str:
    if len(text) > most:
        raise UserError("field-long", field=field, max=most, given=len(text))
    return text


def _link(typed: str | None) -> str | None:
    link = _fitting("link", one_line(typed or ""), LINK)
    if link and (not link.lower().startswith(("http://", "https://")) or " " in link):
        raise UserError("roundtable-link", field="link", given=link[:80])
    return link or None
