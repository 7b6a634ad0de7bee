"""Everything the cogs declare, by name. Adapters, `/help`, the manifest and the checks read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from bot.core.cog import (
    ActionSpec,
    AnySpec,
    Cog,
    CommandSpec,
    HomeSpec,
    JobSpec,
    MessageActionSpec,
    SubmittedSpec,
    SuggesterSpec,
    specs_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

S = TypeVar("S", CommandSpec, ActionSpec, SubmittedSpec, MessageActionSpec, SuggesterSpec, HomeSpec, JobSpec)


class Registry:
    """What the given cogs declare. Raises ValueError where two declare the same name."""

    def __init__(self, cogs: Iterable[Cog]) -> None:
        specs = [spec for cog in cogs for spec in specs_of(cog)]
        self.commands = _by_name(specs, CommandSpec)
        self.actions = _by_name(specs, ActionSpec)
        self.submitted = _by_name(specs, SubmittedSpec)
        self.message_actions = _by_name(specs, MessageActionSpec)
        self.suggesters = _by_name(specs, SuggesterSpec)
        self.jobs = _by_name(specs, JobSpec)
        homes = _by_name(specs, HomeSpec)
        self.homes = dict(sorted(homes.items(), key=lambda item: item[1].order))

    @property
    def takes_words(self) -> CommandSpec | None:
        """The command that is offered for words that are none."""
        return next((c for c in self.commands.values() if c.takes_words), None)

    def group(self, word: str) -> list[CommandSpec]:
        """The commands whose first word this is: the bare command, if there is one, first."""
        return sorted((c for c in self.commands.values() if c.path[0] == word), key=lambda c: len(c.path))

    def groups(self) -> list[str]:
        """The first words of all commands, in alphabetical order."""
        return sorted({c.path[0] for c in self.commands.values()})


def _by_name(specs: Iterable[AnySpec], kind: type[S]) -> dict[str, S]:
    found: dict[str, S] = {}
    for spec in specs:
        if not isinstance(spec, kind):
            continue
        if spec.name in found:
            msg = f"two {kind.__name__} are named {spec.name!r}"
            raise ValueError(msg)
        found[spec.name] = spec
    return found
