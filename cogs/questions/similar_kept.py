"""One community's public questions in memory, to be searched without the database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from cogs.questions import likeness, meaning
from cogs.questions.similar_store import STRETCH, Sums

_MOST = 20
"""Candidates that one search gives."""


class Kept:
    """The questions as they were read last. Vectors fill the first rows of a matrix that grows by doubling.

    `put` and `nearest` take long among many and are for threads; who calls them holds `lock`.
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
        self._matrix: Any = None

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

    def nearest(self, vector: bytes | None, text: str) -> list[int]:
        """The ids of those alike, best first: by meaning, and after them by words those that have none."""
        by_meaning = self._product(vector) if vector and self._ids else []
        by_words = likeness.likest(likeness.key(text), self.words, _MOST) if self.words else []
        return [*by_meaning, *(i for i, _ in by_words)]

    def _product(self, vector: bytes) -> list[int]:
        import numpy as np  # noqa: PLC0415 -- an extra, like the model

        scores = self._matrix[: len(self._ids)] @ np.frombuffer(vector, "<f4")
        alike = np.flatnonzero(scores >= meaning.ALIKE)
        if len(alike) > _MOST:
            alike = alike[scores[alike] >= np.partition(scores[alike], -_MOST)[-_MOST]]
        best = sorted((-float(scores[row]), self._ids[row]) for row in alike)
        return [question_id for _, question_id in best[:_MOST]]

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
        self._versions[question_id // STRETCH].pop(question_id, None)
        self.words.pop(question_id, None)
        row = self._rows.pop(question_id, None)
        if row is None:
            return
        last = self._ids.pop()
        if last != question_id:
            self._matrix[row] = self._matrix[len(self._ids)]
            self._ids[row], self._rows[last] = last, row
