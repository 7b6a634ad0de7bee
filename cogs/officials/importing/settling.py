"""Where several records state the same service of the same person, decides which one is shown.

Of overlapping terms in one office, the one with the latest evidence leads; for Congress the record of Congress
itself, since others hold placeholder ends there. Among those that agree with it about whether and when the
service ended, the one that says most stands. The others are marked as superseded, and the day of verification is
the latest that any agreeing record gives.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from cogs.officials import dates
from cogs.officials.importing import bulk
from cogs.officials.store import Office, Term

if TYPE_CHECKING:
    from collections.abc import Collection

_RANK = {"congress": 3, "roundtable": 2, "openstates": 1, "openstates_csv": 0}


@dataclass(frozen=True)
class Claim:
    """A stored term, as far as it matters here."""

    id: int
    record: str
    origin: str
    federal: bool
    first_day: date | None
    last_day: date | None
    evidence_on: str | None
    verified_on: str | None
    superseded: bool

    @property
    def seen(self) -> date:
        """The last day of evidence; the beginning of time where there is none."""
        return dates.last_day(self.evidence_on) or date.min

    @property
    def weight(self) -> tuple[bool, date, int]:
        """How much its word counts against another's."""
        return self.federal and self.origin == "congress", self.seen, _RANK[self.origin]

    @property
    def days(self) -> int:
        """How long it lasts, an open side taken as without end."""
        return ((self.last_day or date.max) - (self.first_day or date.min)).days

    def overlaps(self, other: Claim) -> bool:
        """Whether there may be a day that both speak of."""
        return (self.first_day or date.min) <= (other.last_day or date.max) and (other.first_day or date.min) <= (
            self.last_day or date.max
        )

    def agrees(self, other: Claim) -> bool:
        """Whether both say the same of the end: the same day, or still in office when last seen."""
        latest = max(self.seen, other.seen)
        return self.last_day == other.last_day or min(self.last_day or date.max, other.last_day or date.max) >= latest

    def within(self, other: Claim) -> bool:
        """Whether the other's time holds all of this one's."""
        return (other.first_day or date.min) <= (self.first_day or date.min) and (self.last_day or date.max) <= (
            other.last_day or date.max
        )


def standing(claims: Collection[Claim]) -> dict[int, tuple[bool, str | None]]:
    """For each term of one person in one office: whether it is superseded, and the day to show as verified."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.weight, claim.days, claim.record), reverse=True):
        if not any(_covers(other, claim) for other in kept):
            kept.append(_fullest(claim, claims, kept))
    return {
        claim.id: (claim not in kept, _verified(claim, claims) if claim in kept else claim.evidence_on)
        for claim in claims
    }


def _covers(other: Claim, claim: Claim) -> bool:
    return claim.within(other) if claim.record == other.record else claim.overlaps(other)


def _backs(other: Claim, claim: Claim) -> bool:
    """Whether another record says the same."""
    return other.record != claim.record and other.overlaps(claim) and other.agrees(claim)


def _fullest(lead: Claim, claims: Collection[Claim], kept: list[Claim]) -> Claim:
    """The one that says most among those that agree with the leading one and clash with nothing kept."""
    if lead.federal and lead.origin == "congress":
        return lead
    agreeing = [
        claim
        for claim in claims
        if claim is lead or (_backs(claim, lead) and not any(_covers(other, claim) for other in kept))
    ]
    return max(
        agreeing,
        key=lambda c: (c.first_day is not None, c.last_day is not None, _RANK[c.origin], c.weight, c.record),
    )


def _verified(claim: Claim, claims: Collection[Claim]) -> str | None:
    agreeing = [claim, *(other for other in claims if _backs(other, claim))]
    return max(agreeing, key=lambda other: other.seen).evidence_on


async def settle(officials: Collection[int]) -> None:
    """Mark what is superseded among the terms of these officials."""
    rows = await bulk.select_in(
        lambda ids: select(
            Term.id, Term.official_id, Term.office_id, Term.record, Term.origin, Office.level, Term.first_day,
            Term.last_day, Term.evidence_on, Term.verified_on, Term.superseded,
        )
        .join(Office, Office.id == Term.office_id)
        .where(Term.official_id.in_(ids)),
        officials,
    )  # fmt: skip
    services: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for row in rows:
        services[row.official_id, row.office_id].append(_claim(row))
    changed = []
    for claims in services.values():
        settled = standing(claims)
        changed += [
            {"id": claim.id, "superseded": settled[claim.id][0], "verified_on": settled[claim.id][1]}
            for claim in claims
            if settled[claim.id] != (claim.superseded, claim.verified_on)
        ]
    await bulk.change(Term, changed)


def _claim(row: Any) -> Claim:
    return Claim(
        row.id, row.record, row.origin, row.level == "federal", row.first_day, row.last_day, row.evidence_on,
        row.verified_on, row.superseded,
    )  # fmt: skip
