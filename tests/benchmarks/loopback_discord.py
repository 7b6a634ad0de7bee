"""Discord's gateway and the little of its REST API that answering commands and presses takes, on loopback.

simcord, which the tests use, lives in the bot's own process and does most of what that process does; for the bot's
own CPU the other side has to be another process. Nothing is checked here that simcord checks already.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.benchmarks.calendars import Calendar
from tests.benchmarks.rooms import Rooms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOKEN = "bench.mark.token"
GUILD, _CHANNEL, _APP, PERSON, _ROLE = "100", "101", "102", "103", "100"
DIRECT = "105"
"""The private channel with the one person."""
_BOT = {"id": _APP, "username": "roundtable", "discriminator": "0000", "avatar": None, "bot": True}
_USER = {"id": PERSON, "username": "ana", "discriminator": "0", "avatar": None, "global_name": "Ana"}
_ALL = str((1 << 50) - 1)
_MESSAGE, _DEFERRED = 4, (5, 6)
_LAYOUT = 1 << 15


@dataclass
class Reply:
    """What came back for one command: the calls made, and the message as it stands.

    `acknowledged` is how many seconds the first call was waited for.
    """

    shown: asyncio.Event = field(default_factory=asyncio.Event)
    asked: float = field(default_factory=time.monotonic)
    acknowledged: float = 0.0
    calls: int = 0
    message: dict[str, Any] = field(default_factory=dict)


class LoopbackDiscord:
    """One server with one person in it. `async with LoopbackDiscord() as discord:` serves it.

    Args:
        channels: ids of text channels that there are besides #general.
    """

    def __init__(self, channels: Sequence[str] = ()) -> None:
        self.channels, self.rooms = (_CHANNEL, *channels), Rooms(_BOT)
        self.calendar = Calendar(GUILD, _APP)
        self.slow = 0.0
        self.ready = asyncio.Event()
        self.unknown: list[str] = []
        self.sent_back: list[dict[str, Any]] = []
        self.registered: list[dict[str, Any]] = []
        self._replies: dict[str, Reply] = {}
        self._socket: _Socket | None = None
        self._numbers = itertools.count(1000)

    async def __aenter__(self) -> LoopbackDiscord:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """The base address that the bot is given."""
        return f"http://{self._address}/api/v10"

    async def command(self, name: str, **options: str) -> Reply:
        """Type a slash command; returns once a message is shown."""
        return await self._asked(2, self._commanded(name, options), _USER)

    async def press(self, message: dict[str, Any], custom_id: str, person: int) -> Reply:
        """Press a button on a message as that person; returns once an answer is shown."""
        data = {"component_type": 2, "custom_id": custom_id, "id": 1}
        user = {**_USER, "id": str(person), "username": f"person{person}", "global_name": f"Person {person}"}
        return await self._asked(3, data, user, {"message": message})

    async def _asked(
        self, kind: int, data: dict[str, Any], user: dict[str, Any], more: dict[str, Any] | None = None
    ) -> Reply:
        assert self._socket is not None, "the bot is not connected"
        number = next(self._numbers)
        reply = self._replies[f"t{number}"] = Reply()
        await self._socket.dispatch("INTERACTION_CREATE", _interaction(number, kind, data, user) | (more or {}))
        await asyncio.wait_for(reply.shown.wait(), 30)
        return reply

    def _commanded(self, name: str, options: dict[str, str]) -> dict[str, Any]:
        command = next(c for c in self.registered if c["name"] == name)
        given = [{"name": n, "type": 3, "value": v} for n, v in options.items()]
        return {"id": command["id"], "name": name, "type": 1, "options": given}

    # REST

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        parts = request.match_info["path"].removeprefix("api/").split("/")
        parts = parts[1:] if parts[0].startswith("v") and parts[0][1:].isdigit() else parts
        body = await _body(request)
        match request.method, parts:
            case "GET", ["users", "@me"]:
                return _json(_BOT)
            case "GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]:
                return _json(_application())
            case "GET", ["gateway", *_]:
                return _json(self._way_in())
            case "PUT" | "GET", ["applications", _, "commands"]:
                return _json(self._commands(body))
            case "POST", ["interactions", number, token, "callback"]:
                return self._answered(self._called_back(number, token, body), request.query)
            case "POST" | "PATCH", ["webhooks", _, token, *_]:
                return _json(self._shown(token, body))
            case _, ["channels", channel, "messages", *message]:
                return await self._in_channel(request, channel, message, body)
            case "POST", ["users", "@me", "channels"]:
                return _json({"id": DIRECT, "type": 1, "recipients": [_USER], "last_message_id": None})
            case _, ["guilds", _, "scheduled-events", *event]:
                return await self._in_calendar(request.method, event, body)
        self.unknown.append(f"{request.method} {'/'.join(parts)}")
        return _json({"code": 0, "message": "not played here"}, status=404)

    async def _in_calendar(self, method: str, event: list[str], body: Any) -> web.Response:
        if method == "GET":
            return _json(list(self.calendar.events.values()))
        there = self.calendar.changed(event[0], body) if event else self.calendar.made(body)
        await asyncio.sleep(self.slow)
        if self.calendar.lost:
            self.calendar.lost -= 1
            return _json({"message": "Bad Gateway"}, 502)
        return _json(there)

    async def _in_channel(self, request: web.Request, channel: str, message: list[str], body: Any) -> web.Response:
        if channel not in {*self.channels, *self.rooms.threads, DIRECT}:
            return _json({"code": 10003, "message": "Unknown Channel"}, 404)
        match request.method, message:
            case "GET", _:
                return _json(self.rooms.history(channel, request.query))
            case "PATCH", [number]:
                done = self.rooms.edited(channel, number, body)
                await asyncio.sleep(self.slow)
                too_many = {"message": "too many", "retry_after": self.rooms.edits.seconds}
                return _json(done) if done else _json(too_many, 429)
            case "POST", [number, "threads"]:
                begun = self.rooms.thread_begun(number)
                return _json({"id": number}) if begun else _json({"code": 160004, "message": "has a thread"}, 400)
        posted = self.rooms.posted(channel, body)
        await asyncio.sleep(self.slow)
        return _json(posted)

    def _commands(self, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """All there are, after those that are given, if any, have taken their place."""
        if given:
            self.registered = [self._registered(command) for command in given]
        return self.registered

    def _registered(self, command: dict[str, Any]) -> dict[str, Any]:
        number = str(next(self._numbers))
        return {"description": "", **command, "id": number, "application_id": _APP, "version": "1"}

    def _way_in(self) -> dict[str, Any]:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": f"ws://{self._address}/gateway", "shards": 1, "session_start_limit": limit}

    def _answered(self, given: dict[str, Any], query: Mapping[str, str]) -> web.Response:
        """Discord sends an answer back to who asks for it."""
        if query.get("with_response") != "1":
            return web.Response(status=204)
        self.sent_back.append(given)
        return _json(given)

    def _called_back(self, number: str, token: str, body: dict[str, Any]) -> dict[str, Any]:
        self._replies[token].acknowledged = time.monotonic() - self._replies[token].asked
        given: dict[str, Any] = {"interaction": {"id": number, "type": 2}, "resource": {"type": body["type"]}}
        if body["type"] == _MESSAGE:
            given["resource"]["message"] = self._shown(token, body["data"])
        elif body["type"] in _DEFERRED:
            self._replies[token].calls += 1
        else:
            self._shown(token, body.get("data") or {})
        return given

    def _shown(self, token: str, body: dict[str, Any]) -> dict[str, Any]:
        reply = self._replies[token]
        layout = any(c["type"] != 1 for c in body.get("components") or [])
        assert layout == bool(body.get("flags", 0) & _LAYOUT), "components of the new kind need their flag"
        reply.calls += 1
        reply.message = body
        reply.shown.set()
        return {
            "id": str(next(self._numbers)), "channel_id": _CHANNEL, "type": 20, "author": _BOT, "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "mentions": [],
            "mention_everyone": False, "mention_roles": [], "attachments": [], "embeds": [], "components": [],
            "pinned": False, "application_id": _APP, "webhook_id": _APP,
            **{k: v for k, v in body.items() if k in {"content", "embeds", "components", "flags"} and v},
        }  # fmt: skip

    # gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        served = web.WebSocketResponse()
        await served.prepare(request)
        socket = _Socket(served, compressed=request.query.get("compress") == "zlib-stream")
        await socket.send(op=10, d={"heartbeat_interval": 41250})
        async for message in served:
            if message.type is not WSMsgType.TEXT:
                break
            given = json.loads(message.data)
            if given["op"] == 1:
                await socket.send(op=11)
            elif given["op"] == 2:
                await self._greet(socket, given["d"].get("shard", [0, 1]))
        return served

    async def _greet(self, socket: _Socket, shard: list[int]) -> None:
        self._socket = socket
        await socket.dispatch("READY", {
            "v": 10, "user": _BOT, "guilds": [{"id": GUILD, "unavailable": True}], "session_id": "s",
            "resume_gateway_url": f"ws://{self._address}/gateway", "shard": shard,
            "application": {"id": _APP, "flags": 0},
        })  # fmt: skip
        await socket.dispatch("GUILD_CREATE", {
            "id": GUILD, "name": "Hartford", "owner_id": "104", "roles": [_role()],
            "channels": [_channel(number) for number in self.channels],
            "members": [_member(_BOT)], "member_count": 2, "emojis": [], "stickers": [], "features": [],
            "threads": [], "voice_states": [], "presences": [], "preferred_locale": "en-US", "large": False,
            "joined_at": "2026-01-01T00:00:00+00:00", "unavailable": False,
        })  # fmt: skip
        self.ready.set()


class _Socket:
    """One connection of the bot, as Discord compresses it (zlib, one stream, flushed after each message)."""

    def __init__(self, served: web.WebSocketResponse, *, compressed: bool) -> None:
        self._served = served
        self._packer = zlib.compressobj() if compressed else None
        self._sequence = itertools.count(1)

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        await self.send(op=0, t=event, s=next(self._sequence), d=data)

    async def send(self, **payload: Any) -> None:
        text = json.dumps({"t": None, "s": None, "d": None, **payload})
        if self._packer is None:
            await self._served.send_str(text)
        else:
            packed = self._packer.compress(text.encode()) + self._packer.flush(zlib.Z_SYNC_FLUSH)
            await self._served.send_bytes(packed)


def _interaction(number: int, kind: int, data: dict[str, Any], user: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(number), "application_id": _APP, "type": kind, "token": f"t{number}", "version": 1, "data": data,
        "channel_id": _CHANNEL, "channel": {**_channel(), "permissions": _ALL}, "guild_id": GUILD,
        "guild": {"id": GUILD, "features": [], "locale": "en-US"}, "guild_locale": "en-US", "locale": "en-US",
        "member": {**_member(user), "permissions": "0"}, "app_permissions": _ALL, "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD}, "context": 0, "attachment_size_limit": 26214400,
    }  # fmt: skip


def _json(data: Any, status: int = 200) -> web.Response:
    """As Discord sends it: discord.py reads JSON only where the type is named without a charset."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})


