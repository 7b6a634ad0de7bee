"""A program that polls feeds again and again: Roundtable's own poller, or the PyPI package `reader`.

Run as `python -m tests.benchmarks.pollers PORT roundtable|reader FOLDER FILE`, the file naming an address a line. It
connects to the port and answers each line, a number, with as many rounds and then what they came to as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    Round = Callable[[], Awaitable[dict[str, int]]]


@asynccontextmanager
async def roundtable(folder: Path, urls: Sequence[str]) -> AsyncIterator[Round]:
    """The app as it is wired, its poll job run until no source is due; then the clock goes on."""
    from bot.app import build
    from bot.core.ids import SpaceId
    from bot.settings import Settings
    from cogs.stories.opening import key_of
    from cogs.stories.store import SourceRow
    from tests.clock import SetClock

    alone: dict[str, Any] = {"_env_file": None, "secret": "benchmark-benchmark"}
    url = f"sqlite:///{folder / 'roundtable.db'}"
    clock = SetClock()
    app = build(
        Settings(data=folder, samples=False, allow_private_addresses=True, database_url=url, **alone), clock=clock
    )
    await app.open(seed=False)
    stories, transaction = app.services.stories, app.services.transaction
    async with transaction():
        community = await app.services.spaces.community_of(SpaceId("console", "console"))
        for source in await stories.sources(community.id):
            await stories.remove(community.id, str(source.id))
        for n, address in enumerate(urls):
            await stories.store.add(
                SourceRow(
                    community_id=community.id, key=key_of(address), url=address, title=f"Feed {n}",
                    added_at=clock.now(), next_poll_at=clock.now(),
                )
            )  # fmt: skip

    async def rounded() -> dict[str, int]:
        clock.advance(hours=2)
        polled = new = problems = 0
        while (report := await stories.poll_due()).polled:
            polled, new, problems = polled + len(report.polled), new + report.new, problems + len(report.problems)
        return {"polled": polled, "new": new, "problems": problems}

    yield rounded
    await app.close()


@asynccontextmanager
async def reader(folder: Path, urls: Sequence[str]) -> AsyncIterator[Round]:
    """`reader` with its own defaults, but for as many workers as Roundtable has sites polled at once."""
    import feedparser_sgmllib

    sys.modules["sgmllib"] = feedparser_sgmllib  # reader asks for it by the name that it had before feedparser 6.0.13
    from reader import make_reader

    from cogs.stories.polling import AT_ONCE

    feeds = make_reader(str(folder / "reader.sqlite"))
    for url in urls:
        feeds.add_feed(url)

    async def rounded() -> dict[str, int]:
        done = list(feeds.update_feeds_iter(scheduled=False, workers=AT_ONCE))
        new = sum(u.updated_feed.new for u in done if u.updated_feed)
        return {"polled": len(done), "new": new, "problems": sum(u.error is not None for u in done)}

    yield rounded
    feeds.close()


async def main() -> None:
    """Serve the socket until it closes."""
    port, kind, folder, file = sys.argv[1:]
    lines, writer = await asyncio.open_connection("127.0.0.1", int(port))
    urls = Path(file).read_text("utf-8").split()
    async with (roundtable if kind == "roundtable" else reader)(Path(folder), urls) as go_round:
        while line := await lines.readline():
            came: dict[str, int] = {}
            for _ in range(int(line)):
                came = await go_round()
            writer.write(json.dumps(came).encode() + b"\n")
    writer.close()


if __name__ == "__main__":
    asyncio.run(main())
