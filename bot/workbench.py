"""What the features' command-line commands work with: the migrated database, one transaction a piece of work."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from bot import logs
from bot.core.i18n import Catalogue, Voice
from bot.core.ports import ConfigurationError
from bot.platforms.console.writing import PLAIN
from cogs.wiring import LOCALES

if TYPE_CHECKING:
    from bot.app import App
    from bot.core.ports import Fetch
    from bot.core.ui import Words
    from bot.settings import Settings

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


def check_writable(folder: Path) -> None:
    """Raise ConfigurationError for a data folder that takes no files: a read-only disk, somebody else's folder."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return
    except OSError as error:
        msg = f"the data folder {folder} cannot be written to: {error.strerror}. Set another by ROUNDTABLE_DATA."
        raise ConfigurationError(msg) from None


class Bench:
    """The `Workbench` port. The app is built with the first piece of work; one loop serves them all.

    Args:
        settings: gives the settings when they are needed, so that `--help` needs none.
        locale: the operator's language.
    """

    def __init__(self, settings: Callable[[], Settings], locale: str) -> None:
        self._settings = settings
        self._locale = locale
        self._runner = asyncio.Runner()
        self._app: App | None = None
        self._catalogue: Catalogue | None = None

    def run(self, work: Callable[[Any], Awaitable[T]]) -> T:
        """Await `work(services)` inside one transaction on the migrated database."""
        return self.with_app(lambda app: self._in_transaction(app, work))

    def fetch(self, work: Callable[[Fetch], Awaitable[T]]) -> T:
        """Await `work(fetch)`, which reads outside sources as the settings allow and needs no database."""
        return self._runner.run(self._fetch(work))

    def with_app(self, work: Callable[[App], Awaitable[T]], *, opened: bool = True) -> T:
        """Await `work(app)`; with `opened`, on the migrated database."""
        return self._runner.run(self._with_app(work, opened=opened))

    def go(self, work: Coroutine[Any, Any, T]) -> T:
        """Await the work, which brings what it needs."""
        return self._runner.run(work)

    def say(self, words: Words) -> None:
        """Print a message in the operator's language, as plain text."""
        typer.echo(self.voice().say(words))

    def complain(self, words: Words) -> None:
        """Print a message to standard error."""
        typer.echo(self.voice().say(words), err=True)

    def voice(self) -> Voice:
        """How the operator is spoken to."""
        if self._catalogue is None:
            self._catalogue = Catalogue([*sorted((ROOT / "bot").rglob("locales")), *LOCALES])
        return self._catalogue.voice(self._locale, markup=PLAIN)

    def close(self) -> None:
        """Let go of the network and the database."""
        if self._app is not None:
            self._runner.run(self._app.close())
            self._app = None
        self._runner.close()

    async def _fetch(self, work: Callable[[Fetch], Awaitable[T]]) -> T:
        from bot.fetch import Fetcher  # noqa: PLC0415 -- most commands fetch nothing

        settings = self._settings()
        async with Fetcher(allow_private=settings.allow_private_addresses, contact=settings.contact) as fetch:
            return await work(fetch)

    async def _with_app(self, work: Callable[[App], Awaitable[T]], *, opened: bool) -> T:
        if self._app is None:
            from bot.app import build  # noqa: PLC0415 -- `--help` needs none of it

            settings = self._settings()
            check_writable(settings.data)
            logs.set_up(settings.log_level, settings.data / "roundtable.log")
            self._app = build(settings)
            if opened:
                await self._app.open(seed=False)  # what is counted is what was imported
        return await work(self._app)

    async def _in_transaction(self, app: App, work: Callable[[Any], Awaitable[T]]) -> T:
        async with app.database.transaction():
            return await work(app.services)
