"""The rules of deciding: each decision names the version it was made on, is logged, told to the asker, undoable."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.core.clean import one_line
from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.questions.service import LIVE, ChangedError, Clusters, Order, Pool, Question
from cogs.review.ledger import FEWEST, Ledger, Ledgers
from cogs.review.store import AppealRow, DecisionRow
from cogs.review.telling import TOLD

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.review.rules import Rules
    from cogs.review.store import ReviewStore
    from cogs.review.telling import Telling

__all__ = ["FEWEST", "Aim", "Bulk", "Decided", "Kind", "Ledger", "Ledgers", "Review", "Show"]

Kind = Literal["approve", "reject", "redact", "join", "leave", "label", "undo"]
FIRST = ("approve", "reject", "join")
"""What a question waits for."""
UNDOABLE = ("approve", "reject", "join", "leave", "label")
Show = Literal["waiting", "approved", "rejected"]
_SHOWN: dict[Show, tuple[str, Order]] = {
    "waiting": ("received", "old"), "approved": ("approved", "new"), "rejected": ("rejected", "new"),
}  # fmt: skip
SEARCHED = 200
"""So many of those that wait longest are searched for what a moderator types."""
LABELS, LABEL = 5, 30
"""Labels of one question, and the characters in one."""

Decided = Callable[[int, Question, Kind], Awaitable[None]]
"""Told of each decision after it was made, in its transaction."""


@dataclass(frozen=True)
class Aim:
    """The question a moderator acts on, at the version they saw, and who they are."""

    community_id: int
    question_id: int
    version: int
    by: str | None


@dataclass(frozen=True)
class Bulk:
    """What came of acting on many at once: those it was done to, and those somebody else changed first."""

    done: tuple[Question, ...]
    missed: tuple[Question, ...]


@dataclass
class Review:
    """Decides, one question at a time or many at once."""

    clock: Clock
    pool: Pool
    store: ReviewStore
    rules: Rules
    telling: Telling
    decided: list[Decided] = field(default_factory=list)

    personal = ("decision", "appeal")

    async def filed(self, community_id: int, question: Question) -> None:
        """In the mode `open`, make a question public that nothing speaks against; see `Watcher`.

        One that moderators had to do with waits for them once its asker edits it: they may have taken words out of it.
        """
        if question.status != "received" or question.flags or question.decided_at:
            return
        if (await self.rules.of(community_id)).mode != "open":
            return
        if not await self.store.decided(community_id, question.id, TOLD):
            await self.approve(Aim(community_id, question.id, question.version, None))

    async def queue(self, community_id: int, show: Show = "waiting", page: int = 1) -> Clusters:
        """A page of what waits, the oldest first, or of what was decided, the newest first."""
        status, order = _SHOWN[show]
        return await self.pool.clusters(community_id, statuses=(status,), order=order, page=page)

    async def waiting(self, community_id: int, typed: str, most: int) -> list[Question]:
        """What waits, the oldest first, as far as `typed` stands in its number or words."""
        found = await self.pool.clusters(community_id, statuses=("received",), order="old", size=SEARCHED)
        wanted = typed.strip().casefold()
        questions = [c.lead for c in found.clusters]
        return [q for q in questions if wanted in f"{q.number}: {q.text}".casefold()][:most]

    async def approve(self, aim: Aim) -> Question:
        """Make it public. Every method raises ChangedError where somebody else was faster."""
        before = await self._before(aim)
        after = await self.pool.approve(aim.community_id, aim.question_id, aim.version)
        return await self._log(aim, "approve", before, after)

    async def reject(self, aim: Aim, reason: str) -> Question:
        """Turn it down for a reason of the list. Raises UserError at `reason` for any other."""
        if reason not in {r.key for r in (await self.rules.of(aim.community_id)).reasons}:
            raise UserError("review-reason-unknown", field="reason")
        before = await self._before(aim)
        after = await self.pool.reject(aim.community_id, aim.question_id, aim.version, reason)
        return await self._log(aim, "reject", before, after, reason=reason)

    async def redact(self, aim: Aim, words: str) -> Question:
        """Take words out, each line of `words` for itself; what they were is kept nowhere."""
        before = await self._before(aim)
        after = await self.pool.redact(aim.community_id, aim.question_id, aim.version, words.splitlines())
        return await self._log(aim, "redact", before, after)

    async def label(self, aim: Aim, typed: str) -> Question:
        """Give it these labels, set apart by commas; one that is in use keeps its spelling. Raises UserError."""
        before = await self._before(aim)
        labels = await self._labels(aim.community_id, typed)
        after = await self.pool.label(aim.community_id, aim.question_id, aim.version, labels)
        return await self._log(aim, "label", before, after, labels=list(before.labels))

    async def join(self, aim: Aim, number: int) -> Question:
        """Count it together with another. Raises UserError at `other` where that cannot be."""
        before = await self._before(aim)
        other = await self.pool.numbered(aim.community_id, number)
        after, along = await self.pool.join(aim.community_id, aim.question_id, aim.version, other.id)
        await self._tell_along(aim.community_id, along)
        return await self._log(aim, "join", before, after, along=list(along))

    async def leave(self, aim: Aim) -> Question:
        """Count it by itself again."""
        before = await self._before(aim)
        cluster = await self.pool.cluster(aim.community_id, aim.question_id, statuses=LIVE)
        others = [q.id for q in cluster.wordings if q.id != aim.question_id] or [before.cluster]
        after = await self.pool.leave(aim.community_id, aim.question_id, aim.version)
        return await self._log(aim, "leave", before, after, others=others)

    async def undo(self, aim: Aim) -> Question:
        """Take back the last decision that was not taken back; words that were taken out stay out.

        Raises StaleError where there is none.
        """
        before = await self._before(aim)
        last = await self.store.last(aim.community_id, aim.question_id, UNDOABLE)
        if last is None:
            raise StaleError("review-nothing-to-undo", number=str(before.number))
        after = await self._undone(aim, last)
        last.undone = True
        return await self._log(aim, "undo", before, after, told=last.kind in TOLD)

    async def each(self, aims: Sequence[Aim], act: Callable[[Aim], Awaitable[Question]]) -> Bulk:
        """Do the same to many; one that somebody else changed first is left as it is, one that was erased is passed.

        Raises NotFoundError where none of them is there any more.
        """
        done, missed = [], []
        for aim in aims:
            if await self.pool.find(aim.community_id, aim.question_id) is None:
                continue
            try:
                done.append(await act(aim))
            except ChangedError as error:
                missed.append(error.question)
        if not done and not missed:
            raise NotFoundError("pool-unknown")
        return Bulk(tuple(done), tuple(missed))

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: what they decided and what they appealed."""
        decided, appealed = await self.store.kept_of(community_id, pseudonym)
        numbers = await self.pool.numbers(
            community_id, [*(d.question_id for d in decided), *(a.question_id for a in appealed)]
        )

        def of(row: DecisionRow | AppealRow) -> dict[str, Any]:
            return {"question": numbers.get(row.question_id), "at": row.at.isoformat()}

        done = [{"decision": d.kind, "reason": d.reason, **of(d)} for d in decided]
        return [*done, *({"appeal": a.text, "outcome": a.outcome, **of(a)} for a in appealed)]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Take the person off their decisions, which stand; the words of their appeals go."""
        await self.store.forget(community_id, pseudonym)

    async def _before(self, aim: Aim) -> Question:
        """The question as the moderator saw it. Raises ChangedError where it is another by now."""
        question = await self.pool.get(aim.community_id, aim.question_id)
        if question.version != aim.version:
            raise ChangedError(question)
        return question

    async def _undone(self, aim: Aim, last: DecisionRow) -> Question:
        community_id, question_id, version = aim.community_id, aim.question_id, aim.version
        status, reason = last.before["status"], last.before["reason"]
        if last.kind == "label":
            return await self.pool.label(community_id, question_id, version, last.before["labels"])
        if last.kind in ("leave", "join"):
            back = await self._together_or_apart(aim, last)
            version = back.version
            if back.status == status:
                return back
        if status == "received":
            return await self.pool.reopen(community_id, question_id, version)
        if status == "rejected":
            return await self.pool.reject(community_id, question_id, version, reason)
        return await self.pool.approve(community_id, question_id, version)

    async def _together_or_apart(self, aim: Aim, last: DecisionRow) -> Question:
        """Take a leave or a join back; a question that is joined is approved by it, whatever it was before."""
        if last.kind == "join":
            question = await self.pool.get(aim.community_id, aim.question_id)
            if await self.pool.alone(aim.community_id, question):  # those it was joined with left it
                return question
            left = await self.pool.leave(aim.community_id, aim.question_id, aim.version, last.before["along"])
            await self._tell_along(aim.community_id, last.before["along"])
            return left
        others = last.before["others"]
        leads = await self.pool.leads(aim.community_id, others)  # one of them may be rejected or gone since
        to = next((leads[other].id for other in others if other in leads), others[0])
        return (await self.pool.join(aim.community_id, aim.question_id, aim.version, to))[0]

    async def _tell_along(self, community_id: int, followers: Sequence[int]) -> None:
        """Tell those whose questions came along with one, to another cluster or out of it."""
        for question_id in followers:
            follower = await self.pool.find(community_id, question_id)
            if follower is not None and follower.joined_to is not None:
                await self.telling.along(community_id, follower)

    async def _log(self, aim: Aim, kind: Kind, before: Question, after: Question, **more: Any) -> Question:
        reason, told, now = more.pop("reason", None), more.pop("told", True), self.clock.now()
        first = kind in FIRST and aim.by is not None and not await self.store.decided(aim.community_id, after.id, FIRST)
        row = DecisionRow(
            community_id=aim.community_id, question_id=aim.question_id, kind=kind, reason=reason,
            before={"status": before.status, "reason": before.reason, **more}, decided_by=aim.by,
            automatic=aim.by is None, at=now, undone=kind == "undo", roundtable_id=before.roundtable_id,
            waited=round((now - before.asked_at).total_seconds()) if first else None,
        )  # fmt: skip
        decision = await self.store.add(row)
        if told:
            await self.telling.decided(aim.community_id, decision.id, kind, after)
        for listener in self.decided:
            await listener(aim.community_id, after, kind)
        return after

    async def _labels(self, community_id: int, typed: str) -> list[str]:
        known = {label.casefold(): label for label in await self.pool.labels(community_id)}
        given = list(dict.fromkeys(one_line(part) for part in typed.split(",") if one_line(part)))
        if len(given) > LABELS:
            raise UserError("review-labels-many", field="labels", max=LABELS)
        if any(len(label) > LABEL for label in given):
            raise UserError("review-label-long", field="labels", max=LABEL)
        return [known.get(label.casefold(), label) for label in given]
