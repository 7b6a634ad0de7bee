"""Counts who is in office on a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from bot.storage.base import session
from cogs.officials.dates import standing
from cogs.officials.store import Office, Term

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class _Held:
    """A term, as far as counting needs it."""

    official: int
    first_day: date | None
    last_day: date | None
    verified_on: str | None


async def summary(state: str | None = None, on: date | None = None) -> dict[str, Any]:
    """Count people and holders: `{"people": 471, "current": {"lower": 151, "upper": 36, …}}`.

    Args:
        state: postal code in any case; only offices of that state count (its members of Congress too).
        on: the day; without it, `current` counts nobody.

    `people` are all those stored who ever held an office there. `current` counts, by role, the holders on the
    day as `dates.standing` has it: each person once an office.
    """
    people = select(Term.official_id).distinct()
    if state is not None:
        people = people.join(Office, Office.id == Term.office_id).where(Office.state == state.upper())
    known = len((await session().execute(people)).all())
    return {"people": known, "current": await _current(state, on) if on else {}}


async def _current(state: str | None, on: date) -> dict[str, int]:
    query = (
        select(Term.official_id, Term.first_day, Term.last_day, Term.verified_on, Office.id, Office.role, Office.seats)
        .join(Office, Office.id == Term.office_id)
        .where(
            Term.superseded.is_(False),
            or_(Term.first_day.is_(None), Term.first_day <= on),
            or_(Term.last_day.is_(None), Term.last_day >= on),
        )
    )
    if state is not None:
        query = query.where(Office.state == state.upper())
    held: dict[tuple[int, str, int | None], list[_Held]] = defaultdict(list)
    for row in (await session().execute(query)).all():
        held[row.id, row.role, row.seats].append(_Held(row.official_id, row.first_day, row.last_day, row.verified_on))
    counts: Counter[str] = Counter()
    for (_, role, seats), terms in held.items():
        counts[role] += len(standing(_one_each(terms), on, seats))
    return dict(sorted(counts.items()))


def _one_each(terms: Iterable[_Held]) -> list[_Held]:
    """One term a person: the one that began last."""
    latest: dict[int, _Held] = {}
    for term in sorted(terms, key=lambda term: term.first_day or date.min):
        latest[term.official] = term
    return list(latest.values())
