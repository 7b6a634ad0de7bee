"""The rules of roundtables: what may be planned, what is upcoming, what a calendar brings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from rapidfuzz import fuzz, process, utils

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.permissions import Role
from cogs.roundtables.attending import Answered, Attendance
from cogs.roundtables.calendars import Occurrence, Within
from cogs.roundtables.planning import LINK, LOCATION, NOTES, TITLE, Plan, check_start, checked, wall_clock
from cogs.roundtables.posting import Settings
from cogs.roundtables.roundtable import Named, Roundtable
from cogs.roundtables.store import RoundtableRow, RoundtableStore

if TYPE_CHECKING:
    from bot.core.ports import Clock, Spaces
    from bot.core.request import Community, Request
    from cogs.roundtables.announcing import Shown
    from cogs.roundtables.calendars import Calendars
    from cogs.roundtables.changing import Changing, Reach
    from cogs.roundtables.posting import Posting

__all__ = [
    "LINK", "LOCATION", "NOTES", "TITLE", "Answered", "Attendance", "Named", "Occurrence", "Page", "Plan", "Planned",
    "Roundtable", "Roundtables", "Settings", "Within",
]  # fmt: skip

Lookup: TypeAlias = Callable[[int, str], Awaitable[list[Roundtable]]]

PAGE = 3
"""On a page: with their fields and buttons they stay within Slack's 50 blocks and Discord's 40 parts."""
_PLANNED = (
    "title", "ends_at", "location", "link", "notes", "access", "interpretation", "officials", "capacity",
    "questions_open",
)  # fmt: skip
_DIGITS = 9
"""Of an id as it may be typed: every number of so many digits is one to PostgreSQL's integer too."""
_ID_DIGITS = 10
"""An id has fewer digits: it fits 32 bits, and a telephone number is none."""
_LIKE = 75
"""Of 100 points of likeness between what was typed and a title."""


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
    """Plans, changes, lists and finds roundtables."""

    clock: Clock
    spaces: Spaces
    store: RoundtableStore
    posting: Posting
    changing: Changing
    calendars: Calendars

    personal = ("roundtable",)

    async def plan(self, community: Community, plan: Plan, by: str) -> Planned:
        """Plan a roundtable and queue its announcement; the same one again is not planned twice.

        Raises UserError at `title`, `when`, `where`, `notes` or `link`; at `title` also where another such one, of
        which something else was said, is planned for the same time.
        """
        check_start(plan.starts_at, self.clock.now())
        values = checked({name: getattr(plan, name) for name in _PLANNED})
        await self.store.lock()
        row = await self.store.same(community.id, values["title"], plan.starts_at)
        if row is not None:
            if any(getattr(row, name) != value for name, value in values.items()):
                raise UserError("roundtable-planned-before", field="title", title=row.title, starts=plan.starts_at)
            return Planned(Roundtable.of(row), await self._channels(community.id, row))
        row = await self.store.add(self._row(community, plan.starts_at, values, by))
        channels = await self.posting.announce(community.id, [row])
        await self.posting.put_events(community, [row])
        return Planned(Roundtable.of(row), channels)

    async def edit(self, community: Community, roundtable_id: int, **given: Any) -> Roundtable:
        """Change what is given (a plan's parts, but for its start) and bring everything along.

        Raises UserError at the part concerned, StaleError where it is over or cancelled.
        """
        row = await self._held(community.id, roundtable_id)
        before = Roundtable.of(row)
        for name, value in checked(given).items():
            setattr(row, name, value)
        await self.changing.carry(community, before, row)
        return Roundtable.of(row)

    async def move(
        self, community: Community, roundtable_id: int, starts_at: datetime, ends_at: datetime | None, revision: int
    ) -> Roundtable:
        """Put it at another time; one that stands there already stays so.

        Raises StaleError where it was changed since `revision`, is over or cancelled.
        """
        check_start(starts_at, self.clock.now())
        row = await self._held(community.id, roundtable_id)
        before = Roundtable.of(row)
        if (before.starts_at, before.ends_at) == (starts_at, ends_at):
            return before
        self._check_revision(row, revision)
        row.starts_at, row.ends_at, row.all_day = starts_at, ends_at, False
        row.zone, row.local_start = community.zone, wall_clock(starts_at, community.tz)
        await self.changing.carry(community, before, row)
        return Roundtable.of(row)

    async def cancel(self, community: Community, roundtable_id: int) -> Roundtable:
        """Call it off; one that is called off stays so. Raises NotFoundError, StaleError where it is over."""
        row = await self.store.hold(community.id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        before = Roundtable.of(row)
        if not before.cancelled:
            self._check_upcoming(before)
            row.state = "cancelled"
            await self.changing.carry(community, before, row)
        return Roundtable.of(row)

    def check_start(self, starts_at: datetime) -> None:
        """Raise UserError at `when` for a time that is past or too far away."""
        check_start(starts_at, self.clock.now())

    async def set_open(self, community: Community, roundtable_id: int, *, questions_open: bool) -> Roundtable:
        """Open or close it for questions. Raises NotFoundError, StaleError where it is over or cancelled."""
        return await self.edit(community, roundtable_id, questions_open=questions_open)

    async def reach(self, community_id: int, roundtable_id: int) -> tuple[Roundtable, Reach]:
        """One that may be changed, and how far a change goes. Raises NotFoundError, StaleError."""
        row = await self._held(community_id, roundtable_id)
        return Roundtable.of(row), await self.changing.reach(community_id, row)

    async def shown(self, request: Request, page: int = 1, size: int = PAGE) -> tuple[list[Shown], Page]:
        """A page of what is upcoming, as the person sees it: with their answers, and an organiser's buttons."""
        found = await self.upcoming(request.community.id, page, size)
        return await self._seen(request, [r.id for r in found.roundtables]), found

    async def one_shown(self, request: Request, roundtable_id: int) -> Shown:
        """One as the person sees it."""
        await self.get(request.community.id, roundtable_id)
        return (await self._seen(request, [roundtable_id]))[0]

    async def concerned(self, community_id: int, roundtable_id: int) -> int:
        """How many people are told of a change of it."""
        return len(await self.changing.attendance.store.concerned(community_id, roundtable_id))

    async def take_occurrences(
        self, community_id: int, source_id: int, occurrences: Sequence[Occurrence], **reading: Any
    ) -> int:
        """Add and update what a calendar holds; see `Calendars.take`."""
        return await self.calendars.take(community_id, source_id, occurrences, **reading)

    async def let_go(self, community_id: int, source_id: int) -> None:
        """Keep the meetings of a calendar that is given up; the next that names them is the one they follow."""
        await self.store.let_go(community_id, source_id)

    async def next_start(self, community_id: int, source_id: int) -> datetime | None:
        """When a calendar's next meeting begins, so that it is read again in time."""
        return await self.store.next_start(community_id, source_id, self.clock.now())

    async def put_events(self, community: Community) -> None:
        """Have what stands in the servers' own calendars stand in those of servers that have just joined, too."""
        rows = await self.store.upcoming(community.id, self.clock.now())
        await self.posting.put_events(community, [row for row in rows if row.event_at is not None])

    async def settings(self, community_id: int) -> Settings:
        """When the community announces."""
        return await self.posting.settings(community_id)

    async def choose(self, community_id: int, settings: Settings) -> None:
        """Change when the community announces."""
        await self.store.choose(community_id, announce=settings.announce, reminders=settings.reminders)

    async def upcoming(self, community_id: int, page: int = 1, size: int = PAGE) -> Page:
        """A page of what is planned and not over, the next first; a page out of range becomes the nearest."""
        now = self.clock.now()
        total = await self.store.count_upcoming(community_id, now)
        pages = max(1, -(-total // size))
        page = min(max(1, page), pages)
        rows = await self.store.upcoming(community_id, now, offset=(page - 1) * size, limit=size)
        return Page(tuple(map(Roundtable.of, rows)), page, pages, total)

    async def title(self, community_id: int, roundtable_id: int) -> str:
        """What one is called. Raises NotFoundError."""
        return (await self.get(community_id, roundtable_id)).title

    async def get(self, community_id: int, roundtable_id: int) -> Roundtable:
        """One by its id. Raises NotFoundError where the community has none of that id."""
        row = await self.store.get(community_id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        return Roundtable.of(row)

    async def titles(self, community_id: int) -> dict[int, str]:
        """The title of every roundtable there ever was, by id."""
        return await self.store.titles(community_id)

    async def over(self, community_id: int, before: datetime) -> set[int]:
        """The ids of those that were over before then; a canceled one is, once the time it was planned for is."""
        return await self.store.over(community_id, before)

    async def next_open(self, community_id: int) -> Roundtable | None:
        """The next upcoming one that takes questions."""
        rows = await self.store.upcoming(community_id, self.clock.now(), limit=1, open_only=True)
        return Roundtable.of(rows[0]) if rows else None

    async def open(self, community_id: int, typed: str = "") -> list[Roundtable]:
        """Upcoming ones that take questions and whose title is like what was typed; the next first."""
        rows = await self.store.upcoming(community_id, self.clock.now(), limit=100, open_only=True)
        return _like(typed, list(map(Roundtable.of, rows)))

    async def planned(self, community_id: int, typed: str = "") -> list[Roundtable]:
        """All that is planned and not over, and whose title is like what was typed; the next first."""
        rows = await self.store.upcoming(community_id, self.clock.now(), limit=200)
        return _like(typed, list(map(Roundtable.of, rows)))

    async def meant(self, community_id: int, typed: str) -> Roundtable:
        """The planned one that an organiser means by its id or by words of its title.

        Raises NotFoundError, or StaleError where that one is over or cancelled.
        """
        found = await self.find(community_id, typed, among=self.planned)
        if found is None or not _is_called(found, typed):
            known = await self.find(community_id, typed, over=True)
            found = known if known is not None and (found is None or _is_called(known, typed)) else found
        if found is None:
            raise NotFoundError("roundtable-unknown", given=typed[:80])
        self._check_upcoming(found)
        return found

    async def latest(self, community_id: int, typed: str = "") -> list[Roundtable]:
        """Those to come and those that are over, whose title is like what was typed; the latest first."""
        return _like(typed, list(map(Roundtable.of, await self.store.latest(community_id, limit=200))))

    async def find(
        self, community_id: int, typed: str, *, over: bool = False, among: Lookup | None = None
    ) -> Roundtable | None:
        """The one that a person means by its id or by words of its title; None where none or several are meant.

        With `over`, those that are over or closed are meant too; `among` looks elsewhere than among the open ones. Of
        several with the same title, as a series has them, the nearest that takes or took place is meant.
        """
        if typed.strip().isdecimal() and len(typed.strip()) < _ID_DIGITS:
            row = await self.store.get(community_id, int(typed)) if len(typed.strip()) <= _DIGITS else None
            return Roundtable.of(row) if row is not None else None
        if not typed.strip():
            return None
        found = await (among or (self.latest if over else self.open))(community_id, typed)
        same = [r for r in found if _is_called(r, typed)]
        now = self.clock.now()
        if same:
            return min(same, key=lambda r: (r.cancelled, abs(r.starts_at - now)))
        return found[0] if len(found) == 1 else None

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

    async def _seen(self, request: Request, ids: Sequence[int]) -> list[Shown]:
        rows = [r for i in ids if (r := await self.store.get(request.community.id, i)) is not None]
        manages = request.has(Role.ORGANISER)
        return await self.posting.shown(request.community.id, rows, pseudonym=request.pseudonym, manages=manages)

    async def _channels(self, community_id: int, row: RoundtableRow) -> int:
        return sum(p.channels for p in await self.store.posts(community_id, [row.id]))

    async def _held(self, community_id: int, roundtable_id: int) -> RoundtableRow:
        row = await self.store.hold(community_id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        self._check_upcoming(Roundtable.of(row))
        return row

    def _check_upcoming(self, roundtable: Roundtable) -> None:
        if not roundtable.upcoming(self.clock.now()):
            key = "roundtable-cancelled-anew" if roundtable.cancelled else "roundtable-over-anew"
            raise StaleError(key, title=roundtable.title, starts=roundtable.start)

    def _check_revision(self, row: RoundtableRow, revision: int) -> None:
        if row.revision != revision:
            raise StaleError("roundtable-changed-since", title=row.title)

    def _row(self, community: Community, starts_at: datetime, values: dict[str, Any], by: str) -> RoundtableRow:
        return RoundtableRow(
            community_id=community.id, starts_at=starts_at, zone=community.zone,
            local_start=wall_clock(starts_at, community.tz), all_day=False, state="planned", created_by=by,
            created_at=self.clock.now(), **values,
        )  # fmt: skip


def _is_called(roundtable: Roundtable, typed: str) -> bool:
    """Whether its whole title was typed."""
    return roundtable.title.casefold() == typed.strip().casefold()


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
