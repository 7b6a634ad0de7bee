"""Compares two running programs fairly: in alternating rounds, by the CPU time each used in its own."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class Side(Protocol):
        """One of the two: does the thing so many times, and tells its CPU seconds so far."""

        def cpu(self) -> float: ...
        async def times(self, calls: int) -> None: ...


@dataclass(frozen=True)
class Spread:
    """Median and the quartiles around it."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Of at least one value."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, low, high)


@dataclass(frozen=True)
class Compared:
    """Seconds of CPU a call for both, and their ratio: of the medians, and its spread over the rounds."""

    ours: Spread
    bare: Spread
    ratio: Spread
    calls: int


async def compare(ours: Side, bare: Side, *, rounds: int, calls: int, warm_up: int) -> Compared:
    """Call both `calls` times a round, taking turns at going first; the warm-up is not counted."""
    for side in (ours, bare):
        await _round(side, warm_up)
    costs: dict[str, list[float]] = {"ours": [], "bare": []}
    for number in range(rounds):
        order = [("ours", ours), ("bare", bare)]
        for name, side in order if number % 2 == 0 else reversed(order):
            costs[name].append(await _round(side, calls))
    one, other = Spread.of(costs["ours"]), Spread.of(costs["bare"])
    each = Spread.of([a / b for a, b in zip(costs["ours"], costs["bare"], strict=True)])
    return Compared(one, other, Spread(one.median / other.median, each.low, each.high), rounds * calls)


async def _round(side: Side, calls: int) -> float:
    before = side.cpu()
    await side.times(calls)
    return (side.cpu() - before) / calls


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
