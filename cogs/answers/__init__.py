"""What became of the questions: asked, skipped, answered; and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.answers.cog import AnswersCog
from cogs.answers.service import Answers
from cogs.answers.store import AnswerStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AnswersCog:
    """Add the service that other features ask, and make the cog."""
    services.answers = Answers(
        services.clock, services.outbox, services.people, services.spaces, services.pool, services.agendas,
        services.roundtables, services.directory, services.cards, AnswerStore(),
    )  # fmt: skip
    services.cards.outcomes = services.answers.outcomes
    services.pool.watchers.append(services.answers.question_changed)
    services.titles["answer"] = services.answers.title
    services.unanswered.settled = services.answers.settled
    services.personal.append(services.answers)
    return AnswersCog(
        services.agendas, services.answers, services.clock, services.spaces, services.transaction, services.vault
    )
