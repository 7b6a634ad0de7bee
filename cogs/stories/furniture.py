"""Knows the lines that a news site puts around every story: teasers, credits, newsletters, buttons.

The sources are the pages of local stations and papers (TEGNA, Nexstar, Gray, Hearst, MediaNews) and the feeds of
WordPress, Reddit and Substack.
"""

from __future__ import annotations

import re

_LINES = (
    "[x×]",  # noqa: RUF001 -- the sign some sites close a banner with
    "close|menu|permalink|advertisements?|publicidad",
    r"(?:breaking|top|latest|trending)\s+(?:news|stories|headlines)|última\s+hora",
    r"more\s*\(\s*\)\s*».*",
    r"before\s+you\s+leave,?\s+check\s+this\s+out.*",
    r"(?:related|recommended)\s+(?:articles?|stories|videos?|content|coverage)\s*:?.{0,80}",
    r"(?:photo|image|foto|fotograf[ií]a|imagen)s?\s*:.{0,120}",
    r"(?:photo\s+)?credit\s*:.*|(?:photo|image|picture|video)\s+(?:credit|by|courtesy)\b.*|getty\s+images.*",
    r"(?:by-?line|author|published|updated|posted|last\s+updated)\s*:.*",
    r"sign\s+up\s+(?:for|to|here).*|subscribe\s+(?:to|for|now|here).*|(?:get|join)\s+(?:our|the)\s+.*newsletters?.*",
    r".*\ball\s+rights\s+reserved\b.*|(?:copyright|©).*|todos\s+los\s+derechos\s+reservados.*",
    r"(?:loading|cargando)\s*(?:\.\.\.|…)?",
    r"(?:story|article)\s+continues\s+below.*|(?:skip|jump)\s+to\s+(?:main\s+)?content",
    r"(?:tags?|filed\s+under|categories|etiquetas|categor[ií]as|temas)\s*:.{0,200}|\(?(?:more|m[áa]s)\s*(?:\.{3}|…)\)?",
    r"(?:continue|keep)\s+reading.*|read\s+on\s*(?:\.{3}|…)|read\s+(?:more|the\s+full)\b.{0,80}",
    r"(?:click|tap)\s+(?:here|to)\b.*",
    r"follow\s+us\s+on\b.*|share\s+(?:this|on)\b.{0,60}|download\s+our\s+(?:free\s+)?apps?.*",
    r"(?:the\s+)?post\s+.{1,300}\s+appeared\s+first\s+on\s.*",
    r"la\s+entrada\s+.{1,300}\s+(?:se\s+public[óo]|apareci[óo])\s+primero\s+en\s.*",
    r"submitted\s+by\s+/?(?:u/)?\S+(?:\s+to\s+/?(?:r/)?\S+)?|statistics:\s+posted\s+by\b.*",
    r"(?:view|leave|post\s+a|add|\d+)\s+comments?.{0,40}|\[?(?:link|comments)\]?",
    r"(?:noticias\s+relacionadas|(?:te|le)\s+puede\s+interesar|l(?:ea|ee)\s+(?:también|además))\b.{0,120}",
    r"(?:sigue|seguir|siga|continuar|continúe)\s+leyendo\b.{0,60}|leer\s+(?:más|la\s+nota)\b.{0,60}",
    r"(?:suscríbete|suscríbase)\b.*|compart(?:e|ir|a)\s+(?:en\s+(?:facebook|twitter|x|whatsapp|redes)|est[ae])\b.{0,60}",
)
_LINE = re.compile(rf"\W{{0,5}}(?:{'|'.join(_LINES)})[\s.:|»→…]*", re.IGNORECASE)
_HEAD = re.compile(r"(?:x\s+)?breaking\s+news\s+more\s*\(\s*\)\s*»\s*|more\s*\(\s*\)\s*»\s*", re.IGNORECASE)
_TAILS = (
    r"before\s+you\s+leave,?\s+check\s+this\s+out\b",
    r"the\s+post\s+(?:(?!the\s+post).){1,300}?\s+appeared\s+first\s+on\s",
    r"la\s+entrada\s+(?:(?!la\s+entrada).){1,300}?\s+(?:se\s+public[óo]|apareci[óo])\s+primero\s+en\s",
    r"[(\[]?(?:continue\s+reading|read\s+more|read\s+the\s+full\s+story)\s*(?:\.{3}|…|→|»|\[|$)",
    r"[(\[]?(?:(?:sigue|seguir|siga|continuar|continúe)\s+leyendo|leer\s+más)\s*(?:\.{3}|…|→|»|\[|$)",
    r"(?<=…)\s*continue\s+reading",
    r"read\s+on\s*(?:\.{3}|…)\s*$|\((?:more|m[áa]s)\s*(?:\.{3}|…)\)\s*$",
    r"(?<=[.!?…”])\s+(?-i:Read more about)\s[^.]{1,200}$",
    r"submitted\s+by\s+(?:/?u/\S+|\S+\s+to\s+\S+\s+\[link\])",
    r"\[link\]\s*\[(?:\d+\s+)?comments?\]",
    r"\[(?:…|\.\.\.)\]\s*$",
)
_TAIL = re.compile(rf"\s*(?:{'|'.join(_TAILS)}).*$", re.IGNORECASE | re.DOTALL)
_LONGEST = 400
"""No line of furniture is longer; what is, is the story's own."""


def without_furniture(text: str) -> str:
    """The text without the lines that a site puts around every story."""
    lines = (_TAIL.sub("", _HEAD.sub("", line, count=1)).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not is_furniture(line))


def is_furniture(line: str) -> bool:
    """Whether a whole line is the site's and not the story's."""
    return len(line) <= _LONGEST and _LINE.fullmatch(line) is not None
