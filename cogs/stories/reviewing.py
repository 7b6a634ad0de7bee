"""What moderators see of a story that waits for them, and of one that was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from cogs.stories.announcing import card as story_card

if TYPE_CHECKING:
    from cogs.stories.story import Story


def cause(story_id: int) -> str:
    """What a moderators' card about a story is known by."""
    return f"story-review:{story_id}"


def card(story: Story, reason: str, locale: str) -> ui.Reply:
    """A story with Approve, Edit and Skip; `reason` is why it waits: review, or a filter that took too long."""
    return ui.Reply(Text(f"stories-waits-{reason}", outlet=story.outlet), [waiting_card(story, locale)])


def waiting_card(story: Story, locale: str) -> ui.Card:
    """The same as one among several."""
    shown = story_card(story, locale)
    read = [c for c in shown.controls if isinstance(c, ui.Link)]
    controls: list[ui.Control] = [
        ui.Button(Text("stories-approve"), "story-approve", story.id, style="primary"),
        ui.Button(Text("stories-edit"), "story-edit", story.id),
        ui.Button(Text("stories-skip"), "story-skip", story.id, style="danger"),
        *read,
    ]
    return ui.Card(
        shown.title, shown.body, controls, fields=shown.fields, footer=shown.footer, url=shown.url, image=shown.image
    )


def decided(story: Story, how: str, locale: str) -> ui.Reply:
    """What becomes of the card once somebody decided; `how` is approved, edited or skipped."""
    shown = story_card(story, locale)
    after = ui.Card(shown.title, shown.body, footer=shown.footer, url=shown.url)
    return ui.Reply(Text(f"stories-decided-{how}"), [after])


def overtaken(title: str) -> ui.Reply:
    """What becomes of it where another source's story of the same was posted."""
    return ui.Reply(Text("stories-overtaken", title=title))


def rest(count: int, outlet: str) -> ui.Reply:
    """The line about stories that wait without a card of their own."""
    return ui.Reply(Text("stories-waits-rest", count=count, outlet=outlet))
