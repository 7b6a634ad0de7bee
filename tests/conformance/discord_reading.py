"""What a person sees of Discord's messages and modals, from the payloads that the simulated Discord holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.core.i18n import PLAIN
from bot.core.ui import Event, Span
from bot.platforms.discord.events import UNSEEN
from bot.platforms.discord.markup import plain
from tests.conformance.chat import Seen

ROW, BUTTON, SELECT, TEXT_INPUT, LABEL, TEXT, THUMBNAIL, CHECKBOX = 1, 2, 3, 4, 18, 10, 11, 23
LINK_STYLE = 5
CANCELLED = 4
SYSTEM = {18, 21}
"""Kinds of messages that Discord writes by itself around threads."""
_MOMENT = re.compile(r"<t:(\d+):F>(?: – <t:(\d+):[tF]>)? \(<t:\1:R>\)")  # noqa: RUF001 -- as the bot writes
_MASKED = re.compile(r"(?<!\\)\[([^\[\]]*)(?<!\\)\]\(([^\s()]+)\)")


@dataclass(frozen=True)
class Names:
    """What clients show for ids: `#general`, `@Moderators`."""

    channels: Mapping[str, str]
    others: Mapping[str, str]

    def shown(self, text: str) -> str:
        text = re.sub(r"<#(\d+)>", lambda m: f"#{self.channels.get(m[1], 'unknown')}", text)
        return re.sub(r"<@[&!]?(\d+)>", lambda m: f"@{self.others.get(m[1], 'unknown')}", text)


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, top to bottom; an accessory after what it stands beside."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        yield from walk([component[k] for k in ("accessory", "component") if component.get(k)])


def words(message: Any, names: Names, locale: str, zone: str = "America/New_York") -> str:
    """The text of a message, its markup taken away."""
    texts = [message.content, *(c["content"] for c in walk(message.components) if c["type"] == TEXT)]
    texts += [t for e in message.embeds for t in (e.get("title"), e.get("description")) if t]

    def spoken(found: re.Match[str]) -> str:
        starts, *ends = (datetime.fromtimestamp(int(stamp), UTC) for stamp in found.groups() if stamp)
        return PLAIN.span(Span(starts, ends[0]), locale, zone) if ends else PLAIN.moment(starts, locale, zone)

    return "\n".join(plain(names.shown(_MOMENT.sub(spoken, t))) for t in texts if t)


def pressable(message: Any) -> list[dict[str, Any]]:
    """The buttons that do something now."""
    found = [c for c in walk(message.components) if c["type"] == BUTTON and c.get("style") != LINK_STYLE]
    return [c for c in found if not c.get("disabled")]


def menus(message: Any) -> list[dict[str, Any]]:
    return [c for c in walk(message.components) if c["type"] == SELECT]


def links(message: Any) -> dict[str, str]:
    found = {c["label"]: c["url"] for c in walk(message.components) if c["type"] == BUTTON and c.get("url")}
    texts = [c["content"] for c in walk(message.components) if c["type"] == TEXT]
    return found | {plain(m[1]): m[2] for t in texts for m in _MASKED.finditer(t)}


def files(message: Any, cdn: Any) -> dict[str, bytes]:
    return {a["filename"]: cdn.get(a["url"]) for a in message.attachments}


def seen(messages: list[Any], names: Names, locale: str, cdn: Any, **more: Any) -> Seen:
    """Several messages that came as one answer."""
    return Seen(
        text="\n".join(words(m, names, locale) for m in messages),
        private=bool(messages) and all(m.is_ephemeral for m in messages),
        buttons=[b["label"] for m in messages for b in pressable(m)],
        links={k: v for m in messages for k, v in links(m).items()},
        menus={c["placeholder"]: [o["label"] for o in c["options"]] for m in messages for c in menus(m)},
        files={k: v for m in messages for k, v in files(m, cdn).items()},
        pings=[p for m in messages for p in pings(m)],
        **more,
    )


def pings(message: Any) -> list[str]:
    """The roles whose members' phones rang."""
    return [f"discord:&{role}" for role in message.ping_role_ids]


def event(kept: Any) -> Event:
    """A scheduled event."""
    return Event(
        kept.name,
        datetime.fromisoformat(kept.scheduled_start_time),
        datetime.fromisoformat(kept.scheduled_end_time),
        (kept.entity_metadata or {}).get("location", ""),
        "".join(c for c in kept.description or "" if c not in UNSEEN).strip("\u2800"),
        cancelled=kept.status == CANCELLED,
    )


def parts(modal: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A modal's inputs by name, each with its label's text under "shown"."""
    labels = [c for c in modal["components"] if c["type"] == LABEL]
    return {c["component"]["custom_id"]: c["component"] | {"shown": c["label"]} for c in labels}


def value(part: dict[str, Any]) -> Any:
    """What an input is filled with."""
    if part["type"] == TEXT_INPUT:
        return part.get("value") or ""
    if part["type"] == CHECKBOX:
        return bool(part.get("default"))
    if part["type"] == SELECT:
        return next((o["value"] for o in part["options"] if o.get("default")), None)
    return [str(d["id"]) for d in part.get("default_values") or []]
