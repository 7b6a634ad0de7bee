"""A made-up town whose residents asked as many questions as a benchmark wants. The same each time."""

from __future__ import annotations

import random
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.app import App, build
from bot.core.ids import SpaceId, UserId
from bot.core.request import Incoming
from bot.settings import Settings
from bot.storage.base import session
from cogs.questions.store import QuestionCountRow, QuestionRow, SupportRow

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from bot.core.request import Community

HERE = SpaceId("console", "console")
_AT_ONCE = 2000
_NEIGHBOURHOODS = [f"Ward {n}" for n in range(1, 18)]
_LABELS = ["Patrols", "Traffic", "Youth", "Parks", "Hiring", "Data", "Training", "Budget"]
_WHAT = ("patrols", "crossings", "street lights", "body cameras", "response times", "youth programs", "open records",
         "overtime", "noise complaints", "abandoned cars", "foot beats", "traffic stops")  # fmt: skip
_WHERE = ("on Park Street", "near the schools", "in Frog Hollow", "after dark", "downtown", "at the bus station",
          "in the North End", "around Colt Park", "on weekends", "along the river")  # fmt: skip


@asynccontextmanager
async def opened(data: Path, url: str | None = None) -> AsyncIterator[App]:
    """The app as it is wired, on a database in that folder or at an address; nothing of this machine is asked."""
    alone: dict[str, Any] = {"_env_file": None, "secret": "benchmark-benchmark"}
    app = build(Settings(data=data, samples=False, database_url=url or f"sqlite:///{data / 'roundtable.db'}", **alone))
    await app.open(seed=False)
    try:
        yield app
    finally:
        await app.close()


def somebody(name: str, press: int = 0) -> Incoming:
    """What a person does there."""
    return Incoming(UserId(HERE.platform, name), HERE, key=f"{name} {press}", name=name)


async def filled(
    app: App, questions: int, *, supports: int = 2, embed: bool = False, texts: Sequence[str] | None = None
) -> Community:
    """Write so many approved questions, each supported by so many people; with `embed` each with a made-up meaning."""
    async with app.database.transaction():
        community = await app.services.spaces.community_of(HERE)
        rows = list(_questions(community.id, questions, embed=embed))
        rows = [{**row, "text": text} for row, text in zip(rows, texts, strict=True)] if texts else rows
        await write(QuestionRow, rows)
        await write(QuestionCountRow, [{"community_id": community.id, "last": questions}])
        people = max(supports, questions // 5)
        votes = [
            {"community_id": community.id, "question_id": n, "supporter": f"supporter-{(n * 7 + k * 31) % people}"}
            for n in range(1, questions + 1)
            for k in range(supports)
        ]
        await write(SupportRow, list({(v["question_id"], v["supporter"]): v for v in votes}.values()))
    return community


def _questions(community_id: int, count: int, *, embed: bool) -> Iterator[dict[str, Any]]:
    chance = random.Random(29)
    made = meanings(count) if embed else None
    began = datetime(2026, 9, 1, 14, tzinfo=UTC)
    for n in range(1, count + 1):
        joined = n - 1 if n % 20 == 0 else None
        yield {
            "id": n, "community_id": community_id, "number": n, "text": words(n, chance), "language": "en",
            "neighbourhood": chance.choice(_NEIGHBOURHOODS), "asker": f"asker-{n}", "about": "general", "about_id": 0,
            "asked_at": began + timedelta(minutes=n % 90_000), "status": "approved", "joined_to": joined, "version": 1,
            "redacted": False, "flags": [], "labels": [chance.choice(_LABELS)], "shown": n % 50,
            "embedding": made[n - 1].tobytes() if made is not None else None,
        }  # fmt: skip


def words(number: int, chance: random.Random) -> str:
    """A question of some 130 characters."""
    return (
        f"What will be done about {chance.choice(_WHAT)} {chance.choice(_WHERE)} by month {number % 36 + 1}, who "
        f"decides on it, and where can residents of block {number} read about it?"
    )


def meanings(count: int) -> Any:
    import numpy as np

    from cogs.questions.meaning import SIZE

    rows = np.random.default_rng(29).standard_normal((count, SIZE)).astype("<f4")
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


async def write(table: Any, rows: list[dict[str, Any]]) -> None:
    """Write rows, some at a time, in the transaction at hand."""
    for n in range(0, len(rows), _AT_ONCE):
        await session().execute(table.__table__.insert(), rows[n : n + _AT_ONCE])
