"""The `chat` fixture: a scenario runs once for each platform."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cogs.stories.reader import Reader
from tests.clock import SetClock
from tests.conformance.chat import Chat
from tests.conformance.world import World
from tests.conftest import SETTINGS, aside

PLATFORMS = ("discord", "slack", "console")


def build(environment: Mapping[str, str], clock: SetClock) -> Any:
    """The real app under these settings, and no others from this machine."""
    from bot.app import build as build_app
    from bot.settings import Settings

    kept = dict(os.environ)
    try:
        for name in [n for n in os.environ if n.startswith(SETTINGS)]:
            del os.environ[name]
        os.environ.update(environment)
        return build_app(Settings(_env_file=None), clock=clock)
    finally:
        os.environ.clear()
        os.environ.update(kept)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the migrated database and the community's own facts, made once and copied."""
    folder = tmp_path_factory.mktemp("seeded")

    async def seed() -> None:
        app = build({"ROUNDTABLE_DATA": str(folder), "ROUNDTABLE_SAMPLES": "0"}, SetClock())
        await app.open()
        await app.close()

    aside(seed())
    return folder


@pytest.fixture(params=PLATFORMS)
async def chat(request: pytest.FixtureRequest, seeded: Path, tmp_path: Path, reader: Reader):
    """A chat on one platform with the real bot in it; see the package's docstring."""

    def make(environment: Mapping[str, str], clock: SetClock) -> Any:
        app = build(environment, clock)
        app.services.stories.opener.reader = reader
        return app

    driver: type[Chat] = importlib.import_module(f"tests.conformance.{request.param}").Driver
    world = World(Path(shutil.copytree(seeded, tmp_path / "data")), make)
    opened = driver(world)
    await opened.open()
    await world.start(opened)
    yield opened
    await world.stop(opened)
    await opened.close()
