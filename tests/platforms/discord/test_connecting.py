"""The real connection, over a socket, to a Discord on loopback at another base address."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import aiohttp
import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route

from bot.core.ids import SpaceId
from bot.core.platform import RetryError
from bot.core.ports import ConfigurationError
from bot.core.ui import Event
from bot.platforms.discord.adapter import DiscordPlatform
from tests.benchmarks.loopback_discord import GUILD, TOKEN, LoopbackDiscord
from tests.clock import SetClock
from tests.platforms.discord.square import small_app


@pytest.fixture(autouse=True)
def base(monkeypatch):
    """discord.py has one base address a process; it is put back."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)


@pytest.fixture
async def make(folder, square):
    """Makes the platform at an address."""
    app = small_app(folder, SetClock(), square)
    await app.open()

    def made(url):
        return DiscordPlatform(
            TOKEN, app.registry, app.dispatcher, app.catalogue, app.services.clock, app.drafts, api_url=url
        )

    yield made
    await app.close()


async def test_the_bot_connects_answers_and_leaves(make):
    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        await platform.start()
        assert {c["name"] for c in server.registered} >= {"lookup", "setup", "Ask about this"}
        reply = await server.command("lookup", place="hartford-ct")
        assert "Found **hartford-ct**." in str(reply.message)
        assert not server.sent_back, "nobody reads the answer that Discord could send back"
        await platform.stop()
        await asyncio.wait_for(platform.wait(), 5)


async def test_a_meeting_whose_entry_was_made_although_discord_fell_over_is_not_entered_twice(make):
    starts = datetime(2100, 1, 1, 18, tzinfo=UTC)
    meeting = Event("Roundtable", starts, starts + timedelta(hours=2), "City hall", "All welcome.")
    nonce = "0a" * 12
    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        await platform.start()
        server.calendar.lost = 1
        with pytest.raises(RetryError) as raised:
            await platform.put_event(SpaceId("discord", GUILD), meeting, None, nonce)
        assert raised.value.doubtful
        assert await platform.put_event(SpaceId("discord", GUILD), meeting, None, nonce) in server.calendar.events
        assert len(server.calendar.events) == 1
        await platform.stop()


async def test_what_was_begun_is_answered_before_the_bot_leaves(make, square):
    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        await platform.start()
        asking = asyncio.create_task(server.command("slowly"))
        await asyncio.sleep(0.1)
        begun = time.monotonic()
        await platform.stop()
        assert "Done" in str((await asking).message)
        assert time.monotonic() - begun < 5


async def test_a_platform_that_never_started_stops(make):
    await make(None).stop()


async def test_a_bad_token_stops_the_start_and_says_where_to_get_another(make, monkeypatch):
    async with LoopbackDiscord() as server:
        monkeypatch.setattr("tests.benchmarks.loopback_discord._BOT", None)
        monkeypatch.setattr("tests.benchmarks.loopback_discord._json", unauthorized)
        with pytest.raises(ConfigurationError, match="Reset Token"):
            await make(server.api_url).start()


async def test_a_start_that_failed_can_be_made_again(make, monkeypatch):
    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        with monkeypatch.context() as broken:
            broken.setattr("tests.benchmarks.loopback_discord._json", unauthorized)
            with pytest.raises(ConfigurationError):
                await platform.start()
        await platform.start()
        reply = await server.command("lookup", place="hartford-ct")
        assert "Found **hartford-ct**." in str(reply.message)
        await platform.stop()


async def disconnected(_client):
    raise aiohttp.ServerDisconnectedError


def unauthorized(_data, status=401):
    from aiohttp import web

    return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)


async def test_a_discord_that_goes_away_while_the_bot_connects_is_said_so_and_tried_again(make, monkeypatch):
    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        with monkeypatch.context() as broken:
            broken.setattr(HTTPClient, "get_bot_gateway", disconnected)
            with pytest.raises(ConfigurationError, match="closed the connection at once"):
                await platform.start()
        await platform.start()
        await platform.stop()


async def test_a_connection_that_breaks_as_nobody_foresaw_ends_and_takes_no_other_down(make, monkeypatch):
    async def broken(*_):
        raise KeyError("new_field")

    async with LoopbackDiscord() as server:
        platform = make(server.api_url)
        await platform.start()
        monkeypatch.setattr(DiscordWebSocket, "poll_event", broken)
        asking = asyncio.create_task(server.command("lookup", place="hartford-ct"))
        await asyncio.wait_for(platform.wait(), 5)
        assert not await platform.up()
        asking.cancel()
        await platform.stop()


def test_a_start_does_not_warn_that_there_is_no_voice():
    assert not discord.VoiceClient.warn_nacl
    assert not discord.VoiceClient.warn_dave


async def test_a_discord_that_is_away_is_said_so(make):
    with pytest.raises(ConfigurationError, match="cannot be reached"):
        await make("http://127.0.0.1:9/").start()
