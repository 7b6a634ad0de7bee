"""Shows announcements to moderators: the preview, exactly as it will be posted, and the cards of the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.clean import shorten
from bot.core.i18n import LANGUAGES
from bot.core.ui import Card, Field, Reply, Text, Words
from cogs.announcements.content import AUTO
from cogs.announcements.wording import listed, recurring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ids import ChannelId
    from bot.core.ui import Control
    from cogs.announcements.announcement import Announcement, Change
    from cogs.announcements.content import Outlet

SHOWN = 300
"""Characters of an announcement's text in the list."""
TIMES = 3
"""So many of the next times are said."""


@dataclass(frozen=True)
class Reader:
    """Who looks: their pseudonym, their platform, their community's language, and what known channels are called."""

    pseudonym: str
    platform: str
    locale: str
    labels: Mapping[ChannelId, Words]

    def channel(self, channel: ChannelId) -> Words:
        """A channel by its own name; one of another platform, whose name is not known here, by what it is for."""
        if channel.platform == self.platform:
            return Text("announcement-channel", channel=channel)
        return self.labels.get(channel) or Text("outlet-elsewhere", where=channel.platform.capitalize())

    def outlets(self, outlets: Iterable[Outlet]) -> Words:
        """Channels, each with the language it gets where that is not the community's own."""
        return listed([self._outlet(o) for o in outlets])

    def who(self, pseudonym: str | None) -> Text:
        """A moderator by the first characters of their code in /privacy."""
        if pseudonym is None:
            return Text("announcement-by-nobody")
        if pseudonym == self.pseudonym:
            return Text("announcement-by-you")
        return Text("announcement-by", code=pseudonym[:4])

    def _outlet(self, outlet: Outlet) -> Words:
        channel = self.channel(outlet.channel)
        if outlet.language == AUTO:
            return channel
        return Text("outlet-language", channel=channel, language=Text(f"announcement-language-{outlet.language}"))


def preview(draft: Announcement, reader: Reader, now: datetime, controls: Sequence[Control]) -> Reply:
    """What will be posted, made into the same reply, with when and where it goes and what is missing."""
    posts = [draft.content.post(wanted) for wanted in _variants(draft, reader.locale)]
    head = _lines(
        [_intent(draft, reader, now), *_next_times(draft, now), *_missing(draft, reader), *_unread(draft, reader)]
    )
    texts = [p.text for p in posts if p.text]
    cards = [card for p in posts for card in p.cards]
    if not texts:
        return Reply(Text("announce-preview-card", head=head), cards, controls=controls)
    shown = texts[0]
    for more in texts[1:]:
        shown = Text("announcement-both", first=shown, second=more)
    return Reply(Text("announce-preview", head=head, text=shown), cards, controls=controls)


def card(announcement: Announcement, reader: Reader, now: datetime, controls: Sequence[Control]) -> Card:
    """One of the list, with its state, its next times, who wrote it and who changed it."""
    version = next(iter(announcement.content.versions.values()))
    body = f"{version.title}\n{version.text}" if version.title else version.text
    fields = [
        Field(Text("announcement-where"), reader.outlets(announcement.outlets)),
        Field(
            Text("announcement-languages"),
            listed([Text(f"announcement-language-{v}") for v in announcement.content.versions]),
        ),
        Field(Text("announcement-author"), reader.who(announcement.created_by)),
    ]
    if announcement.changes:
        fields.append(Field(Text("announcement-changes"), _changed(announcement.changes, reader), short=False))
    return Card(_title(announcement, now), _short(body), controls, fields=fields)


def when(announcement: Announcement) -> Words:
    """When it goes out: once, or how it recurs."""
    if announcement.recurrence is not None:
        return recurring(announcement.recurrence)
    return Text("announcement-when", when=announcement.due_at)


def _title(announcement: Announcement, now: datetime) -> Text:
    said = when(announcement)
    if announcement.recurrence is not None and not announcement.is_over:
        due = announcement.recurrence.next(now) or announcement.due_at
        said = Text("announcement-next", what=said, when=due)
    return Text(f"announcement-is-{announcement.state}", when=said)


def _short(body: str) -> str:
    return body if len(body) <= SHOWN else shorten(body, SHOWN)


def _changed(changes: Sequence[Change], reader: Reader) -> Text:
    last = changes[-1]
    did = Text(f"announcement-did-{last.what}", who=reader.who(last.by), at=last.at)
    return Text("announcement-changed", count=len(changes), did=did)


def _variants(draft: Announcement, locale: str) -> list[tuple[str, ...]]:
    """The distinct combinations of languages that the outlets get."""
    return list(dict.fromkeys(draft.content.served(o.languages(locale)) for o in draft.outlets))


def _intent(draft: Announcement, reader: Reader, now: datetime) -> Text:
    where = reader.outlets(draft.outlets)
    if draft.replaces is not None and draft.recurrence is None and draft.due_at == draft.last_due:
        return Text("announce-intent-edit-sent", when=when(draft), where=where)
    if draft.replaces is not None:
        return Text("announce-intent-edit", when=when(draft), where=where)
    if is_now(draft, now):
        return Text("announce-intent-now", where=where)
    return Text("announce-intent", when=when(draft), where=where)


def is_now(announcement: Announcement, now: datetime) -> bool:
    """Whether it goes out, once, as soon as it is confirmed."""
    return announcement.recurrence is None and announcement.due_at <= now and not announcement.is_over


def _unread(draft: Announcement, reader: Reader) -> list[Words]:
    """The languages it is written in that no channel gets."""
    served = {language for wanted in _variants(draft, reader.locale) for language in wanted}
    return [
        Text("announce-unread", language=Text(f"announcement-language-{language}"))
        for language in draft.content.versions
        if language not in served
    ]


def _next_times(draft: Announcement, now: datetime) -> list[Words]:
    if draft.recurrence is None:
        return []
    times = draft.recurrence.upcoming(now, TIMES)
    said = [Text("announcement-when", when=at) for at in times]
    return [Text("announce-next", times=listed(said, "list-long"))] if said else []


def _missing(draft: Announcement, reader: Reader) -> list[Words]:
    """Which outlets get another language than theirs, because nobody wrote it yet."""
    wanted = {o: o.languages(reader.locale) for o in draft.outlets}
    notes: list[Words] = []
    for language in LANGUAGES:
        lacking = [o for o, languages in wanted.items() if language in languages]
        if lacking and language not in draft.content.versions:
            channels = listed([reader.channel(o.channel) for o in lacking])
            notes.append(
                Text("announce-missing", language=Text(f"announcement-language-{language}"), channels=channels)
            )
    return notes


def _lines(words: Sequence[Words]) -> Words:
    said = words[0]
    for one in words[1:]:
        said = Text("announce-lines", first=said, next=one)
    return said
