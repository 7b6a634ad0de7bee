"""The console as a chat platform: one space with channels of its own, in one terminal."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog

from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.pacing import Limits
from bot.core.permissions import Role
from bot.core.platform import Finding
from bot.core.ports import PURPOSES, Drafts
from bot.core.ui import Event, Reply, Text, Words
from bot.platforms.console import prompts
from bot.platforms.console.chat import Chat
from bot.platforms.console.drafts import OwnDrafts
from bot.platforms.console.person import NAME, SPACE, Person, hat_grant, whoever_runs_this
from bot.platforms.console.posts import Posts
from bot.platforms.console.terminal import Pipe, Terminal, Turns, lines_of
from bot.platforms.console.writing import Line

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.request import Community

log = structlog.get_logger()

_INPUT = 0  # by its number, since Python has no `sys.stdin` where the program was started with it closed
_THINGS_TO_TRY = 3
_PATIENCE = 5.0
"""Seconds that a line being answered is given at the end."""


async def _at_once() -> None:
    """Nothing to wait for."""


class Console:
    """One terminal, served as Discord and Slack are.

    Args:
        drafts: keeps what was typed into forms that were left.
        folder: keeps the commands typed, downloads and which posts were shown; None keeps nothing.
        terminal: what to talk through; None is the one the program was started in.
        person: who sits there; None is whoever runs the program.
        ready: awaited after the greeting; a line that came from a pipe is taken only then.
        settled: awaited after each line that came from a pipe.
    """

    name = NAME
    limits = Limits(at_once=1)

    def __init__(
        self,
        dispatcher: Dispatcher,
        catalogue: Catalogue,
        drafts: Drafts,
        folder: Path | None = None,
        *,
        terminal: Terminal | None = None,
        person: Person | None = None,
        ready: Callable[[], Coroutine[Any, Any, None]] = _at_once,
        settled: Callable[[], Coroutine[Any, Any, None]] = _at_once,
    ) -> None:
        self._dispatcher = dispatcher
        self._posts = Posts(folder / "console-posts.jsonl" if folder else None)
        self._terminal = Turns(terminal or own_terminal(folder))
        self.chat = Chat(
            dispatcher,
            catalogue,
            self._terminal,
            person or whoever_runs_this(),
            OwnDrafts(drafts),
            (folder or Path.cwd()) / "downloads",
            self._posts,
            settled,
        )
        self._ready = ready
        self._talk: asyncio.Task[None] | None = None

    @property
    def interactive(self) -> bool:
        """Whether somebody types, rather than a pipe."""
        return self._terminal.interactive

    @property
    def waiting(self) -> bool:
        """Whether it is the person's turn."""
        return self._terminal.waiting.is_set()

    @property
    def left(self) -> bool:
        """Whether the talk is over."""
        return self._talk is not None and self._talk.done()

    async def start(self) -> None:
        """Set the space up where it is new, greet, and begin to read."""
        community = await self._prepare()
        await self._terminal.open()
        await self._greet(community)
        self._talk = asyncio.create_task(self._run(), name="console")

    async def wait(self) -> None:
        """Return when the input has ended or the person left."""
        if self._talk is not None:
            await asyncio.wait([self._talk])

    async def up(self) -> bool:
        """Whether somebody can still type."""
        return self._talk is not None and not self._talk.done()

    async def stop(self) -> None:
        """Give the terminal back; a line that is being answered is answered first."""
        if self._talk is not None:
            waiting = asyncio.create_task(self._terminal.waiting.wait())
            await asyncio.wait([self._talk, waiting], timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            self._talk.cancel()
            await asyncio.gather(self._talk, waiting, return_exceptions=True)
        self._terminal.close()

    async def send(
        self, channel: ChannelId, reply: Reply, community: Community, nonce: str, under: str | None = None
    ) -> str:
        """Show a post above the line that is being typed."""
        self.chat.post(channel, reply, community, nonce, "↳ " if under else "")
        return nonce

    async def edit(
        self, channel: ChannelId, message: str, reply: Reply, community: Community, nonce: str,  # noqa: ARG002
        under: str | None = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """What was printed cannot be changed: the post is shown anew, and its new numbers are those that count."""
        self.chat.post(channel, reply, community, nonce, "✎ ")

    async def direct(self, user: UserId) -> ChannelId:
        """What is private to somebody is shown under their name."""
        return ChannelId(NAME, f"@{user.value}")

    async def put_event(self, space: SpaceId, event: Event, known: str | None, nonce: str) -> str | None:  # noqa: ARG002
        """A terminal has no calendar."""
        return None

    async def find(
        self,
        channel: ChannelId,  # noqa: ARG002 -- a nonce is in one channel
        nonce: str,
        since: datetime,  # noqa: ARG002
        under: str | None = None,  # noqa: ARG002
    ) -> str | None:
        """The post's id if it was shown."""
        return nonce if nonce in self._posts else None

    async def can_post(self, space: SpaceId, channel: ChannelId) -> bool:  # noqa: ARG002 -- a terminal is one space
        """Every channel of the console can be posted to."""
        return channel.platform == NAME

    async def place(self, space: SpaceId, said: str) -> ChannelId | None:  # noqa: ARG002
        """A channel by its name: a terminal has neither links of channels nor threads."""
        return prompts.channel(said)

    async def link(self, space: SpaceId, channel: ChannelId) -> str:  # noqa: ARG002
        """The channel's name."""
        return prompts.channel_name(channel)

    async def check(self) -> list[Finding]:
        """There is nothing to set up."""
        return [Finding(ok=True, what=Text("console-check"))]

    def notice(self, words: Words) -> None:
        """Say something that the machinery has to say: which sources could not be reached."""
        self.chat.say(words, "quiet")
        self._terminal.show([Line("")])

    async def _run(self) -> None:
        ready = asyncio.create_task(self._ready())
        try:
            if not self.interactive:
                await ready
            await self.chat.run()
        finally:
            ready.cancel()
            await asyncio.gather(ready, return_exceptions=True)

    async def _prepare(self) -> Community:
        """Give a new space its channels, and its hats their rights: the console belongs to whoever runs it."""
        async with self._dispatcher.transaction():
            spaces = self._dispatcher.spaces
            settings = await spaces.settings(SPACE)
            for purpose in PURPOSES if not settings.channels else ():
                await spaces.set_channel(SPACE, purpose, ChannelId(NAME, purpose))
            for role in (Role.MODERATOR, Role.ORGANISER):
                held = settings.grants.get(role, ())
                if hat_grant(role) not in held:
                    await spaces.set_grants(SPACE, role, (*held, hat_grant(role)))
            return settings.community

    async def _greet(self, community: Community) -> None:
        chat, incoming = self.chat, self.chat.person.incoming()
        chat.say(Text("console-greeting", community=community.name))
        tries = [spec for spec in self._dispatcher.registry.commands.values() if _worth_trying(spec)][:_THINGS_TO_TRY]
        self._terminal.show([Line(await self._example(spec), indent=2) for spec in tries])
        chat.say(Text("console-more"), "quiet")
        self._terminal.show([Line("")])
        voice = chat.catalogue.voice(incoming.locale, community.zone, self._terminal.markup)
        chat.replies(await self._dispatcher.home(incoming), voice)

    async def _example(self, spec: CommandSpec) -> str:
        """A command as one might type it, with what it does."""
        chat = self.chat
        voice = chat.catalogue.voice(chat.person.locale, markup=self._terminal.markup)
        words = [chat.commands.name_of(spec, chat.person.locale)]
        for option in spec.options:
            if option.required and option.suggest:
                found = await self._dispatcher.suggest(chat.person.incoming(), option.suggest, "")
                words += [voice.plain().say(choice.label) for choice in found[:1]]
        return voice.say(Text("console-try", line=" ".join(words), about=Text(f"{spec.key}-description")))


def own_terminal(folder: Path | None) -> Terminal:
    """The terminal the program was started in: a screen if somebody sits at it, else a pipe."""
    if os.isatty(_INPUT) and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from bot.platforms.console.screen import Screen  # noqa: PLC0415 -- a pipe needs none of it

        return Screen(folder / "console-history" if folder else None)
    return Pipe(lines_of(_INPUT), sys.stdout)


def _worth_trying(spec: CommandSpec) -> bool:
    """Something that everybody may do and that needs nothing made up: no options, or ones with suggestions."""
    return spec.role is Role.RESIDENT and all(o.suggest for o in spec.options if o.required)
