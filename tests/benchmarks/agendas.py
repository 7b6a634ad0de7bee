"""How long it takes to choose and audit an agenda, and how that grows. Nothing is chosen twice from one election."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from cogs.agenda.audit import audit
from cogs.agenda.election import Election
from cogs.agenda.rules import choose
from tests.benchmarks.rounds import percentile
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

AIM = 0.15
"""Seconds, for the smallest of the sizes."""
SEATS = 12
SIZES = ((300, 2_000), (1_000, 10_000), (2_000, 50_000))
QUICK = ((30, 100),)


def measure(sizes: Sequence[tuple[int, int]], runs: int) -> list[Row]:
    """A row for each number of questions and voters; each voter supports 1 to 15, some questions far more often."""
    return [_row(questions, voters, runs, aim=AIM if n == 0 else None) for n, (questions, voters) in enumerate(sizes)]


def _row(questions: int, voters: int, runs: int, aim: float | None) -> Row:
    ballots = ballots_of(questions, voters)
    seconds = [_timed(questions, ballots) for _ in range(runs)]
    median = percentile(seconds, 50)
    return Row(
        f"agenda of {SEATS} from {questions:,} questions, {voters:,} voters",
        f"{median * 1e3:.0f} ms",
        figure="Equal Shares and audit",
        aim=f"≤ {aim:g} s" if aim else "",
        met=median <= aim if aim else None,
    )


def _timed(questions: int, ballots: list[list[int]]) -> float:
    began = time.perf_counter()
    election = Election.of(range(1, questions + 1), ballots, SEATS)
    assert audit(election, choose(election, "equal-shares")).ejr_plus
    return time.perf_counter() - began


def ballots_of(questions: int, voters: int) -> list[list[int]]:
    """The questions that each voter supports."""
    chance = random.Random(17)
    weights = [1 / (n + 1) ** 0.8 for n in range(questions)]
    numbers = range(1, questions + 1)
    return [list(set(chance.choices(numbers, weights, k=chance.randint(1, 15)))) for _ in range(voters)]
