"""The process that reads outside input: it answers, or it is ended."""

import asyncio
import gzip
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cogs.stories.document import Asked, UnreadableError
from cogs.stories.patience import OutOfPatienceError, patience
from cogs.stories.reader import Reader

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ONE_OF_EACH = (
    "feeds/s06-orf-news.rdf",
    "feeds/s24-inessential-jsonfeed-1.json",
    "articles/s10-tv-station-layout-1.html",
    "calendars/s42-hartford-style-council-2026.ics",
)
HOSTILE = ["s58-hostile-billion-laughs.rss", "s59-hostile-xxe-file.rss", "s60-hostile-deep-nesting.xml"]
ASKED = Asked(NOW, NOW + timedelta(days=90))


async def test_a_source_is_recognised_by_its_bytes(shared_data, reader):
    kinds = [(await reader.read((shared_data / name).read_bytes(), ASKED)).kind for name in ONE_OF_EACH]
    assert kinds == ["feed", "feed", "article", "calendar"]


async def test_what_was_read_comes_over_whole(shared_data, reader):
    document = await reader.read((shared_data / "feeds" / "s61-hostile-mentions.rss").read_bytes(), ASKED)
    assert document.items[0].published == datetime(2026, 11, 10, 12, tzinfo=UTC)
    assert [p.code for p in document.problems] == ["no-link", "no-link"]


FEED = b"<rss version='2.0'><channel><title>News</title><item><title>Vote</title></item></channel></rss>"
PROLOGUE = b"<!DOCTYPE html><html><body>Warning: the disk is full</body></html>\n"


JSON = '{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Vote"}]}'


@pytest.mark.parametrize(
    "body",
    [
        JSON.encode("utf-8-sig"),
        JSON.encode("utf-16"),
        gzip.compress(FEED, mtime=0),
        gzip.compress(FEED, mtime=0)[:-12],
        PROLOGUE + FEED,
        b"\n\n" + FEED,
    ],
)
async def test_a_feed_is_found_though_it_is_packed_or_something_stands_before_it(reader, body):
    document = await reader.read(body, ASKED)
    assert (document.kind, [i.title for i in document.items]) == ("feed", ["Vote"])


@pytest.mark.parametrize(
    ("body", "code"), [(gzip.compress(bytes(11 * 1024**2), mtime=0), "too-big"), (b"\x1f\x8b\x08no", "not-a-source")]
)
async def test_what_is_packed_too_tightly_or_not_at_all_is_refused(reader, body, code):
    with pytest.raises(UnreadableError) as caught:
        await reader.read(body, ASKED)
    assert caught.value.code == code


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\0" * 99])
async def test_nothing_is_read_out_of_nothing(reader, body):
    with pytest.raises(UnreadableError) as caught:
        await reader.read(body, ASKED)
    assert caught.value.code == "empty"


TITLE, ZONE = b"&lt;a " + b"=" * 80_000, b"X;TZID=" + b"a" * 90_000


@pytest.mark.parametrize(
    "body",
    [
        FEED.replace(b"Vote", TITLE),
        b"<rss " * 5_000 + b"><channel></channel></rss>",
        b'{"a":"' + b" " * 1_000_000 + b'"',
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T120000Z\n" + ZONE + b"\nEND:VEVENT\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T120000Z\n" + b"A" * 90_000 + b"\nEND:VEVENT\nEND:VCALENDAR",
    ],
    ids=["title", "roots", "json", "zone", "name"],
)
async def test_what_invites_a_search_to_go_back_and_forth_is_read_in_time(reader, body):
    code = ""
    try:
        await reader.read(body, ASKED)
    except UnreadableError as error:
        code = error.code
    assert code in {"", "not-a-source"}


async def test_what_would_take_for_ever_is_given_up_and_the_next_is_read(shared_data):
    endless = b"<rss version='2.0'><channel><item " + b" ".join(b"a%d='x'" % i for i in range(200_000)) + b">"
    reader, began = Reader(seconds=3), time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        await reader.read(endless, ASKED)
    assert caught.value.code == "too-slow"
    assert time.monotonic() - began < 8
    assert (await reader.read((shared_data / "feeds" / "s06-orf-news.rdf").read_bytes(), ASKED)).items
    reader.close()


async def test_what_needs_too_much_memory_is_given_up(reader):
    nested = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 5_000_000
    with pytest.raises(UnreadableError):
        await reader.read(nested, ASKED)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_files_are_read_in_seconds(shared_data, reader, name):
    began = time.monotonic()
    assert len((await reader.read((shared_data / "feeds" / name).read_bytes(), ASKED)).items) == 1
    assert time.monotonic() - began < 3


async def test_a_process_that_ended_is_started_again(shared_data):
    reader = Reader()
    body = (shared_data / "feeds" / "s06-orf-news.rdf").read_bytes()
    await reader.read(body, ASKED)
    os.kill(reader._process.pid, 9)
    reader._process.wait()
    assert (await reader.read(body, ASKED)).title == "news.ORF.at"
    reader.close()


def test_the_reading_process_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "very secret")
    fresh = Reader()
    with pytest.raises(UnreadableError):
        fresh.read_now(b"hello", ASKED)
    assert b"secret" not in Path(f"/proc/{fresh._process.pid}/environ").read_bytes()
    fresh.close()


async def test_a_reading_that_is_cancelled_holds_up_nobody():
    endless = b"<rss version='2.0'><channel><item " + b" ".join(b"a%d='x'" % i for i in range(200_000)) + b">"
    reader, began = Reader(), time.monotonic()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reader.read(endless, ASKED), 2)
    with pytest.raises(UnreadableError, match="empty"):
        await reader.read(b"", ASKED)
    assert time.monotonic() - began < 8
    reader.close()


def test_work_that_swallows_its_interruption_is_interrupted_again():
    swallowed, began = [], time.monotonic()
    with pytest.raises(OutOfPatienceError), patience(0.05):
        while True:
            try:
                time.sleep(10)
            except OutOfPatienceError as error:
                if swallowed:
                    raise
                swallowed.append(error)
    assert time.monotonic() - began < 5
