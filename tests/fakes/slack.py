"""A small Slack on loopback: its Web API for real slack_sdk clients, and a Socket Mode endpoint.

It keeps one workspace in memory, refuses what Slack's documentation says Slack refuses (see `blocks`), and notes
everything that would have pinged somebody. People act on it through `tests.fakes.slack_user`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, WSMsgType, web

from tests.fakes.blocks import message_problems, view_problems

if TYPE_CHECKING:
    from collections.abc import Callable

TEAM, APP, BOT_USER, BOT = "T0ROUND", "A0ROUND", "U0BOT", "B0BOT"
BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-fake", "xapp-fake", "fake-signing-secret"
TRIGGER_LIFE, RESPONSE_URL_LIFE, RESPONSE_URL_USES = 3.0, 1800.0, 5
_PING = re.compile(r"<(!(?:channel|here|everyone|subteam\^)|@[UW])[^>]*>")
_BARE_PING = re.compile(r"(?<!\w)@(?:channel|here|everyone)\b", re.IGNORECASE)

MALFORMED = ("invalid_blocks", "invalid_arguments", "no_text", "msg_too_long", "view_too_large", "unknown_method")

SCOPES = {
    "chat.postMessage": "chat:write", "chat.postEphemeral": "chat:write", "chat.update": "chat:write",
    "chat.delete": "chat:write", "conversations.open": "im:write", "users.info": "users:read",
    "usergroups.list": "usergroups:read", "usergroups.users.list": "usergroups:read",
    "conversations.join": "channels:join", "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}  # fmt: skip
_BY_KIND = {"conversations.info": "read", "conversations.members": "read", "conversations.history": "history"}


class SlackError(Exception):
    """What the Web API answers with `ok: false`."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error, self.extra = error, extra


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
        return [dict(e, block_id=b["block_id"]) for b in self.blocks for e in _elements(b)]

    def payload(self) -> dict[str, Any]:
        """As Slack sends it."""
        given = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "blocks": self.blocks}
        if self.user == BOT_USER:
            given |= {"bot_id": BOT, "app_id": APP}
        if self.thread_ts:
            given["thread_ts"] = self.thread_ts
        return given


@dataclass
class Fault:
    """Something that goes wrong with the next calls of a method."""

    error: str = "internal_error"
    status: int = 200
    retry_after: float | None = None
    lost: bool = False
    times: int = 1


@dataclass
class Channel:
    """A conversation."""

    id: str
    name: str
    private: bool = False
    archived: bool = False
    joined: bool = True
    im_with: str | None = None


