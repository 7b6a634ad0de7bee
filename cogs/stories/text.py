"""Turns what sources send as text into plain words: no markup, no site furniture, three sentences at most."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from html.parser import HTMLParser
from itertools import islice

from cogs.stories.furniture import without_furniture

SENTENCES = 3
SUMMARY = 500
"""Characters a summary has at most; past that it is cut at a word."""
TITLE = 500

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer"}
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)
_SILENT = frozenset({"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"})
_FIELD = re.compile(r"\bfield--name-(?:title|uid|created)\b")
"""What Drupal puts before the text of an item in a feed: its headline, who keyed it in, and when."""
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, and marks that turn the direction of whatever is written after them."""
_TORN = re.compile(r"<[a-zA-Z/!][^<>]*$")
"""A tag that was cut off in the middle."""
_UNCLOSED = re.compile(r"<[a-zA-Z/!?][^<>]*(?=<)")
"""A tag in which the next one begins: one in an attribute's value, or one that nobody closed."""
_FEW_UNCLOSED = 20
"""The standard library's parser reads on to the end from each of them; more than this are no attributes' values."""
_MARKED = re.compile(r"<!\[[^>]*>?")
"""A marked section ("<![endif]"), which HTML has none of."""
_SHORTENED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|ste|sr|sra|srta|jr|sen|rep|gov|gen|lt|sgt|det|capt|col|rev|hon|pres|prof|no|vs|etc|inc"
    r"|co|corp|ave|blvd|rd|mt|ft|dept|est|conn|mass|calif|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ud|uds|dra|ee)"
    r"|\b\w|(?:\b\w\.)+\w)\.$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[^\s.,;:!?a-zà-öø-ÿ])|[。！？؟।]+\s*")  # noqa: RUF001 -- as people write


class _Words(HTMLParser):
    """Collects the words of HTML; a block begins a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = self._field = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag == "span" and (self._field or _FIELD.search(dict(attrs).get("class") or "")):
            self._field += 1
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._field = max(0, self._field - (tag == "span"))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not (self._silent or self._field):
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._field = 0
            self.parts.append("\n")


def words(html: str) -> str:
    """The text of a piece of HTML, entities decoded once; each block on a line of its own."""
    reader = _Words()
    line = _MARKED.sub("", " ".join(html.splitlines()))
    if sum(1 for _ in islice(_UNCLOSED.finditer(line), _FEW_UNCLOSED + 1)) > _FEW_UNCLOSED:
        line = _UNCLOSED.sub("", line)
    reader.feed(_TORN.sub("", line))
    reader.close()
    return tidy("".join(reader.parts))


def tidy(text: str) -> str:
    """The text in composed Unicode (NFC), without control characters, runs of space or empty lines."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n").replace("\u2028", "\n")))
    return _LINES.sub("\n", _SPACE.sub(" ", text)).strip()


def one_line(text: str, limit: int = TITLE) -> str:
    """The text on one line, cut at a word where it is longer than `limit`."""
    text = " ".join(tidy(text).split())
    if len(text) <= limit:
        return text
    whole, space, _ = text[:limit].rpartition(" ")
    return (whole if space else text[: limit - 1]).rstrip(" ,;:—-") + "…"


def sentences(text: str) -> list[str]:
    """The sentences of a text; the end of a line ends one too, an abbreviation's point does not."""
    return [s for line in text.splitlines() for s in _sentences_of(line.strip()) if s]


def _sentences_of(line: str) -> list[str]:
    found, start = [], 0
    for stop in _STOP.finditer(line):
        if not _SHORTENED.search(line, max(start, stop.start() - 12), stop.start() + 1):
            found.append(line[start : stop.end()].strip())
            start = stop.end()
    return [*found, line[start:]]


def summarised(text: str, title: str = "") -> str:
    """At most three sentences from the start of a text, furniture and a repeated headline left out."""
    headline = fingerprint(title)
    return few([s for s in sentences(without_furniture(tidy(text))) if fingerprint(s) != headline])


def few(kept: list[str]) -> str:
    """The first three sentences, or as many of them as fit; the first is cut where it alone does not."""
    chosen = kept[:SENTENCES]
    while len(chosen) > 1 and len(" ".join(chosen)) > SUMMARY:
        chosen.pop()
    return one_line(" ".join(chosen), SUMMARY)


def fingerprint(text: str) -> str:
    """What stays of a headline when case, accents, space and punctuation do not count."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in letters if c.isalnum())


def digest(*parts: str) -> str:
    """Sixteen characters that stand for the parts."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def language_tag(tag: str | None) -> str | None:
    """A language as BCP 47 writes it ("en_us" → "en-US"), or None for what is no language tag."""
    if not tag or not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", tag.strip()):
        return None
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(r.upper() if len(r) == 2 else r.title() if len(r) == 4 else r for r in rest)])
