"""What a scenario sees of a platform (`Chat`, `Person`, `Said`), and what a driver has to bring."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from bot.core.ids import GrantId, SpaceId, UserId
from bot.core.request import Community, Request
from bot.core.ui import Event

if TYPE_CHECKING:
    from tests.conformance.world import World

Hat = Literal["resident", "moderator", "organiser", "owner"]
PURPOSE_CHANNELS = ("stories", "roundtables", "questions", "answers", "moderators")
CHANNELS = ("general", *PURPOSE_CHANNELS)


class NotOffered(Exception):  # noqa: N818 -- it reads as what happened
    """A person's client would not let them do this."""


@dataclass(frozen=True)
class Seen:
    """What one message or form shows, already flattened by the driver."""

    text: str = ""
    private: bool = False
    buttons: Sequence[str] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    menus: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    title: str = ""
    fields: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    pings: Sequence[str] = ()


class Said(ABC):
    """What came of something a person did. A driver subclasses it with the three ways to go on."""

    def __init__(self, seen: Seen, person: Person | None) -> None:
        self.seen, self.person = seen, person

    text: str = property(lambda self: self.seen.text)  # type: ignore[assignment]
    private: bool = property(lambda self: self.seen.private)  # type: ignore[assignment]
    buttons: list[str] = property(lambda self: list(self.seen.buttons))  # type: ignore[assignment]
    links: dict[str, str] = property(lambda self: dict(self.seen.links))  # type: ignore[assignment]
    menus: dict[str, list[str]] = property(lambda self: {k: list(v) for k, v in self.seen.menus.items()})  # type: ignore[assignment]
    files: dict[str, bytes] = property(lambda self: dict(self.seen.files))  # type: ignore[assignment]
    title: str = property(lambda self: self.seen.title)  # type: ignore[assignment]
    fields: list[str] = property(lambda self: list(self.seen.fields))  # type: ignore[assignment]
    labels: dict[str, str] = property(lambda self: dict(self.seen.labels))  # type: ignore[assignment]
    values: dict[str, Any] = property(lambda self: dict(self.seen.values))  # type: ignore[assignment]
    errors: dict[str, str] = property(lambda self: dict(self.seen.errors))  # type: ignore[assignment]
    pings: list[str] = property(lambda self: list(self.seen.pings))  # type: ignore[assignment]

    @property
    def thread(self) -> list[Said]:
        """What stands in the thread below a message in a channel, oldest first."""
        return []

    @abstractmethod
    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        """Press the nth button of that label; `by` says who, where it is a message for everybody."""

    @abstractmethod
    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        """Choose an entry of the drop-down with that placeholder."""

    @abstractmethod
    async def send(self, **values: Any) -> Said:
        """Fill in the form and send it."""

    async def reopened(self) -> Said:
        """The form as it comes back for correction; where it is still open, itself."""
        return self

    def __repr__(self) -> str:
        return f"<Said {self.seen!r}>"


class Person(ABC):
    """Somebody in the chat."""

    def __init__(self, chat: Chat, name: str, hat: Hat, locale: str) -> None:
        self.chat, self.name, self.hat, self.locale = chat, name, hat, locale

    @property
    @abstractmethod
    def user_id(self) -> UserId:
        """What the platform knows them by."""

    @abstractmethod
    async def types(self, line: str, *, in_channel: str = "general") -> Said:
        """Type a command as in the console: `/officials hartford office:mayor`."""

    @abstractmethod
    async def menu(self, label: str, *, on: Said) -> Said:
        """Pick an entry of a message's menu."""

    @abstractmethod
    async def says(self, text: str, *, in_channel: str = "general") -> Said:
        """Post a message of their own."""

    @abstractmethod
    async def tells(self, text: str) -> Said:
        """Say something to the bot alone; gives what it answers."""

    @abstractmethod
    async def suggestions(self, command: str, option: str, typed: str) -> list[str]:
        """The labels offered for what they typed so far."""


@dataclass
class Channel:
    """A channel by its name; the driver knows what is in it."""

    chat: Chat
    name: str

    @property
    def messages(self) -> list[Said]:
        """Every message standing there, oldest first."""
        return self.chat.messages_in(self.name)


@dataclass
class Thread:
    """A thread that somebody began, and the link to it that people copy."""

    chat: Chat
    link: str
    of: str

    @property
    def messages(self) -> list[Said]:
        """What the bot wrote there, oldest first."""
        return self.chat.messages_below(self.of)


