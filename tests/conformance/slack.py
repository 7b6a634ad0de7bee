"""The conformance driver for Slack: signed payloads over HTTP into the real adapter, answered to a fake Slack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.core.ids import UserId
from bot.core.ui import Text
from bot.platforms.slack.manifest import BOT_SCOPES
from bot.platforms.slack.overrides import slash_name
from tests.conformance import slack_reading as reading
from tests.conformance.chat import CHANNELS, Channel, Chat, Hat, NotOffered, Person, Said, Seen, Thread
from tests.conformance.world import World
from tests.fakes.slack import BOT_TOKEN, BOT_USER, SIGNING_SECRET, TEAM, FakeSlack, Message
from tests.fakes.slack_user import SlackUser

LOCALES = {"en": "en-US", "es": "es-LA"}
GROUPS: dict[str, str] = {"moderator": "moderators", "organiser": "organisers"}
SETTLE = 20


class Driver(Chat):
    name = "slack"

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.platform: Any = None

    def environment(self) -> Mapping[str, str]:
        return {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "ROUNDTABLE_SLACK_API_URL": self.slack.api_url,
            "ROUNDTABLE_HTTP_PORT": "0",
        }

    async def open(self) -> None:
        self.slack = FakeSlack(set(BOT_SCOPES), self._seconds)
        await self.slack.__aenter__()
        self.channels = {name: self.slack.add_channel(name) for name in CHANNELS}
        self.groups = {group: self.slack.add_group(group) for group in GROUPS.values()}

    async def connect(self, app: Any) -> None:
        if "slack" not in app.platforms:
            from bot.app import connect

            connect(app)
        self.platform = app.platforms["slack"]
        await self.platform.start()
        self.slack.http_url = f"http://127.0.0.1:{self.platform.port}/slack/events"

    async def disconnect(self) -> None:
        await self.platform.stop()

    async def close(self) -> None:
        await self.slack.__aexit__()
        self.slack.check_forms({f"<!subteam^{g.value}>" for g in map(self.grant, self.may_be_pinged)})

    def space(self) -> str:
        return f"slack:{TEAM}"

    def channel_id(self, name: str) -> str:
        return f"slack:{self.channels[name]}"

    def grants(self, hat: Hat) -> Sequence[str]:
        return [f"slack:{self.groups[GROUPS[hat]]}"]

    def person(self, name: str, hat: Hat, locale: str) -> SlackPerson:
        user = SlackUser.join(self.slack, name, LOCALES.get(locale, locale), owner=hat == "owner")
        if hat in GROUPS:
            self.slack.groups[self.groups[GROUPS[hat]]][1].append(user.id)
        if self.platform is not None and self.platform.people is not None:
            self.platform.people.forget()
        return SlackPerson(self, name, hat, locale, user)

    def messages_in(self, channel: str) -> list[Said]:
        where = self.channels[channel]
        return self.posted(lambda m: m.channel == where and m.thread_ts in (None, m.ts))

    def begin_thread(self, channel: str) -> Thread:
        where, user = self.channels[channel], next(iter(self.slack.users))
        begun = self.slack.post(user, where, "Let us talk of it here").ts
        reply = self.slack.post(user, where, "Yes", thread=begun).ts.replace(".", "")
        link = f"https://fake.slack.com/archives/{where}/p{reply}?thread_ts={begun}&cid={where}"
        return Thread(self, link, begun)

    def messages_below(self, thread: str) -> list[Said]:
        return self.posted(lambda m: m.thread_ts == thread and m.user == BOT_USER)

    def messages_to(self, person: Person) -> list[Said]:
        assert isinstance(person, SlackPerson)
        where = self.slack.im(person.user.id)
        return self.posted(lambda m: m.channel == where and m.user == BOT_USER and bool(m.metadata))

    def posted(self, wanted: Callable[[Message], bool]) -> list[Said]:
        return [Posted(self, None, [m]) for m in self.slack.messages if m.only_for is None and wanted(m)]

    async def settled(self) -> None:
        await self.platform.tasks.drain(SETTLE)

    def _seconds(self) -> float:
        return self.now.timestamp()

    def seen(self, messages: list[Message]) -> Seen:
        direct = {c.id for c in self.slack.channels.values() if c.im_with}
        return reading.seen(messages, direct, self.names())

    def names(self) -> dict[str, str]:
        groups = {group: handle for group, (handle, _) in self.slack.groups.items()}
        return {c.id: c.name for c in self.slack.channels.values()} | groups


class SlackPerson(Person):
    chat: Driver

    def __init__(self, chat: Driver, name: str, hat: Hat, locale: str, user: SlackUser) -> None:
        super().__init__(chat, name, hat, locale)
        self.user = user

    @property
    def user_id(self) -> UserId:
        return UserId("slack", self.user.id)

    async def types(self, line: str, *, in_channel: str = "general") -> Said:
        line = line.removeprefix("/")
        if line.split(maxsplit=1)[0] not in self.chat.app.registry.groups():
            raise NotOffered(line)
        self.leave()
        return await self.did(self.user.command(self.chat.channels[in_channel], f"/{slash_name(line)}"))

    async def menu(self, label: str, *, on: Said) -> Said:
        assert isinstance(on, Posted)
        catalogue = self.chat.app.catalogue
        for name in self.chat.app.registry.message_actions:
            if label in {catalogue.voice(each).say(Text(f"{name}-menu")) for each in (self.locale, "en")}:
                self.leave()
                return await self.did(self.user.shortcut(on.messages[-1], name))
        raise NotOffered(label)

    async def says(self, text: str, *, in_channel: str = "general") -> Said:
        return Posted(self.chat, self, [self.chat.slack.post(self.user.id, self.chat.channels[in_channel], text)])

    async def tells(self, text: str) -> Said:
        return await self.did(self.user.dm(text))

    async def suggestions(self, command: str, option: str, typed: str) -> list[str]:
        spec = self.chat.app.registry.commands[command]
        name = next(o.suggest for o in spec.options if o.name == option)
        offered = await self.user.options_of(f"{name}#e1", typed, f"command:{command}")
        return [o["text"]["text"] for o in offered]

    def leave(self) -> None:
        """A modal covers everything else: they close it first."""
        self.chat.slack.modals[self.user.id].clear()
        self.user.state.clear()

    async def did(self, doing: Any) -> Said:
        """What came of something they did."""
        before = {id(m): m.edits for m in self.chat.slack.messages}
        view = self._view()
        await doing
        await self.chat.settled()
        return self.came(before, view)

    def came(self, before: Mapping[int, int], view: Any) -> Said:
        """What is new on their screen since then."""
        if self._view() not in (None, view):
            return self.shown()
        new = [m for m in self.chat.slack.messages if self._sees(m) and before.get(id(m)) != m.edits]
        assert new, "nothing was answered"
        return Posted(self.chat, self, new)

    def shown(self, errors: Mapping[str, str] | None = None) -> Said:
        """The modal that is open."""
        view = self.user.modal
        assert view is not None
        made = Form if any(b["type"] == "input" for b in view["blocks"]) else Notice
        return made(self.chat, self, view, errors or {})

    def _view(self) -> Any:
        view = self.user.modal
        return view and (view["id"], view["hash"])

    def _sees(self, message: Message) -> bool:
        direct = self.chat.slack.channels[message.channel].im_with
        mine = message.only_for in (None, self.user.id) and direct in (None, self.user.id)
        return mine and message.user == BOT_USER


class Posted(Said):
    """One or more messages that came together, as they were then."""

    def __init__(self, chat: Driver, person: SlackPerson | None, messages: list[Message]) -> None:
        super().__init__(chat.seen(messages), person)
        self.chat, self.messages = chat, messages
        self.then = [(m, reading.kept(m.blocks)) for m in messages]

    @property
    def thread(self) -> list[Said]:
        (top,) = self.messages
        return self.chat.posted(lambda m: m.channel == top.channel and m.thread_ts == top.ts != m.ts)

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        found = [(m, e) for m, bs in self.then for e in reading.buttons(bs) if e["text"]["text"] == label]
        if nth >= len(found):
            raise NotOffered(f"{label!r} is none of {self.buttons}")
        message, element = found[nth]
        person = self._who(by)
        return await person.did(person.user.act(element, message=message))

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        person = self._who(by)
        for message, blocks in self.then:
            for element in reading.menus(blocks):
                chosen = next((o for o in element["options"] if o["text"]["text"] == label), None)
                if element["placeholder"]["text"] == menu and chosen is not None:
                    return await person.did(person.user.act(element, {"selected_option": chosen}, message=message))
        raise NotOffered(f"{menu!r} → {label!r} is not in {self.menus}")

    async def send(self, **values: Any) -> Said:
        raise NotOffered("there is no form here")

    def _who(self, by: Person | None) -> SlackPerson:
        person = by or self.person
        assert isinstance(person, SlackPerson), "say by whom"
        return person


class Notice(Said):
    """A modal that only says something."""

    def __init__(self, chat: Driver, person: SlackPerson, view: dict[str, Any], errors: Mapping[str, str]) -> None:
        super().__init__(reading.seen_view(view, chat.names()), person)
        self.view, self.who = view, person

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        found = [e for e in reading.buttons(self.view["blocks"]) if e["text"]["text"] == label]
        if nth >= len(found):
            raise NotOffered(f"{label!r} is none of {self.buttons}")
        return await self.who.did(self.who.user.act(found[nth], view=self.view))

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        raise NotOffered(menu)

    async def send(self, **values: Any) -> Said:
        raise NotOffered("there is no form here")


class Form(Said):
    """An open modal to fill in."""

    def __init__(self, chat: Driver, person: SlackPerson, view: dict[str, Any], errors: Mapping[str, str]) -> None:
        state = person.user.with_state(view)["state"]["values"]
        asked = str(view.get("callback_id")).startswith("command:")
        super().__init__(reading.seen_form(view, state, errors, asked=asked), person)
        self.chat, self.view, self.who = chat, view, person
        self.blocks = {b["block_id"]: b for b in view["blocks"] if b["type"] == "input"}

    async def press(self, label: str, nth: int = 0, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a form has no {label!r}")

    async def choose(self, menu: str, label: str, *, by: Person | None = None) -> Said:
        raise NotOffered(f"a form has no {menu!r}")

    async def send(self, **values: Any) -> Said:
        unknown = values.keys() - self.blocks.keys()
        if unknown:
            raise NotOffered(f"the form has no {unknown}, only {self.fields}")
        for name, given in values.items():
            await self._fill(name, given)
        refused = self._refused()
        if refused:
            return self.who.shown(refused)
        before = {id(m): m.edits for m in self.chat.slack.messages}
        view = (self.view["id"], self.view["hash"])
        errors = await self.who.user.submit()
        await self.chat.settled()
        return self.who.shown(errors) if errors else self.who.came(before, view)

    def _refused(self) -> dict[str, str]:
        """What Slack's client says before anything is sent."""
        state = self.who.user.with_state(self.view)["state"]["values"]
        found: dict[str, str] = {}
        for name, block in self.blocks.items():
            (value,) = state[name].values()
            text, element = value.get("value") or "", block["element"]
            if not any(v for k, v in value.items() if k != "type") and not block.get("optional"):
                found[name] = "Please complete this required field."
            elif text and len(text) < element.get("min_length", 0):
                found[name] = f"Please enter at least {element['min_length']} characters."
            elif len(text) > element.get("max_length", 3000):
                found[name] = f"Please enter fewer than {element['max_length']} characters."
        return found

    async def _fill(self, name: str, given: Any) -> None:
        people = name + reading.PEOPLE
        if people in self.blocks:
            many = list(given) if isinstance(given, list | tuple) else [given]
            users = [g.user.id for g in many if isinstance(g, SlackPerson)]
            await self._set(people, users)
            given = [f"@{g.lower()}" for g in many if isinstance(g, str) and g]
        await self._set(name, given)

    async def _set(self, name: str, given: Any) -> None:
        block, user = self.blocks[name], self.who.user
        element = block["element"]
        if isinstance(given, Channel):
            given = self.chat.channels[given.name]
        if element["type"] in {"static_select", "external_select"}:
            chosen = await self._chosen(block, given) if given not in (None, "") else None
            value: Any = {"type": element["type"], "selected_option": chosen}
        else:
            value = await user._filled(block, element, given)
        user.state.setdefault(name, {})[element["action_id"]] = value

    async def _chosen(self, block: dict[str, Any], given: str) -> dict[str, Any]:
        """The entry with this label or value; of suggestions for words that are neither, the first."""
        element, user = block["element"], self.who.user
        offered = element.get("options") or await user.options_of(element["action_id"], given)
        if not offered:  # a value is not always among what its own text finds
            everything = await user.options_of(element["action_id"], "")
            offered = [o for o in everything if given in (o["text"]["text"], o["value"])]
        for option in offered:
            if given in (option["text"]["text"], option["value"]):
                return dict(option)
        if offered and "options" not in element:
            return dict(offered[0])
        raise NotOffered(f"{given!r} is none of {[o['text']['text'] for o in offered]}")
