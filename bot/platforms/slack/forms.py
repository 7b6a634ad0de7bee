"""Sheets as Slack modals, and what a submitted modal says.

Sizes are those of docs.slack.dev, "Modal views" and "Plain-text input". A part's name is its block_id, so that an
error finds its place. A role's holders take two inputs, since Slack's menus hold either groups or people.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from bot.core.i18n import Voice
from bot.core.ids import ChannelId, GrantId
from bot.core.ui import ChannelField, Choice, ChoiceField, GrantField, Text, TextField, Toggle
from bot.platforms.slack.mrkdwn import clip
from bot.platforms.slack.render import Block, options, plain_text, sections

if TYPE_CHECKING:
    from bot.core.ui import Reply
    from bot.platforms.slack.render import Rendered
    from bot.platforms.slack.sheets import Line, Sheet

TITLE, LABEL, INPUT, META = 24, 2000, 3000, 3000
GRANTS = "slack.grants"
"""The suggester of user groups, which no cog declares."""
PEOPLE = ".people"
ROUTE = "~"
"""Under this key a modal remembers where its answer goes."""


class Lookup(Protocol):
    """Finds the words for a value that a modal is filled with."""

    async def choice(self, suggester: str, value: str) -> Choice:
        """The suggester's entry with this value, or the value as its own label."""

    async def groups(self) -> Mapping[str, str]:
        """The names of user groups by id."""


async def modal(sheet: Sheet, voice: Voice, lookup: Lookup, route: Mapping[str, Any]) -> dict[str, Any]:
    """The view of a sheet; `route` comes back with it. Raises ValueError where more is carried than Slack holds."""
    say = voice.plain().say
    blocks: list[Block] = []
    for line in sheet.lines:
        blocks += await _Inputs(sheet, line, voice, lookup).blocks()
    problems = [
        f"{say(line.label)}: {say(sheet.errors[line.name])}" for line in sheet.lines if line.name in sheet.errors
    ]
    problems += [say(words) for name, words in sheet.errors.items() if name not in {line.name for line in sheet.lines}]
    if problems:
        blocks = [{"type": "section", "text": plain_text("\n".join(f"⚠️ {p}" for p in problems), INPUT)}, *blocks]
    return {
        "type": "modal",
        "callback_id": sheet.callback,
        "title": plain_text(say(sheet.title), TITLE),
        "submit": plain_text(say(sheet.submit), TITLE),
        "close": plain_text(say(Text("form-cancel")), TITLE),
        "private_metadata": _meta(sheet.carried, route),
        "blocks": blocks or sections(voice.say(sheet.title)),
    }


