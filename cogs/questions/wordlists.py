"""The word lists in `words/`: one word after another, in lower case and without accents."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def words_in(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset((Path(__file__).parent / "words" / f"{name}.txt").read_text("ascii").split())
