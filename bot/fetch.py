"""The one HTTP client for outside sources: limits, conditional requests, and a guard over where it connects.

What outsiders name (a feed's address, a redirect, a DNS answer) decides nothing here but the public address to
read: http(s) only, no private or loopback address unless set, five redirects, 10 MB, 15 seconds. The guard stands
at the socket, over the address that is connected to, so that a name that answers differently the second time
gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import aiohttp
from yarl import URL

from bot.core.clean import writable
from bot.core.ports import MAX_ADDRESS, Fetched, FetchError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BYTES = 10 * 1024 * 1024
MAX_SECONDS = 15.0
MAX_REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_CHUNK = 64 * 1024
_HEADER = 32 * 1024
"""Bytes of one header: security policies of honest sites are longer than the 8 KiB that are usual."""
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, text/calendar, "
    "application/xml;q=0.9, text/html;q=0.8, application/json;q=0.8, */*;q=0.5"
)
_NO_TEXT = re.compile("[\udc80-\udcff]")
"""How Python reads the bytes of a header that are no UTF-8."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that leads out on the internet (RFC 4291, 2.4, and IANA's "IPv6 Global Unicast Address Assignments")."""


class ForbiddenAddressError(OSError):
    """A socket was about to connect to an address that outside sources may not lead to."""


class Fetcher:
    """Fetches outside sources. Opens its session with the first fetch; `close()` lets go of it.

    Args:
        allow_private: whether private and loopback addresses may be fetched (for tests and intranets).
        contact: where somebody whose site is fetched can ask about it; goes into the User-Agent.
        max_bytes: how much of a body is read, after decompression.
        max_seconds: how long one fetch may take, redirects and name resolution included.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        contact: str = "",
        max_bytes: int = MAX_BYTES,
        max_seconds: float = MAX_SECONDS,
    ) -> None:
        self.allow_private = allow_private
        self.max_bytes = max_bytes
        self.max_seconds = max_seconds
        self.agent = f"Roundtable/{version('roundtable')} (civic-engagement bot{contact and '; '}{contact})"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch `url`, unless it still is what `etag` or `modified` (raw headers of last time) stand for.

        Raises FetchError.
        """
        headers = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
        try:
            async with asyncio.timeout(self.max_seconds):
                return await self._follow(_address(url), url, headers)
        except TimeoutError as error:
            raise FetchError("timeout", url, seconds=int(self.max_seconds)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _explained(error, url) from error

    async def close(self) -> None:
        """Close the connections that are kept open."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _follow(self, at: URL, asked: str, headers: Mapping[str, str]) -> Fetched:
        for_good = True
        for _ in range(MAX_REDIRECTS + 1):
            async with self._open().get(at, headers=headers, allow_redirects=False) as response:
                if response.status == 304 and not headers:  # nothing was asked whether it changed
                    raise FetchError("garbled", asked)
                location = response.headers.get("Location")
                if response.status not in _MOVED or not location:
                    return await self._read(response, asked, moved=for_good and at != _address(asked))
                for_good = for_good and response.status in _FOR_GOOD
                at = _address(_encoded(location), asked, at)
        raise FetchError("redirects", asked, max=MAX_REDIRECTS)

    async def _read(self, response: aiohttp.ClientResponse, asked: str, *, moved: bool) -> Fetched:
        if response.status != 304 and not 200 <= response.status < 300:
            after = _retry_after(response.headers)
            raise FetchError("status", asked, status=response.status, retry_after=after)
        body = b"" if response.status == 304 else await self._body(response, asked)
        return Fetched(
            status=response.status,
            url=str(response.url),
            body=body,
            content_type=writable(response.headers.get("Content-Type", "")),
            etag=_sent_back(response.headers.get("ETag")),
            modified=_sent_back(response.headers.get("Last-Modified")),
            not_modified=response.status == 304,
            moved_to=str(response.url) if moved else None,
            max_age=_max_age(response.headers),
        )

    async def _body(self, response: aiohttp.ClientResponse, asked: str) -> bytes:
        """The body, counted as it comes out of decompression; what Content-Length claims is not asked."""
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > self.max_bytes:
                raise FetchError("too-big", asked, megabytes=max(1, self.max_bytes // 1024 // 1024))
        return bytes(body)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=50, limit_per_host=2, socket_factory=self._socket),
                cookie_jar=aiohttp.DummyCookieJar(),
                max_field_size=_HEADER,
                headers={"User-Agent": self.agent, "Accept": _ACCEPT},
                timeout=aiohttp.ClientTimeout(total=None),  # `get` holds the clock over all the hops
            )
        return self._session

    def _socket(self, info: Any) -> socket.socket:
        """Make the socket for one resolved address; the one place every connection passes."""
        family, kind, protocol, _, where = info
        if not self.allow_private and not is_public(where[0]):
            raise ForbiddenAddressError(where[0])
        return socket.socket(family=family, type=kind, proto=protocol)


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet, and so are the ones that it wraps.

    An IPv6 address may stand for an IPv4 one: mapped (RFC 4291), 6to4 (RFC 3056), Teredo (RFC 4380), NAT64
    (RFC 6052).
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        wrapped = [i for i in inner if i is not None]
        if any(not is_public(str(i)) for i in wrapped):
            return False
        if ip.ipv4_mapped is not None or ip in _NAT64:
            return True
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def _address(url: str, asked: str | None = None, base: URL | None = None) -> URL:
    """An address to fetch, relative to `base` where it came from there. Raises FetchError for what is none."""
    try:
        address = URL(url) if base is None else base.join(URL(url))
    except ValueError as error:
        raise FetchError("address", asked or url) from error
    if address.scheme not in {"http", "https"} or not address.host or len(url) > MAX_ADDRESS:
        raise FetchError("address", asked or url)
    return address.with_fragment(None)


def _explained(error: Exception, url: str) -> FetchError:
    """The message for what a connection failed of."""
    inner = getattr(error, "os_error", error)
    if isinstance(inner, ForbiddenAddressError):
        return FetchError("private", url, address=str(inner))
    if isinstance(error, aiohttp.InvalidURL):
        return FetchError("address", url)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return FetchError("name", url, host=URL(url).host or "")
    if isinstance(error, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError | ssl.SSLError):
        return FetchError("certificate", url)
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ServerDisconnectedError | OSError):
        return FetchError("unreachable", url)
    return FetchError("garbled", url)


def _encoded(location: str) -> str:
    """An address in whose header stand bytes that are no text, each percent-encoded, as its server means them."""
    return _NO_TEXT.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", location)


def _sent_back(mark: str | None) -> str | None:
    """A mark that the server knows again next time; None for one with letters that no header carries as they were."""
    return mark if mark is not None and mark.isascii() else None


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3). A date is measured from the server's own, so that no clock need be right."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal() and len(value) < 8:
        return float(value)
    at, now = _date(value), _date(headers.get("Date", ""))
    return max(0.0, (at - now).total_seconds()) if at is not None and now is not None else None


def _date(said: str) -> datetime | None:
    """An HTTP date (RFC 9110, 5.6.7); None for what is none."""
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _max_age(headers: Mapping[str, str]) -> int | None:
    """How long the server says the answer stays fresh, in seconds (RFC 9111, 5.2.2.1)."""
    for part in headers.get("Cache-Control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "max-age" and value.strip('"').isdecimal():
            return min(int(value.strip('"')), 86_400)
    return None
