"""The Slack platform: connects, serves, sends, and lets go."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.ids import SpaceId
from bot.core.platform import Finding
from bot.core.ports import ConfigurationError
from bot.platforms.slack import doctor
from bot.platforms.slack.config import SlackConfig
from bot.platforms.slack.handling import Handling
from bot.platforms.slack.http import HttpServer
from bot.platforms.slack.listening import Listening
from bot.platforms.slack.opening import Opener
from bot.platforms.slack.outgoing import LIMITS, Outgoing
from bot.platforms.slack.people import UNREACHABLE, People, reason
from bot.platforms.slack.routes import Replier
from bot.platforms.slack.submissions import Submissions
from bot.platforms.slack.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from slack_sdk.http_retry.async_handler import AsyncRetryHandler

    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.ids import ChannelId, UserId
    from bot.core.ports import Clock
    from bot.core.registry import Registry
    from bot.core.request import Community
    from bot.core.ui import Event, Reply

log = structlog.get_logger()

DRAIN = 3.5
"""Seconds after the stop began in which what was taken on may still be done: all of a stop has five."""
CALL_TIMEOUT = 20
BAD_TOKEN = {
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
    "missing_scope", "no_permission",
}  # fmt: skip


class SlackPlatform:
    """Slack through Bolt: Socket Mode with an app token, else HTTP checked against the signing secret."""

    name = "slack"
    limits = LIMITS

    def __init__(
        self,
        token: str,
        registry: Registry,
        dispatcher: Dispatcher,
        catalogue: Catalogue,
        clock: Clock,
        *,
        app_token: str | None = None,
        signing_secret: str | None = None,
        api_url: str | None = None,
        host: str = "127.0.0.1",
        port: int = 3000,
    ) -> None:
        self.config = SlackConfig(token, app_token, signing_secret, api_url, host, port)
        self.registry, self.dispatcher, self.catalogue, self.clock = registry, dispatcher, catalogue, clock
        self.tasks = Tasks()
        self.people: People | None = None
        self._session: aiohttp.ClientSession | None = None
        self._outgoing: Outgoing | None = None
        self._socket: AsyncSocketModeHandler | None = None
        self._server: HttpServer | None = None

    @property
    def port(self) -> int:
        """The port that HTTP mode listens on, once it does."""
        return self._server.port if self._server else self.config.port

    async def start(self) -> None:
        """Check the tokens, then connect. Raises ConfigurationError where Slack refuses one."""
        if not self.config.socket_mode and not self.config.signing_secret:
            msg = "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP)."
            raise ConfigurationError(msg)
        try:
            await self._start()
        except BaseException:
            await self._let_go()
            raise

    async def wait(self) -> None:
        """Slack never stops by itself."""
        await asyncio.Event().wait()

    async def up(self) -> bool:
        """Whether the socket is connected, or in HTTP mode the server listens."""
        if self._socket is not None:
            return bool(await self._socket.client.is_connected())
        return self._server is not None

    async def stop(self) -> None:
        """Take in nothing more, answer what was acknowledged, disconnect."""
        until = time.monotonic() + DRAIN
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]
            self._socket = None
        if self._server is not None:
            await self._server.close()
            self._server = None
        await self.tasks.drain(max(until - time.monotonic(), 0))
        await self._let_go()

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post; see `Outgoing.send`."""
        return await self.outgoing.send(channel, reply, community, nonce, under)

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,
        under: str | None = None,  # noqa: ARG002 -- a message's id is its channel's, whatever thread it stands in
    ) -> None:  # fmt: skip
        """Change a post; see `Outgoing.edit`."""
        await self.outgoing.edit(channel, message, reply, community, nonce)

    async def direct(self, user: UserId) -> ChannelId:
        """The direct conversation with somebody; see `Outgoing.direct`."""
        return await self.outgoing.direct(user)

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:  # noqa: ARG002
        """Slack has no calendar of its own: the post and the App Home show what is on."""
        return None

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """Look for a post by its nonce; see `Outgoing.find`."""
        return await self.outgoing.find(channel, nonce, since, under)

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:  # noqa: ARG002 -- the token is one workspace's
        """Whether the bot may post there now."""
        return await self.outgoing.can_post(channel)

    async def place(self, space: SpaceId, said: str) -> ChannelId | None:
        """The channel or thread that a link leads to; see `Outgoing.place`."""
        return await self.outgoing.place(space, said)

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """The link of a channel or thread; see `Outgoing.link`."""
        return await self.outgoing.link(space, channel)

    async def check(self) -> list[Finding]:
        """Look at the tokens and scopes without connecting."""
        async with self._new_session() as session:
            return await doctor.check(self._client(session), self.config)

    @property
    def outgoing(self) -> Outgoing:
        """What posts; made at the first use, so that the command line can post without serving."""
        if self._outgoing is None:
            self._session = self._session or self._new_session()
            self._outgoing = Outgoing(self._client(self._session), self.catalogue, self.clock)
        return self._outgoing

    async def _start(self) -> None:
        self._session = self._session or self._new_session()
        client = self._client(self._session, [AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler()])
        known = await self._known(client)
        self.people = people = People(client, known["team_id"])
        replier = Replier(client, self.catalogue, self._session, people)
        opener = Opener(client, self.catalogue, self.dispatcher, people, replier)
        space, bot_user = SpaceId("slack", known["team_id"]), known["user_id"]
        handling = Handling(self.registry, self.dispatcher, self.catalogue, people, replier, opener, space, bot_user)
        app = self._app(client, known)
        Listening(self.tasks, handling, Submissions(handling, self.tasks)).attach(app)
        await (self._connect(app, client) if self.config.socket_mode else self._serve(app))
        log.info("slack-connected", socket_mode=self.config.socket_mode)

    async def _known(self, client: AsyncWebClient) -> dict[str, str]:
        try:
            known = await client.auth_test()
        except UNREACHABLE as error:
            raise self._refused("SLACK_BOT_TOKEN", error) from error
        return {key: str(known[key]) for key in ("team_id", "user_id", "bot_id")}

    def _app(self, client: AsyncWebClient, known: Mapping[str, str]) -> AsyncApp:
        async def authorize() -> AuthorizeResult:
            """What we know already; Bolt by itself would ask again, before it acknowledges the first request."""
            return AuthorizeResult(
                enterprise_id=None,
                team_id=known["team_id"],
                bot_user_id=known["user_id"],
                bot_id=known["bot_id"],
                bot_token=self.config.bot_token,
            )

        quiet = logging.getLogger("slack_bolt.roundtable")
        quiet.setLevel(logging.ERROR)  # its warnings quote payloads, and with them what people wrote
        return AsyncApp(
            logger=quiet,
            name="roundtable",
            client=client,
            authorize=authorize,
            signing_secret=self.config.signing_secret or "unused-in-socket-mode",
            request_verification_enabled=not self.config.socket_mode,
        )

    async def _connect(self, app: AsyncApp, client: AsyncWebClient) -> None:
        handler = AsyncSocketModeHandler(app, self.config.app_token, logger=client.logger, web_client=client)
        self._socket = handler
        try:
            # the client's own connect() tries for ever, even with a token that is refused
            handler.client.wss_uri = await handler.client.issue_new_wss_url()
        except UNREACHABLE as error:
            raise self._refused("SLACK_APP_TOKEN", error) from error
        await handler.client.connect()  # type: ignore[no-untyped-call]

    async def _serve(self, app: AsyncApp) -> None:
        self._server = HttpServer(app, self.config)
        await self._server.start()

    def _refused(self, setting: str, error: BaseException) -> ConfigurationError:
        why = reason(error)
        if isinstance(error, SlackApiError) and why in BAD_TOKEN:
            return ConfigurationError(f"Slack refused {setting} ({why}). `roundtable doctor` says how to mend it.")
        return ConfigurationError(
            f"Slack could not be reached ({why}). Check the network and ROUNDTABLE_SLACK_API_URL."
        )

    def _client(
        self, session: aiohttp.ClientSession, retry_handlers: list[AsyncRetryHandler] | None = None
    ) -> AsyncWebClient:
        """A Web API client; without handlers it never repeats a call by itself."""
        return AsyncWebClient(
            token=self.config.bot_token,
            base_url=self.config.base_url,
            timeout=CALL_TIMEOUT,
            session=session,
            logger=_sdk_logger(),
            retry_handlers=retry_handlers or [],
        )

    def _new_session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_TIMEOUT))

    async def _let_go(self) -> None:
        if self._socket is not None:
            await self._socket.client.close()  # type: ignore[no-untyped-call]
            self._socket = None
        if self._session is not None:
            await self._session.close()
        self._session, self._outgoing = None, None


def _sdk_logger() -> logging.Logger:
    """The SDK's logger, never at a level where it writes down tokens and texts."""
    logger = logging.getLogger("slack_sdk.roundtable")
    logger.setLevel(logging.WARNING)
    return logger
