"""The one table that the benchmarks print."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.rounds import Compared, Spread


@dataclass(frozen=True)
class Row:
    """One line: what was measured, ours, the bare program's (if there is one), the figure, and its aim."""

    what: str
    ours: str
    bare: str = ""
    figure: str = ""
    aim: str = ""
    met: bool | None = None


def ratio_row(what: str, compared: Compared, aim: float | None = None) -> Row:
    """A comparison by CPU time, shown in milliseconds a call."""
    ratio = compared.ratio
    return Row(
        what,
        f"{compared.ours.median * 1e3:.2f} ms",
        f"{compared.bare.median * 1e3:.2f} ms",
        _ratio(ratio),
        f"≤ {aim}x" if aim else "",
        ratio.median <= aim if aim else None,
    )


def pair_row(what: str, ours: Spread, bare: Spread, unit: str, *, aim: float | None) -> Row:
    """Two medians and their ratio."""
    ratio = ours.median / bare.median
    return Row(
        what,
        f"{ours.median:.3g} {unit}",
        f"{bare.median:.3g} {unit}",
        f"{ratio:.2f}x ({ours.low / bare.high:.2f}-{ours.high / bare.low:.2f})",
        f"≤ {aim}x" if aim else "",
        ratio <= aim if aim else None,
    )


def _ratio(ratio: Spread) -> str:
    return f"{ratio.median:.2f}x ({ratio.low:.2f}-{ratio.high:.2f})"


def show(rows: Iterable[Row]) -> None:
    """Print the table, with the day and the versions that decide it."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("discord.py", "slack-bolt", "sqlalchemy"))
    made = Table(
        title=f"Roundtable, measured on {datetime.now(UTC):%Y-%m-%d} with Python {platform.python_version()}, {versions}",  # noqa: TID251, E501
        caption="Ratios are of medians, with the quartiles over the rounds. Only ratios travel between machines.",
    )
    for heading, side in (("", "left"), ("Roundtable", "right"), ("bare", "right"), ("figure", "right"),
                          ("aim", "left"), ("met", "left")):  # fmt: skip
        made.add_column(heading, justify=side)  # type: ignore[arg-type]
    for row in rows:
        met = "" if row.met is None else "yes" if row.met else "no"
        made.add_row(row.what, row.ours, row.bare, row.figure, row.aim, met)
    Console(width=None if Console().is_terminal else 150).print(made)
