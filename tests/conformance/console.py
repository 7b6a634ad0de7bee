"""The conformance driver for the console: one terminal in this process, at which people take turns."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.core.i18n import Voice
from bot.core.ids import ChannelId, UserId
from bot.core.parse import parse_line
from bot.core.request import Community
from bot.core.ui import Reply, Text
from bot.platforms.console.adapter import Console
from bot.platforms.console.person import Person as Hatted
from bot.platforms.console.terminal import Complete, Pipe
from bot.platforms.console.writing import PLAIN, Line
from tests.conformance import console_reading as reading
from tests.conformance.chat import Channel, Chat, Hat, NotOffered, Person, Said, Seen, Thread
from tests.conformance.world import World

NAMES = {"general": "chat"}
"""Channels that go by another name at the console."""


class Typed(Pipe):
    """A terminal that is typed at by a program, and that keeps what is on it."""

    def __init__(self) -> None:
        super().__init__(self._typed(), io.StringIO())
        self.queue: asyncio.Queue[str | None] = asyncio.Queue()
        self.shown: list[Line] = []
        self.posted: list[Line] = []
        self.prompt = ""
        self.asks = False

    async def _typed(self) -> AsyncIterator[str]:
        while (line := await self.queue.get()) is not None:
            yield line

    async def read(
        self, prompt: str, *, default: str = "", complete: Complete | None = None, command: bool = False
    ) -> str | None:
        self.prompt, self.asks = prompt, not command
        return await anext(self._lines, None)

    def show(self, lines: Sequence[Line]) -> None:
        if lines and lines[0].lead:
            self.posted = list(lines)
        else:
            self.shown.extend(lines)


@dataclass
class Standing:
    """A post as it was shown last."""

    channel: str
    lines: list[Line]
    under: str | None
    pings: list[str]


class Watched(Console):
    """The console, with what it posted kept by the posts' ids: an edit shows a post anew, further down."""

    terminal: Typed
    posts: dict[str, Standing]

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        message = await super().send(channel, reply, community, nonce, under)
        pings = [str(reply.mention)] if reply.mention else []
        self.posts[message] = Standing(channel.value, self.terminal.posted, under, pings)
        return message

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,
        under: str | None = None,
    ) -> None:  # fmt: skip
        await super().edit(channel, message, reply, community, nonce, under)
        self.posts[message].lines = self.terminal.posted


class Driver(Chat):
    name = "console"

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.posts: dict[str, Standing] = {}

    def environment(self) -> Mapping[str, str]:
        return {}

    async def open(self) -> None:
        """Nothing is there before the bot is."""

    async def connect(self, app: Any) -> None:
        self.terminal = Typed()
        self.console = Watched(
            app.dispatcher,
            app.catalogue,
            app.drafts,
            self.world.folder,
            terminal=self.terminal,
            person=Hatted("nobody"),
        )
        self.console.terminal, self.console.posts = self.terminal, self.posts
        app.add(self.console)
        await self.console.start()
        await self.settled()

    async def disconnect(self) -> None:
        await self.console.stop()

    async def close(self) -> None:
        """Nothing is left after the bot is gone."""

    def space(self) -> str:
        return "console:here"

    def channel_id(self, name: str) -> str:
        return f"console:{NAMES.get(name, name)}"

    def grants(self, hat: Hat) -> Sequence[str]:
        return [f"console:{hat}"]

    def person(self, name: str, hat: Hat, locale: str) -> ConsolePerson:
        return ConsolePerson(self, name, hat, locale)

    def messages_in(self, channel: str) -> list[Said]:
        return self.posted(lambda post: post.channel == NAMES.get(channel, channel) and post.under is None)

    def begin_thread(self, channel: str) -> Thread:
        return Thread(self, f"#{channel}-talk", f"{channel}-talk")

    def messages_below(self, thread: str) -> list[Said]:
        return self.messages_in(thread)

    def messages_to(self, person: Person) -> list[Said]:
        return self.posted(lambda post: post.channel == f"@{person.name.casefold()}")

    def posted(self, wanted: Callable[[Standing], bool]) -> list[Said]:
        return [Posted(self, message, post) for message, post in self.posts.items() if wanted(post)]

    async def settled(self) -> None:
        for _ in range(20_000):
            await asyncio.sleep(0.001)
            if self.terminal.queue.empty() and (self.console.waiting or self.console.left):
                return
        raise TimeoutError

    async def type(self, line: str) -> list[Line]:
        """Type a line; returns what came on the screen."""
        self.terminal.shown.clear()
        self.terminal.queue.put_nowait(line)
        await self.settled()
        return list(self.terminal.shown)


