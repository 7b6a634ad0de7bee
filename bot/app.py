"""The only wiring: settings → storage → services → cogs → platforms."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

import cogs.tables  # noqa: F401 -- every feature's tables join the metadata
from bot.core.cog import JobSpec
from bot.core.dispatch import Dispatcher
from bot.core.i18n import Catalogue
from bot.core.ids import ChannelId, SpaceId
from bot.core.platform import Platform
from bot.core.ports import ConfigurationError
from bot.core.registry import Registry
from bot.core.request import Community
from bot.delivery import Delivery
from bot.fetch import Fetcher
from bot.linked import Linked
from bot.scheduling import Scheduling
from bot.settings import ROOT, Fresh, Settings
from bot.storage.database import Database
from bot.storage.drafts import Drafts
from bot.storage.handled import Handled
from bot.storage.keymark import check_key
from bot.storage.migrate import migrate
from bot.storage.outbox import OutboxStore
from bot.storage.outlets import OutletStore
from bot.storage.people import PeopleStore
from bot.storage.spaces import SpaceStore
from bot.vault import open_vault
from cogs.deliveries.service import kind_of
from cogs.wiring import LOCALES, Services, set_up

if TYPE_CHECKING:
    from filelock import FileLock

log = structlog.get_logger()


START = 20.0
"""Seconds that a platform still starting may hold up the others' posts and jobs."""

STOPPING = 5.0
"""Seconds in which the platforms answer what is under way and disconnect; what they still do then is cut off."""

