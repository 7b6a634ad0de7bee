"""Reads feeds: RSS 0.9 to 2.0, Atom, RDF (through feedparser) and JSON Feed.

Pure functions on bytes: no network, no files, no clock. What they cost on hostile bytes is bounded by the process
they run in (`reader`).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from itertools import chain, islice
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import unescape as unescaped

import feedparser
from feedparser.mixin import _FeedParserMixin

from cogs.stories.document import Document, Item, Problem, UnreadableError
from cogs.stories.instants import instant
from cogs.stories.links import absolute, canonical
from cogs.stories.mending import decoded, mended, whole_json
from cogs.stories.resting import rest_of
from cogs.stories.text import digest, fingerprint, language_tag, one_line, summarised, tidy, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

ITEMS = 2000
"""More than this a feed is not read; the longest honest one seen had 730."""
NAMES = 20
"""Categories or authors of one item that are kept."""
_BODY = 50_000
"""Characters of an item's text that are looked at for its summary."""
_HEAD = 1000
"""As many tell whether its text says more than its headline."""
_HTML = {"text/html", "application/xhtml+xml"}
_DATES = ("published", "updated", "created")
_PICTURE = re.compile(
    r"""<img\b(?P<rest>[^>]{0,1000}?)\bsrc\s*=\s*["'](?P<src>[^"'>]{1,2000})["'](?P<more>[^>]{0,1000})""", re.IGNORECASE
)
_MARKED = re.compile(
    r"<br\s*/?>|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{2,32});"
    r"|<(?P<tag>a|abbr|b|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?>[^<]{0,500}</(?P=tag)\s*>",
    re.IGNORECASE,
)
"""HTML, and not a text that speaks of tags or compares numbers."""
_PIXEL = re.compile(r"""\b(?:width|height)\s*=\s*["']?[01]\b|feedburner\.com/~|/pixel|\bblank\.gif""", re.IGNORECASE)
"""Images that count readers."""
_PICTURED = re.compile(r"^[^?#]*\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
_MAIL = re.compile(r"[^\s()<>]+@[^\s()<>]+")
_PIECE = re.compile(rb"<(item|entry)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)

_FeedParserMixin.can_be_relative_uri = _FeedParserMixin.can_be_relative_uri - {"id"}
"""An id is a name and no address: it stays as it is given, also under `xml:base` (RFC 4287, 4.2.6.1)."""


def _begin_caption(parser: Any, attributes: Any) -> None:
    parser.push_content("caption", attributes, "text/html", 1)


def _end_caption(parser: Any) -> None:
    parser.pop_content("caption")


_FeedParserMixin._start_media_description = _begin_caption  # noqa: SLF001 -- feedparser finds an element's methods by name
_FeedParserMixin._end_media_description = _end_caption  # noqa: SLF001
"""`media:description` tells of a picture or video: left alone, the caption of one takes its story's words' place."""


@dataclass(frozen=True)
class _Raw:
    """An item as the format gives it, before ids are made."""

    guid: str | None
    title: str
    link: str | None
    published: datetime | None
    text: str
    language: str | None
    author: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()
    said: str = ""
    """The date in the source's words."""


def read_feed(body: bytes, url: str | None = None, content_type: str = "") -> Document:
    """Read a feed in XML. `url` is where it came from, for links that are relative to it.

    Raises UnreadableError where the bytes hold no feed at all.
    """
    text, problems = decoded(body, content_type)
    data, more = mended(text)
    parsed = _parsed(data, url)
    if parsed is None:
        parsed, lost = _piece_by_piece(data, url)
        more += lost
    entries, channel = parsed.get("entries", []), parsed.get("feed", {})
    if not parsed.get("version") and not entries:
        raise UnreadableError("not-a-source")
    if parsed.get("bozo") and all(p.code != "malformed" for p in more):
        more.append(Problem("malformed", {"line": _line(parsed.get("bozo_exception"))}))
    base = url or absolute(_get(channel, "link"))
    if base != url and b"xml:base" in data:  # without one, feedparser takes an entry's for that of all that follow
        entries = (_parsed(data, base) or parsed).get("entries", [])
    language = language_tag(_get(channel, "language"))
    atom = str(parsed.get("version")).startswith("atom")
    raw = [_entry(e, base, language, atom=atom) for e in entries[:ITEMS] if e]
    if empty := sum(not e for e in entries):
        more.append(Problem("items", {"count": empty}))
    items, odd = with_ids(raw)
    title = one_line(_plain(channel, "title", atom=atom))
    problems += more + odd + too_many(len(entries))
    rest = rest_of(data, channel)
    return Document("feed", title, tuple(items), problems=tuple(problems), language=language, rest=rest)


def _parsed(data: bytes, url: str | None) -> Any | None:
    """What feedparser makes of XML that came from an address, or None where it falls over it."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    try:
        parsed = feedparser.parse(
            io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        return None
    for entry in parsed["entries"] if parsed.get("bozo") else ():
        if said := _get(entry, "id"):
            entry["id"] = unescaped(said)  # its parser of malformed XML leaves it as it is written
    return parsed


def _piece_by_piece(data: bytes, url: str | None) -> tuple[Any, list[Problem]]:
    """Parse a feed's items one at a time, each under the feed's own head; what makes the parser fall is left out."""
    pieces = list(islice(_PIECE.finditer(data), ITEMS))
    head = data[: pieces[0].start()] if pieces else data
    parsed = _parsed(head, url) or {"version": "", "feed": {}, "entries": []}
    entries, problems = [], []
    for number, piece in enumerate(pieces, 1):
        alone = _parsed(head + piece.group(0), url)
        if alone is None:
            problems.append(Problem("item", {"number": number}))
        else:
            entries += alone.get("entries", [])
    return {**parsed, "entries": entries, "bozo": False}, problems or [Problem("malformed", {"line": 0})]


def read_json_feed(body: bytes, url: str | None = None, content_type: str = "") -> Document:
    """Read a JSON Feed (jsonfeed.org, versions 1 and 1.1). Raises UnreadableError where it is none."""
    text, problems = decoded(body, content_type)
    try:
        data, lost = whole_json(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("not-a-source") from error
    problems += lost
    if not isinstance(data, dict) or "jsonfeed.org/version/" not in str(data.get("version")):
        raise UnreadableError("not-a-source")
    listed = data.get("items")
    found = [i for i in listed if isinstance(i, dict)] if isinstance(listed, list) else []
    if not isinstance(listed, list) or len(found) < len(listed):
        problems.append(Problem("items", {"count": len(listed) - len(found) if isinstance(listed, list) else 0}))
    language = language_tag(_text(data.get("language")))
    base = url or absolute(_text(data.get("feed_url"))) or absolute(_text(data.get("home_page_url")))
    items, odd = with_ids([_json_item(i, base, language) for i in found[:ITEMS]])
    problems += odd + too_many(len(found))
    return Document(
        "feed", one_line(_unmarked(_text(data.get("title")))), tuple(items), problems=tuple(problems), language=language
    )


def with_ids(raw: list[_Raw]) -> tuple[list[Item], list[Problem]]:
    """Give every item an id that no other item of the document has, and name what is odd about them.

    The guid where there is one and it does not repeat, else the canonical link, with the headline's fingerprint
    where even that repeats. Items that are alike in all of this are one item given twice and share their id.
    """
    marks = [digest(canonical(r.link) if r.link else "", fingerprint(one_line(r.title) or r.text[:_BODY])) for r in raw]
    different = {(r.guid, r.link and canonical(r.link), mark) for r, mark in zip(raw, marks, strict=True)}
    guids = Counter(guid for guid, _, _ in different if guid)
    links = Counter(link for _, link, _ in different if link)
    items, problems = [], []
    for number, (r, mark) in enumerate(zip(raw, marks, strict=True), 1):
        title, summary = one_line(r.title), summarised(r.text[:_BODY], r.title)
        derived = r.guid is None or guids[r.guid] > 1
        base = r.guid or (canonical(r.link) if r.link else "")
        alone = bool(base) and (links[base] == 1 if r.guid is None else not derived)
        item = Item(
            id=base if alone else f"{base}#{mark}", title=title, link=r.link, published=r.published,
            summary=summary, language=r.language, derived=derived, fingerprint=mark, author=r.author, image=r.image,
            categories=r.categories,
        )  # fmt: skip
        items.append(item)
        problems += _odd(number, r, item)
    if any(n > 1 for n in guids.values()):
        problems.append(Problem("ids-repeat", {"count": sum(n > 1 for n in guids.values())}))
    return items, problems


def too_many(count: int) -> list[Problem]:
    """The problem of a feed longer than is read."""
    return [Problem("too-many", {"count": count, "max": ITEMS})] if count > ITEMS else []


def _odd(number: int, raw: _Raw, item: Item) -> list[Problem]:
    problems = []
    if item.blank:
        problems.append(Problem("blank", {"number": number}))
    elif item.link is None:
        problems.append(Problem("no-link", {"number": number, "title": one_line(item.title or item.summary, 80)}))
    if raw.said and item.published is None:
        problems.append(Problem("date", {"number": number, "date": one_line(raw.said, 60)}))
    return problems


def _entry(entry: Any, base: str | None, language: str | None, *, atom: bool) -> _Raw:
    guid = tidy(_get(entry, "id")) or None
    given = _linked(entry)
    bare = given if given != _get(entry, "id") or given.startswith(("http://", "https://")) else None
    link = absolute(bare, base)
    told = (entry.get("summary_detail"), *entry.get("content", ()), entry.get("caption_detail"))
    content = [c for c in told if c and c.get("value")]
    bodies = [str(c.get("value"))[:_BODY] for c in content]
    title = _plain(entry, "title", atom=atom)
    texts = (words(b) if c.get("type") in _HTML or "<" in b else tidy(b) for c, b in zip(content, bodies, strict=True))
    own = entry.get("title_detail") or {}
    return _Raw(
        guid=guid,
        title=title,
        link=link,
        published=_published(entry),
        text=next((t for t in texts if fingerprint(t[:_HEAD]) not in {"", fingerprint(title)}), ""),
        language=language_tag(_get(entry, "language")) or language_tag(own.get("language")) or language,
        author=_byline(_authors(entry, atom=atom)),
        image=_image(entry, bodies, link or base),
        categories=_names(t.get("label") or t.get("term") for t in entry.get("tags") or ()),
        said=next((v for n in _DATES if (v := _get(entry, n))), ""),
    )


def _json_item(item: dict[str, Any], base: str | None, language: str | None) -> _Raw:
    html = _text(item.get("content_html"))[:_BODY]
    text = _unmarked(_text(item.get("summary")) or _text(item.get("content_text"))) or words(html)
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return _Raw(
        guid=tidy(_text(item.get("id"))) or None,
        title=_unmarked(_text(item.get("title"))),
        link=absolute(_text(item.get("url")) or _text(item.get("external_url")), base),
        published=instant(_text(item.get("date_published"))) or instant(_text(item.get("date_modified"))),
        text=text,
        language=language_tag(_text(item.get("language"))) or language,
        author=_byline(p.get("name") for p in people or () if isinstance(p, dict)),
        said=_text(item.get("date_published")),
        categories=_names(item.get("tags") if isinstance(item.get("tags"), list) else ()),
        image=_json_image(item, html, base),
    )


def _json_image(item: dict[str, Any], html: str, base: str | None) -> str | None:
    """The picture that an item names or has attached, else the first in its text."""
    given = item.get("attachments")
    listed = [a for a in given if isinstance(a, dict)] if isinstance(given, list) else []
    attached = [a.get("url") for a in listed if _text(a.get("mime_type")).startswith("image/")]
    found = chain([item.get("image"), item.get("banner_image"), *attached], pictures_in(html))
    return next((a for f in found if (a := absolute(_text(f), base))), None)


def _names(given: Iterable[Any] | None) -> tuple[str, ...]:
    """An item's categories or authors in plain text, each once."""
    said = (one_line(words(n) if "<" in n or "&" in n else n, 60) for n in given or () if isinstance(n, str))
    return tuple(dict.fromkeys(n for n in said if n))[:NAMES]


def _authors(entry: Any, *, atom: bool) -> list[Any]:
    """Who wrote it. Their mail addresses, which feeds give too, are nothing to post.

    RSS gives both in one text, of which feedparser takes an address for too short: "desk@hartford.media (Ana)".
    """
    people = entry.get("authors") or []
    if atom or not any("email" in one for one in people):
        return [one.get("name") for one in people]
    return [_MAIL.sub("", _get(entry, "author")).strip(" ()<>")]


def _byline(names: Iterable[Any]) -> str | None:
    return one_line(", ".join(_names(names)), 200) or None


def _plain(entry: Any, name: str, *, atom: bool) -> str:
    """A field as plain text: markup stripped and entities decoded where the format, or in RSS the text, says so."""
    value = _get(entry, name)
    detail = entry.get(f"{name}_detail") or {}
    if detail.get("type") in _HTML:
        return words(value)
    return tidy(value) if atom else _unmarked(value)


def _unmarked(value: str) -> str:
    """What should be plain text as such, also where it turns out to be HTML."""
    return words(value) if _MARKED.search(value) else tidy(value)


def _linked(entry: Any) -> str:
    """Its first link to a page, or to another form of it; else what its id or guid says of itself to be one."""
    forms = [one for one in entry.get("links") or () if one.get("rel") == "alternate" and one.get("href")]
    pages = [one for one in forms if one.get("type") in _HTML]
    return str((pages or forms)[0]["href"]) if forms else _get(entry, "link")


def _published(entry: Any) -> datetime | None:
    """When it was published, or else changed or made: the first date of these that can be read."""
    return next((at for name in _DATES if (at := instant(_get(entry, name)))), None)


def _image(entry: Any, bodies: Iterable[str], base: str | None) -> str | None:
    """The picture that an item names, else the first in its text."""
    pictures = [m for m in (*entry.get("media_content", ()), *entry.get("enclosures", ())) if _is_picture(m)]
    named = [m.get("url") or m.get("href") for m in (*pictures, *entry.get("media_thumbnail", ()))]
    named.append((entry.get("image") or {}).get("href"))
    found = (absolute(a, base) for a in chain(named, *map(pictures_in, bodies)) if a)
    return next((a for a in found if a), None)


def _is_picture(media: Any) -> bool:
    """Whether an enclosure is one; of one that says nothing of what it is, its address tells."""
    kind = str(media.get("type") or "")
    told = bool(kind or media.get("medium"))
    of_kind = kind.startswith("image/") or media.get("medium") == "image"
    return of_kind if told else bool(_PICTURED.search(str(media.get("url") or media.get("href") or "")))


def pictures_in(html: str) -> Iterator[str]:
    """The addresses of the pictures in a piece of HTML, those that only count readers left out."""
    for tag in _PICTURE.finditer(html):
        if not _PIXEL.search(tag.group(0)):
            yield unescape(tag["src"])


def _line(error: Any) -> int:
    """The line where the strict parser stumbled, 0 where it did not say."""
    line = getattr(error, "getLineNumber", lambda: 0)()
    return line if isinstance(line, int) else 0


def _get(entry: Any, name: str) -> str:
    value = dict.get(entry, name)
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""