class ConsolePerson(Person):
    chat: Driver

    @property
    def user_id(self) -> UserId:
        return UserId("console", self.name.casefold())

    async def types(self, line: str, *, in_channel: str = "general") -> Said:
        if line.removeprefix("/").split(maxsplit=1)[0] not in self.chat.app.registry.groups():
            raise NotOffered(line)
        return await self.did(line, lambda: self.types(line, in_channel=in_channel))

    async def menu(self, label: str, *, on: Said) -> Said:
        return await on.press(label, by=self)

    async def says(self, text: str, *, in_channel: str = "general") -> Said:
        return await self.did(text, lambda: self.says(text, in_channel=in_channel))

    async def tells(self, text: str) -> Said:
        return await self.says(text)

    async def suggestions(self, command: str, option: str, typed: str) -> list[str]:
        chat = self.chat.console.chat
        found = await chat.completion.complete(
            f'/{command} {option}:"{typed}', Hatted(self.name, self.hat, self.locale)
        )
        return [str(choice.label) for choice in found]

    async def sits_down(self) -> None:
        """Take the terminal over from whoever sat there."""
        sitting = self.chat.console.chat.person
        if (sitting.name, sitting.hat) != (self.name, self.hat):
            await self.chat.type(f"/as {self.hat} {self.name}")
        if sitting.locale != self.locale:
            await self.chat.type(f"/language {self.locale}")

    async def did(self, line: str, again: Callable[[], Awaitable[Said]]) -> Said:
        """Type a line and read what came of it; `again` says how to get to the same answer once more."""
        await self.sits_down()
        return self.came(line, await self.chat.type(line), again)

    def came(self, line: str, shown: list[Line], again: Callable[[], Awaitable[Said]]) -> Said:
        if not self.chat.terminal.asks:
            return Answered(self, shown, again)
        if self.chat.console.chat.forms.open is not None:
            return Form(self, shown, again)
        return Asked(self, line, shown)

    @property
    def voice(self) -> Voice:
        voice: Voice = self.chat.app.catalogue.voice(self.locale, markup=PLAIN)
        return voice


class Answered(Said):
    """What stands on the screen. Its numbers hold until another answer brings new ones; then they are fetched again."""

    def __init__(self, person: ConsolePerson, shown: list[Line], again: Callable[[], Awaitable[Said]]) -> None:
        self.presses = person.chat.console.chat.presses
        private = person.voice.say(Text("console-private"))
        super().__init__(reading.seen(shown, reading.standing(shown, self.presses), private), person)
        self.who, self.again = person, again

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        return await self._number(reading.button(self.presses, label, nth), label, nth, by)

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        if label not in self.menus.get(menu, ()):
            raise NotOffered(f"{menu!r} → {label!r} is not in {self.menus}")
        return await self._number(reading.entry(self.presses, label), label, 0, by)

    async def send(self, **values: Any) -> Said:
        raise NotOffered("there is no form here")

    async def _number(self, key: str | None, label: str, nth: int, by: Person | None) -> Said:
        if key is None:
            raise NotOffered(f"{label!r} is none of {self.buttons}")
        person = by or self.who
        assert isinstance(person, ConsolePerson)
        if person.chat.console.chat.presses is not self.presses:
            fresh = await self.again()
            assert isinstance(fresh, Answered)
            self.presses = fresh.presses
            key = reading.button(self.presses, label, nth) or reading.entry(self.presses, label)
        return await person.did(str(key), lambda: self._number(key, label, nth, by))


