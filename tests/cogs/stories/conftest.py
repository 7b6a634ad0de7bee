"""A site on loopback that feeds, pages and calendars are read from, as from the web."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from aiohttp import web
from sqlalchemy import select

from bot.core.ids import ChannelId
from bot.fetch import Fetcher
from bot.storage.outbox import OutboxRow
from tests.cogs.front import Front


@dataclass
class Site:
    """What stands at each path; tests change it. `asked` are the paths in the order they were asked for."""

    address: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        if request.path not in self.pages and request.path not in self.status:
            raise web.HTTPNotFound
        headers = self.headers.get(request.path, {})
        if "ETag" in headers and request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304)
        status = self.status.get(request.path, 200)
        return web.Response(body=self.pages.get(request.path, b""), status=status, headers=headers)


@pytest.fixture
async def site():
    found = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", found.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    found.address = f"http://127.0.0.1:{server._server.sockets[0].getsockname()[1]}"
    yield found
    await runner.cleanup()


@pytest.fixture
async def front(database, reader):
    """Every feature, with sources that may lie on loopback."""
    made = Front(database)
    opener = made.services.stories.opener
    opener.reader = reader
    async with Fetcher(allow_private=True, max_seconds=5) as opener.fetch:
        yield made


def feed(*items: str, title: str = "North End News") -> bytes:
    """A feed of these items."""
    head = f'<rss version="2.0"><channel><title>{title}</title><link>https://news.example/</link>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def item(name: str, *, guid: str | None = None, link: str | None = None, day: int = 1, text: str = "") -> str:
    """An item; its guid and link come from its name unless given."""
    slug = name.lower().replace(" ", "-")
    return (
        f"<item><title>{name}</title><link>{link or f'https://news.example/{slug}'}</link>"
        f"<guid isPermaLink='false'>{guid or slug}</guid><pubDate>{day:02} Nov 2026 12:00:00 GMT</pubDate>"
        f"<description>{text or f'What happened: {name}.'}</description></item>"
    )


CHANNEL = ChannelId("discord", "21")
PARK = ChannelId("discord", "22")
MEETINGS = ChannelId("discord", "31")
MODERATORS = ChannelId("discord", "41")


@pytest.fixture
async def maya(front):
    """A moderator of a community with channels for stories, roundtables and moderators."""
    async with front.database.transaction():
        await front.spaces.community_of(front.space)
        for purpose, channel in (("stories", CHANNEL), ("roundtables", MEETINGS), ("moderators", MODERATORS)):
            await front.spaces.set_channel(front.space, purpose, channel)
    return front.person("maya", "moderator")


async def later(front, **delta):
    """Time goes by, and the poll job runs."""
    front.clock.advance(**delta or {"minutes": 30})
    return await front.services.stories.poll_due()


@pytest.fixture
async def news(front, site, maya):
    """A source with one old story; `publish` adds new ones to it."""
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")

    async def publish(*items, **delta):
        site.pages["/feed"] = feed(*items, item("Budget passes"))
        return await later(front, **delta)

    return publish


async def chosen(maya, form, **values):
    """A form of the source's settings, filled in."""
    opened = await maya.presses(await maya.types("/sources edit North End"), form)
    return await maya.sends(opened, **values)


async def rows(front):
    async with front.database.transaction() as session:
        return list(await session.scalars(select(OutboxRow).order_by(OutboxRow.id)))


@pytest.fixture
async def other(front, site, maya, news):
    """A second source; `publish` has it tell stories."""
    site.pages["/other"] = feed(item("Snow falls"), title="South End Post")
    await maya.types(f"/sources add {site.address}/other")

    async def publish(*items, **delta):
        site.pages["/other"] = feed(*items, title="South End Post")
        return await later(front, **delta)

    return publish


def told(name, where):
    """A story as one outlet tells it."""
    return item(name, link=f"https://{where}.example/story")
