"""Stories: the sources a community reads, and what stands in them."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from bot.core.errors import NotFoundError, UserError
from bot.core.platform import Finding
from bot.core.ui import Text
from cogs.stories.document import Document
from cogs.stories.opening import Opened, Window, address, key_of
from cogs.stories.polling import Poller, Report, calendar_window, refuse_page
from cogs.stories.store import SourceRow
from cogs.stories.story import SAMPLE, Source, Story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Clock
    from bot.core.request import Community
    from cogs.stories.editing import Editing
    from cogs.stories.opening import Opener
    from cogs.stories.store import StoryStore

PAGE = 5
MOST = 200
"""Sources a community may have."""
_LISTED = 10
"""Sources that are named where several may be meant."""
_LIKE = 70
"""Of 100 points of likeness between what was typed and a source's title."""


@dataclass(frozen=True)
class Page:
    """One page of stories; `failing` are sources that could not be reached at the last try."""

    stories: Sequence[Story]
    total: int
    page: int
    pages: int
    failing: Sequence[Source]


@dataclass
class Stories:
    """What other features, cogs and the command line ask about stories and their sources."""

    clock: Clock
    store: StoryStore
    opener: Opener
    poller: Poller
    editing: Editing

    personal = ("source", "story")

    async def welcome(self, community: Community, config: Path, *, samples: bool) -> None:
        """Give a new community the sources of `config/sources.toml`; samples are read at once.

        The others are first polled by the job, outside of this transaction.
        """
        listed = await asyncio.to_thread(_listed, config)
        for entry in listed:
            url = entry.get("url") or f"{SAMPLE}{entry.get('sample')}"
            if url.startswith(SAMPLE) and not samples:
                continue
            row = await self._add(community.id, url, None, str(entry.get("title", "")), entry.get("language"))
            if row is not None and url.startswith(SAMPLE):
                await self.poller.take(row, await self.opener.open(url, self.window(community)))

    async def add(
        self, community: Community, typed: str, added_by: str | None, *, page: bool = False
    ) -> tuple[Source, Opened]:
        """Read an address and keep it as a source; what stands in it now counts as seen.

        With `page`, it is read for its links to articles. Raises FetchError or UnreadableError where it cannot be
        read, UserError where it is there already.
        """
        await self._refuse_known(community.id, address(typed))
        opened = await self.opener.open(address(typed), self.window(community), links=page)
        url = opened.moved_to or address(typed)
        await self._refuse_known(community.id, url)
        row = await self._add(community.id, url, added_by, "", None)
        if row is None:
            raise UserError("sources-too-many", max=MOST)
        await self.poller.take(row, opened)
        return Source.of(row), opened

    async def test(self, typed: str, window: Window, *, page: bool = False) -> Document:
        """Read an address without keeping anything. Raises FetchError or UnreadableError."""
        return await self.opener.look(typed, window, links=page)

    async def sources(self, community_id: int) -> list[Source]:
        """Every source, by title."""
        return [Source.of(row) for row in await self.store.sources(community_id)]

    async def like(self, community_id: int, typed: str) -> list[Source]:
        """The sources whose title or address is like what was typed, the likest first."""
        words = typed.strip().casefold()
        scored = [(_likeness(s, words), s) for s in await self.sources(community_id)]
        return [s for points, s in sorted(scored, key=lambda p: -p[0]) if points >= _LIKE or not words]

    async def chosen(self, community_id: int, said: str) -> Source:
        """The source that was chosen or meant. Raises NotFoundError."""
        return Source.of(await self._find(community_id, said))

    async def waiting(self, community_id: int) -> int:
        """How many stories wait for a moderator."""
        return await self.store.count_waiting(community_id)

    async def pause(self, community_id: int, said: str) -> Source:
        """Poll a source no more for now."""
        row = await self._find(community_id, said)
        row.active = False
        return Source.of(row)

    async def resume(self, community_id: int, said: str) -> Source:
        """Poll a source again, from now on."""
        row = await self._find(community_id, said)
        row.active, row.next_poll_at = True, self.clock.now()
        return Source.of(row)

    async def remove(self, community_id: int, said: str) -> Source:
        """Give up a source and its stories; posts that were sent stay where they are, those held back are not sent."""
        row = await self._find(community_id, said)
        source = Source.of(row)
        await self.poller.newsroom.take_back(row)
        await self.poller.roundtables.let_go(community_id, row.id)
        await self.store.remove(row)
        return source

    async def latest(self, community_id: int, page: int = 1, size: int = PAGE) -> Page:
        """One page of the community's stories, the latest first."""
        total = await self.store.count(community_id)
        pages = max(1, -(-total // size))
        page = min(max(1, page), pages)
        found = await self.store.latest(community_id, (page - 1) * size, size)
        failing = [s for s in await self.sources(community_id) if s.state == "failing"]
        stories = [Story.of(r, s, await self.store.joined(community_id, r.id)) for r, s in found]
        return Page(stories, total, page, pages, failing)

    async def story(self, community_id: int, story_id: int) -> Story:
        """One story. Raises NotFoundError where the community has none of that id."""
        found = await self.store.story(community_id, story_id)
        if found is None:
            raise NotFoundError("stories-gone")
        return Story.of(*found)

    async def title(self, community_id: int, story_id: int) -> str:
        """What a story is called. Raises NotFoundError."""
        return (await self.story(community_id, story_id)).title

    async def poll_due(self) -> Report:
        """Poll every source of every community that is due; opens its own transactions."""
        return await self.poller.poll_due()

    async def check(self) -> list[Finding]:
        """Try every active source of every community, for `roundtable doctor`; opens its own transactions."""
        async with self.poller.transaction():
            communities = await self.poller.spaces.all()
            found = [(c, s) for c in communities for s in await self.sources(c.id) if s.active]
        return list(await asyncio.gather(*(self._checked(c, s) for c, s in found)))

    async def _checked(self, community: Community, source: Source) -> Finding:
        try:
            read = self.opener.again if source.kind else self.opener.open
            refuse_page(source, await read(source.url, self.window(community), links=source.kind == "page"))
        except UserError as error:
            return Finding(ok=False, what=Text("sources-check-bad", title=source.title), mend=error.text)
        return Finding(ok=True, what=Text("sources-check-well", title=source.title))

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:  # noqa: ARG002
        """Who is told when a source fails for long, its moderator: `services.waiting` asks for them."""
        return await self.store.adders(community_id)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: the sources they added, the stories they decided on."""
        rows = await self.store.sources_added_by(community_id, pseudonym)
        added = [{"id": r.id, "title": r.title, "url": r.url, "added_at": r.added_at.isoformat()} for r in rows]
        stories = [r for r, _ in await self.store.decided_by(community_id, pseudonym)]
        return added + [{"story": r.title, "decided": r.reason, "decided_at": _day(r.decided_at)} for r in stories]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Take the person off the sources they added and the stories they decided on; those are the community's."""
        await self.store.forget(community_id, pseudonym)

    def window(self, community: Community) -> Window:
        """Of when the community's calendars are read, in its zone."""
        return calendar_window(self.clock.now(), community.tz)

    async def _refuse_known(self, community_id: int, url: str) -> None:
        if await self.store.source_by_key(community_id, key_of(url)) is not None:
            raise UserError("sources-known", url=url)

    async def _add(
        self, community_id: int, url: str, added_by: str | None, title: str, language: str | None
    ) -> SourceRow | None:
        """Write a new source; None where it is there already or there are too many."""
        there = await self.store.sources(community_id)
        if len(there) >= MOST or any(row.key == key_of(url) for row in there):
            return None
        now = self.clock.now()
        row = SourceRow(
            community_id=community_id, key=key_of(url), url=url, title=title[:300], language=language,
            added_by=added_by, added_at=now, next_poll_at=now, active=True, failures=0,
        )  # fmt: skip
        await self.store.add(row)
        return row

    async def _find(self, community_id: int, said: str) -> SourceRow:
        """The source that was chosen (by its id) or meant: the only one with these words in its title or address.

        Nothing is guessed, since it may be about to be removed. Raises NotFoundError, and UserError where several
        are meant.
        """
        found = _meant(await self.sources(community_id), said.strip())
        if len(found) > 1:
            listed = ", ".join(f"{s.id} · {s.title}" for s in found[:_LISTED])
            raise UserError("sources-several", said=said[:100], sources=listed)
        row = await self.store.source(community_id, found[0].id) if found else None
        if row is None:
            raise NotFoundError("sources-unknown", said=said[:100])
        return row


def _meant(there: Sequence[Source], said: str) -> list[Source]:
    """Those with this id; else of this very title or address; else with all the words in either."""
    words = said.casefold().split()
    return (
        [s for s in there if said.isdecimal() and str(s.id) == said]
        or [s for s in there if said.casefold() in {s.title.casefold(), s.url.casefold()}]
        or [s for s in there if words and all(w in f"{s.title} {s.url}".casefold() for w in words)]
    )


def _day(at: datetime | None) -> str | None:
    return at.date().isoformat() if at else None


def _likeness(source: Source, words: str) -> float:
    return max(fuzz.WRatio(words, source.title.casefold()), 100.0 if words and words in source.url.casefold() else 0.0)


def _listed(config: Path) -> list[dict[str, Any]]:
    """The sources that the community's folder names; none where it names none."""
    path = config / "sources.toml"
    if not path.is_file():
        return []
    with path.open("rb") as file:
        return [e for e in tomllib.load(file).get("source", []) if isinstance(e, dict)]
