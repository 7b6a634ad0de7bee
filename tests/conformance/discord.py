"""The conformance driver for Discord: the real adapter on simcord's simulated Discord."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import discord
import simcord
from simcord.backend.errors import BackendError, SetupError

from bot.core.ids import ChannelId, UserId
from bot.core.parse import parse_line
from bot.core.ui import Event, Text
from bot.platforms.discord.forms import DRAFT
from tests.conformance import discord_reading as reading
from tests.conformance.chat import CHANNELS, Channel, Chat, Hat, NotOffered, Person, Said, Seen, Thread
from tests.conformance.world import World

LOCALES = {"en": "en-US", "es": "es-419"}
GROUPS: dict[str, str] = {"moderator": "Moderators", "organiser": "Organisers"}


class Driver(Chat):
    name = "discord"

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.locales: dict[int, str] = {}
        self.platform: Any = None

    def environment(self) -> Mapping[str, str]:
        return {"DISCORD_TOKEN": "simcord"}

    async def open(self) -> None:
        nobody = discord.AutoShardedClient(shard_count=1, intents=discord.Intents(guilds=True))
        self.env = simcord.Env(nobody, shard_count=1, settle_timeout=10)
        backend = self.env.backend
        backend.clock._epoch = self.world.clock.now()
        self._speak_locales(backend)
        self._free_deleted_answers(backend)
        self._one_thread_a_message(backend)
        self._one_id_a_forums_post(backend)
        self.guild = self.env.create_guild("Hartford")
        self.channels = {name: self.guild.create_text_channel(name) for name in CHANNELS}
        self.roles = {group: self.guild.create_role(group) for group in GROUPS.values()}
        self.roles["Owners"] = self.guild.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
        self.members: dict[str, Any] = {}

    async def connect(self, app: Any) -> None:
        if "discord" not in app.platforms:
            from bot.app import connect

            connect(app)
        self.platform = app.platforms["discord"]
        self.env.bot = self.platform.client
        await self.env.start()

    async def disconnect(self) -> None:
        await self.env.settle()
        await self.platform.answering.drain(5)
        await self.env.shutdown()

    async def close(self) -> None:
        allowed = {str(self.grant(hat)) for hat in self.may_be_pinged}
        for message in (m for kept in self.env.backend.messages.values() for m in kept.values()):
            assert not message.ping_user_ids, message
            assert not message.mention_everyone, message
            assert set(reading.pings(message)) <= allowed, message
        self.env._raise_errors_since(self.env._errors_acknowledged)

    def space(self) -> str:
        return f"discord:{self.guild.id}"

    def channel_id(self, name: str) -> str:
        return f"discord:{self.channels[name].id}"

    def grants(self, hat: Hat) -> Sequence[str]:
        return [f"discord:&{self.roles[GROUPS[hat]].id}"]

    def person(self, name: str, hat: Hat, locale: str) -> DiscordPerson:
        group = "Owners" if hat == "owner" else GROUPS.get(hat)
        roles = [self.roles[group]] if group else []
        member = self.guild.add_member(self.env.create_user(name, global_name=name.title()), roles=roles)
        self.locales[member.id] = LOCALES.get(locale, locale)
        self.members[name] = member
        return DiscordPerson(self, name, hat, locale, member)

    def messages_in(self, channel: str) -> list[Said]:
        return self.posted(self.channels[channel].id)

    def begin_thread(self, channel: str) -> Thread:
        owner = next(iter(self.members.values()))
        begun = self.env.backend.create_thread(self.channels[channel].id, "Let us talk of it here", owner.id)
        return Thread(self, f"https://discord.com/channels/{self.guild.id}/{begun.id}", str(begun.id))

    def messages_below(self, thread: str) -> list[Said]:
        return self.posted(int(thread))

    def messages_to(self, person: Person) -> list[Said]:
        assert isinstance(person, DiscordPerson)
        return self.posted(person.member.user.dm_channel.id)

    def posted(self, channel: int) -> list[Said]:
        """What everybody there sees, but for Discord's own lines ("… started a thread")."""
        kept = self.env.backend.messages.get(channel, {})
        public = [m for _, m in sorted(kept.items()) if not m.is_ephemeral and m.type not in reading.SYSTEM]
        return [Message(self, self.read([m], "en"), None, [m]) for m in public]

    @property
    def calendar(self) -> list[Event] | None:
        events = self.env.backend.get_guild(self.guild.id).scheduled_events
        return [reading.event(e) for _, e in sorted(events.items())]

    async def settled(self) -> None:
        await self.env.settle()

    async def advance(self, **by: float) -> None:
        before = self.now
        self.world.clock.advance(**by)
        await self.env.advance_time((self.now - before).total_seconds())
        await self.settle()

    def names(self) -> reading.Names:
        channels = {str(c.id): n for n, c in self.channels.items()}
        others = {str(r.id): n for n, r in self.roles.items()} | {str(m.id): n for n, m in self.members.items()}
        return reading.Names(channels, others)

    def read(self, messages: list[Any], locale: str, **more: Any) -> Seen:
        return reading.seen(messages, self.names(), locale, self.env.backend.cdn, **more)

    def _speak_locales(self, backend: Any) -> None:
        """simcord's people all have English clients; ours say which language theirs is in."""
        emit = backend.emit

        def speaking(event: str, payload: Any) -> Any:
            if event == "INTERACTION_CREATE":
                payload["locale"] = self.locales.get(int((payload.get("member") or payload)["user"]["id"]), "en-US")
            return emit(event, payload)

        backend.emit = speaking

    @staticmethod
    def _free_deleted_answers(backend: Any) -> None:
        """After "thinking…" is deleted, Discord takes what follows for a message of its own; simcord does not."""
        delete = backend.delete_message

        def deleting(channel_id: int, message_id: int) -> Any:
            for record in backend.interactions.values():
                if record.message_id == message_id and record.loading:
                    record.complete_deferred()
            return delete(channel_id, message_id)

        backend.delete_message = deleting

    @staticmethod
    def _one_thread_a_message(backend: Any) -> None:
        """Discord refuses a second thread for a message; simcord puts it in the first one's place."""
        create = backend.create_thread

        def creating(*args: Any, message_id: int | None = None, **named: Any) -> Any:
            if message_id in backend.channels:
                raise BackendError(400, 160004, "A thread has already been created for this message")
            return create(*args, message_id=message_id, **named)

        backend.create_thread = creating

    @staticmethod
    def _one_id_a_forums_post(backend: Any) -> None:
        """On Discord a forum's thread and the message that it began with have one id; simcord gives each its own."""
        create, begin = backend.create_thread, backend.create_forum_post

        def beginning(forum: int, name: str, starter: Any, **named: Any) -> Any:
            backend.create_thread = partial(create, message_id=starter.id)
            try:
                return begin(forum, name, starter, **named)
            finally:
                backend.create_thread = create

        backend.create_forum_post = beginning


