"""The rules of agendas: what may be chosen from, who may be wronged by a change, and what is published."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.core.clean import clean
from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.agenda.agenda import KINDS, MOST_SEATS, Agenda, Change, Item, UnfairError, changed, places, rebuilt
from cogs.agenda.audit import Audit, Violation, audit, wronged
from cogs.agenda.bundle import Asked, checksum, made, read
from cogs.agenda.cards import item_card, published_post
from cogs.agenda.election import Election
from cogs.agenda.picture import pictures
from cogs.agenda.reading import ERASED, LATEST, Reads, Stood, audited
from cogs.agenda.rules import RULES, Rule, choose
from cogs.agenda.store import ASKED, DRAFT, PUBLISHED, SKIPPED, WAITING, AgendaRow, AgendaStore
from cogs.agenda.words import notes

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.ports import Clock, Outbox, Spaces
    from bot.core.request import Community
    from bot.core.ui import File
    from cogs.agenda.electorate import Electorate
    from cogs.questions.service import Cluster, Pool, Question
    from cogs.roundtables.service import Roundtable, Roundtables

__all__ = [
    "ASKED", "ERASED", "KINDS", "MOST_SEATS", "PUBLISHED", "RULES", "SKIPPED", "WAITING", "Agenda", "Agendas",
    "Asked", "Audit", "Change", "Election", "Item", "Rule", "Stood", "UnfairError", "Violation", "audit", "checksum",
    "choose", "item_card", "made", "notes", "read",
]  # fmt: skip

REASON = (10, 500)


@dataclass
class Agendas:
    """Builds, changes and publishes agendas.

    A draft is audited on the supports as they are when it is looked at or changed; a published agenda keeps what its
    audit said, and the supports it was audited on, so that it can be recomputed.
    """

    clock: Clock
    outbox: Outbox
    spaces: Spaces
    roundtables: Roundtables
    pool: Pool
    store: AgendaStore

    def __post_init__(self) -> None:
        self.reads = Reads(self.clock, self.roundtables, self.pool, self.store)

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
        electorate = await self.reads.electorate(community_id, roundtable.id)
        slate = await asyncio.to_thread(choose, electorate.election(seats), rule)
        if not slate:
            raise UserError("agenda-nothing", roundtable=roundtable.title)
        now = self.clock.now()
        row = await self.store.draft(
            community_id, roundtable.id, seats=seats, rule=rule, reasons=[], built=slate, built_at=now,
            published_at=None,
        )  # fmt: skip
        items = rebuilt(slate, electorate.led(await self.reads.items(row)))
        await self._put(row, items)
        return await self.reads.drafted(row, roundtable, electorate, items)

    async def get(self, community_id: int, agenda_id: int) -> Agenda:
        """One by its id. Raises StaleError where it is gone."""
        row = await self.store.get(community_id, agenda_id)
        if row is None:
            raise StaleError("agenda-gone")
        return await self.reads.agenda(row)

    async def draft(self, community_id: int, roundtable: Roundtable) -> Agenda | None:
        """What organisers work on for a roundtable."""
        row = await self.store.of(community_id, roundtable.id, DRAFT)
        return await self.reads.agenda(row, roundtable) if row else None

    async def published(self, community_id: int, roundtable: Roundtable) -> Agenda | None:
        """What is published for a roundtable."""
        row = await self.store.of(community_id, roundtable.id, PUBLISHED)
        return await self.reads.agenda(row, roundtable) if row else None

    async def all_published(self, community_id: int) -> list[Agenda]:
        """Every published agenda, the latest first."""
        return [await self.reads.agenda(row) for row in await self.store.published(community_id)]

    async def latest(self, community_id: int) -> Agenda | None:
        """The agenda that was published last."""
        rows = await self.store.published(community_id, 1)
        return await self.reads.agenda(rows[0]) if rows else None

    async def running(self, community_id: int, typed: str | None) -> Agenda | None:
        """The published agenda of the roundtable meant; without one, of that which takes place now or is nearest.

        Where questions still wait on some agendas, it is one of these.
        """
        if typed is not None:
            return await self.published(community_id, await self.meant(community_id, typed))
        row = await self.reads.nearest(community_id)
        return await self.reads.agenda(row) if row else None

    async def next_up(self, community_id: int) -> list[int]:
        """The numbers of the questions on the agenda that `running` finds, in order."""
        row = await self.reads.nearest(community_id)
        return [item.number for item in await self.reads.items(row)] if row else []

    async def about(self, community_id: int, numbers: Collection[int]) -> list[tuple[Agenda, Stood | None]]:
        """The published agendas that one of these wordings of a question is on, and the latest others.

        With each goes how the question fared then, None where it was not to choose from; the latest first.
        """
        on, latest = await self.store.naming(community_id, numbers), await self.store.published(community_id, LATEST)
        rows = {row.id: row for row in sorted([*on, *latest], key=_published, reverse=True)}
        return [await self.reads.stood(row, numbers) for row in rows.values()]

    async def change(
        self, community_id: int, agenda_id: int, version: int, change: Change, reason: str | None = None
    ) -> Agenda:
        """Change a draft and audit it anew.

        Raises UnfairError where that leaves a group without its share which had it before, and no reason is given;
        StaleError where somebody else changed it first; UserError at `reason`, or where it makes no sense.
        """
        before, electorate = await self._draft(community_id, agenda_id, version)
        for number in {change.number, change.other} - {0, *before.slate}:
            if number not in before.clusters:
                raise NotFoundError("agenda-not-eligible", number=str(number))
        items = changed(before.items, change)
        found = await audited(electorate, before.seats, items)
        reasons = await self._reasons(before, items, electorate, reason) if found.violation else []
        row = await self._raise(community_id, agenda_id, version, reasons=reasons)
        await self._put(row, items)
        return await self.reads.drafted(row, before.roundtable, electorate, items, found)

    async def publish(self, community_id: int, agenda_id: int, version: int, reason: str | None = None) -> Agenda:
        """Have a draft be the roundtable's published agenda, in place of the one before.

        What was put or skipped already stays so. Raises as `change` does; a group without its share needs a reason
        here too, where none was given yet.
        """
        await self.pool.hold(community_id)
        draft, electorate = await self._draft(community_id, agenda_id, version)
        if not draft.items:
            raise UserError("agenda-empty")
        reasons = list(dict.fromkeys([*draft.reasons, *([_reason(reason)] if reason else [])]))
        if draft.audit.violation is not None and not reasons:
            raise UnfairError(draft.audit.violation)
        before = await self.store.of(community_id, draft.roundtable.id, PUBLISHED)
        done = {item.number: item for item in electorate.led(await self.reads.items(before))} if before else {}
        await self.store.drop(community_id, draft.roundtable.id, PUBLISHED)
        row = await self._raise(
            community_id, agenda_id, version, state=PUBLISHED, published_at=self.clock.now(),
            reasons=reasons if draft.audit.violation is not None else [], eligible=sorted(electorate.clusters),
            ballots=sorted(sorted(ballot) for ballot in electorate.ballots), audit=asdict(draft.audit),
            chosen=await asyncio.to_thread(choose, electorate.election(draft.seats), draft.rule),
            built=list(draft.built),
        )  # fmt: skip
        await self._put(row, [done.get(item.number, item) for item in draft.items])
        return await self.reads.agenda(row, draft.roundtable)

    async def revise(self, community_id: int, agenda_id: int) -> Agenda:
        """Begin a draft from a published agenda, or go on with the draft that there is."""
        published = await self.get(community_id, agenda_id)
        draft = await self.draft(community_id, published.roundtable)
        if draft is not None:
            return draft
        row = await self.store.draft(
            community_id, published.roundtable.id, seats=published.seats, rule=published.rule,
            reasons=list(published.reasons), built=list(published.built or published.chosen),
            built_at=self.clock.now(), published_at=None,
        )  # fmt: skip
        await self._put(row, published.items)
        return await self.reads.agenda(row, published.roundtable)

    async def settle(
        self, community_id: int, agenda_id: int, number: int, status: str, reason: str | None = None
    ) -> Agenda:
        """Say that a question of a published agenda was asked, or skipped for a reason; or that it waits after all.

        Of two who say so at once one wins: raises StaleError for the other, and where another agenda was published in
        its place. Raises UserError at `reason`.
        """
        before = [ASKED, SKIPPED] if status == WAITING else [WAITING]
        why = _reason(reason) if status == SKIPPED else None
        settled = await self.store.settle(community_id, agenda_id, number, before, status, why)
        agenda = await self.get(community_id, agenda_id)
        if not settled:
            raise StaleError("agenda-settled-before", number=str(number))
        return agenda

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
        for row in await self.store.naming(community_id, [question.number]):
            await self.announce(await self.spaces.community(community_id), await self.reads.agenda(row))

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
        agenda = await self.reads.agenda(row)
        seats = places(agenda.seats, agenda.items)
        if agenda.draft:
            everything = list(agenda.clusters.values())
            election = (await self.reads.electorate(community_id, roundtable_id)).election(seats)
        else:
            everything, _ = await self.pool.whole(community_id)
            election = Election.of(*await self.store.vote(community_id, row.id), seats)
        public = {question.number: (cluster, question) for cluster in everything for question in cluster.wordings}
        asked = [_asked(number, *public.get(number, (None, None))) for number in election.questions]
        return made(agenda.roundtable.title, agenda.rule, election, asked, agenda.slate, draft=agenda.draft)

    async def _reasons(
        self, before: Agenda, items: Sequence[Item], electorate: Electorate, reason: str | None
    ) -> list[str]:
        """The reasons that go with a draft that is not fair to some group once it has these items."""
        if reason is not None:
            return list(dict.fromkeys([*before.reasons, _reason(reason)]))
        was, now = (
            (electorate.election(places(before.seats, some)), [item.number for item in some])
            for some in (before.items, items)
        )
        new = await asyncio.to_thread(wronged, was, now)
        if new is not None:
            raise UnfairError(new)
        return list(before.reasons)

    async def _draft(self, community_id: int, agenda_id: int, version: int) -> tuple[Agenda, Electorate]:
        row = await self.store.get(community_id, agenda_id)
        if row is None:
            raise StaleError("agenda-gone")
        if row.state != DRAFT or row.version != version:
            raise StaleError("agenda-changed")
        roundtable = await self.roundtables.get(community_id, row.roundtable_id)
        electorate = await self.reads.electorate(community_id, row.roundtable_id)
        items = electorate.led(await self.reads.items(row))
        return await self.reads.drafted(row, roundtable, electorate, items), electorate

    async def _raise(self, community_id: int, agenda_id: int, version: int, **values: Any) -> AgendaRow:
        row = await self.store.change(community_id, agenda_id, version, **values)
        if row is None:
            raise StaleError("agenda-changed")
        return row

    async def _put(self, row: AgendaRow, items: Sequence[Item]) -> None:
        await self.store.put_items(row.community_id, row.id, [asdict(item) for item in items])


def _published(row: AgendaRow) -> tuple[datetime, int]:
    return row.published_at or row.built_at, row.id


def _asked(number: int, cluster: Cluster | None, question: Question | None) -> Asked:
    if cluster is None or question is None:
        return Asked(number, "", "", (), None, 0)
    return Asked(number, question.text, question.language, cluster.labels, question.neighbourhood, cluster.shown)


def _reason(given: str | None) -> str:
    text = clean(given or "")
    if len(text) < REASON[0]:
        raise UserError("field-short", field="reason", min=REASON[0], given=len(text))
    return text[: REASON[1]]
