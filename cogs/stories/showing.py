"""How sources, and what was read from one in a test, show themselves to a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.core import ui
from bot.core.i18n import LANGUAGES
from bot.core.ui import Text
from cogs.stories.announcing import reading
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.stories.document import Document, Item, Occurrence, Problem
    from cogs.stories.editing import Preview
    from cogs.stories.story import Source, Story

SHOWN = 5
PREVIEWED = 10
"""Headlines of a filter's preview that are listed on either side."""


def source_card(source: Source, actions: Any) -> ui.Card:
    """A source with how it does, and a button to pause or resume it."""
    state = Text(f"sources-state-{source.state}", read=source.last_read_at or "", problem=source.problem or "")
    kind = Text(f"sources-kind-{source.kind or 'new'}")
    where = Text("sources-sample") if source.sample else source.url
    controls = [_toggle(source, actions), ui.Button(Text("sources-edit"), actions.edit, str(source.id))]
    return ui.Card(source.title, where, controls, fields=[ui.Field(kind, state, short=False)])


def settings_card(source: Source, actions: Any) -> ui.Card:
    """All that is chosen for a source, with the buttons that open the forms."""
    fields = [ui.Field(label, v, short=n not in {"filter", "template"}) for n, label, v in _settings(source)]
    forms = [("outlets", actions.open_outlets), ("looks", actions.open_looks)]
    controls = [ui.Button(Text(f"sources-open-{n}"), form, str(source.id)) for n, form in forms]
    controls.append(ui.Button(Text("sources-open-filter"), actions.open_filter, source.id))
    return ui.Card(source.title, source.url, [*controls, _toggle(source, actions)], fields=fields)


def settings_lines(source: Source) -> list[ui.Words]:
    """The same for a terminal."""
    lines = [Text("sources-setting", label=label, value=value) for _, label, value in _settings(source)]
    return [Text("sources-named", number=str(source.id), title=source.title, url=source.url), *lines]


def _settings(source: Source) -> list[tuple[str, Text, ui.Words]]:
    """What is chosen: a name, its label and its value each."""
    chosen: list[tuple[str, ui.Words]] = [
        ("outlets", _outlets(source)),
        ("mention", Text("sources-channel", channel=source.mention) if source.mention else Text("sources-nobody")),
        ("mode", Text(f"source-looks-mode-{'review' if source.review else 'auto'}")),
        ("quiet", source.quiet or Text("sources-no-quiet")),
        ("language", _language(source)),
        ("filter", source.filter or Text("sources-no-filter")),
        ("template", source.template or Text("sources-no-template")),
    ]
    return [(name, Text(f"sources-setting-{name}"), value) for name, value in chosen]


def filter_preview(preview: Preview, actions: Any) -> ui.Reply:
    """A filter that waits to be kept, and which recent stories would pass."""
    whose = preview.source.title if preview.source else Text("filter-community")
    text = Text("filter-preview", rule=preview.rule or Text("sources-no-filter"), whose=whose)
    number = preview.source.id if preview.source else 0
    controls = [
        ui.Button(Text("filter-keep"), actions.keep_filter, number, preview.mark, style="primary"),
        ui.Button(Text("filter-change"), actions.open_filter, number),
    ]
    cards = [
        ui.Card(Text(f"filter-{name}", count=len(stories), total=preview.total), _headlines(stories))
        for name, stories in (("passing", preview.passing), ("held", preview.held))
    ]
    return ui.Reply(text, cards if preview.total else [], controls=controls)


def filter_kept(kept: Preview) -> ui.Reply:
    """What is said once a filter is in force."""
    whose = kept.source.title if kept.source else Text("filter-community")
    rule = kept.rule or Text("sources-no-filter")
    return ui.Reply(Text("filter-kept", rule=rule, whose=whose), replace=True)


def _toggle(source: Source, actions: Any) -> ui.Button:
    toggle = actions.pause if source.active else actions.resume
    return ui.Button(Text("sources-pause" if source.active else "sources-resume"), toggle, str(source.id))


def _outlets(source: Source) -> ui.Words:
    said: ui.Words = ""
    for outlet in source.outlets:
        one = Text("sources-channel", channel=outlet.channel)
        said = Text("stories-others", first=said, last=one) if said else one
    return said or Text("sources-usual-outlets")


def _language(source: Source) -> ui.Words:
    if source.own_language in LANGUAGES:
        return Text(f"stories-language-{source.own_language}")
    return source.own_language or Text("source-looks-language-own")


def _headlines(stories: Sequence[Story]) -> str | None:
    lines = [one_line(s.title, 90) for s in stories[:PREVIEWED]]
    return "\n".join([*lines, "…"] if len(stories) > PREVIEWED else lines) or None


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
    date = Text("sources-test-published", published=item.published) if item.published else Text("sources-test-undated")
    title = item.title or one_line(item.summary, 120) or "—"
    return ui.Card(title, item.summary or None, reading(item.link), footer=date)


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
