"""A community's own rules of review: whether questions wait, and the published reasons for which one is rejected."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.clean import one_line
from bot.core.errors import UserError
from bot.core.ui import Text

if TYPE_CHECKING:
    from bot.core.ui import Words
    from cogs.review.store import ReviewStore

Mode = Literal["review", "open"]
STANDARD = ("abuse", "private", "unrelated", "answered", "unclear", "advert")
"""Reasons that come with the program, each `review-reason-<key>` in the catalogue."""
MOST_OWN, SHORTEST, LONGEST = 10, 5, 70
"""Own reasons, and the characters in one: an entry of Slack's menus holds 75."""


@dataclass(frozen=True)
class Reason:
    """One of the published reasons, in both languages."""

    key: str
    words: Words


@dataclass(frozen=True)
class Ways:
    """How a community reviews. `own` are its own reasons: key, English, Spanish."""

    mode: Mode = "review"
    standard: tuple[str, ...] = STANDARD
    own: tuple[tuple[str, str, str], ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The published list."""
        named = [Reason(key, Text(f"review-reason-{key}")) for key in self.standard]
        return (*named, *(Reason(key, _own(en, es)) for key, en, es in self.own))

    @property
    def own_lines(self) -> str:
        """The own reasons as they are written in the form."""
        return "\n".join(en if en == es else f"{en} | {es}" for _, en, es in self.own)


@dataclass
class Rules:
    """Reads and changes the rules."""

    store: ReviewStore

    async def of(self, community_id: int) -> Ways:
        """How the community reviews."""
        row = await self.store.rules(community_id)
        if row is None:
            return Ways()
        mode: Mode = "open" if row.mode == "open" else "review"
        return Ways(mode, tuple(row.standard), tuple((k, en, es) for k, en, es in row.own))

    async def words(self, community_id: int, key: str | None) -> Words:
        """What a reason says; one that was taken off the list since is said without its words."""
        found = [r.words for r in (await self.of(community_id)).reasons if r.key == key]
        if found:
            return found[0]
        return Text(f"review-reason-{key}") if key in STANDARD else Text("review-reason-former")

    async def set(self, community_id: int, mode: str, standard: Sequence[str], own: str) -> None:
        """Change the rules. `own` has a reason a line, "English | Español" or the same words for both.

        Raises UserError at `own` or `standard`.
        """
        mine = [_read(line) for line in own.splitlines() if one_line(line)]
        chosen = [key for key in STANDARD if key in standard]
        if len(mine) > MOST_OWN:
            raise UserError("review-reasons-many", field="own", max=MOST_OWN)
        if not mine and not chosen:
            raise UserError("review-reasons-none", field="standard")
        await self.store.set_rules(community_id, mode=mode, standard=chosen, own=mine)


def _read(line: str) -> list[str]:
    english, _, spanish = (one_line(part) for part in line.partition("|"))
    both = [english or spanish, spanish or english]
    for words in both:
        if not SHORTEST <= len(words) <= LONGEST:
            raise UserError("review-reason-length", field="own", given=words[:80], min=SHORTEST, max=LONGEST)
    return ["own-" + hashlib.sha256("|".join(both).encode()).hexdigest()[:12], *both]


def _own(english: str, spanish: str) -> Text:
    return Text("review-reason-own", en=english, es=spanish)
