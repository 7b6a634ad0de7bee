"""Reads a page for its links to articles: the news page of a site that has no feed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from courlan.filters import is_navigation_page, is_not_crawlable, type_filter

from cogs.stories.document import Document, Item, UnreadableError
from cogs.stories.links import absolute, canonical, without_tracking
from cogs.stories.text import digest, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cogs.stories.page import Page

LINKS = 100
FEWEST = 3
"""A page with fewer links to articles is no list of them."""
_WORDS = 3
"""Words that the headline of a story has at least; "Read more" and "Contact us" have fewer."""
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|cookies?|social|share|newsletter|banner)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[^/]*[^\W_]+[-_][^/]*[-_][^/]*|[^/]*\d{3,}[^/]*")
"""The last part of an article's path: words joined by two dashes, or a number of three digits."""
_NUMBERED = re.compile(r"(?:^|&)\w*id=\d+", re.IGNORECASE)
"""An article named by a number in the address's query, as CivicPlus and Granicus do."""


def read_links(page: Page, url: str | None) -> Document:
    """The articles that a page links to, in its order. Raises UnreadableError where it is no list of articles."""
    base = absolute(next(iter(page.root.xpath("//base/@href")), None), url) or url or page.link
    titles: dict[str, str] = {}
    links: dict[str, str] = {}
    for anchor in page.root.iter("a"):
        link = absolute(anchor.get("href"), base)
        if link is None or not _is_article(link, base) or _is_furniture(anchor):
            continue
        key, title = canonical(link), _title(anchor)
        if len(title.split()) >= _WORDS and len(title) > len(titles.get(key, "")):
            titles[key] = title
            links.setdefault(key, without_tracking(link))
    if len(titles) < FEWEST:
        raise UnreadableError("no-links")
    items = tuple(_item(key, links[key], titles[key], page.language) for key in list(links)[:LINKS])
    return Document("page", page.title, items, language=page.language)


def _item(key: str, link: str, title: str, language: str | None) -> Item:
    mark = digest(key, "")
    return Item(key, title, link, None, "", language, derived=True, fingerprint=mark)


def _is_article(link: str, base: str | None) -> bool:
    """Whether an address of the same site looks like an article's and not like a section's or a list's."""
    parts = urlsplit(link)
    host = (urlsplit(base or "").hostname or "").removeprefix("www.")
    there = (parts.hostname or "").removeprefix("www.")
    if host and there != host and not there.endswith(f".{host}"):
        return False
    if base and canonical(link) == canonical(base):
        return False
    if not type_filter(link, strict=True) or is_navigation_page(link) or is_not_crawlable(link):
        return False
    last = parts.path.rstrip("/").rpartition("/")[2]
    return bool(_SLUG.fullmatch(last) or _NUMBERED.search(parts.query))


def _title(anchor: Any) -> str:
    said = one_line(anchor.text_content(), 300)
    alt = next(iter(anchor.xpath(".//img/@alt")), "")
    return said or one_line(anchor.get("title") or str(alt), 300)


def _is_furniture(anchor: Any) -> bool:
    return any(
        box.tag in {"nav", "footer", "form"} or _FURNITURE.search(f"{box.get('class') or ''} {box.get('id') or ''}")
        for box in _boxes(anchor)
    )


def _boxes(anchor: Any) -> Iterator[Any]:
    """What an anchor stands in, up to the body: that one's class says how the page looks, not what is in it."""
    for box in anchor.iterancestors():
        if box.tag in {"body", "html"}:
            return
        yield box
