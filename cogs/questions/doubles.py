"""Tells moderators which other question asks nearly the same as one that waits, be that one public or waiting too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.questions.likeness import contrary
from cogs.questions.store import APPROVED, RECEIVED

if TYPE_CHECKING:
    from cogs.questions.pool import Pool
    from cogs.questions.question import Question
    from cogs.questions.similar import Similar


@dataclass
class Doubles:
    """Looks among the public questions first, then among those that wait."""

    pool: Pool
    public: Similar
    waiting: Similar

    async def of(self, community_id: int, question: Question) -> Question | None:
        """The one most like it that it could be joined to."""
        for similar in (self.public, self.waiting):
            for other_id in await similar.like(community_id, question):
                other = await self.pool.find(community_id, other_id)
                if other is not None and _double(question, other):
                    return other
        return None


def _double(question: Question, other: Question) -> bool:
    apart = {question.roundtable_id, other.roundtable_id} - {None}
    return (
        other.cluster != question.cluster
        and other.status in (APPROVED, RECEIVED)
        and len(apart) < 2  # questions for two roundtables cannot be one
        and not contrary(question.text, other.text)
    )
