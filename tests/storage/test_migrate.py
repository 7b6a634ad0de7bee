import asyncio
import shutil
import uuid
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text

import cogs.tables  # noqa: F401
from bot.core.ports import ConfigurationError
from bot.storage.base import Base
from bot.storage.database import Database
from bot.storage.migrate import FOLDER, migrate, revision_of, revisions, write_revision
from tests.conftest import empty_postgres


@pytest.fixture
async def empty(database_url):
    opened = Database(database_url)
    yield opened
    await opened.close()


async def test_an_empty_database_gets_every_table_once(empty):
    assert await migrate(empty)
    assert not await migrate(empty)
    assert await revision_of(empty) == revisions()[-1]


async def test_the_migrations_and_the_declared_tables_agree(empty):
    await migrate(empty)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


def _differences(connection):
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)


async def test_a_database_of_a_newer_program_is_refused(empty):
    await migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ConfigurationError, match="newer than this program"):
        await migrate(empty)


async def test_a_disk_that_fills_up_on_the_way_leaves_a_database_that_the_next_start_takes(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path / 'roundtable.db'}"
    full = Database(url)
    event.listen(full.engine.sync_engine, "connect", lambda made, _: made.execute("PRAGMA max_page_count = 60"))
    with pytest.raises(ConfigurationError, match=r"stays as it was: .* is full"):
        await migrate(full)
    assert await revision_of(full) is None
    await full.close()
    roomy = Database(url)
    assert await migrate(roomy)
    await roomy.close()


async def test_a_damaged_database_is_said_to_be_damaged(tmp_path):
    file = tmp_path / "roundtable.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await migrate(database)
    await database.close()
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(ConfigurationError, match=r"is damaged\. Restore a backup"):
        await migrate(database)
    await database.close()


async def test_a_file_that_is_no_database_is_named(tmp_path):
    file = tmp_path / "roundtable.db"
    file.write_text("shopping list, " * 500)
    database = Database(f"sqlite+aiosqlite:///{file}")
    with pytest.raises(ConfigurationError, match=r"roundtable\.db is no database"):
        await migrate(database)
    await database.close()
    assert file.read_text().startswith("shopping list")


async def test_a_developer_gets_the_migration_that_the_code_needs(empty, tmp_path, monkeypatch):
    await migrate(empty)
    number = int(revisions()[-1]) + 1
    folder = shutil.copytree(FOLDER, tmp_path / "migrations")
    monkeypatch.setattr("bot.storage.migrate.FOLDER", folder)
    async with empty.engine.begin() as connection:
        await connection.execute(text("DROP TABLE handled"))
    written = Path(await write_revision(empty, "what was handled"))
    assert written.name == f"{number:04}_what_was_handled.py"
    assert "create_table('handled'" in written.read_text()
    assert await migrate(empty)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_of_processes_that_start_at_once_one_migrates(postgres_url):
    url = empty_postgres(postgres_url, f"m{uuid.uuid4().hex[:12]}")
    processes = [Database(url) for _ in range(3)]
    assert sorted(await asyncio.gather(*map(migrate, processes))) == [False, False, True]
    for process in processes:
        await process.close()
