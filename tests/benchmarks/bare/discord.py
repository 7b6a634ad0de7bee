"""A discord.py client with one command that answers a fixed text.

Run as `python -m tests.benchmarks.bare.discord API_URL TOKEN TEXT_FILE`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import discord
from discord import app_commands
from discord.http import Route


class Bare(discord.AutoShardedClient):
    def __init__(self, text: str) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(name="officials", description="Who represents a place")
        async def officials(interaction: discord.Interaction, place: str) -> None:
            await interaction.response.send_message(text, ephemeral=True)

    async def setup_hook(self) -> None:
        await self.tree.sync()


def main() -> None:
    api_url, token, file = sys.argv[1:]
    Route.BASE = api_url
    Bare(Path(file).read_text(encoding="utf-8")).run(token, log_handler=None)


if __name__ == "__main__":
    main()
