"""What `roundtable doctor` says of Discord: the token, the application, the servers and each chosen channel."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.abc import GuildChannel

from bot.core.ids import SpaceId
from bot.core.platform import Finding
from bot.core.ports import PURPOSES, SpaceSettings
from bot.core.ui import Text
from bot.platforms.discord.incoming import NAME
from bot.platforms.discord.posting import NEEDED

if TYPE_CHECKING:
    from bot.core.dispatch import Dispatcher
    from bot.core.ids import ChannelId

_OF_SERVER = ("create_events", "manage_events")
"""What of the permissions no text channel has in its settings."""
_OUTSIDE_THREADS = ("send_messages", "create_public_threads")


def invite_url(application_id: int | str) -> str:
    """Where an owner adds the bot to a server, with exactly the permissions it needs."""
    return discord.utils.oauth_url(application_id, permissions=NEEDED, scopes=("bot", "applications.commands"))


@dataclass(frozen=True)
class Doctor:
    """Looks by the web API alone, so that nothing needs to be connected."""

    client: discord.Client
    token: str
    dispatcher: Dispatcher

    async def findings(self) -> AsyncIterator[Finding]:
        """Everything there is to say, most basic first."""
        try:
            if self.client.user is None:
                await self.client.login(self.token)
            application = await self.client.application_info()
        except discord.LoginFailure:
            yield _ill(Text("doctor-discord-token-bad"), Text("doctor-discord-token-mend"))
            return
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            yield _ill(Text("doctor-discord-away", why=str(error)), Text("doctor-discord-away-mend"))
            return
        yield _well(Text("doctor-discord-token", name=application.name))
        yield _well(Text("doctor-discord-intents"))
        if application.interactions_endpoint_url:
            yield _ill(Text("doctor-discord-endpoint"), Text("doctor-discord-endpoint-mend"))
        async for finding in self._servers(invite_url(application.id)):
            yield finding

    async def _servers(self, invite: str) -> AsyncIterator[Finding]:
        guilds = [guild async for guild in self.client.fetch_guilds()]
        if not guilds:
            yield _ill(Text("doctor-discord-nowhere"), Text("doctor-discord-invite", url=invite))
            return
        yield _well(Text("doctor-discord-servers", count=len(guilds), url=invite))
        for settings in await self._settings():
            async for finding in self._channels(settings):
                yield finding

    async def _settings(self) -> list[SpaceSettings]:
        spaces = self.dispatcher.spaces
        async with self.dispatcher.transaction():
            ours = [s for c in await spaces.all() for s in await spaces.spaces_of(c.id) if s.platform == NAME]
            return [await spaces.settings(space) for space in ours]

    async def _channels(self, settings: SpaceSettings) -> AsyncIterator[Finding]:
        """What the server grants, and then each chosen channel of it."""
        me = await self._me(settings.space)
        for name in _OF_SERVER:
            if me is not None and not getattr(me.guild_permissions, name):
                what = Text("doctor-discord-server-bad", server=settings.space.value)
                yield _ill(what, Text("doctor-discord-server-mend", permission=Text(f"discord-permission-{name}")))
        for purpose in PURPOSES:
            channel = settings.channels.get(purpose)
            if channel is None:
                continue
            lacking = await self._lacking(me, channel) if me is not None else None
            shown = {"purpose": purpose, "channel": channel.value, "server": settings.space.value}
            if lacking is None:
                mend = Text("doctor-discord-channel-gone-mend")
                yield _ill(Text("doctor-discord-channel-gone", **shown), mend)
            elif lacking:
                for name in lacking:
                    mend = Text("doctor-discord-channel-mend", permission=Text(f"discord-permission-{name}"))
                    yield _ill(Text("doctor-discord-channel-bad", **shown), mend)
            else:
                yield _well(Text("doctor-discord-channel", **shown))

    async def _me(self, space: SpaceId) -> discord.Member | None:
        """The bot as a member of the server; None where it is not in it."""
        try:
            guild = await self.client.fetch_guild(int(space.value))
            return await guild.fetch_member(self.client.user.id if self.client.user else 0)
        except (discord.Forbidden, discord.NotFound):
            return None

    async def _lacking(self, me: discord.Member, channel: ChannelId) -> list[str] | None:
        """The permissions that are missing in the channel, by discord.py's names; None where it cannot be seen.

        A thread has those of the channel it is in, where to begin threads, or to write outside of them, is not needed.
        """
        needed = [name for name, asked in NEEDED if asked and name not in _OF_SERVER]
        try:
            found: Any = await me.guild.fetch_channel(int(channel.value))
            if isinstance(found, discord.Thread):
                found = await me.guild.fetch_channel(found.parent_id)
                needed = [name for name in needed if name not in _OUTSIDE_THREADS]
        except (discord.Forbidden, discord.NotFound):
            return None
        may = GuildChannel.permissions_for(found, me)  # that of a channel's own class takes away what goes with writing
        return [name for name in needed if not getattr(may, name)]


def _well(what: Text) -> Finding:
    return Finding(ok=True, what=what)


def _ill(what: Text, mend: Text) -> Finding:
    return Finding(ok=False, what=what, mend=mend)
