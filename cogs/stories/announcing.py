"""How a story shows itself: as a card in a list, as a post in its channels, and to a moderator who reviews it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.core import ui
from bot.core.i18n import LANGUAGES, language_of
from bot.core.ui import Text
from cogs.stories.template import filled

if TYPE_CHECKING:
    from bot.core.ids import GrantId
    from cogs.stories.story import Story

OTHERS = 6
"""Further outlets of a story that its post lists by name."""


def card(story: Story, locale: str = "en") -> ui.Card:
    """The story with its outlet and date, "Read at …" where it has a link, and a button that asks a question about it.

    `locale` is the language of whoever reads it, who is told where the story is in another.
    """
    return ui.Card(
        story.title,
        story.summary or None,
        controls(story),
        fields=_others(story),
        footer=_footer(story, locale),
        url=story.link,
        image=story.image,
    )


def controls(story: Story) -> list[ui.Control]:
    """Buttons: "Read at …", where there is a link, and "Ask about this"."""
    return [*reading(story.link), ui.Button(Text("stories-ask"), "ask", "story", story.id)]


def reading(link: str | None) -> list[ui.Control]:
    """The button that opens it, saying where it leads; none where there is no link."""
    site = (urlsplit(link or "").hostname or "").removeprefix("www.")
    return [ui.Link(Text("stories-read", site=site), link)] if link else []


def announced(
    story: Story, locale: str = "en", *, template: str | None = None, mention: GrantId | None = None
) -> ui.Reply:
    """The post about a new story: its card, or what the source's template makes of it."""
    if template:
        text = filled(template, story)
        if story.others:
            text = Text("stories-with-others", text=text, others=_links(story))
        return ui.Reply(text, controls=controls(story), mention=mention)
    return ui.Reply(Text("stories-announced", outlet=story.outlet), [card(story, locale)], mention=mention)


def rest_announced(count: int, outlet: str) -> ui.Reply:
    """The line about the stories that are too many to post one by one."""
    return ui.Reply(Text("stories-announced-rest", count=count, outlet=outlet))


def byline(story: Story) -> ui.Words:
    """The outlet, and the author where there is one."""
    return Text("stories-outlet-by", outlet=story.outlet, author=story.author) if story.author else story.outlet


def _footer(story: Story, locale: str) -> Text:
    outlet = byline(story)
    if story.published_at is None:
        footer = Text("stories-footer-undated", outlet=outlet)
    else:
        footer = Text("stories-footer", outlet=outlet, published=story.published_at)
    language = (story.language or locale).split("-")[0]
    if language in LANGUAGES and language != language_of(locale):
        return Text("stories-footer-language", footer=footer, language=Text(f"stories-language-{language}"))
    return footer


def _others(story: Story) -> list[ui.Field]:
    return [ui.Field(Text("stories-also"), _links(story), short=False)] if story.others else []


def _links(story: Story) -> ui.Words:
    """The other outlets of the story, one after another, each a link to its own telling."""
    said: ui.Words | None = None
    for other in story.others[:OTHERS]:
        one = Text("stories-other", outlet=other.outlet, link=other.link) if other.link else other.outlet
        said = one if said is None else Text("stories-others", first=said, last=one)
    more = len(story.others) - OTHERS
    return Text("stories-others-more", first=said or "", count=more) if more > 0 else said or ""
