"""Public posts on Slack: sent once, and found again by their nonce.

A post carries its nonce as message metadata (docs.slack.dev, "Message metadata"), which `conversations.history`
gives back, and `conversations.replies` in a thread. A post that needs several messages numbers them, so that a
half-sent one is completed, not repeated.

A thread whose first message was deleted is gone, although what is posted to it is not refused: Slack puts that into the
channel, and leaves `thread_ts` out of its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import structlog
from slack_sdk.errors import SlackApiError

from bot.core.ids import ChannelId
from bot.core.pacing import Limits, Rate
from bot.core.platform import DeletedError, RefusedError, RetryError, UnsureError
from bot.platforms.slack import links
from bot.platforms.slack.failures import may_pass, translated
from bot.platforms.slack.people import UNREACHABLE, Kept, reason
from bot.platforms.slack.render import Block, render, voice_of, without_images

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.core.i18n import Catalogue
    from bot.core.ids import SpaceId, UserId
    from bot.core.ports import Clock
    from bot.core.request import Community
    from bot.core.ui import Reply

log = structlog.get_logger()

LIMITS = Limits(overall=Rate(5, 1.0), edits=Rate(50, 60.0), channel=Rate(1, 1.0), at_once=8)
"""What Slack allows an app in a workspace (docs.slack.dev, "Rate limits"): a message a second in one channel, and a
limit for the workspace of which it is said only that there is one, taken for three hundred a minute; `chat.update`
is in tier 3, fifty a minute and more."""

EVENT = "roundtable_post"
PAGE, PAGES = 200, 10
NO_THREAD, NO_MESSAGE = "thread_not_found", "message_not_found"
GONE = "the thread's first message was deleted"
LOOK_BACK = timedelta(days=1)


@dataclass
class Outgoing:
    """Posts to channels and to people.

    `client` must not repeat a call by itself: a post whose answer was lost may stand there already.
    """

    client: AsyncWebClient
    catalogue: Catalogue
    clock: Clock
    _direct: Kept[str] = field(init=False)

    def __post_init__(self) -> None:
        self._direct = Kept(self._open_direct, seconds=3600)

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post in the community's language; returns the first message's `ts`. Raises RefusedError or RetryError.

        What is posted to a thread, and what is below it there, stands in that thread: Slack's have none below them.
        """
        rendered = render(reply, voice_of(self.catalogue, community.locale, community), ping=True)
        short = len(rendered.parts) == 1 and not reply.files
        where = channel.channel.value if short else await self._where(channel)
        there: Mapping[int, str] = {}
        under = channel.thread or under
        if channel.thread is not None and await self._gone(where, channel.thread):
            raise RefusedError(GONE, "gone")
        if len(rendered.parts) > 1:
            there = await self._there_before(where, nonce, channel.thread, under)
        stamps = []
        for number, blocks in enumerate(rendered.parts):
            if number in there:
                stamps.append(there[number])
                continue
            payload = {"nonce": nonce, "part": number, "parts": len(rendered.parts)}
            message = {"text": rendered.text, "metadata": {"event_type": EVENT, "event_payload": payload}}
            if under:
                message["thread_ts"] = under
            stamps.append(await self._post(where, message, blocks, keep_in=channel.thread))
        await self._attach(where, under or stamps[0], reply, community)
        return stamps[0]

    async def edit(self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str) -> None:
        """Have the message with this `ts` say `reply`; what its one message does not hold is left out."""
        rendered = render(reply, voice_of(self.catalogue, community.locale, community), ping=True)
        payload = {"nonce": nonce, "part": 0, "parts": 1}
        metadata = {"event_type": EVENT, "event_payload": payload}
        try:
            where = await self._where(channel)
            await self.client.chat_update(
                channel=where, ts=message, text=rendered.text, blocks=rendered.parts[0], metadata=metadata,
                link_names=False,
            )  # fmt: skip
        except UNREACHABLE as error:
            raise (DeletedError(NO_MESSAGE) if reason(error) == NO_MESSAGE else translated(error)) from error
        if reply.files:
            await self._attach_anew(where, channel.thread or message, reply, community)

    async def direct(self, user: UserId) -> ChannelId:
        """The direct conversation with somebody: Slack opens it itself for what is posted to the person's id.

        To have it opened beforehand is allowed fifty times a minute (`conversations.open`, Tier 3), which is less than
        may be posted.
        """
        return ChannelId(user.platform, user.value)

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """The `ts` of the post with this nonce, if all of it is there."""
        try:
            where = await self._where(channel)
        except RefusedError as error:
            raise UnsureError(error.reason) from error
        parts, expected = await self._standing(where, nonce, since, channel.thread, under)
        return parts[0] if parts and len(parts) == expected else None

    async def can_post(self, channel: ChannelId) -> bool:
        """Whether the bot may post there; it joins a public channel that it is not in."""
        if channel.value[:1] in {"D", "U", "W"}:
            return True
        if channel.thread is not None:
            return await self.can_post(channel.channel) and not await self._gone(channel.channel.value, channel.thread)
        try:
            known = (await self.client.conversations_info(channel=channel.value))["channel"]
            if known.get("is_archived"):
                return False
            return bool(known.get("is_member")) or (not known.get("is_private") and await self._join(channel.value))
        except UNREACHABLE as error:
            log.info("slack-channel-unknown", why=reason(error))
            return False

    async def place(self, space: SpaceId, said: str) -> ChannelId | None:
        """The channel or thread that a link leads to; None where it is none of Slack's."""
        found = links.read(space, said)
        if found is None:
            return None
        channel, stamp = found
        if stamp is None:
            return channel
        return ChannelId(channel.platform, f"{channel.value}/{await self._first(channel, stamp)}")

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """The link that people copy of a thread's first message, or a channel's."""
        if channel.thread is None:
            return links.to_channel(space, channel.value)
        try:
            asked = await self.client.chat_getPermalink(channel=channel.channel.value, message_ts=channel.thread)
        except UNREACHABLE as error:
            log.info("slack-message-unknown", why=reason(error))
            return channel.value
        return str(asked["permalink"])

    async def _first(self, channel: ChannelId, stamp: str) -> str:
        """The `ts` of the first message of the thread that a message stands in; its own where that cannot be seen."""
        if not await self.can_post(channel):
            return stamp
        try:
            said = (await self.client.conversations_replies(channel=channel.value, ts=stamp, limit=1))["messages"][0]
        except UNREACHABLE as error:
            log.info("slack-message-unknown", why=reason(error))
            return stamp
        return str(said.get("thread_ts") or stamp)

    async def _gone(self, channel: str, thread: str) -> bool:
        """Whether a thread's first message was deleted, as far as Slack tells now."""
        try:
            first = (await self.client.conversations_replies(channel=channel, ts=thread, limit=1)).get("messages")
        except UNREACHABLE as error:
            return reason(error) == NO_THREAD
        return not first or first[0].get("subtype") == "tombstone"

    async def _where(self, channel: ChannelId) -> str:
        """A person stands for the direct conversation with them."""
        if channel.value[:1] not in {"U", "W"}:
            return channel.channel.value
        try:
            return await self._direct.get(channel.value)
        except UNREACHABLE as error:
            raise translated(error) from error

    async def _open_direct(self, user: str) -> str:
        return str((await self.client.conversations_open(users=user))["channel"]["id"])

    async def _attach_anew(self, where: str, thread: str, reply: Reply, community: Community) -> None:
        """Put in place of a post's files those that are others by now, as far as name and size tell."""
        try:
            replies = await self.client.conversations_replies(channel=where, ts=thread, limit=PAGE)
            there = [f for m in replies.get("messages") or [] if m.get("bot_id") for f in m.get("files") or []]
            known = {(f.get("name"), f.get("size")) for f in there}
            fresh = [f for f in reply.files if (f.name, len(f.content)) not in known]
            for old in there:
                if old.get("name") in {f.name for f in fresh}:
                    await self.client.files_delete(file=old["id"])
        except UNREACHABLE as error:
            log.warning("slack-file-failed", why=reason(error))
            return
        await self._attach(where, thread, replace(reply, files=fresh), community)

    async def _attach(self, where: str, thread: str, reply: Reply, community: Community) -> None:
        """Put the files of a post into its thread. The post stands already, and is not sent again for their sake."""
        plain = voice_of(self.catalogue, community.locale, community).plain()
        for file in reply.files:
            try:
                await self.client.files_upload_v2(
                    filename=file.name, content=file.content, title=file.name, channel=where, thread_ts=thread,
                    alt_txt=plain.say(file.description) or None,
                )  # fmt: skip
            except UNREACHABLE as error:
                log.warning("slack-file-failed", why=reason(error))

    async def _post(
        self, where: str, message: dict[str, Any], blocks: list[Block], *, keep_in: str | None = None
    ) -> str:
        """Post; what Slack put into the channel because the thread `keep_in` is gone by now is taken back."""
        try:
            posted = await self._posted(where, message, blocks)
            stamp = str(posted["ts"])
        except UNREACHABLE as error:
            raise translated(error) from error
        if keep_in is None or (posted.get("message") or {}).get("thread_ts"):
            return stamp
        await self._take_back(where, stamp)
        raise RefusedError(GONE, "gone")

    async def _take_back(self, where: str, stamp: str) -> None:
        """Delete what stands in the wrong place. Raises RetryError where it may stand there yet, to be looked for."""
        try:
            await self.client.chat_delete(channel=where, ts=stamp)
        except UNREACHABLE as error:
            if reason(error) != NO_MESSAGE:
                raise RetryError(reason(error), doubtful=True) from error

    async def _posted(self, where: str, message: dict[str, Any], blocks: list[Block]) -> Mapping[str, Any]:
        """Post; join the channel first, or leave pictures out, where that is what Slack objects to."""
        given = {**message, "unfurl_links": False, "unfurl_media": False, "link_names": False}
        with_blocks: dict[str, Any] = {"blocks": blocks} if blocks else {}
        for _ in range(3):
            try:
                answer = await self.client.chat_postMessage(channel=where, **given, **with_blocks)
                return cast("Mapping[str, Any]", answer.data)
            except SlackApiError as error:
                if reason(error) == "not_in_channel" and await self._join(where):
                    continue
                bare = without_images(with_blocks.get("blocks", []))
                if reason(error) != "invalid_blocks" or bare == with_blocks.get("blocks", []):
                    raise
                log.warning("slack-picture-refused")
                with_blocks = {"blocks": bare}
        raise RefusedError("not_in_channel", "permission")

    async def _join(self, channel: str) -> bool:
        try:
            await self.client.conversations_join(channel=channel)
        except UNREACHABLE as error:
            log.info("slack-channel-not-joined", why=reason(error))
            return False
        return True

    async def _there_before(self, where: str, nonce: str, thread: str | None, under: str | None) -> Mapping[int, str]:
        """The parts of a longer post that an earlier try left there."""
        try:
            parts, _ = await self._standing(where, nonce, self.clock.now() - LOOK_BACK, thread, under)
        except UnsureError:
            return {}
        return parts

    async def _standing(
        self, where: str, nonce: str, since: datetime, thread: str | None, under: str | None
    ) -> tuple[dict[int, str], int]:
        """The parts of a post, and how many it has; of one for a `thread`, those that stand in it.

        What Slack put into the channel, since the message it was to stand below is gone, stands there for good where
        the post is the channel's. It is taken back where the post is the thread's: whoever sent it may have been
        stopped before doing so.
        """
        found, expected = await self._parts(where, nonce, since, thread or under)
        if found or not (thread or under):
            return found, expected
        astray, expected = await self._parts(where, nonce, since, None)
        if thread is None:
            return astray, expected
        for stamp in astray.values():
            await self._take_back(where, stamp)
        return {}, 0

    async def _parts(self, where: str, nonce: str, since: datetime, under: str | None) -> tuple[dict[int, str], int]:
        found: dict[int, str] = {}
        expected, cursor = 0, None
        of: dict[str, Any] = {"channel": where, "ts": under} if under else {"channel": where}
        read = self.client.conversations_replies if under else self.client.conversations_history
        try:
            for _ in range(PAGES):
                page = await read(
                    **of,
                    oldest=f"{since.astimezone(UTC).timestamp():.6f}",
                    include_all_metadata=True,
                    limit=PAGE,
                    cursor=cursor,
                )
                for message in page.get("messages") or []:
                    payload = (message.get("metadata") or {}).get("event_payload") or {}
                    if payload.get("nonce") == nonce:
                        found[int(payload.get("part", 0))] = str(message["ts"])
                        expected = int(payload.get("parts", 1))
                cursor = (page.get("response_metadata") or {}).get("next_cursor")
                if not cursor:
                    return found, expected
        except UNREACHABLE as error:
            if reason(error) == NO_THREAD:
                return {}, 0
            if may_pass(error):
                raise translated(error) from error
            raise UnsureError(reason(error)) from error
        raise UnsureError("more messages than can be looked through")
