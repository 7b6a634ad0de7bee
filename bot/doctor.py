"""Looks at everything that has to be right for the bot to run, and says how to mend what is not.

Nothing here changes anything, or needs a token or a network: what cannot be looked at says so.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import os
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiohttp
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.core.i18n import Voice
from bot.core.platform import Finding
from bot.core.ports import ConfigurationError
from bot.core.ui import Text, Words
from bot.storage.migrate import revision_of, revisions

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from bot.settings import Settings
    from bot.storage.database import Database

log = structlog.get_logger()

SKEW = timedelta(seconds=30)
"""A clock further off than this mistakes what is due; Slack refuses requests signed five minutes off."""

_ANSWER = 5.0
PATIENCE = 20.0
"""Seconds that one part may take to be looked at."""

CLOCKS = ("https://discord.com/", "https://slack.com/")
"""Whose clocks ours is held against: both platforms mind theirs."""


@dataclass(frozen=True)
class Section:
    """What was found out about one part. Where `stops` is set, a fault there keeps the bot from running."""

    name: str
    findings: Sequence[Finding]
    stops: bool = True

    @property
    def ok(self) -> bool:
        """Whether the bot can run as far as this part is concerned."""
        return not self.stops or all(f.ok for f in self.findings)


async def looked(name: str, look: Awaitable[Iterable[Finding]], *, stops: bool = True) -> Section:
    """A section; a look that fails or takes too long is a finding itself."""
    try:
        return Section(name, list(await asyncio.wait_for(look, PATIENCE)), stops)
    except TimeoutError:
        return Section(name, [_ill("doctor-slow", "doctor-slow-mend")], stops)
    except Exception as error:
        log.exception("look-failed", part=name)
        return Section(name, [_ill("doctor-broken", "doctor-broken-mend", why=type(error).__name__)], stops)


def settings(found: Settings) -> list[Finding]:
    """Which platforms are set up, whether the data folder can be written and whether the key is kept."""
    findings = [_platforms(found), *_slack(found)]
    folder = found.data
    if os.access(folder if folder.exists() else folder.parent, os.W_OK):
        findings.append(_well("doctor-data", folder=str(folder)))
    else:
        findings.append(_ill("doctor-data-bad", "doctor-data-mend", folder=str(folder)))
    findings.append(_key(found, folder / "secret.key"))
    if not found.community.is_dir():
        findings.append(_ill("doctor-community-bad", "doctor-community-mend", folder=str(found.community)))
    return findings


async def database(opened: Database) -> list[Finding]:
    """The engine, the revision, whether it can be written, and on SQLite its journal."""
    where = opened.engine.url.render_as_string(hide_password=True)
    if opened.missing:
        return [_well("doctor-database-new", where=where)]
    try:
        revision = await revision_of(opened)
    except ConfigurationError as error:
        return [_ill("doctor-database-bad", "doctor-database-mend", why=str(error))]
    findings = [_well("doctor-database", engine=opened.engine.dialect.name, where=where), _revision(revision)]
    return [*findings, *([f async for f in _sqlite(opened)] if opened.embedded else [])]


async def clock(ours: Clock, addresses: Sequence[str] = CLOCKS) -> list[Finding]:
    """The zone data, and how far our clock is from that of somebody who can be reached."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER)) as client:
        answers = await asyncio.gather(*(_date(client, address) for address in addresses))
    theirs = next((a for a in answers if a is not None), None)
    if theirs is None:
        return [_zones(), _well("doctor-clock-unknown")]
    off = ours.now() - theirs
    if abs(off) <= SKEW:
        return [_zones(), _well("doctor-clock")]
    return [_zones(), _ill("doctor-clock-off", "doctor-clock-mend", seconds=int(off.total_seconds()))]


def discord_application(token: str) -> str | None:
    """The application's id, which is the first part of a bot's token (base64); None where it is no token."""
    first = token.partition(".")[0]
    try:
        read = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return read if read.isdecimal() else None


