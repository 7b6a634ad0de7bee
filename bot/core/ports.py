"""What the core asks of the world outside it, as protocols."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from yarl import URL

from bot.core.errors import UserError
from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
from bot.core.permissions import Role
from bot.core.platform import Refusal
from bot.core.request import Community, Request
from bot.core.ui import Event, Reply, Words

T = TypeVar("T")

MAX_ADDRESS = 2000
"""Characters of an address that anybody names; more is none."""

Purpose = Literal["stories", "roundtables", "questions", "answers", "moderators"]
PURPOSES: tuple[Purpose, ...] = ("stories", "roundtables", "questions", "answers", "moderators")


class Clock(Protocol):
    """Tells the time, so that tests may set it."""

    def now(self) -> datetime:
        """This instant, in UTC."""


class Transactions(Protocol):
    """Opens units of work; `bot.storage.base.session()` is the session inside."""

    def __call__(self) -> AbstractAsyncContextManager[Any]:
        """A transaction that commits at the end of the block and rolls back on an exception."""


class Outbox(Protocol):
    """What goes out unasked, written in the transaction of what caused it and sent after it committed.

    Public posts, replies under them, edits of them, private messages, entries in a platform's own calendar. Each
    is one row, unique by its cause ("story:42") and destination.
    """

    async def post(
        self, community_id: int, cause: str, purpose: Purpose, reply: Reply, *, due: datetime | None = None
    ) -> int:
        """Queue `reply` for every channel of the community with this purpose; returns how many there are.

        `cause` ("story:42") makes each row unique with its destination: posting the same cause again adds
        nothing. `due` holds it back until then.
        """

    async def post_to(
        self, community_id: int, cause: str, channel: ChannelId, reply: Reply, *, due: datetime | None = None
    ) -> bool:
        """Queue `reply` for one channel; returns whether it was new."""

    async def post_under(
        self, community_id: int, cause: str, under: str, reply: Reply, *, due: datetime | None = None
    ) -> int:
        """Queue `reply` below every post of the cause `under`, in its thread where the platform has threads.

        It waits until they are sent. Returns how many there are; posts that were refused for good do not count.
        """

    async def revise(
        self, community_id: int, cause: str, reply: Reply, *, due: datetime | None = None,
        channel: ChannelId | None = None,
    ) -> int:  # fmt: skip
        """Have every post of that cause, sent or still waiting, say `reply` from `due` on; returns how many.

        With a `channel`, only the post there. Several revisions before one is sent are one edit: the last. What says it
        already is not edited. Posts that were refused for good stay so.
        """

    async def withdraw(self, community_id: int, causes: Collection[str]) -> int:
        """Drop the messages of these causes that are still to be sent, and say how many; what was sent stays."""

    async def tell(
        self, community_id: int, cause: str, pseudonym: str, reply: Reply, *, due: datetime | None = None
    ) -> bool:
        """Queue a private message in the person's own language; False where it was queued before.

        Whom it reaches is looked up when it is sent (`People`). Somebody who cannot be reached any more by then
        gets nothing, and for somebody who never could be nothing is queued (False).
        """

    async def put_event(self, community_id: int, cause: str, event: Event) -> int:
        """Have `event` stand in the calendar of every space of the community whose platform has one, as it is now.

        Putting the same cause again changes or cancels what stands there. Returns how many such spaces there are.
        """

    @property
    def personal(self) -> tuple[str, ...]:
        """The table, for `/privacy`."""

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What was sent to a person privately, for `/privacy`."""

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Drop what was or is still to be sent to a person privately, for `/privacy`."""


DeliveryState = Literal["waiting", "sent", "dead"]


@dataclass(frozen=True)
class Delivered:
    """One line of the delivery log.

    `cause` is what it was posted for ("story:42"), `channel` where it went. `at` is when it was sent or given up, or
    will be tried; `reason` is the platform's or ours.
    """

    cause: str
    platform: str
    channel: ChannelId
    kind: Literal["post", "reply", "event"]
    state: DeliveryState
    at: datetime
    reason: str | None
    attempts: int

    @property
    def of(self) -> str:
        """What it was posted for, without which one ("story")."""
        return self.cause.partition(":")[0]


@dataclass(frozen=True)
class StoppedOutlet:
    """A channel (or a space's calendar) that is not written to, why, since when, and how many posts wait for it."""

    channel: ChannelId
    why: Refusal
    reason: str
    since: datetime
    waiting: int


class Deliveries(Protocol):
    """What went where, for 90 days, and what stands in the way."""

    async def log(
        self, community_id: int, *, state: DeliveryState | None, channel: ChannelId | None, page: int, size: int
    ) -> tuple[Sequence[Delivered], int]:
        """One page of the log, newest first, and how many lines there are in all. Private messages have no lines."""

    async def private(self, community_id: int) -> dict[DeliveryState, int]:
        """How many private messages there were, by what became of them.

        Of each by itself nothing is told: when somebody is erased theirs go, and lines that go together would tell
        whose questions are one person's.
        """

    async def outlets(self, community_id: int) -> Sequence[ChannelId]:
        """Every channel and calendar in the log."""

    async def stopped(self, community_id: int) -> Sequence[StoppedOutlet]:
        """What is stopped in the community, longest first."""

    async def resume(self, community_id: int, channel: ChannelId) -> bool:
        """Have what waits there tried again; False where nothing was stopped."""

    async def move(self, community_id: int, channel: ChannelId, to: ChannelId) -> None:
        """Have the posts that wait for a stopped channel go to one chosen in its place."""

    async def purge(self) -> None:
        """Forget what the log no longer tells of."""


@dataclass(frozen=True)
class SpaceSettings:
    """What `/setup` shows of one space: its platform name and id, channels by purpose, grants by role."""

    space: SpaceId
    community: Community
    channels: dict[Purpose, ChannelId]
    grants: dict[Role, tuple[GrantId, ...]]


class Spaces(Protocol):
    """Which community a space belongs to, and how it is set up.

    `fresh` is what a new community is like (its id is ignored).
    """

    fresh: Community

    async def community_of(self, space: SpaceId) -> Community:
        """The space's community; a space seen for the first time gets a community of its own."""

    async def community(self, community_id: int) -> Community:
        """The community by its id."""

    async def roles_of(self, space: SpaceId, grants: frozenset[GrantId]) -> frozenset[Role]:
        """The roles that the space gives to holders of any of `grants`."""

    async def settings(self, space: SpaceId) -> SpaceSettings:
        """How the space is set up."""

    async def set_channel(self, space: SpaceId, purpose: Purpose, channel: ChannelId | None) -> None:
        """Choose, or with None give up, the channel for a purpose."""

    async def set_grants(self, space: SpaceId, role: Role, grants: tuple[GrantId, ...]) -> None:
        """Say who holds a role in the space."""

    async def describe(self, community_id: int, *, name: str | None = None, locale: str | None = None,
                       zone: str | None = None, place: str | None = None) -> Community:  # fmt: skip
        """Change what is given; returns the community as it is then."""

    async def spaces_of(self, community_id: int) -> list[SpaceId]:
        """Every space of the community."""

    async def all(self) -> list[Community]:
        """Every community."""

    async def offer_link(self, community_id: int, code_hash: str, expires: datetime) -> None:
        """Keep a one-time code's hash; whoever uses it before it expires joins this community."""

    async def join(self, space: SpaceId, code_hash: str) -> Community | None:
        """Move the space (with what its community gathered) to the community that offered the code.

        Returns None where the code is unknown, used, expired or the space's own.
        """


@dataclass(frozen=True)
class Reach:
    """How to reach somebody privately, and in which language."""

    user: UserId
    locale: str


class People(Protocol):
    """How to reach the people who asked to be told of something: encrypted, and apart from what they did."""

    async def remember(self, request: Request) -> None:
        """Keep how to reach whoever asks, in the transaction at hand; called where they want to be told of it."""

    async def reach(self, community_id: int, pseudonym: str) -> Reach | None:
        """How to reach somebody; None where it is not kept, or was sealed under a key that is gone."""

    async def forget(self, community_id: int, pseudonyms: Collection[str]) -> None:
        """Drop how to reach them; what they did stays."""

    async def known(self, community_id: int, before: datetime | None = None) -> Sequence[str]:
        """The pseudonyms of everybody who can be reached, or of those of whom nobody kept it since `before`."""

    @property
    def personal(self) -> tuple[str, ...]:
        """The table, for `/privacy`."""

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here, for `/privacy`."""

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Drop it, for `/privacy`."""


class Vault(Protocol):
    """Keyed hashes and encryption, so that the database without the key leads back to nobody."""

    def pseudonym(self, community_id: int, user: UserId) -> str:
        """What a resident is stored as in one community."""

    def seal(self, text: str) -> str:
        """Encrypt."""

    def open(self, sealed: str) -> str:
        """Decrypt; raises ValueError where the key is another."""


@dataclass(frozen=True)
class Fetched:
    """What came back. `url` is where redirects ended; `content_type` and validators are the raw headers.

    `moved_to` is set where every redirect on the way was permanent: the address to remember from now on. With
    `not_modified` the body is empty and what was read before still stands.
    """

    status: int
    url: str
    body: bytes = field(repr=False)
    content_type: str
    etag: str | None = None
    modified: str | None = None
    not_modified: bool = False
    moved_to: str | None = None
    max_age: int | None = None


class FetchError(UserError):
    """A source that could not be fetched; its message says which, what was wrong and what to do.

    `code` names the kind of trouble ("timeout", "status", …; the message is `fetch-<code>`), `status` is the HTTP
    status where there was one, `retry_after` the seconds that the server asked for.
    """

    def __init__(
        self, code: str, url: str, *, status: int | None = None, retry_after: float | None = None, **args: Any
    ) -> None:
        super().__init__(f"fetch-{code}", url=_shown(url), status=status or 0, **args)
        self.code = code
        self.status = status
        self.retry_after = retry_after


class Fetch(Protocol):
    """Reads outside sources, within limits and never from inside the house."""

    async def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch `url`, unless it still is what `etag` or `modified` of last time stand for; raises FetchError."""

    async def close(self) -> None:
        """Close the connections that are kept open."""


@dataclass(frozen=True)
class Draft:
    """A form's key, what it carries, and what was typed into its parts."""

    form: str
    carried: Mapping[str, Any]
    values: Mapping[str, Any]


class Drafts(Protocol):
    """Keeps what was typed into a form that could not be taken, encrypted, for a day at most."""

    async def save(self, draft: Draft, token: str | None = None) -> str:
        """Keep a draft, in place of the one under `token` if that is given; returns its token (24 characters)."""

    async def load(self, token: str) -> Draft | None:
        """The draft; None where it is unknown or too old."""

    async def drop(self, token: str) -> None:
        """Forget a draft that was sent."""


class Places(Protocol):
    """Channels and threads by the links that people paste."""

    async def read(self, space: SpaceId, said: str) -> ChannelId:
        """The channel or thread of the space that a link leads to; raises UserError where it is none."""

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        """A link that leads there, for a form to show."""


class ConfigurationError(Exception):
    """A setting is wrong in a way that stops the start; the message says which and how to mend it."""


class Workbench(Protocol):
    """What a feature's command-line commands find in `context.obj`."""

    def run(self, work: Callable[[Any], Awaitable[T]]) -> T:
        """Await `work(services)` inside one transaction on the migrated database."""

    def fetch(self, work: Callable[[Fetch], Awaitable[T]]) -> T:
        """Await `work(fetch)`, which reads outside sources as the settings allow and needs no database."""

    def say(self, words: Words) -> None:
        """Print a message in the operator's language, as plain text."""


def _shown(url: str) -> str:
    """An address as it may be shown and logged: without the user and password that some carry."""
    try:
        return str(URL(url).with_user(None))[:MAX_ADDRESS]
    except ValueError:
        return url[:MAX_ADDRESS]


@dataclass(kw_only=True)
class Ports:
    """What the machinery hands to every feature; `config` is the folder of the community to start from."""

    clock: Clock
    transaction: Transactions
    outbox: Outbox
    deliveries: Deliveries
    spaces: Spaces
    people: People
    vault: Vault
    fetch: Fetch
    can_post: Callable[[SpaceId, ChannelId], Awaitable[bool]]
    places: Places
    config: Path
