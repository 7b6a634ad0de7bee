"""How long organisers and residents wait for an agenda, database included: built, changed by hand, published, read."""

from __future__ import annotations

import time
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from cogs.agenda.service import Change
from cogs.questions.store import SupportRow
from cogs.roundtables.service import Plan
from tests.benchmarks import agendas, town
from tests.benchmarks.rounds import percentile
from tests.benchmarks.table import Row

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from bot.app import App
    from bot.core.request import Community
    from cogs.roundtables.service import Roundtable

REASON = "There is no time for it this month."
T = TypeVar("T")
Took = defaultdict[str, list[float]]


async def measure(folder: Path, size: tuple[int, int], runs: int) -> list[Row]:
    """A row for each thing that is done with one agenda, of so many questions and voters."""
    where, took = folder / "drafting", Took(list)
    where.mkdir()
    async with town.opened(where) as app:
        community, roundtable = await _voted(app, *size)
        for _ in range(runs):
            await _round(app, community.id, roundtable, took)
    of = f"agenda of {agendas.SEATS} from {size[0]:,} questions, {size[1]:,} voters"
    return [
        Row(f"{of}: {what}", f"{percentile(seconds, 50) * 1e3:.0f} ms", figure="with its database")
        for what, seconds in took.items()
    ]


async def _voted(app: App, questions: int, voters: int) -> tuple[Community, Roundtable]:
    community = await town.filled(app, questions, supports=0)
    votes = [
        {"community_id": community.id, "question_id": number, "supporter": f"supporter-{voter}"}
        for voter, ballot in enumerate(agendas.ballots_of(questions, voters))
        for number in ballot
    ]
    async with app.database.transaction():
        await town.write(SupportRow, votes)
        starts = app.services.clock.now() + timedelta(days=7)
        planned = await app.services.roundtables.plan(community, Plan("North End roundtable", starts), "organiser")
    return community, planned.roundtable


async def _round(app: App, of: int, roundtable: Roundtable, took: Took) -> None:
    """Build an agenda, put the question least supported in the place of the first, publish it and look at it."""
    made = app.services.agendas

    async def timed(what: str, work: Awaitable[T]) -> T:
        began = time.perf_counter()
        async with app.database.transaction():
            done = await work
        took[what].append(time.perf_counter() - began)
        return done

    draft = await timed("built", made.build(of, roundtable, agendas.SEATS, "equal-shares"))
    swap = Change("swap", draft.slate[0], draft.others[-1].lead.number)
    changed = await timed("changed by hand, audited", made.change(of, draft.id, draft.version, swap, REASON))
    await timed("draft looked at, audited", made.get(of, draft.id))
    published = await timed("published", made.publish(of, changed.id, changed.version, REASON))
    await timed("published one looked at", made.get(of, published.id))
