"""People on the fake Slack: what they type and press reaches the app under test as Slack would send it.

Over HTTP each payload is signed and posted to the app's address; in Socket Mode it travels in an envelope. What
the app acknowledges with is applied (a modal's errors or next view) and handed back.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.fakes.blocks import options_problems
from tests.fakes.slack_world import APP, BOT_USER, SIGNING_SECRET, TEAM, Message, shown

if TYPE_CHECKING:
    from tests.fakes.slack import FakeSlack

ACK_LIMIT = 3.0


class TooLateError(AssertionError):
    """The app did not acknowledge within three seconds: Slack shows the person a failure."""


@dataclass
class Ack:
    """What the app answered, and how fast."""

    status: int
    body: Any
    seconds: float


@dataclass
class Delivery:
    """Something Slack sent, so that it can be sent again as it was."""

    kind: str  # slash_commands, interactive, events_api
    payload: dict[str, Any]
    envelope: str


async def deliver(slack: FakeSlack, sent: Delivery, *, retry: int = 0) -> Ack:
    """Send (or with `retry` re-send) something to the app; raises TooLateError past three seconds."""
    slack.deliveries.append(sent)
    started = time.monotonic()
    way = _by_socket if slack.http_url is None else _by_http
    try:
        async with asyncio.timeout(ACK_LIMIT):
            status, body = await way(slack, sent, retry)
    except TimeoutError:
        raise TooLateError(f"{sent.kind} was not acknowledged within {ACK_LIMIT} s") from None
    return Ack(status, body, time.monotonic() - started)


async def _by_socket(slack: FakeSlack, sent: Delivery, retry: int) -> tuple[int, Any]:
    extra: dict[str, Any] = {"accepts_response_payload": sent.kind != "events_api"}
    if sent.kind == "events_api":
        extra |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
    answer = await slack.envelope(sent.kind, sent.payload, sent.envelope, **extra)
    return 200, answer.get("payload")


async def _by_http(slack: FakeSlack, sent: Delivery, retry: int) -> tuple[int, Any]:
    if sent.kind == "events_api":
        body, kind = json.dumps(sent.payload), "application/json"
    else:
        form = sent.payload if sent.kind == "slash_commands" else {"payload": json.dumps(sent.payload)}
        body, kind = urlencode(form), "application/x-www-form-urlencoded"
    headers = {"Content-Type": kind, **sign(body)}
    if retry:
        headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
    assert slack.http_url is not None
    async with slack.client.post(slack.http_url, data=body.encode(), headers=headers) as answer:
        text = await answer.text()
        return answer.status, json.loads(text) if text.startswith("{") else text


def sign(body: str, secret: str = SIGNING_SECRET) -> dict[str, str]:
    """Slack's signature of a request body (docs.slack.dev, "Verifying requests from Slack")."""
    at = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}


