"""Every benchmark still works from end to end; how long anything takes is not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import nation
from tests.benchmarks.__main__ import PARTS, QUICK, run
from tests.benchmarks.table import Row, show


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", PARTS)
async def test_a_benchmark_measures_what_it_says(part: str, tmp_path: Path) -> None:
    rows = await run([part], QUICK, tmp_path)
    assert rows
    assert all(row.figure or row.ours for row in rows)


def test_the_table_shows_the_day_and_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    show([Row("CPU per /officials, Slack", "2.50 ms", "2.00 ms", "1.25x (1.20-1.30)", "≤ 1.5x", met=True)])
    printed = capsys.readouterr().out
    assert "measured on 20" in printed
    assert "1.25x (1.20-1.30)" in printed
    assert "yes" in printed


def test_the_made_up_country_is_the_same_each_time_and_has_no_place_twice() -> None:
    places = nation.made_up(2000)
    assert places == nation.made_up(2000)
    assert len({place.ocd_id for place in places}) == 2000
    assert len({place.name for place in places}) < 2000, "names repeat between states, as real ones do"
