"""Public posts: sending, finding again, and whether the bot may post.

Discord tells a message's nonce only for a while, and compares nonces for some minutes ("Create Message",
`enforce_nonce`). So that a post can be found again at any time, the first item of its layout is numbered with a
hash of the nonce: Discord keeps that number and gives it back, and nobody sees it.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
from bot.core.pacing import Limits, Rate
from bot.core.platform import RetryError, UnsureError
from bot.core.request import Community
from bot.core.ui import Event, Reply
from bot.platforms.discord import places
from bot.platforms.discord.events import put_event
from bot.platforms.discord.failures import ARCHIVED, TOO_MANY_PEOPLE, UNKNOWN_CHANNEL, of_an_edit, translated
from bot.platforms.discord.incoming import NAME
from bot.platforms.discord.once import once
from bot.platforms.discord.render import Message, clip, render

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue, Markup, Voice
    from bot.core.ports import Clock

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    read_message_history=True,
    attach_files=True,
    create_events=True,
    manage_events=True,
)
"""All that the bot asks for: to see the channels it posts to, to post there and below its posts, with files such as an
agenda's pictures and exports, to find its posts after a crash, and to keep the server's calendar of roundtables.

Events are made by `create_events` since Discord took that out of `manage_events` ("Change Log", November 20, 2025)."""
LIMITS = Limits(overall=Rate(50, 1.0), channel=Rate(5, 5.0), at_once=64)
"""What Discord allows a bot: fifty calls a second in all ("Rate Limits", "Global Rate Limit"); to one channel five
messages, and as many edits, in five seconds, as its `X-RateLimit` headers say. Answers to interactions do not count.
Whatever else a header says, discord.py keeps to."""

LOOKED_THROUGH = 1000
BETWEEN_CROWDS = 60.0
"""Seconds in which nobody is written to privately once Discord said that this is done too fast: it counts each refusal,
and shuts off who gets ten thousand in ten minutes ("Rate Limits", "Invalid Request Limit")."""


def marker_of(nonce: str) -> int:
    """A number from 1 to 2^31 - 1 that stands for the nonce; Discord numbers items from 1 upwards, so far below."""
    return zlib.crc32(nonce.encode()) % (2**31 - 2**16) + 2**16


class Posting:
    """Posts to channels, forums and threads by their ids."""

    def __init__(self, client: discord.Client, catalogue: Catalogue, markup: Markup, clock: Clock) -> None:
        self.client, self.catalogue, self.markup, self.clock = client, catalogue, markup, clock
        self._nobody_until = float("-inf")

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post; returns the message's id. What one message does not hold is left out, and the post says so.

        In a forum it begins a thread that has the post's first line for its title.
        """
        voice = self.catalogue.voice(community.locale, community.zone, self.markup)
        apart = False
        try:
            there = await places.place(self.client, channel)
            message = render(_of(there, reply), voice, most=1)[0]
            how: dict[str, Any] = {
                "view": message.view(marker_of(nonce)),
                "files": message.attachments(),
                "allowed_mentions": pinged(_of(there, reply).mention),
            }
            title = _title(reply, voice)
            if under is not None:
                apart = True
                there, more = await places.below(self.client, there, under, title)
                how |= more
            if isinstance(there, discord.ForumChannel):
                with once():
                    began = await there.create_thread(name=title, applied_tags=places.tags(there), **how)
                return str(began.message.id)
            return str((await there.send(nonce=nonce, **how)).id)
        except Exception as error:
            raise self._failed(error, apart=apart) from error

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,
        under: str | None = None,
    ) -> None:  # fmt: skip
        """Have a post of ours say `reply`; it keeps the marker by which it is found.

        A thread that went to the archive meanwhile, as a forum's posts do after some days, is woken for it.
        """
        voice = self.catalogue.voice(community.locale, community.zone, self.markup)
        apart = False
        try:
            there = await places.place(self.client, channel)
            rendered = render(_of(there, reply), voice, most=1)[0]
            home = places.home(self.client, there, message, under)
            apart = home is not there
            try:
                await _rewrite(home, message, rendered, nonce)
            except discord.HTTPException as error:
                if error.code != ARCHIVED:
                    raise
                await places.wake(self.client, home)
                await _rewrite(home, message, rendered, nonce)
        except Exception as error:
            raise of_an_edit(error, apart=apart) from error

    async def direct(self, user: UserId) -> ChannelId:
        """The private channel with somebody."""
        if (wait := self._nobody_until - time.monotonic()) > 0:
            msg = "private messages wait"
            raise RetryError(msg, wait)
        try:
            channel = await self.client.create_dm(discord.Object(int(user.value)))
        except Exception as error:
            raise self._failed(error) from error
        return ChannelId(user.platform, str(channel.id))

    def _failed(self, error: Exception, *, apart: bool = False) -> Exception:
        if getattr(error, "code", None) == TOO_MANY_PEOPLE:
            self._nobody_until = time.monotonic() + BETWEEN_CROWDS
        return translated(error, apart=apart)

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:
        """Make, change or cancel a scheduled event of the server."""
        try:
            return await put_event(self.client, space, event, known, nonce, self.clock.now())
        except Exception as error:
            raise translated(error) from error

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """The post with this nonce, or None where there is none since then."""
        seen = 0
        try:
            async for message in await self._since(channel, under, since):
                seen += 1
                if self._is(message, nonce):
                    return str(message.id)
        except discord.Forbidden as error:
            msg = "the channel's history may not be read"
            raise UnsureError(msg) from error
        except discord.NotFound as error:
            if under is not None and error.code == UNKNOWN_CHANNEL:  # its thread was never begun
                return None
            raise translated(error) from error
        except Exception as error:
            raise translated(error) from error
        if seen >= LOOKED_THROUGH:
            msg = "too many messages came since"
            raise UnsureError(msg)
        return None

    async def _since(self, channel: ChannelId, under: str | None, since: datetime) -> AsyncIterator[discord.Message]:
        there = await places.place(self.client, channel)
        if isinstance(there, discord.ForumChannel) and under is None:
            return places.posts(there, since)
        home = there if under is None else places.home(self.client, there, "", under)
        after = discord.Object(discord.utils.time_snowflake(since))
        found: AsyncIterator[discord.Message] = home.history(limit=LOOKED_THROUGH, after=after, oldest_first=True)
        return found

    def _is(self, message: discord.Message, nonce: str) -> bool:
        first = getattr(message.components[0], "id", None) if message.components else None
        me = self.client.user
        return me is not None and message.author.id == me.id and (first == marker_of(nonce) or message.nonce == nonce)

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:
        """Whether the channel is one of that server, and the bot may see it and write there now.

        A number leads to a channel of any server that the bot is in; who moderates one has no say in another.
        """
        try:
            there = await places.place(self.client, channel)
        except (discord.HTTPException, discord.InvalidData):
            return False
        if not isinstance(there, discord.TextChannel | discord.ForumChannel | discord.Thread):
            return False
        if str(there.guild.id) != space.value:
            return False
        if isinstance(there, discord.Thread) and there.locked:
            return False
        may = there.permissions_for(there.guild.me)
        writes = may.send_messages_in_threads if isinstance(there, discord.Thread) else may.send_messages
        return may.view_channel and writes


