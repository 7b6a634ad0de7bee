"""How a story shows itself: as a card in a list, and as a post in the stories' channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text

if TYPE_CHECKING:
    from cogs.stories.story import Story


def card(story: Story) -> ui.Card:
    """The story with its outlet and date, "Read" where it has a link, and a button that asks a question about it."""
    controls: list[ui.Control] = [ui.Link(Text("stories-read"), story.link)] if story.link else []
    controls.append(ui.Button(Text("stories-ask"), "ask", "story", story.id))
    return ui.Card(
        story.title,
        story.summary or None,
        controls,
        footer=_footer(story),
        url=story.link,
        image=story.image,
    )


def announced(story: Story) -> ui.Reply:
    """The post about a new story."""
    return ui.Reply(Text("stories-announced", outlet=story.outlet), [card(story)])


def rest_announced(count: int, outlet: str) -> ui.Reply:
    """The line about the stories that are too many to post one by one."""
    return ui.Reply(Text("stories-announced-rest", count=count, outlet=outlet))


def _footer(story: Story) -> Text:
    outlet = Text("stories-outlet-by", outlet=story.outlet, author=story.author) if story.author else story.outlet
    if story.published_at is None:
        return Text("stories-footer-undated", outlet=outlet)
    return Text("stories-footer", outlet=outlet, published=story.published_at)
