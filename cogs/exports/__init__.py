"""Files for the police chief's office: what was asked, what of it is on the agenda, what was answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.i18n import Catalogue
from cogs.exports.cog import ExportsCog
from cogs.exports.service import Exports
from cogs.questions.service import QuestionRecords

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> ExportsCog:
    """Add the service that the command line asks too, and make the cog."""
    catalogue = Catalogue(sorted(Path(__file__).parents[1].glob("*/locales")))
    services.exports = Exports(
        QuestionRecords(), services.roundtables, services.agendas, services.answers, services.ledgers, catalogue
    )
    return ExportsCog(services.exports, services.roundtables, services.clock)
