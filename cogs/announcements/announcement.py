"""An announcement as the rest of the feature knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.clean import shorten
from bot.core.ids import ChannelId, SpaceId
from bot.core.request import Community
from bot.core.schedule import Recurrence
from cogs.announcements.content import Content, Outlet, Version
from cogs.announcements.store import SENT, AnnouncementChangeRow, AnnouncementRow

GIST = 300
"""Characters by which one is recognised."""


@dataclass(frozen=True)
class Author:
    """The moderator at work: their pseudonym, the community, and where they stand."""

    pseudonym: str
    community: Community
    space: SpaceId
    channel: ChannelId | None


@dataclass(frozen=True)
class Change:
    """What a moderator did to a confirmed announcement, and when; `by` is None once they are forgotten."""

    what: str
    by: str | None
    at: datetime


@dataclass(frozen=True)
class Announcement:
    """An announcement. Instants are UTC; `recurrence` is None for what goes out once."""

    id: int
    community_id: int
    content: Content
    outlets: tuple[Outlet, ...]
    due_at: datetime
    said: str | None
    recurrence: Recurrence | None
    grace: timedelta
    state: str
    replaces: int | None
    created_by: str | None
    last_due: datetime | None
    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, row: AnnouncementRow, changes: Sequence[AnnouncementChangeRow] = ()) -> Announcement:
        """The row's value."""
        content = Content({k: Version(**v) for k, v in row.words.items()}, row.url, row.image)
        return cls(
            row.id, row.community_id, content, tuple(map(Outlet.load, row.outlets)), row.due_at, row.said,
            recurrence_of(row), timedelta(minutes=row.grace), row.state, row.replaces, row.created_by, row.last_due,
            tuple(Change(c.what, c.changed_by, c.at) for c in changes if c.announcement_id == row.id),
        )  # fmt: skip

    @property
    def gist(self) -> str:
        """Its title or how it begins, in the first of its languages."""
        version = next(iter(self.content.versions.values()))
        return shorten(version.title or version.text, GIST)

    @property
    def is_over(self) -> bool:
        """Whether it went out for the last time."""
        return self.state == SENT

    def cause(self, at: datetime | None = None) -> str:
        """What makes one occurrence's posts unique: "announcement:7:2026-12-01T23:00Z"."""
        return f"announcement:{self.id}:{at or self.due_at:%Y-%m-%dT%H:%MZ}"

    def when_said(self, zone: str) -> str:
        """When it goes out as a form is filled with it: in its moderator's words where it recurs."""
        if self.recurrence is not None and self.said:
            return self.said
        return f"{self.due_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Page:
    """Announcements on one page of a list."""

    announcements: tuple[Announcement, ...]
    page: int
    pages: int
    total: int


def recurrence_of(row: AnnouncementRow) -> Recurrence | None:
    """How the row recurs."""
    if row.rule is None or row.starts is None or row.zone is None:
        return None
    return Recurrence(row.rule, datetime.fromisoformat(row.starts), row.zone)
