"""Appeals: what an asker says against a decision, once for each, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.clean import clean, letters
from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.questions.service import ChangedError
from cogs.review.store import GRANTED, OPEN, UPHELD, AppealRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.core.ports import Clock, People
    from bot.core.request import Request
    from cogs.questions.service import Pool, Question
    from cogs.review.moderating import Cards
    from cogs.review.service import Aim
    from cogs.review.store import DecisionRow, ReviewStore
    from cogs.review.telling import Telling

AGAINST = ("reject", "redact", "join")
"""What can be appealed: to objections against being joined the same rules apply."""
REJECT = ("reject",)
SHORTEST, LONGEST = 10, 500
LETTERS = 5


@dataclass
class Appeals:
    """Takes appeals and ends them."""

    clock: Clock
    pool: Pool
    store: ReviewStore
    people: People
    telling: Telling
    cards: Cards

    async def check(self, community_id: int, number: int, asker: str) -> tuple[Question, DecisionRow]:
        """The question with the decision that its asker may appeal.

        Raises NotFoundError where it is not theirs, StaleError where there is nothing to appeal or they did.
        """
        question = await self.pool.numbered(community_id, number)
        if await self.pool.asker(community_id, question.id) != asker:
            raise NotFoundError("question-not-yours")
        decisions = await self._appealable(community_id, question)
        if not decisions or question.status == "withdrawn":
            raise StaleError("appeal-nothing", number=str(number))
        for decision in decisions:
            if not await self.store.appealed(community_id, decision.id):
                return question, decision
        raise StaleError("appeal-before", number=str(number))

    async def waiting(self, community_id: int) -> list[Question]:
        """The questions about which an appeal is open, the one that waits longest first."""
        ids = dict.fromkeys(appeal.question_id for appeal in await self.store.appeals(community_id))
        return [await self.pool.get(community_id, question_id) for question_id in ids]

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """Who waits to hear what becomes of an appeal, or heard lately: `services.waiting` asks for them."""
        return await self.store.appealing(community_id, since)

    async def take(self, request: Request, number: int, typed: str) -> Question:
        """Take an appeal: it goes back to the queue, marked. Raises UserError at `text`, or as `check`."""
        community_id, asker = request.community.id, request.pseudonym
        text = clean(typed)
        if letters(text) < LETTERS:
            raise UserError("question-no-words", field="text")
        question, decision = await self.check(community_id, number, asker)
        row = AppealRow(
            community_id=community_id, decision_id=decision.id, question_id=question.id, appealed_by=asker,
            text=text[:LONGEST], at=self.clock.now(), outcome=OPEN,
        )  # fmt: skip
        if not await self.store.appeal(row):
            raise StaleError("appeal-before", number=str(number))
        await self.people.remember(request)
        await self.cards.appealed(community_id, question)
        return question

    async def uphold(self, aim: Aim) -> Question:
        """Stay with the decision. Raises ChangedError, or StaleError where there is no open appeal."""
        question = await self.pool.get(aim.community_id, aim.question_id)
        if question.version != aim.version:
            raise ChangedError(question)
        open_ = await self.store.appeals(aim.community_id, aim.question_id)
        if not await self.store.close(aim.community_id, aim.question_id, UPHELD, self.clock.now()):
            raise StaleError("appeal-closed", number=str(question.number))
        await self.telling.upheld(aim.community_id, open_[-1].id, question)
        await self.cards.changed(aim.community_id, question)
        return question

    async def decided(self, community_id: int, question: Question, kind: str) -> None:
        """See what a decision makes of the appeals against those before it; see `Decided`."""
        changed = False
        for appeal, against in await self.store.against(community_id, question.id):
            outcome = _outcome(appeal.outcome, against, kind, question)
            changed = changed or outcome != appeal.outcome
            appeal.outcome, appeal.closed_at = (
                outcome,
                None if outcome == OPEN else appeal.closed_at or self.clock.now(),
            )
        if changed:
            await self.cards.changed(community_id, question)

    async def _appealable(self, community_id: int, question: Question) -> list[DecisionRow]:
        """The last decision against the question, and before it the rejection where it is rejected."""
        kinds = [REJECT, AGAINST] if question.status == "rejected" else [AGAINST]
        found = [await self.store.last(community_id, question.id, kind) for kind in kinds]
        return [decision for decision in found if decision is not None]


def _outcome(now: str, against: str, kind: str, question: Question) -> str:
    """What becomes of an appeal when the question is decided on.

    It is granted by whatever takes back what it is against, open again where that is undone, and settled where the
    question is rejected all the same. Words that were taken out stay out.
    """
    stands = {"reject": question.status == "rejected", "join": question.joined_to is not None}.get(against, True)
    if now == OPEN and not stands:
        return GRANTED
    if now == OPEN and kind == "reject":
        return UPHELD
    return OPEN if now == GRANTED and stands and kind == "undo" else now
