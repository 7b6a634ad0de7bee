"""`/ask` and "Ask about this" for everyone, `/my-questions` for their askers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.cog import action, command, every, home
from bot.core.request import Request
from bot.core.ui import Text
from cogs.questions.asking import AskCog
from cogs.questions.cards import own_card
from cogs.questions.pausing import PausingCog
from cogs.questions.similar import EVERY

if TYPE_CHECKING:
    from cogs.questions.limits import Pause
    from cogs.questions.service import Page
    from cogs.questions.similar import Similar


@dataclass
class QuestionsCog(AskCog, PausingCog):
    """Takes questions and shows them to those who may see them."""

    similar: tuple[Similar, ...]

    @command("my-questions", private=True)
    @action("my-questions")
    async def own(self, request: Request, *, page: int = 1) -> ui.Reply:
        """One's own questions, the newest first."""
        return await self._own(request, page)

    @action("question-withdraw")
    async def withdraw(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Take one's own question back; the list stands there anew."""
        question = await self.questions.withdraw(request.community.id, id, request.pseudonym)
        return await self._own(request, 1, Text("question-withdrawn", number=str(question.number)), replace=True)

    @home("my-questions", order=20)
    async def at_home(self, request: Request) -> ui.Reply:
        """One's own questions at a glance."""
        reply = await self._own(request, 1)
        return ui.Reply(Text("questions-home"), reply.cards) if reply.cards else ui.Reply(Text("questions-home-none"))

    @every("questions-tidy", hours=6)
    async def tidy(self) -> None:
        """Forget what was looked at and not asked about, and pauses that are over."""
        async with self.questions.transaction():
            await self.questions.tidy()
            await self.limits.tidy()

    @every("questions-meaning", minutes=10)
    async def give_meanings(self) -> None:
        """Make comparable by meaning what is not yet."""
        for similar in self.similar:
            await similar.give_meanings()

    @every("questions-compare", seconds=EVERY)
    async def compare(self) -> None:
        """Have what other processes changed count among similar questions."""
        for similar in self.similar:
            await similar.compare()

    async def _own(
        self, request: Request, page: int, heading: Text | None = None, *, replace: bool = False
    ) -> ui.Reply:
        found: Page = await self.questions.own(request.community.id, request.pseudonym, page)
        paused = await self.limits.paused(request.community.id, request.pseudonym)
        controls = [ui.Button(Text("ask-appeal-open"), PausingCog.open_appeal)] if paused and paused.appealable else []
        if draft := await self.intake.unfinished(request):
            controls.append(ui.Button(Text("ask-draft-open"), AskCog.edit_draft, draft))
        notice = _paused(paused) if paused else None
        if not found.total:
            return ui.Reply(heading or notice or Text("my-questions-none"), controls=controls, replace=replace)
        cards = [
            own_card(
                q, await self._roundtable(request, q.roundtable_id), QuestionsCog.withdraw,
                AskCog.edit if q.id in found.editable else None,
            )
            for q in found.questions
        ]  # fmt: skip
        pager = ui.Pager(QuestionsCog.own, page=found.page, pages=found.pages)
        heading = heading or notice or Text("my-questions-yours", count=found.total)
        return ui.Reply(heading, cards, pager, controls=controls, replace=replace)


def _paused(pause: Pause) -> Text:
    key = "my-questions-paused" if pause.number else "ask-paused-erased"
    return Text(key, until=pause.until, number=str(pause.number))
