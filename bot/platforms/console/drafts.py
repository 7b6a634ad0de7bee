"""Finds what somebody typed into a form that could not be sent, when they open the same form again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.ports import Draft, Drafts
from bot.core.ui import Form
from bot.platforms.console.person import Person


@dataclass(frozen=True)
class OwnDrafts:
    """One draft a person and form, since at a console there is no button that leads back to one."""

    drafts: Drafts

    async def find(self, person: Person, form: type[Form], carried: Mapping[str, Any]) -> dict[str, Any]:
        """What was kept; empty where nothing was."""
        found = await self.drafts.load(_token(person, form, carried))
        return dict(found.values) if found is not None else {}

    async def keep(
        self, person: Person, form: type[Form], carried: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        """Keep these values in place of any older ones."""
        await self.drafts.save(Draft(form.key, carried, values), _token(person, form, carried))

    async def drop(self, person: Person, form: type[Form], carried: Mapping[str, Any]) -> None:
        """Forget a draft that was sent."""
        await self.drafts.drop(_token(person, form, carried))


def _token(person: Person, form: type[Form], carried: Mapping[str, Any]) -> str:
    named = json.dumps([person.name.casefold(), form.key, dict(carried)], sort_keys=True, default=str)
    return hashlib.sha256(named.encode()).hexdigest()[:24]
