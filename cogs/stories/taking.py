"""Tells what is new in what a source gave, and what changed, and keeps it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cogs.stories.store import LANGUAGE, StoryRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from cogs.stories.document import Item
    from cogs.stories.store import SourceRow, StoryStore

_COUNTED = r"(?:comments?|comentarios?|points?|puntos?|repl(?:y|ies)|views?|vistas?|likes?|shares?|votes?|reactions?)"
_COUNTS = re.compile(
    rf"[\[(]?\b\d[\d.,]*\s*k?\s+{_COUNTED}\b[\])]?|\b(?:#\s*)?{_COUNTED}\s*[:(]\s*\d[\d.,]*\s*k?\)?"
    r"|\b\d+\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\s+ago\b|\bhace\s+\d+\s+(?:segundos?|minutos?|horas?|d[ií]as?)\b",
    re.IGNORECASE,
)
"""What goes up by itself, and is no correction."""


@dataclass(frozen=True)
class Taken:
    """What a source gave: stories that are new, the latest first, and known ones whose words changed."""

    new: Sequence[StoryRow]
    changed: Sequence[StoryRow]


async def take_items(
    store: StoryStore, source: SourceRow, items: Sequence[Item], now: datetime, *, corrects: bool = True
) -> Taken:
    """Keep the items that the source has not given before and, if it `corrects`, the new words of those it has.

    An item is known by its id. Where an id was made of link and headline, now or back then, the two of these
    tell: ids that come, go or repeat make no story new.
    """
    shown = [i for i in items if not i.blank]
    known = await store.known(source.id, {_key(i) for i in shown}, {i.fingerprint for i in shown})
    by_key = {row.item_key: row for row in known}
    there = [(row, i) for i in shown if corrects and (row := by_key.get(_key(i))) is not None]
    changed = [row for row, i in there if _corrected(row, i, now)]
    rows = [_row(source, item, _key(item), now) for item in _unknown(shown, known)]
    rows.sort(key=lambda r: r.at, reverse=True)
    for row in reversed(rows):  # the later a story, the higher its number
        await store.add(row)
    return Taken(rows, changed)


async def unknown_items(store: StoryStore, source_id: int, items: Sequence[Item]) -> list[Item]:
    """The items that would be new, in their own order."""
    shown = [i for i in items if not i.blank]
    known = await store.known(source_id, {_key(i) for i in shown}, {i.fingerprint for i in shown})
    return _unknown(shown, known)


def _unknown(shown: Sequence[Item], known: Collection[StoryRow]) -> list[Item]:
    seen = {row.item_key for row in known}
    marks = {row.fingerprint: row.derived for row in known}
    found = []
    for item in shown:
        key = _key(item)
        if key in seen or (item.fingerprint in marks and (item.derived or marks[item.fingerprint])):
            continue
        seen.add(key)
        found.append(item)
    return found


def _corrected(row: StoryRow, item: Item, now: datetime) -> bool:
    """Take over a changed headline, summary or link; whether readers would see a difference.

    A summary that is gone was not corrected, and one that a moderator wrote stays.
    """
    if row.edited:
        return False
    title, summary = item.title or row.title, item.summary or row.summary
    changed = _said(title) != _said(row.title) or _said(summary) != _said(row.summary)
    if changed:
        row.title, row.summary, row.corrected_at = title, summary, now
        row.link, row.image = item.link or row.link, item.image or row.image
    return changed


def _said(text: str) -> str:
    return " ".join(_COUNTS.sub("", text).split())


def _row(source: SourceRow, item: Item, key: str, now: datetime) -> StoryRow:
    return StoryRow(
        community_id=source.community_id,
        source_id=source.id,
        item_key=key,
        fingerprint=item.fingerprint,
        derived=item.derived,
        title=item.title,
        link=item.link,
        summary=item.summary,
        author=item.author,
        image=item.image,
        language=(source.own_language or item.language or source.language or "")[:LANGUAGE] or None,
        published_at=item.published,
        seen_at=now,
        at=min(item.published or now, now),
        categories=list(item.categories),
    )


def _key(item: Item) -> str:
    """What stands for an item's id; a site that moves to https, its ids along with it, gives nothing new."""
    named = f"https{item.id[4:]}" if item.id.startswith("http:") else item.id
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()
