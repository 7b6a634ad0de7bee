"""The rules of answers: who may be told what became of a question, how often, and who is reminded of promises."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.core.errors import NotFoundError, StaleError
from bot.core.ui import Button, Reply, Text
from cogs.agenda.service import ERASED, SKIPPED
from cogs.answers import cards
from cogs.answers.answer import OUTCOMES, Answer, Outcome, Recorded
from cogs.answers.store import ANSWERED, DEFERRED, AnswerRow, AnswerStore
from cogs.questions.service import WITHDRAWN, Settled

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox, People, Spaces
    from bot.core.request import Community
    from cogs.agenda.service import Agenda, Agendas, Item
    from cogs.officials.service import Directory
    from cogs.questions.service import Cluster, Pool, Question
    from cogs.roundtables.service import Roundtables
    from cogs.supports.service import PublicCards

__all__ = ["OUTCOMES", "Answer", "Answerer", "Answers", "Outcome", "Page", "Recorded"]

PAGE = 4
_AWAY = (WITHDRAWN, ERASED)
"""What became of a question that nobody can answer any more."""
AGAIN = timedelta(days=7)
"""Organisers are reminded of overdue answers this often at most."""
AT_ONCE = 200
"""People told in one transaction: others who write need not wait for thousands."""


@dataclass(frozen=True)
class Page:
    """Answers on one page of the record, each with the words of its question, or why they are not public."""

    answers: tuple[tuple[Answer, str | Text], ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class Answerer:
    """Somebody who answered, with how many answers; `id` is that of the first."""

    id: int
    name: str
    answers: int


@dataclass
class Answers:
    """Records answers, posts them, and tells those who asked or supported.

    Each person is told once what became of a question; where that was a promise, once more when it is kept. Posts
    say what a corrected answer says; private messages stay as they were sent.
    """

    clock: Clock
    outbox: Outbox
    people: People
    spaces: Spaces
    pool: Pool
    agendas: Agendas
    roundtables: Roundtables
    directory: Directory
    cards: PublicCards
    store: AnswerStore

    personal = ("answer_quiet",)

    async def question(self, community_id: int, number: int) -> Cluster:
        """The public question of that number, with its cluster. Raises NotFoundError."""
        asked = await self.pool.numbered(community_id, number)
        found = await self.pool.by_key(community_id, asked.cluster)
        if found is None:
            raise NotFoundError("answer-question-unknown", number=str(number))
        return found

    async def to(self, community_id: int, number: int) -> Answer | None:
        """The answer to a public question, if there is one. Raises NotFoundError where there is no such question."""
        return await self._to(community_id, await self.question(community_id, number))

    async def record(self, community: Community, recorded: Recorded) -> tuple[Answer, int]:
        """Record or correct an answer, and post it; returns it with the number of its posts.

        Raises UserError at the field that is wrong, StaleError where somebody else was faster.
        """
        given = recorded.checked(self.clock.now().astimezone(community.tz).date())
        await self.pool.hold(community.id)
        cluster = await self.question(community.id, given.number)
        known, now = await self._to(community.id, cluster), self.clock.now()
        values: dict[str, Any] = {
            "outcome": given.outcome, "text_en": given.text_en, "text_es": given.text_es, "who": given.who,
            "official_id": await self._official(community, given.who), "link": given.link, "until": given.until,
            "changed_at": now,
        }  # fmt: skip
        row = None
        if known is not None:
            if known.outcome == DEFERRED != given.outcome:
                values["answered_at"] = now  # what was promised is answered only now
            row = await self.store.change(community.id, known.question_id, given.version, reminded_at=None, **values)
        elif not given.version:
            where = await self._asked_at(community.id, cluster)
            row = await self.store.add(
                community.id, cluster.key, number=cluster.lead.number, roundtable_id=where, answered_at=now, **values
            )
        if row is None:
            raise StaleError("answer-changed", number=str(given.number))
        answer = Answer.of(row)
        await self.cards.changed(community.id, cluster.lead)
        return answer, await self._post(community, answer)

    async def officials(self, community: Community, typed: str = "") -> list[tuple[int, str]]:
        """Those who serve the community's place today, by id with name and office, that have the words typed."""
        sought = typed.strip().casefold()
        return [(number, label) for number, label in await self._serving(community) if sought in label.casefold()]

    async def called(self, community: Community, typed: str) -> str:
        """The name and office of an official chosen by id, or whom these words alone mean; else what was typed."""
        serving = await self._serving(community)
        chosen = [label for number, label in serving if typed == str(number)]
        like = [label for _, label in serving if typed.strip().casefold() in label.casefold()]
        return chosen[0] if chosen else like[0] if len(like) == 1 else typed

    async def answerers(self, community_id: int) -> list[Answerer]:
        """Who answered so far, who answered most first."""
        found = await self.store.officials(community_id)
        return [Answerer(first, who, answers) for who, answers, first in found]

    async def askable(self, community_id: int, typed: str) -> list[Question]:
        """Public questions by number or words: those on the agenda that is on first, then the latest."""
        on = await self.agendas.next_up(community_id)
        first = await self.pool.like(community_id, typed, among=on)
        first.sort(key=lambda q: on.index(q.number))
        return [*first, *(q for q in await self.pool.like(community_id, typed) if q.number not in on)]

    async def listed(self, community_id: int, who: str | None, page: int) -> Page:
        """A page of the public record, of everybody or of one official, the latest first."""
        rows, page, total = await self.store.listed(community_id, who, page, PAGE)
        answers = [Answer.of(row) for row in rows]
        told = tuple([(a, await self._words(community_id, a)) for a in answers])
        return Page(told, page, max(1, -(-total // PAGE)), total)

    async def question_changed(self, community_id: int, question: Question) -> None:
        """Have the posts of its answers say what a question says now: none keeps words that are gone; see `Watcher`.

        Private messages that wait to be sent are written anew by the job that tells.
        """
        for row in await self.store.to(community_id, {question.id, question.cluster}):
            answer = Answer.of(row)
            cause, reply = await self._said(await self.spaces.community(community_id), answer)
            await self.outbox.revise(community_id, cause, reply)
            if await self.outbox.withdraw(community_id, [_telling(answer)]):
                await self.store.tell(community_id, answer.id, None)

    async def title(self, community_id: int, answer_id: int) -> str:
        """The words of the question that it answers. Raises NotFoundError."""
        found = await self.store.one(community_id, answer_id)
        if found is None:
            raise NotFoundError("pool-unknown")
        return await self.pool.title(community_id, found.question_id)

    async def given(self, community_id: int, roundtable_id: int | None = None) -> list[tuple[Answer, Question | None]]:
        """Every answer, or those given at one roundtable, by the number of its question.

        Each comes with the question, None where its words are not public any more.
        """
        rows = await self.store.everything(community_id, roundtable_id)
        leads = await self.pool.leads(community_id, {row.question_id for row in rows})
        return [(Answer.of(row), leads.get(row.question_id)) for row in rows]

    async def outcomes(self, community_id: int, clusters: Sequence[Cluster]) -> dict[int, Text]:
        """What became of those of these clusters that have an answer, by key."""
        keys = {question_id: cluster.key for cluster in clusters for question_id in _ids(cluster)}
        rows = await self.store.to(community_id, keys)
        said = {keys[row.question_id]: cards.became(Answer.of(row)) for row in reversed(rows)}
        return said | {row.question_id: cards.became(Answer.of(row)) for row in rows if row.question_id in said}

    async def untold(self) -> list[tuple[int, Answer]]:
        """Answers of which people are to be told, each with its community."""
        return [(row.community_id, Answer.of(row)) for row in await self.store.untold()]

    async def to_tell(self, community_id: int, answer: Answer) -> list[str]:
        """The pseudonyms of who asked or supports the question and did not turn such messages off."""
        try:
            backers = await self.pool.backers(community_id, answer.question_id)
        except NotFoundError:  # erased in the meantime
            return []
        return sorted(backers - await self.store.quiet(community_id))

    async def tell(self, community_id: int, answer: Answer, people: Sequence[str], quiet: str) -> None:
        """Queue the private message to these people; who was told before is not told again.

        `quiet` is the action of the button that turns such messages off.
        """
        question = await self._words(community_id, answer)
        cause = _telling(answer)
        controls = [Button(Text("answer-quiet"), quiet, community_id)]
        for person in people:
            reach = await self.people.reach(community_id, person)
            if reach is not None:
                reply = cards.told(answer, question, reach.locale, controls)
                await self.outbox.tell(community_id, cause, person, reply)

    async def told(self, community_id: int, answer: Answer) -> None:
        """Note that everybody was told."""
        await self.store.tell(community_id, answer.id, _stage(answer))

    async def settled(self, community_id: int, before: datetime) -> Settled:
        """The questions answered before then, and the roundtables that had nothing more to answer by then.

        That is where each question on the published agenda was skipped, answered, in part at least, or declined, in
        whichever wording, or taken away for good: a promise is no answer. A roundtable without a published agenda is
        done with once it is over, unless an answer to one of its questions is promised.
        """
        answers = await self.store.everything(community_id)
        out = [a for a in answers if _final(a) and a.changed_at < before]
        answered = {a.number for a in out}, {a.question_id for a in out}
        agendas = await self.agendas.all_published(community_id)
        without = await self.roundtables.over(community_id, before) - {a.roundtable.id for a in agendas}
        without -= {a.roundtable_id for a in answers if not _final(a) and a.roundtable_id is not None}
        done = [a for a in agendas if a.published_at is not None and a.published_at < before]
        done = [a for a in done if all(_done(a, item, *answered) for item in a.items)]
        return Settled(without | {a.roundtable.id for a in done}, answered[1])

    async def set_quiet(self, community_id: int, person: str, *, quiet: bool) -> None:
        """Have somebody not be told of answers any more, or be told again."""
        await (self.store.hush if quiet else self.store.unhush)(community_id, person)

    async def is_quiet(self, community_id: int, person: str) -> bool:
        """Whether somebody turned messages about answers off."""
        return await self.store.is_quiet(community_id, person)

    async def remind(self, community: Community) -> int:
        """Tell the moderators' channel which promised answers are overdue, once a week at most; returns how many.

        Where there is no such channel yet, nobody was reminded.
        """
        now = self.clock.now()
        today = now.astimezone(community.tz).date()
        overdue = await self.store.overdue(community.id, today)
        if not overdue or await self.store.reminded(community.id, now - AGAIN):
            return 0
        shown = [cards.overdue(Answer.of(row)) for row in overdue[:10]]
        post = Reply(Text("answers-overdue", count=len(overdue)), shown)
        cause = f"answers-overdue:{community.id}:{today.isoformat()}"  # of two processes at once one posts it
        if not await self.outbox.post(community.id, cause, "moderators", post):
            return 0
        await self.store.remind(community.id, today, now)
        return len(overdue)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: that they do not want to be told of answers."""
        return [{"told_of_answers": False}] if await self.store.is_quiet(community_id, pseudonym) else []

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Forget it."""
        await self.store.unhush(community_id, pseudonym)

    async def _post(self, community: Community, answer: Answer) -> int:
        """Queue the answer in the thread of the question's card and in the answers' channel, or bring both up to date.

        Where both are one channel the thread alone has it.
        """
        cause, reply = await self._said(community, answer)
        posts = await self.outbox.post_under(community.id, cause, f"question:{answer.question_id}", reply)
        posts += await self.outbox.post(community.id, cause, "answers", reply)
        if answer.version > 1:
            await self.outbox.revise(community.id, cause, reply)
        return posts

    async def _said(self, community: Community, answer: Answer) -> tuple[str, Reply]:
        """The cause of an answer's posts, and what they say."""
        question = await self._words(community.id, answer)
        return f"answer:{answer.id}", cards.posted(answer, question, community.locale)

    async def _to(self, community_id: int, cluster: Cluster) -> Answer | None:
        """The answer to a cluster; where several were answered before they were joined, that to what leads it."""
        rows = await self.store.to(community_id, _ids(cluster))
        first = next((row for row in rows if row.question_id == cluster.key), None)
        return Answer.of(first or rows[0]) if rows else None

    async def _words(self, community_id: int, answer: Answer) -> str | Text:
        """The words of the question that it answers; where those are not public, what became of it."""
        lead = (await self.pool.leads(community_id, [answer.question_id])).get(answer.question_id)
        if lead is not None:
            return lead.text
        question = await self.pool.find(community_id, answer.question_id)
        return Text(f"agenda-question-gone-{question.status if question else ERASED}")

    async def _asked_at(self, community_id: int, cluster: Cluster) -> int | None:
        """The roundtable whose agenda the question is on, or that it was asked for."""
        on = await self.agendas.holding(community_id, {q.number for q in cluster.wordings})
        return on or cluster.lead.roundtable_id

    async def _official(self, community: Community, who: str) -> int | None:
        found = (number for number, label in await self._serving(community) if label.casefold() == who.casefold())
        return next(found, None)

    async def _serving(self, community: Community) -> list[tuple[int, str]]:
        home = await self.directory.home(community.place)
        return await self.directory.holders(home) if home is not None and home.ocd_id else []


def _ids(cluster: Cluster) -> set[int]:
    """The questions whose answer may be the cluster's; what led it may be erased."""
    return {cluster.key, *(question.id for question in cluster.wordings)}


def _done(agenda: Agenda, item: Item, numbers: Collection[int], keys: Collection[int]) -> bool:
    """Whether there is nothing more to answer; of a question that was joined since, its cluster's answer is its own."""
    if item.status == SKIPPED or item.number in numbers:
        return True
    cluster = agenda.cluster(item.number)
    return cluster.key in keys if cluster else agenda.gone[item.number] in _AWAY


def _final(row: AnswerRow) -> bool:
    return row.outcome != DEFERRED


def _telling(answer: Answer) -> str:
    """The cause of the private messages about it."""
    return f"{_stage(answer)}:{answer.id}"


def _stage(answer: Answer) -> str:
    """What of an answer people were told: that it is promised, or what it is."""
    return DEFERRED if answer.outcome == DEFERRED else ANSWERED
