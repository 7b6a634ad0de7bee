"""Fetches the articles of new stories whose source gives only a link or a headline, outside any transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot.core.errors import UserError
from bot.core.ports import FetchError
from cogs.stories.taking import unknown_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Transactions
    from cogs.stories.document import Item
    from cogs.stories.opening import Opened, Opener, Window
    from cogs.stories.store import StoryStore
    from cogs.stories.story import Source

ARTICLES = 10
"""Articles fetched for one source after one poll, the latest first: each is a request to somebody's site."""
_LATER = {408, 425, 429}
"""Answers of a site that may have the article another time."""
log = structlog.get_logger()


@dataclass
class Completer:
    """Reads articles for what a source leaves out."""

    transaction: Transactions
    store: StoryStore
    opener: Opener

    async def complete(self, source: Source, opened: Opened, window: Window) -> Opened:
        """What was opened, its new items with the summaries and, for a page, the headlines of their articles.

        A link of a page that leads to no article is passed over; one that cannot be fetched just now is left out,
        so that it is new the next time.
        """
        document = opened.document
        if document is None or document.kind not in {"feed", "page"} or source.first_polled_at is None:
            return opened
        wanting = await self._wanting(source, document.items, everything=document.kind == "page")
        found = {i.id: await self._article(i, window) for i in wanting}
        if document.kind == "page":
            later = {k for k, item in found.items() if item is None}
            items = [found.get(i.id) or i for i in document.items if i.id not in later]
            passed_over = frozenset(i.link for i in wanting if i.link and found[i.id] == i)
            return replace(opened, document=replace(document, items=tuple(items)), passed_over=passed_over)
        items = [_with_summary(i, found.get(i.id)) for i in document.items]
        return replace(opened, document=replace(document, items=tuple(items)))

    async def _wanting(self, source: Source, items: Sequence[Item], *, everything: bool) -> list[Item]:
        async with self.transaction():
            fresh = await unknown_items(self.store, source.id, items)
        wanting = [i for i in fresh if i.link and (everything or not i.summary)]
        wanting.sort(key=lambda i: i.published.timestamp() if i.published else 0.0, reverse=True)
        return wanting[:ARTICLES]

    async def _article(self, item: Item, window: Window) -> Item | None:
        """The item with its article's words; as it was where there is no article; None where to ask again later."""
        try:
            opened = await self.opener.again(item.link or "", window)
        except FetchError as error:
            status = error.status or 0
            return item if 400 <= status < 500 and status not in _LATER else None
        except UserError:
            return item
        read = opened.document.items[0] if opened.document and opened.document.kind == "article" else None
        if read is None:
            return item
        log.info("article-read", link=item.link)
        return replace(
            item, title=read.title, summary=read.summary, published=item.published or read.published,
            author=item.author or read.author, image=item.image or read.image, language=item.language or read.language,
        )  # fmt: skip


def _with_summary(item: Item, article: Item | None) -> Item:
    """A feed's item keeps its own headline."""
    return item if article is None else replace(article, title=item.title or article.title)