class DiscordPerson(Person):
    chat: Driver

    def __init__(self, chat: Driver, name: str, hat: Hat, locale: str, member: Any) -> None:
        super().__init__(chat, name, hat, locale)
        self.member = member

    @property
    def user_id(self) -> UserId:
        return UserId("discord", str(self.member.id))

    async def types(self, line: str, *, in_channel: str = "general") -> Said:
        registry = self.chat.app.registry
        parsed = parse_line(registry, line)
        if parsed is None:
            raise NotOffered(line)
        spec, given = parsed.command, {k: v for k, v in parsed.values.items() if v != ""}
        missing = spec.missing(given)
        if missing:
            voice = self.chat.app.catalogue.voice(self.locale)
            labels = {o.name: voice.say(Text(f"{spec.key}-{o.name}-name")) for o in missing}
            return Asked(self.chat, Seen(fields=list(labels), labels=labels), self, spec, given, in_channel)
        options = {o.name: self._option(o, given[o.name]) for o in spec.options if o.name in given}
        alone = len(spec.path) > 1 or len(registry.group(spec.name)) == 1
        name = spec.name if alone else f"{spec.name} show"
        return await self.did(self.member.slash(self.chat.channels[in_channel], name, **options))

    async def menu(self, label: str, *, on: Said) -> Said:
        assert isinstance(on, Message)
        name = self._entry(label)
        message = on.messages[0]
        channel = next(c for c in self.chat.channels.values() if c.id == message.channel_id)
        return await self.did(self.member.context_menu(channel, name, self.chat_message(message)))

    async def says(self, text: str, *, in_channel: str = "general") -> Said:
        channel = self.chat.channels[in_channel]
        sent = await self.member.send(channel, text)
        stored = self.chat.env.backend.get_message(channel.id, sent.id)
        return Message(self.chat, self.chat.read([stored], self.locale), None, [stored])

    async def tells(self, text: str) -> Said:
        before = len(self.chat.messages_to(self))
        await self.member.user.send_dm(text)
        await self.chat.settled()
        _, *answers = self.chat.messages_to(self)[before:]
        messages = [m for answer in answers for m in answer.messages]
        return Message(self.chat, self.chat.read(messages, self.locale), self, messages)

    def at(self, channel: int) -> Any:
        """Who acts there: a member of the server, or in the direct conversation somebody by themselves."""
        return self.member.user if channel == self.member.user.dm_channel.id else self.member

    async def suggestions(self, command: str, option: str, typed: str) -> list[str]:
        offered = await self.member.autocomplete(self.chat.channels["general"], command, option, typed)
        return [choice["name"] for choice in offered]

    def chat_message(self, message: Any) -> Any:
        return simcord.ResponseMessage(self.chat.env, message)

    async def did(self, doing: Any, former: Form | None = None) -> Said:
        """What came of a simulated interaction; `former` is the form that was sent with it."""
        try:
            result = await doing
        except (SetupError, simcord.OptionError) as error:
            raise NotOffered(str(error)) from error
        if result.modal is not None:
            return Form(self.chat, result, self)
        messages = self._messages(result)
        assert messages, f"nothing was answered: {result!r}"
        return Message.of(self.chat, self, messages, former)

    def _messages(self, result: Any) -> list[Any]:
        followups = [f._message for f in result.followups]
        if result._interaction.response_kind == "deferred_update" and followups:
            return followups
        return [*([result.response._message] if result.response else []), *followups]

    def _option(self, option: Any, text: str) -> Any:
        if option.type is bool:
            return text.lower() in {"yes", "true", "1", "on"}
        if option.type is ChannelId:
            return self.chat.channels[text.lstrip("#")]
        if option.type is int:
            try:
                return int(text)
            except ValueError:
                raise NotOffered(f"{option.name} takes a number") from None
        return text

    def _entry(self, label: str) -> str:
        catalogue = self.chat.app.catalogue
        for name in self.chat.app.registry.message_actions:
            if catalogue.voice(self.locale).say(Text(f"{name}-menu")) == label:
                return catalogue.voice("en").say(Text(f"{name}-menu"))
        raise NotOffered(label)


