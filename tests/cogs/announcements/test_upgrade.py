"""What an older program kept is announced as it was meant."""

from alembic import command
from sqlalchemy import text as sql

import cogs.tables  # noqa: F401 -- every feature's tables join the metadata
from bot.storage.database import Database
from bot.storage.migrate import alembic_config, migrate
from tests.cogs.front import Front

OLD = """INSERT INTO announcement (community_id, text, channel, due_at, state, created_by, created_at)
VALUES (1, 'Cerrado.', 'discord:11', '2026-11-23 15:00:00.000000', 'scheduled', 'x', '2026-11-20 15:00:00.000000')"""


async def test_what_was_scheduled_before_the_upgrade_goes_out_after_it(database_url):
    database = Database(database_url)
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda c: command.upgrade(alembic_config(c), "0005"))
        await connection.execute(sql("INSERT INTO community (id, name, locale, zone) VALUES (1, 'H', 'es', 'UTC')"))
        await connection.execute(sql(OLD))
    await migrate(database)
    front = Front(database)
    await front.run("announcements-due")
    assert await front.posts() == ["discord:11 | Cerrado."]
    await database.close()
