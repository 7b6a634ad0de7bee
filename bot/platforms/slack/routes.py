"""Where the answer to something a person did goes, and how it gets there.

A response address serves first: it reaches the channel even where the bot is not a member, but dies after five
uses or thirty minutes. Then comes an ephemeral message, and last a direct one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.core.ui import Reply, Text
from bot.platforms.slack.people import UNREACHABLE, People, reason
from bot.platforms.slack.render import Rendered, mentioned, mrkdwn, render, voice_of, without_images

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.core.dispatch import Answer
    from bot.core.i18n import Catalogue, Voice
    from bot.core.ui import File

log = structlog.get_logger()

RESPONSE_USES = 4
"""Uses of a response address that one answer may take; Slack allows five, and a pressed button may want one."""

OK = 200


@dataclass(frozen=True)
class Route:
    """Where somebody was when they did something.

    `private` says that what they pressed on was seen by them alone. `view` is the id of the modal they were in.
    """

    user: str
    channel: str | None = None
    thread: str | None = None
    response_url: str | None = None
    trigger: str | None = None
    private: bool = True
    pager: bool = False
    view: str | None = None
    home: bool = False

    @property
    def direct(self) -> bool:
        """Whether this is the conversation of one person with the bot."""
        return (self.channel or "").startswith("D")

    def packed(self) -> dict[str, Any]:
        """What a modal remembers of it."""
        kept = {"u": self.response_url, "c": self.channel, "t": self.thread}
        return {k: v for k, v in kept.items() if v}

    @classmethod
    def unpacked(cls, user: str, packed: Mapping[str, Any]) -> Route:
        """The route that a modal remembered."""
        return cls(user, packed.get("c"), packed.get("t"), packed.get("u"))


class NoWayError(Exception):
    """Slack takes the answer on none of the ways there are."""


class Replier:
    """Brings answers to people."""

    def __init__(self, client: AsyncWebClient, catalogue: Catalogue, session: ClientSession, people: People) -> None:
        self._client, self._catalogue, self._session, self._people = client, catalogue, session, people

    def voice(self, answer: Answer) -> Voice:
        """The voice an answer is given in."""
        return voice_of(self._catalogue, answer.locale, answer.community, self._people.markup)

    async def rendered(self, answer: Answer, command: str | None = None) -> Rendered:
        """A reply as blocks, with the names of those it names; nothing where the answer is no reply."""
        reply = answer.outcome
        if not isinstance(reply, Reply):
            return Rendered((), "")
        voice = self.voice(answer)
        named = reply.once("slack-mentioned", lambda: tuple(mentioned(reply)))
        if named:  # names change
            await self._people.learn(named)
            return render(reply, voice, command)
        return reply.once(("slack", voice.locale, voice.zone, command), lambda: render(reply, voice, command))

    async def reply(self, route: Route, answer: Answer, command: str | None = None) -> None:
        """Give a reply where it belongs. Raises NoWayError where no way is open."""
        reply = answer.outcome
        if not isinstance(reply, Reply):
            return
        rendered = await self.rendered(answer, command)
        replace = (reply.replace or route.pager) and (route.private or route.direct or not answer.private)
        await self._say(route, rendered, private=answer.private, replace=replace)
        for file in reply.files:
            await self._file(route, file, self.voice(answer), private=answer.private)

    async def say(self, route: Route, rendered: Rendered) -> None:
        """Tell the person alone."""
        await self._say(route, rendered, private=True, replace=False)

    async def _say(self, route: Route, rendered: Rendered, *, private: bool, replace: bool) -> None:
        for number, blocks in enumerate(rendered.parts):
            message = {"text": rendered.text, "blocks": blocks} if blocks else {"text": rendered.text}
            first = number == 0
            use_url = route.response_url is not None and number < RESPONSE_USES
            if use_url and await self._respond(route, message, private=private, replace=replace and first):
                continue
            await self._post(route, message, private=private)

    async def _respond(self, route: Route, message: dict[str, Any], *, private: bool, replace: bool) -> bool:
        body = {
            **message,
            "response_type": "ephemeral" if private else "in_channel",
            "replace_original": replace,
            "unfurl_links": False,
            "unfurl_media": False,
            **({"thread_ts": route.thread} if route.thread else {}),
        }
        client = AsyncWebhookClient(str(route.response_url), session=self._session, logger=self._client.logger)
        try:
            answered = await client.send_dict(body)
            if answered.status_code != OK and answered.body == "invalid_blocks" and "blocks" in body:
                answered = await client.send_dict({**body, "blocks": without_images(body["blocks"])})
        except UNREACHABLE as error:
            log.warning("slack-respond-failed", why=reason(error))
            return False
        if answered.status_code != OK:
            log.info("slack-respond-refused", status=answered.status_code, why=answered.body[:60])
        return bool(answered.status_code == OK)

    async def _post(self, route: Route, message: dict[str, Any], *, private: bool) -> None:
        quiet: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False, "link_names": False}
        thread: dict[str, Any] = {"thread_ts": route.thread} if route.thread else {}
        try:
            if route.channel and (route.direct or not private):
                await self._client.chat_postMessage(channel=route.channel, **message, **quiet, **thread)
                return
            if route.channel:
                await self._client.chat_postEphemeral(
                    channel=route.channel, user=route.user, link_names=False, **message, **thread
                )
                return
        except UNREACHABLE as error:
            log.info("slack-post-refused", why=reason(error))
        try:
            await self._client.chat_postMessage(channel=await self.direct(route.user), **message, **quiet)
        except UNREACHABLE as error:
            raise NoWayError(reason(error)) from error

    async def direct(self, user: str) -> str:
        """The id of the direct conversation with somebody."""
        return str((await self._client.conversations_open(users=user))["channel"]["id"])

    async def _file(self, route: Route, file: File, voice: Voice, *, private: bool) -> None:
        """A file cannot be ephemeral: a private one goes into the direct conversation."""
        told = Text("slack-file", name=file.name)
        try:
            aside = private or not route.channel
            where = await self.direct(route.user) if aside and not route.direct else str(route.channel)
            thread = None if aside else route.thread
            await self._client.files_upload_v2(
                filename=file.name, content=file.content, title=file.name, channel=where, thread_ts=thread,
                alt_txt=voice.plain().say(file.description) or None,
            )  # fmt: skip
            if not aside or route.direct:
                return
        except UNREACHABLE as error:
            log.warning("slack-file-failed", why=reason(error))
            told = Text("slack-file-failed", name=file.name)
        text = voice.say(told)
        blocks = [{"type": "section", "text": mrkdwn(text)}]
        await self._say(route, Rendered((blocks,), text), private=True, replace=False)
