"""Opens a source wherever it is: an address on the web, a file, or one of the samples that we wrote."""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from cogs.stories.document import Asked, Document, UnreadableError
from cogs.stories.links import canonical
from cogs.stories.patience import OutOfPatienceError, patience
from cogs.stories.reader import SECONDS, Reader
from cogs.stories.story import SAMPLE

if TYPE_CHECKING:
    from bot.core.ports import Fetch, Fetched

MAX_FILE = 10 * 1024 * 1024
_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?", re.ASCII)


@dataclass(frozen=True)
class Window:
    """Of when a calendar is read, and in which zone its times that name none are meant."""

    start: datetime
    end: datetime
    floating: tzinfo = UTC


@dataclass(frozen=True)
class Opened:
    """A source as it was found: where it is, what came back, and what stands in it.

    `document` is None where nothing has changed since last time; `moved_to` is the address to remember, where a
    permanent redirect or a page's own feed led elsewhere. `passed_over` are the links of items that turned out to be no
    stories.
    """

    url: str
    document: Document | None
    etag: str | None = None
    modified: str | None = None
    body_hash: str | None = None
    max_age: int | None = None
    moved_to: str | None = None
    passed_over: frozenset[str] = frozenset()


@dataclass
class Opener:
    """Fetches or loads sources and has them read.

    Args:
        fetch: the one HTTP client for outside sources.
        samples: the folder that `sample:` addresses name files in.
    """

    fetch: Fetch
    samples: Path
    reader: Reader = field(default_factory=Reader)

    async def open(self, url: str, window: Window, *, links: bool = False) -> Opened:
        """Read what is at an address; a page that only names its feed is followed to that.

        With `links`, it is a page whose links to articles are wanted. Raises FetchError or UnreadableError.
        """
        if url.startswith(SAMPLE):
            return await self.read_file(self.samples / Path(url.removeprefix(SAMPLE)).name, window, url)
        found = await self.again(url, window, links=links)
        feed = _elsewhere(found.document) if found.document else None
        if feed is None:
            return found
        followed = await self.again(feed, window)
        return replace(followed, moved_to=followed.moved_to or feed)

    async def look(self, typed: str, window: Window, *, links: bool = False) -> Document:
        """What stands at an address as somebody typed it. Raises FetchError or UnreadableError."""
        return (await self.open(address(typed), window, links=links)).document or Document("feed", "")

    async def again(
        self, url: str, window: Window, *, etag: str | None = None, modified: str | None = None,
        body_hash: str | None = None, links: bool = False,
    ) -> Opened:  # fmt: skip
        """Read what is at an address if it changed since it had these marks. Raises FetchError, UnreadableError."""
        if url.startswith(SAMPLE):
            return await self.open(url, window)
        fetched = await self.fetch.get(url, etag, modified)
        marked = Opened(fetched.url, None, fetched.etag, fetched.modified, body_hash, fetched.max_age, fetched.moved_to)
        if fetched.not_modified:
            return marked
        mark = hashlib.sha256(fetched.body).hexdigest()
        if mark == body_hash:
            return marked
        return replace(marked, document=await self._read(fetched, window, links=links), body_hash=mark)

    async def read_file(self, path: Path, window: Window, url: str | None = None) -> Opened:
        """Read a local file. Raises UnreadableError, also where there is none."""
        body = await asyncio.to_thread(load_file, path)
        asked = Asked(window.start, window.end, floating=window.floating)
        document = await self.reader.read(body, asked)
        return Opened(url or str(path), document, body_hash=hashlib.sha256(body).hexdigest())

    async def _read(self, fetched: Fetched, window: Window, *, links: bool) -> Document:
        asked = Asked(window.start, window.end, fetched.url, fetched.content_type, window.floating, links)
        try:
            return await self.reader.read(fetched.body, asked)
        except UnreadableError as error:
            if error.code == "feed-elsewhere":
                return Document("article", "", feeds=(error.values["feed"],))
            raise


def address(typed: str) -> str:
    """What somebody typed as an address: `webcal:` is the web, and a bare "example.org/feed" is https."""
    typed = typed.strip().strip("<>").split("|")[0]  # Slack writes <https://example.org|example.org>
    if typed.lower().startswith(("webcal://", "webcals://", "feed://")):
        return "https://" + typed.partition("://")[2]
    return f"https://{typed}" if _BARE.fullmatch(typed) else typed


def key_of(url: str) -> str:
    """What stands for an address in a list that holds each only once."""
    plain = canonical(url).removeprefix("http://").removeprefix("https://").removeprefix("www.")
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def _elsewhere(document: Document) -> str | None:
    """The feed to follow from a page that is no story itself."""
    if document.kind != "article" or document.story or not document.feeds:
        return None
    return document.feeds[0]


def load_file(path: Path, seconds: float = SECONDS) -> bytes:
    """A local file's bytes. Raises UnreadableError where it is not there, too big, or a pipe that nobody ends."""
    try:
        with patience(seconds), path.open("rb") as file:
            body = file.read(MAX_FILE + 1)
    except OutOfPatienceError as error:
        raise UnreadableError("too-slow", seconds=int(seconds)) from error
    except OSError as error:
        raise UnreadableError("no-file", path=str(path)) from error
    if len(body) > MAX_FILE:
        raise UnreadableError("too-big", megabytes=MAX_FILE // 1024 // 1024)
    return body
