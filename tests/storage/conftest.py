import pytest

from bot.core.request import Community
from bot.storage.outbox import OutboxStore
from bot.storage.people import PeopleStore
from bot.storage.spaces import SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock


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