async def _body(request: web.Request) -> Any:
    if request.content_type == "multipart/form-data":
        return json.loads(str((await request.post())["payload_json"]))
    text = await request.text()
    return json.loads(text) if text else {}


def _application() -> dict[str, Any]:
    return {"id": _APP, "name": "Roundtable", "icon": None, "description": "", "summary": "", "bot_public": True,
            "bot_require_code_grant": False, "verify_key": "0" * 64, "owner": _USER, "flags": 0, "team": None,
            "bot": _BOT}  # fmt: skip


def _role() -> dict[str, Any]:
    return {"id": _ROLE, "name": "@everyone", "permissions": _ALL, "color": 0, "colors": {"primary_color": 0},
            "hoist": False, "position": 0, "managed": False, "mentionable": False, "flags": 0}  # fmt: skip


def _channel(number: str = _CHANNEL) -> dict[str, Any]:
    return {"id": number, "type": 0, "name": "general", "position": 0, "permission_overwrites": [],
            "guild_id": GUILD, "parent_id": None, "nsfw": False, "topic": None, "last_message_id": None}  # fmt: skip


def _member(user: dict[str, Any]) -> dict[str, Any]:
    return {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
            "flags": 0, "nick": None, "avatar": None, "premium_since": None, "pending": False}  # fmt: skip


def texts(value: Any) -> list[str]:
    """Every text in a message as Discord takes it, in components too."""
    if isinstance(value, dict):
        kept = ("content", "title", "description", "name", "value", "label", "text", "footer", "author")
        mine = [value[k] for k in kept if isinstance(value.get(k), str)]
        return mine + [t for v in value.values() if isinstance(v, dict | list) for t in texts(v)]
    return [t for one in value for t in texts(one)] if isinstance(value, list) else []
