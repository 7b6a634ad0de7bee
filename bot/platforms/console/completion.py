"""Completes a line that is being typed: commands, options, their choices, and what suggesters know."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core.cog import CommandSpec, OptionSpec
from bot.core.i18n import LANGUAGES, Voice
from bot.core.permissions import Role
from bot.core.ui import Choice, Text
from bot.platforms.console.commands import OWN, Commands
from bot.platforms.console.person import Person
from bot.platforms.console.writing import PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMED = re.compile(r'(?P<name>[\w-]+):(?P<typed>"[^"]*|[^\s"]*)$')
_ANY_NAMED = re.compile(r'[\w-]+:(?:"[^"]*"|\S*)\s*')


@dataclass
class Completion:
    """Knows what may stand at the end of a line.

    A suggester's choice is shown, and typed, by its label; `translate` gives the value behind it back.
    """

    commands: Commands
    suggest: Callable[[str, str], Awaitable[Sequence[Choice]]]
    _shown: dict[tuple[str, str], str] = field(default_factory=dict)

    async def complete(self, line: str, person: Person) -> list[Choice]:
        """Choices whose value is the whole line as it would be then."""
        voice = self.commands.catalogue.voice(person.locale, markup=PLAIN)
        parsed = self.commands.parse(line)
        if parsed is not None and self._past_name(line, parsed.command):
            return await self._options(line, parsed.command, voice)
        return [*self._names(line, person, voice), *self._own(line, voice)]

    def translate(self, spec: CommandSpec, values: Mapping[str, str]) -> dict[str, str]:
        """The options with each suggested label replaced by what it stands for."""
        by_name = {o.name: o for o in spec.options}
        return {n: self._shown.get((by_name[n].suggest or "", v.casefold()), v) for n, v in values.items()}

    def remember(self, suggester: str, label: str, value: str) -> None:
        """Keep what a label stands for."""
        self._shown[suggester, label.casefold()] = value

    def _own(self, line: str, voice: Voice) -> Iterator[Choice]:
        """What may follow the console's own commands."""
        own, (command, space, _) = self.commands.own(line), line.lstrip().partition(" ")
        if own is None or not space:
            return
        name, typed = own
        hats = [voice.say(Text(f"role-{role}")) for role in Role]
        for word in {"as": hats, "language": LANGUAGES}.get(name, ()):
            if word.startswith(typed):
                yield Choice(f"{command} {word}", word)

    def _past_name(self, line: str, spec: CommandSpec) -> bool:
        return len(line.strip().split()) > len(spec.path) or line.endswith(" ")

    def _names(self, line: str, person: Person, voice: Voice) -> Iterator[Choice]:
        typed = line.lstrip().removeprefix("/").casefold()
        for spec in self.commands.registry.commands.values():
            name = self.commands.name_of(spec, person.locale)
            if person.may_be(spec.role) and (name.startswith(typed) or spec.name.startswith(typed)):
                about = Text(f"{spec.key}-description")
                known = self.commands.catalogue.has(about.key)
                yield Choice(f"/{name}{' ' if spec.options else ''}", f"/{name}", voice.say(about) if known else None)
        for own in OWN:
            name = voice.say(Text(f"console-{own}-name"))
            if name.startswith(typed):
                yield Choice(f"/{name} ", f"/{name}", voice.say(Text(f"console-{own}-description")))

    async def _options(self, line: str, spec: CommandSpec, voice: Voice) -> list[Choice]:
        options = {o.name: o for o in spec.options}
        named = _NAMED.search(line)
        if named and named["name"] in options:
            option, before = options[named["name"]], line[: named.start("typed")]
            found = await self._values(spec, option, named["typed"].removeprefix('"'), voice)
            return [Choice(before + _quoted(c.value), c.label, c.description) for c in found]
        head, typed = self._positional(line, spec)
        given = set(re.findall(r"([\w-]+):", line)) & options.keys()
        open_options = [o for o in spec.options if o.name not in given]
        first = next((o for o in open_options if o.required), open_options[0] if open_options else None)
        found = await self._values(spec, first, typed, voice) if first is not None else []
        choices = [Choice(head + c.value, c.label, c.description) for c in found]
        return [*choices, *self._option_names(line, spec, given, first)]

    def _positional(self, line: str, spec: CommandSpec) -> tuple[str, str]:
        """What stays as it is, and the text of the option that is typed without its name."""
        head = re.match(rf"\s*/?(?:\S+\s+){{{len(spec.path)}}}", line)
        start = head.end() if head else len(line)
        for match in _ANY_NAMED.finditer(line, start):
            start = match.end()
        return line[:start], line[start:]

    async def _values(self, spec: CommandSpec, option: OptionSpec, typed: str, voice: Voice) -> list[Choice]:
        if option.choices:
            shown = [(c, voice.say(Text(f"{spec.key}-{option.name}-{c}"))) for c in option.choices]
            wanted = typed.casefold()
            return [Choice(c, label) for c, label in shown if c.startswith(wanted) or wanted in label.casefold()]
        if option.suggest is None:
            return []
        found = []
        for choice in await self.suggest(option.suggest, typed):
            label = voice.say(choice.label)
            self.remember(option.suggest, label, choice.value)
            about = voice.say(choice.description) or None
            found.append(Choice(label, label, about))
        return found

    def _option_names(
        self, line: str, spec: CommandSpec, given: set[str], first: OptionSpec | None
    ) -> Iterator[Choice]:
        word = re.search(r"\S*$", line)
        typed = word[0] if word else ""
        for option in spec.options:
            if option.name not in given and option is not first and option.name.startswith(typed):
                yield Choice(f"{line.removesuffix(typed)}{option.name}:", f"{option.name}:")


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
