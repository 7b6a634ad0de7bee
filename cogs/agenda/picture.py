"""An agenda as a picture, one in each language; the post it goes with says the same in words."""

from __future__ import annotations

import asyncio
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.clean import shorten
from bot.core.i18n import LANGUAGES, Catalogue
from bot.core.ui import File, Text
from cogs.agenda.words import notes

if TYPE_CHECKING:
    from bot.core.i18n import Voice
    from bot.core.request import Community
    from cogs.agenda.agenda import Agenda

HERE = Path(__file__).parent
LINE = 240
"""Characters of a question that are shown."""
DOTS_PER_INCH = 110


async def pictures(agenda: Agenda, community: Community) -> list[File]:
    """The agenda as PNG files, the community's own language first."""
    languages = sorted(LANGUAGES, key=lambda language: language != community.locale)
    return [await _picture(agenda, community, language) for language in languages]


async def _picture(agenda: Agenda, community: Community, language: str) -> File:
    voice = _catalogue().voice(language, community.zone)
    png = await asyncio.to_thread(_drawn, json.dumps(_data(agenda, voice), ensure_ascii=False))
    named = Text("agenda-picture", roundtable=agenda.roundtable.title, language=Text(f"agenda-picture-{language}"))
    return File(f"agenda-{agenda.roundtable.id}-{language}.png", png, "image/png", named)


def _data(agenda: Agenda, voice: Voice) -> dict[str, object]:
    items = [
        {
            "place": str(place),
            "text": shorten(words, LINE) if isinstance(words, str) else voice.say(words),
            "people": voice.say(_people(agenda, number)),
        }
        for place, number in enumerate(agenda.slate, 1)
        for words in (agenda.words(number),)
    ]
    return {
        "lang": voice.locale,
        "kicker": voice.say(Text("agenda-picture-kicker")),
        "title": agenda.roundtable.title,
        "when": voice.say(agenda.roundtable.when),
        "items": items,
        "notes": [voice.say(note) for note in notes(agenda)],
    }


def _people(agenda: Agenda, number: int) -> Text:
    people = Text("agenda-people", number=str(number), people=agenda.supporters(number))
    return Text("agenda-people-sample", people=people) if number in agenda.samples else people


@lru_cache(maxsize=8)
def _drawn(data: str) -> bytes:
    """The PNG; the same data need not be drawn again when the post is brought up to date."""
    import typst  # noqa: PLC0415 -- 30 megabytes that only publishing needs

    template = (HERE / "agenda.typ").read_bytes()
    return typst.compile(template, format="png", ppi=DOTS_PER_INCH, sys_inputs={"data": data})


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return Catalogue([HERE / "locales", HERE.parent / "roundtables" / "locales"])  # the time is said there
