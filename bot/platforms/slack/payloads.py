"""Reads what Slack sends: who, where, by which key, and what they said. One function for each kind of payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.platforms.slack.forms import read_meta
from bot.platforms.slack.mrkdwn import typed
from bot.platforms.slack.overrides import command_name
from bot.platforms.slack.routes import Route

Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Act:
    """Something a person did. `key` is the same whenever Slack delivers this very act, and else never."""

    user: str
    route: Route
    key: str | None
    native: Payload


def slash(body: Payload) -> tuple[Act, str]:
    """A slash command and the line it stands for."""
    route = Route(
        body["user_id"], body["channel_id"], response_url=body.get("response_url"), trigger=body.get("trigger_id")
    )
    text = typed(body.get("text") or "")
    return Act(route.user, route, key_of(body), body), f"{command_name(body['command'])} {text}".strip()


def said(body: Payload, bot_user: str) -> tuple[Act, str]:
    """A mention or direct message and the line in it."""
    event = body["event"]
    route = Route(event["user"], event["channel"], thread=event.get("thread_ts"))
    before, mention, after = (event.get("text") or "").partition(f"<@{bot_user}>")
    line = typed(after) or typed(before) if mention else typed(before)
    word, space, rest = line.partition(" ")
    name = command_name(word)
    word = word if name == word.lower() else name  # a sentence keeps its capital
    return Act(route.user, route, key_of(body), body), f"{word}{space}{rest}"


def is_said_to_us(event: Payload) -> bool:
    """Whether a message event is a person's own new words to the bot alone."""
    ours = event.get("channel_type") == "im" and event.get("user")
    return bool(ours) and "subtype" not in event and "bot_id" not in event


def press(body: Payload) -> tuple[Act, Payload]:
    """A press on a button or menu, and what was pressed."""
    user, where, view = body["user"]["id"], body.get("container", {}), body.get("view") or {}
    channel = where.get("channel_id") or (body.get("channel") or {}).get("id")
    thread = where.get("thread_ts") or (body.get("message") or {}).get("thread_ts")
    route = Route(
        user,
        channel,
        thread,
        body.get("response_url"),
        body.get("trigger_id"),
        private=bool(where.get("is_ephemeral")) or "message" not in body,
    )
    if view:
        packed = Route.unpacked(user, read_meta(view)[1])
        modal = view["id"] if view.get("type") == "modal" else None
        route = replace(packed, trigger=route.trigger, view=modal, home=modal is None)
    return Act(user, route, key_of(body), body), body["actions"][0]


def in_view(body: Payload) -> Act:
    """A submission of a modal, or typing in one of its menus."""
    user = body["user"]["id"]
    route = Route.unpacked(user, read_meta(body.get("view") or {})[1])
    return Act(user, route, key_of(body), body)


def menu_entry(body: Payload) -> tuple[Act, str, str]:
    """An entry of a message's menu: the message's text and a link to it.

    A direct conversation is not linked to: nobody else may read there, and its id stands for those who are in it.
    """
    channel, message = body["channel"]["id"], body["message"]
    route = Route(
        body["user"]["id"], channel, message.get("thread_ts"), body.get("response_url"), body.get("trigger_id")
    )
    ts = str(message["ts"]).replace(".", "")
    domain = (body.get("team") or {}).get("domain")  # missing in some channels shared by Slack Connect
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts}" if domain else f"https://slack.com/archives/{channel}"
    link = "" if _direct(body["channel"]) else link
    return Act(route.user, route, key_of(body), body), typed(message.get("text") or ""), link


def _direct(channel: Payload) -> bool:
    return channel["id"].startswith("D") or str(channel.get("name")).startswith("mpdm-")


def opened_home(body: Payload) -> Act:
    """Somebody looks at the app's Home tab."""
    user = body["event"]["user"]
    return Act(user, Route(user, home=True), key_of(body), body)


def key_of(body: Payload) -> str | None:
    """What a redelivery has in common with the first: the event's id or the trigger's.

    Slack repeats an event over HTTP with `X-Slack-Retry-Num`, and an envelope over Socket Mode when its
    acknowledgement was lost; the payload is the same each time.
    """
    key = body.get("event_id") or body.get("trigger_id")
    return f"slack:{key}" if key else None
