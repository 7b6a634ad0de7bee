"""What a person may mean by their neighbourhood: the place's own list, and what others in the community wrote."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.clean import one_line
from bot.core.ui import Choice
from cogs.questions.likeness import words

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.request import Community
    from cogs.questions.asking_store import AskingStore

MOST = 25
LONGEST = 80


@dataclass
class Neighbourhoods:
    """Completes neighbourhoods. `file` has those of one place: `place` ("Hartford, CT") and `names`."""

    file: Path
    store: AskingStore

    async def suggest(self, community: Community, typed: str) -> list[Choice]:
        """What begins like what was typed, then what has it inside; at last what was typed, so that any will do.

        Where nothing was typed and the place has no list, nothing: a menu of the few that others wrote would leave
        no room for one's own.
        """
        own = self._lists.get(community.place or "", ())
        wanted = " ".join(words(typed))
        if not wanted:
            return [Choice(name, name) for name in own[:MOST]]
        known = dict.fromkeys([*own, *await self.store.neighbourhoods(community.id)])
        plain = {name: " ".join(words(name)) for name in known}
        found = [n for n in known if plain[n].startswith(wanted)]
        found += [n for n in known if wanted in plain[n] and n not in found]
        free = one_line(typed)[:LONGEST]
        if wanted not in plain.values() and free:
            found = [*found[: MOST - 1], free]
        return [Choice(name, name) for name in found[:MOST]]

    @cached_property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        if not self.file.is_file():
            return {}
        data = tomllib.loads(self.file.read_text("utf-8"))
        return {str(data["place"]): tuple(map(str, data["names"]))}
