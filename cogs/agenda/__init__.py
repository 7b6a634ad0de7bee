"""The agenda of a roundtable: chosen by a fair rule, audited, and recomputable by anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.agenda.cog import AgendaCog

if TYPE_CHECKING:
    from cogs.wiring import Services


def setup(services: Services) -> AgendaCog:  # noqa: ARG001
    """Make the cog."""
    return AgendaCog()
