"""Says of any agenda whether it is fair to every group of voters, and if not, to which.

Sources:

- Justified representation (JR): Aziz, Brill, Conitzer, Elkind, Freeman and Walsh, "Justified Representation in
  Approval-Based Committee Voting", Social Choice and Welfare 48, 2017.
- That Equal Shares gives every such group what it can claim: Peters, Pierczyński and Skowron, "Proportional
  Participatory Budgeting with Additive Utilities", NeurIPS 2021.
- EJR+, which is stronger than what both have and can be checked in polynomial time: Brill and Peters, "Robust and
  Verifiable Proportionality Axioms for Multiwinner Voting", EC 2023.
- Holding slates of questions against JR: De, Gelauff, Goel, Milli, Procaccia and Siu, "Question the Questions:
  Auditing Representation in Online Deliberative Processes", arXiv 2511.04588, 2025.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bot.core.errors import UserError

if TYPE_CHECKING:
    from cogs.agenda.election import Election


@dataclass(frozen=True)
class Violation:
    """A group that could claim more: `people` voters all support `question`, which is not on the agenda.

    Each has fewer than `claim` of their questions on it, and `fair_share` people, ceil(claim * voters / seats), are
    enough to claim so many.
    """

    question: int
    people: int
    fair_share: int
    claim: int


@dataclass(frozen=True)
class Audit:
    """What an agenda does for its voters.

    `jr` and `ejr_plus` say whether they hold; `violation` is one group for which EJR+ fails: of those that claim the
    least (one question: they have nothing, and JR fails too) the largest, of these the one with the lowest question.
    `at_least` counts the voters with at least one, two and three of theirs; nothing is said of anybody else.
    """

    jr: bool
    ejr_plus: bool
    violation: Violation | None
    at_least: tuple[int, int, int]
    voters: int

    @property
    def covered(self) -> int:
        """How many voters have at least one of theirs."""
        return self.at_least[0]

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Audit:
        """The audit that `dataclasses.asdict` and JSON made this of."""
        violation = Violation(**kept["violation"]) if kept["violation"] else None
        return cls(**{**kept, "violation": violation, "at_least": tuple(kept["at_least"])})

    def data(self) -> dict[str, Any]:
        """The audit as JSON holds it in a bundle."""
        found = self.violation
        named = found and {"question": found.question, "people": found.people, "fair_share": found.fair_share}
        return {
            "jr": self.jr, "ejr_plus": self.ejr_plus, "violation": named, "covered": self.covered,
            "voters": self.voters,
        }  # fmt: skip


def audit(election: Election, slate: Sequence[int]) -> Audit:
    """Hold any slate, of any length and origin, against the election's seats.

    JR: no group of at least voters / seats people shares a question while none of them has any of theirs on the slate.
    EJR+: for no question off the slate and no number n do at least n * voters / seats of its supporters have fewer
    than n of theirs on the slate each.

    Raises UserError where the slate names a question twice, or one that is not there.
    """
    chosen = frozenset(slate)
    unknown = sorted(chosen.difference(election.questions))
    if unknown:
        raise UserError("agenda-slate-unknown", number=str(unknown[0]))
    if len(chosen) < len(slate):
        raise UserError("agenda-slate-twice", number=str(next(n for n, count in Counter(slate).items() if count > 1)))
    has = _has(election, chosen)
    worst = min(_violations(election, chosen, has), key=_rank, default=None)
    at_least = (sum(h >= 1 for h in has), sum(h >= 2 for h in has), sum(h >= 3 for h in has))
    return Audit(worst is None or worst.claim > 1, worst is None, worst, at_least, election.voters)


def wronged(before: tuple[Election, Sequence[int]], after: tuple[Election, Sequence[int]]) -> Violation | None:
    """The worst of the groups, in the order of `Audit.violation`, that one slate leaves short and another did not.

    A group that claimed as much of the same question before, and was as large, was short before.
    """
    was, now = ([*_violations(at, frozenset(slate), _has(at, slate))] for at, slate in (before, after))
    short: dict[int, list[Violation]] = {}
    for violation in was:
        short.setdefault(violation.question, []).append(violation)
    new = (v for v in now if not any(w.claim <= v.claim and w.people >= v.people for w in short.get(v.question, ())))
    return min(new, key=_rank, default=None)


def _has(election: Election, slate: Collection[int]) -> list[int]:
    """How many of theirs are on a slate, of each voter."""
    chosen = frozenset(slate)
    return [len(ballot & chosen) for ballot in election.ballots]


def _violations(election: Election, chosen: frozenset[int], has: Sequence[int]) -> Iterator[Violation]:
    for number in election.questions:
        if number not in chosen:
            yield from _claims(election, number, has)


def _rank(violation: Violation) -> tuple[int, int, int]:
    return violation.claim, -violation.people, violation.question


def _claims(election: Election, number: int, has: Sequence[int]) -> list[Violation]:
    """Each claim that this question's supporters could make; beyond what any of them has, more claim no more."""
    counted = Counter(map(has.__getitem__, election.supporters[number]))
    claims = min(election.seats, max(counted, default=-1) + 1)
    fewer = accumulate(counted[n] for n in range(claims))  # how many have fewer than 1, 2, …
    return [
        Violation(number, people, -(-claim * election.voters // election.seats), claim)
        for claim, people in enumerate(fewer, 1)
        if people and people * election.seats >= claim * election.voters
    ]
