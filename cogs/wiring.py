"""Puts the features together: each one's `setup` takes the services there are and adds its own."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.ports import Ports

if TYPE_CHECKING:
    from bot.core.cog import Cog
    from bot.core.registry import Registry
    from cogs.agenda.service import Agendas
    from cogs.announcements.service import Announcements
    from cogs.answers.service import Answers
    from cogs.deliveries.service import Titled
    from cogs.exports.service import Exports
    from cogs.officials.service import Directory
    from cogs.privacy.service import PersonalRows, Waiting
    from cogs.questions.service import Doubles, Limits, Pool, Questions, WaitingForAnswers
    from cogs.review.service import Ledgers, Review
    from cogs.roundtables.service import Roundtables
    from cogs.stories.service import Stories
    from cogs.supports.service import PublicCards
    from cogs.why.service import Explained

FEATURES = (
    "community",
    "deliveries",
    "officials",
    "roundtables",
    "questions",
    "supports",
    "review",
    "stories",
    "announcements",
    "agenda",
    "answers",
    "why",
    "exports",
    "privacy",
    "help",
)
"""In the order of setup: a feature may use the services of those before it."""

LOCALES = tuple(Path(__file__).parent / feature / "locales" for feature in FEATURES)


@dataclass(kw_only=True)
class Services(Ports):
    """The ports of the machinery and every feature's service, as cogs and command-line commands find them.

    `personal` are the services that keep rows about a person: each adds itself in its setup, so that `/privacy`
    can show, export and erase them; `waiting` are those that know whom we must still be able to reach, `explained`
    those that `/why` asks, and `titles` tell what the things that are posted are called, added likewise.
    `addresses_kept` is how long the bot can reach others after their last matter. `registry` is there once every
    feature is set up.
    """

    directory: Directory = field(init=False)
    roundtables: Roundtables = field(init=False)
    pool: Pool = field(init=False)
    cards: PublicCards = field(init=False)
    questions: Questions = field(init=False)
    limits: Limits = field(init=False)
    doubles: Doubles = field(init=False)
    review: Review = field(init=False)
    ledgers: Ledgers = field(init=False)
    stories: Stories = field(init=False)
    announcements: Announcements = field(init=False)
    agendas: Agendas = field(init=False)
    answers: Answers = field(init=False)
    exports: Exports = field(init=False)
    personal: list[PersonalRows] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    unanswered: WaitingForAnswers = field(init=False)
    addresses_kept: timedelta = timedelta(days=90)
    explained: list[Explained] = field(default_factory=list)
    titles: dict[str, Titled] = field(default_factory=dict)
    registry: Registry = field(init=False)


def set_up(services: Services) -> list[Cog]:
    """Set up every feature in order; returns the cogs."""
    return [importlib.import_module(f"cogs.{feature}").setup(services) for feature in FEATURES]
