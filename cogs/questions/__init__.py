"""What residents want to know: asked in a form, kept under a number, listed and exported for the organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.questions.cog import QuestionsCog
from cogs.questions.pool import Pool
from cogs.questions.pool_store import PoolStore
from cogs.questions.service import Questions
from cogs.questions.store import QuestionStore
from cogs.questions.waiting import WaitingForAnswers

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> QuestionsCog:
    """Add the service that other features ask, and make the cog. Stories are there by the time anybody asks."""

    async def story(community_id: int, story_id: int) -> str:
        return (await services.stories.story(community_id, story_id)).title

    store = QuestionStore()
    services.pool = Pool(services.clock, PoolStore(), store)
    services.questions = Questions(services.clock, services.transaction, services.roundtables, store, services.pool)
    services.questions.subjects |= {"official": services.directory.subject, "story": story}
    services.personal.append(services.questions)
    services.waiting.append(WaitingForAnswers(store))
    return QuestionsCog(services.questions, services.roundtables)
