"""What a modal asks, before it is blocks: a form of a cog, or a command whose options are not all there yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.core.cog import CommandSpec, OptionSpec
from bot.core.ids import ChannelId
from bot.core.ui import ChannelField, Choice, ChoiceField, Form, FormPart, Part, Text, TextField, Toggle, Words
from bot.platforms.slack.overrides import slash_name

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue

FORM, COMMAND = "form:", "command:"


@dataclass(frozen=True)
class Line:
    """One thing that is asked."""

    name: str
    part: Part
    required: bool
    label: Words
    hint: Words | None = None


@dataclass(frozen=True)
class Sheet:
    """A modal to be: `callback` says what takes it (`form:ask`, `command:officials`)."""

    callback: str
    title: Words
    submit: Words
    lines: tuple[Line, ...]
    carried: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Words] = field(default_factory=dict)


def of_form(
    form: type[Form],
    catalogue: Catalogue,
    *,
    carried: Mapping[str, Any],
    values: Mapping[str, Any],
    errors: Mapping[str, Words] | None = None,
) -> Sheet:
    """The sheet of a cog's form, filled with `values`."""
    lines = tuple(_line(form, part, catalogue) for part in form.parts_of())
    submit = Text(_first(catalogue, f"{form.key}-submit", "form-submit"))
    return Sheet(FORM + form.key, Text(f"{form.key}-title"), submit, lines, carried, values, errors or {})


def of_command(spec: CommandSpec, catalogue: Catalogue, values: Mapping[str, Any]) -> Sheet:
    """The sheet that asks for a command's options; what was typed stands in it."""
    last = max((n for n, o in enumerate(spec.options) if o.required), default=-1)
    lines = tuple(_asked(spec, o, catalogue, final=n == last) for n, o in enumerate(spec.options))
    return Sheet(COMMAND + spec.name, f"/{slash_name(spec.name)}", Text("form-submit"), lines, {}, values)


def _line(form: type[Form], part: FormPart, catalogue: Catalogue) -> Line:
    start = f"{form.key}-{part.name}"
    hint = Text(f"{start}-hint") if catalogue.has(f"{start}-hint") else None
    return Line(part.name, part.part, part.required, Text(f"{start}-label"), hint)


def _asked(spec: CommandSpec, option: OptionSpec, catalogue: Catalogue, *, final: bool) -> Line:
    start = f"{spec.key}-{option.name}"
    label = Text(f"{start}-name") if catalogue.has(f"{start}-name") else option.name
    hint = Text(f"{start}-description") if catalogue.has(f"{start}-description") else None
    return Line(option.name, _part(spec, option, final=final), option.required, label, hint)


def _part(spec: CommandSpec, option: OptionSpec, *, final: bool) -> Part:
    if option.suggest:
        return ChoiceField(suggest=option.suggest)
    if option.choices:
        return ChoiceField(tuple(Choice(c, Text(f"{spec.key}-{option.name}-{c}")) for c in option.choices))
    if option.type is bool:
        return Toggle()
    if option.type is ChannelId:
        return ChannelField()
    several = final and option.type is str and len([o for o in spec.options if o.required]) > 1
    return TextField(multiline=several, max_length=150 if option.is_time else 100 if option.type is int else 3000)


def _first(catalogue: Catalogue, *keys: str) -> str:
    return next((k for k in keys if catalogue.has(k)), keys[-1])
