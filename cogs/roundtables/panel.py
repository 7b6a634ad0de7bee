"""The officials whom a roundtable puts questions to: those who serve the community's place, by name or office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, utils

from bot.core.clean import one_line
from bot.core.errors import UserError
from bot.core.ui import Choice
from cogs.roundtables.roundtable import Named

if TYPE_CHECKING:
    from bot.core.request import Community
    from cogs.officials.service import Directory

MOST = 12
_CHOICES = 25
_VALUE = 100
"""Characters that a choice carries (Discord)."""
_SURE, _LIKELY = 95, 80
"""Of 100 points of likeness between what was typed and a name with its office."""


@dataclass
class Panel:
    """Finds officials in the directory."""

    directory: Directory

    async def named(self, community: Community, typed: str) -> tuple[Named, ...]:
        """Those that a list of names or offices means, in English or Spanish, with commas or semicolons between.

        Raises UserError at `officials` where one is unknown or may be several.
        """
        there = await self._serving(community)
        parts = (one_line(t) for t in re.split(r"[;\n]" if ";" in typed else r"[,\n]", typed) if t.strip())
        found = [_one(_meant(t, there) or await self._serving(community, t), t, community) for t in parts]
        if len(found) > MOST:
            raise UserError("roundtable-officials-many", field="officials", max=MOST)
        return tuple({o.id: o for o in found}.values())

    async def suggest(self, community: Community, typed: str) -> list[Choice]:
        """What the last name of a list may become; what stands before it is kept."""
        before, comma, last = typed.rpartition(",")
        kept = f"{before.strip()}, " if comma else ""
        there = await self._serving(community)
        likely = sorted(there, key=lambda o: -_likeness(last, o)) if last.strip() else there
        shown = [o for o in likely if not last.strip() or _likeness(last, o) >= _LIKELY]
        choices = [Choice(f"{kept}{o.name.replace(',', '')}", f"{kept}{o.said}") for o in shown[:_CHOICES]]
        return [c for c in choices if len(c.value) <= _VALUE]

    async def _serving(self, community: Community, office: str | None = None) -> list[Named]:
        """Who serves there; of an office, as people call it."""
        home = await self.directory.home(community.place)
        if home is None or not home.ocd_id:
            return []
        seats = (await self.directory.serving(home, office=office, size=0)).seats
        return [Named(s.tenure.official_id, s.tenure.name, s.office) for s in seats if s.tenure is not None]


def _meant(typed: str, there: list[Named]) -> list[Named]:
    exact = [o for o in there if o.name.replace(",", "").casefold() == typed.replace(",", "").casefold()]
    best = max((_likeness(typed, o) for o in there), default=0.0)
    return exact[:1] or [o for o in there if best >= _SURE and _likeness(typed, o) == best]


def _one(alike: list[Named], typed: str, community: Community) -> Named:
    if not alike:
        place = community.place or community.name
        raise UserError("roundtable-official-unknown", field="officials", given=typed[:60], place=place)
    if len({o.id for o in alike}) > 1:
        some = ", ".join(o.said for o in alike[:4])
        raise UserError("roundtable-official-several", field="officials", given=typed[:60], some=some)
    return alike[0]


def _likeness(typed: str, official: Named) -> float:
    """How well the words fit: of several words each should stand in the name or office, of one a part."""
    alike = fuzz.token_set_ratio if " " in typed.strip() else fuzz.partial_token_set_ratio
    return alike(typed, f"{official.name} {official.office}", processor=utils.default_process)
