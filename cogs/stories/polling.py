"""Polls the sources that are due: what is new is kept and announced, what fails is tried again later.

Fetching and reading happen outside any transaction, writing in one transaction a source; no source waits for or
falls with another.
"""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import structlog
from yarl import URL

from bot.core.errors import UserError
from bot.core.jsonable import dump
from bot.core.ports import FetchError
from bot.core.ui import Reply, Text
from cogs.roundtables.service import Within
from cogs.stories.completing import Completer
from cogs.stories.document import Rest, UnreadableError
from cogs.stories.opening import Opened, Window, key_of
from cogs.stories.resting import pause_of, rested
from cogs.stories.store import FILTERED, LANGUAGE, MARK
from cogs.stories.story import SAMPLE, Source
from cogs.stories.taking import take_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.ports import Clock, Outbox, Spaces, Transactions
    from cogs.roundtables.service import Roundtables
    from cogs.stories.document import Document, Occurrence, Problem
    from cogs.stories.newsroom import Newsroom
    from cogs.stories.opening import Opener
    from cogs.stories.store import SourceRow, StoryStore

EVERY = {
    "feed": timedelta(minutes=15),
    "page": timedelta(minutes=30),
    "calendar": timedelta(hours=1),
    "article": timedelta(hours=6),
}
NEAR = ((timedelta(days=1), timedelta(minutes=10)), (timedelta(days=7), timedelta(minutes=30)))
"""A calendar whose next meeting is so near is read again so soon."""
FIRST_RETRY = timedelta(minutes=5)
LONGEST = timedelta(days=1)
LEASE = timedelta(minutes=10)
"""For so long nobody else polls a source that was taken to be polled."""
AT_ONCE = 8
FAILING = timedelta(days=7)
"""A source that has failed for so long is told to its moderators, once."""
HELD_BACK = 1
"""Of a sample, so much is kept for the second poll, so that a newcomer sees what is new being announced."""
AHEAD = timedelta(days=180)
"""So far ahead calendars are read."""
REREAD = timedelta(hours=12)
"""A calendar is read whole at least so often, since the time it is read for moves on."""
_DOWN = {"fetch-timeout", "fetch-unreachable", "fetch-name"}
"""What says that nothing of a site can be had just now."""
_TOO_OFTEN = 429
"""With this a site refuses all that is asked of it for a while, and not one address (RFC 6585, 4)."""
log = structlog.get_logger()


