"""Finds out what a source is (feed, article, calendar) and reads it with the reader for that."""

from __future__ import annotations

import re
import zlib

from cogs.stories.article import read_article
from cogs.stories.calendar import read_calendar
from cogs.stories.document import Asked, Document, UnreadableError
from cogs.stories.feed import read_feed, read_json_feed
from cogs.stories.mending import decoded
from cogs.stories.page import read_page
from cogs.stories.pagelinks import read_links

_HEAD = 65_536
_LARGEST = 10 * 1024 * 1024
"""Bytes that are unpacked of a compressed file, as many as are read of a plain one."""
_CALENDAR = re.compile(rb"^\s*BEGIN:V(?:CALENDAR|EVENT)\b", re.IGNORECASE | re.MULTILINE)
_FEED = re.compile(rb"<(?:rss|rdf:rdf|(?:\w+:)?feed|channel)[\s>]", re.IGNORECASE)
_CERTAIN = re.compile(
    rb"""<rss\s[^>]{0,2000}?\bversion\s*=|<feed\s[^>]{0,2000}?\bxmlns\s*=\s*["']http://www\.w3\.org/2005/Atom""",
    re.IGNORECASE,
)
"""A feed, also where a server put a page of its own before it."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)

_META = re.compile(rb"""<meta\b[^>]{0,300}?\b(charset\s*=\s*["']?[A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
"""Where a page says its encoding, which counts if its server says none (WHATWG HTML, 13.2.3.2)."""


def read(body: bytes, asked: Asked) -> Document:
    """Read a source, whatever it is. Raises UnreadableError.

    The bytes decide and not the content type, which many sites get wrong.
    """
    body = _unpacked(body)
    head = body[:_HEAD].replace(b"\0", b"")
    if not head.strip():
        raise UnreadableError("empty")
    if _CALENDAR.search(head):
        return read_calendar(body, asked.start, asked.end, floating=asked.floating, content_type=asked.content_type)
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith((b"{", b"[")):
        return read_json_feed(body, asked.url, asked.content_type)
    return _markup(body, head, asked)


def _unpacked(body: bytes) -> bytes:
    """The bytes, unpacked where they are gzip's (RFC 1952): files that a server stores so, and sends as they are."""
    if not body.startswith(b"\x1f\x8b\x08"):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, _LARGEST)
    except zlib.error:
        raise UnreadableError("not-a-source") from None
    if unpacker.unconsumed_tail:
        raise UnreadableError("too-big", megabytes=_LARGEST // 1024 // 1024)
    return plain


def _markup(body: bytes, head: bytes, asked: Asked) -> Document:
    feed, page = _FEED.search(head), _HTML.search(head)
    if _CERTAIN.search(head) or (feed and (page is None or feed.start() < page.start())):
        return read_feed(body, asked.url, asked.content_type)
    if page is None and "html" not in asked.content_type:
        raise UnreadableError("not-a-source")
    return _page(body, asked)


def _page(body: bytes, asked: Asked) -> Document:
    said, meta = asked.content_type, _META.search(body[:_HEAD])
    if meta is not None and "charset" not in said.lower():
        said += f"; {meta.group(1).decode('ascii')}"
    page = read_page(decoded(body, said)[0], asked.url)
    if asked.links:
        return read_links(page, asked.url)
    try:
        return read_article(page, asked.url)
    except UnreadableError:
        if page.feeds:
            raise UnreadableError("feed-elsewhere", feed=page.feeds[0]) from None
        raise
