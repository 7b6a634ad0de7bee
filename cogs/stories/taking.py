"""Tells what is new in what a source gave, and what changed, and keeps it."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from cogs.stories.filters import fold
from cogs.stories.links import canonical
from cogs.stories.store import LANGUAGE, StoryRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from cogs.stories.document import Item
    from cogs.stories.store import SourceRow, StoryStore

_ALIKE = 50
"""Of 100 points of likeness between headlines; what a story is called anew, with much of it changed, has about 60."""
_SITE = re.compile(r"^https?://(?:www\.)?")
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
    """Keep the items that the source has not given before and, if it `corrects`, the new words of those it has."""
    read = await _read(store, source.id, items)
    changed = [row for r in read if corrects and (row := r.row) is not None and _corrected(row, r.item, now)]
    for r in reversed(read):  # of several that tell one story, the first names it
        if r.row is not None:
            r.row.item_key, r.row.fingerprint = r.key, r.item.fingerprint
    rows = [_row(source, r.item, r.key, now) for r in _new(read)]
    rows.sort(key=lambda r: r.at, reverse=True)
    for row in reversed(rows):  # the later a story, the higher its number
        await store.add(row)
    return Taken(rows, changed)


async def unknown_items(store: StoryStore, source_id: int, items: Sequence[Item]) -> list[Item]:
    """The items that would be new, in their own order."""
    return [r.item for r in _new(await _read(store, source_id, items))]


@dataclass(frozen=True)
class _Read:
    """An item, the story that it is (None for a new one), and the key under which that is kept."""

    item: Item
    row: StoryRow | None
    key: str


async def _read(store: StoryStore, source_id: int, items: Sequence[Item]) -> list[_Read]:
    """What each item is.

    It is known by its id. Where an id was made of link and headline, now or back then, where one stands in place of
    another, and where they changed places, link and headline tell: ids that come, go, change (CivicPlus puts into them
    when an item was edited) or repeat make no story new, and none into another.
    """
    shown = [i for i in items if not i.blank]
    keys = [_key(i) for i in shown]
    known = await store.known(source_id, set(keys), {i.fingerprint for i in shown})
    by_key, by_mark = {row.item_key: row for row in known}, defaultdict[str, list[StoryRow]](list)
    for one in known:
        by_mark[one.fingerprint].append(one)
    there = set(keys)
    rows = [_row_of(i, by_key.get(k), by_mark[i.fingerprint], there) for i, k in zip(shown, keys, strict=True)]
    told = {row.id for i, row in zip(shown, rows, strict=True) if row is not None and row.fingerprint == i.fingerprint}
    read = []
    for item, key, row in zip(shown, keys, rows, strict=True):
        if row is not None and row.fingerprint != item.fingerprint and (row.id in told or _another(row, item)):
            read.append(_Read(item, None, _digest(f"{item.id}#{item.fingerprint}")))  # only its id is that story's
        else:
            moved = row is not None and key not in by_key and row.item_key not in there and keys.count(key) == 1
            read.append(_Read(item, row, key if row is None or moved else row.item_key))
    return read


def _row_of(item: Item, by_id: StoryRow | None, alike: Sequence[StoryRow], there: Collection[str]) -> StoryRow | None:
    """The story of that link and headline where ids say too little, or against one another; else that of the id."""
    if by_id is not None and by_id in alike:
        return by_id
    told = (r for r in alike if by_id is not None or item.derived or r.derived or _only_renamed(r, item, there))
    return next(told, by_id)


def _only_renamed(row: StoryRow, item: Item, there: Collection[str]) -> bool:
    """Whether an item with a story's link and headline is of its date too, and says the same or took its place."""
    same = item.summary in {"", row.summary} or row.item_key not in there
    return same and row.published_at == item.published


def _another(row: StoryRow, item: Item) -> bool:
    """Whether an id that stood for a story stands for another now, with a link, a headline and a date of its own."""
    if not (row.link and item.link) or canonical(row.link) == canonical(item.link):
        return False
    same_date = item.published is not None and item.published == row.published_at
    return not same_date and fuzz.ratio(fold(row.title), fold(item.title)) < _ALIKE


def _new(read: Iterable[_Read]) -> list[_Read]:
    """What is new, each once."""
    found, seen = list[_Read](), set[Any]()
    for r in read:
        marks = {r.key, (r.item.fingerprint, r.item.published, r.item.summary)}
        if r.row is None and not marks & seen:
            found.append(r)
        seen |= marks
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
    """What stands for an item's id; a site that moves to https or www, its ids along with it, gives nothing new."""
    return _digest(_SITE.sub("https://", item.id))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
