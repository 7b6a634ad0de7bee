"""The connection to Discord: which events are asked for, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from bot.platforms.discord.once import watch
from bot.platforms.discord.tree import Builder, CatalogueTranslator, Hooks, Interaction, mentions

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry
    from bot.platforms.discord.handling import Handling

log = structlog.get_logger()

READY_AFTER = 0.5
"""Seconds after the last server became known that the start is over; commands are taken before that already."""

LONGEST_WAIT = 30.0
"""Seconds that discord.py waits for a rate limit to pass by itself; what takes longer goes back to the outbox."""

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # who starts the bot need not hear of voice


def intents() -> discord.Intents:
    """Servers with their channels and roles, and what people say to the bot alone; nothing privileged."""
    return discord.Intents(guilds=True, dm_messages=True)


class Tree(app_commands.CommandTree["Client"]):
    """The commands; what it cannot take is answered in the person's language."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """A command that does not match ours: the person's client is behind, or we are."""
        await self.client.handling.mistaken(interaction, error)


class Client(discord.AutoShardedClient):
    """discord.py's client with our commands. It pings nobody, and keeps no messages and no members in memory."""

    def __init__(
        self,
        registry: Registry,
        catalogue: Catalogue,
        handling: Handling,
        command_links: dict[str, str],
    ) -> None:
        super().__init__(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=READY_AFTER,
            max_ratelimit_timeout=LONGEST_WAIT,
            http_trace=watch(),
        )
        self.registry, self.catalogue, self.handling = registry, catalogue, handling
        self.command_links = command_links
        self.serves = True
        self.tree = Tree(self)
        hooks = Hooks(handling.command, handling.suggest, handling.message)
        for command in Builder(registry, catalogue, hooks).commands():
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Once logged in: make Discord's commands ours."""
        await self.tree.set_translator(CatalogueTranslator(self.catalogue))
        if self.serves:
            await self._synchronise()

    async def _synchronise(self) -> None:
        try:
            synced = await self.tree.sync()
        except discord.HTTPException as error:
            log.error("commands-not-synchronised", status=error.status, code=error.code, why=error.text)  # noqa: TRY400
            return
        self.command_links.update(mentions(synced, self.registry))
        log.info("commands-synchronised", count=len(synced))

    async def on_interaction(self, interaction: Interaction) -> None:
        """Presses and forms."""
        await self.handling.raw(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Something said to the bot alone."""
        if message.guild is None and not message.author.bot:
            await self.handling.said(self, message)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """What a handler of ours let through; there is nobody to tell."""
        log.error("event-failed", method=event_method, exc_info=True)  # noqa: LOG014 -- discord.py calls this in its except block
