"""The rules of supporting: one vote a person and cluster, taken back at will, shown to nobody."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
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
PAGE = 5
_ORDERED, _ORDERS = 500, 1000
"""Clusters of a list whose order is remembered while somebody turns its pages, and so many lists."""


Backs: TypeAlias = Literal["asked", "supports"] | None
"""How a person backs a cluster."""


@dataclass(frozen=True)
class Chosen:
    """What `/questions` is to list."""

    order: Order = "new"
    roundtable_id: int | None = None
    label: str | None = None
    neighbourhood: str | None = None


_Whose: TypeAlias = tuple[int, str, Chosen]


@dataclass
class Supports:
    """Counts people in and out, and lists what they can support."""

    pool: Pool
    people: People
    _orders: OrderedDict[_Whose, Sequence[int]] = field(default_factory=OrderedDict)

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
        found = await self._page(request, chosen, page)
        backed = {c.key: await self.backs(request, c) for c in found.clusters}
        self.pool.saw(request.community.id, [c.lead.id for c in found.clusters if backed[c.key] is None])
        return found, backed

    async def _page(self, request: Request, chosen: Chosen, page: int) -> Clusters:
        """A page of the list; of those seen least, in the order that they had when the first page was shown.

        What somebody saw there is seen least no longer: in the order of now, the next page would show it again.
        """
        community_id, whose = request.community.id, (request.community.id, request.pseudonym, chosen)
        listed = partial(
            self.pool.clusters, community_id, chosen.roundtable_id, order=chosen.order, label=chosen.label,
            neighbourhood=chosen.neighbourhood,
        )  # fmt: skip
        found = await listed(page=page, size=PAGE)
        if chosen.order != "unseen" or found.pages == 1:
            return found
        if found.page == 1:
            self._remember(whose, [c.key for c in (await listed(size=_ORDERED)).clusters])
            return found
        keys = self._orders.get(whose, ())[PAGE * (found.page - 1) : PAGE * found.page]
        then = [await self.pool.by_key(community_id, key) for key in keys]
        return replace(found, clusters=tuple(c for c in then if c is not None)) if keys else found

    def _remember(self, whose: _Whose, keys: Sequence[int]) -> None:
        """Keep the order of a list; those that were not begun for longest make room."""
        self._orders.pop(whose, None)
        self._orders[whose] = keys
        while len(self._orders) > _ORDERS:
            self._orders.popitem(last=False)

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
