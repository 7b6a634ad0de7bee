"""Servers that break the rules of HTTP, by mistake or on purpose, byte by byte."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from bot.fetch import Fetcher, FetchError

FEED = b"<rss version='2.0'><channel><title>News</title></channel></rss>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


@pytest.fixture
async def server():
    """Serve the same bytes to whoever asks: `await server(answer)` gives the address."""
    running = []

    async def serve(answer: bytes, *, forever: bytes = b"", hold: bool = False) -> str:
        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(answer)
                await writer.drain()
                while forever:
                    writer.write(forever)
                    await writer.drain()
                    await asyncio.sleep(0)
                if hold:
                    await reader.read()
            except (ConnectionError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        listening = await asyncio.start_server(talk, "127.0.0.1", 0)
        running.append(listening)
        return f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/feed"

    yield serve
    for one in running:
        one.close()


@pytest.fixture
async def fetch():
    async with Fetcher(allow_private=True, max_bytes=1_000_000, max_seconds=2) as fetcher:
        yield fetcher


@pytest.mark.parametrize("head", [b"", b"Content-Security-Policy: " + b"x" * 20_000 + b"\r\n"])
async def test_no_length_and_long_headers_are_no_trouble(server, fetch, head):
    got = await fetch.get(await server(OK + head + b"\r\n" + FEED))
    assert got.body == FEED


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (OK + b"Content-Length: 99999\r\n\r\n" + FEED, "garbled"),
        (OK + b"Content-Length: 10\r\n\r\n" + FEED, "garbled"),
        (OK + b"Content-Length: -5\r\n\r\n" + FEED, "garbled"),
        (OK + b"Content-Length: 5, 6\r\n\r\n" + FEED, "garbled"),
        (OK + b"Content-Length: many\r\n\r\n" + FEED, "garbled"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + FEED, "garbled"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + FEED, "garbled"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello", "garbled"),
        (OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(FEED) + FEED, "garbled"),
        (OK + b"Content-Encoding: br\r\nContent-Length: %d\r\n\r\n" % len(FEED) + FEED, "garbled"),
        (OK + b"Content-Encoding: deflate\r\nContent-Length: 3\r\n\r\nabc", "garbled"),
        (b"", "unreachable"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "garbled"),
        (b"\x16\x03\x01\x02\x00" * 50, "garbled"),
        (b"HTTP/9.9 abc what\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n", "garbled"),
        (b"HTTP/1.1 200 OK\r\nBad Header\x00: y\r\n\r\n" + FEED, "garbled"),
        (b"HTTP/1.1 301 Moved\r\nLocation: http://[bad\r\n\r\n", "address"),
        (b"HTTP/1.1 301 Moved\r\nLocation: http://exa mple:99999999/\r\n\r\n", "address"),
        (b"HTTP/1.1 302 Found\r\nLocation: /feed\r\nContent-Length: 0\r\n\r\n", "redirects"),
        (b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", "status"),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n", "garbled"),
        (b"HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n", "status"),
        (b"HTTP/1.1 429 Slow\r\nRetry-After: -1e999\r\nContent-Length: 0\r\n\r\n", "status"),
    ],
)
async def test_what_breaks_the_rules_is_named(server, fetch, answer, code):
    with pytest.raises(FetchError) as caught:
        await fetch.get(await server(answer))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("answer", "forever"),
    [
        (OK + b"\r\n", b"<item>" * 1000),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\nhello\r\n" * 100),
        (OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"0" * 50_000_000), b""),
        (OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"0" * 50_000_000), b""),
    ],
)
async def test_what_does_not_end_is_cut_off(server, fetch, answer, forever):
    with pytest.raises(FetchError, match="fetch-too-big"):
        await fetch.get(await server(answer, forever=forever))


@pytest.mark.parametrize(
    ("answer", "forever"),
    [
        (b"HTTP/1.1 200 OK\r\n", b""),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (OK + b"Content-Length: 9999\r\n\r\n", b""),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5;" + b"x" * 100, b""),
    ],
)
async def test_who_never_finishes_is_not_waited_for(server, fetch, answer, forever):
    with pytest.raises(FetchError) as caught:
        await fetch.get(await server(answer, forever=forever, hold=True))
    assert caught.value.code in {"timeout", "garbled"}


async def test_nothing_changed_is_believed_without_a_body(server, fetch):
    for tail in (b"\r\n", b"Content-Length: 99999\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n"):
        got = await fetch.get(await server(b"HTTP/1.1 304 Not Modified\r\nETag: two\r\n" + tail), "one")
        assert (got.not_modified, got.body) == (True, b"")


async def test_marks_in_letters_that_cannot_be_sent_back_are_done_without(server, fetch):
    head = b'ETag: "\xe9"\r\nLast-Modified: \xff\xfe\r\nContent-Type: text/xml; charset=\xe9\r\n'
    got = await fetch.get(await server(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + FEED))
    assert (got.etag, got.modified, got.content_type) == (None, None, "text/xml; charset=")


async def test_a_redirect_to_an_address_in_another_alphabet_arrives_there(server, fetch):
    to = (await server(OK + b"\r\n" + FEED)).removesuffix("feed")
    moved = b"HTTP/1.1 301 Moved\r\nLocation: " + to.encode() + b"caf\xe9-\xc3\xa9\r\nContent-Length: 0\r\n\r\n"
    assert (await fetch.get(await server(moved))).url == f"{to}caf%E9-%C3%A9"
