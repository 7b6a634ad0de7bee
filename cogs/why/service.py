"""Finds out what somebody wants explained, among what each feature can explain to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.core.errors import NotAllowedError, NotFoundError
from bot.core.ui import Choice, Reply, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.permissions import Role
    from bot.core.request import Request

MOST = 25
"""Choices that a platform shows at once (Discord)."""


class Explained(Protocol):
    """One kind of thing that `/why` explains; a feature adds its own to `services.explained`.

    `kind` is the word before the colon in what is chosen ("story:12") and never changes, since buttons carry it.
    `role` is who may ask about this kind.
    """

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def role(self) -> Role: ...  # noqa: D102

    async def suggest(self, request: Request, typed: str) -> Sequence[Choice]:
        """Things of this kind that `typed` may mean, the likest first, the latest where nothing was typed.

        A choice's value is the thing's own id, without the kind; its label is what tells it apart.
        """

    async def explain(self, request: Request, what: str) -> Reply:
        """What happened to the thing with this id, and by which rule. Raises NotFoundError where there is none."""


@dataclass
class Why:
    """Asks the explainers that the person may ask."""

    explained: Sequence[Explained]

    async def suggest(self, request: Request, typed: str) -> list[Choice]:
        """Everything that may be meant and that the person may ask about; values carry their kind."""
        found = []
        for explainer in self.explained:
            if request.has(explainer.role):
                choices = await explainer.suggest(request, typed)
                found.append([Choice(f"{explainer.kind}:{c.value}", c.label, c.description) for c in choices])
        share = MOST // max(1, len(found))
        return [c for choices in found for c in choices[:share]]

    async def explain(self, request: Request, what: str) -> Reply | list[Choice]:
        """The explanation of what was chosen or typed; the choices where words may mean several things.

        Raises NotAllowedError for a kind that the person may not ask about, NotFoundError where nothing is meant.
        """
        kind, _, value = what.partition(":")
        for explainer in self.explained:
            if explainer.kind == kind and value:
                if not request.has(explainer.role):
                    raise NotAllowedError("not-allowed", role=Text(f"role-{explainer.role}"))
                return await explainer.explain(request, value)
        found = await self.suggest(request, what) if what.strip() else []
        if not found:
            raise NotFoundError("why-unknown", said=what[:80])
        return await self.explain(request, found[0].value) if len(found) == 1 else found