class Message(Said):
    """One or more messages that came together."""

    chat: Driver

    def __init__(self, chat: Driver, seen: Seen, person: Person | None, messages: list[Any]) -> None:
        super().__init__(seen, person)
        self.chat, self.messages = chat, messages
        self._buttons = [(m, b["label"], b["custom_id"]) for m in messages for b in reading.pressable(m)]
        self._menus = [(m, c) for m in messages for c in reading.menus(m)]

    @classmethod
    def of(cls, chat: Driver, person: Person, messages: list[Any], former: Form | None) -> Message:
        seen = chat.read(messages, person.locale)
        made = cls(chat, seen, person, messages)
        if former is None or made._draft() is None:
            return made
        lines = dict(line.split(": ", 1) for line in seen.text.splitlines() if ": " in line)
        errors = {name: lines[label] for name, label in former.labels.items() if label in lines}
        more = {"fields": former.fields, "labels": former.labels, "errors": errors}
        return cls(chat, chat.read(messages, person.locale, **more), person, messages)

    @property
    def thread(self) -> list[Said]:
        return self.chat.posted(self.messages[0].id)  # a thread has the id of the message it began with

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        found = [(m, custom_id) for m, shown, custom_id in self._buttons if shown == label]
        if nth >= len(found):
            raise NotOffered(f"{label!r} is none of {self.buttons}")
        person = self._who(by)
        message, custom_id = found[nth]
        actor = person.at(message.channel_id)
        return await person.did(actor.click(person.chat_message(message), custom_id=custom_id))

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        person = self._who(by)
        for message, found in self._menus:
            value = next((o["value"] for o in found["options"] if o["label"] == label), None)
            if found["placeholder"] == menu and value is not None:
                shown = person.chat_message(message)
                return await person.did(person.member.select(shown, [value], custom_id=found["custom_id"]))
        raise NotOffered(f"{menu!r} → {label!r} is not in {self.menus}")

    async def send(self, **values: Any) -> Said:
        return await (await self.reopened()).send(**values)

    async def reopened(self) -> Said:
        button = self._draft()
        if button is None:
            raise NotOffered("there is no form here")
        person = self._who(None)
        actor = person.at(button[0].channel_id)
        return await person.did(actor.click(person.chat_message(button[0]), custom_id=button[2]))

    def _draft(self) -> Any:
        return next((b for b in self._buttons if b[2].startswith(f"{DRAFT}:")), None)

    def _who(self, by: Person | None) -> DiscordPerson:
        person = by or self.person
        assert isinstance(person, DiscordPerson), "say by whom"
        return person


