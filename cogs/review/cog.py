"""`/review` for moderators, `/appeal` for askers, `/ledger` for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from bot.core import ui
from bot.core.clean import shorten
from bot.core.cog import Cog, action, command, submitted, suggester
from bot.core.errors import NotFoundError, UserError
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text
from cogs.review.appeals import LONGEST, SHORTEST
from cogs.review.ledger_cards import ledger_cards
from cogs.review.rules import STANDARD
from cogs.review.service import Aim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.questions.service import Question
    from cogs.review.appeals import Appeals
    from cogs.review.ledger import Ledgers
    from cogs.review.moderating import Cards
    from cogs.review.rules import Rules
    from cogs.review.service import Bulk, Review
    from cogs.roundtables.service import Roundtable, Roundtables

AnyRoundtable = Annotated[str | None, ui.Option(suggest="asked-roundtables")]
ShowOption = Literal["waiting", "approved", "rejected"]
MANY = 25
"""Questions decided at once: Discord's menus hold so many."""
_APPROVE = "approve"
_MODES = tuple(ui.Choice(mode, Text(f"review-mode-{mode}")) for mode in ("review", "open"))
_REASONS = tuple(ui.Choice(key, Text(f"review-reason-{key}")) for key in STANDARD)


class RejectForm(ui.Form, key="review-reject"):
    """Why a question is rejected."""

    id: int
    version: int
    reason: Annotated[str, ui.ChoiceField(suggest="reject-reasons")]


class RedactForm(ui.Form, key="review-redact"):
    """What is taken out of a question."""

    id: int
    version: int
    words: Annotated[str, ui.TextField(max_length=500, multiline=True)]


class JoinForm(ui.Form, key="review-join"):
    """Which other question it is counted with."""

    id: int
    version: int
    other: Annotated[str, ui.TextField(max_length=10)]


class LabelForm(ui.Form, key="review-label"):
    """What a question is about."""

    id: int
    version: int
    labels: Annotated[str | None, ui.TextField(max_length=200)] = None


class ManyForm(ui.Form, key="review-many"):
    """Several questions, and what is to be done to all of them."""

    questions: Annotated[tuple[str, ...], ui.ChoiceField(suggest="review-waiting", most=MANY)]
    act: Annotated[str, ui.ChoiceField(suggest="review-acts")]


class RulesForm(ui.Form, key="review-rules"):
    """How the community reviews."""

    mode: Annotated[str, ui.ChoiceField(_MODES)] = "review"
    standard: Annotated[tuple[str, ...], ui.ChoiceField(_REASONS, most=len(_REASONS))] = ()
    own: Annotated[str | None, ui.TextField(max_length=1500, multiline=True)] = None


class AppealForm(ui.Form, key="appeal"):
    """What an asker says against a decision."""

    number: int
    text: Annotated[str, ui.TextField(min_length=SHORTEST, max_length=LONGEST, multiline=True)]


