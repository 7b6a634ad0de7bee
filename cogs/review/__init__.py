"""Review: moderators decide what becomes public, askers learn why and may appeal, and the ledger tells everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.review.appeals import Appeals
from cogs.review.cog import ReviewCog
from cogs.review.ledger import Ledgers
from cogs.review.moderating import Cards
from cogs.review.rules import Rules
from cogs.review.service import Review
from cogs.review.store import ReviewStore
from cogs.review.telling import Telling

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> ReviewCog:
    """Have every change of a question show on its card in the moderators' channel, and make the cog."""
    store = ReviewStore()
    rules = Rules(store)
    telling = Telling(services.outbox, services.pool, rules)
    cards = Cards(services.outbox, services.pool, services.roundtables, rules, store, services.doubles)
    review = services.review = Review(services.clock, services.pool, store, rules, telling)
    appeals = Appeals(services.clock, services.pool, store, services.people, telling, cards)
    review.decided.append(appeals.decided)
    services.waiting.append(appeals)
    services.pool.watchers += [cards.changed, review.filed]
    services.personal.insert(0, review)  # before those who answer for questions, whose cards show the appeals
    ledgers = services.ledgers = Ledgers(services.pool, store, rules)
    return ReviewCog(review, appeals, cards, rules, ledgers, services.roundtables)
