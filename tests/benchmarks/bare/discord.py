"""A discord.py client with one command that answers a fixed text, or a fixed layout of components.

Run as `python -m tests.benchmarks.bare.discord API_URL TOKEN FILE`; a layout's file ends in `.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.http import Route


class Layout(discord.ui.LayoutView):
    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self.components = components
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        return self.components

    def has_components_v2(self) -> bool:
        return True


class Bare(discord.AutoShardedClient):
    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(name="officials", description="Who represents a place")
        async def officials(interaction: discord.Interaction, place: str) -> None:
            await interaction.response.send_message(**answer, ephemeral=True)

    async def setup_hook(self) -> None:
        await self.tree.sync()


def read(file: str) -> dict[str, Any]:
    """What to answer, from its file."""
    given = Path(file).read_text(encoding="utf-8")
    return {"view": Layout(json.loads(given))} if file.endswith(".json") else {"content": given[:2000]}


def main() -> None:
    api_url, token, file = sys.argv[1:]
    Route.BASE = api_url
    Bare(read(file)).run(token, log_handler=None)


if __name__ == "__main__":
    main()
