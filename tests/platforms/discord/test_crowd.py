"""A crowd presses Support on one card within seconds: each press counts, and Discord is never asked too much."""

import asyncio

import pytest

from bot.app import build, connect
from bot.core.ids import ChannelId, SpaceId
from bot.settings import Settings
from cogs.questions.service import Asking
from tests.benchmarks.loopback_discord import GUILD, TOKEN, LoopbackDiscord, texts

CROWD = 300
COUNTED_EVERY = 20
CHANNEL = "901"


@pytest.fixture
async def discord():
    """A Discord that allows five edits in a channel in five seconds, as the real one does."""
    async with LoopbackDiscord([CHANNEL]) as fake:
        yield fake


@pytest.fixture
async def bot(tmp_path, discord):
    """The whole bot, connected, with one public question whose card is posted."""
    given = {"discord_token": TOKEN, "discord_api_url": discord.api_url, "secret": "benchmark-benchmark"}
    app = build(Settings(_env_file=None, data=tmp_path, samples=False, **given))
    await app.open(seed=False)
    async with app.database.transaction():
        space = SpaceId("discord", GUILD)
        community = await app.services.spaces.community_of(space)
        await app.services.spaces.set_channel(space, "questions", ChannelId("discord", CHANNEL))
        asked = await app.services.questions.ask(community.id, Asking("When will officers walk the beat again?", "a"))
        await app.services.pool.approve(community.id, asked.id, asked.version)
    [platform] = connect(app)
    await platform.start()
    app.delivery.platforms = {platform.name: platform}
    await app.delivery.start()
    yield app
    await app.stop()


async def says(discord, words):
    """Return once the card says so."""
    async with asyncio.timeout(60):
        while not discord.rooms.messages[CHANNEL] or words not in "".join(texts(discord.rooms.messages[CHANNEL][0])):
            discord.rooms.came.clear()
            await discord.rooms.came.wait()
    return discord.rooms.messages[CHANNEL][0]


async def test_each_press_of_a_crowd_counts_and_discord_refuses_nothing(bot, discord):
    card = await says(discord, "walk the beat")
    for first in range(0, CROWD, COUNTED_EVERY):
        people = range(50_000 + first, 50_000 + first + COUNTED_EVERY)
        said = await asyncio.gather(*(discord.press(card, "support:1", person) for person in people))
        assert all("is counted" in "".join(texts(one.message)) for one in said)
        await bot.registry.jobs["supports-refresh"].handler()
        bot.delivery.wake()
    await says(discord, f"{CROWD + 1} people")
    assert len(discord.rooms.messages[CHANNEL]) == 1
    assert discord.rooms.refused == 0
    assert not discord.unknown
