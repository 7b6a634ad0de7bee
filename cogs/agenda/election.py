"""What an agenda is chosen from: the eligible questions, who supports which, and how many seats there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.core.errors import UserError


@dataclass(frozen=True)
class Election:
    """Questions by number, ascending, and the questions of each voter.

    A voter is a person who supports at least one eligible question; whoever supports none is not counted anywhere.
    """

    questions: tuple[int, ...]
    ballots: tuple[frozenset[int], ...]
    seats: int

    @classmethod
    def of(cls, questions: Iterable[int], supports: Iterable[Collection[int]], seats: int) -> Election:
        """The election over these questions and ballots; a number twice in one ballot counts once, empty ones not.

        Raises UserError where there are no seats, a question stands twice, or a ballot names one that is not there.
        """
        numbers = tuple(sorted(questions))
        known = frozenset(numbers)
        if seats < 1:
            raise UserError("agenda-seats", given=seats)
        if len(known) < len(numbers):
            raise UserError("agenda-question-twice", number=str(next(a for a, b in pairwise(numbers) if a == b)))
        ballots = tuple(frozenset(ballot) for ballot in supports if ballot)
        for ballot in ballots:
            if not ballot <= known:
                raise UserError("agenda-vote-unknown", number=str(min(ballot - known)))
        return cls(numbers, ballots, seats)

    @property
    def voters(self) -> int:
        """How many people vote."""
        return len(self.ballots)

    @cached_property
    def supporters(self) -> dict[int, list[int]]:
        """The voters, by their place among the ballots, who support each question."""
        found: dict[int, list[int]] = {number: [] for number in self.questions}
        for voter, ballot in enumerate(self.ballots):
            for number in ballot:
                found[number].append(voter)
        return found
