import pytest

from bot.core.ids import ChannelId

WORDS = "When will officers walk the beat on Albany Avenue again?"


@pytest.fixture
def ana(front):
    return front.person("ana")


@pytest.fixture
def omar(front):
    return front.person("omar", "organiser")


@pytest.fixture
def mod(front):
    return front.person("mod", "moderator")


@pytest.fixture
async def plan(front, omar):
    """Plans roundtables; gives the id of each."""
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "roundtables", ChannelId("discord", "31"))

    async def planned(title="North End roundtable", when="2026-12-01 18:00"):
        created = await omar.gives("roundtable create", title=title, when=when)
        return int(created.buttons["Ask a question"].rpartition(":")[2])

    return planned
