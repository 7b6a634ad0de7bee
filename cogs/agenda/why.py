"""`/why` for questions: why one is on an agenda, or is not, in a resident's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.clean import numbered, shorten
from bot.core.errors import NotFoundError
from bot.core.permissions import Role
from bot.core.ui import Text
from cogs.agenda.rules import choose
from cogs.agenda.store import SKIPPED, WAITING
from cogs.agenda.words import violated

if TYPE_CHECKING:
    from bot.core.request import Request
    from cogs.agenda.service import Agenda, Agendas
    from cogs.questions.service import Cluster, Pool

_LABEL = 80


@dataclass(frozen=True)
class QuestionsExplained:
    """Explains questions, by number, to everybody; only public ones, whoever asks."""

    agendas: Agendas
    pool: Pool
    kind: str = "question"
    role: Role = Role.RESIDENT

    async def suggest(self, request: Request, typed: str) -> Sequence[ui.Choice]:
        """Public questions whose number or words are typed, the latest first."""
        sought = typed.strip().lstrip("#").casefold()
        found = (await self.pool.clusters(request.community.id, size=None)).clusters
        wordings = [q for cluster in found for q in cluster.wordings]
        likely = [q for q in wordings if str(q.number) == sought] if sought.isdecimal() else [
            q for q in wordings if sought in q.text.casefold()
        ]  # fmt: skip
        return [ui.Choice(str(q.number), f"#{q.number} {shorten(q.text, _LABEL)}") for q in likely[:25]]

    async def explain(self, request: Request, what: str) -> ui.Reply:
        """What every published agenda has to say of the question. Raises NotFoundError where it is not public."""
        cluster = await self._cluster(request.community.id, what)
        said = [text for agenda in await self.agendas.all_published(request.community.id)
                for text in await self._of(request.community.id, agenda, cluster)]  # fmt: skip
        title = Text("agenda-why-question", number=str(cluster.lead.number))
        supporters = ui.Field(Text("agenda-supporters"), str(cluster.supporters))
        return ui.Reply(
            said[0] if said else Text("agenda-why-none"),
            [ui.Card(title, cluster.lead.text, fields=[supporters, *(_also(text) for text in said[1:])])],
        )

    async def _cluster(self, community_id: int, what: str) -> Cluster:
        question = await self.pool.numbered(community_id, numbered(what) or 0)
        found = await self.pool.by_key(community_id, question.cluster)
        if found is None:
            raise NotFoundError("pool-unknown")
        return found

    async def _of(self, community_id: int, agenda: Agenda, cluster: Cluster) -> list[Text]:
        """The sentences about one agenda, the main one first; none where the question is another roundtable's."""
        wordings = {q.number for q in cluster.wordings}
        on_it = next((item for item in agenda.items if item.number in wordings), None)
        election = await self.agendas.election(agenda, community_id)
        number = next((n for n in election.questions if n in wordings), None)
        where = {"roundtable": agenda.roundtable.title, "number": str(number)}
        if number is None:
            mine = any(q.roundtable_id == agenda.roundtable.id for q in cluster.wordings)
            return [Text("agenda-why-later", roundtable=agenda.roundtable.title)] if mine else []
        people, chosen = len(election.supporters[number]), choose(election, agenda.rule)
        if on_it is not None:
            how = f"agenda-why-on-{agenda.rule}" if number in chosen else "agenda-why-on-by-hand"
            place = agenda.slate.index(on_it.number) + 1
            said = [Text("agenda-why-on", place=place, people=people, how=Text(how), **where)]
            if on_it.status != WAITING:
                said.append(Text(f"agenda-why-{on_it.status}"))
            if on_it.status == SKIPPED:
                said.append(Text("agenda-reason-given", reason=on_it.reason))
            return said
        have = sum(bool(election.ballots[voter] & set(agenda.slate)) for voter in election.supporters[number])
        how = "agenda-why-off-by-hand" if number in chosen else f"agenda-why-off-{agenda.rule}"
        said = [Text("agenda-why-off", people=people, have=have, how=Text(how), **where)]
        if agenda.audit.violation is not None and agenda.audit.violation.question == number:
            said.append(violated(agenda.audit.violation))
        if number in chosen or agenda.audit.violation is not None:
            said += [Text("agenda-reason-given", reason=reason) for reason in agenda.reasons]
        return said


def _also(text: Text) -> ui.Field:
    """What else is to be said, under what it is: the organisers' reason, the audit, or another agenda."""
    if text.key == "agenda-reason-given":
        return ui.Field(Text("agenda-reason"), text.args["reason"], short=False)
    label = "agenda-audit" if text.key.startswith("agenda-violated-") else "agenda-why-also"
    return ui.Field(Text(label), text, short=False)
