"""Tells whether two outlets tell the same story: by their links, or by their headlines within a time window."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from cogs.stories.filters import fold
from cogs.stories.links import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.stories.store import SourceRow, StoryRow

WINDOW = timedelta(hours=48)
"""Stories further apart are two, however alike their headlines: the police log comes every week."""
ALIKE = 85
"""Of 100 points of likeness between two words ("approves", "approved"); "police" and "policy" have 83."""
MORE = 2
"""Words that one headline may have beyond the other's. A word *instead* of another makes two stories: of twenty pairs
tried, that is what sets "names new police chief" and "names new fire chief", or "pass" and "reject", apart, where the
likeness of the whole line does not. To post twice what two outlets put differently is the lesser mistake."""
SHORTEST = 4
"""Words below which a headline says too little to be told from others by likeness; three if they are the same."""
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to for with by from and or as is are be into after over amid its his her their "
        "el la los las lo un una de del al en y o a por para con que tras su sus es son se",
    )
)
_TURNS = frozenset({"not", "no", "never", "without", "denies", "sin", "nunca", "niega"})
"""Words that turn a headline into its opposite."""
_WORDS = re.compile(r"\w+")
_END = re.compile(r"\s+[-–—|·:]\s+")  # noqa: RUF001 -- as sites write


def same_story(story: StoryRow, source: SourceRow, leads: Iterable[tuple[StoryRow, SourceRow]]) -> StoryRow | None:
    """The story among `leads`, of another source, that this one tells too; None where there is none."""
    link = canonical(story.link) if story.link else None
    words = _words(story.title, source.title)
    near = [
        (lead, its_source)
        for lead, its_source in leads
        if lead.source_id != story.source_id and abs(lead.at - story.at) <= WINDOW
    ]
    same = (lead for lead, _ in near if link and lead.link and canonical(lead.link) == link)
    alike = (lead for lead, its_source in near if same_headline(words, _words(lead.title, its_source.title)))
    return next(same, None) or next(alike, None)


def same_headline(one: set[str], other: set[str]) -> bool:
    """Whether two headlines, as sets of words, say the same: one has all the words of the other, and few more."""
    if _numbers(one) != _numbers(other) or min(len(one), len(other)) < (SHORTEST - 1 if one == other else SHORTEST):
        return False
    beyond, missing = _unlike(one, other), _unlike(other, one)
    more = beyond or missing
    return not (beyond and missing) and len(more) <= MORE and not more & _TURNS


def _unlike(words: set[str], others: set[str]) -> set[str]:
    """The words that none of the others is like."""
    return {w for w in words - others if not any(_alike(w, o) for o in others)}


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one; "unconstitutional" is none of "constitutional", for what stands before it."""
    return fuzz.ratio(one, other) >= ALIKE and not one.endswith(other) and not other.endswith(one)


def _numbers(words: set[str]) -> set[str]:
    return {w for w in words if w.isdecimal()}


def _words(title: str, outlet: str) -> set[str]:
    """The words of a headline that say something, without the outlet's name that many put at its end."""
    parts = _END.split(title)
    if len(parts) > 1 and fuzz.partial_ratio(fold(parts[-1]), fold(outlet)) >= ALIKE:
        title = title[: title.rindex(parts[-1])]
    return set(_WORDS.findall(fold(title))) - _SMALL