def lines(sections: Iterable[Section], voice: Voice) -> Iterable[str]:
    """The sections for people: ✓ or ✗, what was looked at, how to mend it."""
    for section in sections:
        if section.findings:
            yield voice.say(Text(f"doctor-section-{section.name}"))
        for finding in section.findings:
            yield f"  {'✓' if finding.ok else '✗'} {voice.say(finding.what)}"
            if finding.mend is not None and not finding.ok:
                yield f"      → {voice.say(finding.mend)}"


def data(sections: Iterable[Section], voice: Voice) -> list[dict[str, Any]]:
    """The sections for programs."""
    return [
        {
            "section": section.name,
            "ok": section.ok,
            "findings": [
                {"ok": f.ok, "what": voice.say(f.what), "mend": voice.say(f.mend) or None} for f in section.findings
            ],
        }
        for section in sections
    ]


def _platforms(found: Settings) -> Finding:
    names = [
        name
        for name, token in (("Discord", found.discord_token), ("Slack", found.slack_bot_token))
        if token is not None
    ]
    return _well("doctor-platforms", names=", ".join(names)) if names else _well("doctor-platforms-none")


def _slack(found: Settings) -> list[Finding]:
    ways = found.slack_app_token or found.slack_signing_secret
    if ways and not found.slack_bot_token:
        return [_ill("doctor-slack-half", "doctor-slack-half-mend")]
    if found.slack_bot_token and not ways:
        return [_ill("doctor-slack-way", "doctor-slack-way-mend")]
    return []


def _key(found: Settings, file: Path) -> Finding:
    if found.secret is not None:
        return _well("doctor-key-set")
    if not file.exists():
        return _well("doctor-key-new", file=str(file))
    if os.name == "posix" and file.stat().st_mode & 0o077:
        return _ill("doctor-key-open", "doctor-key-mend", file=str(file))
    return _well("doctor-key", file=str(file))


def _revision(revision: str | None) -> Finding:
    newest = revisions()[-1]
    if revision is None or revision < newest:
        return _well("doctor-revision-old", revision=revision or "-", newest=newest)
    if revision > newest:
        return _ill("doctor-revision-new", "doctor-revision-mend", revision=revision, newest=newest)
    return _well("doctor-revision", revision=revision)


async def _sqlite(opened: Database) -> AsyncIterator[Finding]:
    async with opened.engine.connect() as connection:
        try:
            await connection.execute(text("BEGIN IMMEDIATE"))
            await connection.rollback()
            yield _well("doctor-writable")
        except SQLAlchemyError as error:
            yield _ill("doctor-writable-bad", "doctor-writable-mend", why=str(error.__cause__ or error))
        mode = (await connection.execute(text("PRAGMA journal_mode"))).scalar()
        yield _well("doctor-wal") if mode == "wal" else _ill("doctor-wal-bad", "doctor-wal-mend", mode=str(mode))
        faults = (await connection.execute(text("PRAGMA quick_check(5)"))).scalars().all()
        if faults == ["ok"]:
            yield _well("doctor-integrity")
        else:
            yield _ill("doctor-integrity-bad", "doctor-integrity-mend", why="; ".join(map(str, faults)))


def _zones() -> Finding:
    try:
        ZoneInfo("America/New_York")
    except ZoneInfoNotFoundError:
        return _ill("doctor-zones-bad", "doctor-zones-mend")
    return _well("doctor-zones")


async def _date(client: aiohttp.ClientSession, address: str) -> datetime | None:
    """When it is by a server's clock (RFC 9110, 6.6.1); None where it cannot be asked or does not say."""
    try:
        async with client.head(address, allow_redirects=False) as response:
            return parsedate_to_datetime(response.headers["Date"]).astimezone(UTC)
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
        return None


def _well(key: str, **args: Any) -> Finding:
    return Finding(ok=True, what=Text(key, **args))


def _ill(key: str, mend: str, **args: Any) -> Finding:
    words: Words = Text(mend, **args)
    return Finding(ok=False, what=Text(key, **args), mend=words)
