"""Finds out what a source is (feed, article, calendar) and reads it with the reader for that."""

from __future__ import annotations

import re

from cogs.stories.article import read_article
from cogs.stories.calendar import read_calendar
from cogs.stories.document import Asked, Document, UnreadableError
from cogs.stories.feed import read_feed, read_json_feed
from cogs.stories.mending import decoded
from cogs.stories.page import read_page
from cogs.stories.pagelinks import read_links

_HEAD = 65_536
_CALENDAR = re.compile(rb"^\s*BEGIN:V(?:CALENDAR|EVENT)\b", re.IGNORECASE | re.MULTILINE)
_FEED = re.compile(rb"<(?:rss|rdf:rdf|(?:\w+:)?feed|channel)[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def read(body: bytes, asked: Asked) -> Document:
    """Read a source, whatever it is. Raises UnreadableError.

    The bytes decide and not the content type, which many sites get wrong.
    """
    head = body[:_HEAD].replace(b"\0", b"")
    if not head.strip():
        raise UnreadableError("empty")
    if _CALENDAR.search(head):
        return read_calendar(body, asked.start, asked.end, floating=asked.floating, content_type=asked.content_type)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return read_json_feed(body, asked.url, asked.content_type)
    return _markup(body, head, asked)


def _markup(body: bytes, head: bytes, asked: Asked) -> Document:
    feed, page = _FEED.search(head), _HTML.search(head)
    if feed and (page is None or feed.start() < page.start()):
        return read_feed(body, asked.url, asked.content_type)
    if page is None and "html" not in asked.content_type:
        raise UnreadableError("not-a-source")
    return _page(body, asked)


def _page(body: bytes, asked: Asked) -> Document:
    page = read_page(decoded(body, asked.content_type)[0], asked.url)
    if asked.links:
        return read_links(page, asked.url)
    try:
        return read_article(page, asked.url)
    except UnreadableError:
        if page.feeds:
            raise UnreadableError("feed-elsewhere", feed=page.feeds[0]) from None
        raise
