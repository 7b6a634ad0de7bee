"""`/ask` and every "Ask" button, and what is asked back before a question is filed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

from bot.core import ui
from bot.core.cog import Cog, action, command, message_action, submitted, suggester
from bot.core.errors import NotFoundError
from bot.core.request import Request
from bot.core.ui import Text
from cogs.questions import asking_cards
from cogs.questions.cards import receipt_card
from cogs.questions.intake import Alike, Filed, Revealing, Sent, Step
from cogs.questions.service import LONGEST, SHORTEST

if TYPE_CHECKING:
    from cogs.questions.intake import Intake
    from cogs.questions.neighbourhoods import Neighbourhoods
    from cogs.questions.service import Questions
    from cogs.roundtables.service import Roundtable, Roundtables

RoundtableOption = Annotated[str | None, ui.Option(suggest="roundtables")]

_TITLE_WORDS = 6
"""More words than this after the command are a question, not a roundtable's title, however many of them are in one."""


class AskForm(ui.Form, key="ask"):
    """A question; what it is about, which question it changes and which draft it comes from are carried."""

    about: str = "general"
    about_id: int = 0
    question: int = 0
    draft: str = ""
    text: Annotated[str, ui.TextField(min_length=SHORTEST, max_length=LONGEST, multiline=True)]
    neighbourhood: Annotated[str | None, ui.ChoiceField(suggest="neighbourhoods")] = None
    show_name: Annotated[bool, ui.Toggle()] = False


@dataclass
class AskCog(Cog):
    """Takes questions."""

    questions: Questions
    roundtables: Roundtables
    intake: Intake
    neighbourhoods: Neighbourhoods

    @command("ask", private=True, opens=AskForm, takes_words=True)
    async def ask(self, request: Request, roundtable: RoundtableOption = None) -> AskForm:
        """Open the form, for a roundtable if one is named; the words of a question stand in it already."""
        if roundtable is None:
            return AskForm()
        if len(roundtable.split()) > _TITLE_WORDS:
            return AskForm(text=roundtable[:LONGEST])
        found = await self.roundtables.find(request.community.id, roundtable)
        if found is not None:
            return await self.ask_about(request, "roundtable", found.id)
        if len(roundtable) >= SHORTEST or "?" in roundtable:
            return AskForm(text=roundtable[:LONGEST])
        raise NotFoundError("ask-roundtable-unknown", given=roundtable[:80])

    @action("ask", opens=AskForm)
    async def ask_about(self, request: Request, about: str = "general", id: int = 0) -> AskForm:  # noqa: A002 -- its name on the wire
        """Open the form about an official, a story or a roundtable."""
        await self.questions.check_about(request.community.id, about, id)
        return AskForm(about=about, about_id=id)

    @message_action("ask-about", opens=AskForm)
    async def ask_about_message(self, request: Request, text: str, link: str) -> AskForm:
        """Open the form about any message."""
        about_id = await self.intake.about_message(request, text, link)
        return AskForm(about="message", about_id=about_id)

    @submitted(AskForm)
    async def asked(self, request: Request, form: AskForm) -> ui.Reply:
        """File the question, or ask back first; what stands on a private message of ours is replaced there."""
        sent = Sent(form.text, form.about, form.about_id, form.neighbourhood, form.show_name, form.question)
        step = await self.intake.take(request, sent, form.draft or None)
        return replace(await self._said(request, step), replace=bool(form.draft))

    @action("ask-take-out")
    async def take_out(self, request: Request, draft: str) -> ui.Reply:
        """Go on without what gives a person away."""
        return await self._next(request, await self.intake.take_out(request, draft))

    @action("ask-keep")
    async def keep(self, request: Request, draft: str) -> ui.Reply:
        """Go on with what gives a person away; moderators are told of it."""
        return await self._next(request, await self.intake.go_on(request, draft))

    @action("ask-anyway")
    async def anyway(self, request: Request, draft: str) -> ui.Reply:
        """File one's own question beside those that ask the same."""
        return await self._next(request, await self.intake.go_on(request, draft, anyway=True))

    @action("ask-support")
    async def support(self, request: Request, draft: str, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Support somebody else's question in place of one's own."""
        question = await self.intake.support(request, draft, id)
        return ui.Reply(Text("ask-alike-supported", number=str(question.number)), replace=True)

    @action("ask-edit", opens=AskForm)
    async def edit_draft(self, request: Request, draft: str) -> AskForm:
        """Open the form as it was sent."""
        sent = await self.intake.draft(request, draft)
        return _form(sent, draft)

    @action("ask-cancel")
    async def cancel(self, request: Request, draft: str) -> ui.Reply:
        """Forget what was sent."""
        await self.intake.cancel(request, draft)
        return ui.Reply(Text("ask-canceled"), replace=True)

    @action("question-edit", opens=AskForm)
    async def edit(self, request: Request, id: int) -> AskForm:  # noqa: A002 -- its name on the wire
        """Open the form with one's own question."""
        return _form(await self.intake.own(request, id))

    @suggester("neighbourhoods")
    async def suggest_neighbourhoods(self, request: Request, typed: str) -> list[ui.Choice]:
        """Neighbourhoods that are known, and whatever was typed."""
        return await self.neighbourhoods.suggest(request.community, typed)

    async def _next(self, request: Request, step: Step) -> ui.Reply:
        return replace(await self._said(request, step), replace=True)

    async def _said(self, request: Request, step: Step) -> ui.Reply:
        match step:
            case Revealing():
                return asking_cards.revealing(step, AskCog.take_out, AskCog.keep, AskCog.edit_draft, AskCog.cancel)
            case Alike():
                goes_to = [await self._roundtable(request, offer.question.roundtable_id) for offer in step.offers]
                return asking_cards.alike(
                    step, goes_to, AskCog.support, AskCog.anyway, AskCog.edit_draft, AskCog.cancel
                )
            case Filed():
                return await self._receipt(request, step)

    async def _receipt(self, request: Request, filed: Filed) -> ui.Reply:
        """Its number, what is kept and who sees it."""
        question = filed.question
        named = "-named" if filed.how == "received" and question.name is not None else ""
        mine = ui.Button(Text("my-questions-open"), "my-questions")
        card = receipt_card(question, await self._roundtable(request, question.roundtable_id))
        words = Text(f"question-{filed.how}{named}", number=str(question.number), name=question.name)
        return ui.Reply(words, [card], controls=[mine])

    async def _roundtable(self, request: Request, roundtable_id: int | None) -> Roundtable | None:
        return await self.roundtables.get(request.community.id, roundtable_id) if roundtable_id else None


def _form(sent: Sent, draft: str = "") -> AskForm:
    values: dict[str, Any] = {"about": sent.about, "about_id": sent.about_id, "question": sent.question_id}
    values |= {"draft": draft, "text": sent.text, "show_name": sent.show_name}
    return AskForm(**values, neighbourhood=sent.neighbourhood)