@dataclass(frozen=True)
class Polled:
    """What one poll of one source came to: how many new stories or meetings, or what was wrong.

    `again` is when to poll it next, where that is all there is to write down of it; `spared`, until when its site asks
    to be left alone.
    """

    source: Source
    new: int = 0
    problem: Text | None = None
    again: datetime | None = None
    spared: datetime | None = None


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
    newsroom: Newsroom
    _completer: Completer = field(init=False)

    def __post_init__(self) -> None:
        self._completer = Completer(self.transaction, self.store, self.opener)

    async def poll_due(self) -> Report:
        """Poll every source that is due."""
        now = self.clock.now()
        async with self.transaction():
            due = [Source.of(row) for row in await self.store.claim_due(now, now + LEASE)]
            zones = {c.id: c.tz for c in await self.spaces.all()} if due else {}
        gate = asyncio.Semaphore(AT_ONCE)
        hosts: dict[str, list[Source]] = {}
        for source in due:
            hosts.setdefault(host_of(source.url), []).append(source)

        async def polled(sources: list[Source]) -> list[Polled]:
            async with gate:
                return await self._poll_site(sources, zones)

        report = Report(tuple(p for some in await asyncio.gather(*map(polled, hosts.values())) for p in some))
        await self._rest(report)
        return report

    async def _rest(self, report: Report) -> None:
        """Leave what did not change alone until its next poll: one statement for all of it."""
        later = {p.source.id: p.again for p in report.polled if p.again is not None}
        if later:
            async with self.transaction():
                await self.store.poll_later(later)

    async def _poll_site(self, sources: Sequence[Source], zones: Mapping[int, ZoneInfo]) -> list[Polled]:
        """Poll the sources of one site one after the other.

        One that does not answer, or says that it is asked too often, is asked no more this time.
        """
        done: list[Polled] = []
        for source in sources:
            down, spared = (done[-1].problem, done[-1].spared) if done else (None, None)
            if spared is not None:
                done.append(Polled(source, again=spared, spared=spared))
            elif down is not None and down.key in _DOWN:
                done.append(await self._failed(source, UserError(down.key, **{**down.args, "url": source.url})))
            else:
                done.append(await self.poll(source, zones.get(source.community_id)))
        return done

    async def poll(self, source: Source, zone: ZoneInfo | None = None) -> Polled:
        """Poll one source; what goes wrong is written down and told in the result.

        Of one in which nothing changed, nothing is written: a thousand of them would be a thousand transactions.
        """
        try:
            opened = await self._open(source, zone)
            refuse_page(source, opened)
            if _unchanged(source, opened):
                return Polled(source, again=_next_poll(source, self.clock.now(), EVERY["feed"], opened.max_age))
            opened = await self._completer.complete(source, opened, calendar_window(self.clock.now(), zone))
            async with self.transaction():
                await self.store.lock(source.community_id)
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
            row.rest = asdict(document.rest)
            row.title = row.title or document.title[:300] or opened.url[:300]
            row.language = document.language[:LANGUAGE] if document.language else row.language
            row.last_read_at = now
            new = await self._take_document(row, opened, document, first=first)
        row.etag, row.modified, row.body_hash = _mark(opened.etag), _mark(opened.modified), opened.body_hash
        row.first_polled_at = row.first_polled_at or now
        row.failures, row.failing_since, row.told_at, row.problem = 0, None, None, None
        again = _next_poll(row, now, await self._usual(row), opened.max_age)
        row.next_poll_at = now if first and row.url.startswith(SAMPLE) else again
        await self._follow_move(row, opened.moved_to)
        return new

    async def _open(self, source: Source, zone: ZoneInfo | None) -> Opened:
        now = self.clock.now()
        window = calendar_window(now, zone)
        stale = source.last_read_at is None or now - source.last_read_at > REREAD
        if source.kind is None:
            return await self.opener.open(source.url, window)
        links = source.kind == "page"
        if source.kind == "calendar" and stale:
            return await self.opener.again(source.url, window)
        return await self.opener.again(
            source.url, window, etag=source.etag, modified=source.modified, body_hash=source.body_hash, links=links
        )

    async def _take_document(self, row: SourceRow, opened: Opened, document: Document, *, first: bool) -> int:
        holding = first and row.url.startswith(SAMPLE)
        if document.kind == "calendar":
            meetings = document.occurrences[HELD_BACK if holding else 0 :]
            whole = _whole(document, self.clock.now())
            return await self._take_meetings(row, meetings, first=first, later=document.later, within=whole)
        latest = sorted(document.items, key=lambda i: i.published.timestamp() if i.published else 0.0, reverse=True)
        items = latest[HELD_BACK:] if holding else document.items
        taken = await take_items(self.store, row, items, self.clock.now(), corrects=document.kind != "page")
        if first:
            return len(taken.new)
        for story in taken.new:
            if story.link in opened.passed_over:
                story.state, story.reason = FILTERED, "no-article"
        stories = [s for s in taken.new if s.state != FILTERED]
        await self.newsroom.take(row, replace(taken, new=stories))
        return len(stories)

    async def _take_meetings(
        self, row: SourceRow, meetings: Sequence[Occurrence], *, first: bool, **reading: Any
    ) -> int:
        """Hand a calendar's meetings on; those that only time brought into the window are no news."""
        known_until = row.calendar_until
        row.calendar_until = self.clock.now() + AHEAD
        return await self.roundtables.take_occurrences(
            row.community_id, row.id, meetings, announce=not first, known_until=known_until, **reading
        )

    async def _usual(self, row: SourceRow) -> timedelta:
        """How long a source is left alone; a calendar whose next meeting is near is read again sooner."""
        usual = EVERY.get(row.kind or "feed", EVERY["feed"])
        if row.kind != "calendar":
            return usual
        soonest = await self.roundtables.next_start(row.community_id, row.id)
        left = soonest - self.clock.now() if soonest is not None else LONGEST * 365
        return next((pause for near, pause in NEAR if left <= near), usual)

    async def _failed(self, source: Source, error: UserError) -> Polled:
        """Write down what was wrong and when to try again: after 5 minutes, 10, 20, … up to a day."""
        now = self.clock.now()
        again = now + _backoff(source.failures + 1, error)
        async with self.transaction():
            row = await self.store.source(source.community_id, source.id)
            if row is not None:
                row.failures += 1
                row.failing_since = row.failing_since or now
                row.problem = dump(error.text)
                row.next_poll_at = again
                await self._tell(row, error)
        log.info("source-failed", source=source.id, problem=error.text.key)
        busy = isinstance(error, FetchError) and error.status == _TOO_OFTEN
        return Polled(source, problem=error.text, spared=again if busy else None)

    async def _tell(self, row: SourceRow, error: UserError) -> None:
        """Tell the moderators, or where they have no channel whoever added it, of a source that fails for a week."""
        now = self.clock.now()
        if row.told_at is not None or row.failing_since is None or now - row.failing_since < FAILING:
            return
        row.told_at = now
        cause = f"source-failing:{row.id}:{row.failing_since:%Y%m%d%H%M}"
        said = Text("sources-failing-long", title=row.title, url=row.url, since=row.failing_since, problem=error.text)
        if not await self.outbox.post(row.community_id, cause, "moderators", Reply(said)) and row.added_by:
            await self.outbox.tell(row.community_id, cause, row.added_by, Reply(said))

    async def _follow_move(self, row: SourceRow, moved_to: str | None) -> None:
        """Remember where a source moved for good, unless the community has that address already."""
        if moved_to and await self.store.source_by_key(row.community_id, key_of(moved_to)) is None:
            row.url, row.key = moved_to, key_of(moved_to)


