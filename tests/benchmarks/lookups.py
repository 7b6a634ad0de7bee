"""Look-ups and completion over a whole country's places, by the wall and by CPU, and how both grow with it.

Everything goes through the dispatcher, as an adapter's call does: a transaction, the community, the handler. Most
places are asked about once, so that what is measured is a first look and not what memory keeps of it.
"""

from __future__ import annotations

import csv
import gc
import gzip
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.app import App, build
from bot.core.ids import SpaceId, UserId
from bot.core.request import Incoming
from bot.settings import Settings
from tests.benchmarks import bots, nation
from tests.benchmarks.child import ROOT
from tests.benchmarks.rounds import percentile
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from pathlib import Path

AIM = 5.0
SHARED = ROOT.parent / "shared" / "data"
_SOMEBODY = Incoming(UserId("console", "ana"), SpaceId("console", "console"))
_ZIPS = ("06103", "06106", "06114", "06902", "6604", "99999")


@dataclass(frozen=True)
class Country:
    """A database with its places: real ones where the shared data is there, and made-up ones."""

    data: Path
    names: Sequence[tuple[str, str]]
    zips: Sequence[str]
    seconds: float


async def measure(country: Country, queries: int) -> list[Row]:
    """The rows for one country."""
    async with _opened(country) as app:
        spec = app.registry.commands["officials"]

        async def look_up(typed: str) -> None:
            answer = await app.dispatcher.command(_SOMEBODY, spec, {"place": typed})
            assert answer.outcome is not None

        async def complete(typed: str) -> None:
            await app.dispatcher.suggest(_SOMEBODY, "places", typed)

        typed = nation.typed(country.names, country.zips, queries)
        keys = nation.keystrokes(country.names, country.zips, queries)
        count = f"{len(country.names):,} places"
        return [
            await _timed(f"look-up, {count}", look_up, typed),
            await _timed("  … of what was asked before", look_up, typed[: queries // 30] * 30),
            await _timed(f"completion, {count}", complete, keys),
        ]


async def _timed(what: str, act: Callable[[str], Awaitable[None]], queries: Sequence[str]) -> Row:
    for query in ("hartford", "Hartfrod", "har", "0610"):  # builds what is built when first needed
        await act(query)
    gc.collect()
    gc.freeze()  # what the benchmark itself holds is no part of the bot
    wall, cpu = [], []
    for query in queries:
        began, used = time.perf_counter(), time.process_time()
        await act(query)
        wall.append((time.perf_counter() - began) * 1e3)
        cpu.append((time.process_time() - used) * 1e3)
    p99 = percentile(wall, 99)
    return Row(
        what,
        f"p50 {percentile(wall, 50):.2f} ms",
        figure=f"p99 {p99:.2f} ms (CPU {percentile(cpu, 99):.2f} ms)",
        aim=f"p99 < {AIM:g} ms",
        met=p99 < AIM,
    )


def made_country(folder: Path, count: int, *, shared: bool = False) -> Country:
    """Import `count` made-up places, and with `shared` all real data beside this checkout, into a new database."""
    folder.mkdir()
    places = nation.made_up(count)
    paths = [*_shared_files(), *nation.write(places, folder)] if shared else nation.write(places, folder)
    began = time.monotonic()
    data = imported(folder / "data", paths)
    names = [(p.name, p.state) for p in places] + (_shared_names() if shared else [])
    return Country(data, names, _ZIPS, time.monotonic() - began)


def imported(data: Path, paths: Sequence[Path]) -> Path:
    """Import the paths on the command line into a database there; returns the data folder."""
    data.mkdir()
    bots.run_once(["bot", "officials", "import", *map(str, paths)], data, bots.settings(data))
    return data


def _shared_files() -> list[Path]:
    """Everything that names people and places; derived lists that are no form of their own are left out."""
    names = (
        "ocd_us_census_places.csv.gz", "openstates_people_ct.zip", "openstates_people_us_ct_delegation.zip",
        "openstates_people_municipal_executive_nationwide.zip", "openstates_settings.yml", "legislators-current.yaml",
        "legislators-district-offices.yaml", "legislators-social-media.yaml", "ocd_ct_divisions.csv",
        "ct_town_districts_2022.csv", "ct_zip_to_town_2020.csv",
    )  # fmt: skip
    return [SHARED / "officials" / name for name in names] + [SHARED / "hartford_officials_facts.csv"]


def _shared_names() -> list[tuple[str, str]]:
    with gzip.open(SHARED / "officials" / "ocd_us_census_places.csv.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if "/state:" in row["id"]]
    return [(row["name"].rpartition(" ")[0] or row["name"], row["id"].split("/state:")[1][:2].upper()) for row in rows]


@asynccontextmanager
async def _opened(country: Country) -> AsyncIterator[App]:
    alone: dict[str, Any] = {
        "_env_file": None,
        "secret": "benchmark-benchmark",
        "database_url": f"sqlite:///{_file(country)}",
    }
    app = build(Settings(data=country.data, samples=False, **alone))
    await app.open()
    try:
        yield app
    finally:
        await app.close()


def _file(country: Country) -> Path:
    return country.data / "roundtable.db"
