"""What is kept in memory of the questions that others are compared with, read a part at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, cast, func, select, update

from bot.storage.base import session
from cogs.questions.asking_store import OFFERED
from cogs.questions.store import QuestionRow

STRETCH = 1024
"""Ids in a stretch: what changed is found by comparing stretches, and read anew within them."""

Sums = tuple[int, int, int]


@dataclass(frozen=True)
class SimilarStore:
    """Reads the questions of some statuses for comparison, in the transaction at hand."""

    statuses: tuple[str, ...] = OFFERED

    async def stretches(self, community_id: int) -> dict[int, Sums]:
        """For each stretch of ids, sums that change whenever a question in it is added, changed or gone.

        Every change of a question raises its version. Both engines answer from the index alone.
        """
        stretch = QuestionRow.id // STRETCH
        mixed = cast(QuestionRow.id, BigInteger) * QuestionRow.version
        sums = select(stretch, func.count(), func.sum(QuestionRow.id), func.sum(mixed)).where(*self._of(community_id))
        rows = await session().execute(sums.group_by(stretch))
        return {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}

    async def versions(self, community_id: int, stretch: int) -> dict[int, int]:
        """The version of each question in a stretch, by id."""
        within = QuestionRow.id.between(stretch * STRETCH, (stretch + 1) * STRETCH - 1)
        rows = await session().execute(
            select(QuestionRow.id, QuestionRow.version).where(*self._of(community_id), within)
        )
        return {row[0]: row[1] for row in rows}

    async def contents(self, community_id: int, ids: Collection[int]) -> Sequence[Any]:
        """The id, version, text and embedding of these questions, as far as they are of these statuses."""
        columns = (QuestionRow.id, QuestionRow.version, QuestionRow.text, QuestionRow.embedding)
        return (await session().execute(select(*columns).where(*self._of(community_id), QuestionRow.id.in_(ids)))).all()

    async def without_meaning(self, community_id: int, limit: int) -> Sequence[Any]:
        """The id, version and text of some questions of these that have no embedding."""
        columns = (QuestionRow.id, QuestionRow.version, QuestionRow.text)
        some = select(*columns).where(*self._of(community_id), QuestionRow.embedding.is_(None)).order_by(QuestionRow.id)
        return (await session().execute(some.limit(limit))).all()

    async def give_meaning(self, community_id: int, question_id: int, version: int, embedding: bytes) -> None:
        """Keep an embedding of the text that a version of a question has."""
        of = (QuestionRow.community_id == community_id, QuestionRow.id == question_id, QuestionRow.version == version)
        await session().execute(update(QuestionRow).where(*of).values(embedding=embedding))

    async def meaning(self, community_id: int, question_id: int) -> bytes | None:
        """The embedding that is kept of a question, whatever its status."""
        of = (QuestionRow.community_id == community_id, QuestionRow.id == question_id)
        return await session().scalar(select(QuestionRow.embedding).where(*of))

    def _of(self, community_id: int) -> tuple[Any, ...]:
        return QuestionRow.community_id == community_id, QuestionRow.status.in_(self.statuses)
