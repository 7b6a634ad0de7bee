"""One community's public questions in memory, to be searched without the database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from cogs.questions import likeness, meaning
from cogs.questions.similar_store import STRETCH, Sums
from cogs.questions.turn import Turn

_MOST = 20
"""Candidates that one search gives."""
_BLOCK = 4096
"""Vectors that lie together: more room is made without moving those that are there."""


class Kept:
    """The questions as they were read last. Vectors fill the rows of a matrix that lies in blocks.

    Who calls `put` and `nearest` holds `lock`.
    """

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.stale: set[int] = set()
        """The ids of questions to read anew before the next search."""
        self.stretches: dict[int, Sums] | None = None
        """What the database said of each stretch of ids at the last comparison; None before the first."""
        self.words: dict[int, str] = {}
        """What questions without a meaning are compared by."""
        self._versions: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """The version of each question by its id, for each stretch of ids."""
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._matrix: list[Any] = []

    def __len__(self) -> int:
        return len(self._ids) + len(self.words)

    def outdated(self, stretch: int, versions: dict[int, int]) -> set[int]:
        """The ids in a stretch that must be read anew, or are gone, where the database has these versions."""
        known = self._versions[stretch]
        return {i for i in known.keys() | versions.keys() if known.get(i) != versions.get(i)}

    def put(self, ids: Collection[int], rows: Iterable[Any], *, by_meaning: bool) -> None:
        """Keep the questions of these ids as they are now: those that have no row are not public any more."""
        for question_id in ids:
            self._drop(question_id)
        for row in rows:
            self._versions[row.id // STRETCH][row.id] = row.version
            if by_meaning and row.embedding is not None and len(row.embedding) == meaning.BYTES:
                self._add(row.id, row.embedding)
            else:
                self.words[row.id] = likeness.key(row.text)

    async def nearest(self, vector: bytes | None, text: str) -> list[int]:
        """The ids of those alike, best first: by meaning, and after them by words those that have none."""
        by_meaning = await self._meant(vector) if vector and self._ids else []
        by_words = await likeness.likest(likeness.key(text), self.words, _MOST) if self.words else []
        return [*by_meaning, *(i for i, _ in by_words)]

    async def _meant(self, vector: bytes) -> list[int]:
        """One product of the matrix with the vector, a block at a time.

        `vecdot` is done in a third of the processor's time that `@` takes, which calls up a second thread and waits
        for it.
        """
        import numpy as np  # noqa: PLC0415 -- an extra, like the model

        turn, wanted = Turn(), np.frombuffer(vector, "<f4")
        best: list[tuple[float, int]] = []
        for n, block in enumerate(self._matrix):
            ids = self._ids[n * _BLOCK : (n + 1) * _BLOCK]
            scores = np.vecdot(block[: len(ids)], wanted)
            alike = np.flatnonzero(scores >= meaning.ALIKE)
            if len(alike) > _MOST:
                alike = alike[scores[alike] >= np.partition(scores[alike], -_MOST)[-_MOST]]
            best += [(-float(scores[row]), ids[row]) for row in alike]
            await turn.over()
        return [question_id for _, question_id in sorted(best)[:_MOST]]

    def _add(self, question_id: int, embedding: bytes) -> None:
        import numpy as np  # noqa: PLC0415 -- as above

        row = len(self._ids)
        if row == len(self._matrix) * _BLOCK:
            self._matrix.append(np.zeros((_BLOCK, meaning.SIZE), "<f4"))
        self._matrix[row // _BLOCK][row % _BLOCK] = np.frombuffer(embedding, "<f4")
        self._ids.append(question_id)
        self._rows[question_id] = row

    def _drop(self, question_id: int) -> None:
        """Forget a question; the last row takes the place of its own."""
        self._versions[question_id // STRETCH].pop(question_id, None)
        self.words.pop(question_id, None)
        row = self._rows.pop(question_id, None)
        if row is None:
            return
        last, end = self._ids.pop(), len(self._ids)
        if last != question_id:
            self._matrix[row // _BLOCK][row % _BLOCK] = self._matrix[end // _BLOCK][end % _BLOCK]
            self._ids[row], self._rows[last] = last, row
        if end % _BLOCK == 0:
            self._matrix.pop()
