"""Whom the bot must still be able to reach: those who wait to hear what becomes of a question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.questions.store import QuestionStore


@dataclass(frozen=True)
class Settled:
    """Roundtables from which no more answers are to come, and questions that have theirs, by id."""

    roundtables: Collection[int] = ()
    questions: Collection[int] = ()


SettledBefore = Callable[[int, datetime], Awaitable[Settled]]
"""What was settled in a community before then."""


async def nothing_settled(_community_id: int, _before: datetime) -> Settled:
    """What holds while no feature records answers."""
    return Settled()


@dataclass
class WaitingForAnswers:
    """Those who asked or support a question that may still be answered, or was decided on lately.

    `settled` is given by the feature that records answers.
    """

    store: QuestionStore
    settled: SettledBefore = nothing_settled

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """Their pseudonyms: `services.waiting` asks for them."""
        settled = await self.settled(community_id, since)
        return await self.store.waiting(community_id, since, settled.roundtables, settled.questions)
