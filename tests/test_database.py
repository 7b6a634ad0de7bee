import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Integer, func, insert, select, text
from sqlalchemy.exc import DBAPIError

import bot.storage.database
from bot.storage.base import add_new, for_good, put, session
from bot.storage.database import Database
from bot.storage.handled import HandledRow
from bot.storage.spaces import CommunityRow


async def test_a_transaction_is_committed_and_then_read_back(database):
    async with database.transaction():
        session().add(CommunityRow(name="Hartford"))
    async with database.transaction():
        assert (await session().get(CommunityRow, 1)).name == "Hartford"


NOW = datetime(2026, 9, 1, tzinfo=UTC)
CROWD = 100
"""More than there are connections."""


async def test_of_a_crowd_that_writes_at_once_everybody_is_served(database):
    async def one(number):
        async with database.transaction():
            session().add(CommunityRow(name=f"{number}"))
            await session().flush()
            await asyncio.sleep(0)
            await add_new(HandledRow, key=f"{number}", at=NOW)

    await asyncio.gather(*(one(n) for n in range(CROWD)))
    async with database.transaction():
        assert await session().scalar(select(func.count()).select_from(HandledRow)) == CROWD
        assert await session().scalar(select(func.count()).select_from(CommunityRow)) == CROWD


async def test_the_log_is_emptied_in_the_middle_of_a_crowd(database, monkeypatch):
    monkeypatch.setattr(bot.storage.database, "PATIENCE", 1.0)

    async def one(number):
        async with database.transaction():
            await session().scalar(select(func.count()).select_from(HandledRow))
            await add_new(HandledRow, key=f"{number}", at=NOW)
            if number % 10 == 0:
                for_good()

    await asyncio.wait_for(asyncio.gather(*(one(n) for n in range(CROWD))), 30)
    async with database.transaction():
        assert await session().scalar(select(func.count()).select_from(HandledRow)) == CROWD


async def test_who_fails_or_is_canceled_while_writing_lets_others_write(database):
    writing = asyncio.Event()

    async def never_ends():
        async with database.transaction():
            await add_new(HandledRow, key="never", at=NOW)
            writing.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ends())
    await writing.wait()
    task.cancel()
    await asyncio.wait([task])
    with pytest.raises(RuntimeError):
        async with database.transaction():
            await add_new(HandledRow, key="fails", at=NOW)
            raise RuntimeError
    async with database.transaction():
        await add_new(HandledRow, key="last", at=NOW)
    async with database.transaction():
        assert (await session().scalars(select(HandledRow.key))).all() == ["last"]


COUNTING = text(
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000000) SELECT x FROM n"
).columns(x=Integer)


async def test_who_is_canceled_in_the_middle_of_a_statement_breaks_nothing(database, caplog):
    async def counts():
        async with database.transaction():
            await add_new(HandledRow, key="counts", at=NOW)
            await session().scalar(select(func.count()).select_from(COUNTING.subquery()))

    task = asyncio.create_task(counts())
    await asyncio.sleep(0.1)
    assert not task.done()
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    async with database.transaction():
        await add_new(HandledRow, key="last", at=NOW)
    async with database.transaction():
        assert (await session().scalars(select(HandledRow.key))).all() == ["last"]
    assert not [r for r in caplog.records if r.levelname == "ERROR"]


async def test_a_stream_of_rows_may_be_left_early(database):
    async with database.transaction():
        numbers = await session().stream_scalars(COUNTING)
        assert [await anext(numbers), await anext(numbers)] == [1, 2]
    async with database.transaction():
        await add_new(HandledRow, key="last", at=NOW)


async def test_what_a_statement_is_refused_for_is_said_and_the_next_one_made(database):
    async with database.transaction():
        with pytest.raises(DBAPIError, match="no_such_table"):
            async with session().begin_nested():
                await session().execute(text("DELETE FROM no_such_table"))
        await session().execute(insert(HandledRow), [{"key": f"{n}", "at": NOW} for n in range(3)])
    async with database.transaction():
        assert (await session().scalars(select(HandledRow.key).order_by(HandledRow.key))).all() == ["0", "1", "2"]


async def test_a_row_is_new_once_and_put_in_place_of_another(database):
    async with database.transaction():
        assert await add_new(HandledRow, key="a", at=NOW)
        assert not await add_new(HandledRow, key="a", at=NOW + timedelta(days=1))
        assert await session().scalar(select(HandledRow.at)) == NOW
        await put(HandledRow, key="a", at=NOW + timedelta(days=2))
        assert await session().scalar(select(HandledRow.at)) == NOW + timedelta(days=2)


async def _shuts_every_connection(database):
    """As a PostgreSQL does that is restarted."""
    other = Database(database.url)
    async with other.transaction():
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        await session().execute(text(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}"))
    await other.close()


async def _reads(database):
    async with database.transaction():
        return await session().scalar(select(func.count()).select_from(HandledRow))


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_a_restarted_postgresql_is_survived(database, monkeypatch):
    await asyncio.gather(*(_reads(database) for _ in range(5)))
    await _shuts_every_connection(database)
    monkeypatch.setattr(bot.storage.database, "RESTED", 0.0)
    assert await asyncio.gather(*(_reads(database) for _ in range(5))) == [0] * 5


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
async def test_of_connections_shut_a_moment_after_their_use_one_is_met_and_all_are_forgotten(database, monkeypatch):
    monkeypatch.setattr(bot.storage.database, "RESTED", 3600.0)
    await asyncio.gather(*(_reads(database) for _ in range(5)))
    await _shuts_every_connection(database)
    with pytest.raises(DBAPIError):
        await _reads(database)
    assert await asyncio.gather(*(_reads(database) for _ in range(5))) == [0] * 5
