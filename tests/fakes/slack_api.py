"""What each method of the fake Slack's Web API does: arguments in, answer out, `SlackError` where Slack refuses.

Documented at docs.slack.dev/reference/methods. Only what the bot may call is here; all else is `unknown_method`.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tests.fakes.blocks import message_problems, view_problems
from tests.fakes.slack_world import (
    APP,
    APP_TOKEN,
    BOT,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    TRIGGER_LIFE,
    Channel,
    Message,
    Workspace,
    mrkdwn_in,
    numbered,
)

_PING = re.compile(r"<(!(?:channel|here|everyone|subteam\^)|@[UW])[^>]*>")
_BARE_PING = re.compile(r"(?<!\w)@(?:channel|here|everyone)\b", re.IGNORECASE)

SCOPES = {
    "chat.postMessage": "chat:write", "chat.postEphemeral": "chat:write", "chat.update": "chat:write",
    "chat.delete": "chat:write", "conversations.open": "im:write", "users.info": "users:read",
    "users.list": "users:read", "usergroups.list": "usergroups:read", "usergroups.users.list": "usergroups:read",
    "conversations.join": "channels:join", "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write", "files.delete": "files:write",
}  # fmt: skip
TIERS = {"chat.update": 50, "conversations.open": 50, "users.info": 100, "users.list": 20, "usergroups.list": 20}
_BY_KIND = {
    "conversations.info": "read", "conversations.members": "read", "conversations.history": "history",
    "conversations.replies": "history",
}  # fmt: skip


class SlackError(Exception):
    """What the Web API answers with `ok: false`."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error, self.extra = error, extra


class WebApi(Workspace):
    """The workspace through its Web API."""

    def answer(self, method: str, arguments: dict[str, Any], token: str) -> dict[str, Any]:
        """Do what the method does; raises SlackError where Slack would refuse."""
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            raise SlackError("invalid_auth" if token else "not_authed")
        self._tier(method)
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

    def _tier(self, method: str) -> None:
        """Refuse more calls of a method in a minute than its tier allows (docs.slack.dev, "Rate limits")."""
        if not self.paced or method not in TIERS:
            return
        lately = [at for at in self._called[method] if self.age() - at < 60]
        if len(lately) >= TIERS[method]:
            raise SlackError("ratelimited")
        self._called[method] = [*lately, self.age()]

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
        self.note_pings(arguments)

    def note_pings(self, arguments: dict[str, Any]) -> None:
        """Remember whatever in a message would ring somebody's bell."""
        loud = bool(arguments.get("link_names")) or arguments.get("parse") == "full"
        for text, verbatim in [(arguments.get("text") or "", True), *mrkdwn_in(arguments.get("blocks") or [])]:
            self.pings += [m[0] for m in _PING.finditer(text)]
            if loud or not verbatim:
                self.pings += [m[0] for m in _BARE_PING.finditer(text)]

    def _pace(self, channel: str) -> None:
        if self.paced and self.age() - self._last_post.get(channel, 0) < 1:
            raise SlackError("ratelimited")
        self._last_post[channel] = self.age()

    def _m_auth_test(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"url": "https://fake.slack.com/", "team": "Fake", "user": "roundtable", "team_id": TEAM,
                "user_id": BOT_USER, "bot_id": BOT, "is_enterprise_install": False}  # fmt: skip

    def _m_apps_connections_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"url": f"ws://127.0.0.1:{self._port}/link?ticket={next(self._numbers)}"}

    def _m_chat_postMessage(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(arguments)
        self._checked(arguments)
        self._pace(channel.id)
        message = Message(channel.id, self._ts(), arguments.get("text") or "", numbered(arguments.get("blocks")),
                          thread_ts=self._thread(channel, arguments), metadata=arguments.get("metadata"))  # fmt: skip
        self.messages.append(message)
        return {"channel": channel.id, "ts": message.ts, "message": message.payload()}

    def _thread(self, channel: Channel, arguments: dict[str, Any]) -> str | None:
        """The thread that a message goes to: none, without a word, where its first message is not there any more."""
        thread = arguments.get("thread_ts")
        return thread if any((m.channel, m.ts) == (channel.id, thread) for m in self.messages) else None

    def _m_chat_postEphemeral(self, arguments: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        channel = self._writable(arguments)
        self._checked(arguments)
        if arguments.get("user") not in self.users:
            raise SlackError("user_not_in_channel")
        message = Message(channel.id, self._ts(), arguments.get("text") or "", numbered(arguments.get("blocks")),
                          only_for=arguments["user"], thread_ts=arguments.get("thread_ts"))  # fmt: skip
        self.messages.append(message)
        return {"message_ts": message.ts}

    def _m_chat_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        message = self._message(arguments)
        self._checked(arguments)
        message.text, message.blocks = arguments.get("text") or "", numbered(arguments.get("blocks"))
        message.metadata = arguments.get("metadata") or message.metadata
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
        visible = [m for m in self.messages if m.channel == channel.id and m.only_for is None]
        return self._page([m for m in reversed(visible) if m.thread_ts in (None, m.ts)], arguments)

    def _m_conversations_replies(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """A thread, oldest first; its first message comes with every page."""
        channel = self._channel(arguments.get("channel"))
        if not channel.joined:
            raise SlackError("not_in_channel")
        visible = [m for m in self.messages if m.channel == channel.id and m.only_for is None]
        top = next((m for m in visible if m.ts == arguments.get("ts")), None)
        if top is None:
            raise SlackError("thread_not_found")
        below = self._page([m for m in visible if m.thread_ts == top.ts != m.ts], arguments)
        return below | {"messages": [top.payload(), *below["messages"]]}

    def _page(self, messages: list[Message], arguments: dict[str, Any]) -> dict[str, Any]:
        oldest, limit = float(arguments.get("oldest") or 0), int(arguments.get("limit") or 100)
        start = int(arguments.get("cursor") or 0)
        found = [m for m in messages if float(m.ts) > oldest]
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

    def _m_users_list(self, arguments: dict[str, Any]) -> dict[str, Any]:
        start, limit = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 100)
        if limit >= 1000:
            raise SlackError("invalid_limit")
        members = list(self.users.values())
        cursor = str(start + limit) if start + limit < len(members) else ""
        return {"members": members[start : start + limit], "response_metadata": {"next_cursor": cursor}}

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
        self.note_pings({"blocks": view["blocks"]})
        made = {**view, "id": view_id or f"V{next(self._numbers):05}", "hash": f"h{next(self._numbers)}",
                "blocks": numbered(view["blocks"]), "team_id": TEAM, "app_id": APP, "bot_id": BOT}  # fmt: skip
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

    def _m_files_delete(self, arguments: dict[str, Any]) -> dict[str, Any]:
        """The file goes, and a message that held nothing else with it."""
        gone = self.files.pop(str(arguments["file"]), None)
        if gone is None:
            raise SlackError("file_not_found")
        for message in [m for m in self.messages if gone in m.files]:
            message.files.remove(gone)
            if not message.files and not message.text and not message.blocks:
                self.messages.remove(message)
        return {}
