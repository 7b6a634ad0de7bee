"""The one HTTP client for outside sources, against a real server on loopback."""

from __future__ import annotations

import asyncio
import gzip
import socket
from urllib.parse import urlencode

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver

from bot.fetch import Fetcher, FetchError, is_public


@pytest.fixture
async def site():
    """A small site; gives its address."""
    app = web.Application()
    app.router.add_get("/feed", _feed)
    app.router.add_get("/hop/{left}", _hop)
    app.router.add_get("/moved", _moved)
    app.router.add_get("/away", _away)
    app.router.add_get("/bomb", _bomb)
    app.router.add_get("/endless", _endless)
    app.router.add_get("/slow", _slow)
    app.router.add_get("/busy", _busy)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    yield f"http://127.0.0.1:{server._server.sockets[0].getsockname()[1]}"
    await runner.cleanup()


async def _feed(request: web.Request) -> web.Response:
    if request.headers.get("If-None-Match") == '"one"':
        return web.Response(status=304)
    headers = {"ETag": '"one"', "Last-Modified": "Wed, 20 Jul 2016 20:00:00 GMT", "Cache-Control": "max-age=60"}
    return web.Response(body=request.headers["User-Agent"].encode(), headers=headers)


async def _hop(request: web.Request) -> web.Response:
    left = int(request.match_info["left"])
    raise web.HTTPFound(f"/hop/{left - 1}" if left else "/feed")


async def _moved(request: web.Request) -> web.Response:
    raise web.HTTPMovedPermanently("/feed")


async def _away(request: web.Request) -> web.Response:
    raise web.HTTPFound(request.query["to"])


async def _bomb(request: web.Request) -> web.Response:
    return web.Response(body=gzip.compress(b"0" * 3_000_000), headers={"Content-Encoding": "gzip"})


async def _endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"0" * 65536)


async def _slow(request: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


async def _busy(request: web.Request) -> web.Response:
    return web.Response(status=503, headers={"Retry-After": "120", **request.query})


@pytest.fixture
async def fetch():
    async with Fetcher(allow_private=True, max_bytes=1_000_000, max_seconds=2) as fetcher:
        yield fetcher


async def test_a_source_is_fetched_under_an_honest_name(site, fetch):
    got = await fetch.get(f"{site}/feed#top")
    assert got.body.startswith(b"Roundtable/")
    assert (got.status, got.etag, got.max_age) == (200, '"one"', 60)


async def test_what_has_not_changed_is_not_fetched_again(site, fetch):
    first = await fetch.get(f"{site}/feed")
    again = await fetch.get(f"{site}/feed", first.etag, first.modified)
    assert again.not_modified
    assert again.body == b""


async def test_four_redirects_are_followed_and_six_are_not(site, fetch):
    assert (await fetch.get(f"{site}/hop/3")).url == f"{site}/feed"
    with pytest.raises(FetchError, match="fetch-redirects"):
        await fetch.get(f"{site}/hop/5")


async def test_a_permanent_move_is_told(site, fetch):
    assert (await fetch.get(f"{site}/moved")).moved_to == f"{site}/feed"
    assert (await fetch.get(f"{site}/hop/0")).moved_to is None


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org", "data:text/xml,x"])
async def test_a_redirect_leads_to_the_web_and_nowhere_else(site, fetch, to):
    with pytest.raises(FetchError, match="fetch-address"):
        await fetch.get(f"{site}/away?to={to}")


@pytest.mark.parametrize(("path", "code"), [("bomb", "too-big"), ("endless", "too-big"), ("slow", "timeout")])
async def test_a_body_without_end_is_cut_off(site, fetch, path, code):
    with pytest.raises(FetchError, match=f"fetch-{code}"):
        await fetch.get(f"{site}/{path}")


async def test_a_busy_server_says_when_to_come_back(site, fetch):
    with pytest.raises(FetchError, match="fetch-status") as caught:
        await fetch.get(f"{site}/busy")
    assert (caught.value.status, caught.value.retry_after) == (503, 120)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("Fri, 27 Nov 2026 10:05:00 GMT", 300), ("Fri, 27 Nov 2026 09:00:00 GMT", 0),
     ("Friday, 27-Nov-26 10:05:00 GMT", 300), ("tomorrow", None), ("Fri, 27 Nov 99999999999 10:05:00 GMT", None)],
)  # fmt: skip
async def test_a_busy_server_names_a_date_by_its_own_clock(site, fetch, said, seconds):
    with pytest.raises(FetchError, match="fetch-status") as caught:
        await fetch.get(f"{site}/busy?{urlencode({'Date': 'Fri, 27 Nov 2026 10:00:00 GMT', 'Retry-After': said})}")
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    "url", ["", "hartford", "file:///etc/passwd", "http://", "http://[::1", "https://" + "a" * 3000]
)
async def test_what_is_no_web_address_is_refused(fetch, url):
    with pytest.raises(FetchError, match="fetch-address"):
        await fetch.get(url)


async def test_a_password_in_an_address_is_not_repeated(fetch):
    with pytest.raises(FetchError) as caught:
        await fetch.get("http://me:secret@127.0.0.1:9/feed")
    assert caught.value.code == "unreachable"
    assert "secret" not in str(caught.value.text)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0.0.0.0", "10.0.0.1"]
)
async def test_the_house_itself_is_out_of_reach(site, host):
    port = site.rpartition(":")[2]
    async with Fetcher() as guarded:
        with pytest.raises(FetchError) as caught:
            await guarded.get(f"http://{host}:{port}/feed")
    assert caught.value.code in {"private", "name", "address"}


async def test_a_redirect_into_the_house_is_refused(site, monkeypatch):
    async with Fetcher() as guarded:
        monkeypatch.setattr("bot.fetch.is_public", lambda address: address == "127.0.0.1")
        with pytest.raises(FetchError, match="fetch-private"):
            await guarded.get(f"{site}/away?to=http://127.0.0.2:9/admin")


async def test_a_name_that_answers_differently_the_second_time_gains_nothing(site):
    """The guard looks at what the socket connects to, not at an earlier look-up."""

    class Rebinding(AbstractResolver):
        asked = 0

        async def resolve(self, host, port=0, family=socket.AF_INET):
            self.asked += 1
            address = "127.0.0.1"
            return [{"hostname": host, "host": address, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}]

        async def close(self):
            pass

    async with Fetcher() as guarded:
        guarded._open().connector._resolver = Rebinding()
        with pytest.raises(FetchError, match="fetch-private"):
            await guarded.get(f"http://rebinding.example:{site.rpartition(':')[2]}/feed")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "64:ff9b:1::a00:1", "::10.0.0.1",
        "::ffff:0:127.0.0.1", "fec0::1", "5f00::1",
    ],
)  # fmt: skip
def test_addresses_that_outside_sources_never_lead_to(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_out_on_the_internet(address):
    assert is_public(address)
