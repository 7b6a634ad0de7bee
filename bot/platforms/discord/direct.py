"""Direct conversations: in which server somebody means to act who talks to the bot alone.

Discord tells no server there. The bot asks each of its servers for that person ("Get Guild Member", which needs no
privileged intent) and, where several have them, asks which one is meant; the answer is kept in memory for as long as
the process runs, and nowhere else.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot.core.ids import SpaceId
from bot.core.ui import Button, Reply, Text
from bot.platforms.discord.incoming import NAME, incoming_of, person, role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.request import Incoming

log = structlog.get_logger()

HOME = "discord-home"
"""The wire name of a button that says which server is meant, and what to do then."""
SAID = "said"
"""Ask what the message says that the bot replied to. A draft's token opens that draft."""
SERVERS = 200
"""So many servers are asked for a person at most."""
AT_ONCE = 5
KEPT = 60.0
"""Seconds for which it is remembered who is in which server, with which roles."""
PEOPLE = 5000
OFFERED = 20
_SPANISH = frozenset(
    ["que", "qué", "los", "las", "una", "por", "para", "con", "cuándo", "cómo", "dónde", "está", "hay"]
)


class NoHomeError(Exception):
    """It cannot be told in which server somebody means to act: there is none, or one of these."""

    def __init__(self, members: Sequence[discord.Member]) -> None:
        super().__init__()
        self.members = members


@dataclass
class Homes:
    """Finds the server that somebody means."""

    _chosen: dict[int, int] = field(default_factory=dict)
    _shared: dict[int, tuple[float, list[discord.Member]]] = field(default_factory=dict)
    _few: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def incoming(self, interaction: discord.Interaction[Any], *, key: bool = True) -> Incoming:
        """Who did something, and in which server. Raises NoHomeError where that cannot be told."""
        plain = incoming_of(interaction, key=key)
        if interaction.guild_id is not None:
            return plain
        members = await self.shared(interaction.client, interaction.user.id)
        chosen = self._chosen.get(interaction.user.id)
        meant = [m for m in members if len(members) == 1 or m.guild.id == chosen]
        if not meant:
            raise NoHomeError(members)
        return _at_home(plain, meant[0])

    def choose(self, user: int, guild: int) -> None:
        """Remember which server somebody means from now on."""
        self._chosen.pop(user, None)
        self._chosen[user] = guild
        if len(self._chosen) > PEOPLE:
            del self._chosen[next(iter(self._chosen))]

    async def shared(self, client: discord.Client, user: int) -> list[discord.Member]:
        """Somebody as a member of each server that has them and the bot."""
        at, known = self._shared.get(user, (float("-inf"), []))
        if time.monotonic() - at < KEPT:
            return known
        guilds = sorted(client.guilds, key=lambda g: g.id)
        if len(guilds) > SERVERS:
            log.warning("too-many-servers-for-direct-messages", count=len(guilds))
        found = await asyncio.gather(*(self._member(guild, user) for guild in guilds[:SERVERS]))
        members = [member for member in found if member is not None]
        if len(self._shared) > PEOPLE:
            self._shared.clear()
        self._shared[user] = time.monotonic(), members
        return members

    async def _member(self, guild: discord.Guild, user: int) -> discord.Member | None:
        async with self._few:
            try:
                return await guild.fetch_member(user)
            except discord.HTTPException:
                return None


def offer(members: Sequence[discord.Member], then: str, label: Text | None = None) -> Reply:
    """A button for each server; with a `label`, one that says what is done there."""
    if not members:
        return Reply(Text("discord-no-home"))
    what = label or Text("discord-home-this")
    buttons = [Button(_label(what, member.guild, len(members)), HOME, str(member.guild.id), then)
               for member in members[:OFFERED]]  # fmt: skip
    return Reply(Text("said-words" if label else "discord-which-home"), controls=buttons)


def language_of_words(text: str, otherwise: str) -> str:
    """The language somebody seems to write: Discord tells none with a message."""
    words = set(text.casefold().split())
    return "es" if any(c in text for c in "¿¡ñ") or len(words & _SPANISH) > 1 else otherwise


def _label(what: Text, guild: discord.Guild, among: int) -> Text:
    return what if among == 1 else Text("discord-home-in", what=what, server=guild.name)


def _at_home(plain: Incoming, member: discord.Member) -> Incoming:
    permissions = member.guild_permissions
    return replace(
        plain,
        space=SpaceId(NAME, str(member.guild.id)),
        administers=permissions.administrator or permissions.manage_guild,
        grants=frozenset({person(member.id), *(role(r.id) for r in member.roles)}),
        name=member.display_name,
    )
