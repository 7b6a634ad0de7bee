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
    Subquery,
    and_,
    cast,
    func,
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
    """Which questions are meant; what is not said leaves none out. Instants are UTC, `until` is not in it."""

    roundtable_id: int | None = None
    statuses: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    label: str | None = None


class Exported(NamedTuple):
    """One question as a file may show it, with what is to be said of its cluster: no pseudonym, no message's address.

    `cluster` is what its cluster is known by: for telling it from others, never for a file. `supporters` counts the
    people who asked or support any wording, `lead` is the number of the one that stands for all: its own where it
    stands alone. `labelled` and `joined` are as the database writes them, since most are never read or are alike.
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
    lead: int
    joined: str | None

    @property
    def labels(self) -> Sequence[str]:
        """What it is labelled with."""
        return _labels(self.labelled)

    @property
    def others(self) -> Sequence[int]:
        """The numbers of the cluster's wordings, without the one that leads."""
        numbers = sorted(map(int, self.joined.split(","))) if self.joined else []
        return [number for number in numbers if number != self.lead]


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
        of = _with_clusters(community_id, statuses).where(*_selected(community_id, selection))
        async for rows in _streamed(of.order_by(QuestionRow.number), self.some):
            yield list(map(Exported._make, rows))

    async def count(self, community_id: int, selection: Selection) -> int:
        """How many questions are selected."""
        of = select(func.count()).select_from(QuestionRow).where(*_selected(community_id, selection))
        return await session().scalar(of) or 0

    async def neighbourhoods(self, community_id: int, selection: Selection) -> Neighbourhoods:
        """Where the askers of the questions selected live."""
        of = select(QuestionRow.neighbourhood, func.count(QuestionRow.asker.distinct())).where(
            *_selected(community_id, selection),
            QuestionRow.neighbourhood.is_not(None),
            QuestionRow.status != WITHDRAWN,
        )
        people = {n: count for n, count in await session().execute(of.group_by(QuestionRow.neighbourhood)) if n}
        others = sum(count for count in people.values() if count < FEW)
        named = {n: count for n, count in people.items() if count >= FEW}
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
    """The columns of `Exported`."""
    people, joined, leads = _people(community_id, statuses), _joined(community_id, statuses), aliased(QuestionRow)
    lead = func.coalesce(leads.number, joined.c.first, QuestionRow.number)
    return (
        select(_KEY, *_COLUMNS, func.coalesce(people.c.people, 0), lead, joined.c.numbers)
        .outerjoin(people, people.c.cluster == _KEY)
        .outerjoin(joined, joined.c.cluster == _KEY)
        .outerjoin(leads, and_(leads.id == joined.c.cluster, leads.status.in_(statuses)))
    )


@lru_cache(1024)
def _labels(written: str) -> Sequence[str]:
    return tuple(json.loads(written))


def _people(community_id: int, statuses: Sequence[str]) -> Subquery:
    """How many people asked a wording of these statuses, or support any, by cluster.

    They are counted from one list of both: which is many times faster than to look each cluster's up.
    """
    pairs = union_all(*_backers([QuestionRow.community_id == community_id], statuses)).subquery()
    count = func.count(pairs.c.person.distinct())
    return select(pairs.c.cluster, count.label("people")).group_by(pairs.c.cluster).subquery()


def _joined(community_id: int, statuses: Sequence[str]) -> Subquery:
    """The numbers of the wordings of these statuses that joined another, in any order, and the first, by cluster.

    SQLite would look them up by their community, which is every question there is; nothing can be looked up by a sum.
    """
    numbers = func.aggregate_strings(cast(QuestionRow.number, String), ",").label("numbers")
    where = (QuestionRow.community_id + 0 == community_id, QuestionRow.joined_to.is_not(None))
    columns = (QuestionRow.joined_to.label("cluster"), numbers, func.min(QuestionRow.number).label("first"))
    of = select(*columns).where(*where, QuestionRow.status.in_(statuses))
    return of.group_by(QuestionRow.joined_to).subquery()


def _backers(where: Sequence[ColumnElement[bool]], statuses: Sequence[str]) -> list[_Query]:
    """Pairs of a cluster and a person: those who asked questions of these statuses, and those who support any."""
    asked = select(_KEY.label("cluster"), QuestionRow.asker.label("person")).where(*where)
    supported = select(_KEY.label("cluster"), SupportRow.supporter.label("person"))
    return [
        asked.where(QuestionRow.status.in_(statuses), QuestionRow.asker.is_not(None)),
        supported.join(SupportRow, SupportRow.question_id == QuestionRow.id).where(*where),
    ]


def _votes(community_id: int) -> _Query:
    """Each person with each approved cluster that they back, in one or several ways, by person."""
    pairs = union_all(*_backers([QuestionRow.community_id == community_id], (APPROVED,))).subquery()
    return select(pairs.c.person, pairs.c.cluster).order_by(pairs.c.person)


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
    if selection.label is not None:
        where.append(cast(QuestionRow.labels, String).icontains(json.dumps(selection.label), autoescape=True))
    return where
