"""What a calendar brings: new meetings, changes of known ones, and the question what became of one that is gone.

A meeting goes by its UID and the start that its rule gave it. What the calendar said last is kept, and only what it
says anew is taken over, so that an organiser's changes stand until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol
from zoneinfo import ZoneInfo

from bot.core import ui
from bot.core.clean import clean, shorten
from bot.core.errors import NotFoundError
from bot.core.request import Community
from bot.core.ui import Text
from cogs.roundtables.announcing import card
from cogs.roundtables.called_off import called_off
from cogs.roundtables.planning import LINK, NOTES, wall_clock
from cogs.roundtables.roundtable import Roundtable
from cogs.roundtables.store import RoundtableRow

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, Spaces
    from cogs.roundtables.changing import Changing
    from cogs.roundtables.posting import Posting
    from cogs.roundtables.store import RoundtableStore

_ASKED_AT_ONCE = 5
"""Of more meetings that are gone at once, the others are asked about after the next reading."""

_LONG_OVER = timedelta(days=2)
"""An entry whose meeting was over for so long, and that names one to come, is another's: people write over old ones."""

_TIME = {"starts_at", "ends_at", "all_day"}
"""What a cancelled meeting keeps as people know it, whatever its calendar says, until it takes place after all."""

_NEAR = timedelta(days=3)
"""So far a series may have been moved for its meetings to be taken for the same: less than half a week."""


@dataclass(frozen=True)
class Within:
    """Of when a calendar was read whole: what is missing there is gone, unless its title is among the `unread`."""

    start: datetime
    end: datetime
    unread: frozenset[str] = frozenset()


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
    def sequence(self) -> int: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


Name = tuple[str, str]
"""A UID, and the planned start of one of a series (else "")."""


@dataclass
class Calendars:
    """Takes over what calendars say, in the transaction at hand."""

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    store: RoundtableStore
    posting: Posting
    changing: Changing

    async def take(
        self,
        community_id: int,
        source_id: int,
        occurrences: Sequence[Occurrence],
        *,
        announce: bool | None = None,
        known_until: datetime | None = None,
        within: Within | None = None,
        later: Collection[Occurrence] = (),
    ) -> int:
        """Add and update what a calendar holds; returns how many meetings were new.

        `announce` says whether to announce what is new and upcoming; without it that is done from the second reading
        on. So far as `known_until` the calendar was read before: what is new from then on is no news. `within` is of
        when it was read whole, so that moderators are asked about what is missing; None if it may hold more than
        could be read. `later` is what it names beyond that: a known meeting may have been moved there.
        """
        if announce is None:
            announce = await self.store.knows_source(community_id, source_id)
        community = await self._community(community_id)
        named = _named([*occurrences, *later])
        rows = await self.store.occurrences(community_id, [uid for uid, _ in named])
        known: dict[Name, RoundtableRow] = {(row.uid or "", row.recurrence or ""): row for row in rows}
        missing = await self._missing(community_id, source_id, named, within)
        new = []
        for name, occurrence in named.items():
            row = known.get(name) or _renamed(occurrence, missing)
            if row is not None and self._written_over(row, occurrence):
                row.recurrence = row.starts_at.isoformat()  # the meeting that is over keeps its row, by another name
                row = None
            if row is None:
                if occurrence not in later:
                    new.append(await self.store.add(self._row(community, source_id, name, occurrence)))
            else:
                await self._update(community, source_id, row, name, occurrence)
        if announce:
            news = [r for r in new if known_until is None or r.starts_at < known_until]
            await self.posting.announce(community_id, news)
        await self._ask(community, missing)
        return len(new)

    async def settle(self, community: Community, roundtable_id: int, *, cancel: bool) -> ui.Reply:
        """What moderators decided about a meeting that is gone from its calendar; says so in their channel.

        Raises NotFoundError.
        """
        row = await self.store.hold(community.id, roundtable_id)
        if row is None:
            raise NotFoundError("roundtable-gone")
        before = Roundtable.of(row)
        if cancel and before.upcoming(self.clock.now()):
            row.state = "cancelled"
            await self.changing.carry(community, before, row)
        after, people = Roundtable.of(row), (await self.changing.reach(community.id, row)).people
        became = "cancelled" if after.cancelled else "kept" if after.upcoming(self.clock.now()) else "over"
        said = ui.Reply(Text(f"roundtable-gone-{became}", title=row.title, starts=after.start, people=people))
        if row.gone_at is not None:
            await self.outbox.revise(community.id, _gone_cause(row, row.gone_at), said)
        return said

    async def _missing(
        self, community_id: int, source_id: int, named: dict[Name, Occurrence], within: Within | None
    ) -> list[RoundtableRow]:
        if within is None:
            return []
        start = max(within.start, self.clock.now())
        rows = await self.store.missing(community_id, source_id, start, within.end, named.keys())
        unread = [called_off(title)[0].rstrip("…") for title in within.unread]
        return [row for row in rows if not any(map(row.title.startswith, unread))]

    def _written_over(self, row: RoundtableRow, occurrence: Occurrence) -> bool:
        """Whether a lone meeting's entry in its calendar was used again for another one."""
        now = self.clock.now()
        lone = not row.recurrence and occurrence.recurrence_id is None
        return lone and Roundtable.of(row).last_moment < now - _LONG_OVER and occurrence.starts_at > now

    async def _update(
        self, community: Community, source_id: int, row: RoundtableRow, name: Name, occurrence: Occurrence
    ) -> None:
        """Take over what the calendar says anew; an older version than the one known says nothing."""
        if row.gone_at is not None:
            await self._returned(community.id, row)
        row.source_id = row.source_id or source_id
        if occurrence.sequence < row.sequence or (row.source_id != source_id and occurrence.sequence == row.sequence):
            return
        said, given = _said(occurrence, community.tz), row.given or _as_said(row)
        news = {key for key, value in said.items() if value != given.get(key)}
        if said["state"] == "cancelled":
            news -= _TIME
        elif "state" in news:
            news |= _TIME
        if not news and name == (row.uid, row.recurrence) and row.given is not None:
            row.sequence = occurrence.sequence
            return
        held = await self.store.hold(community.id, row.id) or row
        before = Roundtable.of(held)
        held.uid, held.recurrence, held.sequence, held.given = *name, occurrence.sequence, said
        _fill(held, {key: said[key] for key in news}, community.tz)
        await self.changing.carry(community, before, held)

    async def _ask(self, community: Community, missing: Iterable[RoundtableRow]) -> None:
        """Ask moderators, once about each, what became of what is gone from its calendar."""
        unasked = [row for row in missing if row.gone_at is None]
        for row in unasked[:_ASKED_AT_ONCE]:
            row.gone_at = now = self.clock.now()
            controls: list[ui.Control] = [
                ui.Button(Text("roundtable-gone-cancel"), "roundtable-gone-cancel", row.id, style="danger"),
                ui.Button(Text("roundtable-gone-keep"), "roundtable-gone-keep", row.id),
            ]
            [known] = await self.posting.shown(community.id, [row])
            shown = card(known)
            about = ui.Card(shown.title, None, controls, fields=shown.fields)
            asked = ui.Reply(Text("roundtable-gone-ask", title=row.title), [about])
            await self.outbox.post(community.id, _gone_cause(row, now), "moderators", asked)

    async def _returned(self, community_id: int, row: RoundtableRow) -> None:
        if row.gone_at is not None and row.state == "planned":
            said = ui.Reply(Text("roundtable-gone-returned", title=row.title, starts=Roundtable.of(row).start))
            await self.outbox.revise(community_id, _gone_cause(row, row.gone_at), said)
        row.gone_at = None

    def _row(self, community: Community, source_id: int, name: Name, occurrence: Occurrence) -> RoundtableRow:
        said = _said(occurrence, community.tz)
        row = RoundtableRow(
            community_id=community.id, source_id=source_id, uid=name[0], recurrence=name[1], given=said,
            sequence=occurrence.sequence, created_at=self.clock.now(), questions_open=True,
        )  # fmt: skip
        _fill(row, said, community.tz)
        return row

    async def _community(self, community_id: int) -> Community:
        found = {c.id: c for c in await self.spaces.all()}
        return found.get(community_id) or Community(community_id, "", zone="UTC")


