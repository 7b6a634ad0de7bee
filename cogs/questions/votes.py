"""What a person supports, as they may see, copy and erase it; nobody else ever does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cogs.questions.pool import Pool
    from cogs.questions.store import QuestionStore


@dataclass
class Votes:
    """Answers for the votes; has to be asked before those who answer for questions, whose cards count them."""

    store: QuestionStore
    pool: Pool

    personal = ("support",)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """The numbers of the questions that a person supports, in order."""
        return [{"question": number} for number in await self.store.supported(community_id, pseudonym)]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Delete them, and have what was supported counted anew."""
        await self.pool.recount(community_id, await self.store.forget_supports(community_id, pseudonym))