@dataclass
class SlackUser:
    """Somebody in the workspace."""

    slack: FakeSlack
    id: str
    name: str
    state: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def join(cls, slack: FakeSlack, name: str, locale: str = "en-US", **rights: bool) -> SlackUser:
        """A new member."""
        return cls(slack, slack.add_user(name, locale, **rights), name)

    # what they do

    async def command(self, channel: str, line: str) -> Ack:
        """Type `/officials hartford` in a channel."""
        word, _, text = line.partition(" ")
        payload = {
            "token": "legacy", "team_id": TEAM, "team_domain": "fake", "channel_id": channel,
            "channel_name": self.slack.channels[channel].name or "directmessage", "user_id": self.id,
            "user_name": self.name, "command": word, "text": escaped(text), "api_app_id": APP,
            "is_enterprise_install": "false", "response_url": self.slack.response_url(self.id, channel),
            "trigger_id": self.slack.trigger(self.id),
        }  # fmt: skip
        return await self._send("slash_commands", payload)

    async def press(self, message: Message, label: str) -> Ack:
        """Press the button with this label on a message."""
        return await self.act(self._element(message.elements(), label), message=message)

    async def choose(self, message: Message, placeholder: str, option: str) -> Ack:
        """Choose an entry of a message's menu."""
        element = self._element(message.elements(), placeholder)
        chosen = next(o for o in element["options"] if o["text"]["text"] == option)
        return await self.act(element, {"selected_option": chosen}, message=message)

    async def mention(self, channel: str, text: str, thread: str | None = None) -> Ack:
        """Write `@roundtable …` in a channel or thread."""
        said = f"<@{BOT_USER}> {escaped(text)}".rstrip()
        message = self.slack.post(self.id, channel, said, thread)
        return await self._event({"type": "app_mention", "user": self.id, "text": said, "ts": message.ts,
                                  "channel": channel, "event_ts": message.ts, "team": TEAM,
                                  **({"thread_ts": thread} if thread else {})})  # fmt: skip

    async def dm(self, text: str) -> Ack:
        """Write to the bot directly."""
        channel = self.slack.im(self.id)
        message = self.slack.post(self.id, channel, escaped(text))
        return await self._event({"type": "message", "channel_type": "im", "user": self.id, "text": escaped(text),
                                  "ts": message.ts, "channel": channel, "event_ts": message.ts, "team": TEAM,
                                  "client_msg_id": f"m{message.ts}"})  # fmt: skip

    async def open_home(self, tab: str = "home") -> Ack:
        """Open the app's Home tab."""
        return await self._event({"type": "app_home_opened", "user": self.id, "channel": self.slack.im(self.id),
                                  "tab": tab, "event_ts": f"{self.slack.now():.6f}"})  # fmt: skip

    async def shortcut(self, message: Message, callback_id: str) -> Ack:
        """Use an entry of a message's menu."""
        payload = self._interaction("message_action") | {
            "callback_id": callback_id, "channel": self._channel(message.channel), "message_ts": message.ts,
            "message": message.payload(), "action_ts": f"{self.slack.now():.6f}",
            "response_url": self.slack.response_url(self.id, message.channel),
        }  # fmt: skip
        return await self._send("interactive", payload)

    # modals

    @property
    def modal(self) -> dict[str, Any] | None:
        """The view on top of their screen."""
        stack = self.slack.modals.get(self.id)
        return self.slack.views[stack[-1]] if stack else None

    @property
    def modal_words(self) -> str:
        """What they read in it."""
        view = self.modal
        return "\n".join([view["title"]["text"], *(shown(b) for b in view["blocks"])]) if view else ""

    @property
    def home(self) -> str:
        """What they read on the app's Home tab."""
        return "\n".join(shown(b) for b in self.slack.homes[self.id]["blocks"])

    async def suggestions(self, label: str, typed: str) -> list[str]:
        """What a menu of the modal offers for what they type into it."""
        return [o["text"]["text"] for o in await self._options(self._input(label), typed)]

    async def fill(self, label: str, value: Any) -> None:
        """Fill in one part of the modal: text, an option's label, ids, or True for a checkbox."""
        block = self._input(label)
        element = block["element"]
        self.state.setdefault(block["block_id"], {})[element["action_id"]] = await self._filled(block, element, value)

    async def submit(self, **parts: Any) -> dict[str, str]:
        """Press the modal's button; `parts` are filled in first, by block id. Returns the errors by block id."""
        view = self.modal
        assert view is not None, "no modal is open"
        for block_id, value in parts.items():
            block = next(b for b in view["blocks"] if b.get("block_id") == block_id)
            await self.fill(block["label"]["text"], value)
        self._require(view)
        ack = await self._send("interactive", self._interaction("view_submission") | {
            "view": self.with_state(view), "response_urls": [],
        })  # fmt: skip
        return self._applied(ack)

    async def close(self) -> Ack | None:
        """Close the modal."""
        view = self.modal
        assert view is not None
        self.slack.modals[self.id].pop()
        self.state.clear()
        if not view.get("notify_on_close"):
            return None
        payload = self._interaction("view_closed") | {"view": self.with_state(view), "is_cleared": False}
        return await self._send("interactive", payload)

    async def press_in_view(self, label: str, *, home: bool = False) -> Ack:
        """Press a button in the open modal, or on the Home tab."""
        view = self.slack.homes[self.id] if home else self.modal
        assert view is not None
        elements = [dict(e, block_id=b["block_id"]) for b in view["blocks"] for e in _controls(b)]
        return await self.act(self._element(elements, label), view=view)

    async def again(self) -> Ack:
        """Slack delivers the last thing they did a second time."""
        return await deliver(self.slack, self.slack.deliveries[-1], retry=1)

    # payloads

    def _interaction(self, kind: str) -> dict[str, Any]:
        return {
            "type": kind, "token": "legacy", "api_app_id": APP, "team": {"id": TEAM, "domain": "fake"},
            "enterprise": None, "is_enterprise_install": False, "trigger_id": self.slack.trigger(self.id),
            "user": {"id": self.id, "username": self.name, "name": self.name, "team_id": TEAM},
        }  # fmt: skip

    def _channel(self, channel: str) -> dict[str, str]:
        return {"id": channel, "name": self.slack.channels[channel].name or "directmessage"}

    async def act(
        self,
        element: dict[str, Any],
        chosen: dict[str, Any] | None = None,
        *,
        message: Message | None = None,
        view: dict[str, Any] | None = None,
    ) -> Ack:
        """Press this very element, which is on the message or in the view."""
        action = {
            "type": element["type"], "action_id": element["action_id"], "block_id": element["block_id"],
            "action_ts": f"{self.slack.now():.6f}", **{k: element[k] for k in ("value", "text") if k in element},
            **(chosen or {}),
        }  # fmt: skip
        payload = self._interaction("block_actions") | {"actions": [action]}
        if message is not None:
            where = {"type": "message", "channel_id": message.channel, "message_ts": message.ts,
                     "is_ephemeral": message.only_for is not None}  # fmt: skip
            payload |= {"container": where, "channel": self._channel(message.channel), "state": {"values": {}},
                        "response_url": self.slack.response_url(self.id, message.channel, message)}  # fmt: skip
            if message.only_for is None:
                payload["message"] = message.payload()
        if view is not None:
            payload |= {"container": {"type": "view", "view_id": view["id"]}, "view": self.with_state(view)}
        return await self._send("interactive", payload)

    async def _event(self, event: dict[str, Any]) -> Ack:
        number = self.slack.number()
        payload = {
            "token": "legacy", "team_id": TEAM, "api_app_id": APP, "event": event, "type": "event_callback",
            "event_id": f"Ev{number:08}", "event_time": int(self.slack.now()), "is_ext_shared_channel": False,
            "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True,
                                "is_enterprise_install": False}],
        }  # fmt: skip
        return await self._send("events_api", payload)

    async def _send(self, kind: str, payload: dict[str, Any]) -> Ack:
        return await deliver(self.slack, Delivery(kind, payload, f"e{self.slack.number()}"))

    # what is on their screen

    def _element(self, elements: list[dict[str, Any]], label: str) -> dict[str, Any]:
        shown = {(e.get("text") or e.get("placeholder") or {}).get("text", ""): e for e in elements}
        assert label in shown, f"no {label!r} among {sorted(shown)}"
        return shown[label]

    def _input(self, label: str) -> dict[str, Any]:
        view = self.modal
        assert view is not None, "no modal is open"
        shown = {b["label"]["text"]: b for b in view["blocks"] if b["type"] == "input"}
        assert label in shown, f"no {label!r} among {sorted(shown)}"
        return shown[label]

    async def _options(self, block: dict[str, Any], typed: str) -> list[dict[str, Any]]:
        payload = self._interaction("block_suggestion") | {
            "action_id": block["element"]["action_id"], "block_id": block["block_id"], "value": typed,
            "container": {"type": "view", "view_id": (self.modal or {})["id"]}, "view": self.with_state(self.modal),
        }  # fmt: skip
        del payload["trigger_id"]
        return await self._offered(payload)

    async def options_of(self, action_id: str, typed: str, callback_id: str = "") -> list[dict[str, Any]]:
        """What a menu with this action_id offers, in a modal that has nothing else in it."""
        view = {"id": "V0", "type": "modal", "callback_id": callback_id, "blocks": [], "hash": "h0"}
        payload = self._interaction("block_suggestion") | {
            "action_id": action_id, "block_id": "b", "value": typed, "container": {"type": "view", "view_id": "V0"},
            "view": self.with_state(view),
        }  # fmt: skip
        del payload["trigger_id"]
        return await self._offered(payload)

    async def _offered(self, payload: dict[str, Any]) -> list[dict[str, Any]]:
        ack = await self._send("interactive", payload)
        problems = options_problems(ack.body)
        assert not problems, problems
        options: list[dict[str, Any]] = ack.body["options"]
        return options

    async def _filled(self, block: dict[str, Any], element: dict[str, Any], value: Any) -> dict[str, Any]:
        kind = element["type"]
        if kind == "plain_text_input":
            return {"type": kind, "value": value or None}
        if kind == "checkboxes":
            return {"type": kind, "selected_options": element["options"] if value else []}
        if kind == "static_select":
            return {"type": kind, "selected_option": _named(element["options"], value)}
        if kind == "external_select":
            return {"type": kind, "selected_option": _named(await self._options(block, value), value)}
        if kind == "multi_external_select":
            picked = [_named(await self._options(block, one), one) for one in value]
            return {"type": kind, "selected_options": picked}
        if kind == "multi_users_select":
            return {"type": kind, "selected_users": list(value)}
        return {"type": kind, "selected_conversation": value}

    def with_state(self, view: dict[str, Any] | None) -> dict[str, Any]:
        """The view as Slack sends it, with what stands in its inputs."""
        assert view is not None
        values: dict[str, dict[str, Any]] = {}
        for block in view["blocks"]:
            if block["type"] == "input":
                element = block["element"]
                given = self.state.get(block["block_id"], {}).get(element["action_id"]) or _initial(element)
                values[block["block_id"]] = {element["action_id"]: given}
        shown = ("id", "type", "callback_id", "hash", "title", "submit", "close", "blocks")
        kept = (*shown, "team_id", "app_id", "bot_id")
        root = {"root_view_id": view["id"], "previous_view_id": None, "callback_id": view.get("callback_id", "")}
        return {k: view[k] for k in kept if k in view} | root | {
            "private_metadata": view.get("private_metadata", ""), "state": {"values": values},
        }  # fmt: skip

    def _require(self, view: dict[str, Any]) -> None:
        """What Slack's own client does not let anybody send."""
        for block_id, given in self.with_state(view)["state"]["values"].items():
            block = next(b for b in view["blocks"] if b["block_id"] == block_id)
            (value,) = given.values()
            filled = [v for k, v in value.items() if k != "type" and v]
            assert filled or block.get("optional"), f"{block['label']['text']} is not filled in"
            text, element = value.get("value"), block["element"]
            if text:
                assert len(text) >= element.get("min_length", 0), "Slack's client: too short"
                assert len(text) <= element.get("max_length", 3000), "Slack's client: too long"

    def _applied(self, ack: Ack) -> dict[str, str]:
        """Do with the modal what the acknowledgement says."""
        assert ack.status == 200, ack
        answer = ack.body if isinstance(ack.body, dict) else {}
        action = answer.get("response_action")
        if action == "errors":
            inputs = {b["block_id"] for b in (self.modal or {})["blocks"] if b["type"] == "input"}
            assert answer["errors"], "errors must not be empty"
            assert answer["errors"].keys() <= inputs, f"errors for {answer['errors'].keys() - inputs}"
            errors: dict[str, str] = answer["errors"]
            return errors
        self.state.clear()
        if action == "update":
            self.slack.apply_view(self.id, answer["view"])
        elif action == "push":
            raise AssertionError("push is not played here")
        elif action == "clear":
            self.slack.modals[self.id].clear()
        else:
            assert action is None, answer
            self.slack.modals[self.id].pop()
        return {}


def escaped(text: str) -> str:
    """What Slack makes of typed text before it sends it on."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _controls(block: dict[str, Any]) -> list[dict[str, Any]]:
    return list(block["elements"]) if block["type"] == "actions" else [block[k] for k in ("accessory",) if k in block]


def _named(options: list[dict[str, Any]], label: str) -> dict[str, Any]:
    exact = [o for o in options if o["text"]["text"] == label]
    assert exact or options, f"no option for {label!r}"
    return (exact or options)[0]


def _initial(element: dict[str, Any]) -> dict[str, Any]:
    kind = element["type"]
    given = {
        "plain_text_input": ("value", element.get("initial_value")),
        "checkboxes": ("selected_options", element.get("initial_options", [])),
        "multi_external_select": ("selected_options", element.get("initial_options", [])),
        "multi_users_select": ("selected_users", element.get("initial_users", [])),
        "conversations_select": ("selected_conversation", element.get("initial_conversation")),
    }
    name, value = given.get(kind, ("selected_option", element.get("initial_option")))
    return {"type": kind, name: value}
