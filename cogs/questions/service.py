"""The rules of questions: what may be asked, where it is to be put, who may see or withdraw it."""

from __future__ import annotations

import asyncio
import hashlib
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.clean import clean, letters, one_line, shorten
from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.questions.asking_store import AskingStore
from cogs.questions.cards import choices, subject_of
from cogs.questions.doubles import Doubles
from cogs.questions.export import FEW, LIVE, Exported, Neighbourhoods, QuestionRecords, Selection
from cogs.questions.forgetting import forget
from cogs.questions.limits import Limits
from cogs.questions.pool import ChangedError, Cluster, Clusters, Order, Pool, Standing, Support, Tally
from cogs.questions.question import Question
from cogs.questions.store import APPROVED, RECEIVED, WITHDRAWN, QuestionRow, QuestionStore
from cogs.questions.waiting import Settled, WaitingForAnswers

if TYPE_CHECKING:
    from bot.core.ports import Clock, Transactions
    from cogs.roundtables.service import Roundtable, Roundtables

__all__ = [
    "APPROVED", "FEW", "LIVE", "WITHDRAWN", "Asking", "ChangedError", "Cluster", "Clusters", "Doubles", "Exported",
    "Limits", "Neighbourhoods", "Order", "Page", "Pool", "Question", "QuestionRecords", "Questions", "Selection",
    "Settled", "Standing", "Support", "Tally", "WaitingForAnswers", "choices", "subject_of",
]  # fmt: skip

PAGE = 5
SHORTEST, LONGEST = 20, 500
NEIGHBOURHOOD = 80
LETTERS = 5
"""A text with fewer letters than this asks nothing."""
AGAIN = timedelta(minutes=10)
"""The same words of the same person within this time are the same question."""
MESSAGES_KEPT = timedelta(days=1)

Subject = Callable[[int, int], Awaitable[str | None]]
"""What something that can be asked about is called, by community and its id; None where it is not there."""

Settling = Callable[[int, Collection[int]], Awaitable[set[int]]]
"""Those of a community's questions, by number, whose words may not change, because others rely on them."""


@dataclass(frozen=True)
class Asking:
    """A question as it was sent.

    `asker` is a pseudonym; `name` is None unless the asker wants it shown. `about` is general, roundtable,
    official, story or message, and `about_id` which one. `roundtable_id` says where it is put (`Questions.placed`
    finds out), `flags` what moderators should look at.
    """

    text: str
    asker: str
    about: str = "general"
    about_id: int = 0
    neighbourhood: str | None = None
    name: str | None = None
    language: str = "en"
    roundtable_id: int | None = None
    flags: tuple[str, ...] = ()
    embedding: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Page:
    """Questions on one page of a list; `editable` are the ids of those that their asker may still change."""

    questions: tuple[Question, ...]
    page: int
    pages: int
    total: int
    editable: frozenset[int] = frozenset()