def notice(voice: Voice, blocks: list[Block], route: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A modal that only says something: a loading view, or an answer where no message can go."""
    return {
        "type": "modal",
        "title": plain_text(voice.plain().say(Text("slack-title")), TITLE),
        "close": plain_text(voice.plain().say(Text("slack-close")), TITLE),
        "private_metadata": _meta({}, route or {}),
        "blocks": blocks,
    }


def loading(voice: Voice) -> dict[str, Any]:
    """The modal that stands in while the real one is made: a trigger lives for three seconds only."""
    return notice(voice, sections(voice.say(Text("loading"))))


def answer(voice: Voice, rendered: Rendered, route: Mapping[str, Any]) -> dict[str, Any]:
    """A reply as a modal."""
    return notice(voice, rendered.blocks or sections(rendered.text), route)


def read_meta(view: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the modal carried unseen, and where its answer goes."""
    try:
        carried = dict(json.loads(view.get("private_metadata") or "{}"))
    except ValueError:
        return {}, {}
    return carried, dict(carried.pop(ROUTE, {}))


def read_values(view: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, by part: text, bool, ChannelId or a tuple of GrantId."""
    values: dict[str, Any] = {}
    for block_id, elements in view.get("state", {}).get("values", {}).items():
        for action, state in elements.items():
            value = _value(action, state)
            name = block_id.removesuffix(PEOPLE)
            values[name] = values.get(name, ()) + value if isinstance(value, tuple) else value
    return values


def inputs(view: Mapping[str, Any]) -> list[str]:
    """The block ids where an error can stand."""
    return [b["block_id"] for b in view.get("blocks", ()) if b["type"] == "input"]


def _value(action: str, state: Mapping[str, Any]) -> Any:
    kind = state.get("type")
    if kind == "plain_text_input":
        return state.get("value")
    if kind == "checkboxes":
        return bool(state.get("selected_options"))
    if kind == "conversations_select":
        channel = state.get("selected_conversation")
        return ChannelId("slack", channel) if channel else None
    if kind == "multi_static_select" or (kind == "multi_external_select" and not action.startswith(f"{GRANTS}#")):
        return tuple(o["value"] for o in state.get("selected_options") or ())
    if kind == "multi_external_select":
        return tuple(GrantId("slack", o["value"]) for o in state.get("selected_options") or ())
    if kind == "multi_users_select":
        return tuple(GrantId("slack", user) for user in state.get("selected_users") or ())
    return (state.get("selected_option") or {}).get("value")


def _meta(carried: Mapping[str, Any], route: Mapping[str, Any]) -> str:
    text = json.dumps({**carried, ROUTE: route}, separators=(",", ":"), ensure_ascii=False)
    if len(text) > META and route:
        return _meta(carried, {})
    if len(text) > META:
        msg = f"a modal carries {META} characters, not {len(text)}"
        raise ValueError(msg)
    return text


class _Inputs:
    """Makes the input blocks of one line."""

    def __init__(self, sheet: Sheet, line: Line, voice: Voice, lookup: Lookup) -> None:
        self.line, self.voice, self.lookup = line, voice, lookup
        self.say = voice.plain().say
        self.value = sheet.values.get(line.name)

    async def blocks(self) -> list[Block]:
        label = self.say(self.line.label)
        label = label[:1].upper() + label[1:]  # an option's name is lower-case, as it is typed
        match self.line.part:
            case TextField():
                return [self.block(label, self.text(self.line.part))]
            case Toggle():
                return [self.block(label, self.toggle())]
            case ChannelField():
                return [self.block(label, self.channel())]
            case ChoiceField():
                return [self.block(label, await self.choice(self.line.part))]
            case GrantField():
                groups = self.block(self.say(Text("slack-grants-groups", label=label)), await self.grants())
                people = self.block(self.say(Text("slack-grants-people", label=label)), self.people(), PEOPLE)
                return [groups, {k: v for k, v in people.items() if k != "hint"}]

    def block(self, label: str, element: Block, suffix: str = "") -> Block:
        made: Block = {
            "type": "input",
            "block_id": self.line.name + suffix,
            "label": plain_text(label, LABEL),
            "element": element,
            "optional": not self.line.required,
        }
        if self.line.hint is not None:
            made["hint"] = plain_text(self.say(self.line.hint), LABEL)
        return made

    def text(self, part: TextField) -> Block:
        most = max(1, min(part.max_length, INPUT))
        made: Block = {
            "type": "plain_text_input",
            "action_id": "text",
            "multiline": part.multiline,
            "min_length": min(part.min_length, most),
            "max_length": most,
        }
        return made | ({"initial_value": clip(str(self.value), most)} if self.value else {})

    def toggle(self) -> Block:
        yes = {"text": plain_text(self.say(Text("slack-yes")), 75), "value": "yes"}
        made: Block = {"type": "checkboxes", "action_id": "toggle", "options": [yes]}
        return made | ({"initial_options": [yes]} if self.value in (True, "yes", "1", "true") else {})

    def channel(self) -> Block:
        kinds = {"include": ["public", "private"], "exclude_bot_users": True}
        made: Block = {"type": "conversations_select", "action_id": "channel", "filter": kinds}
        value = self.value.value if isinstance(self.value, ChannelId) else str(self.value or "").removeprefix("slack:")
        return made | ({"initial_conversation": value} if value else {})

    async def choice(self, part: ChoiceField) -> Block:
        placeholder = plain_text(self.say(Text("slack-choose")), 150)
        if part.most > 1:
            return await self.choices(part) | {"placeholder": placeholder}
        if part.suggest:
            made = {"type": "external_select", "action_id": f"{part.suggest}#e1", "min_query_length": 0}
            chosen = await self.lookup.choice(part.suggest, str(self.value)) if self.value else None
        else:
            made = {"type": "static_select", "action_id": "choice", "options": options(part.choices, self.voice)}
            chosen = next((c for c in part.choices if c.value == self.value), None)
        initial = options([chosen], self.voice) if chosen else []
        return made | {"placeholder": placeholder} | ({"initial_option": initial[0]} if initial else {})

    async def choices(self, part: ChoiceField) -> Block:
        values = [str(v) for v in self.value or ()]
        if part.suggest:
            made: Block = {"type": "multi_external_select", "action_id": f"{part.suggest}#e1", "min_query_length": 0}
            chosen = [await self.lookup.choice(part.suggest, value) for value in values]
        else:
            entries = options(part.choices, self.voice)
            made = {"type": "multi_static_select", "action_id": "choices", "options": entries}
            chosen = [c for c in part.choices if c.value in values]
        initial = options(chosen, self.voice)
        return made | {"max_selected_items": part.most} | ({"initial_options": initial} if initial else {})

    async def grants(self) -> Block:
        made: Block = {"type": "multi_external_select", "action_id": f"{GRANTS}#e1", "min_query_length": 0,
                       "placeholder": plain_text(self.say(Text("slack-choose")), 150)}  # fmt: skip
        names = await self.lookup.groups()
        held = [Choice(g.value, names[g.value]) for g in self.value or () if g.value in names]
        return made | ({"initial_options": options(held, self.voice)} if held else {})

    def people(self) -> Block:
        held = [g.value for g in self.value or () if g.value[:1] in {"U", "W"}]
        made: Block = {"type": "multi_users_select", "action_id": "people",
                       "placeholder": plain_text(self.say(Text("slack-choose")), 150)}  # fmt: skip
        return made | ({"initial_users": held} if held else {})


def refusal(view: Mapping[str, Any], reply: Reply, voice: Voice) -> dict[str, str] | None:
    """An error's reply as an error inside the open modal, so that what was typed stays; None where none can stand."""
    places = inputs(view)
    return {places[0]: clip(voice.plain().say(reply.text), 300)} if places else None
