"""Who may ask, and how much: limits that a community sets, and pauses that its moderators give by question.

A moderator pauses whoever asked a question and never learns who that is; the paused person is told when they ask, and
may have moderators look at it again once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.core.errors import NotFoundError, StaleError, UserError
from cogs.questions.asking_store import AskingPauseRow, faded
from cogs.questions.cards import pause_appeal, settled_appeal
from cogs.questions.question import Question

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox
    from cogs.questions.asking_store import AskingStore
    from cogs.questions.service import Asking
    from cogs.questions.store import QuestionStore

MOST = 10
COOLDOWN = 0
"""Until moderators choose otherwise: ten questions of one person for a roundtable, one right after the other."""
MOST_RANGE = (1, 100)
COOLDOWN_RANGE = (0, 1440)
LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True)
class Pause:
    """A pause as its person sees it: on which question, until when, and whether moderators were asked to look again.

    `number` is 0 where the person had everything else erased; nobody can look again then.
    """

    number: int
    until: datetime
    appealed: bool

    @property
    def appealable(self) -> bool:
        """Whether moderators may be asked to look at it again."""
        return bool(self.number) and not self.appealed


@dataclass
class Limits:
    """Keeps everybody to the community's limits."""

    clock: Clock
    outbox: Outbox
    store: AskingStore
    questions: QuestionStore

    personal = ("asking_pause", "asking_draft")

    async def of(self, community_id: int) -> tuple[int, int]:
        """The most questions of one person for one roundtable, and the minutes between two."""
        return await self.store.limits(community_id) or (MOST, COOLDOWN)

    async def choose(self, community_id: int, most: int, cooldown: int) -> None:
        """Set both. Raises UserError at `most` or `cooldown` where one is out of range."""
        for field, value, (low, high) in (("most", most, MOST_RANGE), ("cooldown", cooldown, COOLDOWN_RANGE)):
            if not low <= value <= high:
                raise UserError("asking-limit-range", field=field, low=low, high=high)
        await self.store.set_limits(community_id, most, cooldown)

    async def check(self, community_id: int, asking: Asking, *, editing: int = 0) -> None:
        """Raise UserError at `text` where the person may not ask this now, and say from when on."""
        await self.check_pause(community_id, asking.asker)
        if editing:
            return
        most, cooldown = await self.of(community_id)
        asked = await self.store.asked(community_id, asking.asker, asking.roundtable_id, editing)
        if asked >= most:
            raise UserError("ask-limit", field="text", most=most)
        last = await self.store.last_asked(community_id, asking.asker) if cooldown else None
        again = last + timedelta(minutes=cooldown) if last else None
        if again is not None and again > self.clock.now():
            raise UserError("ask-cooldown", field="text", minutes=cooldown, at=again)

    async def check_pause(self, community_id: int, asker: str) -> None:
        """Raise UserError at `text` for somebody who is paused."""
        paused = await self.paused(community_id, asker)
        if paused is not None:
            key = "ask-paused" if paused.number else "ask-paused-erased"
            raise UserError(key, field="text", until=paused.until, number=str(paused.number))

    async def paused(self, community_id: int, asker: str) -> Pause | None:
        """Somebody's pause, if it is not over."""
        row = await self.store.paused(community_id, asker, self.clock.now())
        return Pause(row.number, row.until, row.appealed) if row else None

    async def pause_asker(self, community_id: int, question_id: int, until: datetime) -> int:
        """Pause whoever asked a question from asking in this community; returns the question's number.

        A time that is past lifts the pause. Raises NotFoundError where nobody can be found by it.
        """
        row = await self.questions.get(community_id, question_id)
        if row is None or row.asker is None:
            raise NotFoundError("question-pause-nobody")
        now = self.clock.now()
        await self._settle(await self.store.pause_of(community_id, row.asker))
        if until <= now:
            await self.store.lift(community_id, row.asker)
        else:
            until = min(until, now + LONGEST_PAUSE)
            paused = AskingPauseRow(asker=row.asker, community_id=community_id, question_id=row.id, until=until)
            paused.number = row.number
            await self.store.pause(paused)
        return row.number

    async def known(self, community_id: int, question_id: int) -> Question:
        """The question, if somebody can be paused on it. Raises NotFoundError."""
        row = await self.questions.get(community_id, question_id)
        if row is None or row.asker is None:
            raise NotFoundError("question-pause-nobody")
        return Question.of(row)

    async def appealable(self, community_id: int, asker: str) -> AskingPauseRow:
        """Somebody's pause, if they may have it looked at again. Raises StaleError."""
        row = await self.store.paused(community_id, asker, self.clock.now())
        if row is None:
            raise StaleError("ask-not-paused")
        if not row.number:
            raise StaleError("ask-paused-erased", until=row.until)
        if row.appealed:
            raise StaleError("ask-appealed-before")
        return row

    async def appeal(self, community_id: int, asker: str, words: str) -> None:
        """Show moderators why somebody's pause should end; once a pause.

        Raises StaleError, and UserError where the community has no channel in which a moderator would read it.
        """
        row = await self.appealable(community_id, asker)
        if not await self.outbox.post(community_id, _cause(row), "moderators", pause_appeal(row, words)):
            raise UserError("ask-appeal-nowhere", field="text")
        row.appealed = True

    async def tidy(self) -> None:
        """Forget pauses that are over."""
        for row in await self.store.over(self.clock.now()):
            await self._settle(row)
            await self.store.lift(row.community_id, row.asker)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: a pause, and how many drafts wait."""
        row = await self.store.pause_of(community_id, pseudonym)
        pause = row and {
            "paused_until": row.until.isoformat(),
            "question": row.number or None,
            "appealed": row.appealed,
        }
        waiting = await self.store.drafts_of(community_id, pseudonym)
        return ([pause] if pause else []) + ([{"drafts_kept_for_a_day": waiting}] if waiting else [])

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Drop drafts, and of a pause everything but its end: to be erased is no way around it."""
        row = await self.store.pause_of(community_id, pseudonym)
        await self._settle(row)
        await self.store.forget(community_id, pseudonym)
        if row is not None and row.until > self.clock.now():
            nobody = {"asker": faded(pseudonym), "question_id": 0, "number": 0}
            await self.store.pause(AskingPauseRow(community_id=community_id, until=row.until, **nobody))

    async def _settle(self, row: AskingPauseRow | None) -> None:
        """Take what somebody said against a pause off the moderators' channel: once it is gone, nothing finds it."""
        if row is not None and row.appealed:
            await self.outbox.revise(row.community_id, _cause(row), settled_appeal(row))


def _cause(row: AskingPauseRow) -> str:
    return f"ask-appeal:{row.question_id}:{row.until.timestamp():.0f}"
