"""What the machinery asks of a chat platform's adapter, and how the platform may refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.pacing import Limits
from bot.core.request import Community
from bot.core.ui import Event, Reply, Words


@dataclass(frozen=True)
class Finding:
    """One line of `roundtable doctor`: whether it is well, what was looked at, and how to mend it."""

    ok: bool
    what: Words
    mend: Words | None = None


Refusal = Literal["permission", "gone", "account"]
"""Why nothing at all can be posted somewhere: the bot may not, it is not there any more, the token does not serve."""


class RefusedError(Exception):
    """The platform will never take this message there. `why` is set where it takes no other there either."""

    def __init__(self, reason: str, why: Refusal | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.why = why


class DeletedError(RefusedError):
    """The message that was to be changed is not there any more: somebody deleted it."""


class RetryError(Exception):
    """The platform may take it later: rate limit, outage.

    `after` is in seconds, None where the platform did not say. `doubtful` says that the message may have arrived
    nevertheless, so that it is looked for before it is sent again; `everywhere` that `after` holds for whatever is
    sent, not for the one channel.
    """

    def __init__(
        self, reason: str, after: float | None = None, *, doubtful: bool = False, everywhere: bool = False
    ) -> None:
        super().__init__(reason)
        self.everywhere = everywhere
        self.reason = reason
        self.after = after
        self.doubtful = doubtful


class UnsureError(Exception):
    """The platform cannot tell whether the message is there."""


class Platform(Protocol):
    """A chat platform: brings commands in and takes messages out, no faster than its `limits`."""

    name: str
    limits: Limits

    async def start(self) -> None:
        """Connect and begin to serve; returns once it does. Raises ConfigurationError on a bad token."""

    async def wait(self) -> None:
        """Return when the platform stopped by itself (end of input), else never."""

    async def up(self) -> bool:
        """Whether it is connected just now, as far as can be told without asking the platform."""

    async def stop(self) -> None:
        """Answer what was acknowledged, then disconnect."""

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Post in the community's locale and zone; returns the message's id on the platform.

        With `under`, the id of a message there, the reply goes into that message's thread; where the platform has
        none it stands in the channel. Raises RefusedError (never) or RetryError (later).
        """

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,
        under: str | None = None,
    ) -> None:  # fmt: skip
        """Have a message say `reply` from now on; doing so twice changes nothing, and pings nobody.

        `message` is the id that `send` gave, `nonce` and `under` are what it was sent with.
        Raises RefusedError (DeletedError where the message is gone) or RetryError.
        """

    async def direct(self, user: UserId) -> ChannelId:
        """The private channel with somebody, opened where there is none. Raises RefusedError or RetryError."""

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:
        """Make, change or cancel an entry of the space's own calendar; returns its id, None where there is none.

        `known` is the id that it got before; without one, an entry that was made with `nonce` is looked for first.
        Platforms without a calendar return None at once. Raises RefusedError or RetryError.
        """

    async def find(self, channel: ChannelId, nonce: str, since: datetime, under: str | None = None) -> str | None:
        """The id of the message sent with `nonce` since then, or None; raises UnsureError if it cannot tell."""

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:
        """Whether that is a channel of the space and the bot may post there now; of a thread, whether it is there."""

    async def place(self, space: SpaceId, said: str) -> ChannelId | None:
        """The channel or thread of the space that a link, as people copy it, leads to; None where it is no such link.

        Whether anything can be posted there is not said by it.
        """

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """What `place` reads back: the channel's or thread's link."""

    async def check(self) -> list[Finding]:
        """What `roundtable doctor` has to say of the token, intents or scopes, and permissions."""