@dataclass
class Questions:
    """Takes questions, lists them and lets their askers take them back.

    `subjects` give the titles of what can be asked about beside roundtables and messages: a feature that shows an
    "Ask" button adds its own (`questions.subjects["story"] = …`), so that a question says what it is about.
    `settling` tell which questions may not be edited any more; a feature that publishes questions adds its own.
    """

    clock: Clock
    transaction: Transactions
    roundtables: Roundtables
    store: QuestionStore
    asking: AskingStore
    pool: Pool
    subjects: dict[str, Subject] = field(default_factory=dict)
    settling: list[Settling] = field(default_factory=list)

    personal = ("question",)

    async def ask(self, community_id: int, asking: Asking) -> Question:
        """File a question under the community's next number; sent twice within ten minutes, it is filed once.

        Raises UserError at `text` where it asks nothing, is too long, or what it was asked about takes no
        questions any more.
        """
        placed = await self.placed(community_id, asking)
        title, link = await self._about(community_id, asking.about, asking.about_id)
        row = QuestionRow(
            community_id=community_id, language=asking.language, asker=asking.asker, about=asking.about,
            about_id=asking.about_id, about_title=title, about_link=link, roundtable_id=placed.roundtable_id,
            asked_at=self.clock.now(), status=RECEIVED, **_words(placed),
        )  # fmt: skip
        await self.pool.hold(community_id)
        same = await self.same(community_id, placed)
        if same is not None:
            return same
        row.number = await self.store.next_number(community_id)
        question = Question.of(await self.store.add(row))
        await self.pool.changed(community_id, question)
        return question

    async def placed(self, community_id: int, asking: Asking) -> Asking:
        """What was sent, as it would be filed now: its text cleaned, and with the roundtable it goes to.

        Raises UserError at `text`, as `ask` does.
        """
        put_at = await self._put_at(community_id, asking)
        return replace(asking, text=asked_text(asking.text), roundtable_id=put_at.id if put_at else None)

    async def placed_before(self, community_id: int, asking: Asking, question_id: int) -> Asking:
        """New words for a question that is there, with the roundtable it was put at.

        Raises UserError at `text` where that takes no questions any more.
        """
        question = await self.pool.get(community_id, question_id)
        if question.roundtable_id is not None:
            await self._open(community_id, question.roundtable_id, "text")
        return replace(asking, roundtable_id=question.roundtable_id)

    async def same(self, community_id: int, asking: Asking) -> Question | None:
        """What the person asked in these words about the same thing within the last ten minutes."""
        row = await self.store.same(community_id, asking, self.clock.now() - AGAIN)
        return Question.of(row) if row else None

    async def edit(self, community_id: int, question_id: int, asking: Asking) -> Question:
        """Put other words in one's own question, which then waits for a decision again.

        Raises StaleError at `text` where it may not be changed any more.
        """
        await self.pool.hold(community_id)
        question = await self.pool.get(community_id, question_id)
        await self.check_editable(community_id, question, asking.asker, "text")
        row = await self.asking.edit(
            community_id, asking.asker, question_id, language=asking.language, **_words(asking)
        )
        if row is None:
            raise _late(question, "text")
        question = Question.of(row)
        await self.pool.changed(community_id, question)
        return question

    async def as_it_is(self, community_id: int, question_id: int, asking: Asking) -> Question | None:
        """The question, where what was sent to edit it changes nothing that anybody reads; else None."""
        question, words = await self.pool.get(community_id, question_id), _words(asking)
        same = all(words[part] == getattr(question, part) for part in ("text", "neighbourhood", "name"))
        return question if same else None

    async def check_about(self, community_id: int, about: str, about_id: int) -> None:
        """Raise where nothing of that kind and id can be asked about, before anybody types for nothing."""
        await self._about(community_id, about, about_id)
        if about == "roundtable":
            await self._open(community_id, about_id, None)

    async def about_message(self, community_id: int, text: str, link: str) -> int:
        """The id by which a message can be asked about; its link and first words are kept for a day."""
        where = (
            link if link.startswith(("http://", "https://")) else f"message:{hashlib.sha256(text.encode()).hexdigest()}"
        )
        return await self.store.message(community_id, where[:1000], shorten(text, 200), self.clock.now())

    async def own(self, community_id: int, asker: str, page: int = 1) -> Page:
        """What one person asked, the newest first."""
        found = _page(*await self.store.own(community_id, asker, page, PAGE))
        editable = await self.asking.editable(community_id, asker, [q.id for q in found.questions])
        settled = await self._settled(community_id, [q.number for q in found.questions if q.id in editable])
        free = frozenset(q.id for q in found.questions if q.id in editable and q.number not in settled)
        return replace(found, editable=free)

    async def check_editable(self, community_id: int, question: Question, asker: str, at: str | None) -> None:
        """Raise StaleError where a person's own question may not be changed any more.

        That is where somebody supports it, it was joined or decided otherwise, or is on a published agenda.
        """
        if await self._settled(community_id, [question.number]):
            raise StaleError("question-edit-published", field=at, number=str(question.number))
        if not await self.asking.editable(community_id, asker, [question.id]):
            raise _late(question, at)

    async def withdraw(self, community_id: int, question_id: int, asker: str) -> Question:
        """Take one's own question back.

        Raises NotFoundError where it is not theirs, StaleError where it was taken back before.
        """
        await self.pool.hold(community_id)
        row = await self.store.get(community_id, question_id)
        if row is None or row.asker != asker:
            raise NotFoundError("question-not-yours")
        if not await self.store.withdraw(community_id, question_id, asker):
            raise StaleError("question-withdrawn-before", number=str(row.number))
        question = await self.pool.get(community_id, question_id)
        await self.pool.changed(community_id, question)
        return question

    async def each(self, community_id: int, roundtable_id: int | None = None) -> AsyncIterator[Question]:
        """Every question in the order of numbers, withdrawn ones too."""
        async for row in self.store.each(community_id, roundtable_id):
            yield Question.of(row)

    async def seed(self, community_id: int, file: Path) -> int:
        """File the sample questions of a TOML file (`[[question]]`: text, neighbourhood, language, public); once only.

        Returns how many were new, none where there is no such file. Samples have no asker and are marked as
        samples wherever they are shown; those that are not `public` wait for a moderator.
        """
        data = await asyncio.to_thread(_read, file)
        known = await self.store.samples(community_id)
        new = [(name, q) for name, q in _samples(data) if name not in known]
        if new:
            await self.pool.hold(community_id)
        for name, sample in new:
            status = APPROVED if sample.get("public") else RECEIVED
            row = QuestionRow(community_id=community_id, sample=name, about="sample", status=status)
            row.text, row.language = clean(str(sample["text"])), str(sample.get("language", "en"))
            row.neighbourhood, row.asked_at = sample.get("neighbourhood"), self.clock.now()
            row.number = await self.store.next_number(community_id)
            await self.store.add(row)
        return len(new)

    async def tidy(self) -> None:
        """Forget messages that were looked at and not asked about, and drafts that nobody went on with."""
        await self.store.tidy(self.clock.now() - MESSAGES_KEPT)
        await self.asking.purge_drafts(self.clock.now())

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: their questions, with everything that stands beside them."""
        rows = await self.store.all_own(community_id, pseudonym)
        ids = {row.roundtable_id for row in rows if row.roundtable_id is not None}
        titles = {i: (await self.roundtables.get(community_id, i)).title for i in ids}
        return [_record(row, titles.get(row.roundtable_id or 0)) for row in rows]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Delete a person's questions, or keep nothing of them but the words."""
        await forget(self.store, self.pool, community_id, pseudonym, keep_text=keep_text)

    async def _settled(self, community_id: int, numbers: Collection[int]) -> set[int]:
        """Those of the questions, by number, whose words may not change."""
        return {number for settling in self.settling for number in await settling(community_id, numbers)}

    async def _about(self, community_id: int, about: str, about_id: int) -> tuple[str | None, str | None]:
        """The title and link of what is asked about."""
        if about == "general":
            return None, None
        if about == "roundtable":
            return (await self.roundtables.get(community_id, about_id)).title, None
        if about == "message":
            message = await self.store.asked_message(community_id, about_id)
            if message is None:
                raise StaleError("question-about-gone")
            return message.summary, message.link if message.link.startswith("http") else None
        subject = self.subjects.get(about)
        title = await subject(community_id, about_id) if subject else None
        if title is None:
            raise StaleError("question-about-gone")
        return title[:300], None

    async def _put_at(self, community_id: int, asking: Asking) -> Roundtable | None:
        if asking.about == "roundtable":
            return await self._open(community_id, asking.about_id, "text")
        return await self.roundtables.next_open(community_id)

    async def _open(self, community_id: int, roundtable_id: int, at: str | None) -> Roundtable:
        roundtable = await self.roundtables.get(community_id, roundtable_id)
        if not roundtable.takes_questions(self.clock.now()):
            raise UserError("question-closed", field=at, roundtable=roundtable.title)
        return roundtable


