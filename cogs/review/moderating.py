"""The card of each question in the moderators' channel, edited in place: what to look at, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.clean import shorten
from bot.core.ui import Text
from cogs.questions.service import LIVE, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Outbox
    from bot.core.ui import Words
    from cogs.questions.service import Cluster, Doubles, Pool, Question
    from cogs.review.rules import Rules
    from cogs.review.store import AppealRow, ReviewStore
    from cogs.roundtables.service import Roundtable, Roundtables

QUOTED = 200
KINDS = {"official", "story", "message", "sample"}


@dataclass(frozen=True)
class Seen:
    """A question with all that its card tells moderators."""

    question: Question
    roundtable: Roundtable | None
    cluster: Cluster | None
    reason: Words | None
    appeals: Sequence[AppealRow]
    like: Question | None
    """Another that asks nearly the same, while this one waits."""


@dataclass
class Cards:
    """Posts the cards and edits them. Nobody's name is on them: who decided stands in the log alone."""

    outbox: Outbox
    pool: Pool
    roundtables: Roundtables
    rules: Rules
    store: ReviewStore
    doubles: Doubles

    async def changed(self, community_id: int, question: Question) -> None:
        """Post the card of a question that is filed, and edit it whenever it changes; see `Watcher`."""
        question = await self.pool.find(community_id, question.id) or question
        reply = await self._reply(community_id, question)
        if question.status == "received":
            await self.outbox.post(community_id, _cause(question), "moderators", reply)
        await self.outbox.revise(community_id, _cause(question), reply)
        for appeal_id in await self.store.appeals_ever(community_id, question.id):
            await self.outbox.revise(community_id, f"review-appeal:{appeal_id}", reply)

    async def appealed(self, community_id: int, question: Question) -> None:
        """Post it anew at the end of the channel, as an appeal."""
        appeal = (await self.store.appeals(community_id, question.id))[-1]
        await self.changed(community_id, question)
        reply = await self._reply(community_id, question)
        await self.outbox.post(community_id, f"review-appeal:{appeal.id}", "moderators", reply)

    async def card(self, community_id: int, question: Question, *, listed: bool) -> ui.Card:
        """The card that one moderator sees; `listed` is for a list, which is shown anew after each press."""
        return review_card(await self.seen(community_id, question), listed=listed, quotes=True)

    async def seen(self, community_id: int, question: Question) -> Seen:
        """All there is to tell of a question."""
        roundtable = question.roundtable_id and await self.roundtables.get(community_id, question.roundtable_id)
        cluster = await self.pool.by_key(community_id, question.cluster, statuses=LIVE)
        reason = await self.rules.words(community_id, question.reason) if question.status == "rejected" else None
        appeals = await self.store.appeals(community_id, question.id)
        like = await self.doubles.of(community_id, question) if question.status == "received" else None
        return Seen(question, roundtable or None, cluster, reason, appeals, like)

    async def _reply(self, community_id: int, question: Question) -> ui.Reply:
        seen = await self.seen(community_id, question)
        key = "appeal" if seen.appeals else question.status
        return ui.Reply(Text(f"review-posted-{key}"), [review_card(seen, listed=False)])


def review_card(seen: Seen, *, listed: bool, quotes: bool = False) -> ui.Card:
    """A question as moderators see it: everything but who asked.

    Only where nothing is kept does it quote another question: whose words may be taken out or erased.
    """
    question = seen.question
    footer = Text("question-asked-at", at=ui.Day(question.asked_at))
    return ui.Card(
        Text("question-number", number=str(question.number)), question.text, _controls(seen, listed=listed),
        fields=_fields(seen, quotes=quotes), footer=footer, url=question.about_link,
    )  # fmt: skip


def _fields(seen: Seen, *, quotes: bool) -> list[ui.Field]:
    question, field = seen.question, ui.Field
    fields = [field(Text("question-status"), _status(seen))]
    if question.flags:
        flags = [Text(f"review-flag-{flag}") for flag in question.flags]
        fields.append(field(Text("review-flags"), _listed(flags)))
    if seen.like is not None:
        fields.append(field(Text("review-like"), _like(seen.like, quotes=quotes), short=not quotes))
    appeals = [appeal.text or Text("review-appeal-erased") for appeal in seen.appeals]
    fields += [field(Text("review-appeal"), words, short=False) for words in appeals]
    if seen.roundtable is not None:
        fields.append(field(Text("question-for"), seen.roundtable.title))
    if question.about in KINDS:
        fields.append(field(Text("question-about"), subject_of(question)))
    if question.neighbourhood:
        fields.append(field(Text("question-neighbourhood"), question.neighbourhood))
    fields.append(field(Text("question-asker"), question.name or Text("question-a-resident")))
    if question.labels:
        fields.append(field(Text("supports-labels"), ", ".join(question.labels)))
    others = [f"#{q.number}" for q in seen.cluster.wordings if q.id != question.id] if seen.cluster else []
    if others:
        fields.append(field(Text("review-joined"), ", ".join(others)))
    if question.redacted:
        fields.append(field(Text("review-redacted"), Text("supports-redacted")))
    return fields


def _status(seen: Seen) -> Words:
    if seen.reason is not None:
        return Text("review-status-rejected", reason=seen.reason)
    return Text(f"question-status-{seen.question.status}")


def _like(other: Question, *, quotes: bool) -> Words:
    number = f"#{other.number}"
    return Text("review-like-quoted", number=number, text=shorten(other.text, QUOTED)) if quotes else number


def _listed(words: Sequence[Text]) -> Text:
    """One after another, as many as there are."""
    said, *others = words
    for word in others:
        said = Text("setup-values", first=said, last=word)
    return said


def _controls(seen: Seen, *, listed: bool) -> list[ui.Control]:
    question = seen.question
    if question.status == "withdrawn":
        return []
    args = (question.id, question.version, listed)
    decisions = []
    if question.status != "approved":
        decisions.append(ui.Button(Text("review-approve"), "review-approve", *args, style="primary"))
    if question.status != "rejected":
        decisions.append(ui.Button(Text("review-reject"), "review-reject", *args[:2], style="danger"))
    if seen.appeals:
        decisions.append(ui.Button(Text("review-uphold"), "review-uphold", *args))
    if question.status != "received" or question.labels:
        decisions.append(ui.Button(Text("review-undo"), "review-undo", *args))
    return [*decisions, *_others(seen, args)]


def _others(seen: Seen, args: tuple[int, int, bool]) -> list[ui.Control]:
    joined = seen.cluster is not None and len(seen.cluster.wordings) > 1
    controls: list[ui.Control] = [
        ui.Button(Text("review-redact"), "review-redact", *args[:2]),
        ui.Button(Text("review-join"), "review-join", *args[:2]),
        ui.Button(Text("review-label"), "review-label", *args[:2]),
    ]
    if seen.question.about != "sample":
        controls.append(ui.Button(Text("question-pause"), "question-pause", seen.question.id))
    if joined:
        controls.append(ui.Button(Text("review-leave"), "review-leave", *args))
    return controls


def _cause(question: Question) -> str:
    return f"review:{question.id}"
