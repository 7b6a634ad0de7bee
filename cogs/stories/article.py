"""Reads a news article out of its page (through trafilatura), without the site's furniture.

A pure function on text, like the other readers.
"""

from __future__ import annotations

import re
from typing import Any

import trafilatura

from cogs.stories.document import Document, Item, Problem, UnreadableError
from cogs.stories.furniture import is_furniture, without_furniture
from cogs.stories.links import canonical
from cogs.stories.page import Page
from cogs.stories.text import digest, few, fingerprint, sentences, tidy

SHORTEST = 150
"""Characters below which what a page holds is no article."""
_TEASERS = re.compile(
    r"(?:before you leave|related|recommended|trending|most (?:popular|read)|more (?:from|on|stories)|you may also)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")  # noqa: RUF001 -- as people write
_CUT = re.compile(r"(?:\.\.\.|…)$")


def read_article(page: Page, url: str | None = None) -> Document:
    """The one article of a page. Raises UnreadableError where there is no article's text in it."""
    for box in _teasers(page.root):
        _drop(box)
    found = trafilatura.bare_extraction(
        page.root,
        url=url,
        with_metadata=False,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False},
    )
    text = story_of(str(getattr(found, "text", None) or ""), page.title)
    if len(text) < SHORTEST or len(sentences(text)) < 2 or not page.title:
        raise UnreadableError("no-article")
    item = Item(
        id=canonical(page.link) if page.link else f"#{digest('', fingerprint(page.title))}",
        title=page.title, link=page.link, published=page.published, summary=_summary(text),
        language=page.language, derived=page.link is None,
        fingerprint=digest(canonical(page.link) if page.link else "", fingerprint(page.title)),
        author=page.author, image=page.image,
    )  # fmt: skip
    problems = () if item.published else (Problem("no-date"),)
    return Document("article", page.title, (item,), (), problems, page.language, page.feeds, text, page.story)


def story_of(text: str, title: str) -> str:
    """The story's own lines: no furniture, no repeated headline, no teaser that the text then repeats in full."""
    lines = [line.removeprefix("- ") for line in without_furniture(tidy(text)).splitlines()]
    while lines and (fingerprint(lines[0]) == fingerprint(title) or _foreshadows(lines[0], lines[1:])):
        lines = lines[1:]
    return "\n".join(lines)


def _foreshadows(line: str, rest: list[str]) -> bool:
    """Whether a line was cut off and says what a later one says whole."""
    start = fingerprint(_CUT.sub("", line))[:40]
    return bool(_CUT.search(line)) and any(start in fingerprint(r) for r in rest)


def _summary(text: str) -> str:
    """The first three whole sentences; captions and headings, which end without a stop, do not count."""
    whole = [s for line in text.splitlines() if _ENDED.search(line) for s in sentences(line)]
    return few(whole or sentences(text))


def _teasers(root: Any) -> list[Any]:
    """The boxes that tease other stories: what stands under a heading that says so."""
    boxes = []
    for heading in root.xpath("//h2|//h3|//h4|//h5|//h6|//strong"):
        words = tidy(heading.text_content())
        if len(words) <= 80 and _TEASERS.match(words) and is_furniture(words):
            boxes.append(heading)
    return boxes


def _drop(heading: Any) -> None:
    """Take a heading out with its box, or, where it stands among the story's own paragraphs, with the list below."""
    box = heading.getparent()
    if box is None:
        return
    if box.tag not in {"body", "main", "article"} and not any(len(p.text_content()) > SHORTEST for p in box.iter("p")):
        box.drop_tree()
        return
    below = heading.getnext()
    if below is not None and below.tag in {"ul", "ol", "div", "aside"}:
        below.drop_tree()
    heading.drop_tree()
