"""From a filled-in form to a filed question: limits, personal data, similar questions. No word is lost on the way.

A form that raises a question of ours ("leave the phone number out?", "support theirs instead?") is kept as a draft,
sealed, and known to its asker's buttons by a token alone.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.questions.abuse import ABUSE, abuses
from cogs.questions.asking_store import AskingDraftRow
from cogs.questions.likeness import contrary
from cogs.questions.names import name_forms_of, names_in
from cogs.questions.personal import Found, Kind, personal_data
from cogs.questions.question import Question
from cogs.questions.service import LONGEST, Asking, asked_text

if TYPE_CHECKING:
    from bot.core.ports import Clock, People, Vault
    from bot.core.request import Request
    from cogs.questions.asking_store import AskingStore
    from cogs.questions.limits import Limits
    from cogs.questions.pool import Cluster, Pool
    from cogs.questions.service import Questions
    from cogs.questions.similar import Similar
    from cogs.roundtables.service import Roundtables

KEPT = timedelta(days=1)
OFFERS = 3
"""Similar questions shown at once: more would hide the button that asks anyway."""

Officials = Callable[[Collection[str]], Awaitable[set[str]]]
"""Which of these names, as `names.normalize` of the officials has them, are those of officials."""
Placeholder = Callable[[Kind, str], str]
"""What stands in place of something taken out, in a language."""


@dataclass(frozen=True)
class Sent:
    """What a form said, and what its asker answered to our questions so far.

    `question_id` is the question that is edited, 0 for a new one. `kept` says that personal data was seen and is to
    stay, `anyway` that similar questions were seen.
    """

    text: str
    about: str = "general"
    about_id: int = 0
    neighbourhood: str | None = None
    show_name: bool = False
    question_id: int = 0
    kept: bool = False
    anyway: bool = False


@dataclass(frozen=True)
class Filed:
    """The question stands in the books: newly, in other words, or as it was where an edit changed nothing."""

    question: Question
    how: Literal["received", "edited", "unchanged"] = "received"


@dataclass(frozen=True)
class Revealing:
    """The text has something in it that gives a person away; `without` is the text with that taken out."""

    token: str
    text: str
    found: tuple[Found, ...]
    without: str


@dataclass(frozen=True)
class Offer:
    """A public question that asks much the same: in the wording that is most alike, with the support of them all."""

    question: Question
    supporters: int


@dataclass(frozen=True)
class Alike:
    """Others ask this already."""

    token: str
    text: str
    offers: tuple[Offer, ...]


Step = Filed | Revealing | Alike


@dataclass
class Intake:
    """Takes questions in."""

    clock: Clock
    vault: Vault
    people: People
    roundtables: Roundtables
    questions: Questions
    pool: Pool
    similar: Similar
    limits: Limits
    store: AskingStore
    officials: Officials
    placeholder: Placeholder

    async def take(self, request: Request, sent: Sent, token: str | None = None) -> Step:
        """Take a form; `token` is its draft, where it was kept before.

        Raises UserError at `text` where nothing can be made of it or its asker may not ask now.
        """
        asking = await self._asking(request, sent)
        same = await self._same(request, sent, asking)
        if same is not None:
            return Filed(same, "unchanged" if sent.question_id else "received")
        await self.limits.check(request.community.id, asking, editing=sent.question_id)
        found = await self._found(asking.text)
        if found and not sent.kept:
            without = self._without(asking.text, found, request.locale)
            return Revealing(await self._keep(request, sent, token), asking.text, tuple(found), without)
        offers = [] if sent.anyway else await self._offers(request, asking, sent.question_id)
        if offers:
            return Alike(await self._keep(request, sent, token), asking.text, tuple(offers))
        if token is not None:
            await self.cancel(request, token)
        flags = {f.kind for f in found} | (
            {ABUSE} if abuses(f"{asking.text} {asking.neighbourhood or ''} {asking.name or ''}") else set()
        )
        flagged = replace(asking, flags=tuple(sorted(flags)))
        return await self._file(request, flagged, sent.question_id)

    async def go_on(self, request: Request, token: str, *, anyway: bool = False) -> Step:
        """Go on with a draft, past personal data and with `anyway` past similar questions. Raises StaleError."""
        sent = await self.draft(request, token)
        await self._drop(request, token)
        return await self.take(request, replace(sent, kept=True, anyway=anyway), token)

    async def take_out(self, request: Request, token: str) -> Step:
        """Go on with a draft without what gives a person away."""
        sent = await self.draft(request, token)
        text = asked_text(sent.text)
        await self._drop(request, token)
        without = self._without(text, await self._found(text), request.locale)
        return await self.take(request, replace(sent, text=without, kept=True), token)

    async def support(self, request: Request, token: str, question_id: int) -> Question:
        """Support somebody else's question in place of asking; the draft is done with."""
        await self.draft(request, token)
        await self.people.remember(request)
        done = await self.pool.support(request.community.id, question_id, request.pseudonym)
        await self._drop(request, token)
        return done.question

    async def draft(self, request: Request, token: str) -> Sent:
        """What stands in somebody's own draft. Raises StaleError where it is gone: sent, canceled or a day old."""
        sealed = await self.store.draft(request.community.id, token, request.pseudonym, self.clock.now())
        try:
            return Sent(**json.loads(self.vault.open(sealed or "")))
        except ValueError:
            raise StaleError("ask-draft-gone") from None

    async def unfinished(self, request: Request) -> str | None:
        """The token of somebody's last draft: the message with its buttons may be gone, as private ones go."""
        return await self.store.last_draft(request.community.id, request.pseudonym, self.clock.now())

    async def cancel(self, request: Request, token: str) -> None:
        """Forget a draft."""
        await self.store.drop_draft(request.community.id, token, request.pseudonym)

    async def own(self, request: Request, question_id: int, at: str | None = None) -> Sent:
        """One's own question as the form has it.

        Raises NotFoundError where it is not theirs, StaleError at a field where it may not be edited any more.
        """
        row = await self.questions.store.get(request.community.id, question_id)
        if row is None or row.asker != request.pseudonym:
            raise NotFoundError("question-not-yours")
        await self.limits.check_pause(request.community.id, request.pseudonym)
        await self.questions.check_editable(request.community.id, Question.of(row), request.pseudonym, at)
        return Sent(row.text, row.about, row.about_id, row.neighbourhood, row.name is not None, question_id)

    async def about_message(self, request: Request, text: str, link: str) -> int:
        """The id by which a message can be asked about; what gives a person away in it is not kept."""
        first = text[:LONGEST]
        without = self._without(first, await self._found(first), request.locale)
        return await self.questions.about_message(request.community.id, without, link)

    async def _asking(self, request: Request, sent: Sent) -> Asking:
        if sent.neighbourhood and await self._found(sent.neighbourhood):
            raise UserError("ask-neighbourhood-personal", field="neighbourhood")
        name = request.name if sent.show_name else None
        asking = Asking(
            asked_text(sent.text),
            request.pseudonym,
            sent.about,
            sent.about_id,
            sent.neighbourhood,
            name,
            request.locale,
        )
        if sent.question_id:
            await self.own(request, sent.question_id, "text")
            return await self.questions.placed_before(request.community.id, asking, sent.question_id)
        return await self.questions.placed(request.community.id, asking)

    async def _same(self, request: Request, sent: Sent, asking: Asking) -> Question | None:
        """The question that stands there already just as it was sent."""
        if sent.question_id:
            return await self.questions.as_it_is(request.community.id, sent.question_id, asking)
        return await self.questions.same(request.community.id, asking)

    async def _found(self, text: str) -> list[Found]:
        """What gives a person away; the names of officials do not."""
        names = names_in(text)
        forms = {form for name in names for form in name_forms_of(name.words)}
        known = await self.officials(forms) if forms else set()
        private = [name for name in names if known.isdisjoint(name_forms_of(name.words))]
        return personal_data(text, private)

    def _without(self, text: str, found: Sequence[Found], language: str) -> str:
        for one in reversed(found):
            text = f"{text[: one.start]}{self.placeholder(one.kind, language)}{text[one.end :]}"
        return text[:LONGEST]

    async def _offers(self, request: Request, asking: Asking, editing: int) -> list[Offer]:
        """The clusters most like it that can still be put to somebody, each once.

        To be offered is to be shown: whoever backs one already sees nothing new.
        """
        ids = await self.similar.search(request.community.id, asking.text)
        rows = {r.id: r for r in await self.store.offered(request.community.id, ids, request.pseudonym)}
        offers: dict[int, Offer] = {}
        for question_id in ids:
            row = rows.get(question_id)
            if row is None or row.id == editing or contrary(asking.text, row.text):
                continue
            if row.roundtable_id not in (None, asking.roundtable_id) and not await self._to_come(
                row.community_id, row.roundtable_id
            ):
                continue
            cluster: Cluster = await self.pool.cluster(row.community_id, row.id)
            wording = next(q for q in cluster.wordings if q.id == row.id)
            if cluster.key not in offers and await self.pool.backs(row.community_id, cluster.key, asking.asker) is None:
                self.pool.saw(row.community_id, [row.id])
            offers.setdefault(cluster.key, Offer(wording, cluster.supporters))
            if len(offers) == OFFERS:
                break
        return list(offers.values())

    async def _to_come(self, community_id: int, roundtable_id: int) -> bool:
        return (await self.roundtables.get(community_id, roundtable_id)).upcoming(self.clock.now())

    async def _file(self, request: Request, asking: Asking, editing: int) -> Filed:
        [embedding] = await self.similar.meaning.of([asking.text])
        await self.people.remember(request)
        whole = replace(asking, embedding=embedding)
        if editing:
            return Filed(await self.questions.edit(request.community.id, editing, whole), "edited")
        await self.pool.hold(request.community.id)  # of two sent at once, the second one counts the first
        if await self.questions.same(request.community.id, whole) is None:
            await self.limits.check(request.community.id, whole)
        return Filed(await self.questions.ask(request.community.id, whole))

    async def _keep(self, request: Request, sent: Sent, token: str | None) -> str:
        token = token or secrets.token_urlsafe(12)
        sealed = self.vault.seal(json.dumps(asdict(sent)))
        now = self.clock.now()
        await self.store.purge_drafts(now)
        row = AskingDraftRow(
            token=token, community_id=request.community.id, asker=request.pseudonym, sealed=sealed, expires=now + KEPT
        )
        await self.store.save_draft(row)
        return token

    async def _drop(self, request: Request, token: str) -> None:
        """Forget a draft; of two who press at once the second finds it gone."""
        if not await self.store.drop_draft(request.community.id, token, request.pseudonym):
            raise StaleError("ask-draft-gone")
