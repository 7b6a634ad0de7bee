"""What a web page says of itself: its headline, date, language, picture, and the feeds it names.

Reads Open Graph, schema.org JSON-LD and plain HTML. Knows nothing of the page's text: `article` does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from htmldate import find_date
from trafilatura import load_html

from cogs.stories.document import UnreadableError
from cogs.stories.instants import instant
from cogs.stories.links import absolute
from cogs.stories.text import fingerprint, language_tag, one_line, tidy

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_STORY = re.compile(r"(?:News|Reportage|Opinion|Analysis|Background|Review|Blog)?(?:Article|Posting)$")
_STORY_MARKS = ("article:published_time", "article:modified_time")
_BY = re.compile(r"^(?:by|por)\s+|^author:\s*", re.IGNORECASE)
_DEPTH = 200


@dataclass(frozen=True)
class Page:
    """A page's own account of itself; `story` tells whether it says that it is one article."""

    root: Any
    title: str
    published: datetime | None
    language: str | None
    author: str | None
    image: str | None
    link: str | None
    feeds: tuple[str, ...]
    story: bool


def read_page(text: str, url: str | None = None) -> Page:
    """Read a page's head. Raises UnreadableError where the text is no HTML."""
    root = load_html(text)
    if root is None:
        raise UnreadableError("not-a-source")
    meta = _metas(root)
    stories = list(_stories(root))
    told = stories[0] if stories else {}
    base = absolute(_attribute(root, "//base/@href"), url) or url
    named = (_attribute(root, "//link[@rel='canonical']/@href"), meta.get("og:url"))
    link = next((found for one in named if (found := absolute(one, base))), url)
    return Page(
        root=root,
        title=_title(root, meta, told),
        published=_published(root, meta, told),
        language=language_tag(
            root.get("lang") or root.get("xml:lang") or told.get("inLanguage") or meta.get("og:locale")
        ),
        author=_author(told, meta),
        image=absolute(meta.get("og:image") or meta.get("twitter:image"), base),
        link=link,
        feeds=_feeds(root, base or link),
        story=_is_story(meta, stories),
    )


def _is_story(meta: dict[str, str], stories: list[dict[str, Any]]) -> bool:
    """Whether a page tells that it is one article; that of a site which tells of several is none of them."""
    headlines = {fingerprint(str(told.get("headline"))) for told in stories}
    return len(headlines) == 1 or meta.get("og:type") == "article" or any(m in meta for m in _STORY_MARKS)


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        said = tag.get("content") or tag.get("value")
        if name and said:
            found.setdefault(name.lower(), said)
    return found


def _stories(root: Any) -> Iterator[dict[str, Any]]:
    """What JSON-LD (schema.org) tells of an article."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            kinds = thing.get("@type")
            if any(_STORY.match(k) for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)):
                yield thing


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for part in data:
            yield from _things(part, depth + 1)


def _title(root: Any, meta: dict[str, str], told: dict[str, Any]) -> str:
    """The headline on which two of JSON-LD, Open Graph and the only h1 agree, else the first of them."""
    tops = root.xpath("//h1")
    top = tops[0].text_content() if len(tops) == 1 else ""
    page = _attribute(root, "//title/text()")
    said = (told.get("headline"), meta.get("og:title"), top, page)
    given = [one_line(unescape(str(t))) for t in said if t]  # sites often escape what they write there once more
    marks = [fingerprint(t) for t in given]
    agreed = [t for t, m in zip(given, marks, strict=True) if m and marks.count(m) > 1]
    if agreed:
        return agreed[0]
    within = [t for t, m in zip(given, marks, strict=True) if m and any(o != m and o.startswith(m) for o in marks)]
    named = one_line(top) if top and fingerprint(top) in fingerprint(page) else ""
    return next((t for t in (*within, named, *given) if t), "")


def _published(root: Any, meta: dict[str, str], told: dict[str, Any]) -> datetime | None:
    marks = (
        "article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "parsely-pub-date",
    )
    times = root.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    said = [told.get("datePublished"), *(meta.get(m) for m in marks), *times[:3]]
    return next((at for s in said if isinstance(s, str) and (at := instant(s))), None) or _printed(root)


def _printed(root: Any) -> datetime | None:
    """The date that readers see on the page, as midnight UTC of that day."""
    said = find_date(root, extensive_search=False, original_date=True)
    return instant(said) if said else None


def _author(told: dict[str, Any], meta: dict[str, str]) -> str | None:
    people = told.get("author")
    listed = people if isinstance(people, list) else [people]
    names = [p.get("name") if isinstance(p, dict) else p for p in listed]
    said = ", ".join(n for n in names if isinstance(n, str) and n) or meta.get("author") or ""
    said = _BY.sub("", said)
    return one_line(said, 200) if said and not said.startswith(("http://", "https://")) else None


def _feeds(root: Any, base: str | None) -> tuple[str, ...]:
    """The feeds that a page names (`<link rel="alternate">`), those of comments last."""
    found: dict[str, bool] = {}
    for tag in root.xpath("//link[@href]"):
        kind = (tag.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (tag.get("rel") or "").lower().split() and kind in FEED_TYPES:
            link = absolute(tag.get("href"), base)
            if link:
                found.setdefault(link, "comment" in f"{tag.get('title')} {link}".lower())
    return tuple(sorted(found, key=found.__getitem__))


def _attribute(root: Any, path: str) -> str:
    return tidy(str(next(iter(root.xpath(path)), "")))