class Posted(Said):
    """A message in a channel; its numbers are its own and stay."""

    def __init__(self, chat: Driver, message: str, post: Standing) -> None:
        self.chat, self.message = chat, message
        self.presses = reading.standing(post.lines, chat.console.chat.posts.presses)
        super().__init__(replace(reading.seen(post.lines, self.presses, ""), pings=post.pings), None)

    @property
    def thread(self) -> list[Said]:
        return self.chat.posted(lambda post: post.under == self.message)

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        key = reading.button(self.presses, label, nth)
        if key is None:
            raise NotOffered(f"{label!r} is none of {self.buttons}")
        assert isinstance(by, ConsolePerson), "say by whom"
        return await by.did(key, lambda: self.press(label, nth, by=by))

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        key = reading.entry(self.presses, label)
        assert isinstance(by, ConsolePerson), "say by whom"
        return await by.did(str(key), lambda: self.choose(menu, label, by=by))

    async def send(self, **values: Any) -> Said:
        raise NotOffered("there is no form here")


class Prompted(Said):
    """Questions one after another; nothing can be pressed until they are answered."""

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a prompt has no {label!r}")

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a prompt has no {menu!r}")


class Asked(Prompted):
    """A command that lacks options, which are asked for."""

    def __init__(self, person: ConsolePerson, line: str, shown: list[Line]) -> None:
        parsed = parse_line(person.chat.app.registry, line)
        assert parsed is not None
        missing = [o.name for o in parsed.command.missing(parsed.values)]
        super().__init__(Seen(text=reading.words(shown, {}), private=True, fields=missing), person)
        self.who, self.line, self.shown = person, line, shown

    async def send(self, **values: Any) -> Said:
        shown = self.shown
        while self.who.chat.terminal.asks and (name := self.who.chat.terminal.prompt.removesuffix(": ")) in self.fields:
            shown = await self.who.chat.type(str(values[name]))
        whole = f"{self.line} " + " ".join(f'{name}:"{value}"' for name, value in values.items())
        return self.who.came(whole, shown, lambda: self.who.types(whole))


class Form(Prompted):
    """A form, asked part by part; it stands at the part that the prompt names."""

    def __init__(
        self,
        person: ConsolePerson,
        shown: list[Line],
        again: Callable[[], Awaitable[Said]],
        errors: Mapping[str, str] | None = None,
    ) -> None:
        open_ = person.chat.console.chat.forms.open
        assert open_ is not None
        self.form = open_.form
        self.labels_ = {p.name: person.voice.say(Text(f"{self.form.key}-{p.name}-label")) for p in self.form.parts_of()}
        super().__init__(
            Seen(
                text=reading.words(shown, {}),
                private=True,
                title=person.voice.say(Text(f"{self.form.key}-title")),
                fields=list(self.labels_),
                labels=self.labels_,
                values={name: reading.value(open_.values.get(name)) for name in self.labels_},
                errors=errors or {},
            ),
            person,
        )
        self.who, self.again = person, again

    async def send(self, **values: Any) -> Said:
        unknown = values.keys() - self.labels_.keys()
        if unknown:
            raise NotOffered(f"the form has no {unknown}, only {self.fields}")
        if not self._is_open():  # left, or the bot was restarted: they open it again, and what they typed is there
            fresh = await self.again()
            return await fresh.send(**values)
        answered: set[str] = set()
        shown: list[Line] = []
        while self._is_open():
            name = self._asked()
            if name in answered and not reading.offered(shown):
                problems = [line.text for line in shown if line.style == "problem"]
                return Form(self.who, shown, self.again, {name: "\n".join(problems)})
            given = "1" if name in answered else reading.typed(values.get(name, ""), self._channel)
            answered.add(name)
            shown = await self.who.chat.type(given)
        return self.who.came("", shown, self.again)

    def _is_open(self) -> bool:
        open_ = self.who.chat.console.chat.forms.open
        mine = self.who.chat.console.chat.person.name == self.who.name
        return mine and open_ is not None and open_.form is self.form

    def _asked(self) -> str:
        """The part that the prompt names."""
        prompt = self.who.chat.terminal.prompt
        return max((n for n, label in self.labels_.items() if prompt.startswith(label)), key=lambda n: self.labels_[n])

    def _channel(self, channel: Channel) -> str:
        return f"#{NAMES.get(channel.name, channel.name)}"
