"""What the brief for the chief says, gathered while the questions pass: counts, and the few that each theme shows.

Whatever the number of questions, no more are kept than are shown: of each theme the most supported, of themes the
largest. The rest is counted and said to be there.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from cogs.questions.service import LIVE, WITHDRAWN

if TYPE_CHECKING:
    from cogs.exports.sheets import Setting
    from cogs.questions.service import Exported

SHOWN = 10
"""Questions of one theme that are printed."""
THEMES = 12
"""Themes that are told apart; a chart of more is read by nobody."""
TRACKED = 200
"""Themes that are counted apart while the questions pass; labels are a community's list, and shorter."""


@dataclass(frozen=True)
class Printed:
    """One question as it is printed. `others` are the numbers of the wordings that joined it."""

    number: int
    text: str
    language: str
    supporters: int
    others: tuple[int, ...]
    name: str | None
    neighbourhood: str | None
    sample: bool


@dataclass
class Theme:
    """What was asked under one label, or under none (`label` None).

    `questions` and `supports` count every question that bears the label, people once for each question. `filed` are
    those that are printed under it: a question with several labels is printed under its first.
    """

    label: str | None
    questions: int = 0
    supports: int = 0
    filed: int = 0
    _top: list[tuple[int, int, Printed]] = field(default_factory=list)

    @property
    def top(self) -> list[Printed]:
        """The most supported of those filed here, of equals the lower number first."""
        return [printed for *_, printed in sorted(self._top, key=lambda e: e[:2], reverse=True)]

    def add(self, asked: Exported, printed: Callable[[Exported], Printed] | None) -> None:
        """Count a question; with a way to print it, keep it while it is among the most supported."""
        self.questions += 1
        self.supports += asked.supporters
        if printed is not None:
            self.filed += 1
            rank = (asked.supporters, -asked.number)
            if len(self._top) < SHOWN or rank > self._top[0][:2]:
                self._keep((*rank, printed(asked)))

    def take_in(self, other: Theme) -> None:
        """Make another theme part of this one."""
        self.questions += other.questions
        self.supports += other.supports
        self.filed += other.filed
        for entry in other._top:
            self._keep(entry)

    def _keep(self, entry: tuple[int, int, Printed]) -> None:
        if len(self._top) < SHOWN:
            heapq.heappush(self._top, entry)
        elif entry[:2] > self._top[0][:2]:
            heapq.heapreplace(self._top, entry)


@dataclass
class Gathered:
    """Everything that the brief says of the questions."""

    setting: Setting
    printed: Collection[str] = LIVE
    """The statuses of the questions whose words are printed; the others are counted alone."""
    asked: int = 0
    """Questions, each wording counted, those taken back only where they are asked for."""
    unprinted: int = 0
    clusters: int = 0
    _asked_at: tuple[datetime, datetime] | None = None
    """When the first and the last was asked."""
    _themes: dict[str | None, Theme] = field(default_factory=dict)

    def add(self, questions: Iterable[Exported]) -> None:
        """Take some more questions in."""
        kept = [asked for asked in questions if asked.status != WITHDRAWN or WITHDRAWN in self.printed]
        if kept:
            times = [asked.asked_at for asked in kept] + list(self._asked_at or ())
            self._asked_at = min(times), max(times)
        printed = [asked for asked in kept if asked.status in self.printed and asked.status != WITHDRAWN]
        self.asked += len(kept)
        self.unprinted += len(kept) - len(printed)
        for asked in printed:
            if asked.lead == asked.number:
                self.clusters += 1
                self._file(asked)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which one was asked."""
        if self._asked_at is None:
            return None
        first, last = self._asked_at
        return self.setting.day(first), self.setting.day(last)

    @property
    def themes(self) -> list[Theme]:
        """The largest themes first; what has no label, or one of the smaller themes', is one theme at the end."""
        named = sorted((t for t in self._themes.values() if t.label is not None), key=lambda t: (-t.questions, t.label))
        rest = Theme(None)
        for small in [*named[THEMES:], *[t for t in self._themes.values() if t.label is None]]:
            rest.take_in(small)
        return [*named[:THEMES], *([rest] if rest.questions else [])]

    def _file(self, asked: Exported) -> None:
        for n, label in enumerate(asked.labels or (None,)):
            known = label if label in self._themes or len(self._themes) < TRACKED else None
            if known not in self._themes:
                self._themes[known] = Theme(known)
            self._themes[known].add(asked, None if n else self._printed)

    def _printed(self, asked: Exported) -> Printed:
        return Printed(
            asked.number, asked.text, asked.language, asked.supporters, tuple(asked.others), asked.name,
            self.setting.neighbourhood(asked), asked.about == "sample",
        )  # fmt: skip
