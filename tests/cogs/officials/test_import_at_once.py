"""Several processes on one PostgreSQL read the same files at their first start."""

import asyncio
import uuid

from sqlalchemy import func, select

from bot.storage.database import Database
from bot.storage.migrate import migrate
from cogs.officials.importing.running import import_paths
from cogs.officials.store import Official
from tests.clock import SetClock
from tests.cogs.officials.test_directory import MAYOR, TOWN
from tests.conftest import empty_postgres


async def test_processes_that_start_at_once_store_everything_once(postgres_url, tmp_path):
    file = tmp_path / "town.toml"
    file.write_text(TOWN + MAYOR, encoding="utf-8")
    url = empty_postgres(postgres_url, f"i{uuid.uuid4().hex[:12]}")
    processes = [Database(url) for _ in range(3)]
    await migrate(processes[0])

    async def seed(process):
        return await import_paths([file], fetch=None, clock=SetClock(), transaction=process.transaction,
                                  only_if_changed=True)  # fmt: skip

    await asyncio.gather(*map(seed, processes))
    async with processes[0].transaction() as session:
        named = await session.scalar(select(func.count()).select_from(Official).where(Official.name == "Ana Sample"))
    for process in processes:
        await process.close()
    assert named == 1
