"""Whom the bot must still be able to reach: those who wait to hear what becomes of a question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.questions.store import QuestionStore

Settled = Callable[[int, datetime], Awaitable[Collection[int]]]
"""The roundtables of a community all of whose answers were out before then, by id."""


async def nothing_settled(_community_id: int, _before: datetime) -> Collection[int]:
    """What holds while no feature records answers."""
    return ()


@dataclass
class WaitingForAnswers:
    """Those who asked or support a question that may still be answered, or was decided on lately.

    `settled` is given by the feature that records answers.
    """

    store: QuestionStore
    settled: Settled = nothing_settled

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """Their pseudonyms: `services.waiting` asks for them."""
        return await self.store.waiting(community_id, since, await self.settled(community_id, since))
