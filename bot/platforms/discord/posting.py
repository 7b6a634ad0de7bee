"""Public posts: sending, finding again, and whether the bot may post.

Discord tells a message's nonce only for a while, and compares nonces for some minutes ("Create Message",
`enforce_nonce`). So that a post can be found again at any time, the first item of its layout is numbered with a
hash of the nonce: Discord keeps that number and gives it back, and nobody sees it.
"""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.ports import RefusedError, RetryError, UnsureError
from bot.core.request import Community
from bot.core.ui import Event, Reply
from bot.platforms.discord.events import put_event
from bot.platforms.discord.render import clip, render

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue, Markup

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    manage_events=True,
)
"""All that the bot asks for: to see the channels it posts to, to post there and below its posts, to find its posts
after a crash, and to keep the server's calendar of roundtables."""
LOOKED_THROUGH = 1000
THREAD = 100
"""Characters of a thread's name."""
_RETRY_AFTER = 30.0


def marker_of(nonce: str) -> int:
    """A number from 1 to 2^31 - 1 that stands for the nonce; Discord numbers items from 1 upwards, so far below."""
    return zlib.crc32(nonce.encode()) % (2**31 - 2**16) + 2**16


class Posting:
    """Posts to channels and threads by their ids."""

    def __init__(self, client: discord.Client, catalogue: Catalogue, markup: Markup) -> None:
        self.client, self.catalogue, self.markup = client, catalogue, markup

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post; returns the message's id. What one message does not hold is left out, and the post says so."""
        voice = self.catalogue.voice(community.locale, community.zone, self.markup)
        message = render(reply, voice, most=1)[0]
        try:
            view = message.view(marker_of(nonce))
            where = await self._thread(channel, under, voice.plain().say(reply.text)) if under else channel
            sent = await self._channel(where).send(view=view, nonce=nonce, files=message.attachments())
        except Exception as error:
            raise _translated(error) from error
        return str(sent.id)

    async def edit(self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str) -> None:
        """Have a post of ours say `reply`; it keeps the marker by which it is found."""
        voice = self.catalogue.voice(community.locale, community.zone, self.markup)
        rendered = render(reply, voice, most=1)[0]
        try:
            there = self._channel(channel).get_partial_message(int(message))
            await there.edit(view=rendered.view(marker_of(nonce)), attachments=rendered.attachments())
        except Exception as error:
            raise _translated(error) from error

    async def direct(self, user: UserId) -> ChannelId:
        """The private channel with somebody."""
        try:
            channel = await self.client.create_dm(discord.Object(int(user.value)))
        except Exception as error:
            raise _translated(error) from error
        return ChannelId(user.platform, str(channel.id))

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:
        """Make, change or cancel a scheduled event of the server."""
        try:
            return await put_event(self.client, space, event, known, nonce)
        except Exception as error:
            raise _translated(error) from error

    async def _thread(self, channel: ChannelId, message: str, name: str) -> ChannelId:
        """The thread of a message, made where there is none. A thread has the id of the message it began with."""
        thread = ChannelId(channel.platform, message)
        if await self._fetched(thread) is None:
            there = self._channel(channel).get_partial_message(int(message))
            await there.create_thread(name=clip(name, THREAD) or "…")
        return thread

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """The post with this nonce, or None where there is none since then."""
        channel = ChannelId(channel.platform, under) if under else channel
        marker, seen, me = marker_of(nonce), 0, self.client.user
        after = discord.Object(discord.utils.time_snowflake(since))
        try:
            async for message in self._channel(channel).history(limit=LOOKED_THROUGH, after=after, oldest_first=True):
                seen += 1
                first = getattr(message.components[0], "id", None) if message.components else None
                if me is not None and message.author.id == me.id and (first == marker or message.nonce == nonce):
                    return str(message.id)
        except discord.Forbidden as error:
            msg = "the channel's history may not be read"
            raise UnsureError(msg) from error
        except Exception as error:
            raise _translated(error) from error
        if seen >= LOOKED_THROUGH:
            msg = "too many messages came since"
            raise UnsureError(msg)
        return None

    async def can_post(self, channel: ChannelId) -> bool:
        """Whether the bot may see the channel and write there now."""
        found = self.client.get_channel(_number(channel)) or await self._fetched(channel)
        if not isinstance(found, discord.TextChannel | discord.Thread) or found.guild.me is None:
            return False
        may = found.permissions_for(found.guild.me)
        writes = may.send_messages_in_threads if isinstance(found, discord.Thread) else may.send_messages
        return may.view_channel and writes

    async def _fetched(self, channel: ChannelId) -> Any:
        """A thread that is archived is not kept in memory."""
        try:
            return await self.client.fetch_channel(_number(channel))
        except (discord.HTTPException, discord.InvalidData):
            return None

    def _channel(self, channel: ChannelId) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(_number(channel))


def _number(channel: ChannelId) -> int:
    return int(channel.value) if channel.value.isdecimal() else 0


def _translated(error: Exception) -> Exception:
    """Discord's errors as the outbox knows them: never, or later."""
    match error:
        case discord.RateLimited():
            return RetryError("rate limit", error.retry_after)
        case discord.Forbidden() | discord.NotFound():
            return RefusedError(f"Discord refuses it: {error.text} ({error.code})")
        case discord.HTTPException() if error.status == 429 or error.status >= 500:
            return RetryError(f"Discord answers {error.status}", _RETRY_AFTER, doubtful=error.status >= 500)
        case discord.HTTPException():
            return RefusedError(f"Discord refuses it: {error.text} ({error.code})")
        case aiohttp.ClientConnectorError():
            return RetryError("Discord cannot be reached")
        case aiohttp.ClientError() | OSError() | TimeoutError():
            return RetryError(f"Discord's answer was lost: {type(error).__name__}", doubtful=True)
    return error
