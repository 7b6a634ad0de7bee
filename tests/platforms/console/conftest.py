from pathlib import Path

import pytest

from bot.core.dispatch import Dispatcher
from bot.core.i18n import Catalogue
from bot.core.registry import Registry
from bot.core.request import Community
from bot.settings import ROOT
from bot.storage.drafts import Drafts
from bot.storage.handled import Handled
from bot.storage.spaces import SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock
from tests.core.sample import Sample
from tests.platforms.console.talk import Talk

CONSOLE = ROOT / "bot" / "platforms" / "console" / "locales"


@pytest.fixture
def database(sqlite):
    return sqlite


@pytest.fixture(scope="session")
def catalogue():
    return Catalogue([ROOT / "bot" / "locales", CONSOLE, Path(__file__).parent / "sample"])


@pytest.fixture
def dispatcher(database):
    async def welcome(community, space):
        pass

    clock = SetClock()
    spaces = SpaceStore(clock, database.transaction, Community(0, "Hartford"), welcome)
    vault = KeyVault(b"k" * 32)
    return Dispatcher(
        Registry([Sample()]), database.transaction, spaces, vault, clock, Handled(clock).record, lambda: None
    )


@pytest.fixture
def drafts(dispatcher):
    return Drafts(dispatcher.transaction, dispatcher.vault, dispatcher.clock)


@pytest.fixture
async def talk(dispatcher, catalogue, drafts, tmp_path):
    talking = Talk(dispatcher, catalogue, drafts, tmp_path)
    await talking.console.start()
    yield talking
    await talking.console.stop()
