"""The card of each public question in the questions' channels, kept as the pool is.

Pressing Support writes that support and nothing else: a counter or a card that every press changed would have all of
them wait for one row. The clusters pressed are remembered in memory, and a few times a minute a batch of their cards
is counted anew and edited. What is in memory is only a hint: after a crash, and once an hour, every card's count is
compared with the database.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from bot.storage.base import after_commit
from cogs.supports.cards import cluster_card, gone_card

if TYPE_CHECKING:
    from bot.core.ports import Outbox, Spaces, Transactions
    from cogs.questions.service import Cluster, Pool, Question
    from cogs.roundtables.service import Roundtables
    from cogs.supports.store import CardStore

EVERY = timedelta(seconds=5)
BATCH = 4
"""Cards of one community edited each time: 48 a minute. Slack lets an app edit some 50 messages a minute in a
workspace (`chat.update`, Tier 3), Discord five in five seconds in a channel."""

Outcomes = Callable[[int, Sequence["Cluster"]], Awaitable[Mapping[int, Text]]]
"""What became of those of a community's clusters that have an answer, by key."""


async def _unanswered(_community_id: int, _clusters: Sequence[Cluster]) -> Mapping[int, Text]:
    return {}


@dataclass
class PublicCards:
    """Posts and edits the cards. The feature that records answers says by `outcomes` what became of questions."""

    transaction: Transactions
    outbox: Outbox
    spaces: Spaces
    pool: Pool
    roundtables: Roundtables
    store: CardStore
    outcomes: Outcomes = _unanswered
    _stale: dict[tuple[int, int], None] = field(default_factory=dict)

    async def changed(self, community_id: int, question: Question) -> None:
        """Post the card of a question that became public, and edit those that a change shows on; see `Watcher`.

        A question that was joined to another had a card of its own; so had the one that leads their cluster since
        that other one is gone.
        """
        cluster = await self.pool.by_key(community_id, question.cluster)
        leading = [cluster.lead.id] if cluster else []
        for key in dict.fromkeys((question.cluster, question.id, *leading)):
            await self._show(community_id, key)

    def pressed(self, community_id: int, key: int) -> None:
        """Have the card of that cluster counted anew soon, once the transaction at hand is committed."""
        after_commit(lambda: self._stale.setdefault((community_id, key)))

    async def refresh(self) -> None:
        """Edit a batch of the cards that were pressed, those that waited longest first."""
        for community_id in dict.fromkeys(community for community, _ in self._stale):
            for key in [key for community, key in self._stale if community == community_id][:BATCH]:
                del self._stale[community_id, key]
                async with self.transaction():
                    await self._show(community_id, key)

    async def compare(self) -> None:
        """Find cards whose count is not that of the database."""
        async with self.transaction():
            communities = [c.id for c in await self.spaces.all()]
        for community_id in communities:
            async with self.transaction():
                said, true = await self.store.said(community_id), await self.pool.counts(community_id)
            for key, count in said.items():
                if true.get(key) != count:
                    self._stale.setdefault((community_id, key))

    async def _show(self, community_id: int, key: int) -> None:
        new = await self.pool.by_key(community_id, key) is not None and await self.store.add(community_id, key)
        row = await self.store.hold(community_id, key)
        if row is None:
            return
        cluster = await self.pool.by_key(community_id, key)  # counted while nobody else writes this card
        row.supporters = cluster.supporters if cluster else 0
        reply = await (self._public(community_id, cluster) if cluster else self._gone(community_id, key))
        if new:
            await self.outbox.post(community_id, _cause(key), "questions", reply)
        else:
            await self.outbox.revise(community_id, _cause(key), reply)

    async def _public(self, community_id: int, cluster: Cluster) -> ui.Reply:
        lead = cluster.lead
        roundtable = await self.roundtables.get(community_id, lead.roundtable_id) if lead.roundtable_id else None
        controls = [ui.Button(Text("supports-support"), "support", lead.id, style="primary")]
        if len(cluster.wordings) > 1:
            controls.append(ui.Button(Text("supports-all-wordings"), "support-wordings", lead.id))
        became = (await self.outcomes(community_id, [cluster])).get(cluster.key)
        return ui.Reply(Text("supports-posted"), [cluster_card(cluster, roundtable, controls, became=became)])

    async def _gone(self, community_id: int, key: int) -> ui.Reply:
        question = await self.pool.find(community_id, key)
        if question is None:
            return ui.Reply(Text("supports-posted-gone"), [gone_card(None, "erased")])
        if question.joined_to is not None:
            to = await self.pool.by_key(community_id, question.joined_to)
            if to is not None and to.lead.id == key:
                return ui.Reply(Text("supports-posted-gone"), [gone_card(question.number, "leads")])
            if to is not None:
                return ui.Reply(Text("supports-posted-gone"), [gone_card(question.number, "joined", to.lead.number)])
        return ui.Reply(Text("supports-posted-gone"), [gone_card(question.number, question.status)])


def _cause(key: int) -> str:
    return f"question:{key}"
