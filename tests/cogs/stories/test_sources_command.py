"""`roundtable sources test`: on files without the network, and never with a database."""

import json
import os
import threading
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.settings import ROOT
from cogs.stories.cli import app
from cogs.stories.document import UnreadableError
from cogs.stories.opening import load_file

SAMPLES = ROOT / "config" / "hartford" / "sample"


def tried(*arguments):
    """What the command prints as JSON, and its exit code."""
    result = CliRunner().invoke(app, ["test", *map(str, arguments), "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout), result.exit_code


def test_a_feed_is_shown_in_its_own_order(shared_data):
    shown, code = tried(shared_data / "feeds" / "s11-macrumors-1-before.rss")
    assert (code, shown["kind"], len(shown["items"]), shown["problems"]) == (0, "feed", 5, [])
    assert shown["items"][0] == {
        "id": "http://www.macrumors.com/2014/08/15/apple-labor-violations-quanta/",
        "title": "Apple Working to Remedy Labor Violations Found at Quanta Factories",
        "link": "http://www.macrumors.com/2014/08/15/apple-labor-violations-quanta/",
        "published": "2014-08-15T17:36:37Z",
        "summary": shown["items"][0]["summary"],
        "language": "en",
    }


def test_a_calendar_is_listed_for_whole_days(shared_data):
    calendar = shared_data / "calendars" / "s42-hartford-style-council-2026.ics"
    shown, code = tried(calendar, "--from", "2026-01-01", "--to", "2026-12-31")
    assert (code, shown["kind"], len(shown["items"])) == (0, "calendar", 35)
    assert shown["items"][0] == {
        "uid": "council@city.example",
        "title": "Court of Common Council regular meeting",
        "starts_at": "2026-01-13T00:00:00Z",
        "ends_at": "2026-01-13T03:00:00Z",
        "all_day": False,
        "location": "550 Main Street, Council Chambers",
        "status": "CONFIRMED",
    }


def test_an_article_is_one_item(shared_data):
    shown, code = tried(shared_data / "articles" / "s10-tv-station-layout-1.html")
    assert (code, shown["kind"], len(shown["items"])) == (0, "article", 1)
    assert shown["items"][0]["published"] == "2016-07-20T22:05:00Z"


@pytest.mark.parametrize(
    ("name", "code"),
    [("feeds/s47-not-a-feed.html", "no-article"), ("feeds/s50-zero-bytes.xml", "empty"),
     ("feeds/nowhere.rss", "no-file"), ("feeds/s62-random-bytes.bin", "not-a-source"),
     ("calendars/s37-not-found-page.ics", "not-a-source")],
)  # fmt: skip
def test_what_cannot_be_read_says_why(shared_data, name, code):
    shown, exit_code = tried(shared_data / name)
    assert exit_code == 1
    assert shown["error"]["code"] == code
    assert shown["error"]["message"][0].isupper()


def test_a_day_that_is_none_is_told(shared_data):
    shown, code = tried(shared_data / "calendars" / "s29-monthly-by-day.ics", "--from", "someday")
    assert (code, shown["error"]["code"]) == (1, "date")


def test_it_speaks_the_operators_language(shared_data, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_US.UTF-8")
    shown, _ = tried(shared_data / "feeds" / "s50-zero-bytes.xml")
    assert shown["error"]["message"].startswith("Ahí no hay nada")


def test_a_problem_is_named_and_the_good_items_are_there(shared_data):
    shown, _ = tried(shared_data / "feeds" / "s41-invalid-date-format.rss")
    assert len(shown["items"]) == 2
    assert shown["problems"][0] == {
        "code": "malformed",
        "message": "It is not well-formed XML (line 22); what could be made out was read.",
    }


@pytest.mark.parametrize(
    ("name", "kind"), [("feed.xml", "feed"), ("article.html", "article"), ("calendar.ics", "calendar")]
)
def test_the_samples_are_whole_and_say_that_they_are_samples(name, kind):
    shown, code = tried(SAMPLES / name, "--from", "2030-01-01", "--to", "2030-12-31")
    assert (code, shown["kind"], shown["problems"]) == (0, kind, [])
    assert all("ample" in i["title"] or "uestra" in i["title"] for i in shown["items"])
    assert len(shown["items"]) >= (1 if kind == "article" else 5)


def test_a_file_is_read_without_a_database(shared_data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tried(shared_data / "feeds" / "s06-orf-news.rdf")
    assert list(Path.cwd().iterdir()) == []


def test_an_address_is_read_without_a_database(typed, tmp_path, monkeypatch):
    monkeypatch.setenv("ROUNDTABLE_ALLOW_PRIVATE_ADDRESSES", "true")
    with HTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=SAMPLES)) as site:
        threading.Thread(target=site.handle_request).start()
        code, shown, _ = typed("sources", "test", f"http://127.0.0.1:{site.server_port}/feed.xml", "--json")
    assert (code, json.loads(shown)["kind"]) == (0, "feed")
    assert list((tmp_path / "data").iterdir()) == []


def test_an_address_inside_the_house_is_refused(typed):
    code, shown, _ = typed("sources", "test", "http://127.0.0.1:9/feed", "--json")
    assert (code, json.loads(shown)["error"]["code"]) == (1, "private")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_nobody_writes_to_is_given_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError) as refused:
        load_file(tmp_path / "pipe", seconds=0.05)
    assert refused.value.code == "too-slow"
