"""Takes the README's pictures: real answers of the real bot, as Discord's clients show them.

    uv run --with "simcord[screenshot]" python -m tests.pictures

CHROMIUM names the browser to use (/usr/bin/chromium unless set). The bot runs on simcord's simulated Discord, with
the facts that the project ships for Hartford; nothing is taken from any network.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.settings import ROOT
from tests.conformance.conftest import build
from tests.conformance.discord import Driver, Message
from tests.conformance.world import World

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTH, HEIGHT = 720, 1092


async def officials(chat: Driver) -> Message:
    """A resident looks up who serves Hartford."""
    said = await chat.resident("ana").types("/officials hartford")
    assert isinstance(said, Message)
    return said


async def roundtable(chat: Driver) -> Message:
    """An organizer plans a roundtable; residents say whether they come."""
    await chat.organiser("olu").types(
        '/roundtable create title:"Policing in the North End" when:"2026-12-01 18:00" length:"2 hours" '
        'where:"Keney Park Pond House, 1 Park Drive" interpretation:"Spanish" capacity:60 '
    )
    await chat.settle()
    (post,) = chat.channel("roundtables").messages
    for name in ("ana", "ben", "cy"):
        await post.press("I\u2019ll come", by=chat.resident(name))
    await chat.advance(seconds=10)
    (post,) = chat.channel("roundtables").messages
    assert isinstance(post, Message)
    return post


PICTURES: dict[str, Callable[[Driver], Awaitable[Message]]] = {
    "officials-discord.png": officials,
    "roundtable-discord.png": roundtable,
}


async def take(folder: Path, name: str) -> None:
    """Play the scene and write its picture."""
    with tempfile.TemporaryDirectory() as data:
        world = World(Path(data), build)
        chat = Driver(world)
        await chat.open()
        chat.env.backend.bot_user.name = "Roundtable"
        await world.start(chat)
        try:
            message = (await PICTURES[name](chat)).messages[0]
            await _capture(chat, message, folder / name)
        finally:
            await world.stop(chat)


async def _capture(chat: Driver, message: Any, file: Path) -> None:
    from playwright.async_api import async_playwright
    from simcord import ResponseMessage

    channel = next(c for c in chat.channels.values() if c.id == message.channel_id)
    viewer = chat.resident("ana").member
    preview = chat.env.preview(
        channel, viewers=[viewer], width=WIDTH, height=HEIGHT, timezone="America/New_York", presentation_time=chat.now
    )
    async with preview as shown:
        playwright = await async_playwright().start()
        manager = shown._capture_manager
        manager._playwright = playwright
        manager._browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        shot = ResponseMessage(chat.env, message)
        report = await shown.screenshot(file, target=shot, allow_incomplete=True)
        print(f"{file}: {report.output_width} by {report.output_height} pixels")


async def main() -> None:
    folder = ROOT / "docs"
    folder.mkdir(exist_ok=True)
    for name in PICTURES:
        await take(folder, name)


if __name__ == "__main__":
    asyncio.run(main())
