"""`roundtable sources` with a database behind it, and as people read it."""

import asyncio
import functools
import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import typer
from typer.testing import CliRunner

import cogs.tables
from bot.core.i18n import Catalogue
from bot.core.ui import Text
from bot.fetch import Fetcher
from bot.settings import ROOT
from bot.storage.base import Base
from bot.storage.database import Database
from cogs.stories.cli import app
from tests.cogs.front import HERE, Front
from tests.cogs.stories.conftest import feed, item

assert cogs.tables


class Bench:
    """A workbench on a database of its own, with one community."""

    def __init__(self, url):
        self.url = url
        self.voice = Catalogue([ROOT / "cogs" / "stories" / "locales"]).voice("en", "America/New_York")

    def say(self, words):
        typer.echo(self.voice.say(words) if isinstance(words, Text) else words)

    def run(self, work):
        return asyncio.run(self._run(work))

    def fetch(self, work):
        return asyncio.run(self._fetch(work))

    async def _fetch(self, work):
        async with Fetcher(allow_private=True) as fetch:
            return await work(fetch)

    async def _run(self, work):
        database = Database(self.url)
        async with database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        front = Front(database)
        opener = front.services.stories.opener
        try:
            async with Fetcher(allow_private=True) as opener.fetch, database.transaction():
                await front.spaces.community_of(HERE)
                return await work(front.services)
        finally:
            opener.reader.close()
            await database.close()


@pytest.fixture
def bench(tmp_path):
    return Bench(f"sqlite+aiosqlite:///{tmp_path / 'bench.db'}")


@pytest.fixture
def address(tmp_path):
    """A site with one feed, in a thread of its own."""
    (tmp_path / "feed.xml").write_bytes(feed(item("Budget passes", text="It did. Nobody left. All stayed. Then home.")))
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed.xml"
    server.shutdown()
    thread.join()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def typed(bench, *arguments):
    return CliRunner().invoke(app, [*map(str, arguments)], obj=bench)


def test_an_address_is_tested_added_and_listed(bench, address):
    shown = json.loads(typed(bench, "test", address, "--json").stdout)
    assert [i["title"] for i in shown["items"]] == ["Budget passes"]
    added = typed(bench, "add", address)
    assert (added.exit_code, "Added “North End News”" in added.stdout) == (0, True)
    [listed] = json.loads(typed(bench, "list", "--json").stdout)
    assert (listed["title"], listed["kind"], listed["state"]) == ("North End News", "feed", "well")
    assert "can be read; last on" in typed(bench, "list").stdout
    again = typed(bench, "add", address)
    assert (again.exit_code, "is one of the sources already" in again.stdout) == (1, True)


def test_an_address_that_cannot_be_read_exits_with_one(bench, address):
    result = typed(bench, "test", f"{address}.gone", "--json")
    assert (result.exit_code, json.loads(result.stdout)["error"]["code"]) == (1, "status")


def test_a_file_is_shown_as_people_read_it(bench, tmp_path, address):
    shown = typed(bench, "test", tmp_path / "feed.xml").stdout
    assert shown.splitlines() == [
        "Feed “North End News”: one story",
        "",
        "Budget passes",
        "Sunday, November 1, 2026, 7:00 AM EST",
        "https://news.example/budget-passes",
        "It did. Nobody left. All stayed.",
    ]


def test_a_calendar_is_shown_meeting_by_meeting(bench):
    calendar = ROOT / "config" / "hartford" / "sample" / "calendar.ics"
    shown = typed(bench, "test", calendar, "--from", "2026-12-01", "--to", "2026-12-31").stdout.splitlines()
    assert shown[0] == "Calendar “Sample calendar (written for Roundtable)”: 3 meetings in the time looked at"
    assert "Sample listening session at City Hall, 550 Main Street, Hartford (sample)" in shown[2]
