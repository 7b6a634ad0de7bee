"""Who chooses what: the questions that may come on a roundtable's agenda, with the supports they have now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.agenda.agenda import SAMPLE, Item
from cogs.agenda.election import Election

if TYPE_CHECKING:
    from cogs.questions.service import Cluster


@dataclass(frozen=True)
class Electorate:
    """The questions to choose from, by number, and each voter's among them."""

    clusters: Mapping[int, Cluster]
    ballots: Sequence[frozenset[int]]

    @classmethod
    def among(cls, fitting: Sequence[Cluster], ballots: Sequence[frozenset[int]]) -> Electorate:
        """The electorate over these clusters. Samples are there to try an agenda out until residents ask."""
        real = [cluster for cluster in fitting if cluster.lead.about != SAMPLE]
        eligible = {cluster.lead.number: cluster for cluster in real or fitting}
        theirs = [ballot & eligible.keys() for ballot in ballots]
        return cls(dict(sorted(eligible.items())), [frozenset(ballot) for ballot in theirs if ballot])

    def election(self, seats: int) -> Election:
        """The election for so many seats."""
        return Election.of(self.clusters, self.ballots, seats)

    def led(self, items: Sequence[Item]) -> list[Item]:
        """The items that still are to choose from, each under the number that leads its cluster today."""
        leads = {q.number: number for number, cluster in self.clusters.items() for q in cluster.wordings}
        found: dict[int, Item] = {}
        for item in items:
            if item.number in leads:
                lead = leads[item.number]
                found.setdefault(lead, Item(lead, item.pinned, item.status, item.reason))
        return list(found.values())


def fits(cluster: Cluster, roundtable_id: int, elsewhere: Collection[int]) -> bool:
    """Whether a cluster is to choose from at this roundtable; `elsewhere` are the numbers of those put at another."""
    if any(q.roundtable_id == roundtable_id for q in cluster.wordings):
        return True
    waits = all(q.roundtable_id is None for q in cluster.wordings)
    return waits and not any(q.number in elsewhere for q in cluster.wordings)
