"""Finds questions that ask what somebody is about to ask, in whatever words or language.

Of the communities searched lately, the questions are kept in memory: a matrix of meanings, searched with one product,
and the words of each question for those without a meaning. What this process changes is noted as it is committed, and
a search reads just that anew. What another process changed is found by comparing sums with the database, some seconds
later and beside the searches.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from bot.storage.base import after_commit, session
from cogs.questions import meaning
from cogs.questions.similar_kept import Kept

if TYPE_CHECKING:
    from bot.core.ports import Spaces, Transactions
    from cogs.questions.meaning import Meaning
    from cogs.questions.question import Question
    from cogs.questions.similar_store import SimilarStore

EVERY = 5
"""Seconds for which a change by another process may go unnoticed."""
MOST = 100_000
"""Questions of all communities kept in memory, some 200 MB of meanings; those not searched for longest make room."""
_READ = 200
"""Questions read in one go."""


@dataclass
class Similar:
    """Searches, and gives questions that have no meaning yet one.

    Args:
        meaning: the model, if it is installed.
        store: reads the questions, and knows which.
        transaction: for the jobs; searches work in the caller's.
        spaces: knows the communities.
        most: how many questions are kept in memory.
    """

    meaning: Meaning
    store: SimilarStore
    transaction: Transactions
    spaces: Spaces
    most: int = MOST
    _kept: OrderedDict[int, Kept] = field(default_factory=OrderedDict)

    async def search(self, community_id: int, text: str) -> list[int]:
        """The ids of the questions most like a text, best first. They may have changed since: read them."""
        [vector] = await self.meaning.of([text])
        return await self._nearest(community_id, vector, text)

    async def like(self, community_id: int, question: Question) -> list[int]:
        """The same for what was asked already; it may be among them itself."""
        vector = await self.store.meaning(community_id, question.id)
        if vector is None:
            return await self.search(community_id, question.text)
        return await self._nearest(community_id, vector, question.text)

    async def _nearest(self, community_id: int, vector: bytes | None, text: str) -> list[int]:
        await session().connection()  # whoever holds the lock must not wait for one
        kept = self._kept.setdefault(community_id, Kept())
        self._kept.move_to_end(community_id)
        async with kept.lock:
            if kept.stretches is None:
                async for some in self._changed(community_id, kept):
                    await self._read(community_id, kept, some)
            while kept.stale:
                await self._freshen(community_id, kept)
            self._make_room()
            return await kept.nearest(vector, text)

    async def changed(self, community_id: int, question: Question) -> None:
        """Read a question anew before the next search: a watcher of the pool."""
        after_commit(lambda: self._note(community_id, [question.id]))

    async def compare(self) -> None:
        """Find what other processes changed in what is kept; searches go on, and wait for a part of it at most."""
        for community_id, kept in list(self._kept.items()):
            if kept.stretches is None:  # the first search reads it all
                continue
            async with self.transaction():
                async for some in self._changed(community_id, kept):
                    async with kept.lock:
                        await self._read(community_id, kept, some)
                while kept.stale:
                    async with kept.lock:
                        await self._freshen(community_id, kept)

    async def give_meanings(self) -> None:
        """Embed what was asked before the model was installed, or lost its embedding to a change of its words."""
        if not self.meaning.installed:
            return
        async with self.transaction():
            communities = await self.spaces.all()
        for community in communities:
            while await self._give_some(community.id):
                pass
        for kept in self._kept.values():
            kept.stale.update(kept.words)  # another process may have given them theirs, which no sum tells

    async def _give_some(self, community_id: int) -> bool:
        async with self.transaction():
            some = await self.store.without_meaning(community_id, meaning.AT_ONCE)
        vectors = await self.meaning.of([row.text for row in some])
        async with self.transaction():
            for row, vector in zip(some, vectors, strict=True):
                if vector is not None:
                    await self.store.give_meaning(community_id, row.id, row.version, vector)
            after_commit(lambda: self._note(community_id, [row.id for row in some]))
        return len(some) == meaning.AT_ONCE

    def _note(self, community_id: int, ids: Collection[int]) -> None:
        if community_id in self._kept:
            self._kept[community_id].stale.update(ids)

    async def _changed(self, community_id: int, kept: Kept) -> AsyncIterator[Sequence[int]]:
        """What changed in the stretches whose sums are not those of the last time: ids to read, some at a time."""
        stretches, before = await self.store.stretches(community_id), kept.stretches or {}
        for stretch in stretches.keys() | before.keys():
            if stretches.get(stretch) != before.get(stretch):
                outdated = sorted(kept.outdated(stretch, await self.store.versions(community_id, stretch)))
                for start in range(0, len(outdated), _READ):
                    yield outdated[start : start + _READ]
        kept.stretches = stretches

    async def _freshen(self, community_id: int, kept: Kept) -> None:
        """Read some of what was noted since the last time."""
        noted = set(islice(kept.stale, _READ))
        kept.stale -= noted
        try:
            await self._read(community_id, kept, noted)
        except BaseException:
            kept.stale |= noted
            raise

    async def _read(self, community_id: int, kept: Kept, ids: Collection[int]) -> None:
        rows = await self.store.contents(community_id, ids)
        kept.put(ids, rows, by_meaning=self.meaning.installed)

    def _make_room(self) -> None:
        """Forget the communities not searched for longest, until what is kept is not too much."""
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self.most:
            self._kept.popitem(last=False)
