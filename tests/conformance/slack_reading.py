"""What a person sees of Slack's messages and modals, from the payloads that the fake Slack holds."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from typing import Any

from tests.conformance.chat import Seen
from tests.fakes.slack import Message, plain, shown

PEOPLE = ".people"
_LABELLED = re.compile(r"<(https?://[^|<>]+)\|([^<>]+)>")
_GROUP = re.compile(r"<!subteam\^(\w+)>")
_NAMED = re.compile(r"!subteam\^(\w+)")
_CHANNEL = re.compile(r"#(C\d+)")
_TO_THE_EYE = str.maketrans("\u2217\u02cd\u223c\u02cb", "*_~`", "\u2060\u00ad")
"""Look-alikes and invisible characters that keep Slack from taking data for markup: nobody sees a difference."""
Block = dict[str, Any]


def words(blocks: Iterable[Block], text: str, channels: Mapping[str, str]) -> str:
    """The text of a message, its markup taken away; channels and groups by the names that clients show."""
    lines = [shown(b, controls=False) for b in blocks] or [plain(text)]
    text = "\n".join(line for line in lines if line).translate(_TO_THE_EYE)
    text = _CHANNEL.sub(lambda m: f"#{channels.get(m[1], m[1])}", text)
    return _NAMED.sub(lambda m: f"@{channels.get(m[1], m[1])}", text)


def elements(blocks: Iterable[Block]) -> list[Block]:
    """Every button and drop-down, top to bottom."""
    return [dict(e, block_id=b.get("block_id")) for b in blocks if b["type"] == "actions" for e in b["elements"]]


def buttons(blocks: Iterable[Block]) -> list[Block]:
    return [e for e in elements(blocks) if e["type"] == "button" and "url" not in e]


def menus(blocks: Iterable[Block]) -> list[Block]:
    return [e for e in elements(blocks) if e["type"] == "static_select"]


def links(blocks: Iterable[Block]) -> dict[str, str]:
    blocks = list(blocks)
    found = {e["text"]["text"]: e["url"] for e in elements(blocks) if "url" in e}
    return found | {plain(m[2]).strip("*"): plain(m[1]) for t in _texts(blocks) for m in _LABELLED.finditer(t)}


def seen(messages: list[Message], direct: set[str], channels: Mapping[str, str]) -> Seen:
    """Several messages that came as one answer."""
    blocks = [b for m in messages for b in m.blocks]
    return Seen(
        text="\n".join(t for m in messages if (t := words(m.blocks, m.text, channels))),
        private=bool(messages) and all(m.only_for or m.channel in direct for m in messages),
        buttons=[e["text"]["text"] for e in buttons(blocks)],
        links=links(blocks),
        menus={e["placeholder"]["text"]: [o["text"]["text"] for o in e["options"]] for e in menus(blocks)},
        files={f["name"]: f["content"] for m in messages for f in m.files},
        pings=[f"slack:{g}" for t in _texts(blocks) for g in _GROUP.findall(t)],
    )


def seen_view(view: Mapping[str, Any], channels: Mapping[str, str]) -> Seen:
    """A modal that only says something."""
    blocks = view["blocks"]
    return Seen(
        text=words(blocks, "", channels),
        private=True,
        title=view["title"]["text"],
        buttons=[e["text"]["text"] for e in buttons(blocks)],
        links=links(blocks),
        menus={e["placeholder"]["text"]: [o["text"]["text"] for o in e["options"]] for e in menus(blocks)},
    )


def seen_form(view: Mapping[str, Any], state: Mapping[str, Any], errors: Mapping[str, str], *, asked: bool) -> Seen:
    """A modal to fill in. With `asked` it asks for a command's options: its fields are those still missing."""
    inputs = [b for b in view["blocks"] if b["type"] == "input"]
    parts = {b["block_id"]: b for b in inputs if not b["block_id"].endswith(PEOPLE)}
    values = {name: _value(state, name) for name in parts}
    needed = [n for n, b in parts.items() if not b.get("optional") and not values[n]]
    problems = [shown(b) for b in view["blocks"] if b["type"] != "input"]
    return Seen(
        text="\n".join([*problems, *errors.values()]),
        private=True,
        title=view["title"]["text"],
        fields=needed or list(parts) if asked else list(parts),
        labels={n: b["label"]["text"].partition(":")[0] for n, b in parts.items()},
        values=values,
        errors={n.removesuffix(PEOPLE): words for n, words in errors.items()},
    )


def kept(blocks: list[Block]) -> list[Block]:
    """The blocks as they are now, whatever becomes of the message."""
    return copy.deepcopy(blocks)


def _value(state: Mapping[str, Any], name: str) -> Any:
    given = [v for block in (name, name + PEOPLE) for v in state.get(block, {}).values()]
    value = given[0]
    kind = value["type"]
    if kind == "plain_text_input":
        return value.get("value") or ""
    if kind == "checkboxes":
        return bool(value.get("selected_options"))
    if kind in {"multi_external_select", "multi_users_select"}:
        people = [u for v in given for u in v.get("selected_users") or ()]
        return [o["value"] for v in given for o in v.get("selected_options") or ()] + people
    if kind == "conversations_select":
        return [c for c in [value.get("selected_conversation")] if c]
    return (value.get("selected_option") or {}).get("value")


def _texts(given: Any) -> list[str]:
    if isinstance(given, list):
        return [t for one in given for t in _texts(one)]
    if not isinstance(given, dict):
        return []
    if given.get("type") == "mrkdwn":
        return [given["text"]]
    return [t for one in given.values() for t in _texts(one)]
