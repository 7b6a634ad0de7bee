"""`roundtable doctor`: takes every part to be looked at, whatever of them is there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from bot import doctor, logs
from bot.app import App, build, connect
from bot.core.platform import Finding, Platform
from bot.core.ports import ConfigurationError
from bot.core.ui import Text
from bot.doctor import Section, looked
from bot.platforms.discord.doctor import invite_url
from bot.platforms.slack.config import SlackConfig
from bot.platforms.slack.manifest import as_yaml, manifest
from bot.storage.migrate import revision_of, revisions

if TYPE_CHECKING:
    from bot.core.i18n import Voice
    from bot.settings import Settings

NO_APPLICATION = "APPLICATION_ID"


class Checkup:
    """Every section of the doctor's report, and what a new owner needs beside it.

    For a platform to be asked, the database is brought up to date first, as every start does; nothing else is changed.
    """

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings
        self.sections: list[Section] = []
        self.app: App | None = None
        self.invite = invite_url(NO_APPLICATION)

    @property
    def ok(self) -> bool:
        """Whether the bot can run as it is set up."""
        return all(section.ok for section in self.sections)

    async def run(self) -> Checkup:
        """Look at everything; what cannot be looked at because of something else is left out."""
        try:
            settings = self._settings()
            logs.set_up(settings.log_level, settings.data / "roundtable.log")
            self.app = build(settings)
        except ConfigurationError as error:
            self._wrong("settings", error)
            return self
        try:
            await self._look(self.app)
        finally:
            await self.app.close()
        return self

    def write_manifest(self, file: Path, public_url: str | None) -> bool:
        """Write the Slack app's manifest, as JSON where the name ends so, else as YAML.

        Returns False where the settings are not such that the app can be built. An address without a path leads to
        where the bot listens.
        Raises ConfigurationError for an address that Slack cannot call, and for a file that cannot be written.
        """
        if self.app is None:
            return False
        if public_url and not re.match(r"https://[^/\s]+", public_url):
            msg = f"--public-url {public_url} is no address that Slack can call. Give one that starts with https://."
            raise ConfigurationError(msg)
        if public_url and not urlsplit(public_url).path.strip("/"):
            public_url = urljoin(public_url, SlackConfig.path)
        made = manifest(self.app.registry, self.app.catalogue, public_url=public_url)
        written = json.dumps(made, ensure_ascii=False, indent=2) + "\n" if file.suffix == ".json" else as_yaml(made)
        try:
            file.write_text(written, encoding="utf-8")
        except OSError as error:
            msg = f"{file} cannot be written: {error.strerror}."
            raise ConfigurationError(msg) from None
        return True

    def lines(self, voice: Voice, written: Path | None = None) -> Iterable[str]:
        """The report for people."""
        yield from doctor.lines(self.sections, voice)
        yield ""
        key = "doctor-invite-example" if NO_APPLICATION in self.invite else "doctor-invite"
        yield voice.say(Text(key, url=self.invite))
        yield voice.say(Text("doctor-manifest-written" if written else "doctor-manifest", file=str(written or "")))
        flawless = all(finding.ok for section in self.sections for finding in section.findings)
        yield voice.say(Text("doctor-ill" if not self.ok else "doctor-well" if flawless else "doctor-well-enough"))

    def data(self, voice: Voice) -> dict[str, Any]:
        """The report for programs."""
        return {"ok": self.ok, "sections": doctor.data(self.sections, voice), "discord_invite": self.invite}

    async def _look(self, app: App) -> None:
        token = app.settings.discord_token
        application = doctor.discord_application(token.get_secret_value()) if token else None
        self.invite = invite_url(application or NO_APPLICATION)
        self.sections.append(Section("settings", doctor.settings(app.settings)))
        self.sections.append(await looked("database", doctor.database(app.database)))
        self.sections.append(await looked("clock", doctor.clock(app.services.clock), stops=False))
        platforms = self._connected(app)
        if platforms and not self.sections[1].ok:
            return  # what a platform is asked about stands in the database
        if platforms and not await self._opened(app):
            return
        for platform in platforms:
            self.sections.append(await looked(platform.name, platform.check()))
        if await self._is_current(app):
            self.sections.append(await looked("sources", app.services.stories.check(), stops=False))

    async def _opened(self, app: App) -> bool:
        try:
            await app.open(seed=False)
        except ConfigurationError as error:
            self._wrong("settings", error)
            return False
        return True

    def _connected(self, app: App) -> list[Platform]:
        try:
            return connect(app)
        except ConfigurationError as error:
            self._wrong("settings", error)
            return []

    async def _is_current(self, app: App) -> bool:
        if app.database.missing:
            return False
        try:
            return await revision_of(app.database) == revisions()[-1]
        except ConfigurationError:
            return False

    def _wrong(self, section: str, error: ConfigurationError) -> None:
        self.sections.append(Section(section, [Finding(ok=False, what=Text("doctor-settings-bad", why=str(error)))]))
