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

_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[\w-]")
_INDENTED = re.compile(r"[ \t?:-]{100}")
"""What starts so far into a line may stand deep inside other blocks: each takes at least a column."""
_DEEP = 50
_MANY_ALIASES = 10
"""Each may stand for all before it: ten grow a list some forty-fold at most, a hundred without bound."""


def load(data: bytes) -> Any:
    """Lists, maps and strings. Raises UnreadableError, with the line where the YAML breaks off."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(Text("import-not-utf8")) from None
    try:
        if _ALIAS.search(text) or _INDENTED.search(text) or text.count("[") + text.count("{") > _DEEP:
            _guard(text)
        return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 -- builds strings, lists and maps alone
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UnreadableError(Text("import-bad-yaml", line=mark.line + 1 if mark else 1)) from None
    except RecursionError:
        raise UnreadableError(Text("import-bad-yaml", line=1)) from None


def _guard(text: str) -> None:
    """Refuse what would grow or nest without bound, before anything is built.

    The builder in C recurses once a level, and runs out of stack where Python would raise an error.
    """
    depth = aliases = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEP or aliases > _MANY_ALIASES:
            raise UnreadableError(Text("import-yaml-bomb"))
