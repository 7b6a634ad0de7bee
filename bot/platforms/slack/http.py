"""HTTP mode: one address that Slack posts everything to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.request.async_internals import build_async_context

from bot.core.ports import ConfigurationError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.request.async_request import AsyncBoltRequest

    from bot.platforms.slack.config import SlackConfig

log = structlog.get_logger()

LARGEST = 4_000_000
_UNREADABLE = (web.RequestPayloadError, ValueError, TypeError, AttributeError)
"""No packing that it says, no text, no JSON, or JSON that is no object."""
_STAMP = re.compile(r"[0-9]{1,20}")
LAST_ANSWERS = 2.6
"""Seconds for what is being acknowledged at the stop: a submission's answer takes no longer."""


class HttpServer:
    """Serves Bolt on aiohttp."""

    def __init__(self, app: AsyncApp, config: SlackConfig) -> None:
        self._app, self._config = app, config
        self._runner: web.AppRunner | None = None
        self.port = config.port

    async def start(self) -> None:
        """Listen; afterwards `port` is the real one, where 0 was asked for."""
        application = web.Application(client_max_size=LARGEST)
        application.router.add_post(self._config.path, self._handle)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=LAST_ANSWERS)
        await self._runner.setup()
        host, port = self._config.host, self._config.port
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self.close()
            msg = (
                f"Slack's requests cannot be taken on {host}:{port} ({error.strerror}). Set ROUNDTABLE_HTTP_PORT anew."
            )
            raise ConfigurationError(msg) from error
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop listening, once what is being acknowledged has been."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        """Hand a request on, which Bolt then checks; what is none is refused without a traceback a line."""
        if not _STAMP.fullmatch(request.headers.get("X-Slack-Request-Timestamp", "0")):
            return web.Response(status=401)
        try:
            taken = _read_again(await to_bolt_request(request))
        except _UNREADABLE as error:
            log.info("slack-request-garbled", why=type(error).__name__)
            return web.Response(status=400)
        return await to_aiohttp_response(await self._app.async_dispatch(taken))


def _read_again(request: AsyncBoltRequest) -> AsyncBoltRequest:
    """Read what Bolt overlooks: a slash command whose text holds the word "payload" comes out empty there."""
    if not request.body and request.raw_body:
        request.body = dict(parse_qsl(request.raw_body, keep_blank_values=True))
        request.context = build_async_context(request.context, request.body)
    return request
