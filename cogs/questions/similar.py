"""Finds questions that ask what somebody is about to ask, in whatever words or language.

Of each community, what everybody may see is kept in memory: a matrix of meanings, searched with one product, and the
words of each question for those without a meaning. Before a search it is brought up to date from the database, a
stretch of ids at a time, so that what another process approved or took away counts within a second.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cogs.questions import likeness, meaning
from cogs.questions.similar_store import STRETCH, Sums

if TYPE_CHECKING:
    from bot.core.ports import Spaces, Transactions
    from cogs.questions.meaning import Meaning
    from cogs.questions.question import Question
    from cogs.questions.similar_store import SimilarStore

FRESH_FOR = 1.0
"""Seconds for which a change by another process may go unnoticed."""
_MOST = 20
"""Candidates that one search gives."""
_READ = 500


@dataclass
class Similar:
    """Searches, and gives questions that have no meaning yet one.

    Args:
        meaning: the model, if it is installed.
        store: reads the questions.
        transaction: for the job; searches work in the caller's.
        spaces: knows the communities.
    """

    meaning: Meaning
    store: SimilarStore
    transaction: Transactions
    spaces: Spaces
    _kept: dict[int, _Kept] = field(default_factory=lambda: defaultdict(_Kept))

    async def search(self, community_id: int, text: str) -> list[int]:
        """The ids of the public questions most like a text, best first. They may have changed since: read them."""
        [vector] = await self.meaning.of([text])
        kept = self._kept[community_id]
        async with kept.lock:
            await self._refresh(community_id, kept)
            return await kept.nearest(vector, likeness.key(text))

    async def changed(self, community_id: int, _question: Question) -> None:
        """Look at the database again before the next search: a watcher of the pool."""
        self._kept[community_id].looked = float("-inf")

    async def give_meanings(self) -> None:
        """Embed what was asked before the model was installed, or lost its embedding to a change of its words."""
        if not self.meaning.installed:
            return
        async with self.transaction():
            communities = await self.spaces.all()
        for community in communities:
            while await self._give_some(community.id):
                pass

    async def _give_some(self, community_id: int) -> bool:
        async with self.transaction():
            some = await self.store.without_meaning(community_id, meaning.AT_ONCE)
        vectors = await self.meaning.of([row.text for row in some])
        async with self.transaction():
            for row, vector in zip(some, vectors, strict=True):
                if vector is not None:
                    await self.store.give_meaning(community_id, row.id, row.version, vector)
        return len(some) == meaning.AT_ONCE

    async def _refresh(self, community_id: int, kept: _Kept) -> None:
        now = time.monotonic()
        if now - kept.looked < FRESH_FOR:
            return
        stretches = await self.store.stretches(community_id)
        wanted = set(kept.words) if self.meaning.installed else set()
        for stretch in stretches.keys() | kept.stretches.keys():
            if stretches.get(stretch) != kept.stretches.get(stretch):
                versions = await self.store.versions(community_id, stretch) if stretch in stretches else {}
                wanted |= kept.outdated(stretch, versions)
        await self._read(community_id, kept, wanted)
        kept.stretches, kept.looked = stretches, now

    async def _read(self, community_id: int, kept: _Kept, ids: Iterable[int]) -> None:
        ordered = sorted(ids)
        for start in range(0, len(ordered), _READ):
            rows = await self.store.contents(community_id, ordered[start : start + _READ])
            await asyncio.to_thread(kept.put, rows, by_meaning=self.meaning.installed)


class _Kept:
    """One community's questions in memory. Vectors fill the first rows of a matrix that grows by doubling."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.looked = float("-inf")
        self.stretches: dict[int, Sums] = {}
        self.versions: dict[int, int] = {}
        self.words: dict[int, str] = {}
        """What questions without a meaning are compared by."""
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._matrix: Any = None

    def outdated(self, stretch: int, versions: dict[int, int]) -> set[int]:
        """Forget what is gone from a stretch; returns the ids that must be read anew."""
        for known in [i for i in self.versions if i // STRETCH == stretch and i not in versions]:
            self._drop(known)
        return {i for i, version in versions.items() if self.versions.get(i) != version}

    def put(self, rows: Iterable[Any], *, by_meaning: bool) -> None:
        """Keep questions as they are now."""
        for row in rows:
            self._drop(row.id)
            self.versions[row.id] = row.version
            if by_meaning and row.embedding is not None and len(row.embedding) == meaning.BYTES:
                self._add(row.id, row.embedding)
            else:
                self.words[row.id] = likeness.key(row.text)

    async def nearest(self, vector: bytes | None, key: str) -> list[int]:
        """The ids of those alike, best first: by meaning, and after them by words those that have none."""
        by_meaning = await asyncio.to_thread(self._product, vector) if vector and self._ids else []
        return [*by_meaning, *(i for i, _ in likeness.likest(key, self.words, _MOST))]

    def _product(self, vector: bytes) -> list[int]:
        import numpy as np  # noqa: PLC0415 -- an extra, like the model

        scores = self._matrix[: len(self._ids)] @ np.frombuffer(vector, "<f4")
        alike = np.flatnonzero(scores >= meaning.ALIKE)
        best = alike[np.argsort(-scores[alike], kind="stable")[:_MOST]]
        return [self._ids[row] for row in best]

    def _add(self, question_id: int, embedding: bytes) -> None:
        import numpy as np  # noqa: PLC0415 -- as above

        row = len(self._ids)
        if self._matrix is None or row == len(self._matrix):
            larger = np.zeros((max(64, 2 * row), meaning.SIZE), "<f4")
            larger[:row] = self._matrix if row else 0
            self._matrix = larger
        self._matrix[row] = np.frombuffer(embedding, "<f4")
        self._ids.append(question_id)
        self._rows[question_id] = row

    def _drop(self, question_id: int) -> None:
        """Forget a question; the last row takes the place of its own."""
        self.versions.pop(question_id, None)
        self.words.pop(question_id, None)
        row = self._rows.pop(question_id, None)
        if row is None:
            return
        last = self._ids.pop()
        if last != question_id:
            self._matrix[row] = self._matrix[len(self._ids)]
            self._ids[row], self._rows[last] = last, row
