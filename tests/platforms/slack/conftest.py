"""A fake Slack with the real adapter on it, over Socket Mode and over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.core.dispatch import Dispatcher
from bot.core.i18n import Catalogue
from bot.core.registry import Registry
from bot.core.request import Community
from bot.platforms.slack.adapter import SlackPlatform
from bot.platforms.slack.manifest import BOT_SCOPES
from bot.settings import ROOT
from bot.storage.database import Database
from bot.storage.handled import Handled
from bot.storage.spaces import SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock
from tests.fakes.slack import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, FakeSlack
from tests.fakes.slack_user import SlackUser
from tests.platforms.slack.town import Town

HARTFORD = Community(0, "Hartford", "en", "America/New_York", "Hartford, CT")
LOCALES = [ROOT / "bot/locales", ROOT / "bot/platforms/slack/locales", Path(__file__).parent / "locales"]


@dataclass
class Bot:
    """The bot under test and where it lives."""

    slack: FakeSlack
    town: Town
    registry: Registry
    dispatcher: Dispatcher
    database: Database
    catalogue: Catalogue
    clock: SetClock
    platform: SlackPlatform

    def another(self, **changed: Any) -> SlackPlatform:
        """The platform of another process on the same database."""
        given = {"app_token": APP_TOKEN, "api_url": self.slack.api_url, **changed}
        return SlackPlatform(BOT_TOKEN, self.registry, self.dispatcher, self.catalogue, self.clock, **given)

    async def rows(self) -> int:
        """How many rows handlers have written."""
        from sqlalchemy import func, select

        from bot.storage.base import session
        from bot.storage.spaces import CommunityRow

        async with self.database.transaction():
            found = await session().scalar(
                select(func.count()).select_from(CommunityRow).where(CommunityRow.name.in_(["written", "support"]))
            )
            return int(found or 0)


@pytest.fixture
async def slack():
    """A workspace whose app has the manifest's scopes and no more. At the end nothing was refused, nobody pinged."""
    async with FakeSlack(scopes=set(BOT_SCOPES)) as fake:
        yield fake
        fake.check()


@pytest.fixture(params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> str:
    """How Slack's requests reach the bot."""
    return request.param


@pytest.fixture
async def bot(slack: FakeSlack, sqlite: Database, mode: str):
    """The bot, connected."""

    async def welcome(community, space):
        pass

    clock, town = SetClock(), Town()
    spaces = SpaceStore(clock, sqlite.transaction, HARTFORD, welcome)
    registry = Registry([town])
    vault, handled = KeyVault(b"k" * 32), Handled(clock)
    dispatcher = Dispatcher(
        registry, sqlite.transaction, spaces, vault, clock, handled.record, lambda: None, known=handled.known
    )
    catalogue = Catalogue(LOCALES)
    tokens = {"app_token": APP_TOKEN} if mode == "socket" else {"signing_secret": SIGNING_SECRET, "port": 0}
    platform = SlackPlatform(BOT_TOKEN, registry, dispatcher, catalogue, clock, api_url=slack.api_url, **tokens)
    await platform.start()
    if mode == "http":
        slack.http_url = f"http://127.0.0.1:{platform.port}/slack/events"
    await slack.until(lambda: slack.http_url or slack.sockets)
    yield Bot(slack, town, registry, dispatcher, sqlite, catalogue, clock, platform)
    await platform.stop()


@pytest.fixture
def general(slack: FakeSlack) -> str:
    """A public channel with the bot in it."""
    return slack.add_channel("general")


@pytest.fixture
def ana(slack: FakeSlack) -> SlackUser:
    """A resident."""
    return SlackUser.join(slack, "ana")


@pytest.fixture
def marisol(slack: FakeSlack) -> SlackUser:
    """A resident who reads Spanish."""
    return SlackUser.join(slack, "marisol", "es-MX")


@pytest.fixture
def owner(slack: FakeSlack) -> SlackUser:
    """Whoever owns the workspace."""
    return SlackUser.join(slack, "olga", owner=True)
