"""The ledger: what came of the questions, in numbers that point at nobody.

No text, no names. A reason that was given fewer than five times is not told apart from others, nor how appeals ended
while fewer than five did; a roundtable with fewer than five questions is told of in the ledger of all alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cogs.questions.service import Pool, Tally
    from cogs.review.rules import Reason, Rules
    from cogs.review.store import ReviewStore

FEWEST = 5


@dataclass(frozen=True)
class Ledger:
    """The numbers.

    `reasons` are the published ones with how often each was given, None for fewer than five times, be it never: a zero
    beside it would name the one that was given. `other` are the rejections that are not told apart. `hours` is the
    median from asking to a moderator's first decision, None while there are fewer than five. `upheld` and `granted`
    are None while fewer than five appeals ended.
    """

    tally: Tally
    reasons: tuple[tuple[Reason, int | None], ...]
    other: int
    hours: float | None
    appeals: int
    upheld: int | None
    granted: int | None

    @property
    def few(self) -> bool:
        """Whether too few were asked to tell more than that."""
        return self.tally.asked < FEWEST


@dataclass
class Ledgers:
    """Adds the ledger up."""

    pool: Pool
    store: ReviewStore
    rules: Rules

    async def of(self, community_id: int, roundtable_id: int | None = None) -> Ledger:
        """The ledger of one roundtable or all."""
        tally = await self.pool.tally(community_id, roundtable_id)
        given = {r: tally.reasons.get(r.key, 0) for r in (await self.rules.of(community_id)).reasons}
        rejected = tally.statuses.get("rejected", 0)
        told = {reason: count if count >= FEWEST or not rejected else None for reason, count in given.items()}
        waits = await self.store.waits(community_id, roundtable_id)
        ended = await self.store.outcomes(community_id, roundtable_id)
        enough = ended.get("upheld", 0) + ended.get("granted", 0) >= FEWEST
        return Ledger(
            tally,
            tuple(told.items()),
            rejected - sum(count or 0 for count in told.values()),
            median(waits) / 3600 if len(waits) >= FEWEST else None,
            sum(ended.values()),
            ended.get("upheld", 0) if enough else None,
            ended.get("granted", 0) if enough else None,
        )
