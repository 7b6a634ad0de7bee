"""The features behind their front door: people type, press and send; what they see comes back as plain text.

No platform stands in between (the conformance suite has those); everything else is real.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

import cogs.wiring
from bot.core.dispatch import Answer, Dispatcher, Invalid
from bot.core.errors import UserError
from bot.core.i18n import Catalogue
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.jsonable import load
from bot.core.parse import parse_line
from bot.core.registry import Registry
from bot.core.request import Community, Incoming
from bot.core.ui import Button, Card, Form, Link, Reply
from bot.core.wire import encode
from bot.platforms.discord import places as discord_places
from bot.platforms.slack import links as slack_links
from bot.settings import ROOT
from bot.storage.database import Database
from bot.storage.handled import Handled
from bot.storage.outbox import EVENT, OutboxRow, OutboxStore
from bot.storage.outlets import OutletStore
from bot.storage.people import PeopleStore
from bot.storage.spaces import SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock

HERE = SpaceId("discord", "1")
GENERAL = ChannelId("discord", "11")
CATALOGUE = Catalogue([ROOT / "bot" / "locales", *cogs.wiring.LOCALES])
_PRESSES = itertools.count()
"""So that nothing anybody does is taken for a redelivery of what somebody of the same name did before."""


@dataclass
class Said:
    """What came back: its whole text, what can be pressed, the form it opens or the errors in it."""

    answer: Answer
    text: str
    buttons: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        return self.answer.private

    @property
    def form(self) -> Form:
        assert isinstance(self.answer.outcome, Form), self.text
        return self.answer.outcome

    @property
    def reply(self) -> Reply:
        assert isinstance(self.answer.outcome, Reply), self.answer
        return self.answer.outcome


class Linked:
    """Channels by their links, read as each platform's adapter reads them, without asking the platform."""

    async def read(self, space: SpaceId, said: str) -> ChannelId:
        if space.platform == "slack":
            found = slack_links.read(space, said)
            where = found and ChannelId("slack", "/".join(filter(None, (found[0].value, found[1]))))
        else:
            where = discord_places.linked(space, said)
        if where is None:
            raise UserError("place-unknown", given=said)
        return where

    async def link(self, space: SpaceId, channel: ChannelId) -> str:
        return discord_places.link(space, channel) if space.platform == "discord" else channel.value


@dataclass
class Front:
    """Every feature over one database. `again()` is the same after a restart."""

    database: Database
    clock: SetClock = field(default_factory=SetClock)
    closed: set[ChannelId] = field(default_factory=set)
    space: SpaceId = HERE

    def __post_init__(self) -> None:
        self.catalogue = CATALOGUE
        self.spaces = SpaceStore(self.clock, self.database.transaction, FRESH, _welcome)
        vault = KeyVault(b"k" * 32)
        self.people = PeopleStore(self.clock, vault)
        self.outbox = OutboxStore(self.clock, self.spaces, self.people)
        self.services = cogs.wiring.Services(
            clock=self.clock,
            transaction=self.database.transaction,
            outbox=self.outbox,
            deliveries=OutletStore(self.clock),
            spaces=self.spaces,
            people=self.people,
            vault=vault,
            fetch=None,
            can_post=self._can_post,
            places=Linked(),
            config=ROOT / "config" / "hartford",
        )
        self.registry = Registry(cogs.wiring.set_up(self.services))
        self.services.registry = self.registry
        handled = Handled(self.clock)
        self.dispatcher = Dispatcher(
            self.registry,
            self.database.transaction,
            self.spaces,
            self.services.vault,
            self.clock,
            handled.record,
            lambda: None,
            known=handled.known,
        )

    def again(self) -> Front:
        """New services on the same database, as after a restart."""
        return Front(self.database, self.clock, self.closed, self.space)

    def person(self, name: str, hat: str = "resident", locale: str = "en", space: SpaceId | None = None) -> Person:
        return Person(self, name, hat, locale, space or self.space)

    async def posts(self) -> list[str]:
        """What waits in the outbox to be read by people, as text, oldest first."""
        return [f"{channel} | {said}" for channel, said in await self._said()]

    async def posts_in(self, channel: str) -> list[str]:
        """What waits there, as text, oldest first."""
        return [said for where, said in await self._said() if where == channel]

    async def _said(self) -> list[tuple[str, str]]:
        async with self.database.transaction() as session:
            read = select(OutboxRow).where(OutboxRow.kind != EVENT)
            rows = await session.scalars(read.order_by(OutboxRow.id))
            return [(row.channel, self.say(load(row.payload))) for row in rows]

    @property
    def similar(self) -> Any:
        """What finds public questions like another."""
        return self.services.doubles.public

    async def run(self, job: str) -> None:
        await self.registry.jobs[job].handler()

    def say(self, outcome: Any, locale: str = "en", zone: str = "America/New_York") -> str:
        voice = self.catalogue.voice(locale, zone)
        match outcome:
            case Reply():
                return "\n".join([voice.say(outcome.text), *(_card(c, voice) for c in outcome.cards)])
            case Invalid():
                return "\n".join(f"{name}: {voice.say(words)}" for name, words in outcome.errors.items())
            case Form():
                return voice.say(f"<{outcome.key}>")
        return ""

    def seen(self, answer: Answer) -> Said:
        said = Said(answer, self.say(answer.outcome, answer.locale, answer.community.zone))
        if isinstance(answer.outcome, Reply):
            voice = self.catalogue.voice(answer.locale, answer.community.zone)
            groups = [answer.outcome.controls, *(c.controls for c in answer.outcome.cards)]
            for control in itertools.chain(*groups):
                if isinstance(control, Button):
                    said.buttons.setdefault(voice.say(control.label), encode(control.action, control.args))
            said.files = {f.name: f.content for f in answer.outcome.files}
        return said

    async def _can_post(self, space: SpaceId, channel: ChannelId) -> bool:
        return space.platform == channel.platform and channel not in self.closed