@dataclass
class Direct:
    """What the bot wrote to somebody privately, by their name."""

    chat: Chat
    name: str

    @property
    def messages(self) -> list[Said]:
        """Every message standing there, oldest first."""
        return self.chat.messages_to(self.chat._people[self.name])


class Chat(ABC):
    """One platform with the bot on it. Drivers implement the abstract methods; `world` builds the bot.

    Life of a scenario: `Driver(world)`, `await open()`, the scenario, `await close()`. Within, `World` calls
    `connect(app)` each time a new bot was built and `disconnect()` before it is stopped; people, channels and
    messages are the driver's and outlive both.
    """

    name: str

    def __init__(self, world: World) -> None:
        self.world = world
        self._people: dict[str, Person] = {}
        self.may_be_pinged: set[Hat] = set()

    # -- for scenarios

    @property
    def app(self) -> Any:
        return self.world.app

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    def resident(self, name: str, locale: str = "en") -> Person:
        return self._get(name, "resident", locale)

    def moderator(self, name: str, locale: str = "en") -> Person:
        return self._get(name, "moderator", locale)

    def organiser(self, name: str, locale: str = "en") -> Person:
        return self._get(name, "organiser", locale)

    def owner(self, name: str, locale: str = "en") -> Person:
        return self._get(name, "owner", locale)

    def channel(self, name: str) -> Channel:
        return Channel(self, name)

    def direct(self, name: str) -> Direct:
        return Direct(self, name)

    def grant(self, hat: Hat) -> GrantId:
        return GrantId.parse(self.grants(hat)[0])

    def reach(self, person: Person) -> Request:
        """A request of theirs, as features hand it to `people.remember`."""
        return Request(
            person.user_id, SpaceId.parse(self.space()), None, Community(1, "Hartford"), person.locale, frozenset(),
            pseudonym=self.app.services.vault.pseudonym(1, person.user_id),
        )  # fmt: skip

    @property
    def calendar(self) -> list[Event] | None:
        """What stands in the space's own calendar, in order of their making; None where the platform has none."""
        return None

    async def advance(self, **by: float) -> None:
        self.world.clock.advance(**by)
        await self.settle()

    async def settle(self) -> None:
        await self.world.deliver()
        await self.settled()

    async def job(self, name: str) -> None:
        await self.world.run_job(name)
        await self.settle()

    async def restart(self) -> None:
        await self.world.restart(self)

    def _get(self, name: str, hat: Hat, locale: str) -> Person:
        if name not in self._people:
            self._people[name] = self.person(name, hat, locale)
        return self._people[name]

    # -- for drivers

    @abstractmethod
    def environment(self) -> Mapping[str, str]:
        """The settings, as environment variables, under which the bot serves this platform alone."""

    @abstractmethod
    async def open(self) -> None:
        """Make the fake platform: the space with its channels and groups, before there is a bot."""

    @abstractmethod
    async def connect(self, app: Any) -> None:
        """Bring the platform of a newly built app to life on the fake one."""

    @abstractmethod
    async def disconnect(self) -> None:
        """Take the app's platform off the fake one, as a process that ends does."""

    @abstractmethod
    async def close(self) -> None:
        """Take the fake platform down."""

    @abstractmethod
    def space(self) -> str:
        """The id of the space, as text ("discord:1")."""

    @abstractmethod
    def channel_id(self, name: str) -> str:
        """The id of a channel, as text ("discord:12")."""

    @abstractmethod
    def grants(self, hat: Hat) -> Sequence[str]:
        """The ids, as text, that the space's settings name as moderators or organisers."""

    @abstractmethod
    def person(self, name: str, hat: Hat, locale: str) -> Person:
        """Somebody new in the space, wearing the hat."""

    @abstractmethod
    def messages_in(self, channel: str) -> list[Said]:
        """Every message standing in the channel, oldest first, without what stands in threads."""

    @abstractmethod
    def begin_thread(self, channel: str) -> Thread:
        """Somebody begins a thread in the channel; at the console, which has none, another channel stands for it."""

    @abstractmethod
    def messages_below(self, thread: str) -> list[Said]:
        """Every message of the bot in a thread, oldest first."""

    @abstractmethod
    def messages_to(self, person: Person) -> list[Said]:
        """Every message the bot wrote to somebody privately, oldest first, answers to what they did aside."""

    @abstractmethod
    async def settled(self) -> None:
        """Return once the fake platform and the bot's answers on it have come to rest."""