@dataclass
class ReviewCog(Cog):
    """The queue, its decisions, and appeals against them."""

    review: Review
    appeals: Appeals
    cards: Cards
    rules: Rules
    ledgers: Ledgers
    roundtables: Roundtables

    @command("review", private=True, role=Role.MODERATOR)
    @action("review", role=Role.MODERATOR)
    async def queue(
        self, request: Request, show: ShowOption = "waiting", number: int | None = None, *, page: int = 1
    ) -> ui.Reply:
        """What waits for a decision, what was decided, or one question by its number."""
        if number is None:
            return await self._queue(request, show, page)
        question = await self.review.pool.numbered(request.community.id, number)
        card = await self.cards.card(request.community.id, question, listed=False)
        return ui.Reply(Text("review-one"), [card])

    @action("review-appeals", role=Role.MODERATOR)
    async def appealed(self, request: Request) -> ui.Reply:
        """The questions about which an appeal is open."""
        found = await self.appeals.waiting(request.community.id)
        cards = [await self.cards.card(request.community.id, q, listed=False) for q in found]
        return ui.Reply(Text("review-appeals", count=len(found)), cards)

    @action("review-approve", role=Role.MODERATOR)
    async def approve(self, request: Request, id: int, version: int, listed: bool = False) -> ui.Reply:  # noqa: A002, FBT001, FBT002 -- what the button carries
        """Make a question public."""
        return await self._done(request, "approve", await self.review.approve(_aim(request, id, version)), listed)

    @action("review-undo", role=Role.MODERATOR)
    async def undo(self, request: Request, id: int, version: int, listed: bool = False) -> ui.Reply:  # noqa: A002, FBT001, FBT002
        """Take the last decision back."""
        return await self._done(request, "undo", await self.review.undo(_aim(request, id, version)), listed)

    @action("review-leave", role=Role.MODERATOR)
    async def leave(self, request: Request, id: int, version: int, listed: bool = False) -> ui.Reply:  # noqa: A002, FBT001, FBT002
        """Count a question by itself again."""
        return await self._done(request, "leave", await self.review.leave(_aim(request, id, version)), listed)

    @action("review-uphold", role=Role.MODERATOR)
    async def uphold(self, request: Request, id: int, version: int, listed: bool = False) -> ui.Reply:  # noqa: A002, FBT001, FBT002
        """Stay with what was appealed."""
        return await self._done(request, "uphold", await self.appeals.uphold(_aim(request, id, version)), listed)

    @action("review-reject", role=Role.MODERATOR, opens=RejectForm)
    async def open_reject(self, request: Request, id: int, version: int) -> RejectForm:  # noqa: A002, ARG002
        """Ask for the reason."""
        return RejectForm(id=id, version=version)

    @action("review-redact", role=Role.MODERATOR, opens=RedactForm)
    async def open_redact(self, request: Request, id: int, version: int) -> RedactForm:  # noqa: A002, ARG002
        """Ask for the words."""
        return RedactForm(id=id, version=version)

    @action("review-join", role=Role.MODERATOR, opens=JoinForm)
    async def open_join(self, request: Request, id: int, version: int) -> JoinForm:  # noqa: A002, ARG002
        """Ask for the other question."""
        return JoinForm(id=id, version=version)

    @action("review-label", role=Role.MODERATOR, opens=LabelForm)
    async def open_label(self, request: Request, id: int, version: int) -> LabelForm:  # noqa: A002
        """Ask for the labels; those of now stand there."""
        question = await self.review.pool.get(request.community.id, id)
        return LabelForm(id=id, version=version, labels=", ".join(question.labels))

    @submitted(RejectForm, role=Role.MODERATOR)
    async def rejected(self, request: Request, form: RejectForm) -> ui.Reply:
        """Turn a question down."""
        aim = _aim(request, form.id, form.version)
        return await self._done(request, "reject", await self.review.reject(aim, form.reason))

    @submitted(RedactForm, role=Role.MODERATOR)
    async def redacted(self, request: Request, form: RedactForm) -> ui.Reply:
        """Take words out."""
        return await self._done(
            request, "redact", await self.review.redact(_aim(request, form.id, form.version), form.words)
        )

    @submitted(JoinForm, role=Role.MODERATOR)
    async def joined(self, request: Request, form: JoinForm) -> ui.Reply:
        """Count two questions together."""
        number = form.other.strip().removeprefix("#")
        if not number.isdecimal() or len(number) > 9:
            raise UserError("review-join-number", field="other")
        return await self._done(
            request, "join", await self.review.join(_aim(request, form.id, form.version), int(number))
        )

    @submitted(LabelForm, role=Role.MODERATOR)
    async def labelled(self, request: Request, form: LabelForm) -> ui.Reply:
        """Give a question labels."""
        aim = _aim(request, form.id, form.version)
        return await self._done(request, "label", await self.review.label(aim, form.labels or ""))

    @action("review-many", role=Role.MODERATOR, opens=ManyForm)
    async def open_many(self, request: Request) -> ManyForm:  # noqa: ARG002
        """Ask which questions, and what is to be done to them."""
        return ManyForm()

    @submitted(ManyForm, role=Role.MODERATOR)
    async def many(self, request: Request, form: ManyForm) -> ui.Reply:
        """Do the same to all of them."""
        act = self.review.approve if form.act == _APPROVE else partial(self.review.reject, reason=form.act)
        done = await self.review.each([_picked(request, value) for value in form.questions], act)
        return ui.Reply(_told(done), controls=[ui.Button(Text("review-back"), ReviewCog.queue)])

    @action("review-rules", role=Role.MODERATOR, opens=RulesForm)
    async def open_rules(self, request: Request) -> RulesForm:
        """The form of the rules, filled with those of now."""
        ways = await self.rules.of(request.community.id)
        return RulesForm(mode=ways.mode, standard=ways.standard, own=ways.own_lines)

    @submitted(RulesForm, role=Role.MODERATOR)
    async def ruled(self, request: Request, form: RulesForm) -> ui.Reply:
        """Keep the rules."""
        await self.rules.set(request.community.id, form.mode, form.standard, form.own or "")
        return ui.Reply(Text(f"review-ruled-{form.mode}"))

    @command("appeal", private=True, opens=AppealForm)
    @action("appeal", opens=AppealForm)
    async def open_appeal(self, request: Request, number: int) -> AppealForm:
        """Ask what is wrong with the decision, if there is one to appeal."""
        await self.appeals.check(request.community.id, number, request.pseudonym)
        return AppealForm(number=number)

    @submitted(AppealForm)
    async def appeal(self, request: Request, form: AppealForm) -> ui.Reply:
        """Take an appeal."""
        await self.appeals.take(request, form.number, form.text)
        return ui.Reply(Text("appeal-taken", number=str(form.number)))

    @command("ledger", private=True)
    async def ledger(self, request: Request, roundtable: AnyRoundtable = None) -> ui.Reply:
        """What came of the questions, in numbers."""
        meeting = await self._meeting(request, roundtable)
        ledger = await self.ledgers.of(request.community.id, meeting.id if meeting else None)
        said = Text("ledger-of", roundtable=meeting.title) if meeting else Text("ledger-all")
        return ui.Reply(said, ledger_cards(ledger))

    @suggester("reject-reasons")
    async def reasons(self, request: Request, typed: str) -> list[ui.Choice]:  # noqa: ARG002 -- there are few
        """The published reasons."""
        return [ui.Choice(r.key, r.words) for r in (await self.rules.of(request.community.id)).reasons]

    @suggester("review-waiting", role=Role.MODERATOR)
    async def waiting(self, request: Request, typed: str) -> list[ui.Choice]:
        """What waits."""
        found = await self.review.waiting(request.community.id, typed, MANY)
        return [ui.Choice(f"{q.id}.{q.version}", shorten(f"{q.number}: {q.text}", 70)) for q in found]

    @suggester("review-acts")
    async def acts(self, request: Request, typed: str) -> list[ui.Choice]:
        """What can be done to many at once."""
        approve = ui.Choice(_APPROVE, Text("review-approve"))
        return [
            approve,
            *(
                ui.Choice(r.value, Text("review-reject-for", reason=r.label))
                for r in await self.reasons(request, typed)
            ),
        ]

    async def _queue(
        self, request: Request, show: ShowOption, page: int, heading: Text | None = None, *, replace: bool = False
    ) -> ui.Reply:
        found = await self.review.queue(request.community.id, show, page)
        questions = [c.lead for c in found.clusters]
        cards = [await self.cards.card(request.community.id, q, listed=show == "waiting") for q in questions]
        appeals = len(await self.appeals.waiting(request.community.id))
        said = Text(f"review-{show}", count=found.total)
        controls = [ui.Button(Text("review-rules-open"), ReviewCog.open_rules)]
        if appeals:
            controls.insert(0, ui.Button(Text("review-appeals-open", count=appeals), ReviewCog.appealed))
        if show == "waiting" and found.total > 1:
            controls.insert(0, ui.Button(Text("review-many-open"), ReviewCog.open_many))
        text = Text("review-then", first=heading, last=said) if heading else said
        pager = ui.Pager(ReviewCog.queue, show, page=found.page, pages=found.pages)
        return ui.Reply(text, cards, pager, controls=controls, replace=replace)

    async def _meeting(self, request: Request, typed: str | None) -> Roundtable | None:
        if typed is None:
            return None
        found = await self.roundtables.find(request.community.id, typed, over=True)
        if found is None:
            raise NotFoundError("questions-roundtable-unknown", given=typed[:80])
        return found

    async def _done(self, request: Request, kind: str, question: Question, listed: bool = False) -> ui.Reply:  # noqa: FBT001, FBT002
        said = Text(f"review-done-{kind}", number=str(question.number))
        if listed:
            return await self._queue(request, "waiting", 1, said, replace=True)
        card = await self.cards.card(request.community.id, question, listed=False)
        return ui.Reply(said, [card], controls=[ui.Button(Text("review-back"), ReviewCog.queue)])


def _aim(request: Request, question_id: int, version: int) -> Aim:
    return Aim(request.community.id, question_id, version, request.pseudonym)


def _picked(request: Request, value: str) -> Aim:
    """What was picked from the menu of what waits. Raises UserError for anything else."""
    question_id, _, version = value.partition(".")
    if not (question_id.isdecimal() and version.isdecimal() and len(value) < 20):
        raise UserError("field-choice", field="questions")
    return _aim(request, int(question_id), int(version))


def _told(bulk: Bulk) -> Text:
    done = Text("review-many-done", count=len(bulk.done))
    if not bulk.missed:
        return done
    return Text("review-many-missed", done=done, numbers=_numbers(bulk.missed))


def _numbers(questions: Sequence[Question]) -> str:
    return ", ".join(str(q.number) for q in questions)
