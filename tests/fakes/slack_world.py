"""The workspace that the fake Slack plays: its members, channels, messages and modals, in memory."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

TEAM, APP, BOT_USER, BOT = "T0ROUND", "A0ROUND", "U0BOT", "B0BOT"
BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-fake", "xapp-fake", "fake-signing-secret"
TRIGGER_LIFE, RESPONSE_URL_LIFE, RESPONSE_URL_USES = 3.0, 1800.0, 5


@dataclass
class Message:
    """A message as it stands; `only_for` is the one person who sees an ephemeral one."""

    channel: str
    ts: str
    text: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    user: str | None = BOT_USER
    only_for: str | None = None
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None
    files: list[dict[str, Any]] = field(default_factory=list)
    edits: int = 0

    @property
    def words(self) -> str:
        """What a reader sees of it, without markup, buttons included in brackets."""
        return "\n".join(filter(None, map(shown, self.blocks))) if self.blocks else plain(self.text)

    def elements(self) -> list[dict[str, Any]]:
        """Every button and menu on it."""
        return [dict(e, block_id=b["block_id"]) for b in self.blocks for e in elements_of(b)]

    def payload(self) -> dict[str, Any]:
        """As Slack sends it."""
        given = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "blocks": self.blocks}
        if self.user == BOT_USER:
            given |= {"bot_id": BOT, "app_id": APP}
        if self.thread_ts:
            given["thread_ts"] = self.thread_ts
        if self.files:
            given["files"] = [{"id": f["id"], "name": f["name"], "size": f["length"]} for f in self.files]
        return given


@dataclass
class Channel:
    """A conversation."""

    id: str
    name: str
    private: bool = False
    archived: bool = False
    joined: bool = True
    im_with: str | None = None


class Workspace:
    """What there is and what was said, and the passing of time."""

    def __init__(self, scopes: set[str] | None = None, clock: Callable[[], float] = time.time) -> None:
        self.scopes, self._clock = scopes, clock
        self.users: dict[str, dict[str, Any]] = {}
        self.groups: dict[str, tuple[str, list[str]]] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.views: dict[str, dict[str, Any]] = {}
        self.modals: dict[str, list[str]] = defaultdict(list)
        self.homes: dict[str, dict[str, Any]] = {}
        self.files: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refused: list[str] = []
        self.pings: list[str] = []
        self.paced = False
        self.delays: dict[str, float] = {}
        self.http_url: str | None = None
        self.deliveries: list[Any] = []
        self._triggers: dict[str, tuple[str, float]] = {}
        self._responses: dict[str, dict[str, Any]] = {}
        self._called: dict[str, list[float]] = defaultdict(list)
        self._last_post: dict[str, float] = {}
        self._numbers = itertools.count(1)
        self._skipped = 0.0
        self._changed = asyncio.Event()
        self._spent: set[str] = set()
        self._port = 0

    def now(self) -> float:
        """The workspace's time, in seconds."""
        return self._clock() + self._skipped

    def age(self) -> float:
        """Seconds on a clock that runs whatever time it is in the workspace: triggers die by it."""
        return time.monotonic() + self._skipped

    def skip(self, seconds: float) -> None:
        """Let time pass: triggers and response addresses grow old."""
        self._skipped += seconds

    # the workspace

    def add_user(self, name: str, locale: str = "en-US", *, admin: bool = False, owner: bool = False) -> str:
        """A member; returns their id."""
        user = f"U{next(self._numbers):05}"
        self.users[user] = {
            "id": user, "team_id": TEAM, "name": name, "deleted": False, "locale": locale, "is_admin": admin or owner,
            "is_owner": owner, "is_primary_owner": False, "is_bot": False, "is_restricted": False,
            "tz": "America/New_York", "profile": {"display_name": name, "real_name": name.title()},
        }  # fmt: skip
        return user

    def add_channel(self, name: str, *, private: bool = False, joined: bool = True) -> str:
        """A channel; returns its id."""
        made = Channel(f"C{next(self._numbers):05}", name, private=private, joined=joined)
        self.channels[made.id] = made
        return made.id

    def add_group(self, handle: str, *users: str) -> str:
        """A user group; returns its id."""
        group = f"S{next(self._numbers):05}"
        self.groups[group] = (handle, list(users))
        return group

    def im(self, user: str) -> str:
        """The id of the direct conversation between the bot and somebody."""
        for channel in self.channels.values():
            if channel.im_with == user:
                return channel.id
        made = Channel(f"D{next(self._numbers):05}", "", private=True, im_with=user)
        self.channels[made.id] = made
        return made.id

    def post(self, user: str, channel: str, text: str, thread: str | None = None) -> Message:
        """Somebody writes a message."""
        message = Message(channel, self._ts(), text, user=user, thread_ts=thread)
        self.messages.append(message)
        self._changed.set()
        return message

    def seen(self, channel: str, by: str | None = None) -> list[Message]:
        """The bot's messages in a channel that everybody, or `by` too, can read; oldest first."""
        return [
            m for m in self.messages
            if m.channel == channel and m.user == BOT_USER and (m.only_for is None or m.only_for == by)
        ]  # fmt: skip

    async def until(self, condition: Callable[[], Any], seconds: float = 5.0) -> Any:
        """Wait until the condition holds; returns its value."""
        async with asyncio.timeout(seconds):
            while not (value := condition()):
                self._changed.clear()
                try:
                    await asyncio.wait_for(self._changed.wait(), 0.05)
                except TimeoutError:
                    continue
            return value

    def called(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of a method."""
        return [arguments for name, arguments in self.calls if name == method]

    # tokens that a person's act gives the app

    def trigger(self, user: str) -> str:
        """A trigger id, as long-lived as Slack's."""
        trigger = f"{next(self._numbers)}.{TEAM}.{user}"
        self._triggers[trigger] = (user, self.age())
        return trigger

    def response_url(self, user: str, channel: str, message: Message | None = None) -> str:
        """A response address for the person and, where it was a press, the message pressed on."""
        token = f"r{next(self._numbers)}"
        self._responses[token] = {
            "user": user, "channel": channel, "message": message, "uses": 0, "at": self.age(),
            "thread": message.thread_ts if message else None,
        }  # fmt: skip
        return f"http://127.0.0.1:{self._port}/respond/{token}"

    def number(self) -> int:
        """The next of a row of numbers."""
        return next(self._numbers)

    def _ts(self) -> str:
        return f"{self.now():.0f}.{next(self._numbers):06}"


def numbered(blocks: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Slack gives a block without an id one of its own, and likewise an element."""
    numbered = []
    for n, block in enumerate(blocks or []):
        one = json.loads(json.dumps(block))
        one.setdefault("block_id", f"b{n}")
        for m, element in enumerate(elements_of(one)):
            element.setdefault("action_id", f"a{m}")
        numbered.append(one)
    return numbered


def elements_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Every button and menu of a block."""
    if block["type"] == "actions":
        return list(block["elements"])
    return [block[k] for k in ("accessory", "element") if k in block]


def mrkdwn_in(given: Any) -> list[tuple[str, bool]]:
    """Every mrkdwn text below `given`, and whether it is verbatim."""
    if isinstance(given, list):
        return [found for one in given for found in mrkdwn_in(one)]
    if not isinstance(given, dict):
        return []
    if given.get("type") == "mrkdwn":
        return [(given["text"], bool(given.get("verbatim")))]
    return [found for one in given.values() for found in mrkdwn_in(one)]


def shown(block: dict[str, Any], *, controls: bool = True) -> str:
    """What a reader sees of a block, one line a line; buttons and menus in brackets."""
    texts = [block[k] for k in ("text", "label", "hint") if k in block]
    texts += [
        *block.get("fields", ()),
        *(e for e in block.get("elements", ()) if "text" in e and e["type"] != "button"),
    ]
    lines = [plain(t["text"]) if t["type"] == "mrkdwn" else t["text"] for t in texts]
    if controls:
        lines += [f"[{_label(e)}]" for e in elements_of(block) if e["type"] != "image"]
    return "\n".join(lines)


def _label(element: dict[str, Any]) -> str:
    named = element.get("text") or element.get("placeholder") or {}
    return str(named.get("text", ""))


def plain(text: str) -> str:
    """What a reader sees of mrkdwn: links by their label, dates by their fallback, entities decoded."""
    text = re.sub(r"<[^<>|]*\|([^<>]*)>", r"\1", text)
    text = re.sub(r"<(?:mailto:|tel:)?([^<>]*)>", r"\1", text)
    text = re.sub(r"(?<!\w)([*_~`])(\S(?:[^\n]*?\S)?)\1(?!\w)", r"\2", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
