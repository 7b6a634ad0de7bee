"""Questions for files: streamed a few thousand at a time, and only the columns that a file may show."""

from __future__ import annotations

import json
import struct
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from bot.storage.base import session
from cogs.questions.store import APPROVED, RECEIVED, WITHDRAWN, QuestionRow, SupportRow

SOME = 2000
"""Questions read at a time: whatever their number, no more than so many are in memory."""
FEW = 5
"""A group of fewer people than this could be guessed at, so none is named."""
LIVE = (RECEIVED, APPROVED)
"""The statuses of questions that may still be put to somebody."""


@dataclass(frozen=True)
class Selection:
    """Which questions are meant; what is not said leaves none out. Instants are UTC, `until` is not in it."""

    roundtable_id: int | None = None
    statuses: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    label: str | None = None


class Exported(NamedTuple):
    """One question as a file may show it: no pseudonym, no address of a message.

    `id` and `joined_to` are for asking more about its cluster, never for a file.
    """

    id: int
    joined_to: int | None
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
    labels: Sequence[str]
    shown: int

    @property
    def cluster(self) -> int:
        """What its cluster is known by."""
        return self.joined_to or self.id


_COLUMNS = tuple(getattr(QuestionRow, name) for name in Exported._fields)


@dataclass(frozen=True)
class Clustered:
    """What is to be said of some questions' clusters, by what each is known by.

    `wordings` are the numbers of those of more than one wording, the one that leads first; `supporters` how many
    people asked or support any wording.
    """

    wordings: Mapping[int, Sequence[int]]
    supporters: Mapping[int, int]

    def lead(self, question: Exported) -> int:
        """The number of the question that stands for its cluster: its own where it stands alone."""
        return next(iter(self.wordings.get(question.cluster, ())), question.number)


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

    async def each(self, community_id: int, selection: Selection) -> AsyncIterator[Sequence[Exported]]:
        """The questions selected in the order of their numbers, a few at a time."""
        last = 0
        while True:
            of = select(*_COLUMNS).where(*_selected(community_id, selection), QuestionRow.number > last)
            found = await session().execute(of.order_by(QuestionRow.number).limit(self.some))
            rows = [Exported._make(row) for row in found]
            if not rows:
                return
            yield rows
            last = rows[-1].number

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
        votes = await session().stream(_votes(community_id), execution_options={"yield_per": self.some})
        packed, voter, ballot = list[bytes](), None, list[int]()
        async for person, key in votes:
            if person != voter:
                packed.append(_packed(ballot))
                voter, ballot = person, []
            if key in leads:
                ballot.append(leads[key])
        packed.append(_packed(ballot))
        packed.sort()
        return (struct.unpack(f">{len(b) // 4}I", b) for b in packed if b)

    async def clustered(
        self, community_id: int, questions: Sequence[Exported], statuses: Sequence[str] = LIVE
    ) -> Clustered:
        """What is to be said of the clusters of questions that `each` gave together.

        Wordings of these statuses, and who asked them, count.
        """
        low, high = questions[0].id, questions[-1].id
        others = {q.cluster for q in questions if not low <= q.cluster <= high}
        keys = _Keys(community_id, statuses, min(low, high), max(low, high), others)
        return Clustered(await _wordings(keys), await _supporters(keys))


@dataclass(frozen=True)
class _Keys:
    """Clusters of a community: those known by an id within a range, and some others."""

    community_id: int
    statuses: Sequence[str]
    low: int
    high: int
    others: Collection[int]

    def wordings(self, by: InstrumentedAttribute[Any]) -> list[ColumnElement[bool]]:
        """The questions whose cluster is among them, told by their own id or by the one that they joined.

        SQLite would look those that joined up by their community, which is every question there is; nothing can be
        looked up by a sum.
        """
        among: ColumnElement[bool] = by.between(self.low, self.high)
        if self.others:
            among = or_(among, by.in_(sorted(self.others)))
        if by is QuestionRow.joined_to:
            return [QuestionRow.community_id + 0 == self.community_id, among]
        return [QuestionRow.community_id == self.community_id, among, QuestionRow.joined_to.is_(None)]


async def _wordings(keys: _Keys) -> Mapping[int, Sequence[int]]:
    joined: dict[int | None, list[int]] = {}
    live = QuestionRow.status.in_(keys.statuses)
    of = select(QuestionRow.joined_to, QuestionRow.number).where(live, *keys.wordings(QuestionRow.joined_to))
    for key, number in await session().execute(of.order_by(QuestionRow.number)):
        joined.setdefault(key, []).append(number)
    if joined:
        ids = (QuestionRow.community_id == keys.community_id, QuestionRow.id.in_(list(joined)))
        led = select(QuestionRow.id, QuestionRow.number).where(live, *ids)
        for key, number in await session().execute(led):
            joined[key].insert(0, number)
    return {key: numbers for key, numbers in joined.items() if key is not None}


async def _supporters(keys: _Keys) -> Mapping[int, int]:
    """Distinct people: who asked a wording that is not rejected or withdrawn, and who supports any."""
    by = (QuestionRow.id, QuestionRow.joined_to)
    pairs = [pair for key in by for pair in _backers(key, keys.wordings(key), keys.statuses)]
    people = union(*pairs).subquery()
    counted = select(people.c.cluster, func.count()).group_by(people.c.cluster)
    return {key: count for key, count in await session().execute(counted)}  # noqa: C416 -- rows are no pairs


def _backers(
    key: ColumnElement[Any] | InstrumentedAttribute[Any], where: Sequence[ColumnElement[bool]], statuses: Sequence[str]
) -> list[Select[Any]]:
    """Pairs of a cluster and a person: those who asked questions of these statuses, and those who support any."""
    asked = select(key.label("cluster"), QuestionRow.asker.label("person")).where(*where)
    supported = select(key.label("cluster"), SupportRow.supporter.label("person"))
    return [
        asked.where(QuestionRow.status.in_(statuses), QuestionRow.asker.is_not(None)),
        supported.join(SupportRow, SupportRow.question_id == QuestionRow.id).where(*where),
    ]


def _votes(community_id: int) -> Select[Any]:
    """Each person with each approved cluster that they back, by person."""
    key = func.coalesce(QuestionRow.joined_to, QuestionRow.id)
    people = union(*_backers(key, [QuestionRow.community_id == community_id], (APPROVED,))).subquery()
    return select(people.c.person, people.c.cluster).order_by(people.c.person)


def _packed(ballot: list[int]) -> bytes:
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
