"""A server's own calendar: scheduled events of the external kind, which need a place and an end.

Discord takes at most 100 events a server that are ahead or under way, none that starts in the past; what has begun
can be ended and no longer moved, what was cancelled stays so ("Guild Scheduled Event"). An event's description
carries its nonce in characters that nobody sees; by it one is found that was made just before a crash, or, should
Discord have dropped them, by its name and its beginning.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord

from bot.core.ids import SpaceId
from bot.core.platform import RefusedError
from bot.core.ui import Event
from bot.platforms.discord.once import once
from bot.platforms.discord.render import clip

NAME, DESCRIPTION, PLACE = 100, 1000, 100
UNSEEN = "\u200b\u200c\u2060\ufeff"
MARKED = 12
"""Hexadecimal digits of the nonce that are written, each as two unseen characters."""


async def put_event(
    client: discord.Client, space: SpaceId, event: Event, known: str | None, nonce: str, now: datetime
) -> str | None:
    """Make, change or cancel the event; returns its id, None where there is nothing to put.

    Raises RefusedError where the bot is not in the server any more, and discord.py's errors.
    """
    guild = client.get_guild(int(space.value)) if space.value.isdecimal() else None
    if guild is None:
        msg = "the bot is not in that server"
        raise RefusedError(msg, "gone")
    there = await _there(guild, event, known, nonce)
    if there is None:
        if event.cancelled or event.starts_at <= now:
            return known
        with once():
            made = await guild.create_scheduled_event(
                **_said(event, nonce), start_time=event.starts_at, privacy_level=discord.PrivacyLevel.guild_only
            )
        return str(made.id)
    await (_take_off(there) if event.cancelled else _change(there, event, nonce, now))
    return str(there.id)


async def _take_off(there: discord.ScheduledEvent) -> None:
    if there.status is discord.EventStatus.scheduled:
        await there.cancel()
    else:
        await there.end()


async def _change(there: discord.ScheduledEvent, event: Event, nonce: str, now: datetime) -> None:
    """What has begun keeps its beginning."""
    said = _said(event, nonce)
    if there.status is discord.EventStatus.scheduled and event.starts_at > now:
        said["start_time"] = event.starts_at
    await there.edit(**said)


async def _there(guild: discord.Guild, event: Event, known: str | None, nonce: str) -> discord.ScheduledEvent | None:
    """The event ahead or under way that this one is."""
    alive = (discord.EventStatus.scheduled, discord.EventStatus.active)
    ours = [e for e in await guild.fetch_scheduled_events() if e.status in alive and e.creator_id == guild.me.id]
    mark, same = _mark(nonce), (_name(event), event.starts_at)
    known_as = [e for e in ours if str(e.id) == known]
    marked = [e for e in ours if mark in (e.description or "")]
    alike = [e for e in ours if known is None and not _is_marked(e) and (e.name, e.start_time) == same]
    return next(iter([*known_as, *marked, *alike]), None)


def _said(event: Event, nonce: str) -> dict[str, Any]:
    mark = _mark(nonce)
    first, rest = (event.description or "\u2800")[:1], event.description[1 : DESCRIPTION - len(mark)]
    return {
        "name": _name(event),
        "description": first + mark + rest,
        "end_time": event.ends_at,
        "entity_type": discord.EntityType.external,
        "location": clip(event.location, PLACE) or "…",
    }


def _name(event: Event) -> str:
    return clip(event.title, NAME) or "…"


def _mark(nonce: str) -> str:
    """The nonce in unseen characters; they stand inside the text, since Discord trims its ends."""
    digits = (int(digit, 16) for digit in nonce[:MARKED])
    return "".join(UNSEEN[d // 4] + UNSEEN[d % 4] for d in digits)


def _is_marked(there: discord.ScheduledEvent) -> bool:
    return any(c in UNSEEN for c in there.description or "")
