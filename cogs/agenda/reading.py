"""Reads agendas: the rows of one, the questions on it as they stand today, and how each fared."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from cogs.agenda.agenda import Agenda, Item, places
from cogs.agenda.audit import Audit, audit
from cogs.agenda.election import Election
from cogs.agenda.electorate import Electorate, fits
from cogs.agenda.rules import choose, paid_for
from cogs.agenda.store import DRAFT, WAITING, AgendaRow, AgendaStore
from cogs.questions.service import APPROVED

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.ports import Clock
    from cogs.agenda.rules import Rule
    from cogs.questions.service import Cluster, Pool
    from cogs.roundtables.service import Roundtable, Roundtables

LATEST = 5
"""Published agendas that are looked through where none is meant in particular."""
ERASED = "erased"
"""What became of a question that is not there any more, words and all."""


@dataclass(frozen=True)
class Stood:
    """How a question fared when an agenda was published.

    `people` supported it then, of whom `have` have one of theirs on the agenda; `chosen` says whether the rule chose
    it, `filled` whether Equal Shares did so without its supporters' being able to pay for it. `built` says whether the
    rule had chosen it when the draft was built.
    """

    number: int
    people: int
    have: int
    chosen: bool
    filled: bool
    built: bool


@dataclass(frozen=True)
class Reads:
    """Makes agendas of rows, and finds whose agenda is meant; it changes nothing."""

    clock: Clock
    roundtables: Roundtables
    pool: Pool
    store: AgendaStore

    async def items(self, row: AgendaRow) -> list[Item]:
        """The questions on one, in order, as they were put there."""
        rows = await self.store.items(row.community_id, row.id)
        return [Item(i.number, i.pinned, i.status, i.reason) for i in rows]

    async def agenda(self, row: AgendaRow, roundtable: Roundtable | None = None) -> Agenda:
        """The agenda of a row: a draft is audited on today's supports, a published one says what it said."""
        roundtable = roundtable or await self.roundtables.get(row.community_id, row.roundtable_id)
        items = await self.items(row)
        if row.state == DRAFT:
            electorate = await self.electorate(row.community_id, row.roundtable_id)
            return await self.drafted(row, roundtable, electorate, electorate.led(items))
        standing = await self.pool.standing(row.community_id, {item.number for item in items})
        elsewhere = await self._elsewhere(row.community_id, row.roundtable_id)
        done = {item.number for item in items if item.status != WAITING}
        there = {
            number: cluster for number, cluster in standing.clusters.items()
            if number in done or fits(cluster, row.roundtable_id, elsewhere)
        }  # fmt: skip
        became = {**dict.fromkeys(standing.clusters, APPROVED), **standing.others}
        gone = {item.number: became.get(item.number, ERASED) for item in items if item.number not in there}
        clusters = {cluster.lead.number: cluster for cluster in there.values()}
        return _value(row, roundtable, items, clusters, await self._kept(row, items), gone, row.built)

    async def drafted(
        self, row: AgendaRow, roundtable: Roundtable, electorate: Electorate, items: Sequence[Item],
        found: Audit | None = None,
    ) -> Agenda:  # fmt: skip
        """A draft with these questions; `found` is their audit, where it was made already."""
        found = found or await audited(electorate, row.seats, items)
        built = [item.number for item in electorate.led([Item(number) for number in row.built])]
        return _value(row, roundtable, items, electorate.clusters, found, {}, built)

    async def stood(self, row: AgendaRow, numbers: Collection[int]) -> tuple[Agenda, Stood | None]:
        """An agenda, and how the question in one of these wordings fared; None where it was not to choose from.

        Of several that were to choose from, and asked the same only later, it is the one that came furthest.
        """
        agenda = await self.agenda(row)
        eligible, ballots = await self.store.vote(row.community_id, row.id)
        number = next((n for n in [*agenda.slate, *row.chosen, *eligible] if n in numbers), None)
        if number is None:
            return agenda, None
        theirs, slate = [ballot for ballot in ballots if number in ballot], set(agenda.slate)
        have = sum(not slate.isdisjoint(ballot) for ballot in theirs)
        election = Election.of(eligible, ballots, row.seats)
        chosen = row.chosen
        if row.audit is None:  # from before it was kept
            chosen = choose(election, agenda.rule)
        shared = number in chosen and agenda.rule == "equal-shares"
        filled = shared and number not in await asyncio.to_thread(paid_for, election)
        built = number in (row.built or chosen)
        return agenda, Stood(number, len(theirs), have, number in chosen, filled, built)

    async def nearest(self, community_id: int) -> AgendaRow | None:
        """The published agenda with questions that wait, or else any, whose roundtable is nearest in time."""
        rows = await self.store.published(community_id, LATEST)
        waiting = await self.store.waiting(community_id)
        rows = [row for row in rows if row.id in waiting] or rows
        now = self.clock.now()
        away = {row.id: _away(await self.roundtables.get(community_id, row.roundtable_id), now) for row in rows}
        return min(rows, key=lambda row: away[row.id], default=None)

    async def electorate(self, community_id: int, roundtable_id: int) -> Electorate:
        """Approved questions for this roundtable, and those that wait for whichever comes next, with their supports.

        A question that was put at another roundtable is not to choose from again, unless it was asked for this one.
        """
        clusters, ballots = await self.pool.whole(community_id)
        elsewhere = await self._elsewhere(community_id, roundtable_id)
        return Electorate.among([c for c in clusters if fits(c, roundtable_id, elsewhere)], ballots)

    async def _elsewhere(self, community_id: int, roundtable_id: int) -> set[int]:
        """The numbers of the questions that were put at another roundtable."""
        return {number for at, number in await self.store.asked(community_id) if at != roundtable_id}

    async def _kept(self, row: AgendaRow, items: Sequence[Item]) -> Audit:
        """What the audit said of a published agenda; made again for one from before it was kept."""
        if row.audit is not None:
            return Audit.of(row.audit)
        election = Election.of(*await self.store.vote(row.community_id, row.id), places(row.seats, items))
        return audit(election, [item.number for item in items])


async def audited(electorate: Electorate, seats: int, items: Sequence[Item]) -> Audit:
    """The audit, made beside the event loop: with many voters it takes its time."""
    election = electorate.election(places(seats, items))
    return await asyncio.to_thread(audit, election, [item.number for item in items])


def _value(
    row: AgendaRow, roundtable: Roundtable, items: Sequence[Item], clusters: Mapping[int, Cluster], found: Audit,
    gone: Mapping[int, str], built: Sequence[int],
) -> Agenda:  # fmt: skip
    rule = cast("Rule", row.rule)
    return Agenda(
        row.id, roundtable, row.state, row.seats, rule, row.version, tuple(items), clusters, found,
        tuple(row.reasons), row.published_at, gone, tuple(row.chosen), tuple(built),
    )  # fmt: skip


def _away(roundtable: Roundtable, now: datetime) -> timedelta:
    """How far from now a roundtable is; nothing while it takes place."""
    return max(roundtable.starts_at - now, now - (roundtable.ends_at or roundtable.starts_at), timedelta())