def _gone_cause(row: RoundtableRow, asked_at: datetime) -> str:
    return f"roundtable-gone:{row.id}:{int(asked_at.timestamp())}"


def _named(occurrences: Sequence[Occurrence]) -> dict[Name, Occurrence]:
    """Each occurrence under the name that stays its own: its start as planned, or nothing for a lone meeting.

    Where several meetings share a UID without a rule, their starts tell them apart.
    """
    lone = Counter(o.uid for o in occurrences if o.recurrence_id is None)
    named: dict[Name, Occurrence] = {}
    for o in occurrences:
        planned = o.recurrence_id or (o.starts_at if lone[o.uid] > 1 else None)
        named[o.uid[:500], planned.isoformat() if planned else ""] = o
    return named


def _renamed(occurrence: Occurrence, missing: list[RoundtableRow]) -> RoundtableRow | None:
    """The known meeting that goes by a new name: its whole series was moved, or its calendar gave it a new UID."""
    for row in missing:
        if row.title == called_off(occurrence.title)[0] and row.starts_at == occurrence.starts_at:
            missing.remove(row)
            return row
    series = [r for r in missing if r.uid == occurrence.uid and abs(r.starts_at - occurrence.starts_at) <= _NEAR]
    if not series:
        return None
    nearest = min(series, key=lambda r: abs(r.starts_at - occurrence.starts_at))
    missing.remove(nearest)
    return nearest


def _said(occurrence: Occurrence, zone: ZoneInfo) -> dict[str, Any]:
    """What a calendar says of a meeting, as it is kept."""
    ends_at = occurrence.ends_at if occurrence.ends_at > occurrence.starts_at else None
    title, off = called_off(occurrence.title)
    return {
        "title": shorten(title, 300) or "—",
        "starts_at": occurrence.starts_at.isoformat(),
        "ends_at": ends_at.isoformat() if ends_at else None,
        "all_day": occurrence.all_day,
        "location": shorten(occurrence.location or "", 500) or None,
        "link": occurrence.url if occurrence.url and len(occurrence.url) <= LINK else None,
        "notes": clean(occurrence.description)[:NOTES] or None,
        "state": "cancelled" if off or occurrence.status == "CANCELLED" else "planned",
        "tentative": occurrence.status == "TENTATIVE" or None,
        "zone": str(zone),
    }


def _as_said(row: RoundtableRow) -> dict[str, Any]:
    """A row as its calendar must have said it, from before what calendars say was kept."""
    return {
        "title": row.title,
        "starts_at": row.starts_at.isoformat(),
        "ends_at": row.ends_at.isoformat() if row.ends_at else None,
        "all_day": row.all_day,
        "location": row.location,
        "link": row.link,
        "notes": row.notes,
        "state": row.state,
        "zone": row.zone,
    }


def _fill(row: RoundtableRow, said: dict[str, Any], zone: ZoneInfo) -> None:
    for key, value in said.items():
        instant = key in {"starts_at", "ends_at"} and value is not None
        if key != "tentative":  # it has no column: nobody but the calendar says it
            setattr(row, key, datetime.fromisoformat(value) if instant else value)
    row.local_start = wall_clock(row.starts_at, zone)
