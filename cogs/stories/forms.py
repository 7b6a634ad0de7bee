"""The forms in which moderators set sources up and edit stories."""

from __future__ import annotations

from typing import Annotated

from bot.core import ui
from bot.core.i18n import LANGUAGES
from bot.core.ids import ChannelId, GrantId
from bot.core.ui import Text
from cogs.stories import filters, template

TITLE = 100
"""Characters of an outlet's name that the form has room for."""
_OWN = "own"
"""The language that the source itself says it is in."""
_SPOKEN = (
    ui.Choice(_OWN, Text("source-looks-language-own")),
    *(ui.Choice(code, Text(f"stories-language-{code}")) for code in LANGUAGES),
)
_MODES = (ui.Choice("auto", Text("source-looks-mode-auto")), ui.Choice("review", Text("source-looks-mode-review")))


class OutletsForm(ui.Form, key="source-outlets"):
    """Where a source's stories are posted in this space, and whom that pings.

    `more` holds links, one a line: of threads, which not every platform has in its menus, and of further channels.
    """

    source_id: int
    first: Annotated[ChannelId | None, ui.ChannelField()] = None
    second: Annotated[ChannelId | None, ui.ChannelField()] = None
    third: Annotated[ChannelId | None, ui.ChannelField()] = None
    more: Annotated[str | None, ui.TextField(max_length=1500, multiline=True)] = None
    mention: Annotated[tuple[GrantId, ...], ui.GrantField()] = ()


class LooksForm(ui.Form, key="source-looks"):
    """How a source's posts look, and when and whether they come by themselves."""

    source_id: int
    title: Annotated[str, ui.TextField(max_length=TITLE)]
    mode: Annotated[str, ui.ChoiceField(choices=_MODES)] = "auto"
    language: Annotated[str, ui.ChoiceField(choices=_SPOKEN)] = _OWN
    quiet: Annotated[str | None, ui.TextField(max_length=40)] = None
    template: Annotated[str | None, ui.TextField(max_length=template.LONGEST, multiline=True)] = None


class FilterForm(ui.Form, key="source-filter"):
    """Which stories pass: of one source, or with 0 of all."""

    source_id: int = 0
    filter: Annotated[str | None, ui.TextField(max_length=filters.LONGEST, multiline=True)] = None


class StoryForm(ui.Form, key="story-edit"):
    """A story's words before it is posted."""

    story_id: int
    title: Annotated[str, ui.TextField(max_length=500)]
    summary: Annotated[str | None, ui.TextField(max_length=500, multiline=True)] = None


def chosen_language(form: LooksForm) -> str:
    """The language chosen in a form, empty for the source's own."""
    return "" if form.language == _OWN else form.language
