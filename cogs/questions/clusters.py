"""What the pool gives: clusters of questions that ask the same, and what came of counting or changing them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.errors import StaleError
from bot.core.ui import Text
from cogs.questions.question import Question


@dataclass(frozen=True)
class Cluster:
    """What is asked once or in several wordings; `lead` stands for it and is the first of `wordings`.

    `supporters` are the distinct people who asked or support any wording.
    """

    lead: Question
    wordings: tuple[Question, ...]
    supporters: int

    @property
    def key(self) -> int:
        """What the cluster is known by, as long as anything of it is there."""
        return self.lead.cluster

    @property
    def shown(self) -> int:
        """How often any wording was shown to somebody who could support it."""
        return sum(q.shown for q in self.wordings)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all wordings, in order."""
        return tuple(sorted({label for q in self.wordings for label in q.labels}))


@dataclass(frozen=True)
class Clusters:
    """Clusters on one page of a list."""

    clusters: tuple[Cluster, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class Standing:
    """What there is of some questions, by number: their clusters, and the status of those that are not public.

    One that was erased is in neither.
    """

    clusters: Mapping[int, Cluster]
    others: Mapping[int, str]


@dataclass(frozen=True)
class Tally:
    """How many questions there are: in all, by status, by reason of rejection, joined, redacted. Samples are none."""

    asked: int
    statuses: Mapping[str, int]
    reasons: Mapping[str, int]
    joined: int
    redacted: int


@dataclass(frozen=True)
class Support:
    """What came of pressing Support or taking it back: the question pressed, and whether anything changed.

    `asked` says that the person asked a wording of it, which is support enough.
    """

    question: Question
    changed: bool
    asked: bool = False


class ChangedError(StaleError):
    """Somebody else changed the question first; `question` is what it is now."""

    def __init__(self, question: Question) -> None:
        now = Text(f"pool-now-{question.status}")
        super().__init__("pool-changed", number=str(question.number), now=now)
        self.question = question


def together(questions: Iterable[Question], supporters: Mapping[int, int]) -> dict[int, Cluster]:
    """The questions, which come by number, as clusters by key; led by the one the others were joined to, if there."""
    by_key: dict[int, list[Question]] = defaultdict(list)
    for question in questions:
        by_key[question.cluster].append(question)
    return {key: _cluster(key, wordings, supporters.get(key, 0)) for key, wordings in by_key.items()}


def _cluster(key: int, wordings: list[Question], supporters: int) -> Cluster:
    lead = next((q for q in wordings if q.id == key), wordings[0])
    return Cluster(lead, (lead, *(q for q in wordings if q is not lead)), supporters)
