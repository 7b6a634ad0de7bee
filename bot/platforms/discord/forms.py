"""Forms as Discord's modals, and what comes back from them.

A modal's custom_id is the form's key with what it carries, as `bot.core.wire` writes it; where that is too long, or
the form was sent back, it names a kept draft instead. Discord gives no completion in a modal: a part whose choices
come from a suggester is a drop-down where there are few, else a line of text that is taken as typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import discord
from discord import ui as dui

from bot.core import wire
from bot.core.i18n import Voice
from bot.core.ids import ChannelId, GrantId
from bot.core.limits import HINT, LABEL
from bot.core.registry import Registry
from bot.core.ui import ChannelField, Choice, ChoiceField, Form, FormPart, GrantField, Text, TextField, Toggle
from bot.platforms.discord.incoming import NAME, person, role
from bot.platforms.discord.render import OPTIONS, clip, options
from bot.platforms.discord.tree import CHANNELS

Item: TypeAlias = dui.Item[Any]

DRAFT = "discord-draft"
"""The wire name of a button that opens a kept draft, and of a modal that holds one."""
PARTS, TITLE, TEXT, GRANTS = 5, 45, 4000, 25


@dataclass(frozen=True)
class Sheet:
    """A form as it is about to be shown.

    Args:
        values: what its parts are filled with.
        suggested: the choices of parts whose suggester gave few enough for a drop-down.
    """

    form: type[Form]
    custom_id: str
    values: Mapping[str, Any]
    suggested: Mapping[str, Sequence[Choice]] = field(default_factory=dict)

    def modal(self, voice: Voice) -> dui.Modal:
        """The modal, for one use. It is stopped: what comes back is taken from the raw event."""
        plain = voice.plain()
        made = dui.Modal(title=clip(plain.say(Text(f"{self.form.key}-title")), TITLE), custom_id=self.custom_id)
        for part in self.form.parts_of():
            hint = f"{self.form.key}-{part.name}-hint"
            made.add_item(
                dui.Label(
                    text=label_of(self.form, part.name, voice),
                    description=clip(plain.say(Text(hint)), HINT) if voice.catalogue.has(hint) else None,
                    component=self._input(part, voice),
                )
            )
        made.stop()
        return made

    def _input(self, part: FormPart, voice: Voice) -> Item:
        value = self.values.get(part.name)
        match part.part:
            case TextField():
                return _text(part, part.part, value)
            case Toggle():
                return dui.Checkbox(custom_id=part.name, default=bool(value))
            case ChannelField():
                return _channel(part, value)
            case GrantField():
                return _grants(part, value)
            case ChoiceField():
                choices = part.part.choices or self.suggested.get(part.name, ())
                return (
                    _choice(part, choices, value, voice) if choices else _text(part, TextField(max_length=100), value)
                )


def label_of(form: type[Form], name: str, voice: Voice) -> str:
    """What a part is called."""
    return clip(voice.plain().say(Text(f"{form.key}-{name}-label")), LABEL)


def check(registry: Registry) -> None:
    """Raise ValueError for a form that is more than a modal holds, so that it is found by the first start."""
    for spec in registry.submitted.values():
        parts = spec.form.parts_of()
        static = [len(p.part.choices) for p in parts if isinstance(p.part, ChoiceField)]
        if len(parts) > PARTS or any(n > OPTIONS for n in static):
            msg = f"form {spec.form.key!r} is too large: Discord takes {PARTS} parts and {OPTIONS} choices in each"
            raise ValueError(msg)


def custom_id(form: type[Form], carried: Mapping[str, Any]) -> str | None:
    """The key and what is carried; None where that is too long to travel."""
    try:
        return wire.encode(form.key, ["" if carried.get(n) is None else carried[n] for n in form.carried_of()])
    except ValueError:
        return None


def carried(form: type[Form], args: Sequence[str]) -> dict[str, str]:
    """What `custom_id` took along, under its names."""
    return {name: value for name, value in zip(form.carried_of(), args, strict=False) if value}


def values(form: type[Form], data: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, part by part, from a submission's raw payload."""
    inputs = {i["custom_id"]: i for i in _inputs(data.get("components") or []) if i.get("custom_id")}
    roles = (data.get("resolved") or {}).get("roles") or {}
    return {p.name: _value(p, inputs[p.name], roles) for p in form.parts_of() if p.name in inputs}


def _inputs(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        yield component
        yield from _inputs(component.get("components") or [])
        if component.get("component"):
            yield from _inputs([component["component"]])


def _value(part: FormPart, given: Mapping[str, Any], roles: Mapping[str, Any]) -> Any:
    chosen = given.get("values") or []
    match part.part:
        case ChannelField():
            return ChannelId(NAME, str(chosen[0])) if chosen else None
        case GrantField():
            return tuple(role(i) if i in roles else person(i) for i in map(str, chosen))
        case ChoiceField(most=most) if most > 1 and "values" in given:
            return tuple(map(str, chosen))
        case _:
            return chosen[0] if chosen else given.get("value")


def _text(part: FormPart, text: TextField, value: Any) -> Item:
    """A line or paragraph. Discord refuses the whole modal where it is filled with more than the part takes."""
    most = min(text.max_length, TEXT)
    return dui.TextInput(
        custom_id=part.name,
        style=discord.TextStyle.paragraph if text.multiline else discord.TextStyle.short,
        default=str(value)[:most] if value else None,
        required=part.required,
        min_length=text.min_length or None,
        max_length=most,
    )


def _choice(part: FormPart, choices: Sequence[Choice], value: Any, voice: Voice) -> Item:
    entries, most = options(choices, voice)[:OPTIONS], part.part.most if isinstance(part.part, ChoiceField) else 1
    for entry in entries:
        entry.default = entry.value in value if isinstance(value, list | tuple) else entry.value == value
    return dui.Select(
        custom_id=part.name,
        options=entries,
        required=part.required,
        min_values=1 if part.required else 0,
        max_values=min(most, len(entries)),
    )


def _channel(part: FormPart, value: Any) -> Item:
    number = str(value or "").removeprefix(f"{NAME}:")
    kind = discord.SelectDefaultValueType.channel
    return dui.ChannelSelect(
        custom_id=part.name,
        channel_types=CHANNELS,
        required=part.required,
        min_values=1 if part.required else 0,
        default_values=[discord.SelectDefaultValue(id=int(number), type=kind)] if number.isdecimal() else [],
    )


def _grants(part: FormPart, value: Any) -> Item:
    return dui.MentionableSelect(
        custom_id=part.name,
        required=part.required,
        min_values=1 if part.required else 0,
        max_values=GRANTS,
        default_values=[_holder(g) for g in _ours(value)[:GRANTS]],
    )


def _ours(value: Any) -> list[GrantId]:
    grants = [g if isinstance(g, GrantId) else GrantId.parse(str(g)) for g in value or ()]
    return [g for g in grants if g.platform == NAME and g.value[1:].isdecimal()]


def _holder(grant: GrantId) -> discord.SelectDefaultValue:
    kinds = discord.SelectDefaultValueType
    return discord.SelectDefaultValue(id=int(grant.value[1:]), type=kinds.role if grant.value[0] == "&" else kinds.user)
