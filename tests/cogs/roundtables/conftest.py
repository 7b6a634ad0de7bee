"""A community with a channel for roundtables, an organiser, and a look at what is said to whom."""

import re

import pytest
from sqlalchemy import select

from bot.core.ids import ChannelId
from bot.core.jsonable import load
from bot.storage.outbox import DIRECT, EVENT, OutboxRow

ROUNDTABLES, MODERATORS = ChannelId("discord", "31"), ChannelId("discord", "32")
COME, CANNOT = "I\u2019ll come", "Can\u2019t come"
CREATE = {"title": "North End", "when": "2026-12-08 18:00", "length": "2 hours", "where": "Library"}


@pytest.fixture
def omar(front):
    return front.person("omar", "organiser")


@pytest.fixture
async def channel(front):
    """The channels that a moderator chose."""
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "roundtables", ROUNDTABLES)
        await front.spaces.set_channel(front.space, "moderators", MODERATORS)


@pytest.fixture
async def planned(omar, channel):
    """A roundtable two weeks ahead, as its organiser sees it."""
    return await omar.gives("roundtable create", **CREATE)


async def rows(front, kind):
    async with front.database.transaction() as session:
        found = await session.scalars(select(OutboxRow).where(OutboxRow.kind == kind).order_by(OutboxRow.id))
        return list(found)


async def told(front, locale="en"):
    """What is said privately, oldest first."""
    return [front.say(load(row.payload), locale) for row in await rows(front, DIRECT)]


async def events(front):
    """What stands in the servers' calendars."""
    return [load(row.payload) for row in await rows(front, EVENT)]


async def listed(person):
    return await person.types("/roundtables")


async def presses(person, label):
    """Press a button of the first roundtable in the list."""
    return await person.presses(await listed(person), label)


def counted(text):
    """The turnout in a card's text."""
    found = re.search(r"Coming: (.*)", text)
    return found[1] if found else ""
