"""What a round of polling costs while nothing is new, beside the PyPI package `reader` on the same feeds.

The feeds are served on loopback by this process, which is not counted, from many addresses, as feeds are in life.
Half of the comparison has servers that know their visitors' marks (304), half has servers that send all of it again.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from tests.benchmarks.bots import running
from tests.benchmarks.child import Child
from tests.benchmarks.rounds import Spread, compare
from tests.benchmarks.table import Row, pair_row, ratio_row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

AIM = 0.33
"""Of `reader`'s CPU."""
ITEMS = 30
_SITES = 100 if sys.platform == "linux" else 1  # elsewhere 127.0.0.1 is the only address of loopback
_PATIENCE = 600.0


@dataclass(frozen=True)
class Load:
    """How many feeds, and how often each program goes round them."""

    feeds: int = 1000
    rounds: int = 5


QUICK = Load(4, 1)


@dataclass
class Poller:
    """A program that polls; see `pollers`."""

    child: Child
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    feeds: int
    walls: list[float] = field(default_factory=list)

    def cpu(self) -> float:
        """Its own, and that of the process in which it has feeds parsed."""
        others = [p.cpu_times() for p in self.child.process.children(recursive=True)]
        return self.child.cpu() + sum(t.user + t.system for t in others)

    async def times(self, calls: int) -> None:
        began = time.perf_counter()
        self.writer.write(f"{calls}\n".encode())
        line = await asyncio.wait_for(self.reader.readline(), _PATIENCE)
        self.walls.append(time.perf_counter() - began)
        assert line, self.child.said()[-3000:]
        came = json.loads(line)
        assert (came["polled"], came["problems"]) == (self.feeds, 0), came
        if len(self.walls) > 1:
            assert came["new"] == 0, came


async def measure(folder: Path, load: Load) -> list[Row]:
    """A row of CPU and one of time, for each kind of server."""
    rows: list[Row] = []
    for kind, told in (("marked", "answered “not modified”"), ("whole", "sent whole again")):
        where = folder / f"polling-{kind}"
        where.mkdir()
        rows += await _measured(where, load, kind, f"{load.feeds:,} feeds, {told}")
    return rows


async def _measured(folder: Path, load: Load, kind: str, what: str) -> list[Row]:
    async with (
        _served(kind, load.feeds) as urls,
        _polling(folder, "roundtable", urls) as ours,
        _polling(folder, "reader", urls) as theirs,
    ):
        compared = await compare(ours, theirs, rounds=load.rounds, calls=1, warm_up=1)
    walls = [Spread.of(side.walls[1:]) for side in (ours, theirs)]
    return [
        ratio_row(f"CPU per round of {what}", compared, AIM),
        pair_row("  … time, beside `reader` with as many workers", *walls, "s", aim=None),
    ]


@asynccontextmanager
async def _polling(folder: Path, kind: str, urls: list[str]) -> AsyncIterator[Poller]:
    called: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    server = await asyncio.start_server(lambda *ends: called.put_nowait(ends), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    file, home = folder / "urls.txt", folder / kind
    file.write_text("\n".join(urls), "utf-8")
    home.mkdir()
    child = Child.start(["tests.benchmarks.pollers", str(port), kind, str(home), str(file)], folder)
    async with server, running(child):
        await child.until(lambda: not called.empty())
        reader, writer = called.get_nowait()
        yield Poller(child, reader, writer, len(urls))
        writer.close()


@asynccontextmanager
async def _served(kind: str, count: int) -> AsyncIterator[list[str]]:
    """So many feeds; gives their addresses."""
    bodies = [_feed(n) for n in range(count)]

    async def answer(request: web.Request) -> web.Response:
        n = int(request.match_info["n"])
        mark = {"ETag": f'"{n}"'} if kind == "marked" else {}
        if mark and request.headers.get("If-None-Match") == mark["ETag"]:
            return web.Response(status=304, headers=mark)
        return web.Response(body=bodies[n], content_type="application/rss+xml", headers=mark)

    app = web.Application()
    app.router.add_get("/{n}.xml", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    hosts = [f"127.0.0.{n + 1}" for n in range(_SITES)]
    first = await asyncio.get_running_loop().create_server(runner.server, hosts[0], 0)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.get_running_loop().create_server(runner.server, host, port) for host in hosts[1:]]
    try:
        yield [f"http://{hosts[n % _SITES]}:{port}/{n}.xml" for n in range(count)]
    finally:
        for server in (first, *others):
            server.close()
        await runner.cleanup()


def _feed(number: int) -> bytes:
    said = "What was said, who said it, and what comes next. " * 8
    items = "".join(
        f"<item><title>Council hears report {n} of paper {number}</title>"
        f"<link>https://paper{number}.example/stories/{n}</link><guid>https://paper{number}.example/?p={n}</guid>"
        f"<pubDate>Mon, {1 + n % 22:02} Nov 2026 12:{n:02}:00 GMT</pubDate><category>City</category>"
        f"<description><![CDATA[<p>{said}</p>]]></description></item>"
        for n in range(ITEMS)
    )
    head = f"<title>Paper {number}</title><link>https://paper{number}.example/</link><description>News</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
