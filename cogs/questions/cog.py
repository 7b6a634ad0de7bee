"""`/ask` and "Ask about this" for everyone, `/my-questions` for their askers, `/questions` for organisers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, every, home, message_action, submitted, suggester
from bot.core.errors import NotFoundError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.questions.cards import asked_card, own_card, receipt_card
from cogs.questions.service import LONGEST, NEIGHBOURHOOD, SHORTEST, Asking

if TYPE_CHECKING:
    from cogs.questions.service import Page, Questions
    from cogs.roundtables.service import Roundtable, Roundtables

RoundtableOption = Annotated[str | None, ui.Option(suggest="roundtables")]
AnyRoundtable = Annotated[str | None, ui.Option(suggest="asked-roundtables")]


class AskForm(ui.Form, key="ask"):
    """A question; what it is about is carried."""

    about: str = "general"
    about_id: int = 0
    text: Annotated[str, ui.TextField(min_length=SHORTEST, max_length=LONGEST, multiline=True)]
    neighbourhood: Annotated[str | None, ui.TextField(max_length=NEIGHBOURHOOD)] = None
    show_name: Annotated[bool, ui.Toggle()] = False


@dataclass
class QuestionsCog(Cog):
    """Takes questions and shows them to those who may see them."""

    questions: Questions
    roundtables: Roundtables

    @command("ask", private=True, opens=AskForm)
    async def ask(self, request: Request, roundtable: RoundtableOption = None) -> AskForm:
        """Open the form, for a roundtable if one is named; the words of a question stand in it already."""
        if roundtable is None:
            return AskForm()
        found = await self.roundtables.find(request.community.id, roundtable)
        if found is not None:
            return await self.ask_about(request, "roundtable", found.id)
        if len(roundtable) >= SHORTEST or "?" in roundtable:
            return AskForm(text=roundtable)
        raise NotFoundError("ask-roundtable-unknown", given=roundtable[:80])

    @action("ask", opens=AskForm)
    async def ask_about(self, request: Request, about: str = "general", id: int = 0) -> AskForm:  # noqa: A002 -- its name on the wire
        """Open the form about an official, a story or a roundtable."""
        await self.questions.check_about(request.community.id, about, id)
        return AskForm(about=about, about_id=id)

    @message_action("ask-about", opens=AskForm)
    async def ask_about_message(self, request: Request, text: str, link: str) -> AskForm:
        """Open the form about any message."""
        about_id = await self.questions.about_message(request.community.id, text, link)
        return AskForm(about="message", about_id=about_id)

    @submitted(AskForm)
    async def asked(self, request: Request, form: AskForm) -> ui.Reply:
        """File the question; the receipt says its number, what is kept and who sees it."""
        asking = Asking(
            form.text, request.pseudonym, form.about, form.about_id, form.neighbourhood,
            request.name if form.show_name else None, request.locale,
        )  # fmt: skip
        question = await self.questions.ask(request.community.id, asking)
        roundtable = await self._roundtable(request, question.roundtable_id)
        key = "question-received" if question.name is None else "question-received-named"
        mine = ui.Button(Text("my-questions-open"), QuestionsCog.own)
        card = receipt_card(question, roundtable)
        return ui.Reply(Text(key, number=str(question.number), name=question.name), [card], controls=[mine])

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

    @command("questions", private=True, role=Role.ORGANISER)
    @action("questions", role=Role.ORGANISER)
    async def listed(self, request: Request, roundtable: AnyRoundtable = None, *, page: int = 1) -> ui.Reply:
        """Every question, or those for one roundtable."""
        chosen = await self._chosen(request, roundtable)
        found = await self.questions.listed(request.community.id, chosen.id if chosen else None, page)
        args = [str(chosen.id)] if chosen else []
        heading = Text("questions-of", count=found.total, roundtable=chosen.title) if chosen else None
        pager = ui.Pager(QuestionsCog.listed, *args, page=found.page, pages=found.pages)
        cards = [asked_card(q, await self._roundtable(request, q.roundtable_id)) for q in found.questions]
        return ui.Reply(heading or Text("questions-all", count=found.total), cards, pager)

    @suggester("asked-roundtables")
    async def any_roundtable(self, request: Request, typed: str) -> list[ui.Choice]:
        """Roundtables that questions may have been asked for: the latest first."""
        return [r.choice for r in await self.roundtables.latest(request.community.id, typed)][:25]

    @home("my-questions", order=20)
    async def at_home(self, request: Request) -> ui.Reply:
        """One's own questions at a glance."""
        reply = await self._own(request, 1)
        return ui.Reply(Text("questions-home"), reply.cards) if reply.cards else ui.Reply(Text("questions-home-none"))

    @every("questions-tidy", hours=6)
    async def tidy(self) -> None:
        """Forget what was looked at and not asked about."""
        async with self.questions.transaction():
            await self.questions.tidy()

    async def _own(
        self, request: Request, page: int, heading: Text | None = None, *, replace: bool = False
    ) -> ui.Reply:
        found: Page = await self.questions.own(request.community.id, request.pseudonym, page)
        if not found.total:
            return ui.Reply(heading or Text("my-questions-none"), replace=replace)
        cards = [
            own_card(q, await self._roundtable(request, q.roundtable_id), QuestionsCog.withdraw)
            for q in found.questions
        ]
        pager = ui.Pager(QuestionsCog.own, page=found.page, pages=found.pages)
        return ui.Reply(heading or Text("my-questions-yours", count=found.total), cards, pager, replace=replace)

    async def _roundtable(self, request: Request, roundtable_id: int | None) -> Roundtable | None:
        return await self.roundtables.get(request.community.id, roundtable_id) if roundtable_id else None

    async def _chosen(self, request: Request, typed: str | None) -> Roundtable | None:
        if typed is None:
            return None
        found = await self.roundtables.find(request.community.id, typed, over=True)
        if found is None:
            raise NotFoundError("questions-roundtable-unknown", given=typed[:80])
        return found
