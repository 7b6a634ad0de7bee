"""What an import has to tell: counts, what changed, what was left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bot.core.ui import Text
from cogs.officials.importing.facts import Skip


@dataclass(frozen=True, slots=True)
class Change:
    """A stored fact became another: whose, which field, from what to what (empty: it was not, or no longer is)."""

    who: str
    field: str
    old: str
    new: str

    @property
    def text(self) -> Text:
        """The change as a message."""
        kind = "added" if not self.old else "removed" if not self.new else "changed"
        return Text(f"import-{kind}", who=self.who, field=self.field, old=self.old, new=self.new)


@dataclass
class Report:
    """What one source gave.

    `people`, `terms` and `places` count what was read; `added`, `changed` and `removed` count records (people,
    places, offices, districts of a town) by what became of them. `failure` is set where the source could not be
    read at all, and nothing of it was stored.
    """

    source: str
    people: int = 0
    terms: int = 0
    places: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    confirmed: int = 0
    """Records in which nothing is new but the day they were verified."""
    changes: list[Change] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    failure: Text | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the source stated nothing new."""
        return not (self.added or self.changed or self.removed)

    def reasons(self) -> list[tuple[Text, int]]:
        """Why things were left out, and how often, the commonest first."""
        return Counter(skip.reason for skip in self.skips).most_common()
