"""Tells askers, in their own language, what became of their question, why, and how to appeal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.ports import Outbox
    from cogs.questions.service import Pool, Question
    from cogs.review.rules import Rules

TOLD = ("approve", "reject", "redact", "join", "leave", "undo")
"""A label is no outcome."""


@dataclass
class Telling:
    """Writes the private messages; those who cannot be reached, or are nobody, get none.

    The question's own words stand in none: one that waits to be sent would keep what a moderator takes out.
    """

    outbox: Outbox
    pool: Pool
    rules: Rules

    async def decided(self, community_id: int, decision_id: int, kind: str, question: Question) -> None:
        """Tell what was decided."""
        if kind not in TOLD:
            return
        number = str(question.number)
        reason = await self.rules.words(community_id, question.reason) if kind == "reject" else None
        other = await self._joined_with(community_id, question) if kind == "join" else None
        said = Text(f"review-told-{kind}", number=number, reason=reason, other=other)
        await self._tell(community_id, f"decision:{decision_id}", question, said)

    async def along(self, community_id: int, question: Question) -> None:
        """Tell that a question counts together with another than before: what it was joined with was joined itself."""
        other = await self._joined_with(community_id, question)
        said = Text("review-told-join", number=str(question.number), other=other)
        await self._tell(community_id, f"joined:{question.id}:{question.version}", question, said)

    async def upheld(self, community_id: int, appeal_id: int, question: Question) -> None:
        """Tell that moderators looked again and stay with what they decided."""
        said = Text("review-told-upheld", number=str(question.number))
        await self._tell(community_id, f"appeal:{appeal_id}", question, said)

    async def _tell(self, community_id: int, cause: str, question: Question, said: Text) -> None:
        asker = await self.pool.asker(community_id, question.id)
        if asker is not None:
            await self.outbox.tell(community_id, cause, asker, ui.Reply(said))

    async def _joined_with(self, community_id: int, question: Question) -> str | None:
        lead = await self.pool.find(community_id, question.cluster)
        return str(lead.number) if lead is not None else None
