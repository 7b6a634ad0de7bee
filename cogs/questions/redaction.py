"""Takes words out of a question, so that nothing but a mark is left of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from bot.core.clean import one_line
from cogs.questions.abuse import ABUSE, abuses
from cogs.questions.names import names_in
from cogs.questions.personal import personal_data

if TYPE_CHECKING:
    from cogs.questions.store import QuestionRow

MARK = "[…]"
"""What stands where words were taken out, in every language."""

_WHERE = ("text", "about_title", "neighbourhood", "name")


def take_out(row: QuestionRow, words: Iterable[str]) -> tuple[dict[str, str | None], bool]:
    """What the row's texts are without the words, whatever their case and spacing, and whether any was there.

    A link that holds the words goes whole.
    """
    pattern = _pattern(words)
    if pattern is None:
        return {"text": row.text}, False
    before: dict[str, str | None] = {name: getattr(row, name) for name in _WHERE}
    after = {name: _marked(text, pattern) for name, text in before.items()}
    after["about_link"] = None if pattern.search(unquote(row.about_link or "")) else row.about_link
    return after, after != {**before, "about_link": row.about_link}


def still_flagged(flags: Iterable[str], text: str, *beside: str | None) -> list[str]:
    """Those of a question's flags that what is left of it, and of what stands `beside`, still calls for."""
    left: set[str] = {found.kind for found in personal_data(text, names_in(text))}
    abusive = abuses(" ".join([text, *filter(None, beside)]))
    return [flag for flag in flags if flag in left or (flag == ABUSE and abusive)]


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    given = sorted({one_line(w) for w in words} - {""}, key=len, reverse=True)
    alternatives = (r"\s+".join(map(re.escape, phrase.split())) for phrase in given)
    return re.compile("|".join(alternatives), re.IGNORECASE) if given else None


def _marked(text: str | None, pattern: re.Pattern[str]) -> str | None:
    return None if text is None else pattern.sub(MARK, text)
