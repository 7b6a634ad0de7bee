"""The forms that an announcement is written in: one for the words and the time, one a language for its version."""

from __future__ import annotations

from typing import Annotated

from bot.core import ui
from bot.core.ids import ChannelId
from cogs.announcements.content import LONGEST, SERVED, TITLE, URL

WHEN = 150
LANGUAGES = tuple(ui.Choice(one, ui.Text(f"announcement-language-{one}")) for one in SERVED)


class AnnounceForm(ui.Form, key="announce"):
    """What to say and when. `announcement` is the one that is edited, 0 for a new one."""

    announcement: int
    language: str
    outlet: str | None = None
    text: Annotated[str, ui.TextField(max_length=LONGEST, multiline=True)]
    when: Annotated[str | None, ui.TextField(max_length=WHEN)] = None
    title: Annotated[str | None, ui.TextField(max_length=TITLE)] = None
    link: Annotated[str | None, ui.TextField(max_length=URL)] = None
    picture: Annotated[str | None, ui.TextField(max_length=URL)] = None


class EnglishForm(ui.Form, key="announce-en"):
    """The version in English, and how late it may be sent."""

    announcement: int
    text: Annotated[str | None, ui.TextField(max_length=LONGEST, multiline=True)] = None
    title: Annotated[str | None, ui.TextField(max_length=TITLE)] = None
    grace: Annotated[str | None, ui.TextField(max_length=10)] = None


class SpanishForm(EnglishForm, key="announce-es"):
    """The version in Spanish, and how late it may be sent."""


class ChannelForm(ui.Form, key="announce-channel"):
    """One channel more of the space at hand, or a thread by its link."""

    announcement: int
    channel: Annotated[ChannelId | None, ui.ChannelField()] = None
    link: Annotated[str | None, ui.TextField(max_length=300)] = None
    language: Annotated[str, ui.ChoiceField(choices=LANGUAGES)] = SERVED[0]
