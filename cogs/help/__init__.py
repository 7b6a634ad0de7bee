"""`/help`: what a person may do here, from the registry itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.i18n import Catalogue
from cogs.help.cog import HelpCog
from cogs.help.service import Help

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> HelpCog:
    """Make the cog; the registry is there once every feature is set up."""
    return HelpCog(Help(lambda: services.registry, _catalogue, services.spaces))


@cache
def _catalogue() -> Catalogue:
    return Catalogue(sorted(Path(__file__).parents[1].glob("*/locales")))
