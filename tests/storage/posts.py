"""What tests of delivery post, and how they wait for it."""

import asyncio

from sqlalchemy import select

from bot.core.ids import ChannelId
from bot.core.ui import Reply
from bot.storage.outbox import OutboxRow

STORIES = ChannelId("paper", "1")


async def post(database, outbox, community, *causes, channel=STORIES):
    async with database.transaction():
        for cause in causes:
            await outbox.post_to(community.id, cause, channel, Reply(cause))


async def states(database):
    async with database.transaction() as current:
        return {r.cause: r.state for r in await current.scalars(select(OutboxRow).order_by(OutboxRow.id))}


async def reasons(database):
    async with database.transaction() as current:
        return {r.cause: r.reason for r in await current.scalars(select(OutboxRow))}


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 -- a list tells nobody that it grew
            await asyncio.sleep(0.005)


async def until_state(database, state):
    async with asyncio.timeout(20):
        while state not in (await states(database)).values():  # noqa: ASYNC110 -- nor does a table
            await asyncio.sleep(0.01)
