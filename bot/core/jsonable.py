"""Replies and events as JSON holds them, for what waits in the outbox, and back."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from bot.core.ids import ChannelId, GrantId, PlatformId
from bot.core.ui import At, Button, Card, Choice, Day, Event, Field, File, Link, Menu, Pager, Reply, Span, Text, Zone

_VALUES = (Text, Span, At, Day, Zone)
_TYPES: dict[str, type] = {
    t.__name__: t for t in (*_VALUES, Button, Link, Choice, Menu, Field, Card, Pager, File, Reply, Event)
}

_IDS = {t.__name__: t for t in (ChannelId, GrantId)}
_MANY = {"cards", "controls", "fields", "files", "args", "choices"}


def dump(value: Any) -> Any:
    """Turn a reply or an event into what JSON holds, for the outbox."""
    if isinstance(value, bytes):
        return {"$": "bytes", "base64": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"$": "datetime", "at": value.isoformat()}
    if isinstance(value, date):
        return {"$": "date", "on": value.isoformat()}
    if isinstance(value, PlatformId):
        return {"$": type(value).__name__, "id": str(value)}
    if type(value) in _TYPES.values():
        return {"$": type(value).__name__, **{f.name: dump(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, Mapping):
        return {k: dump(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [dump(v) for v in value]
    return value


def load(data: Any) -> Any:
    """The reverse of `dump`."""
    if isinstance(data, list):
        return tuple(load(v) for v in data)
    if not isinstance(data, dict):
        return data
    kind = data.get("$")
    if kind is None:
        return {k: load(v) for k, v in data.items()}
    if kind == "datetime":
        return datetime.fromisoformat(data["at"])
    if kind == "date":
        return date.fromisoformat(data["on"])
    if kind == "bytes":
        return base64.b64decode(data["base64"])
    if kind in _IDS:
        return _IDS[kind].parse(data["id"])
    values = {k: load(v) for k, v in data.items() if k != "$"}
    made: Any = object.__new__(_TYPES[kind])
    for f in fields(_TYPES[kind]):
        object.__setattr__(made, f.name, values.get(f.name, () if f.name in _MANY else None))
    return made
