"""Reads a typed line, `hartford office:mayor`, into a command's options. Slack and the console need it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bot.core.errors import UserError
from bot.core.i18n import LANGUAGES
from bot.core.ui import Text
from bot.core.when import ASKED, read_schedule

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec, OptionSpec
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry
    from bot.core.schedule import Schedule

_NAMED = re.compile(r'(?:^|(?<=\s))(?P<name>[\w-]+):(?:"(?P<quoted>[^"]*)"|(?P<plain>\S*))')

CLOSE = 60
"""How like a command's name must be what was typed, of 100, to be offered in its place."""
_LONGEST_TIME = 14
_BASE = datetime(2026, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Parsed:
    """A command and the texts of its options as typed; the dispatcher gives them their types."""

    command: CommandSpec
    values: Mapping[str, str]


_SENTENCE = 3
"""So many words with a question mark are a question, whatever the first of them is."""


def is_said(line: str) -> bool:
    """Whether a line is something said rather than a command: most questions begin with "why", which is one too."""
    return not line.lstrip().startswith("/") and len(line.split()) >= _SENTENCE and any(c in line for c in "?¿")


def parse_line(registry: Registry, line: str, catalogue: Catalogue | None = None) -> Parsed | None:
    """Read `officials hartford office:mayor` (with or without a leading slash); None if no command has that name.

    With the catalogue, commands, options and their choices may also be called as each language calls them.
    """
    words = line.strip().removeprefix("/").split(maxsplit=2)
    named = commands_called(registry, catalogue) if catalogue else registry.commands
    for size in (2, 1):
        spec = named.get(" ".join(w.lower() for w in words[:size]))
        if spec is not None and len(spec.path) == size:
            rest = line.strip().removeprefix("/").split(maxsplit=size)
            called = names_of(spec, catalogue) if catalogue else None
            values = parse_options(spec.options, rest[size] if len(rest) > size else "", called)
            return Parsed(spec, choices_meant(spec, values, catalogue) if catalogue else values)
    return None


@lru_cache(maxsize=4)
def commands_called(registry: Registry, catalogue: Catalogue) -> Mapping[str, CommandSpec]:
    """Every command by its name in each language, with and without accents; its own name counts first."""
    named: dict[str, CommandSpec] = {}
    for language in LANGUAGES:
        for spec in registry.commands.values():
            name = catalogue.called(spec.name, language).casefold()
            for form in (name, _unaccented(name)):
                named.setdefault(form, spec)
    return named | registry.commands


def names_like(line: str, named: Mapping[str, str]) -> list[str]:
    """The names most like what a line begins with, each of another command; three at most.

    Args:
        line: what was typed, with or without the slash.
        named: every name in lower case, in any language, with the command it stands for.
    """
    words = line.replace("/", " ").casefold().split()
    scored = [(fuzz.ratio(" ".join(words[: name.count(" ") + 1]), name), name) for name in named]
    near = [name for score, name in sorted(scored, key=lambda s: (-s[0], s[1])) if score >= CLOSE]
    found: dict[str, str] = {}
    for name in near:
        found.setdefault(named[name], name)
    return list(found.values())[:3]


def names_of(spec: CommandSpec, catalogue: Catalogue) -> dict[str, str]:
    """What a command's options are called in every language, with and without accents: "nivel" is "level"."""
    called: dict[str, str] = {}
    for option in spec.options:
        key = f"{spec.key}-{option.name}-name"
        for language in (one for one in LANGUAGES if catalogue.has(key, one)):
            name = catalogue.voice(language).say(Text(key)).lower()
            called |= dict.fromkeys((name, _unaccented(name)), option.name)
    return called


def choices_meant(spec: CommandSpec, values: dict[str, str], catalogue: Catalogue) -> dict[str, str]:
    """The values, each label of a choice replaced by what it stands for: "aplazada" is "deferred".

    A label counts in every language, with and without accents, and by words of it that no other choice has.
    """
    for option in spec.options:
        if option.choices and values.get(option.name):
            labels = {choice: _labels(f"{spec.key}-{option.name}-{choice}", catalogue) for choice in option.choices}
            values[option.name] = _meant(values[option.name], labels)
    return values


def _labels(key: str, catalogue: Catalogue) -> list[str]:
    said = (catalogue.voice(one).say(Text(key)) for one in LANGUAGES if catalogue.has(key, one))
    return [_unaccented(label.casefold()) for label in said]


def _meant(said: str, labels: Mapping[str, list[str]]) -> str:
    folded = _unaccented(said.casefold())
    words = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
    whole = [choice for choice, its in labels.items() if folded in (choice, *its)]
    part = [choice for choice, its in labels.items() if any(map(words.search, its))]
    return next((found[0] for found in (whole, part) if len(found) == 1), said)


def _unaccented(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def parse_options(
    options: tuple[OptionSpec, ...], text: str, called: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Read `name:value` and `name:"two words"` for the names the command has; the rest fills the others in order.

    `called` maps further names, in lower case, to options. A name of the command's own counts before those.

    With one option left over it takes the whole rest; with more, each takes one word (or a quoted run), a time
    takes the words that say it ("tomorrow 6pm"), and the last takes what remains. Nothing typed is dropped.
    """
    names = {**(called or {}), **{o.name.lower(): o.name for o in options}}
    values: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        name = names.get(match["name"].lower())
        if name is None or name in values:
            return match[0]
        values[name] = match["quoted"] if match["quoted"] is not None else match["plain"]
        return ""

    rest = _NAMED.sub(take, text).strip()
    open_options = [o for o in options if o.name not in values]
    values.update(_positional(open_options, rest))
    return values


def _positional(options: list[OptionSpec], rest: str) -> dict[str, str]:
    """The rest goes to the first option where only that one is required, since most are names of several words.

    A number is one word: what follows it goes to the next option. Where none is required and the first is a time, the
    words that say it go there, and what follows to the next.
    """
    if not rest or not options:
        return {}
    required = [o for o in options if o.required] or options[: 2 if options[0].is_time else 1]
    if len(required) <= 1:
        number = required[0].type is int and len(options) > 1
        first, *more = rest.split(maxsplit=1) if number else [rest]
        others = [o for o in options if o is not required[0]]
        return {required[0].name: _unquote(first), **_positional(others, "".join(more))}
    values: dict[str, str] = {}
    pieces = re.findall(r'"[^"]*"|\S+', rest)
    for after, option in zip(range(len(required) - 1, 0, -1), required, strict=False):
        if pieces:
            kept = after if option.required else 0
            size = _time_said(pieces[: max(1, len(pieces) - kept)]) if option.is_time else 1
            values[option.name] = _unquote(" ".join(pieces[:size]))
            del pieces[:size]
    if pieces:
        values[required[-1].name] = _unquote(" ".join(pieces))
    return values


def _time_said(pieces: list[str]) -> int:
    """How many of the leading words (14 at most) say a time, which may recur; 1 where none do: the error names it.

    A longer run counts only where its last word says more: "every Tuesday 18:00 and" reads like "every Tuesday 18:00".
    """
    if pieces[0].startswith('"'):
        return 1
    size, best = 1, None
    for count in range(1, min(_LONGEST_TIME, len(pieces)) + 1):
        read = _said(" ".join(pieces[:count]))
        if read is not None and read != best:
            size, best = count, read
    return size


def _said(words: str) -> Schedule | Text | None:
    """What the words say, be it a time that has to be asked about; None where they say none."""
    try:
        return read_schedule(words, locale="en", zone="UTC", now=_BASE)
    except UserError as error:
        return error.text if error.text.key in ASKED else None


def _unquote(text: str) -> str:
    stripped = text.strip()
    return stripped[1:-1] if len(stripped) > 1 and stripped[0] == stripped[-1] == '"' else stripped