def _late(question: Question, at: str | None) -> StaleError:
    return StaleError("question-edit-late", field=at, number=str(question.number))


def _words(asking: Asking) -> dict[str, Any]:
    """What an asker may change of a question, as it is kept."""
    return {
        "text": asking.text,
        "neighbourhood": one_line(asking.neighbourhood or "")[:NEIGHBOURHOOD] or None,
        "name": one_line(asking.name or "")[:100] or None,
        "flags": list(asking.flags),
        "embedding": asking.embedding,
    }


def _record(row: QuestionRow, roundtable: str | None) -> dict[str, Any]:
    """What is kept of a question, for its asker: what they sent, and what moderators noted of it."""
    sent = ("number", "text", "language", "neighbourhood", "name", "about", "about_title", "about_link")
    noted = ("status", "reason", "redacted", "flags", "labels", "shown")
    times = {name: at and at.isoformat() for name, at in (("asked_at", row.asked_at), ("decided_at", row.decided_at))}
    return {**{name: getattr(row, name) for name in (*sent, *noted)}, "roundtable": roundtable, **times}


def asked_text(typed: str) -> str:
    """The question as it is kept. Raises UserError at `text` where it asks nothing or is too short or long."""
    text = clean(typed)
    if letters(text) < LETTERS:
        raise UserError("question-no-words", field="text")
    if len(text) < SHORTEST:
        raise UserError("field-short", field="text", min=SHORTEST, given=len(text))
    if len(text) > LONGEST:
        raise UserError("field-long", field="text", max=LONGEST, given=len(text))
    return text


def _page(rows: Sequence[QuestionRow], page: int, total: int) -> Page:
    return Page(tuple(map(Question.of, rows)), page, max(1, -(-total // PAGE)), total)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _samples(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Each sample with the name it is known by: its `id`, or its place in the file."""
    return [(str(q.get("id") or n), q) for n, q in enumerate(data.get("question", []), 1)]
