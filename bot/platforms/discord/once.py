"""Keeps discord.py from asking twice for what Discord would then make twice.

discord.py repeats by itself whatever is answered with a server error, although Discord may have done it. A message has
its nonce, by which Discord knows the second for the first; a post of a forum and a scheduled event have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import aiohttp

TOO_MANY_REQUESTS = 429

_asked: ContextVar[list[str] | None] = ContextVar("asked", default=None)


class RepeatedError(aiohttp.ClientError):
    """The first answer was lost: what was asked for may be done."""


@contextmanager
def once() -> Iterator[None]:
    """One request, and no other after it unless Discord had it wait. The second raises RepeatedError."""
    token = _asked.set([])
    try:
        yield
    finally:
        _asked.reset(token)


def watch() -> aiohttp.TraceConfig:
    """What has discord.py's requests looked at."""
    watching = aiohttp.TraceConfig()
    watching.on_request_start.append(_begins)
    watching.on_request_end.append(_ends)
    return watching


async def _begins(_session: Any, _context: Any, request: aiohttp.TraceRequestStartParams) -> None:
    asked = _asked.get()
    if asked:
        raise RepeatedError
    if asked is not None:
        asked.append(request.method)


async def _ends(_session: Any, _context: Any, request: aiohttp.TraceRequestEndParams) -> None:
    asked = _asked.get()
    if asked and request.response.status == TOO_MANY_REQUESTS:
        asked.clear()
