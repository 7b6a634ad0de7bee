"""The rules of agendas: what may be chosen from, who may be wronged by a change, and what is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from bot.core.clean import clean
from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.agenda.agenda import KINDS, MOST_SEATS, Agenda, Change, Item, UnfairError, changed, rebuilt
from cogs.agenda.audit import Audit, Violation, audit
from cogs.agenda.bundle import Asked, checksum, made, read
from cogs.agenda.cards import item_card, published_post
from cogs.agenda.election import Election
from cogs.agenda.picture import pictures
from cogs.agenda.rules import RULES, Rule, choose
from cogs.agenda.store import ASKED, DRAFT, PUBLISHED, SKIPPED, WAITING, AgendaRow, AgendaStore
from cogs.agenda.words import notes

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, Spaces
    from bot.core.request import Community
    from bot.core.ui import File
    from cogs.questions.service import Cluster, Pool, Question
    from cogs.roundtables.service import Roundtable, Roundtables

__all__ = [
    "ASKED", "KINDS", "MOST_SEATS", "PUBLISHED", "RULES", "SKIPPED", "WAITING", "Agenda", "Agendas", "Asked", "Audit",
    "Change", "Election", "Item", "Rule", "UnfairError", "Violation", "audit", "checksum", "choose", "item_card",
    "made", "notes", "read",
]  # fmt: skip

REASON = (10, 500)
ERASED = "erased"
"""What became of a question that is not there any more, words and all."""


@dataclass(frozen=True)
class Electorate:
    """The questions to choose from, by number, and each voter's among them."""

    clusters: Mapping[int, Cluster]
    ballots: Sequence[frozenset[int]]

    def election(self, seats: int) -> Election:
        """The election for so many seats."""
        return Election.of(self.clusters, self.ballots, seats)

    @property
    def shown(self) -> set[int]:
        """The numbers of all wordings."""
        return {q.number for cluster in self.clusters.values() for q in cluster.wordings}

    def led(self, items: Sequence[Item]) -> list[Item]:
        """The items that still are to choose from, each under the number that leads its cluster today."""
        leads = {q.number: number for number, cluster in self.clusters.items() for q in cluster.wordings}
        found: dict[int, Item] = {}
        for item in items:
            if item.number in leads:
                lead = leads[item.number]
                found.setdefault(lead, Item(lead, item.pinned, item.status, item.reason))
        return list(found.values())


