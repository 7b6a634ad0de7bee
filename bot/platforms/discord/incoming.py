"""Who did something on Discord, as the core knows people."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
from bot.core.request import Incoming

NAME = "discord"


def incoming_of(interaction: discord.Interaction[Any], *, key: bool = True) -> Incoming:
    """The person, server and channel of an interaction, with the rights that Discord says they have.

    Rights go by role ("&12") and by person ("@34"). Whoever may manage the server administers it. The key is the
    interaction's id, which a redelivery keeps; `key=False` for what is asked while somebody types.
    """
    user, permissions = interaction.user, interaction.permissions
    roles: list[discord.Role | None] = [*user.roles] if isinstance(user, discord.Member) else []
    return Incoming(
        user=UserId(NAME, str(user.id)),
        space=SpaceId(NAME, str(interaction.guild_id)),
        channel=ChannelId(NAME, str(interaction.channel_id)) if interaction.channel_id else None,
        locale=str(interaction.locale.value),
        administers=permissions.administrator or permissions.manage_guild,
        grants=frozenset({person(user.id), *(role(r.id) for r in roles if r is not None)}),
        key=f"{NAME}:{interaction.id}" if key else None,
        name=user.display_name,
        native=interaction,
    )


def role(number: int | str) -> GrantId:
    """What holders of a role have in common."""
    return GrantId(NAME, f"&{number}")


def person(number: int | str) -> GrantId:
    """One person by themselves."""
    return GrantId(NAME, f"@{number}")
