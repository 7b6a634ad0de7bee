"""Questions for files: streamed a few hundred at a time, and only the columns that a file may show."""

from __future__ import annotations

import json
import struct
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    and_,
    case,
    cast,
    false,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from bot.storage.base import session
from cogs.questions.store import APPROVED, RECEIVED, WITHDRAWN, QuestionRow, SupportRow

SOME = 400
"""Rows read at a time: whatever their number, no more are in memory. More at a time take longer, not less long."""
FEW = 5
"""A group of fewer people than this could be guessed at, so none is named."""
LIVE = (RECEIVED, APPROVED)
"""The statuses of questions that may still be put to somebody."""
_Query: TypeAlias = Select[*tuple[Any, ...]]
_KEY = func.coalesce(QuestionRow.joined_to, QuestionRow.id)
_COLUMNS = (
    QuestionRow.number, QuestionRow.text, QuestionRow.language, QuestionRow.neighbourhood, QuestionRow.name,
    QuestionRow.about, QuestionRow.about_title, QuestionRow.roundtable_id, QuestionRow.asked_at, QuestionRow.status,
    QuestionRow.reason, QuestionRow.redacted, QuestionRow.shown, cast(QuestionRow.labels, String),
)  # fmt: skip
"""Of `Exported`, what is the question's own."""


@dataclass(frozen=True)
class Selection:
    """Which questions are meant; what is not said leaves none out. Instants are UTC, `until` is not in it.

    `labels` are spellings of one label, of which a question bears any.
    """

    roundtable_id: int | None = None
    statuses: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    labels: frozenset[str] | None = None


class Exported(NamedTuple):
    """One question as a file may show it, with what is to be said of its cluster: no pseudonym, no message's address.

    `cluster` is what its cluster is known by: for telling it from others, never for a file. `supporters` counts the
    people who asked or support any wording. `labelled` are its labels, `joined` the numbers of the wordings that joined
    another, as the database writes them; `led_by` is the number of that other one. Both only where the status counts.
    """

    cluster: int
    number: int
    text: str
    language: str
    neighbourhood: str | None
    name: str | None
    about: str
    about_title: str | None
    roundtable_id: int | None
    asked_at: datetime
    status: str
    reason: str | None
    redacted: bool
    shown: int
    labelled: str
    supporters: int
    led_by: int | None
    joined: str | None

    @property
    def labels(self) -> Sequence[str]:
        """What it is labelled with."""
        return _labels(self.labelled)

    @property
    def lead(self) -> int:
        """The number of the question that stands for its cluster: its own where it stands alone."""
        if self.joined is None:
            return self.number
        return min(self._joined) if self.led_by is None else self.led_by

    @property
    def others(self) -> Sequence[int]:
        """The numbers of the cluster's wordings, without the one that leads."""
        return [number for number in self._joined if number != self.lead]

    @property
    def _joined(self) -> list[int]:
        return sorted(map(int, self.joined.split(","))) if self.joined else []


@dataclass(frozen=True)
class Neighbourhoods:
    """How many of the askers live where; only what at least five people said, or together said otherwise.

    `others` are those of the neighbourhoods that too few named, none where they come to fewer than five themselves.
    """

    people: Mapping[str, int]
    others: int

    def shown(self, neighbourhood: str | None, other: str) -> str | None:
        """The neighbourhood as a file says it: by its name, as `other`, or not at all."""
        if neighbourhood is None or neighbourhood in self.people:
            return neighbourhood
        return other if self.others else None


@dataclass
class QuestionRecords:
    """Reads what is to be exported, in the transaction at hand."""

    some: int = field(default=SOME)

    async def each(
        self, community_id: int, selection: Selection, statuses: Sequence[str] = LIVE
    ) -> AsyncIterator[Sequence[Exported]]:
        """The questions selected in the order of their numbers, a few at a time.

        Of their clusters, selected or not, wordings of these statuses count, and who asked them.
        """
        together = await session().execute(_together(community_id, statuses))
        people = {cluster: count for cluster, count in together}  # noqa: C416 -- rows are no pairs
        of = _with_clusters(community_id, statuses).where(*_selected(community_id, selection))
        async for rows in _streamed(of.order_by(QuestionRow.number), self.some):
            asked = map(Exported._make, rows)
            yield [q._replace(supporters=people[q.cluster]) if q.cluster in people else q for q in asked]

    async def spellings(self, community_id: int, label: str) -> frozenset[str]:
        """The labels in use that are this one, in capitals or not: no engine compares all alphabets so."""
        used = select(cast(QuestionRow.labels, String)).where(QuestionRow.community_id == community_id).distinct()
        known = {one for written in await session().scalars(used) for one in _labels(written)}
        return frozenset(one for one in known if one.casefold() == label.casefold())

    async def count(self, community_id: int, selection: Selection) -> int:
        """How many questions are selected."""
        of = select(func.count()).select_from(QuestionRow).where(*_selected(community_id, selection))
        return await session().scalar(of) or 0

    async def neighbourhoods(self, community_id: int, selection: Selection) -> Neighbourhoods:
        """Where the askers of the questions selected live."""
        askers = func.count(QuestionRow.asker.distinct())
        where = [
            *_selected(community_id, selection),
            QuestionRow.neighbourhood.is_not(None),
            QuestionRow.status != WITHDRAWN,
        ]
        of = select(QuestionRow.neighbourhood, askers).where(*where).group_by(QuestionRow.neighbourhood)
        named = {n: count for n, count in await session().execute(of.having(askers >= FEW)) if n}
        rest = of.with_only_columns(QuestionRow.neighbourhood).having(askers < FEW)
        of_all = select(askers).where(*where, QuestionRow.neighbourhood.in_(rest))  # who named several counts once
        others = await session().scalar(of_all) or 0
        return Neighbourhoods(named, others if others >= FEW else 0)

    async def ballots(self, community_id: int, leads: Mapping[int, int]) -> Iterator[tuple[int, ...]]:
        """For each person who backs any of some approved clusters, the numbers of those they back, ascending.

        `leads` are the numbers of the clusters' leads, by what each cluster is known by. The ballots come sorted among
        themselves, so that their order tells nothing of who is who or when they voted.
        """
        packed, voter, ballot = list[bytes](), None, set[int]()
        async for votes in _streamed(_votes(community_id), self.some):
            for person, key in votes:
                if person != voter:
                    packed.append(_packed(ballot))
                    voter, ballot = person, set()
                if key in leads:
                    ballot.add(leads[key])
        packed.append(_packed(ballot))
        packed.sort()
        return (struct.unpack(f">{len(b) // 4}I", b) for b in packed if b)


