"""A small Slack on loopback: its Web API for real slack_sdk clients, and a Socket Mode endpoint.

It keeps one workspace in memory, refuses what Slack's documentation says Slack refuses (see `blocks`), and notes
everything that would have pinged somebody. People act on it through `tests.fakes.slack_user`.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, WSMsgType, web

from tests.fakes.blocks import message_problems
from tests.fakes.slack_api import SCOPES, SlackError, WebApi
from tests.fakes.slack_world import (
    APP,
    APP_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    RESPONSE_URL_LIFE,
    RESPONSE_URL_USES,
    SIGNING_SECRET,
    TEAM,
    Message,
    numbered,
    plain,
    shown,
)

MALFORMED = ("invalid_blocks", "invalid_arguments", "no_text", "msg_too_long", "view_too_large", "unknown_method")


@dataclass
class Fault:
    """Something that goes wrong with the next calls of a method; a `page` stands in the answer's place."""

    error: str = "internal_error"
    status: int = 200
    retry_after: float | None = None
    lost: bool = False
    page: str | None = None
    kind: str = "text/html"
    times: int = 1


class FakeSlack(WebApi):
    """One workspace. `async with FakeSlack() as slack:` serves it; `slack.api_url` is what the bot is given."""

    def __init__(self, scopes: set[str] | None = None, clock: Callable[[], float] = time.time) -> None:
        super().__init__(scopes, clock)
        self.sockets: list[web.WebSocketResponse] = []
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._acks: dict[str, asyncio.Future[dict[str, Any]]] = {}

    # serving

    async def __aenter__(self) -> FakeSlack:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{token}", self._respond)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.client = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The base address for slack_sdk clients."""
        return f"http://127.0.0.1:{self._port}/api/"

    # what goes wrong

    def fail(self, method: str, error: str = "internal_error", **how: Any) -> None:
        """Make the next call (or `times`) of a method fail; `lost` does the work and drops the connection."""
        self._faults[method].append(Fault(error, **how))

    # the Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        self.calls.append((method, arguments))
        if method in self.delays:
            await asyncio.sleep(self.delays[method])
        fault = self._fault(method)
        if fault and fault.page is not None:
            return web.Response(text=fault.page, content_type=fault.kind, status=fault.status)
        if fault and not fault.lost:
            headers = {"Retry-After": str(int(fault.retry_after))} if fault.retry_after else {}
            status = 429 if fault.error == "ratelimited" else fault.status
            return web.json_response({"ok": False, "error": fault.error}, status=status, headers=headers)
        try:
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            answer = self.answer(method, arguments, token)
        except SlackError as error:
            self.refused.append(f"{method}: {error.error} {error.extra}")
            status = 429 if error.error == "ratelimited" else 200
            headers = {"Retry-After": "1"} if status == 429 else {}
            return web.json_response({"ok": False, "error": error.error, **error.extra}, status=status, headers=headers)
        self._changed.set()
        if fault and request.transport:
            request.transport.close()
        scopes = sorted(self.scopes if self.scopes is not None else set(SCOPES.values()))
        return web.json_response({"ok": True, **answer}, headers={"X-OAuth-Scopes": ",".join(scopes)})

    def _fault(self, method: str) -> Fault | None:
        queue = self._faults[method]
        if not queue:
            return None
        fault = queue[0]
        fault.times -= 1
        if fault.times <= 0:
            queue.popleft()
        return fault

    async def _upload(self, request: web.Request) -> web.Response:
        self.files[request.match_info["file"]]["content"] = await request.read()
        return web.Response(text="OK")

    # response addresses

    async def _respond(self, request: web.Request) -> web.Response:
        payload = await request.json()
        self.calls.append(("response_url", payload))
        fault = self._fault("response_url")
        if fault:
            return web.Response(status=fault.status if fault.status != 200 else 404, text=fault.error)
        known = self._responses.get(request.match_info["token"])
        if known is None:
            return web.Response(status=404, text="no_such_url")
        if known["uses"] >= RESPONSE_URL_USES or self.age() - known["at"] > RESPONSE_URL_LIFE:
            self.refused.append("response_url: used or expired")
            return web.Response(status=404, text="used_url" if known["uses"] >= RESPONSE_URL_USES else "expired_url")
        problems = message_problems(payload) if not payload.get("delete_original") else []
        if problems:
            self.refused.append(f"response_url: {problems}")
            return web.Response(status=400, text="invalid_blocks")
        known["uses"] += 1
        self.note_pings(payload)
        self._place(known, payload)
        self._changed.set()
        return web.Response(text="ok")

    def _place(self, known: dict[str, Any], payload: dict[str, Any]) -> None:
        original = known["message"]
        if payload.get("delete_original") and original in self.messages:
            self.messages.remove(original)
            return
        if payload.get("replace_original") and original is not None:
            original.text, original.blocks = payload.get("text") or "", numbered(payload.get("blocks"))
            original.edits += 1
            return
        public = payload.get("response_type") == "in_channel"
        self.messages.append(Message(
            known["channel"], self._ts(), payload.get("text") or "", numbered(payload.get("blocks")),
            only_for=None if public else known["user"], thread_ts=payload.get("thread_ts"),
        ))  # fmt: skip

    # Socket Mode

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP},
                                "debug_info": {"host": "applink", "approximate_connection_time": 3600}})  # fmt: skip
        self._changed.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                waiting = self._acks.get(answer.get("envelope_id"))
                if waiting is not None and not waiting.done():
                    waiting.set_result(answer)
        self.sockets.remove(socket)
        return socket

    async def envelope(self, kind: str, payload: dict[str, Any], envelope_id: str, **extra: Any) -> dict[str, Any]:
        """Send an envelope over the newest socket and wait for its acknowledgement."""
        waiting: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = waiting
        sent = {"type": kind, "envelope_id": envelope_id, "payload": payload, **extra}
        await self.sockets[-1].send_json(sent)
        return await waiting

    def check(self) -> None:
        """Nothing was refused and nobody was pinged."""
        assert not self.refused, self.refused
        assert not self.pings, self.pings

    def check_forms(self, pinged: Collection[str] = ()) -> None:
        """Nothing was malformed and nobody but these was pinged; other refusals may belong to the story."""
        malformed = [r for r in self.refused if any(error in r for error in MALFORMED)]
        assert not malformed, malformed
        assert set(self.pings) <= set(pinged), self.pings


async def _arguments(request: web.Request) -> dict[str, Any]:
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        arguments |= await request.json() if request.can_read_body else {}
    elif request.can_read_body:
        arguments |= {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
    return arguments


__all__ = [
    "APP_TOKEN",
    "BOT_TOKEN",
    "BOT_USER",
    "SIGNING_SECRET",
    "TEAM",
    "FakeSlack",
    "Message",
    "SlackError",
    "plain",
    "shown",
]