async def _rewrite(home: Any, message: str, rendered: Message, nonce: str) -> None:
    await home.get_partial_message(int(message)).edit(
        view=rendered.view(marker_of(nonce)),
        attachments=rendered.attachments(),
        allowed_mentions=pinged(None),
    )


def _title(reply: Reply, voice: Voice) -> str:
    """What a thread is called: the first words of what begins it, or of its first card."""
    plain = voice.plain()
    said = (plain.say(words) for words in (reply.text, *(card.title for card in reply.cards)))
    first = next((line for text in said for line in text.splitlines() if line.strip()), "")
    return clip(first, places.THREAD) or "…"


def _of(there: Any, reply: Reply) -> Reply:
    """The reply without a role of another server, which nobody here has."""
    guild, mention = getattr(there, "guild", None), reply.mention
    if mention is None or mention.platform != NAME or mention.value[:1] != "&" or guild is None:
        return reply
    return reply if guild.get_role(int(mention.value[1:])) is not None else replace(reply, mention=None)


def pinged(mention: GrantId | None) -> discord.AllowedMentions:
    """That role or person and nobody else, whatever else a post names."""
    if mention is None or mention.platform != NAME:
        return discord.AllowedMentions.none()
    one = [discord.Object(int(mention.value[1:]))]
    roles, users = (one, []) if mention.value[0] == "&" else ([], one)
    return discord.AllowedMentions(everyone=False, roles=roles, users=users, replied_user=False)