class FakeSlack:
    """One workspace. `async with FakeSlack() as slack:` serves it; `slack.api_url` is what the bot is given."""

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
        self.sockets: list[web.WebSocketResponse] = []
        self.deliveries: list[Any] = []
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._triggers: dict[str, tuple[str, float]] = {}
        self._responses: dict[str, dict[str, Any]] = {}
        self._last_post: dict[str, float] = {}
        self._acks: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._numbers = itertools.count(1)
        self._skipped = 0.0
        self._changed = asyncio.Event()
        self._spent: set[str] = set()

    # serving

    async def __aenter__(self) -> FakeSlack:
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/respond/{token}", self._respond)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.client = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        for socket in self.sockets:
            await socket.close()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The base address for slack_sdk clients."""
        return f"http://127.0.0.1:{self._port}/api/"

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

    # what goes wrong

    def fail(self, method: str, error: str = "internal_error", **how: Any) -> None:
        """Make the next call (or `times`) of a method fail; `lost` does the work and drops the connection."""
        self._faults[method].append(Fault(error, **how))

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

    # the Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        self.calls.append((method, arguments))
        if method in self.delays:
            await asyncio.sleep(self.delays[method])
        fault = self._fault(method)
        if fault and not fault.lost:
            headers = {"Retry-After": str(int(fault.retry_after))} if fault.retry_after else {}
            status = 429 if fault.error == "ratelimited" else fault.status
            return web.json_response({"ok": False, "error": fault.error}, status=status, headers=headers)
        try:
            answer = self._answer(method, arguments, request)
        except SlackError as error:
            self.refused.append(f"{method}: {error.error} {error.extra}")
            status = 429 if error.error == "ratelimited" else 200
            headers = {"Retry-After": "1"} if status == 429 else {}
            return web.json_response({"ok": False, "error": error.error, **error.extra}, status=status, headers=headers)
        self._changed.set()
        if fault and request.transport:
            request.transport.close()
        scopes = sorted(self.scopes if self.scopes is not None else set(SCOPES.values()))
        return web.json_response({"ok": True, **answer}, headers={"X-OAuth-Scopes": ",".join(scopes)})

    def _fault(self, method: str) -> Fault | None:
        queue = self._faults[method]
        if not queue:
            return None
        fault = queue[0]
        fault.times -= 1
        if fault.times <= 0:
            queue.popleft()
        return fault

    def _answer(self, method: str, arguments: dict[str, Any], request: web.Request) -> dict[str, Any]:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            raise SlackError("invalid_auth" if token else "not_authed")
        handler = getattr(self, "_m_" + method.replace(".", "_"), None)
        if handler is None:
            raise SlackError("unknown_method")
        self._check_scope(SCOPES.get(method))
        if method in _BY_KIND:
            channel = self._channel(arguments.get("channel"))
            kind = "im" if channel.im_with else "groups" if channel.private else "channels"
            self._check_scope(f"{kind}:{_BY_KIND[method]}")
        given: dict[str, Any] = handler(arguments)
        return given

    def _check_scope(self, scope: str | None) -> None:
        if scope and self.scopes is not None and scope not in self.scopes:
            raise SlackError("missing_scope", needed=scope, provided=",".join(sorted(self.scopes)))

    def _channel(self, given: Any) -> Channel:
        if isinstance(given, str) and given in self.users:
            given = self.im(given)
        if given not in self.channels:
            raise SlackError("channel_not_found")
        return self.channels[given]

    def _writable(self, arguments: dict[str, Any]) -> Channel:
        channel = self._channel(arguments.get("channel"))
        if channel.archived:
            raise SlackError("is_archived")
        if not channel.joined and channel.private:
            raise SlackError("channel_not_found")
        if not channel.joined and (self.scopes is None or "chat:write.public" not in self.scopes):
            raise SlackError("not_in_channel")
        return channel

    def _checked(self, arguments: dict[str, Any]) -> None:
        problems = message_problems(arguments)
        if any("no_text" in p for p in problems):
            raise SlackError("no_text")
        if any(p.endswith("[json-pointer:/text]") for p in problems):
            raise SlackError("msg_too_long")
        if problems:
            raise SlackError("invalid_blocks", errors=list(problems))
        self._note_pings(arguments)

    def _note_pings(self, arguments: dict[str, Any]) -> None:
        loud = bool(arguments.get("link_names")) or arguments.get("parse") == "full"
        for text, verbatim in [(arguments.get("text") or "", True), *_mrkdwn(arguments.get("blocks") or [])]:
            self.pings += [m[0] for m in _PING.finditer(text)]
            if loud or not verbatim:
                self.pings += [m[0] for m in _BARE_PING.finditer(text)]

    def _pace(self, channel: str) -> None:
        if self.paced and self.age() - self._last_post.get(channel, 0) < 1:
            raise SlackError("ratelimited")
        self._last_post[channel] = self.age()

    def _ts(self) -> str:
        return f"{self.now():.0f}.{next(self._numbers):06}"

    def _m_auth_test(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"url": "https://fake.slack.com/", "team": "Fake", "user": "roundtable", "team_id": TEAM,
                "user_id": BOT_USER, "bot_id": BOT, "is_enterprise_install": False}  # fmt: skip

    def _m_apps_connections_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"url": f"ws://127.0.0.1:{self._port}/link?ticket={next(self._numbers)}"}

    def _m_chat_postMessage(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(arguments)
        self._checked(arguments)
        self._pace(channel.id)
        message = Message(channel.id, self._ts(), arguments.get("text") or "", _numbered(arguments.get("blocks")),
                          thread_ts=arguments.get("thread_ts"), metadata=arguments.get("metadata"))  # fmt: skip
        self.messages.append(message)
        return {"channel": channel.id, "ts": message.ts, "message": message.payload()}

    def _m_chat_postEphemeral(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(arguments)
        self._checked(arguments)
        if arguments.get("user") not in self.users:
            raise SlackError("user_not_in_channel")
        message = Message(channel.id, self._ts(), arguments.get("text") or "", _numbered(arguments.get("blocks")),
                          only_for=arguments["user"], thread_ts=arguments.get("thread_ts"))  # fmt: skip
        self.messages.append(message)
        return {"message_ts": message.ts}

    def _m_chat_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        message = self._message(arguments)
        self._checked(arguments)
        message.text, message.blocks = arguments.get("text") or "", _numbered(arguments.get("blocks"))
        message.edits += 1
        return {"channel": message.channel, "ts": message.ts, "text": message.text}

    def _m_chat_delete(self, arguments: dict[str, Any]) -> dict[str, Any]:
        message = self._message(arguments)
        self.messages.remove(message)
        return {"channel": message.channel, "ts": message.ts}

    def _message(self, arguments: dict[str, Any]) -> Message:
        for message in self.messages:
            if (message.channel, message.ts) == (arguments.get("channel"), arguments.get("ts")):
                if message.only_for is None and message.user == BOT_USER:
                    return message
                break
        raise SlackError("message_not_found")

    def _m_chat_getPermalink(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._channel(arguments.get("channel"))
        ts = str(arguments.get("message_ts")).replace(".", "")
        return {"channel": channel.id, "permalink": f"https://fake.slack.com/archives/{channel.id}/p{ts}"}

    def _m_conversations_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        user = arguments.get("users")
        if user not in self.users:
            raise SlackError("user_not_found")
        return {"channel": {"id": self.im(user)}}

    def _m_conversations_info(self, arguments: dict[str, Any]) -> dict[str, Any]:
        one = self._channel(arguments.get("channel"))
        given = {"id": one.id, "name": one.name, "is_channel": not one.im_with, "is_private": one.private,
                 "is_archived": one.archived, "is_member": one.joined, "is_im": bool(one.im_with)}  # fmt: skip
        return {"channel": given}

    def _m_conversations_join(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments.get("channel"))
        if channel.private or channel.im_with:
            raise SlackError("method_not_supported_for_channel_type" if channel.im_with else "channel_not_found")
        if channel.archived:
            raise SlackError("is_archived")
        channel.joined = True
        return {"channel": {"id": channel.id}}

    def _m_conversations_members(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"members": [*self.users, BOT_USER], "response_metadata": {"next_cursor": ""}}

    def _m_conversations_history(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(arguments.get("channel"))
        if not channel.joined:
            raise SlackError("not_in_channel")
        oldest, limit = float(arguments.get("oldest") or 0), int(arguments.get("limit") or 100)
        start = int(arguments.get("cursor") or 0)
        visible = [m for m in self.messages if m.channel == channel.id and m.only_for is None]
        found = [m for m in reversed(visible) if float(m.ts) > oldest and m.thread_ts in (None, m.ts)]
        page = found[start : start + limit]
        with_metadata = str(arguments.get("include_all_metadata")).lower() in {"1", "true"}
        shown = [m.payload() | ({"metadata": m.metadata} if with_metadata and m.metadata else {}) for m in page]
        more = start + limit < len(found)
        cursor = str(start + limit) if more else ""
        return {"messages": shown, "has_more": more, "response_metadata": {"next_cursor": cursor}}

    def _m_users_info(self, arguments: dict[str, Any]) -> dict[str, Any]:
        user = self.users.get(str(arguments.get("user")))
        if user is None:
            raise SlackError("user_not_found")
        with_locale = str(arguments.get("include_locale")).lower() in {"1", "true"}
        return {"user": user if with_locale else {k: v for k, v in user.items() if k != "locale"}}

    def _m_usergroups_list(self, arguments: dict[str, Any]) -> dict[str, Any]:
        with_users = str(arguments.get("include_users")).lower() in {"1", "true"}
        return {"usergroups": [
            {"id": i, "handle": h, "name": h.title(), "date_delete": 0} | ({"users": u} if with_users else {})
            for i, (h, u) in self.groups.items()
        ]}  # fmt: skip

    def _m_usergroups_users_list(self, arguments: dict[str, Any]) -> dict[str, Any]:
        group = self.groups.get(str(arguments.get("usergroup")))
        if group is None:
            raise SlackError("no_such_subteam")
        return {"users": group[1]}

    # views

    def _m_views_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        user = self._spend(arguments.get("trigger_id"))
        view = self._view(arguments["view"], "modal")
        self.modals[user] = [view["id"]]
        return {"view": view}

    def _m_views_push(self, arguments: dict[str, Any]) -> dict[str, Any]:
        user = self._spend(arguments.get("trigger_id"))
        if len(self.modals[user]) >= 3:
            raise SlackError("push_limit_reached")
        view = self._view(arguments["view"], "modal")
        self.modals[user].append(view["id"])
        return {"view": view}

    def _m_views_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        old = self.views.get(str(arguments.get("view_id")))
        if old is None or not any(old["id"] in stack for stack in self.modals.values()):
            raise SlackError("not_found")
        if arguments.get("hash") and arguments["hash"] != old["hash"]:
            raise SlackError("hash_conflict")
        return {"view": self._view(arguments["view"], "modal", old["id"])}

    def _m_views_publish(self, arguments: dict[str, Any]) -> dict[str, Any]:
        view = self._view(arguments["view"], "home")
        self.homes[arguments["user_id"]] = view
        return {"view": view}

    def _spend(self, trigger: Any) -> str:
        if not isinstance(trigger, str) or trigger not in self._triggers:
            raise SlackError("invalid_trigger_id" if trigger not in self._spent else "exchanged_trigger_id")
        user, at = self._triggers.pop(trigger)
        self._spent.add(trigger)
        if self.age() - at > TRIGGER_LIFE:
            raise SlackError("expired_trigger_id")
        return user

    def _view(self, given: Any, kind: str, view_id: str | None = None) -> dict[str, Any]:
        view = json.loads(given) if isinstance(given, str) else given
        problems = view_problems(view)
        if problems or view["type"] != kind:
            raise SlackError("invalid_arguments", response_metadata={"messages": list(problems)})
        self._note_pings({"blocks": view["blocks"]})
        made = {**view, "id": view_id or f"V{next(self._numbers):05}", "hash": f"h{next(self._numbers)}",
                "blocks": _numbered(view["blocks"]), "team_id": TEAM, "app_id": APP, "bot_id": BOT}  # fmt: skip
        self.views[made["id"]] = made
        self._changed.set()
        return made

    def apply_view(self, user: str, view: dict[str, Any]) -> None:
        """Put the view of `response_action: update` where the person's modal is."""
        self._view(view, "modal", self.modals[user][-1])

    # files

    def _m_files_getUploadURLExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        file = f"F{next(self._numbers):05}"
        self.files[file] = {"id": file, "name": arguments["filename"], "length": int(arguments["length"])}
        return {"upload_url": f"http://127.0.0.1:{self._port}/upload/{file}", "file_id": file}

    def _m_files_completeUploadExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        given = arguments["files"]
        files = [self.files[f["id"]] for f in (json.loads(given) if isinstance(given, str) else given)]
        if any("content" not in f or len(f["content"]) != f["length"] for f in files):
            raise SlackError("file_not_found")
        channel = arguments.get("channel_id")
        if channel:
            self._writable({"channel": channel})
            self.messages.append(Message(channel, self._ts(), arguments.get("initial_comment") or "", files=files,
                                         thread_ts=arguments.get("thread_ts")))  # fmt: skip
        return {"files": [{k: v for k, v in f.items() if k != "content"} for f in files]}

    async def _upload(self, request: web.Request) -> web.Response:
        self.files[request.match_info["file"]]["content"] = await request.read()
        return web.Response(text="OK")

    # response addresses

    async def _respond(self, request: web.Request) -> web.Response:
        payload = await request.json()
        self.calls.append(("response_url", payload))
        fault = self._fault("response_url")
        if fault:
            return web.Response(status=fault.status if fault.status != 200 else 404, text=fault.error)
        known = self._responses.get(request.match_info["token"])
        if known is None:
            return web.Response(status=404, text="no_such_url")
        if known["uses"] >= RESPONSE_URL_USES or self.age() - known["at"] > RESPONSE_URL_LIFE:
            self.refused.append("response_url: used or expired")
            return web.Response(status=404, text="used_url" if known["uses"] >= RESPONSE_URL_USES else "expired_url")
        problems = message_problems(payload) if not payload.get("delete_original") else []
        if problems:
            self.refused.append(f"response_url: {problems}")
            return web.Response(status=400, text="invalid_blocks")
        known["uses"] += 1
        self._note_pings(payload)
        self._place(known, payload)
        self._changed.set()
        return web.Response(text="ok")

    def _place(self, known: dict[str, Any], payload: dict[str, Any]) -> None:
        original = known["message"]
        if payload.get("delete_original") and original in self.messages:
            self.messages.remove(original)
            return
        if payload.get("replace_original") and original is not None:
            original.text, original.blocks = payload.get("text") or "", _numbered(payload.get("blocks"))
            original.edits += 1
            return
        public = payload.get("response_type") == "in_channel"
        self.messages.append(Message(
            known["channel"], self._ts(), payload.get("text") or "", _numbered(payload.get("blocks")),
            only_for=None if public else known["user"], thread_ts=payload.get("thread_ts"),
        ))  # fmt: skip

    # Socket Mode

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP},
                                "debug_info": {"host": "applink", "approximate_connection_time": 3600}})  # fmt: skip
        self._changed.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = json.loads(message.data)
                waiting = self._acks.get(answer.get("envelope_id"))
                if waiting is not None and not waiting.done():
                    waiting.set_result(answer)
        self.sockets.remove(socket)
        return socket

    async def envelope(self, kind: str, payload: dict[str, Any], envelope_id: str, **extra: Any) -> dict[str, Any]:
        """Send an envelope over the newest socket and wait for its acknowledgement."""
        waiting: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = waiting
        sent = {"type": kind, "envelope_id": envelope_id, "payload": payload, **extra}
        await self.sockets[-1].send_json(sent)
        return await waiting

    def number(self) -> int:
        """The next of a row of numbers."""
        return next(self._numbers)

    def check(self) -> None:
        """Nothing was refused and nobody was pinged."""
        assert not self.refused, self.refused
        assert not self.pings, self.pings

    def check_forms(self) -> None:
        """Nothing was malformed and nobody was pinged; other refusals may belong to the story."""
        malformed = [r for r in self.refused if any(error in r for error in MALFORMED)]
        assert not malformed, malformed
        assert not self.pings, self.pings


