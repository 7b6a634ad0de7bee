"""Checks what came back from a form, whatever the platform let through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.ids import ChannelId, GrantId
from bot.core.ui import ChannelField, ChoiceField, Form, FormPart, GrantField, Text, TextField, Toggle, Words

YES = {"1", "true", "yes", "y", "on", "sí", "si", "s"}
NO = {"0", "false", "no", "n", "off"}


def read_form(form: type[Form], carried: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Form, dict[str, Words]]:
    """Make the form from what a platform sent; returns it with the errors by part (empty where all is well).

    Values may be text or already typed (bool, ChannelId, tuple of GrantId). Text is stripped; an empty optional
    part keeps its default.
    """
    made: dict[str, Any] = {n: kind(carried[n]) for n, kind in _carried(form, carried)}
    errors: dict[str, Words] = {}
    for part in form.parts_of():
        value, error = _read(part, values.get(part.name))
        if error is not None:
            errors[part.name] = error
        elif value is not None:
            made[part.name] = value
        elif not hasattr(form, part.name):
            made[part.name] = None
    return form(**made), errors


def _carried(form: type[Form], carried: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(n, int if "int" in str(t) else str) for n, t in form.carried_of().items() if carried.get(n) is not None]


def _read(part: FormPart, value: Any) -> tuple[Any, Words | None]:
    match part.part:
        case TextField():
            return _text(part, part.part, value)
        case Toggle():
            return value if isinstance(value, bool) else str(value or "").strip().lower() in YES, None
        case GrantField():
            return _grants(value), None
        case ChannelField():
            return (ChannelId.parse(value) if isinstance(value, str) and value else value or None), None
        case ChoiceField(most=1):
            return _choice(part, part.part, value)
        case ChoiceField():
            return _choices(part, part.part, value)


def _text(part: FormPart, field: TextField, value: Any) -> tuple[Any, Words | None]:
    text = str(value or "").replace("\x00", "").strip()
    if not text:
        return None, Text("field-required") if part.required else None
    if len(text) < field.min_length:
        return text, Text("field-short", min=field.min_length, given=len(text))
    if len(text) > field.max_length:
        return text, Text("field-long", max=field.max_length, given=len(text))
    return text, None


def _choice(part: FormPart, field: ChoiceField, value: Any) -> tuple[Any, Words | None]:
    text = str(value or "").strip()
    if not text:
        return None, Text("field-required") if part.required else None
    if field.choices and text not in {c.value for c in field.choices}:
        return text, Text("field-choice")
    return text, None


def _choices(part: FormPart, field: ChoiceField, value: Any) -> tuple[Any, Words | None]:
    given = [value] if isinstance(value, str) else list(value or ())
    chosen = tuple(dict.fromkeys(text for text in (str(v).strip() for v in given) if text))
    if not chosen:
        return chosen, Text("field-required") if part.required else None
    if len(chosen) > field.most:
        return chosen, Text("field-many", max=field.most, given=len(chosen))
    if field.choices and not set(chosen) <= {c.value for c in field.choices}:
        return chosen, Text("field-choice")
    return chosen, None


def _grants(value: Any) -> tuple[GrantId, ...]:
    if isinstance(value, str):
        value = [v for v in value.replace(",", " ").split() if v]
    return tuple(v if isinstance(v, GrantId) else GrantId.parse(str(v)) for v in value or ())
