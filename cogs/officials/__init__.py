"""Officials: who serves a place, imported from public data, dated, and open to correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.officials.cog import Officials
from cogs.officials.reports import Reports
from cogs.officials.service import Directory

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> Officials:
    """Make the directory, which other features ask about places and officials too, and the cog."""
    services.directory = Directory(services.clock, services.transaction, services.fetch)
    reports = Reports(services.clock, services.outbox)
    services.personal.append(reports)
    return Officials(services.directory, reports, services.config)
