"""Polls the sources that are due: what is new is kept and announced, what fails is tried again later.

Fetching and reading happen outside any transaction, writing in one transaction a source; no source waits for or
falls with another.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import structlog

from bot.core.errors import UserError
from bot.core.ports import FetchError
from bot.core.ui import Text, dump
from cogs.roundtables.service import Within
from cogs.stories.announcing import announced, rest_announced
from cogs.stories.document import UnreadableError
from cogs.stories.opening import Opened, Window, key_of
from cogs.stories.store import LANGUAGE, MARK
from cogs.stories.story import SAMPLE, Source, Story
from cogs.stories.taking import new_stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Clock, Outbox, Spaces, Transactions
    from cogs.roundtables.service import Roundtables
    from cogs.stories.document import Document, Occurrence
    from cogs.stories.opening import Opener
    from cogs.stories.store import SourceRow, StoryRow, StoryStore

EVERY = {"feed": timedelta(minutes=15), "calendar": timedelta(hours=1), "article": timedelta(hours=6)}
NEAR = ((timedelta(days=1), timedelta(minutes=10)), (timedelta(days=7), timedelta(minutes=30)))
"""A calendar whose next meeting is so near is read again so soon."""
FIRST_RETRY = timedelta(minutes=5)
LONGEST = timedelta(days=1)
LEASE = timedelta(minutes=10)
"""For so long nobody else polls a source that was taken to be polled."""
AT_ONCE = 8
ANNOUNCED = 5
"""New stories of one source posted one by one after one poll; the rest are summed up in a line."""
HELD_BACK = 1
"""Of a sample, so much is kept for the second poll, so that a newcomer sees what is new being announced."""
AHEAD = timedelta(days=180)
"""So far ahead calendars are read."""
REREAD = timedelta(hours=12)
"""A calendar is read whole at least so often, since the time it is read for moves on."""
log = structlog.get_logger()


@dataclass(frozen=True)
class Polled:
    """What one poll of one source came to: how many new stories or meetings, or what was wrong."""

    source: Source
    new: int = 0
    problem: Text | None = None


@dataclass(frozen=True)
class Report:
    """What a round of polls came to."""

    polled: tuple[Polled, ...] = ()

    @property
    def new(self) -> int:
        """New stories and meetings in all."""
        return sum(p.new for p in self.polled)

    @property
    def problems(self) -> tuple[Polled, ...]:
        """The polls that failed."""
        return tuple(p for p in self.polled if p.problem is not None)


@dataclass
class Poller:
    """Polls sources. Its methods open their own transactions, except `take`."""

    clock: Clock
    transaction: Transactions
    outbox: Outbox
    spaces: Spaces
    roundtables: Roundtables
    store: StoryStore
    opener: Opener

    async def poll_due(self) -> Report:
        """Poll every source that is due."""
        now = self.clock.now()
        async with self.transaction():
            due = [Source.of(row) for row in await self.store.claim_due(now, now + LEASE)]
            zones = {c.id: c.tz for c in await self.spaces.all()} if due else {}
        gate = asyncio.Semaphore(AT_ONCE)

        async def polled(source: Source) -> Polled:
            async with gate:
                return await self.poll(source, zones.get(source.community_id))

        return Report(tuple(await asyncio.gather(*map(polled, due))))

    async def poll(self, source: Source, zone: ZoneInfo | None = None) -> Polled:
        """Poll one source; what goes wrong is written down and told in the result."""
        try:
            opened = await self._open(source, zone)
            async with self.transaction():
                row = await self.store.source(source.community_id, source.id)
                new = await self.take(row, opened) if row is not None else 0
        except UserError as error:
            return await self._failed(source, error)
        except Exception:
            log.exception("source-poll-failed", source=source.id)
            return await self._failed(source, UnreadableError("unexpected"))
        return Polled(source, new)

    async def take(self, row: SourceRow, opened: Opened) -> int:
        """Write what a source gave, in the transaction at hand; returns how many stories or meetings are new.

        The first time announces nothing: what is there counts as seen.
        """
        now, first = self.clock.now(), row.first_polled_at is None
        document, new = opened.document, 0
        if document is not None:
            row.kind = document.kind
            row.title = row.title or document.title[:300] or opened.url[:300]
            row.language = document.language[:LANGUAGE] if document.language else row.language
            row.last_read_at = now
            new = await self._take_document(row, document, first=first)
        row.etag, row.modified, row.body_hash = _mark(opened.etag), _mark(opened.modified), opened.body_hash
        row.first_polled_at = row.first_polled_at or now
        row.failures, row.failing_since, row.problem = 0, None, None
        row.next_poll_at = now if first and row.url.startswith(SAMPLE) else now + await self._pause(row, opened.max_age)
        await self._follow_move(row, opened.moved_to)
        return new

    async def _open(self, source: Source, zone: ZoneInfo | None) -> Opened:
        now = self.clock.now()
        window = calendar_window(now, zone)
        stale = source.last_read_at is None or now - source.last_read_at > REREAD
        if source.kind is None:
            return await self.opener.open(source.url, window)
        if source.kind == "calendar" and stale:
            return await self.opener.again(source.url, window)
        marks = {"etag": source.etag, "modified": source.modified, "body_hash": source.body_hash}
        return await self.opener.again(source.url, window, **marks)

    async def _take_document(self, row: SourceRow, document: Document, *, first: bool) -> int:
        holding = first and row.url.startswith(SAMPLE)
        if document.kind == "calendar":
            meetings = document.occurrences[HELD_BACK if holding else 0 :]
            return await self._take_meetings(row, meetings, _whole(document, self.clock.now()), first=first)
        latest = sorted(document.items, key=lambda i: i.published.timestamp() if i.published else 0.0, reverse=True)
        items = latest[HELD_BACK:] if holding else document.items
        found = await new_stories(self.store, row, items, self.clock.now())
        if not first:
            await self._announce(row, found)
        return len(found)

    async def _take_meetings(
        self, row: SourceRow, meetings: Sequence[Occurrence], within: Within | None, *, first: bool
    ) -> int:
        """Hand a calendar's meetings on; those that only time brought into the window are no news."""
        known_until = row.calendar_until
        row.calendar_until = self.clock.now() + AHEAD
        return await self.roundtables.take_occurrences(
            row.community_id, row.id, meetings, announce=not first, known_until=known_until, within=within
        )

    async def _pause(self, row: SourceRow, max_age: int | None) -> timedelta:
        """How long to leave a source alone; a calendar whose next meeting is near is read again sooner."""
        usual = EVERY.get(row.kind or "feed", EVERY["feed"])
        if row.kind == "calendar":
            soonest = await self.roundtables.next_start(row.community_id, row.id)
            left = soonest - self.clock.now() if soonest is not None else LONGEST * 365
            usual = next((pause for near, pause in NEAR if left <= near), usual)
        asked = max(usual, timedelta(seconds=max_age or 0))
        return asked * (1 + row.id % 10 / 100)  # so that sources added together do not stay together

    async def _announce(self, row: SourceRow, new: Sequence[StoryRow]) -> None:
        """Post the latest, oldest first, and a line about the rest."""
        for story in new[-ANNOUNCED:]:
            post = announced(Story.of(story, row))
            story.announced = await self.outbox.post(row.community_id, f"story:{story.id}", "stories", post) > 0
        rest = new[:-ANNOUNCED]
        if rest:
            line = rest_announced(len(rest), row.title)
            await self.outbox.post(row.community_id, f"stories:{rest[0].id}-{rest[-1].id}", "stories", line)

    async def _failed(self, source: Source, error: UserError) -> Polled:
        """Write down what was wrong and when to try again: after 5 minutes, 10, 20, … up to a day."""
        now = self.clock.now()
        async with self.transaction():
            row = await self.store.source(source.community_id, source.id)
            if row is not None:
                row.failures += 1
                row.failing_since = row.failing_since or now
                row.problem = dump(error.text)
                row.next_poll_at = now + _backoff(row.failures, error)
        log.info("source-failed", source=source.id, problem=error.text.key)
        return Polled(source, problem=error.text)

    async def _follow_move(self, row: SourceRow, moved_to: str | None) -> None:
        """Remember where a source moved for good, unless the community has that address already."""
        if moved_to and await self.store.source_by_key(row.community_id, key_of(moved_to)) is None:
            row.url, row.key = moved_to, key_of(moved_to)


def calendar_window(now: datetime, zone: ZoneInfo | None) -> Window:
    """Of when calendars are read: from yesterday, half a year ahead."""
    start = now - timedelta(days=1)
    return Window(start, now + AHEAD, zone or ZoneInfo("UTC"))


def _mark(header: str | None) -> str | None:
    """A validator to send next time; one too long to keep is done without."""
    return header if header and len(header) <= MARK else None


def _whole(document: Document, now: datetime) -> Within | None:
    """Of when a calendar was read whole; None where parts of it could not be, and nobody can tell which."""
    if any(p.code in {"event-untitled", "too-many"} for p in document.problems):
        return None
    unread = frozenset(str(p.args.get("title")) for p in document.problems if p.code in {"event", "series", "endless"})
    return Within(now, now + AHEAD - timedelta(days=1), unread)


def _backoff(failures: int, error: UserError) -> timedelta:
    after = error.retry_after if isinstance(error, FetchError) and error.retry_after else 0.0
    return min(LONGEST, max(FIRST_RETRY * (1 << min(failures - 1, 10)), timedelta(seconds=min(after, 86_400))))
