"""Reads YAML that strangers wrote.

Every scalar stays a string: no octal districts ("010"), no date objects in one file and strings in the next, no
"NO" for Norway, and one impossible date does not take a whole file with it.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from bot.core.ui import Text
from cogs.officials.importing.facts import UnreadableError

_ALIAS = re.compile(rb"(?:^|[\s\[{,:-])\*[\w-]")
_DEEP = 50
_MANY_ALIASES = 100


def load(data: bytes) -> Any:
    """Lists, maps and strings. Raises UnreadableError, with the line where the YAML breaks off."""
    try:
        if _ALIAS.search(data) or data.count(b"[") + data.count(b"{") > _DEEP:
            _guard(data)
        return yaml.load(data, Loader=yaml.CBaseLoader)  # noqa: S506 -- builds strings, lists and maps alone
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UnreadableError(Text("import-bad-yaml", line=mark.line + 1 if mark else 1)) from None
    except (RecursionError, UnicodeDecodeError):
        raise UnreadableError(Text("import-bad-yaml", line=1)) from None


def _guard(data: bytes) -> None:
    """Refuse what would grow or nest without bound, before anything is built."""
    depth = aliases = 0
    for event in yaml.parse(data, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEP or aliases > _MANY_ALIASES:
            raise UnreadableError(Text("import-yaml-bomb"))
