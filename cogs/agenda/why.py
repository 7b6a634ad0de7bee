"""`/why` for questions: why one is on an agenda, or is not, in a resident's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.clean import numbered
from bot.core.errors import NotFoundError
from bot.core.permissions import Role
from bot.core.ui import Text
from cogs.agenda.store import SKIPPED, WAITING
from cogs.agenda.words import violated
from cogs.questions.service import choices

if TYPE_CHECKING:
    from bot.core.request import Request
    from cogs.agenda.service import Agenda, Agendas, Item, Stood
    from cogs.questions.service import Cluster, Pool


@dataclass(frozen=True)
class QuestionsExplained:
    """Explains questions, by number, to everybody; only public ones, whoever asks."""

    agendas: Agendas
    pool: Pool
    kind: str = "question"
    role: Role = Role.RESIDENT

    async def suggest(self, request: Request, typed: str) -> Sequence[ui.Choice]:
        """Public questions whose number or words are typed, the latest first."""
        return choices(await self.pool.like(request.community.id, typed))

    async def explain(self, request: Request, what: str) -> ui.Reply:
        """What every published agenda has to say of the question. Raises NotFoundError where it is not public."""
        cluster = await self._cluster(request.community.id, what)
        wordings = {question.number for question in cluster.wordings}
        found = await self.agendas.about(request.community.id, wordings)
        said = [text for agenda, stood in found for text in _of(agenda, stood, cluster)]
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


def _of(agenda: Agenda, stood: Stood | None, cluster: Cluster) -> list[Text]:
    """The sentences about one agenda, the main one first; none where the question is another roundtable's."""
    if stood is None:
        mine = any(q.roundtable_id == agenda.roundtable.id for q in cluster.wordings)
        return [Text("agenda-why-later", roundtable=agenda.roundtable.title)] if mine else []
    wordings = {q.number for q in cluster.wordings}
    on_it = next((item for item in agenda.items if item.number in wordings), None)
    return _on(agenda, stood, on_it) if on_it is not None else _off(agenda, stood)


def _on(agenda: Agenda, stood: Stood, item: Item) -> list[Text]:
    rule = "nobody" if not stood.people else "filled" if stood.filled else agenda.rule
    how = f"agenda-why-on-{rule}" if stood.chosen else f"agenda-why-on-{'before' if stood.built else 'by-hand'}"
    place = agenda.slate.index(item.number) + 1
    said = [Text("agenda-why-on", place=place, people=stood.people, how=Text(how), **_where(agenda, stood))]
    if item.status != WAITING:
        said.append(Text(f"agenda-why-{item.status}"))
    if item.status == SKIPPED:
        said.append(Text("agenda-reason-given", reason=item.reason))
    return said


def _off(agenda: Agenda, stood: Stood) -> list[Text]:
    rule = agenda.rule if stood.people else "nobody"
    how = f"agenda-why-off-{('by-hand' if stood.built else 'since') if stood.chosen else rule}"
    where = _where(agenda, stood)
    said = [Text("agenda-why-off", people=stood.people, have=stood.have, how=Text(how), **where)]
    if agenda.audit.violation is not None and agenda.audit.violation.question == stood.number:
        said.append(violated(agenda.audit.violation))
    if stood.chosen or agenda.audit.violation is not None:
        said += [Text("agenda-reason-given", reason=reason) for reason in agenda.reasons]
    return said


def _where(agenda: Agenda, stood: Stood) -> dict[str, str]:
    return {"roundtable": agenda.roundtable.title, "number": str(stood.number)}


def _also(text: Text) -> ui.Field:
    """What else is to be said, under what it is: the organisers' reason, the audit, or another agenda."""
    if text.key == "agenda-reason-given":
        return ui.Field(Text("agenda-reason"), text.args["reason"], short=False)
    label = "agenda-audit" if text.key.startswith("agenda-violated-") else "agenda-why-also"
    return ui.Field(Text(label), text, short=False)