RETRY, LONGEST_RETRY = 30.0, 600.0
"""Seconds until a platform that did not come up is tried again, doubled each time up to the longest."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 -- this is the Clock


@dataclass
class App:
    """Everything wired, not yet connected.

    `open` prepares the database, `start` connects, `stop` answers what was acknowledged and lets go.
    """

    settings: Settings
    database: Database
    catalogue: Catalogue
    registry: Registry
    dispatcher: Dispatcher
    services: Services
    delivery: Delivery
    scheduling: Scheduling
    drafts: Drafts
    platforms: dict[str, Platform] = field(default_factory=dict)
    connected: dict[str, Platform] = field(default_factory=dict)
    _connecting: set[asyncio.Task[None]] = field(default_factory=set)
    _lock: FileLock | None = None

    def add(self, platform: Platform) -> None:
        """Connect this platform too at the start."""
        self.platforms[platform.name] = platform

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:
        """Whether that is a channel of the space and the bot may post there now: it may not while not connected."""
        platform = self.delivery.platforms.get(space.platform)
        return platform is not None and space.platform == channel.platform and await platform.can_post(space, channel)

    async def open(self, *, alone: bool = False, seed: bool = True) -> None:
        """Migrate the database and, with `seed`, read the facts that the community's folder states.

        With `alone`, an SQLite database is locked against a second process; raises ConfigurationError where
        one runs already, and where the people of the database are known by another key.
        """
        if alone and self.database.embedded:
            self._take_lock()
        await migrate(self.database)
        async with self.database.transaction():
            await check_key(self.services.vault)
        if seed:
            await self.services.directory.seed(self.settings.community)

    async def start(self) -> None:
        """Connect the platforms and begin to deliver and to run jobs.

        A platform that does not come up takes no other down: it is tried again and again, and its posts wait for
        it. Raises what the first one raised where none comes up.
        """
        self.delivery.platforms = self.connected
        await self._first_up()
        await self.delivery.start()
        self.scheduling.start()

    async def _first_up(self) -> None:
        """Return once every platform came up or failed, or one is up and the others take too long."""
        trying = {self._spawn(self._connect(p)): p for p in self.platforms.values()}
        await asyncio.wait(trying, timeout=START)
        while not self.connected and any(not t.done() for t in trying):
            await asyncio.wait([t for t in trying if not t.done()], return_when=asyncio.FIRST_COMPLETED)
        errors = {p: t.exception() for t, p in trying.items() if t.done()}
        for error in errors.values():
            if error is not None and not self.connected:
                raise error
        for platform, task in ((p, t) for t, p in trying.items() if errors.get(p) is not None or not t.done()):
            self._spawn(self._again(platform, task))

    async def _connect(self, platform: Platform) -> None:
        await platform.start()
        self.connected[platform.name] = platform
        self.delivery.wake()

    async def _again(self, platform: Platform, trying: asyncio.Task[None]) -> None:
        """Wait for the first try, and try until the platform is up."""
        pause = RETRY
        while True:
            await asyncio.wait([trying])
            error = trying.exception()
            if error is None:
                return
            log.error("platform-not-up", platform=platform.name, why=str(error), again_in=pause)
            await asyncio.sleep(pause)
            trying, pause = self._spawn(self._connect(platform)), min(pause * 2, LONGEST_RETRY)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)
        return task

    async def stop(self) -> None:
        """Finish what is on its way, answer what was acknowledged, close the database: within ten seconds."""
        for task in self._connecting:
            task.cancel()
        for failed in await asyncio.gather(self.scheduling.stop(), self.delivery.stop(), return_exceptions=True):
            if failed is not None:  # the database is gone, say; what was acknowledged is answered all the same
                log.error("not-stopped-well", exc_info=failed)
        stopping = asyncio.gather(*(p.stop() for p in self.platforms.values()), return_exceptions=True)
        try:
            await asyncio.wait_for(stopping, STOPPING)
        except TimeoutError:
            log.warning("platforms-slow-to-stop")
        await self.close()

    async def close(self) -> None:
        """Let go of the network and the database."""
        await self.services.fetch.close()
        await self.database.close()
        if self._lock is not None:
            self._lock.release()

    def _take_lock(self) -> None:
        from filelock import FileLock, Timeout  # noqa: PLC0415 -- only a process that serves needs it

        self._lock = FileLock(f"{self.database.engine.url.database}.lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            msg = (
                f"another Roundtable runs on {self.database.engine.url.database}. Stop it first, or give this one "
                "a database of its own (DATABASE_URL)."
            )
            raise ConfigurationError(msg) from None


def build(settings: Settings, *, clock: Any = None) -> App:
    """Wire everything by `settings`; nothing is opened or connected yet."""
    clock = clock or SystemClock()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = Database(settings.database)
    secret = settings.secret.get_secret_value() if settings.secret else None
    vault = open_vault(secret, settings.data)
    services: Services

    async def welcome(community: Community, space: SpaceId) -> None:
        samples = _samples(settings, space)
        await services.stories.welcome(community, settings.community, samples=samples)
        if samples:
            await services.questions.seed(community.id, settings.community / "sample" / "questions.toml")

    spaces = SpaceStore(clock, database.transaction, _fresh(settings.community), welcome)
    people = PeopleStore(clock, vault)
    outbox, outlets = OutboxStore(clock, spaces, people), OutletStore(clock)
    platforms: dict[str, Platform] = {}
    delivery = Delivery(database, outbox, outlets, platforms, clock, settings.when_unsure, kind_of)
    handled = Handled(clock)
    drafts = Drafts(database.transaction, vault, clock)
    app: App

    async def can_post(space: SpaceId, channel: ChannelId) -> bool:
        return await app.can_post(space, channel)

    services = Services(
        clock=clock,
        transaction=database.transaction,
        outbox=outbox,
        deliveries=outlets,
        spaces=spaces,
        people=people,
        vault=vault,
        fetch=Fetcher(allow_private=settings.allow_private_addresses, contact=settings.contact),
        can_post=can_post,
        places=Linked(delivery),
        config=settings.community,
        addresses_kept=timedelta(days=settings.addresses_kept_days),
    )
    registry = Registry(set_up(services))
    services.registry = registry
    dispatcher = Dispatcher(
        registry, database.transaction, spaces, vault, clock, handled.record, delivery.wake, known=handled.known
    )
    app = App(
        settings,
        database,
        Catalogue(_locales()),
        registry,
        dispatcher,
        services,
        delivery,
        Scheduling([*registry.jobs.values(), _housekeeping(database, handled, drafts)]),
        drafts,
        platforms,
    )
    return app


def _housekeeping(database: Database, handled: Handled, drafts: Drafts) -> JobSpec:
    async def forget() -> None:
        async with database.transaction():
            await handled.purge()
            await drafts.purge()
        await database.empty_log()

    return JobSpec("housekeeping", forget, timedelta(hours=6))


def connect(app: App) -> list[Platform]:
    """Add each platform whose tokens are set; returns those added."""
    added: list[Callable[[App], Platform | None]] = [_discord, _slack]
    found = [p for p in (make(app) for make in added) if p is not None]
    for platform in found:
        app.add(platform)
    return found


def _discord(app: App) -> Platform | None:
    token = app.settings.discord_token
    if token is None:
        return None
    from bot.platforms.discord.adapter import DiscordPlatform  # noqa: PLC0415 -- an SDK is loaded where it is used

    return DiscordPlatform(
        token.get_secret_value(),
        app.registry,
        app.dispatcher,
        app.catalogue,
        app.services.clock,
        app.drafts,
        api_url=app.settings.discord_api_url,
    )


def _slack(app: App) -> Platform | None:
    settings = app.settings
    if settings.slack_bot_token is None:
        return None
    from bot.platforms.slack.adapter import SlackPlatform  # noqa: PLC0415 -- as above

    return SlackPlatform(
        settings.slack_bot_token.get_secret_value(),
        app.registry,
        app.dispatcher,
        app.catalogue,
        app.services.clock,
        app_token=settings.slack_app_token.get_secret_value() if settings.slack_app_token else None,
        signing_secret=settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else None,
        api_url=settings.slack_api_url,
        host=settings.http_host,
        port=settings.http_port,
    )


def _locales() -> Sequence[Path]:
    return (*sorted((ROOT / "bot").rglob("locales")), *LOCALES)


def _samples(settings: Settings, space: SpaceId) -> bool:
    """Samples are for trying the bot out; a real community never sees one."""
    return settings.samples and space.platform == "console"


def _fresh(folder: Path) -> Community:
    """What a new community is like. Raises ConfigurationError where the folder's `community.toml` does not say it."""
    file = folder / "community.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        stated = Fresh.model_validate(data)
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_input=False)]
        raise ConfigurationError(f"{file} cannot be used:\n  " + "\n  ".join(wrong)) from None
    except (ValueError, OSError) as error:
        raise ConfigurationError(f"{file} cannot be read: {error}.") from None
    return Community(0, stated.name, stated.locale, stated.zone, stated.place)
