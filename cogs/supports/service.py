"""The rules of supporting: one vote a person and cluster, taken back at will, shown to nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.core.errors import NotFoundError
from cogs.supports.public import PublicCards

if TYPE_CHECKING:
    from bot.core.ports import People
    from bot.core.request import Request
    from cogs.questions.service import Cluster, Clusters, Order, Pool, Support

__all__ = ["Backs", "Chosen", "PublicCards", "Supports", "code"]

_CODE = 8
"""Hexadecimal digits by which a button names a label or neighborhood that may be too long for it."""


Backs: TypeAlias = Literal["asked", "supports"] | None
"""How a person backs a cluster."""


@dataclass(frozen=True)
class Chosen:
    """What `/questions` is to list."""

    order: Order = "new"
    roundtable_id: int | None = None
    label: str | None = None
    neighbourhood: str | None = None


@dataclass
class Supports:
    """Counts people in and out, and lists what they can support."""

    pool: Pool
    people: People

    async def support(self, request: Request, question_id: int) -> Support:
        """Count whoever asks among the supporters; they will be told when it is answered.

        Raises StaleError where the question takes no support.
        """
        pressed = await self.pool.support(request.community.id, question_id, request.pseudonym)
        if pressed.changed:
            await self.people.remember(request)
        return pressed

    async def withdraw(self, request: Request, question_id: int) -> Support:
        """Count them no more."""
        return await self.pool.unsupport(request.community.id, question_id, request.pseudonym)

    async def listed(self, request: Request, chosen: Chosen, page: int) -> tuple[Clusters, dict[int, Backs]]:
        """A page of what can be supported, with how whoever asks backs each already, by key.

        Those they do not back count as shown once more.
        """
        found = await self.pool.clusters(
            request.community.id, chosen.roundtable_id, order=chosen.order, label=chosen.label,
            neighbourhood=chosen.neighbourhood, page=page,
        )  # fmt: skip
        backed = {c.key: await self.backs(request, c) for c in found.clusters}
        self.pool.saw(request.community.id, [c.lead.id for c in found.clusters if backed[c.key] is None])
        return found, backed

    async def backs(self, request: Request, cluster: Cluster) -> Backs:
        """Whether whoever asks "asked" a wording of the cluster, "supports" it, or neither."""
        return await self.pool.backs(request.community.id, cluster.key, request.pseudonym)

    async def label(self, community_id: int, typed: str | None) -> str | None:
        """The label meant. Raises NotFoundError."""
        return _meant(typed, await self.pool.labels(community_id), "supports-label-unknown")

    async def neighbourhood(self, community_id: int, typed: str | None) -> str | None:
        """The neighborhood meant. Raises NotFoundError."""
        return _meant(typed, await self.pool.neighbourhoods(community_id), "supports-neighbourhood-unknown")


def code(name: str | None) -> str:
    """What stands for a label or neighborhood on a button."""
    return hashlib.sha256(name.encode()).hexdigest()[:_CODE] if name else ""


def _meant(typed: str | None, known: Iterable[str], unknown: str) -> str | None:
    if not typed:
        return None
    for name in known:
        if typed.casefold() == name.casefold() or typed == code(name):
            return name
    raise NotFoundError(unknown, given=typed[:80])
