"""Tells what is new in what a source gave, and keeps it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cogs.stories.store import LANGUAGE, StoryRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from cogs.stories.document import Item
    from cogs.stories.store import SourceRow, StoryStore


async def new_stories(store: StoryStore, source: SourceRow, items: Sequence[Item], now: datetime) -> list[StoryRow]:
    """Keep the items that the source has not given before; returns them, the earliest first.

    An item is known by its id. Where an id was made of link and headline, now or back then, the two of these
    tell: ids that come, go or repeat make no story new.
    """
    shown = [i for i in items if not i.blank]
    keys = {_key(i) for i in shown}
    known = await store.known(source.id, keys, {i.fingerprint for i in shown})
    seen = {row.item_key for row in known}
    marks = {row.fingerprint: row.derived for row in known}
    rows = []
    for item in shown:
        key = _key(item)
        if key in seen or (item.fingerprint in marks and (item.derived or marks[item.fingerprint])):
            continue
        seen.add(key)
        rows.append(_row(source, item, key, now))
    rows.sort(key=lambda r: r.at)
    await _add(store, rows)
    return rows


async def _add(store: StoryStore, rows: Iterable[StoryRow]) -> None:
    for row in rows:
        await store.add(row)


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
        language=(item.language or source.language or "")[:LANGUAGE] or None,
        published_at=item.published,
        seen_at=now,
        at=min(item.published or now, now),
    )


def _key(item: Item) -> str:
    return hashlib.sha256(item.id.encode("utf-8", "replace")).hexdigest()