@dataclass
class Person:
    """Somebody with a hat. Each thing they do is a press of its own, unless `key` says it is one redelivered."""

    front: Front
    name: str
    hat: str
    locale: str
    space: SpaceId
    channel: ChannelId | None = GENERAL

    def incoming(self, key: str | None = None) -> Incoming:
        return Incoming(
            UserId(self.space.platform, self.name),
            self.space,
            self.channel,
            self.locale,
            administers=self.hat == "owner",
            grants=frozenset({_grant(self.hat)}),
            key=key or f"{self.space} {self.name} {next(_PRESSES)}",
            name=self.name,
        )

    async def types(self, line: str) -> Said:
        await self._wear()
        parsed = parse_line(self.front.registry, line, self.front.catalogue)
        assert parsed is not None, f"no such command: {line}"
        return await self._did(self.front.dispatcher.command(self.incoming(), parsed.command, parsed.values))

    async def gives(self, command: str, **values: Any) -> Said:
        """A command with typed options, as Discord has them."""
        await self._wear()
        spec = self.front.registry.commands[command]
        return await self._did(self.front.dispatcher.command(self.incoming(), spec, values))

    async def presses(self, said: Said, label: str) -> Said:
        assert label in said.buttons, f"{label!r} is not among {list(said.buttons)}"
        return await self.runs(said.buttons[label])

    async def runs(self, custom_id: str, page: int | None = None) -> Said:
        await self._wear()
        return await self._did(self.front.dispatcher.action(self.incoming(), custom_id, page=page))

    async def sends(self, said: Said, *, key: str | None = None, **values: Any) -> Said:
        """Fill in the form that was opened."""
        form = said.form
        filled: Mapping[str, Any] = {**form.filled(), **values}
        return await self._did(self.front.dispatcher.submit(self.incoming(key), form.key, form.carry(), filled))

    async def asks(self, text: str, opened: Said | None = None, **values: Any) -> Said:
        """Ask a question, at /ask unless a form is given, and insist on it as it is, whatever is asked back."""
        said = await self.asks_first(text, opened, **values)
        while insisting := [i for i in said.buttons.values() if i.startswith(("ask-keep:", "ask-anyway:"))]:
            said = await self.runs(insisting[0])
        return said

    async def asks_first(self, text: str, opened: Said | None = None, **values: Any) -> Said:
        """Send the form; gives what the bot answers, be it a question of its own."""
        return await self.sends(opened or await self.types("/ask"), text=text, **values)

    async def picks(self, entry: str, text: str, link: str) -> Said:
        """An entry of a message's menu."""
        await self._wear()
        return await self._did(self.front.dispatcher.message_action(self.incoming(), entry, text, link))

    async def suggested(self, name: str, typed: str) -> list[str]:
        voice = self.front.catalogue.voice(self.locale, "America/New_York")
        return [voice.say(c.label) for c in await self.front.dispatcher.suggest(self.incoming(), name, typed)]

    async def home(self) -> str:
        return "\n".join(self.front.say(r, self.locale) for r in await self.front.dispatcher.home(self.incoming()))

    async def _did(self, answering: Any) -> Said:
        return self.front.seen(await answering)

    async def _wear(self) -> None:
        """See to it that the space gives the hat to those who wear it."""
        from bot.core.permissions import Role

        if self.hat in {"moderator", "organiser"}:
            async with self.front.database.transaction():
                settings = await self.front.spaces.settings(self.space)
                if not settings.grants.get(Role(self.hat)):
                    await self.front.spaces.set_grants(self.space, Role(self.hat), (_grant(self.hat),))


def _card(card: Card, voice: Any) -> str:
    fields = [f"{voice.say(f.label)}: {voice.say(f.value)}" for f in card.fields]
    links = [f"{voice.say(c.label)} → {c.url}" for c in card.controls if isinstance(c, Link)]
    return "\n".join(
        t for t in (voice.say(card.title), voice.say(card.body), *fields, voice.say(card.footer), *links) if t
    )


def _grant(hat: str) -> Any:
    from bot.core.ids import GrantId

    return GrantId("discord", f"role-{hat}")


async def _welcome(community: Community, space: SpaceId) -> None:
    pass


FRESH = Community(0, "Hartford", "en", "America/New_York", "Hartford, CT")
