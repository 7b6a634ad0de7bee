"""Finds commands for a person: those of each role they hold, or those they name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.core.errors import NotFoundError
from bot.core.parse import commands_called, names_like
from bot.core.permissions import Role

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.i18n import Catalogue
    from bot.core.ids import SpaceId
    from bot.core.ports import Spaces
    from bot.core.registry import Registry

_LIKE = 65
"""Of 100 points of likeness: "offcials" has 94 with "officials", "nonsense" 57 with "announcements"."""


@dataclass
class Help:
    """What there is to type.

    Args:
        registry: gives the registry, which is whole only after every feature is set up.
        catalogue: reads every feature's words, first when a command is asked about by its name: it is also known by
            its name in each language.
        spaces: tells whether anything was set up.
    """

    registry: Callable[[], Registry]
    catalogue: Callable[[], Catalogue]
    spaces: Spaces

    async def posts_nothing(self, space: SpaceId) -> bool:
        """Whether no channel was chosen yet, so that nothing is posted there."""
        return not (await self.spaces.settings(space)).channels

    def by_role(self, roles: Collection[Role]) -> dict[Role, list[CommandSpec]]:
        """The commands of each role held, in the order of roles and then of names."""
        commands = sorted(self.registry().commands.values(), key=lambda c: c.name)
        held = {role: [c for c in commands if c.role is role] for role in Role if role in roles}
        return {role: some for role, some in held.items() if some}

    def named(self, typed: str, roles: Collection[Role]) -> list[CommandSpec]:
        """The command that was typed, and those below it where it names a group.

        Raises NotFoundError with the nearest names among the commands of `roles`.
        """
        registry = self.registry()
        wanted = " ".join(typed.lower().replace("/", " ").split())
        for name in (wanted, wanted.replace("-", " "), *self._called(wanted)):
            if name in registry.groups():
                return registry.group(name)
            if name in registry.commands:
                return [registry.commands[name]]
        called = commands_called(registry, self.catalogue())
        near = names_like(wanted, {name: spec.name for name, spec in called.items() if spec.role in roles})
        raise NotFoundError("help-unknown" if near else "help-unknown-none", given=typed[:80], near=", ".join(near))

    def _called(self, wanted: str) -> list[str]:
        """The commands, or the group, that are called so in some language."""
        named = commands_called(self.registry(), self.catalogue())
        whole = [named[wanted].name] if wanted in named else []
        return [*whole, *(spec.path[0] for name, spec in named.items() if name.split()[0] == wanted)]

    def like(self, typed: str, roles: Collection[Role] = tuple(Role)) -> list[str]:
        """Names of commands of these roles that are like what was typed, the likeliest first; all for nothing."""
        names = sorted(c.name for c in self.registry().commands.values() if c.role in roles)
        if not typed.strip():
            return names
        starts = [n for n in names if n.startswith(typed.strip().lower())]
        alike = process.extract(typed.lower(), names, scorer=fuzz.WRatio, limit=10, score_cutoff=_LIKE)
        return list(dict.fromkeys([*starts, *(name for name, _, _ in alike)]))
