"""Queries on the pool: clusters of questions, who backs them, and changes that name the version they were made on.

A cluster is known by the id of the question that the others were joined to. It outlives that question: where it was
rejected, withdrawn or erased, the others still are one cluster.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy import Text as LongText
from sqlalchemy import cast as as_type
from sqlalchemy import delete as delete_from

from bot.storage.base import insert, session
from cogs.questions.question import COLUMNS, Question
from cogs.questions.store import APPROVED, QuestionRow, SupportRow

Order = Literal["new", "old", "supported", "unseen"]
Backs: TypeAlias = Literal["asked", "supports"] | None
"""How a person backs a cluster."""

_KEY = func.coalesce(QuestionRow.joined_to, QuestionRow.id)


@dataclass(frozen=True)
class Wanted:
    """Which clusters: those with a wording of these statuses and, where given, of this roundtable, label and place."""

    community_id: int
    statuses: Collection[str]
    roundtable_id: int | None = None
    label: str | None = None
    neighbourhood: str | None = None

    @property
    def keys(self) -> Select[tuple[int]]:
        """The clusters, as a query."""
        found = self.members(_KEY)
        if self.roundtable_id is not None:
            found = found.where(QuestionRow.roundtable_id == self.roundtable_id)
        if self.label is not None:
            labels = as_type(QuestionRow.labels, LongText)
            found = found.where(labels.contains(json.dumps(self.label), autoescape=True))
        if self.neighbourhood is not None:
            found = found.where(func.lower(QuestionRow.neighbourhood) == self.neighbourhood.lower())
        return found

    def members(self, *columns: Any) -> Select[Any]:
        """Columns of every question with one of the statuses, whatever else is wanted of its cluster."""
        of = (QuestionRow.community_id == self.community_id, QuestionRow.status.in_(self.statuses))
        return select(*columns).where(*of)

    def among(self, keys: Collection[int] | Select[tuple[int]], *columns: Any) -> Select[Any]:
        """Columns of the questions with one of the statuses in some clusters."""
        return select(*columns).where(QuestionRow.status.in_(self.statuses), _known_by(self.community_id, keys))


class PoolStore:
    """Reads and writes the pool in the transaction at hand."""

    async def page(self, wanted: Wanted, order: Order, page: int, size: int) -> tuple[list[int], int, int]:
        """The clusters on one page, with the page's number brought into range and how many there are in all."""
        total = await session().scalar(select(func.count(func.distinct(wanted.keys.subquery().c[0])))) or 0
        page = min(max(1, page), max(1, -(-total // size)))
        found = _ordered(wanted, order).offset((page - 1) * size).limit(size)
        return [key for key, *_ in await session().execute(found)], page, total

    async def wordings(self, wanted: Wanted, keys: Collection[int] | None = None) -> list[Question]:
        """The questions of the clusters, or of these among them, by number."""
        found = wanted.among(wanted.keys if keys is None else keys, *COLUMNS).order_by(QuestionRow.number)
        return [Question.of(row) for row in await session().execute(found)]

    async def like(self, wanted: Wanted, typed: str, among: Collection[int] | None, size: int) -> list[Question]:
        """The latest questions that have the words typed, whatever their case, or whose number begins so."""
        number = as_type(QuestionRow.number, LongText)
        words = func.lower(QuestionRow.text).contains(typed.lower(), autoescape=True)
        found = wanted.members(*COLUMNS).where(number.startswith(typed) if typed.isdecimal() else words)
        if among is not None:
            found = found.where(QuestionRow.number.in_(among))
        latest = found.order_by((number == typed).desc(), QuestionRow.number.desc()).limit(size)
        return [Question.of(row) for row in await session().execute(latest)]

    async def supporters(self, wanted: Wanted, keys: Collection[int] | None = None) -> dict[int, int]:
        """How many people asked or support each cluster, in whichever wording."""
        people = _people(wanted, wanted.keys if keys is None else keys).subquery()
        counted = select(people.c.cluster, func.count()).group_by(people.c.cluster)
        return {key: count for key, count in await session().execute(counted)}  # noqa: C416 -- rows are no pairs

    async def backers(self, wanted: Wanted, keys: Collection[int] | None = None) -> list[tuple[int, str]]:
        """Each cluster with each person who asked or supports it."""
        people = _people(wanted, wanted.keys if keys is None else keys)
        return [(key, person) for key, person in await session().execute(people)]

    async def backs(self, community_id: int, key: int, person: str) -> Backs:
        """How a person backs a cluster already, if they do."""
        of = (_known_by(community_id, [key]),)
        if await session().scalar(select(QuestionRow.id).where(*of, QuestionRow.asker == person).limit(1)):
            return "asked"
        mine = select(SupportRow.question_id).join(QuestionRow, QuestionRow.id == SupportRow.question_id)
        supported = await session().scalar(mine.where(*of, SupportRow.supporter == person).limit(1))
        return "supports" if supported else None

    async def pressed(self, community_id: int, question_id: int, person: str) -> tuple[Any, Backs] | None:
        """A question, without its meaning, and how a person backs its cluster already."""
        of = {"community": community_id, "pressed": question_id, "person": person}
        found = (await session().execute(_PRESSED, of)).first()
        return (found, "asked" if found.asked else "supports" if found.supports else None) if found else None

    async def support(self, community_id: int, question_id: int, person: str) -> bool:
        """Add a person's support of a question that still is public; whether it was new."""
        of = {"community": community_id, "pressed": question_id, "person": person}
        added: Any = await session().execute(_supporting(session().get_bind().dialect.name), of)
        return bool(added.rowcount)

    async def unsupport(self, community_id: int, key: int, person: str) -> bool:
        """Take a person's support off every wording of a cluster; whether there was any."""
        wordings = select(QuestionRow.id).where(_known_by(community_id, [key]))
        mine = (SupportRow.community_id == community_id, SupportRow.supporter == person)
        gone = delete_from(SupportRow).where(*mine, SupportRow.question_id.in_(wordings))
        return (await session().execute(gone.returning(SupportRow.question_id))).first() is not None

    async def change(
        self, community_id: int, question_id: int, version: int | None, **values: Any
    ) -> QuestionRow | None:
        """Change one question that still has this version (None: whichever it has); None where it has another."""
        of = [QuestionRow.community_id == community_id, QuestionRow.id == question_id]
        if version is not None:
            of.append(QuestionRow.version == version)
        changed = update(QuestionRow).where(*of).values(version=QuestionRow.version + 1, **values)
        return await session().scalar(changed.returning(QuestionRow), execution_options={"populate_existing": True})

    async def followers(self, community_id: int, key: int) -> Sequence[QuestionRow]:
        """The questions that were joined to one, by number."""
        of = (QuestionRow.community_id == community_id, QuestionRow.joined_to == key)
        return (await session().scalars(select(QuestionRow).where(*of).order_by(QuestionRow.number))).all()

    async def by_number(self, community_id: int, number: int) -> QuestionRow | None:
        """One by its number."""
        of = (QuestionRow.community_id == community_id, QuestionRow.number == number)
        return await session().scalar(select(QuestionRow).where(*of))

    async def standing(self, community_id: int, numbers: Collection[int]) -> dict[int, tuple[int, str]]:
        """The cluster and the status of each of these that is there, by number."""
        of = (QuestionRow.community_id == community_id, QuestionRow.number.in_(numbers))
        found = await session().execute(select(QuestionRow.number, _KEY, QuestionRow.status).where(*of))
        return {number: (key, status) for number, key, status in found}

    async def keys(self, community_id: int, question_ids: Collection[int]) -> dict[int, int]:
        """The cluster of each of these that is there, by id."""
        of = (QuestionRow.community_id == community_id, QuestionRow.id.in_(question_ids))
        found = await session().execute(select(QuestionRow.id, _KEY).where(*of))
        return {row[0]: row[1] for row in found}

    async def numbers(self, community_id: int, question_ids: Collection[int]) -> dict[int, int]:
        """The number of each of these that is there, by id."""
        of = (QuestionRow.community_id == community_id, QuestionRow.id.in_(question_ids))
        found = await session().execute(select(QuestionRow.id, QuestionRow.number).where(*of))
        return {row[0]: row[1] for row in found}

    async def seen(self, community_id: int, times: dict[int, int]) -> None:
        """Count how often questions were shown."""
        for question_id, more in sorted(times.items()):  # in one order, so that two who count never wait in a circle
            of = (QuestionRow.community_id == community_id, QuestionRow.id == question_id)
            await session().execute(update(QuestionRow).where(*of).values(shown=QuestionRow.shown + more))

    async def tally(
        self, community_id: int, roundtable_id: int | None
    ) -> list[tuple[str, str | None, bool, bool, int]]:
        """How many questions there are of each status, reason, joined or not, redacted or not."""
        of = [QuestionRow.community_id == community_id, QuestionRow.sample.is_(None)]
        if roundtable_id is not None:
            of.append(QuestionRow.roundtable_id == roundtable_id)
        joined = QuestionRow.joined_to.is_not(None).label("joined")
        groups = (QuestionRow.status, QuestionRow.reason, joined, QuestionRow.redacted)
        counted = select(*groups, func.count()).where(*of).group_by(*groups)
        return [(status, why, bool(j), bool(r), n) for status, why, j, r, n in await session().execute(counted)]

    async def neighbourhoods(self, wanted: Wanted) -> list[str]:
        """The neighbourhoods that questions were asked from, in order."""
        named = wanted.members(QuestionRow.neighbourhood).where(QuestionRow.neighbourhood.is_not(None)).distinct()
        return [n for n in await session().scalars(named.order_by(QuestionRow.neighbourhood)) if n]

    async def labels(self, wanted: Wanted) -> list[str]:
        """The labels that questions bear, in order."""
        some = await session().scalars(wanted.members(QuestionRow.labels))
        return sorted({label for labels in some for label in labels})


def _ordered(wanted: Wanted, order: Order) -> Select[Any]:
    """The keys of the clusters, each once: ties by number, the newest first, and where all are equal as well."""
    key, newest = _KEY.label("cluster"), func.min(QuestionRow.number).desc()
    groups = wanted.members(key).where(_KEY.in_(wanted.keys)).group_by(key)
    if order == "unseen":
        return groups.order_by(func.sum(QuestionRow.shown), newest)
    if order == "supported":
        people = _counted(wanted)
        return (
            groups.outerjoin(people, people.c.cluster == _KEY)
            .group_by(people.c.people)
            .order_by(func.coalesce(people.c.people, 0).desc(), newest)
        )
    return groups.order_by(func.min(QuestionRow.number) if order == "old" else newest)


def _counted(wanted: Wanted) -> Subquery:
    people = _people(wanted, wanted.keys).subquery()
    counted = select(people.c.cluster, func.count().label("people")).group_by(people.c.cluster)
    return counted.subquery()


def _people(wanted: Wanted, keys: Collection[int] | Select[tuple[int]]) -> CompoundSelect[Any]:
    """Each cluster with each person who asked one of its wordings or supports it, once.

    Supports stand with the cluster, whatever became of the wording that was pressed; an asker whose question was
    rejected or withdrawn counts no more.
    """
    asked = wanted.among(keys, _KEY.label("cluster"), QuestionRow.asker.label("person"))
    supported = (
        select(_KEY, SupportRow.supporter)
        .join(QuestionRow, QuestionRow.id == SupportRow.question_id)
        .where(SupportRow.community_id == wanted.community_id, _known_by(wanted.community_id, keys))
    )
    return union(asked.where(QuestionRow.asker.is_not(None)), supported)


def _known_by(community_id: int, keys: Collection[int] | Select[tuple[int]]) -> ColumnElement[bool]:
    """Whether a question is the community's and its cluster is among these.

    A few clusters are found by their ids. SQLite would look them up by the community, which is every question there
    is; nothing can be looked up by a sum.
    """
    if isinstance(keys, Select):
        return and_(QuestionRow.community_id == community_id, _KEY.in_(keys))
    alone = and_(QuestionRow.joined_to.is_(None), QuestionRow.id.in_(keys))
    return and_(QuestionRow.community_id + 0 == community_id, or_(QuestionRow.joined_to.in_(keys), alone))


def _pressed() -> Select[Any]:
    """The query behind a press of Support. It is put together once, since a crowd may press within seconds."""
    question, votes = QuestionRow.__table__, SupportRow.__table__
    wording, person = question.alias("wording"), bindparam("person", type_=votes.c.supporter.type)
    key = func.coalesce(question.c.joined_to, question.c.id)
    alone = and_(wording.c.joined_to.is_(None), wording.c.id == key)
    of = and_(wording.c.community_id + 0 == bindparam("community"), or_(wording.c.joined_to == key, alone))
    asked = exists(select(wording.c.id).where(of, wording.c.asker == person))
    voted = select(votes.c.question_id).join(wording, wording.c.id == votes.c.question_id)
    supports = exists(voted.where(of, votes.c.supporter == person))
    columns = [column for column in question.c if column.name != "embedding"]
    here = (question.c.community_id == bindparam("community"), question.c.id == bindparam("pressed"))
    return select(*columns, asked.label("asked"), supports.label("supports")).where(*here)


_PRESSED = _pressed()


@cache
def _supporting(_dialect: str) -> Any:
    """What writes a support, in the dialect of the session at hand; made once, as above.

    On PostgreSQL it waits for whoever is about to edit the question (`AskingStore.edit`), and looks again.
    """
    question = QuestionRow.__table__
    votes: Any = SupportRow.__table__
    public = (question.c.id == bindparam("pressed"), question.c.status == APPROVED)
    here = question.c.community_id == bindparam("community")
    person = bindparam("person", type_=votes.c.supporter.type)
    vote = select(question.c.community_id, question.c.id, person).where(here, *public)
    locked = vote.with_for_update(read=True, key_share=True)
    columns = ["community_id", "question_id", "supporter"]
    return insert(votes).from_select(columns, locked).on_conflict_do_nothing()
