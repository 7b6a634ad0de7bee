"""What other features may use of agendas."""

from __future__ import annotations

from cogs.agenda.audit import Audit, Violation, audit
from cogs.agenda.bundle import Asked, checksum, made, read
from cogs.agenda.election import Election
from cogs.agenda.rules import RULES, Rule, choose

__all__ = ["RULES", "Asked", "Audit", "Election", "Rule", "Violation", "audit", "checksum", "choose", "made", "read"]
