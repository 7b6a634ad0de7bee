"""The way in: finds what to import, reads it, and stores each source in one transaction."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlalchemy import func, select

from bot.core.errors import UserError
from bot.core.ui import Text
from bot.storage.base import session
from cogs.officials.importing import formats
from cogs.officials.importing.facts import Skip, UnreadableError
from cogs.officials.importing.report import Report
from cogs.officials.importing.saving import Facts, save
from cogs.officials.importing.sources import Digest, Source, documents, find
from cogs.officials.store import ImportSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime
    from pathlib import Path

    from bot.core.ports import Clock, Transactions

log = structlog.get_logger()

WEEK = timedelta(days=7)
_LOCK = 0x4F666669
"""Under this number PostgreSQL's processes agree who imports."""


class Fetched(Protocol):
    """What a fetcher gives back."""

    @property
    def body(self) -> bytes:
        """The bytes of the answer."""


class Fetcher(Protocol):
    """Reads an address; raises UserError where it cannot."""

    async def get(self, url: str) -> Fetched:
        """What the address holds."""


@dataclass
class Importer:
    """Imports sources into the transaction at hand.

    Args:
        fetch: reads addresses.
        clock: tells the day.
        progress: is told how many files were read so far, from another thread.
    """

    fetch: Fetcher
    clock: Clock
    progress: Callable[[int], None] = lambda _count: None

    async def run(self, source: Source, *, only_if_changed: bool = False) -> Report:
        """Import one source; a failure stands in the report, and then nothing was stored.

        Everything is read before the first row is written, so that the database is locked for a short while
        only, and in another thread, so that a running bot goes on answering. With `only_if_changed` a source
        whose content is that of its last import is not stored again.
        """
        report = Report(source.name)
        now = self.clock.now()
        try:
            data = (await self.fetch.get(source.name)).body if source.remote else None
            facts, digest = await asyncio.to_thread(self._read, source, data, now.date())
        except UnreadableError as error:
            report.failure = error.reason
        except UserError as error:
            report.failure = error.text
        else:
            if not (only_if_changed and await _last_digest(source.key) == digest):
                await save(facts, source.key, digest, now, report)
        log.info("officials-imported", source=source.name, people=report.people, added=report.added,
                 changed=report.changed, skipped=len(report.skips), failed=report.failure is not None)  # fmt: skip
        return report

    def _read(self, source: Source, data: bytes | None, today: date) -> tuple[Facts, str]:
        facts, digest = Facts(), Digest()
        for count, document in enumerate(documents(source, data, today), start=1):
            self.progress(count)
            if isinstance(document, Skip):
                facts.add([document])
                continue
            digest.add(document)
            try:
                facts.add(formats.facts(document))
            except UnreadableError as error:
                if document.lone:
                    raise
                facts.add([Skip(document.name, "", error.reason)])
        if facts.empty:
            raise UnreadableError(Text("import-empty"))
        return facts, str(digest)


async def _alone() -> None:
    """Let one process at a time import, until its transaction ends; SQLite has one alone that writes anyway."""
    if session().get_bind().dialect.name == "postgresql":
        await session().execute(select(func.pg_advisory_xact_lock(_LOCK)))


async def _last_digest(name: str) -> str | None:
    return await session().scalar(select(ImportSource.digest).where(ImportSource.name == name))


async def import_paths(
    paths: Iterable[str | Path],
    *,
    fetch: Fetcher,
    clock: Clock,
    transaction: Transactions,
    progress: Callable[[int], None] = lambda _count: None,
    only_if_changed: bool = False,
) -> list[Report]:
    """Import everything behind paths and addresses, each source in a transaction of its own."""
    reports = []
    importer = Importer(fetch, clock, progress)
    for source in find(paths):
        async with transaction():
            await _alone()
            reports.append(await importer.run(source, only_if_changed=only_if_changed))
    return reports


async def refresh(
    paths: Iterable[str | Path], *, fetch: Fetcher, clock: Clock, transaction: Transactions, age: timedelta = WEEK
) -> list[Report]:
    """Import those of the configured sources that were not imported for a week (or never).

    A source that fails is tried again at the next call; what it gave before stays.
    """
    sources = find(paths)
    async with transaction():
        rows = await session().execute(select(ImportSource.name, ImportSource.imported_at))
        last = {row.name: row.imported_at for row in rows}
    due = [source for source in sources if _due(last.get(source.key), clock.now(), age)]
    return await import_paths([source.name for source in due], fetch=fetch, clock=clock, transaction=transaction)


def _due(last: datetime | None, now: datetime, age: timedelta) -> bool:
    return last is None or now - last >= age
