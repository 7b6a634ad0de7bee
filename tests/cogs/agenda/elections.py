"""Small elections, and the rules and axioms written down a second time, word for word and without regard to speed."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import strategies as st

from cogs.agenda.election import Election


@st.composite
def elections(draw, questions=6, voters=7):
    """Elections of up to so many questions and voters; numbers have gaps, as after rejections."""
    numbers = draw(st.lists(st.integers(1, 40), unique=True, max_size=questions))
    ballots = st.frozensets(st.sampled_from(numbers)) if numbers else st.just(frozenset())
    return Election.of(numbers, draw(st.lists(ballots, max_size=voters)), draw(st.integers(1, questions + 2)))


@st.composite
def slates(draw, election):
    """Any slate of the election, of any length."""
    return draw(st.lists(st.sampled_from(election.questions), unique=True)) if election.questions else []


def equal_shares(election: Election) -> list[int]:
    """The definition, every price worked out anew in each round."""
    if not election.voters:
        return sorted(election.questions)[: election.seats]
    money = [Fraction(election.seats, election.voters)] * election.voters
    slate: list[int] = []
    while True:
        affordable = [(rho, c) for c in election.questions if c not in slate and (rho := _rho(election, c, money))]
        if not affordable or len(slate) == election.seats:
            break
        rho, c = min(affordable)
        slate.append(c)
        money = [m - min(m, rho) if c in election.ballots[i] else m for i, m in enumerate(money)]
    return phragmen(election, slate, [-m for m in money])


def _rho(election, question, money):
    """The least rho for which min(money, rho) over the supporters comes to 1: for some of the richest it is rho."""
    held = sorted((money[i] for i, ballot in enumerate(election.ballots) if question in ballot), reverse=True)
    candidates = []
    for payers in range(1, len(held) + 1):
        rho = (Fraction(1) - sum(held[payers:])) / payers
        if rho > 0 and sum(min(m, rho) for m in held) == 1:
            candidates.append(rho)
    return min(candidates, default=None)


def phragmen(election: Election, slate: list[int] | None = None, loads: list[Fraction] | None = None) -> list[int]:
    """The definition by loads, what nobody supports last."""
    slate, loads = list(slate or []), list(loads or [Fraction(0)] * election.voters)
    while len(slate) < min(election.seats, len(election.questions)):
        rest = [c for c in sorted(election.questions) if c not in slate]
        laden = {}
        for c in rest:
            behind = [i for i, ballot in enumerate(election.ballots) if c in ballot]
            if behind:
                laden[c] = ((1 + sum(loads[i] for i in behind)) / Fraction(len(behind)), behind)
        if not laden:
            return [*slate, *rest][: election.seats]
        c = min(laden, key=lambda c: (laden[c][0], c))
        slate.append(c)
        for i in laden[c][1]:
            loads[i] = laden[c][0]
    return slate


def claims(election: Election, slate: list[int]) -> list[tuple[int, int, int]]:
    """Every question, claim and size of a group for which EJR+ fails, over all groups of voters there are."""
    found = []
    everybody = range(election.voters)
    for group in chain.from_iterable(combinations(everybody, size) for size in range(1, election.voters + 1)):
        shared = frozenset.intersection(*(election.ballots[i] for i in group)) - set(slate)
        has = max(len(election.ballots[i] & set(slate)) for i in group)
        for claim in range(has + 1, election.seats + 1):
            if Fraction(len(group)) >= Fraction(claim * election.voters, election.seats):
                found += [(c, claim, len(group)) for c in shared]
    return found
