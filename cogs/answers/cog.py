"""`/agenda run` and `/answer` for organisers, `/answers` for everyone, and the jobs that tell and remind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import structlog

from bot.core import ui
from bot.core.clean import numbered, shorten
from bot.core.cog import action, command, every, submitted, suggester
from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from bot.core.when import read_day
from cogs.answers import cards
from cogs.answers.answer import LINK, OUTCOMES, TEXT, WHO
from cogs.answers.running import Running
from cogs.answers.service import AT_ONCE, Recorded
from cogs.questions.service import choices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.core.ports import Clock, Spaces, Transactions, Vault
    from cogs.answers.service import Answerer, Answers, Outcome

log = structlog.get_logger()

Question = Annotated[str, ui.Option(suggest="answer-questions")]
Official = Annotated[str | None, ui.Option(suggest="answer-officials")]
Answering = Annotated[str | None, ui.Option(suggest="answerers")]


class AnswerForm(ui.Form, key="answer-form"):
    """An answer; the question, what became of it and the version that was seen are carried."""

    number: int
    outcome: str
    version: int = 0
    who: Annotated[str, ui.TextField(max_length=WHO)]
    text_en: Annotated[str | None, ui.TextField(max_length=TEXT, multiline=True)] = None
    text_es: Annotated[str | None, ui.TextField(max_length=TEXT, multiline=True)] = None
    link: Annotated[str | None, ui.TextField(max_length=LINK)] = None
    until: Annotated[str | None, ui.TextField(max_length=100)] = None


@dataclass
class AnswersCog(Running):
    """Records what became of questions, shows it, and sees to it that people are told."""

    answers: Answers
    clock: Clock
    spaces: Spaces
    transaction: Transactions
    vault: Vault

    @command("answer", private=True, role=Role.ORGANISER, opens=AnswerForm)
    async def answer(
        self,
        request: Request,
        question: Question,
        outcome: Literal["answered", "partly", "deferred", "declined"] = "answered",
        official: Official = None,
    ) -> AnswerForm:
        """Record what became of a question; where that was recorded before, correct it."""
        return await self._form(request, await self._number(request, question), outcome, official)

    @action("answer-outcome", role=Role.ORGANISER)
    async def outcome(self, request: Request, number: int) -> ui.Reply:
        """Ask what became of a question."""
        cluster = await self.answers.question(request.community.id, number)
        buttons = [ui.Button(Text(f"answer-outcome-{o}"), AnswersCog.record, number, o) for o in OUTCOMES]
        card = ui.Card(Text("answer-question", number=str(number)), cluster.lead.text, buttons)
        return ui.Reply(Text("answer-what"), [card])

    @action("answer", role=Role.ORGANISER, opens=AnswerForm)
    async def record(self, request: Request, number: int, outcome: str) -> AnswerForm:
        """Open the form for an answer."""
        return await self._form(request, number, outcome, None)

    @submitted(AnswerForm, role=Role.ORGANISER)
    async def recorded(self, request: Request, form: AnswerForm) -> ui.Reply:
        """Record the answer, post it, and have people told."""
        given = Recorded(
            form.number, _outcome(form.outcome), form.who, form.text_en, form.text_es, form.link,
            self._day(request, form.until), form.version,
        )  # fmt: skip
        answer, posts = await self.answers.record(request.community, given)
        key = "answer-recorded" if posts else "answer-recorded-quietly"
        question = (await self.answers.question(request.community.id, form.number)).lead.text
        shown = cards.recorded(answer, question, request.locale, request.community.tz)
        return ui.Reply(Text(key, number=str(answer.number)), [shown])

    @command("answers", private=True)
    @action("answers")
    async def listed(self, request: Request, official: Answering = None, *, page: int = 1) -> ui.Reply:
        """The public record: what officials answered, the latest first."""
        answerers = await self.answers.answerers(request.community.id)
        meant = _meant(answerers, official) if official else None
        if official and meant is None:
            return ui.Reply(Text("answers-none-of", official=official[:80]))
        found = await self.answers.listed(request.community.id, meant.name if meant else None, page)
        if not found.total:
            return ui.Reply(Text("answers-none"))
        heading = Text("answers-of", count=found.total, official=meant.name) if meant else None
        choices = [_choice(who) for who in answerers[:25]]
        return ui.Reply(
            heading or Text("answers-all", count=found.total),
            [cards.recorded(answer, words, request.locale, request.community.tz) for answer, words in found.answers],
            ui.Pager(AnswersCog.listed, *([str(meant.id)] if meant else []), page=found.page, pages=found.pages),
            controls=[ui.Menu(Text("answers-pick"), AnswersCog.listed, choices=choices)] if len(choices) > 1 else [],
        )

    @action("answers-telling")
    async def telling(self, request: Request) -> ui.Reply:
        """Whether the person is told of answers, with the button that changes it."""
        quiet = await self.answers.is_quiet(request.community.id, request.pseudonym)
        return _telling(request.community.id, quiet=quiet)

    @action("answers-quiet")
    async def quiet(self, request: Request, community: int) -> ui.Reply:
        """Tell the person no more. The button stands in a private message, which is in no community's space."""
        person = self.vault.pseudonym(community, request.user)
        await self.answers.set_quiet(community, person, quiet=True)
        return _telling(community, quiet=True)

    @action("answers-loud")
    async def loud(self, request: Request, community: int) -> ui.Reply:
        """Tell the person again."""
        person = self.vault.pseudonym(community, request.user)
        await self.answers.set_quiet(community, person, quiet=False)
        return _telling(community, quiet=False)

    @suggester("answer-questions")
    async def questions(self, request: Request, typed: str) -> list[ui.Choice]:
        """Public questions by number or words; those on the latest agenda first."""
        return choices(await self.answers.askable(request.community.id, typed))

    @suggester("answer-officials")
    async def officials(self, request: Request, typed: str) -> list[ui.Choice]:
        """Officials who serve the community's place."""
        found = await self.answers.officials(request.community, typed)
        return [ui.Choice(str(number), label) for number, label in found[:25]]

    @suggester("answerers")
    async def answerers(self, request: Request, typed: str) -> list[ui.Choice]:
        """Officials who answered something."""
        found = await self.answers.answerers(request.community.id)
        return [_choice(who) for who in found if typed.strip().casefold() in who.name.casefold()][:25]

    @every("answers-tell", seconds=10)
    async def tell(self) -> None:
        """Tell those who asked or supported what became of their questions, some at a time."""
        async with self.transaction():
            untold = await self.answers.untold()
        for community_id, answer in untold:
            try:
                async with self.transaction():
                    people = await self.answers.to_tell(community_id, answer)
                for start in range(0, len(people), AT_ONCE):
                    async with self.transaction():
                        some = people[start : start + AT_ONCE]
                        await self.answers.tell(community_id, answer, some, ui.wire_name(AnswersCog.quiet))
                async with self.transaction():
                    await self.answers.told(community_id, answer)
            except Exception:
                log.exception("answer-not-told", number=answer.number)

    @every("answers-remind", hours=6)
    async def remind(self) -> None:
        """Remind organisers of promised answers that are overdue."""
        async with self.transaction():
            communities = await self.spaces.all()
        for community in communities:
            async with self.transaction():
                await self.answers.remind(community)

    async def _form(self, request: Request, number: int, outcome: str, official: str | None) -> AnswerForm:
        _outcome(outcome)
        official = await self.answers.called(request.community, official) if official else None
        known = await self.answers.to(request.community.id, number)
        if known is None:
            return AnswerForm(number=number, outcome=outcome, who=official)
        until = known.until.isoformat() if known.until else None
        return AnswerForm(
            number=number, outcome=outcome, version=known.version, who=official or known.who, text_en=known.text_en,
            text_es=known.text_es, link=known.link, until=until,
        )  # fmt: skip

    async def _number(self, request: Request, typed: str) -> int:
        """The number typed, or that of the one question that has the words typed. Raises UserError."""
        number = numbered(typed)
        if number is not None:
            return number
        found = await self.answers.askable(request.community.id, typed)
        if len(found) > 1:
            numbers = ", ".join(f"#{question.number}" for question in found)
            raise UserError("answer-question-several", said=typed[:80], numbers=numbers)
        if not found:
            raise NotFoundError("answer-question-unknown", number=typed[:80])
        return found[0].number

    def _day(self, request: Request, said: str | None) -> date | None:
        if not said:
            return None
        try:
            return read_day(said, locale=request.locale, zone=request.community.zone, now=self.clock.now())
        except UserError as error:
            raise UserError(error.text.key, field="until", **error.text.args) from None


def _telling(community_id: int, *, quiet: bool) -> ui.Reply:
    label, change = ("answers-tell-me", AnswersCog.loud) if quiet else ("answer-quiet", AnswersCog.quiet)
    told = Text("answers-quiet-now" if quiet else "answers-told-now")
    return ui.Reply(told, controls=[ui.Button(Text(label), change, community_id)])


def _meant(answerers: Sequence[Answerer], typed: str) -> Answerer | None:
    """The official whose id or name was chosen, or whose name alone has these words."""
    chosen = [who for who in answerers if typed in (str(who.id), who.name)]
    like = [who for who in answerers if typed.strip().casefold() in who.name.casefold()]
    return chosen[0] if chosen else like[0] if len(like) == 1 else None


def _choice(who: Answerer) -> ui.Choice:
    return ui.Choice(str(who.id), Text("answers-by", official=shorten(who.name, 60), count=who.answers))


def _outcome(given: str) -> Outcome:
    if given not in OUTCOMES:
        raise StaleError("stale")
    return given
