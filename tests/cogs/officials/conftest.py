"""What tests of officials share: importing files into an empty database, and people to write into them."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

import cogs.tables  # noqa: F401 -- every feature's tables join the metadata
from bot.fetch import FetchError
from bot.storage.database import Database
from cogs.officials.importing.report import Report
from cogs.officials.importing.running import import_paths
from cogs.officials.summary import summary
from tests.clock import SetClock


@dataclass
class Answer:
    body: bytes


@dataclass
class Web:
    """The outside: addresses and what they hold."""

    pages: dict[str, bytes] = field(default_factory=dict)

    async def get(self, url: str) -> Answer:
        if url not in self.pages:
            raise FetchError("status", url, status=404)
        return Answer(self.pages[url])


@dataclass
class Imports:
    """Imports paths into the database as the command line does; `clock` and `web` may be set."""

    database: Database
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2026, 11, 23, 15, tzinfo=UTC)))
    web: Web = field(default_factory=Web)

    async def __call__(self, *paths: Path | str) -> list[Report]:
        return await import_paths(paths, fetch=self.web, clock=self.clock, transaction=self.database.transaction)

    async def one(self, path: Path | str) -> Report:
        (report,) = await self(path)
        return report

    async def counts(self, state: str | None, on: str) -> dict[str, int]:
        async with self.database.transaction():
            return (await summary(state, datetime.fromisoformat(on).date()))["current"]

    async def people(self, state: str | None = None) -> int:
        async with self.database.transaction():
            return (await summary(state))["people"]

    async def rows(self, query) -> list:
        async with self.database.transaction() as session:
            return list((await session.execute(query)).all())

    async def values(self, query) -> list:
        return [row[0] for row in await self.rows(query)]


@pytest.fixture
def imports(database) -> Imports:
    return Imports(database)


@pytest.fixture
def reading(sqlite) -> Imports:
    """Like `imports`, on SQLite alone: for tests of what a file says, which no engine changes."""
    return Imports(sqlite)


def legislator(name: str = "Ana Sample", district: str = "1", **more) -> dict:
    """An Open States person (invented) in the lower house of Connecticut."""
    role = {"type": "lower", "jurisdiction": "ocd-jurisdiction/country:us/state:ct/government", "district": district}
    return {
        "id": f"ocd-person/00000000-0000-0000-0000-{zlib.crc32(name.encode()):012}",
        "name": name,
        "given_name": name.split(maxsplit=1)[0],
        "family_name": name.rsplit(maxsplit=1)[-1],
        "party": [{"name": "Democratic"}],
        "roles": [{"start_date": "2023-01-04", **role}],
        **more,
    }


def write(path: Path, data) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def zipped(path: Path, members: dict[str, bytes | str | dict]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, date_time=(2026, 8, 5, 0, 0, 0))
            archive.writestr(info, yaml.safe_dump(content) if isinstance(content, dict | list) else content)
    return path
