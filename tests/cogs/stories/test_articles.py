"""Articles read out of the pages of real stations and papers."""

import json
from collections import Counter
from datetime import UTC, datetime

import pytest

from cogs.stories import recognise
from cogs.stories.article import read_article
from cogs.stories.document import Asked, UnreadableError, iso
from cogs.stories.mending import decoded
from cogs.stories.page import read_page

FURNITURE = ("Breaking News", "More () »", "Before You Leave", "Related Articles", "Sign up for", "All Rights Reserved")


def read(shared_data, name, url=None):
    page = read_page(decoded((shared_data / "articles" / name).read_bytes())[0], url)
    return read_article(page, url)


@pytest.fixture
def expected(shared_data):
    return json.loads((shared_data / "articles" / "expected.json").read_text())["pages"]


def test_titles_are_those_that_readers_see(shared_data, expected):
    for page in expected:
        assert read(shared_data, page["file"], page["url"]).title == page["title"], page["file"]


def test_dates_are_the_day_the_page_says(shared_data, expected):
    """In UTC, which in the evening is a day ahead of Connecticut."""
    for page in expected:
        day = iso(read(shared_data, page["file"], page["url"]).items[0].published)[:10]
        assert 0 <= int(day.replace("-", "")) - int(page["date"].replace("-", "")) <= 1, page["file"]


def test_the_story_is_whole_and_nothing_else_is_in_it(shared_data, expected):
    for page in expected:
        text = read(shared_data, page["file"], page["url"]).text
        assert all(said.strip() in text for said in page.get("body_contains", ())), page["file"]
        assert not any(said in text for said in page.get("body_excludes", ())), page["file"]
        if "body" in page:
            wanted, found = Counter(page["body"].split()), Counter(text.split())
            shared = (wanted & found).total()
            assert shared / found.total() > 0.95, page["file"]
            assert shared / wanted.total() > 0.7, page["file"]


def test_a_summary_is_three_sentences_of_the_story(shared_data):
    summary = read(shared_data, "s10-tv-station-layout-1.html").items[0].summary
    assert summary.startswith("HARTFORD, Conn. — City and state officials sat down")
    assert summary.endswith("Mayor Luke Bronin said the department was short of officers.")
    assert not any(words in summary for words in FURNITURE)


def test_a_page_names_its_feeds_comments_last(shared_data):
    body = (shared_data / "feeds" / "s48-autodiscovery-1.html").read_bytes()
    page = read_page(body.decode())
    assert page.feeds == ("http://example.org/feed.xml", "http://example.org/comments.xml")


def test_a_page_without_a_story_is_none(shared_data):
    body = (shared_data / "feeds" / "s47-not-a-feed.html").read_bytes()
    with pytest.raises(UnreadableError):
        read_article(read_page(body.decode()))


def test_a_headline_that_a_site_escapes_twice_reads_as_one():
    twice = "Tom &amp;amp; Jerry&amp;#8212;today"
    head = f'<meta property="og:title" content="{twice}"><title>{twice}</title>'
    page = read_page(f"<html><head>{head}</head><body><p>Text.</p></body></html>")
    assert page.title == "Tom & Jerry—today"


@pytest.mark.parametrize(
    ("header", "said"),
    [("", "<meta charset='iso-8859-2'>"), ("text/html", "<meta http-equiv=x content='text/html; charset=ISO-8859-2'>"),
     ("text/html; charset=iso-8859-2", "<meta charset='utf-8'>")],
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_that_its_server_or_it_says(header, said):
    text = "Mieszkańcy spotkali się z policją. Było to pożyteczne spotkanie dla wszystkich osób. "
    body = f"<html><head>{said}<title>Zażółć gęślą jaźń</title></head><body><p>{text * 4}</p></body></html>"
    now = datetime(2026, 11, 23, tzinfo=UTC)
    document = recognise.read(body.encode("iso-8859-2"), Asked(now, now, "https://a.example/1", header))
    assert (document.title, document.text[:22]) == ("Zażółć gęślą jaźń", "Mieszkańcy spotkali si")


def test_a_pages_addresses_are_relative_to_the_base_it_names():
    links = "<link rel='canonical' href='../1'><link rel='alternate' type='application/rss+xml' href='feed'>"
    head = f"<title>Vote</title><base href='https://a.example/news/x'>{links}<meta property='og:image' content='p.png'>"
    page = read_page(f"<html xml:lang='es'><head>{head}</head><body><p>x</p></body></html>", "https://cdn.example/y/")
    assert (page.link, page.image) == ("https://a.example/1", "https://a.example/news/p.png")
    assert (page.feeds, page.language) == (("https://a.example/news/feed",), "es")
