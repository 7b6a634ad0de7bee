"""A server's own calendar: scheduled events of the external kind, which need a place and an end.

Discord takes at most 100 events a server, none that starts in the past ("Guild Scheduled Event"). The last line of
an event's description carries the nonce, by which one is found that was made just before a crash.
"""

from __future__ import annotations

from typing import Any

import discord

from bot.core.ids import SpaceId
from bot.core.ui import Event
from bot.platforms.discord.render import clip

NAME, DESCRIPTION, PLACE = 100, 1000, 100


async def put_event(client: discord.Client, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:
    """Make, change or cancel the event; returns its id, None where there is nothing to put."""
    guild = client.get_guild(int(space.value)) if space.value.isdecimal() else None
    if guild is None:
        return known
    there = await _there(guild, known, nonce)
    if event.cancelled:
        if there is not None and there.status is discord.EventStatus.scheduled:
            await there.cancel()
        return str(there.id) if there is not None else known
    if there is None:
        made = await guild.create_scheduled_event(**_said(event, nonce), privacy_level=discord.PrivacyLevel.guild_only)
        return str(made.id)
    if there.status is discord.EventStatus.scheduled:
        await there.edit(**_said(event, nonce))
    return str(there.id)


async def _there(guild: discord.Guild, known: str | None, nonce: str) -> discord.ScheduledEvent | None:
    for event in await guild.fetch_scheduled_events():
        if str(event.id) == known or (event.description or "").endswith(_mark(nonce)):
            return event
    return None


def _said(event: Event, nonce: str) -> dict[str, Any]:
    mark = _mark(nonce)
    return {
        "name": clip(event.title, NAME),
        "description": event.description[: DESCRIPTION - len(mark) - 1] + "\n" + mark,
        "start_time": event.starts_at,
        "end_time": event.ends_at,
        "entity_type": discord.EntityType.external,
        "location": clip(event.location, PLACE),
    }


def _mark(nonce: str) -> str:
    return f"\u2800{nonce[:12]}"
