"""Reads a typed line: a command of the registry by any of its names, or one of the console's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core.i18n import LANGUAGES
from bot.core.parse import Parsed, choices_meant, commands_called, names_like, names_of, parse_options
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry

OWN = ("as", "language", "cancel", "quit")
"""The console's own commands; their names and descriptions stand in its catalogue like everybody's."""


@dataclass
class Commands:
    """Every name by which something can be called, in every language, since nobody can see which one is spoken."""

    registry: Registry
    catalogue: Catalogue
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names |= {name: spec.name for name, spec in commands_called(self.registry, self.catalogue).items()}
        for language in LANGUAGES:
            for own in OWN:
                self._names.setdefault(self._said(f"console-{own}-name", own, language), own)
        self._names.update({name: name for name in (*self.registry.commands, *OWN)})

    def name_of(self, spec: CommandSpec, language: str) -> str:
        """A command's name as people of that language type it."""
        return self.catalogue.called(spec.name, language)

    def own(self, line: str) -> tuple[str, str] | None:
        """One of the console's own commands and what follows it; those need their slash."""
        first, _, rest = line.strip().partition(" ")
        name = self._names.get(first[1:].casefold())
        return (name, rest.strip()) if first.startswith("/") and name in OWN else None

    def parse(self, line: str) -> Parsed | None:
        """A command of the registry with its options as typed; None where the line begins with no command's name."""
        typed = line.strip().removeprefix("/")
        for size in (2, 1):
            words = typed.split(maxsplit=size)
            name = self._names.get(" ".join(words[:size]).casefold()) if len(words) >= size else None
            if name in self.registry.commands:
                spec = self.registry.commands[name]
                rest = words[size] if len(words) > size else ""
                values = parse_options(spec.options, rest, names_of(spec, self.catalogue))
                return Parsed(spec, choices_meant(spec, values, self.catalogue))
        return None

    def nearest(self, line: str) -> list[str]:
        """The names most like what was typed; see `names_like`."""
        return names_like(line, self._names)

    def _said(self, key: str, fallback: str, language: str) -> str:
        voice = self.catalogue.voice(language)
        return (voice.say(Text(key)) if self.catalogue.has(key, language) else fallback).casefold()