async def _arguments(request: web.Request) -> dict[str, Any]:
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        arguments |= await request.json() if request.can_read_body else {}
    elif request.can_read_body:
        arguments |= {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
    return arguments


def _numbered(blocks: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """Slack gives a block without an id one of its own, and likewise an element."""
    numbered = []
    for n, block in enumerate(blocks or []):
        one = json.loads(json.dumps(block))
        one.setdefault("block_id", f"b{n}")
        for m, element in enumerate(_elements(one)):
            element.setdefault("action_id", f"a{m}")
        numbered.append(one)
    return numbered


def _elements(block: dict[str, Any]) -> list[dict[str, Any]]:
    if block["type"] == "actions":
        return list(block["elements"])
    return [block[k] for k in ("accessory", "element") if k in block]


def _mrkdwn(given: Any) -> list[tuple[str, bool]]:
    """Every mrkdwn text below `given`, and whether it is verbatim."""
    if isinstance(given, list):
        return [found for one in given for found in _mrkdwn(one)]
    if not isinstance(given, dict):
        return []
    if given.get("type") == "mrkdwn":
        return [(given["text"], bool(given.get("verbatim")))]
    return [found for one in given.values() for found in _mrkdwn(one)]


def shown(block: dict[str, Any], *, controls: bool = True) -> str:
    """What a reader sees of a block, one line a line; buttons and menus in brackets."""
    texts = [block[k] for k in ("text", "label", "hint") if k in block]
    texts += [
        *block.get("fields", ()),
        *(e for e in block.get("elements", ()) if "text" in e and e["type"] != "button"),
    ]
    lines = [plain(t["text"]) if t["type"] == "mrkdwn" else t["text"] for t in texts]
    if controls:
        lines += [f"[{_label(e)}]" for e in _elements(block) if e["type"] != "image"]
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


def duplicates(messages: list[Message]) -> list[str]:
    """Texts that stand more than once."""
    return [text for text, times in Counter(m.words for m in messages).items() if times > 1]