async def _streamed(of: _Query, some: int) -> AsyncIterator[Sequence[Row[*tuple[Any, ...]]]]:
    """The rows of a query, so many at a time; none are in memory that were not asked for."""
    connection = await session().connection()
    async with connection.stream(of, execution_options={"yield_per": some}) as found:
        async for rows in found.partitions():
            yield rows


def _with_clusters(community_id: int, statuses: Sequence[str]) -> _Query:
    """The columns of `Exported`, `supporters` being those of a question that stands alone.

    What is said of its cluster is looked up for each question, by index. Joined with all the clusters at once it took
    as long where all were wanted, and minutes where few were: both engines know too little of how many that is.
    """
    lead, wording = aliased(QuestionRow), aliased(QuestionRow)
    leading = select(lead.number).where(lead.id == _KEY, lead.community_id == community_id, lead.status.in_(statuses))
    numbers = func.aggregate_strings(cast(wording.number, String), ",")
    joined = select(numbers).where(wording.joined_to == _KEY, wording.status.in_(statuses), _of(wording, community_id))
    return select(_KEY, *_COLUMNS, _backers(statuses), leading.scalar_subquery(), joined.scalar_subquery())


def _of(rows: type[QuestionRow], community_id: int) -> ColumnElement[bool]:
    """Whether they are the community's.

    SQLite would look them up by that, which is every question there is; nothing can be looked up by a sum.
    """
    return rows.community_id + 0 == community_id


def _backers(statuses: Sequence[str]) -> ColumnElement[int]:
    """How many people support a question or asked it, the latter where it is of these statuses."""
    asked = and_(QuestionRow.asker.is_not(None), QuestionRow.status.in_(statuses))
    supported = select(func.count()).where(
        SupportRow.question_id == QuestionRow.id,
        or_(not_(asked), SupportRow.supporter != QuestionRow.asker),
    )
    return supported.scalar_subquery() + case((asked, 1), else_=0)


def _together(community_id: int, statuses: Sequence[str]) -> _Query:
    """Each cluster of several wordings, and how many people support any or asked one of these statuses.

    What joined another is found by an id above 0: SQLite has an index for that and would read every row for "not null".
    """
    joined = select(QuestionRow.joined_to).where(QuestionRow.joined_to > 0, _of(QuestionRow, community_id))
    several = (_of(QuestionRow, community_id), or_(QuestionRow.joined_to > 0, QuestionRow.id.in_(joined)))
    cluster = _KEY.label("cluster")
    asked = select(cluster, QuestionRow.asker.label("person")).where(*several, QuestionRow.status.in_(statuses))
    supported = select(cluster, SupportRow.supporter).outerjoin(SupportRow, SupportRow.question_id == QuestionRow.id)
    people = union_all(asked, supported.where(*several)).subquery()
    return select(people.c.cluster, func.count(people.c.person.distinct())).group_by(people.c.cluster)


@lru_cache(1024)
def _labels(written: str) -> Sequence[str]:
    return tuple(json.loads(written))


def _votes(community_id: int) -> _Query:
    """Each person with each cluster that they asked an approved wording of or support, maybe twice, by person."""
    of = QuestionRow.community_id == community_id
    cluster = _KEY.label("cluster")
    asked = select(QuestionRow.asker.label("person"), cluster).where(of, QuestionRow.asker.is_not(None))
    supported = select(SupportRow.supporter, cluster).join(QuestionRow, QuestionRow.id == SupportRow.question_id)
    votes = union_all(asked.where(QuestionRow.status == APPROVED), supported.where(of)).subquery()
    return select(votes.c.person, votes.c.cluster).order_by(votes.c.person)


def _packed(ballot: Collection[int]) -> bytes:
    """A ballot in few bytes, which sort as the lists of numbers do."""
    return struct.pack(f">{len(ballot)}I", *sorted(ballot))


def _selected(community_id: int, selection: Selection) -> list[ColumnElement[bool]]:
    where = [QuestionRow.community_id == community_id]
    if selection.roundtable_id is not None:
        where.append(QuestionRow.roundtable_id == selection.roundtable_id)
    if selection.statuses:
        where.append(QuestionRow.status.in_(sorted(selection.statuses)))
    if selection.since is not None:
        where.append(QuestionRow.asked_at >= selection.since)
    if selection.until is not None:
        where.append(QuestionRow.asked_at < selection.until)
    if selection.labels is not None:
        borne = cast(QuestionRow.labels, String)
        where.append(or_(false(), *(borne.contains(json.dumps(a), autoescape=True) for a in sorted(selection.labels))))
    return where
