"""How an action and the values it carries travel inside a button: `ask:42:story`, at most 100 characters.

The limit is Discord's for a `custom_id`; Slack's button value (2,000) is wider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 100


def encode(name: str, args: Sequence[str | int | bool] = ()) -> str:
    """Join a wire name and its values; raises ValueError past 100 characters, so no button is made mute."""
    text = ":".join([name, *(_write(a) for a in args)])
    if len(text) > LIMIT:
        msg = f"{text!r} has {len(text)} characters; a button carries {LIMIT}"
        raise ValueError(msg)
    return text


def decode(text: str) -> tuple[str, list[str]]:
    """Split what `encode` made into the wire name and the values' texts."""
    name, *args = text.split(":")
    return name, [unquote(a) for a in args]


def _write(value: str | int | bool) -> str:  # noqa: FBT001 -- a value among others, not a switch
    if isinstance(value, bool):
        return "1" if value else "0"
    return quote(str(value), safe=" áéíóúñ¿¡/.,'-_")
