"""Public questions: a card each in the questions' channel, `/questions` for everyone, and the Support button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.supports.cog import SupportsCog
from cogs.supports.public import PublicCards
from cogs.supports.service import Supports
from cogs.supports.store import CardStore

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> SupportsCog:
    """Have every change of a question show on its public card, and make the cog."""
    cards = PublicCards(
        services.transaction, services.outbox, services.spaces, services.pool, services.roundtables, CardStore()
    )
    services.cards = cards
    services.pool.watchers.append(cards.changed)
    services.pool.pressed.append(cards.pressed)
    return SupportsCog(Supports(services.pool, services.people), cards, services.roundtables)
