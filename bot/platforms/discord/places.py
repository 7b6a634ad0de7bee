"""Where a post stands on Discord: a channel, a thread, a thread below a message, a post of a forum.

A thread that began with a message has that message's id, and so has a forum's post ("Threads"). One that is archived
is not kept in memory; writing there wakes it, unless it is locked.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any, Literal, TypeAlias

import discord

from bot.core.ids import ChannelId, SpaceId
from bot.core.platform import UnsureError

Place: TypeAlias = Any
"""One of discord.py's channels, threads and private channels."""

THREAD = 100
"""Characters of a thread's name."""
THERE_ALREADY = 160004
DAY: Literal[1440] = 1440
LOOKED_THROUGH = 100
"""Threads of a forum that are looked through for a post; each costs a question of its own."""

_LINK = re.compile(
    r"(?:https://(?:(?:ptb|canary)\.)?discord(?:app)?\.com/channels/(?P<server>\d{1,20})/(?P<linked>\d{1,20})(?:/\d{1,20})?/?"
    r"|<#(?P<mentioned>\d{1,20})>|(?P<number>\d{15,20}))"
)


def number(channel: ChannelId) -> int:
    """Discord's number of a channel; 0, which nothing has, for what is none."""
    return int(channel.value) if channel.value.isdecimal() else 0


async def place(client: discord.Client, channel: ChannelId) -> Place:
    """The channel, from memory or as Discord tells it. Raises Forbidden or NotFound."""
    return client.get_channel(number(channel)) or await client.fetch_channel(number(channel))


def thread(client: discord.Client, message: str) -> Place:
    """The thread of a message, whether or not it is known."""
    return client.get_channel(int(message)) or client.get_partial_messageable(int(message))


def linked(space: SpaceId, said: str) -> ChannelId | None:
    """The channel or thread that a link, a mention or a number means; None where it is none of that server.

    A link of a message means the channel it stands in.
    """
    found = _LINK.fullmatch(said.strip())
    if found is None or found["server"] not in {None, space.value}:
        return None
    return ChannelId(space.platform, found["linked"] or found["mentioned"] or found["number"])


def link(space: SpaceId, channel: ChannelId) -> str:
    """A channel's or thread's link, as Discord's clients copy it."""
    return f"https://discord.com/channels/{space.value}/{channel.value}"


def home(client: discord.Client, there: Place, message: str, under: str | None) -> Place:
    """Where a message of ours stands that was sent to `there`, below `under` if that is given."""
    if under is not None and not _flat(there):
        return thread(client, under)
    return thread(client, message) if isinstance(there, discord.ForumChannel) else there


async def below(client: discord.Client, there: Place, message: str, name: str) -> tuple[Place, dict[str, Any]]:
    """The thread of a message, begun where there is none, and how to send there.

    In a thread, or a private channel, which have none below their messages, it is an answer to the message.
    """
    if isinstance(there, discord.ForumChannel):
        return thread(client, message), {}
    if _flat(there):
        there_to = discord.MessageReference(message_id=int(message), channel_id=there.id, fail_if_not_exists=False)
        return there, {"reference": there_to}
    if client.get_channel(int(message)) is None:
        await _begin(client, there.id, message, name)
    return thread(client, message), {}


def tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """What a post of ours is tagged with: nothing, or where the forum wants a tag, the first that is open to all."""
    open_to_all = [tag for tag in forum.available_tags if not tag.moderated]
    return (open_to_all or list(forum.available_tags))[:1] if forum.flags.require_tag else []


async def wake(client: discord.Client, there: Place) -> None:
    """Bring a thread back from the archive, where Discord lets nothing be changed; raises where it is locked."""
    await client.http.edit_channel(there.id, archived=False)


async def posts(forum: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Message]:
    """The messages that a forum's threads of ours began with, those that are archived last.

    Raises UnsureError where there are more than can be looked through.
    """
    seen = 0
    async for one in _threads(forum):
        if one.owner_id != forum.guild.me.id or discord.utils.snowflake_time(one.id) < since:
            continue
        seen += 1
        if seen > LOOKED_THROUGH:
            msg = "too many posts came since"
            raise UnsureError(msg)
        try:
            first = await one.fetch_message(one.id)
        except discord.NotFound:  # a moderator deleted it, and the thread goes on without
            continue
        yield first


async def _threads(forum: discord.ForumChannel) -> AsyncIterator[discord.Thread]:
    for one in await forum.guild.active_threads():
        if one.parent_id == forum.id:
            yield one
    async for one in forum.archived_threads(limit=LOOKED_THROUGH):
        yield one


async def _begin(client: discord.Client, channel: int, message: str, name: str) -> None:
    try:
        await client.http.start_thread_with_message(channel, int(message), name=name, auto_archive_duration=DAY)
    except discord.HTTPException as error:
        if error.code != THERE_ALREADY:
            raise


def _flat(there: Place) -> bool:
    """Whether messages there have no threads."""
    return not isinstance(there, discord.TextChannel | discord.ForumChannel)
