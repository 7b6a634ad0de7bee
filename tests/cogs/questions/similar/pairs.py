"""Labelled pairs of questions: the same or not, in English, in Spanish and across."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["en", "es", "across"]


@dataclass(frozen=True)
class Pair:
    """Two wordings, and whether they ask the same."""

    one: str
    other: str
    kind: Kind
    same: bool


@cache
def pairs() -> tuple[Pair, ...]:
    """Every pair: four of each topic that ask the same; of most also three near misses and three with another topic."""
    data = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))
    made = [pair for topic in data["close"] for pair in _same(topic)]
    topics = data["topic"]
    for topic, other in zip(topics, [*topics[1:], topics[0]], strict=True):
        (en, en2), (es, es2), (near_en, near_es) = topic["en"], topic["es"], topic["near"]
        made += _same(topic)
        made += [Pair(en, near_en, "en", False), Pair(es, near_es, "es", False), Pair(en, near_es, "across", False)]
        made += [Pair(en2, other["en"][1], "en", False), Pair(es2, other["es"][1], "es", False)]
        made.append(Pair(en2, other["es"][0], "across", False))
    return tuple(made)


def _same(topic: dict[str, list[str]]) -> list[Pair]:
    (en, en2), (es, es2) = topic["en"], topic["es"]
    return [
        Pair(en, en2, "en", True), Pair(es, es2, "es", True), Pair(en, es, "across", True),
        Pair(en2, es2, "across", True),
    ]  # fmt: skip


@cache
def topics() -> dict[str, int]:
    """Each wording that asks something of a topic, near misses too, and the topic's number."""
    data = tomllib.loads((Path(__file__).parent / "wordings.toml").read_text("utf-8"))
    each = enumerate([*data["topic"], *data["close"]])
    return {text: n for n, topic in each for text in (*topic["en"], *topic["es"], *topic.get("near", ()))}
