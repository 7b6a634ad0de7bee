"""An agenda as a value, and what organisers may change about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

from bot.core.errors import StaleError, UserError
from bot.core.ui import Text
from cogs.agenda.store import DRAFT, WAITING

if TYPE_CHECKING:
    from cogs.agenda.audit import Audit, Violation
    from cogs.agenda.rules import Rule
    from cogs.questions.service import Cluster, Question
    from cogs.roundtables.service import Roundtable

MOST_SEATS = 25
"""Questions that a meeting can hear, and that a drop-down shows at once (Discord)."""

Kind = Literal["add", "drop", "swap", "up", "down", "pin", "unpin"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SAMPLE = "sample"
"""What a question is about that came with the program."""


@dataclass(frozen=True)
class Item:
    """A question's place on an agenda. A pinned one keeps it when the agenda is built again.

    `status` is waiting, asked or skipped; `reason` is why it was skipped.
    """

    number: int
    pinned: bool = False
    status: str = WAITING
    reason: str | None = None


@dataclass(frozen=True)
class Agenda:
    """An agenda with its audit.

    `clusters` are the questions to choose from, by number, or of a published one those on it. `gone` says of the
    questions on it that are not to be put any more what became of them, by number: their status (`approved`: another
    roundtable heard it) or `erased`. `built` is what the rule chose when the draft was built, `chosen` what from the
    supports that a published one was audited on, both none where that was not kept; `seats` are those that the rule
    filled. `version` is what a change must name.
    """

    id: int
    roundtable: Roundtable
    state: str
    seats: int
    rule: Rule
    version: int
    items: tuple[Item, ...]
    clusters: Mapping[int, Cluster]
    audit: Audit
    reasons: tuple[str, ...]
    published_at: datetime | None
    gone: Mapping[int, str]
    chosen: tuple[int, ...] = ()
    built: tuple[int, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether organisers still work on it."""
        return self.state == DRAFT

    @property
    def waits(self) -> bool:
        """Whether any of its questions was neither put nor skipped yet."""
        return any(item.status == WAITING for item in self.items)

    @property
    def slate(self) -> list[int]:
        """The numbers of its questions, in order."""
        return [item.number for item in self.items]

    @property
    def by_hand(self) -> int | None:
        """In how many places organisers put another question than the rule, 0 where in another order; else None."""
        rules = self.built or self.chosen
        if not rules or self.slate == list(rules):
            return None
        return _apart(self.slate, rules)

    @property
    def outdated(self) -> int:
        """In how many places the rule chose otherwise from the supports of a published one than for its draft."""
        return _apart(self.built, self.chosen) if self.built and self.chosen else 0

    @property
    def samples(self) -> list[int]:
        """The numbers of those on it that nobody asked: they came with the program, to try it out."""
        asked = ((number, self.question(number)) for number in self.slate)
        return [number for number, question in asked if question is not None and question.about == SAMPLE]

    @property
    def others(self) -> list[Cluster]:
        """The questions that are not on it, the most supported first."""
        rest = [cluster for number, cluster in self.clusters.items() if number not in self.slate]
        return sorted(rest, key=lambda c: (-c.supporters, c.lead.number))

    def cluster(self, number: int) -> Cluster | None:
        """The cluster with the question of that number, whatever leads it by now; None where it is gone."""
        return self._by_number.get(number)

    def question(self, number: int) -> Question | None:
        """The question of that number; None where it is gone."""
        cluster = self.cluster(number)
        return next(q for q in cluster.wordings if q.number == number) if cluster else None

    def words(self, number: int) -> str | Text:
        """What a question on it asks; where that is not to be shown any more, why."""
        question = self.question(number)
        return question.text if question else Text(f"agenda-question-gone-{self.gone[number]}")

    def supporters(self, number: int) -> int:
        """How many people support it today, in whichever wording."""
        cluster = self.cluster(number)
        return cluster.supporters if cluster else 0

    def item(self, number: int) -> Item | None:
        """The question of that number on it."""
        return next((item for item in self.items if item.number == number), None)

    @cached_property
    def _by_number(self) -> dict[int, Cluster]:
        return {question.number: cluster for cluster in self.clusters.values() for question in cluster.wordings}


@dataclass(frozen=True)
class Change:
    """What an organiser wants: `other` is the question that takes the place of `number` in a swap."""

    kind: Kind
    number: int
    other: int = 0


class UnfairError(UserError):
    """A change, or publishing, that leaves a group without its share; it needs a reason. `violation` says which."""

    def __init__(self, violation: Violation) -> None:
        super().__init__("agenda-needs-reason")
        self.violation = violation


def changed(items: Sequence[Item], change: Change) -> list[Item]:
    """The items after the change; raises StaleError where it cannot be made any more, UserError at the last seat."""
    made, place = list(items), next((n for n, i in enumerate(items) if i.number == change.number), None)
    if change.kind == "add":
        return _added(made, change.number)
    if place is None:
        raise StaleError("agenda-not-on-it", number=str(change.number))
    match change.kind:
        case "drop":
            del made[place]
        case "swap":
            if any(item.number == change.other for item in items):
                raise StaleError("agenda-on-it", number=str(change.other))
            made[place] = Item(change.other)
        case "up" | "down":
            made.insert(max(0, place - 1 if change.kind == "up" else place + 1), made.pop(place))
        case "pin" | "unpin":
            made[place] = replace(made[place], pinned=change.kind == "pin")
    return made


def places(seats: int, items: Sequence[Item]) -> int:
    """The seats that an agenda is audited for: those that the rule filled, and one more for each question past them."""
    return max(seats, len(items))


def rebuilt(slate: Sequence[int], before: Sequence[Item]) -> list[Item]:
    """What the rule chose, with the pinned questions at their places: the last chosen of the others give way."""
    pinned = {place: item for place, item in enumerate(before) if item.pinned}
    kept = {item.number for item in pinned.values()}
    seats = max(len(slate), len(kept))
    made = [Item(number) for number in slate if number not in kept][: seats - len(kept)]
    for place, item in sorted(pinned.items()):
        made.insert(min(place, len(made)), Item(item.number, pinned=True))
    return made


def _apart(one: Collection[int], other: Collection[int]) -> int:
    return max(len(set(one).difference(other)), len(set(other).difference(one)))


def _added(items: list[Item], number: int) -> list[Item]:
    if any(item.number == number for item in items):
        raise StaleError("agenda-on-it", number=str(number))
    if len(items) >= MOST_SEATS:
        raise UserError("agenda-full", most=MOST_SEATS)
    return [*items, Item(number)]
