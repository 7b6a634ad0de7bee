import pytest

from bot.core.ids import ChannelId, SpaceId
from bot.core.request import Community
from bot.delivery import Delivery
from bot.storage.outbox import OutboxStore
from bot.storage.outlets import OutletStore
from bot.storage.people import PeopleStore
from bot.storage.spaces import SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock
from tests.fakes.paper import Paper


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def spaces(database, clock):
    async def welcome(community, space):
        pass

    return SpaceStore(clock, database.transaction, Community(0, "Hartford", place="Hartford, CT"), welcome)


@pytest.fixture
def people(clock):
    return PeopleStore(clock, KeyVault(b"k" * 32))


@pytest.fixture
def outbox(clock, spaces, people):
    return OutboxStore(clock, spaces, people)


@pytest.fixture
def paper():
    return Paper()


@pytest.fixture
def outlets(clock):
    return OutletStore(clock)


@pytest.fixture
def delivery(database, outbox, outlets, paper, clock):
    return Delivery(database, outbox, outlets, {"paper": paper}, clock)


@pytest.fixture
async def community(database, spaces):
    async with database.transaction():
        found = await spaces.community_of(SpaceId("paper", "1"))
        await spaces.set_channel(SpaceId("paper", "1"), "stories", ChannelId("paper", "1"))
    return found