def refuse_page(source: Source, opened: Opened) -> None:
    """Raise UnreadableError where a page stands in place of a feed: its words ("We'll be back soon") are no story."""
    page = opened.document is not None and opened.document.kind == "article"
    if page and source.kind in {"feed", "calendar"}:
        raise UnreadableError("page-instead")


def calendar_window(now: datetime, zone: ZoneInfo | None) -> Window:
    """Of when calendars are read: from yesterday, half a year ahead."""
    start = now - timedelta(days=1)
    return Window(start, now + AHEAD, zone or ZoneInfo("UTC"))


def _mark(header: str | None) -> str | None:
    """A validator to send next time; one too long to keep is done without."""
    return header if header and len(header) <= MARK else None


def _unchanged(source: Source, opened: Opened) -> bool:
    """Whether nothing is to be written down of a feed that was well before but when to poll it next."""
    marks = (_mark(opened.etag), _mark(opened.modified), opened.body_hash)
    return (
        opened.document is None
        and opened.moved_to is None
        and source.kind == "feed"
        and source.first_polled_at is not None
        and not source.failures
        and marks == (source.etag, source.modified, source.body_hash)
    )


def _whole(document: Document, now: datetime) -> Within | None:
    """Of when a calendar was read whole; None where parts of it could not be, and nobody can tell which."""
    if any(p.code in {"event-untitled", "too-many", "too-many-meetings"} for p in document.problems):
        return None
    unread = frozenset(str(p.args.get("title")) for p in document.problems if _hides(p))
    return Within(now, now + AHEAD - timedelta(days=1), unread)


def _hides(problem: Problem) -> bool:
    """Whether meetings may be missing for it; of a rule that was left out, all but the first are."""
    of_the_rule = problem.code == "property" and problem.args.get("property") == "RRULE"
    return of_the_rule or problem.code in {"event", "series", "endless", "too-often"}


def host_of(url: str) -> str:
    """The site that an address is on; of a sample, or of what is no address, all of it."""
    try:
        return URL(url).host or url
    except ValueError:
        return url


def _next_poll(row: SourceRow | Source, now: datetime, usual: timedelta, max_age: int | None) -> datetime:
    """When to read a source again: no sooner than it, its server's caching or the feed itself allows."""
    rest = Rest(**{**asdict(Rest()), **(row.rest or {})})
    pause = max(usual, timedelta(seconds=max_age or 0), pause_of(rest))
    spread = zlib.crc32(f"{row.id} {now.timestamp()}".encode()) % 100 / 1000
    return rested(now + pause * (1 + spread), rest)  # so that sources added together do not stay together


def _backoff(failures: int, error: UserError) -> timedelta:
    after = error.retry_after if isinstance(error, FetchError) and error.retry_after else 0.0
    return min(LONGEST, max(FIRST_RETRY * (1 << min(failures - 1, 10)), timedelta(seconds=min(after, 86_400))))