@dataclass
class Agendas:
    """Builds, changes and publishes agendas.

    A draft is audited on the supports as they are when it is looked at or changed; a published agenda keeps the
    supports it was audited on, so that it can be recomputed.
    """

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    roundtables: Roundtables
    pool: Pool
    store: AgendaStore

    async def meant(self, community_id: int, typed: str | None) -> Roundtable:
        """The roundtable that a person means, or the next one. Raises NotFoundError where there is none."""
        if typed is not None:
            found = await self.roundtables.find(community_id, typed, over=True)
            if found is None:
                raise NotFoundError("agenda-roundtable-unknown", given=typed[:80])
            return found
        upcoming = await self.roundtables.upcoming(community_id, size=1)
        if not upcoming.roundtables:
            raise NotFoundError("agenda-no-roundtable")
        return upcoming.roundtables[0]

    async def build(self, community_id: int, roundtable: Roundtable, seats: int, rule: Rule) -> Agenda:
        """Choose by the rule, as the roundtable's draft; a question pinned on the draft before stays on it.

        Raises UserError where there are too few or too many seats, or no question to choose from.
        """
        if seats > MOST_SEATS:
            raise UserError("agenda-full", most=MOST_SEATS)
        electorate = await self._electorate(community_id, roundtable.id)
        slate = choose(electorate.election(seats), rule)
        if not slate:
            raise UserError("agenda-nothing", roundtable=roundtable.title)
        now = self.clock.now()
        row = await self.store.draft(
            community_id, roundtable.id, seats=seats, rule=rule, reasons=[], built_at=now, published_at=None
        )
        before = electorate.led(await self._items(row))
        await self._put(row, rebuilt(slate, before))
        return await self._agenda(row, roundtable)

    async def get(self, community_id: int, agenda_id: int) -> Agenda:
        """One by its id. Raises StaleError where it is gone."""
        row = await self.store.get(community_id, agenda_id)
        if row is None:
            raise StaleError("agenda-gone")
        return await self._agenda(row)

    async def draft(self, community_id: int, roundtable: Roundtable) -> Agenda | None:
        """What organisers work on for a roundtable."""
        row = await self.store.of(community_id, roundtable.id, DRAFT)
        return await self._agenda(row, roundtable) if row else None

    async def published(self, community_id: int, roundtable: Roundtable) -> Agenda | None:
        """What is published for a roundtable."""
        row = await self.store.of(community_id, roundtable.id, PUBLISHED)
        return await self._agenda(row, roundtable) if row else None

    async def all_published(self, community_id: int) -> list[Agenda]:
        """Every published agenda, the latest first."""
        return [await self._agenda(row) for row in await self.store.published(community_id)]

    async def running(self, community_id: int, typed: str | None) -> Agenda | None:
        """The published agenda of the roundtable meant; without one, of the last published that is not done."""
        if typed is not None:
            return await self.published(community_id, await self.meant(community_id, typed))
        latest = [await self._agenda(row) for row in (await self.store.published(community_id))[:5]]
        open_ones = (agenda for agenda in latest if any(item.status == WAITING for item in agenda.items))
        return next(open_ones, latest[0] if latest else None)

    async def change(
        self, community_id: int, agenda_id: int, version: int, change: Change, reason: str | None = None
    ) -> Agenda:
        """Change a draft and audit it anew.

        Raises UnfairError where that leaves a group without its share which had it before, and no reason is given;
        StaleError where somebody else changed it first; UserError at `reason`, or where it makes no sense.
        """
        before = await self._draft(community_id, agenda_id, version)
        for number in {change.number, change.other} - {0, *before.slate}:
            if number not in before.clusters:
                raise NotFoundError("agenda-not-eligible", number=str(number))
        items = changed(before.items, change)
        seats = max(before.seats, len(items))
        electorate = await self._electorate(community_id, before.roundtable.id)
        found = audit(electorate.election(seats), [item.number for item in items])
        reasons = self._reasons(before, found.violation, reason)
        row = await self._raise(community_id, agenda_id, version, seats=seats, reasons=reasons)
        await self._put(row, items)
        return await self._agenda(row, before.roundtable)

    async def publish(self, community_id: int, agenda_id: int, version: int, reason: str | None = None) -> Agenda:
        """Have a draft be the roundtable's published agenda, in place of the one before.

        What was put or skipped already stays so. Raises as `change` does; a group without its share needs a reason
        here too, where none was given yet.
        """
        draft = await self._draft(community_id, agenda_id, version)
        if not draft.items:
            raise UserError("agenda-empty")
        reasons = [*draft.reasons, *([_reason(reason)] if reason else [])]
        if draft.audit.violation is not None and not reasons:
            raise UnfairError(draft.audit.violation)
        electorate = await self._electorate(community_id, draft.roundtable.id)
        before = await self.store.of(community_id, draft.roundtable.id, PUBLISHED)
        done = {item.number: item for item in electorate.led(await self._items(before))} if before else {}
        await self.store.drop(community_id, draft.roundtable.id, PUBLISHED)
        row = await self._raise(
            community_id, agenda_id, version, state=PUBLISHED, published_at=self.clock.now(),
            reasons=reasons if draft.audit.violation is not None else [], eligible=sorted(electorate.clusters),
            ballots=sorted(sorted(ballot) for ballot in electorate.ballots),
        )  # fmt: skip
        await self._put(row, [done.get(item.number, item) for item in draft.items])
        return await self._agenda(row, draft.roundtable)

    async def revise(self, community_id: int, agenda_id: int) -> Agenda:
        """Begin a draft from a published agenda, or go on with the draft that there is."""
        published = await self.get(community_id, agenda_id)
        draft = await self.draft(community_id, published.roundtable)
        if draft is not None:
            return draft
        row = await self.store.draft(
            community_id, published.roundtable.id, seats=published.seats, rule=published.rule,
            reasons=list(published.reasons), built_at=self.clock.now(), published_at=None,
        )  # fmt: skip
        await self._put(row, published.items)
        return await self._agenda(row, published.roundtable)

    async def settle(
        self, community_id: int, agenda_id: int, number: int, status: str, reason: str | None = None
    ) -> Agenda:
        """Say that a question of a published agenda was asked, or skipped for a reason; or that it waits after all.

        Of two who say so at once one wins: raises StaleError for the other. Raises UserError at `reason`.
        """
        before = [ASKED, SKIPPED] if status == WAITING else [WAITING]
        why = _reason(reason) if status == SKIPPED else None
        if not await self.store.settle(community_id, agenda_id, number, before, status, why):
            raise StaleError("agenda-settled-before", number=str(number))
        return await self.get(community_id, agenda_id)

    async def announce(self, community: Community, agenda: Agenda, wait: timedelta = timedelta()) -> list[File]:
        """Post a published agenda, or have its posts say what it is now; returns its pictures where nobody sees them.

        It goes to the roundtables' channels, or where there are none to the questions'. Of what changes within
        `wait`, one edit is made.
        """
        cause, files = f"agenda:{agenda.roundtable.id}", await pictures(agenda, community)
        post = published_post(agenda, files)
        channels = await self.outbox.post(community.id, cause, "roundtables", post)
        channels = channels or await self.outbox.post(community.id, cause, "questions", post)
        await self.outbox.revise(community.id, cause, post, due=self.clock.now() + wait)
        return [] if channels else files

    async def question_changed(self, community_id: int, question: Question) -> None:
        """Have posts of published agendas say what became of one of theirs; no post keeps words that were erased."""
        for row in await self.store.naming(community_id, question.number):
            await self.announce(await self.spaces.community(community_id), await self._agenda(row))

    async def holding(self, community_id: int, numbers: Collection[int]) -> int | None:
        """The roundtable on whose published agenda one of these questions is."""
        return await self.store.holding(community_id, numbers)

    async def listed(self, community_id: int, numbers: Collection[int]) -> set[int]:
        """Those of these questions, by number, that are on a published agenda."""
        return await self.store.listed(community_id, numbers)

    async def bundle(self, community_id: int, roundtable_id: int) -> dict[str, Any] | None:
        """The roundtable's agenda with all that it was chosen from: the published one, else the draft; or None.

        Words that were withdrawn, redacted or erased since are not in it.
        """
        row = await self.store.of(community_id, roundtable_id, PUBLISHED) or await self.store.of(
            community_id, roundtable_id, DRAFT
        )
        if row is None:
            return None
        agenda, electorate = await self._agenda(row), await self._counted(row)
        election = Election.of(electorate[0], electorate[1], agenda.seats)
        asked = [_asked(number, agenda.clusters.get(number)) for number in election.questions]
        return made(agenda.roundtable.title, agenda.rule, election, asked, agenda.slate)

    async def election(self, agenda: Agenda, community_id: int) -> Election:
        """What an agenda was chosen from, or would be."""
        row = await self.store.get(community_id, agenda.id)
        if row is None:
            raise StaleError("agenda-gone")
        return Election.of(*await self._counted(row), agenda.seats)

    def _reasons(self, before: Agenda, violation: Violation | None, reason: str | None) -> list[str]:
        """The reasons that go with a draft once it has this violation."""
        if violation is None:
            return []
        if reason is not None:
            return [*before.reasons, _reason(reason)]
        if violation != before.audit.violation:
            raise UnfairError(violation)
        return list(before.reasons)

    async def _draft(self, community_id: int, agenda_id: int, version: int) -> Agenda:
        found = await self.get(community_id, agenda_id)
        if not found.draft or found.version != version:
            raise StaleError("agenda-changed")
        return found

    async def _raise(self, community_id: int, agenda_id: int, version: int, **values: Any) -> AgendaRow:
        row = await self.store.change(community_id, agenda_id, version, **values)
        if row is None:
            raise StaleError("agenda-changed")
        return row

    async def _put(self, row: AgendaRow, items: Sequence[Item]) -> None:
        await self.store.put_items(row.community_id, row.id, [asdict(item) for item in items])

    async def _items(self, row: AgendaRow) -> list[Item]:
        rows = await self.store.items(row.community_id, row.id)
        return [Item(i.number, i.pinned, i.status, i.reason) for i in rows]

    async def _agenda(self, row: AgendaRow, roundtable: Roundtable | None = None) -> Agenda:
        roundtable = roundtable or await self.roundtables.get(row.community_id, row.roundtable_id)
        electorate, items = await self._electorate(row.community_id, row.roundtable_id), await self._items(row)
        numbers, ballots = await self._counted(row, electorate)
        items = electorate.led(items) if row.state == DRAFT else items
        found = audit(Election.of(numbers, ballots, row.seats), [item.number for item in items])
        gone = await self._gone(row.community_id, {item.number for item in items} - electorate.shown)
        return Agenda(
            row.id, roundtable, row.state, row.seats, cast("Rule", row.rule), row.version, tuple(items),
            electorate.clusters, found, tuple(row.reasons), row.published_at, gone,
        )  # fmt: skip

    async def _gone(self, community_id: int, numbers: Collection[int]) -> dict[int, str]:
        """What became of questions that are not to choose from any more."""
        statuses = await self.pool.statuses(community_id, numbers) if numbers else {}
        return {number: statuses.get(number, ERASED) for number in numbers}

    async def _counted(
        self, row: AgendaRow, electorate: Electorate | None = None
    ) -> tuple[Sequence[int], Sequence[Sequence[int] | frozenset[int]]]:
        """The questions and ballots that count for an agenda: those kept with it once it is published."""
        if row.state == PUBLISHED:
            return row.eligible, row.ballots
        electorate = electorate or await self._electorate(row.community_id, row.roundtable_id)
        return list(electorate.clusters), electorate.ballots

    async def _electorate(self, community_id: int, roundtable_id: int) -> Electorate:
        """Approved questions for this roundtable, and those that wait for whichever comes next, with their supports.

        A question that was put at another roundtable is not to choose from again, unless it was asked for this one.
        """
        everything = await self.pool.clusters(community_id, size=None)
        elsewhere = {number for at, number in await self.store.asked(community_id) if at != roundtable_id}
        eligible = {c.lead.number: c for c in everything.clusters if _fits(c, roundtable_id, elsewhere)}
        ballots = [b & eligible.keys() for b in await self.pool.ballots(community_id)]
        return Electorate(dict(sorted(eligible.items())), [frozenset(b) for b in ballots if b])


def _fits(cluster: Cluster, roundtable_id: int, elsewhere: set[int]) -> bool:
    if any(q.roundtable_id == roundtable_id for q in cluster.wordings):
        return True
    waits = all(q.roundtable_id is None for q in cluster.wordings)
    return waits and elsewhere.isdisjoint(q.number for q in cluster.wordings)


def _asked(number: int, cluster: Cluster | None) -> Asked:
    if cluster is None:
        return Asked(number, "", "", (), None, 0)
    lead = cluster.lead
    return Asked(number, lead.text, lead.language, cluster.labels, lead.neighbourhood, cluster.shown)


def _reason(given: str | None) -> str:
    text = clean(given or "")
    if len(text) < REASON[0]:
        raise UserError("field-short", field="reason", min=REASON[0], given=len(text))
    return text[: REASON[1]]
