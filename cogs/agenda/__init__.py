"""The agenda of a roundtable: chosen by a fair rule, audited, and recomputable by anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.agenda.cog import AgendaCog
from cogs.agenda.service import Agendas
from cogs.agenda.store import AgendaStore
from cogs.agenda.why import QuestionsExplained

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AgendaCog:
    """Add the service that other features ask and what explains questions, and make the cog."""
    services.agendas = Agendas(
        services.clock, services.outbox, services.spaces, services.roundtables, services.pool, AgendaStore()
    )
    services.pool.watchers.append(services.agendas.question_changed)
    services.questions.settling.append(services.agendas.listed)
    services.explained.append(QuestionsExplained(services.agendas, services.pool))
    return AgendaCog(services.agendas)
