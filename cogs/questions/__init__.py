"""What residents want to know: asked in a form, kept under a number, listed and exported for the organisers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.i18n import Catalogue
from bot.core.ui import Text
from cogs.questions.asking_store import AskingStore
from cogs.questions.cog import QuestionsCog
from cogs.questions.doubles import Doubles
from cogs.questions.intake import Intake, Placeholder
from cogs.questions.limits import Limits
from cogs.questions.meaning import Meaning
from cogs.questions.neighbourhoods import Neighbourhoods
from cogs.questions.pool import Pool
from cogs.questions.pool_store import PoolStore
from cogs.questions.service import Questions
from cogs.questions.similar import Similar
from cogs.questions.similar_store import SimilarStore
from cogs.questions.store import RECEIVED, QuestionStore
from cogs.questions.votes import Votes
from cogs.questions.waiting import WaitingForAnswers

if TYPE_CHECKING:
    from cogs.questions.personal import Kind
    from cogs.wiring import Services


def setup(services: Services) -> QuestionsCog:
    """Add the services that other features ask, and make the cog. Stories are there by the time anybody asks."""

    async def story(community_id: int, story_id: int) -> str:
        return (await services.stories.story(community_id, story_id)).title

    store, asking = QuestionStore(), AskingStore()
    services.pool = Pool(services.clock, PoolStore(), store)
    services.questions = Questions(
        services.clock, services.transaction, services.roundtables, store, asking, services.pool
    )
    services.questions.subjects |= {"official": services.directory.subject, "story": story}
    services.titles |= dict.fromkeys(("question", "review"), services.pool.title)
    services.limits = Limits(services.clock, services.outbox, asking, store)
    services.personal += [Votes(store, services.pool), services.questions, services.limits]
    services.unanswered = WaitingForAnswers(store)
    services.waiting.append(services.unanswered)
    meaning = Meaning()
    similar = Similar(meaning, SimilarStore(), services.transaction, services.spaces)
    waiting = Similar(meaning, SimilarStore((RECEIVED,)), services.transaction, services.spaces)
    services.pool.watchers += [similar.changed, waiting.changed]
    services.doubles = Doubles(services.pool, similar, waiting)
    intake = Intake(
        services.clock, services.vault, services.people, services.roundtables, services.questions, services.pool,
        similar, services.limits, asking, services.directory.named, _placeholders(),
    )  # fmt: skip
    return QuestionsCog(
        limits=services.limits,
        clock=services.clock,
        questions=services.questions,
        roundtables=services.roundtables,
        intake=intake,
        neighbourhoods=Neighbourhoods(services.config / "neighborhoods.toml", asking),
        similar=(similar, waiting),
    )


def _placeholders() -> Placeholder:
    """What stands in a question, in its asker's language, where something was taken out."""
    catalogue = Catalogue([Path(__file__).parent / "locales"])

    def placeholder(kind: Kind, language: str) -> str:
        return catalogue.voice(language).say(Text(f"ask-personal-{kind}-out"))

    return placeholder
