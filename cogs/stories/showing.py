"""How sources, and what was read from one in a test, show themselves to a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.core import ui
from bot.core.ui import Text
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.stories.document import Document, Item, Occurrence, Problem
    from cogs.stories.story import Source

SHOWN = 5


def source_card(source: Source, actions: Any) -> ui.Card:
    """A source with how it does, and a button to pause or resume it."""
    state = Text(f"sources-state-{source.state}", read=source.last_read_at or "", problem=source.problem or "")
    toggle = actions.pause if source.active else actions.resume
    label = Text("sources-pause" if source.active else "sources-resume")
    controls: list[ui.Control] = [ui.Button(label, toggle, str(source.id))]
    kind = Text(f"sources-kind-{source.kind or 'new'}")
    where = Text("sources-sample") if source.sample else source.url
    return ui.Card(source.title, where, controls, fields=[ui.Field(kind, state, short=False)])


def document_cards(document: Document) -> ui.Reply:
    """What was read: the first items as they would be posted, and what was wrong with the rest."""
    count = len(document.items or document.occurrences)
    cards = [_item(i) for i in document.items[:SHOWN]] + [_meeting(o) for o in document.occurrences[:SHOWN]]
    said = Text(f"sources-test-{document.kind}", title=document.title or "—", count=count)
    if document.problems:
        said = Text("sources-test-problems", read=said, count=len(document.problems), first=document.problems[0].text)
    return ui.Reply(said, cards)


def document_lines(document: Document) -> list[ui.Words]:
    """The same for a terminal: every item on lines of its own, then every problem."""
    count = len(document.items or document.occurrences)
    lines: list[ui.Words] = [Text(f"sources-test-{document.kind}", title=document.title or "—", count=count)]
    for item in document.items:
        lines += ["", *_item_lines(item)]
    lines += [_meeting_line(o) for o in document.occurrences]
    if document.text:
        lines += ["", document.text]
    return lines + _problem_lines(document.problems)


def _item(item: Item) -> ui.Card:
    controls = [ui.Link(Text("stories-read"), item.link)] if item.link else []
    date = Text("sources-test-published", published=item.published) if item.published else Text("sources-test-undated")
    return ui.Card(item.title or one_line(item.summary, 120) or "—", item.summary or None, controls, footer=date)


def _meeting(meeting: Occurrence) -> ui.Card:
    when = Text("sources-test-published", published=meeting.starts_at)
    return ui.Card(meeting.title or "—", meeting.location, footer=when)


def _item_lines(item: Item) -> list[ui.Words]:
    date = Text("sources-test-published", published=item.published) if item.published else Text("sources-test-undated")
    parts: list[ui.Words | None] = [item.title or one_line(item.summary, 120) or "—", date, item.link, item.summary]
    return [p for p in parts if p]


def _meeting_line(meeting: Occurrence) -> Text:
    starts, title = meeting.starts_at, meeting.title or "—"
    line = Text("sources-test-meeting", starts=starts, title=title)
    if meeting.location:
        line = Text("sources-test-meeting-at", starts=starts, title=title, location=meeting.location)
    status = meeting.status.lower()
    return line if status == "confirmed" else Text(f"sources-test-meeting-{status}", meeting=line)


def _problem_lines(problems: Sequence[Problem]) -> list[ui.Words]:
    return ["", Text("sources-test-wrong", count=len(problems)), *(p.text for p in problems)] if problems else []