class Form(Said):
    """An open modal."""

    def __init__(
        self, chat: Driver, result: Any, person: DiscordPerson, errors: Mapping[str, str] | None = None
    ) -> None:
        self.result, self.chat = result, chat
        self.parts = reading.parts(result.modal)
        seen = Seen(
            title=result.modal["title"],
            private=True,
            fields=list(self.parts),
            labels={name: part["shown"] for name, part in self.parts.items()},
            values={name: reading.value(part) for name, part in self.parts.items()},
            errors=errors or {},
        )
        super().__init__(seen, person)

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a form has no {label!r}")

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a form has no {menu!r}")

    async def send(self, **values: Any) -> Said:
        assert isinstance(self.person, DiscordPerson)
        unknown = set(values) - set(self.parts)
        if unknown:
            raise NotOffered(f"the form has no {unknown}, only {self.fields}")
        refused = {name: why for name, given in values.items() if (why := self._refusal(name, given))}
        refused |= {name: "required" for name, part in self.parts.items() if self._empty(part, values.get(name))}
        if refused:
            return Form(self.chat, self.result, self.person, refused)
        filled = {n: self._value(p, values.get(n, self.values[n])) for n, p in self.parts.items()}
        given = {n: v for n, v in filled.items() if v is not None}
        actor = self.person.at(self.result._interaction.channel_id)
        return await self.person.did(actor.submit_modal(self.result, given), self)

    def _empty(self, part: dict[str, Any], given: Any) -> bool:
        kept = self.values[part["custom_id"]] if given is None else given
        return part["type"] == reading.TEXT_INPUT and part.get("required", True) and not kept

    def _refusal(self, name: str, given: Any) -> str | None:
        """What the client says before anything is sent."""
        part = self.parts[name]
        if part["type"] != reading.TEXT_INPUT or not given:
            return None
        if len(given) < (part.get("min_length") or 0):
            return f"at least {part['min_length']} characters"
        if len(given) > (part.get("max_length") or 4000):
            return f"at most {part['max_length']} characters"
        return None

    def _value(self, part: dict[str, Any], given: Any) -> Any:
        if part["type"] in (reading.TEXT_INPUT, reading.CHECKBOX):
            return given
        if part["type"] == reading.SELECT:
            values = {o["label"]: o["value"] for o in part["options"]} | {
                o["value"]: o["value"] for o in part["options"]
            }
            if given in (None, ""):
                return []
            if given not in values:
                raise NotOffered(f"{given!r} is none of {list(values)}")
            return [values[given]]
        many = given if isinstance(given, list | tuple) else [given]
        return [self._handle(g) for g in many if g not in (None, "")]

    def _handle(self, given: Any) -> Any:
        if isinstance(given, Channel):
            return self.chat.channels[given.name]
        if isinstance(given, DiscordPerson):
            return given.member
        known = {
            str(h.id): h for h in (*self.chat.channels.values(), *self.chat.roles.values(), *self.chat.members.values())
        }
        return known.get(given) or self.chat.roles[given]


class Asked(Said):
    """Options that the client asks for before it runs the command."""

    def __init__(
        self, chat: Driver, seen: Seen, person: DiscordPerson, spec: Any, given: Mapping[str, str], channel: str
    ) -> None:
        super().__init__(seen, person)
        self.spec, self.given, self.channel = spec, given, channel

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        raise NotOffered(label)

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        raise NotOffered(menu)

    async def send(self, **values: Any) -> Said:
        assert self.person is not None
        filled = {**self.given, **{k: str(v) for k, v in values.items()}}
        options = " ".join(f'{name}:"{value}"' for name, value in filled.items())
        return await self.person.types(f"/{self.spec.name} {options}", in_channel=self.channel)
