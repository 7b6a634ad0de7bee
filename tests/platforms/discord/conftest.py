"""The real adapter with a small feature on a simulated Discord."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.discord import Driver
from tests.conformance.world import World
from tests.platforms.discord.square import Square, small_app


@pytest.fixture
def square() -> Square:
    """The feature; tests look at what it was given, and make it slow."""
    return Square()


@pytest.fixture
async def chat(folder: Path, square: Square):
    """The same words as in conformance scenarios, and `chat.env` for what only Discord has."""
    world = World(folder, lambda _environment, clock: small_app(folder, clock, square))
    driver = Driver(world)
    await driver.open()
    await world.start(driver)
    yield driver
    await world.stop(driver)
    await driver.close()


@pytest.fixture
def ana(chat: Driver):
    """A resident."""
    return chat.resident("ana")
