"""Chooses the questions of an agenda from who supports which. Exact, and the same each time.

Sources, in whose words a question is a candidate, a supporter an approving voter and an agenda a committee:

- Equal Shares: Peters and Skowron, "Proportionality and the Limits of Welfarism", EC 2020 (there called Rule X).
- Sequential Phragmén, by loads: Brill, Freeman, Janson and Lackner, "Phragmén's Voting Methods and Justified
  Representation", Mathematical Programming 203, 2024. Filling up by it what Equal Shares leaves empty, from the money
  that is left: Peters and Skowron 2020; Lackner and Skowron, "Multi-Winner Voting with Approval Preferences", 2023.

Ties go to the lower number everywhere. Questions that nobody supports are bought by nobody: they fill the last seats,
in the order of their numbers, where all others are chosen.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from cogs.agenda.election import Election

Rule = Literal["equal-shares", "phragmen", "top"]
RULES: tuple[Rule, ...] = get_args(Rule)

_Price: TypeAlias = Callable[[int], Fraction | None]


def choose(election: Election, rule: Rule) -> list[int]:
    """The numbers of the questions chosen, in the order chosen: as many as there are seats, or all there are."""
    chosen = {"equal-shares": equal_shares, "phragmen": phragmen, "top": top}[rule](election)
    rest = [number for number in election.questions if number not in set(chosen)]
    return [*chosen, *rest][: election.seats]


def top(election: Election) -> list[int]:
    """The most supported first, as many as there are seats. Minorities may get nothing: it is there to compare with."""
    ranked = sorted(election.questions, key=lambda number: (-len(election.supporters[number]), number))
    return ranked[: election.seats]


def phragmen(election: Election) -> list[int]:
    """Sequential Phragmén over the questions that have supporters.

    Each question chosen is a load of 1 on its supporters, spread so that the most laden of them carries as little as
    can be; the question for which that is least comes next.
    """
    return _fill(election, [], _Amounts(election.voters, Fraction(0)))


def equal_shares(election: Election) -> list[int]:
    """Equal Shares over the questions that have supporters, filled up by sequential Phragmén.

    Each voter starts with seats / voters. A question costs 1, of which each supporter pays the same, or all they have
    where that is less. Bought next is the question that asks the least of whoever pays most for it. Once no question's
    supporters have 1 among them, sequential Phragmén fills the seats that are left: what a voter has left is their
    head start, a load below nothing.
    """
    slate, money = _bought(election)
    return _fill(election, slate, money.negated())


def paid_for(election: Election) -> list[int]:
    """Of what `equal_shares` chooses, the questions that their supporters paid for; the others fill the seats left."""
    return _bought(election)[0]


def _bought(election: Election) -> tuple[list[int], _Amounts]:
    """What is bought, in that order, and the money that each voter has left."""
    money = _Amounts(election.voters, Fraction(election.seats, election.voters or 1))
    slate: list[int] = []

    def price(number: int) -> Fraction | None:
        return _dearest(money.among(election.supporters[number]))

    for number, most in _cheapest(election.questions, price, election.seats):
        slate.append(number)
        money.change(election.supporters[number], lambda held, most=most: max(held - most, Fraction(0)))  # type: ignore[misc]
    return slate, money


def _fill(election: Election, slate: list[int], loads: _Amounts) -> list[int]:
    """The slate with what sequential Phragmén adds to it, from these loads on."""

    def load(number: int) -> Fraction | None:
        supporters = election.supporters[number]
        return (1 + _total(loads.among(supporters))) / len(supporters) if supporters else None

    rest = [number for number in election.questions if number not in set(slate)]
    for number, most in _cheapest(rest, load, election.seats - len(slate)):
        slate.append(number)
        loads.change(election.supporters[number], lambda _carried, most=most: most)  # type: ignore[misc]
    return slate


def _cheapest(numbers: Iterable[int], price: _Price, seats: int) -> Iterable[tuple[int, Fraction]]:
    """Again and again the question whose price is the lowest just then, with its price; None is never affordable.

    What is bought makes no other question cheaper, so an old price is never too high: only the question that seems
    cheapest is priced anew.
    """
    priced = [(first, number) for number in numbers if (first := price(number)) is not None]
    heapq.heapify(priced)
    while priced and seats:
        _, number = priced[0]
        now = price(number)
        if now is None:
            heapq.heappop(priced)
        elif (now, number) > priced[0]:
            heapq.heapreplace(priced, (now, number))
        else:
            heapq.heappop(priced)
            seats -= 1
            yield number, now


def _dearest(held: Sequence[tuple[Fraction, int]]) -> Fraction | None:
    """What whoever pays most for a question pays, its supporters holding so much; None where they cannot pay 1."""
    unpaid, people = Fraction(1), sum(count for _, count in held)
    for amount, count in sorted(held):
        if amount * people >= unpaid:
            return unpaid / people
        unpaid -= amount * count
        people -= count
    return None


def _total(amounts: Sequence[tuple[Fraction, int]]) -> Fraction:
    """Their sum over one denominator: a fraction is brought to its lowest terms once, not at every addition."""
    denominator = lcm(*(amount.denominator for amount, _ in amounts))
    parts = (amount.numerator * (denominator // amount.denominator) * count for amount, count in amounts)
    return Fraction(sum(parts), denominator)


class _Amounts:
    """An exact amount for each voter. Those with the same past hold the same, so there are few different ones."""

    def __init__(self, voters: int, amount: Fraction) -> None:
        self._amounts = [amount]
        self._held = [0] * voters
        self._known = {amount: 0}

    def among(self, voters: Iterable[int]) -> list[tuple[Fraction, int]]:
        """The amounts that these voters hold, each with how many of them hold it."""
        counted = Counter(map(self._held.__getitem__, voters))
        return [(self._amounts[held], count) for held, count in counted.items()]

    def change(self, voters: Iterable[int], to: Callable[[Fraction], Fraction]) -> None:
        """Have each of these voters hold what `to` makes of what they hold."""
        new: dict[int, int] = {}
        for voter in voters:
            held = self._held[voter]
            if held not in new:
                new[held] = self._place(to(self._amounts[held]))
            self._held[voter] = new[held]

    def negated(self) -> _Amounts:
        """The same amounts below nothing."""
        made = _Amounts(0, Fraction(0))
        made._amounts = [-amount for amount in self._amounts]
        made._held = [*self._held]
        made._known = {amount: place for place, amount in enumerate(made._amounts)}
        return made

    def _place(self, amount: Fraction) -> int:
        if amount not in self._known:
            self._known[amount] = len(self._amounts)
            self._amounts.append(amount)
        return self._known[amount]
