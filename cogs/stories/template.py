"""A source's own form of a post: a moderator's words with places for what the story says.

    {headline} by {byline}: {summary} {link}

The places have Spanish names too. What stands in them is data, like the words around them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.errors import UserError
from bot.core.ui import Text, Words

if TYPE_CHECKING:
    from cogs.stories.story import Story

LONGEST = 1000
NAMES = ("headline", "summary", "outlet", "byline", "date", "link")
_NAMES = {n: n for n in NAMES} | {
    "title": "headline", "author": "byline", "titular": "headline", "título": "headline", "titulo": "headline",
    "resumen": "summary", "medio": "outlet", "autor": "byline", "fecha": "date", "enlace": "link",
}  # fmt: skip
_PLACE = re.compile(r"\{\s*([^{}]{0,40}?)\s*\}")


def read_template(said: str | None) -> str | None:
    """A template as it is kept; None where nothing was typed.

    Raises UserError at `template` for a place that nobody knows, and for one in which the headline has none: a post
    must say what it is about.
    """
    text = (said or "").strip()
    if not text:
        return None
    for found in _PLACE.finditer(text):
        if found[1].lower() not in _NAMES:
            places = ", ".join(f"{{{n}}}" for n in NAMES)
            raise UserError("template-place", field="template", said=found[0], places=places)
    if not any(_NAMES[f[1].lower()] == "headline" for f in _PLACE.finditer(text)):
        raise UserError("template-headline", field="template", place="{headline}")
    return text


def filled(template: str, story: Story) -> Words:
    """The template with what the story says; a line in which every place is empty is left out."""
    said: Words | None = None
    for line in template.splitlines():
        places = [_NAMES[f[1].lower()] for f in _PLACE.finditer(line)]
        if not places or any(_value(p, story) for p in places):
            whole = _line(line, story)
            said = whole if said is None else Text("stories-template-lines", first=said, last=whole)
    return said or story.title


def _line(line: str, story: Story) -> Words:
    said: Words = ""
    at = 0
    for found in [*_PLACE.finditer(line), None]:
        end = found.start() if found else len(line)
        pieces: list[Words] = [line[at:end], _value(_NAMES[found[1].lower()], story) if found else ""]
        for piece in pieces:
            if piece:
                said = Text("stories-template-piece", first=said, last=piece) if said else piece
        at = found.end() if found else end
    return said


def _value(place: str, story: Story) -> Words:
    match place:
        case "headline":
            return story.title
        case "summary":
            return story.summary
        case "outlet":
            return story.outlet
        case "byline":
            return story.author or ""
        case "date":
            return Text("stories-date", published=story.published_at) if story.published_at else ""
    return story.link or ""
