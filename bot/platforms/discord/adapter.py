"""Roundtable on Discord."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import discord
import structlog
from discord.http import Route

from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.platform import Finding
from bot.core.ports import ConfigurationError
from bot.core.request import Community
from bot.core.ui import Event, Reply
from bot.platforms.discord import forms, places
from bot.platforms.discord.answering import Answering
from bot.platforms.discord.client import Client
from bot.platforms.discord.doctor import Doctor
from bot.platforms.discord.handling import Handling
from bot.platforms.discord.incoming import NAME
from bot.platforms.discord.markup import markup
from bot.platforms.discord.posting import LIMITS, Posting

if TYPE_CHECKING:
    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.ports import Clock, Drafts
    from bot.core.registry import Registry

log = structlog.get_logger()

DRAIN = 3.5
"""Seconds that answers under way are given when the process is told to end: all of a stop has five."""


class DiscordPlatform:
    """The `Platform` port on discord.py.

    Args:
        token: the bot's token.
        drafts: where forms that were sent back are kept until they are corrected.
        api_url: another base address for Discord's API, for people who run a rate-limiting proxy. The proxy's own
            answer to "Get Gateway Bot" says where to connect. It holds for the whole process, since discord.py
            has one base address.

    Raises ValueError for a registry with a form that no modal holds.
    """

    name = NAME
    limits = LIMITS

    def __init__(
        self,
        token: str,
        registry: Registry,
        dispatcher: Dispatcher,
        catalogue: Catalogue,
        clock: Clock,
        drafts: Drafts,
        *,
        api_url: str | None = None,
    ) -> None:
        forms.check(registry)
        self.token = token
        self.dispatcher = dispatcher
        links: dict[str, str] = {}
        written = markup(links)
        self.answering = Answering(catalogue, written, drafts)
        handling = Handling(registry, dispatcher, catalogue, drafts, self.answering)
        self.client = Client(registry, catalogue, handling, links)
        self.posting = Posting(self.client, catalogue, written, clock)
        self._connection: asyncio.Task[None] | None = None
        if api_url:
            Route.BASE = base_address(api_url)

    async def start(self) -> None:
        """Log in, synchronise the commands, connect; returns once every shard is ready.

        Raises ConfigurationError where Discord refuses the token or cannot be reached; it may be started again then.
        """
        self._reopen()
        try:
            await self.client.login(self.token)
        except discord.LoginFailure as error:
            await self._let_go()
            msg = (
                "Discord refuses DISCORD_TOKEN. Copy the token again from discord.com/developers/applications → "
                "your application → Bot → Reset Token."
            )
            raise ConfigurationError(msg) from error
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            await self._let_go()
            msg = (
                f"Discord cannot be reached ({error}). Check the network, and ROUNDTABLE_DISCORD_API_URL if it is set."
            )
            raise ConfigurationError(msg) from error
        self._connection = asyncio.create_task(self.client.connect())
        ready = asyncio.create_task(self.client.wait_until_ready())
        await asyncio.wait({self._connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if self._connection.done():
            ready.cancel()
            try:
                await self._connection
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                await self._let_go()
                msg = f"Discord closed the connection at once ({error}). `roundtable doctor` says what is wrong."
                raise ConfigurationError(msg) from error

    def _reopen(self) -> None:
        """Undo what a start that failed left shut."""
        if getattr(self.client.http.connector, "closed", False):
            self.client.clear()
            self.client.loop = asyncio.get_running_loop()
            self.client.http.connector = discord.utils.MISSING

    async def wait(self) -> None:
        """Return when the connection is closed for good: the token was reset, say, or discord.py gave it up."""
        if self._connection is None:
            return
        try:
            await asyncio.shield(self._connection)
        except discord.DiscordException as error:
            log.error("discord-closed", why=str(error))  # noqa: TRY400 -- the message says it all
        except Exception:  # what a shard stumbles over, discord.py lets through
            log.exception("discord-closed")

    async def up(self) -> bool:
        """Whether every shard is connected."""
        shards = self.client.shards.values()
        return self.client.is_ready() and not self.client.is_closed() and not any(s.is_closed() for s in shards)

    async def stop(self) -> None:
        """Answer what is under way, then disconnect."""
        await self.answering.drain(DRAIN)
        if self._connection is not None:
            await self.client.close()
            await asyncio.wait({self._connection}, timeout=1)
        await self._let_go()

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post; see `Posting.send`."""
        return await self.posting.send(channel, reply, community, nonce, under)

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,
        under: str | None = None,
    ) -> None:  # fmt: skip
        """Change a post; see `Posting.edit`."""
        await self.posting.edit(channel, message, reply, community, nonce, under)

    async def direct(self, user: UserId) -> ChannelId:
        """The private channel with somebody; see `Posting.direct`."""
        return await self.posting.direct(user)

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:
        """Keep a scheduled event; see `Posting.put_event`."""
        return await self.posting.put_event(space, event, known, nonce)

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """Find a post again; see `Posting.find`."""
        return await self.posting.find(channel, nonce, since, under)

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:
        """Whether the bot may post there now; see `Posting.can_post`."""
        return await self.posting.can_post(space, channel)

    async def place(self, space: SpaceId, said: str) -> ChannelId | None:
        """The channel, thread or post of a forum that a link leads to; see `places.linked`."""
        return places.linked(space, said)

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """Its link, as Discord's clients copy it."""
        return places.link(space, channel)

    async def check(self) -> list[Finding]:
        """What is wrong with the token, the application and the channels, whether or not we are connected."""
        connected = self.client.user is not None
        self.client.serves = connected
        try:
            return [f async for f in Doctor(self.client, self.token, self.dispatcher).findings()]
        finally:
            if not connected:
                await self._let_go()

    async def _let_go(self) -> None:
        """Close what a connection that never came about leaves open; discord.py forgets it after a failed login."""
        await self.client.http.close()
        connector = self.client.http.connector
        if isinstance(connector, aiohttp.BaseConnector):
            await connector.close()


def base_address(url: str) -> str:
    """The base of all of Discord's routes at another address; `/api/v10` is added where the address has no path.

    Raises ConfigurationError for what is no web address.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        msg = f"ROUNDTABLE_DISCORD_API_URL is no web address: {url!r}. Write it like http://localhost:8080/api/v10."
        raise ConfigurationError(msg)
    return url.rstrip("/") if parts.path.strip("/") else f"{parts.scheme}://{parts.netloc}/api/v10"
