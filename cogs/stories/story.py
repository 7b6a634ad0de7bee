"""Sources and stories as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text, load
from cogs.stories.links import without_tracking
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from cogs.stories.store import SourceRow, StoryRow

SAMPLE = "sample:"
"""An address that starts so names a file in the community's `sample` folder, written by us."""
HEADLINE = 250
_UNTITLED = 120


@dataclass(frozen=True)
class Source:
    """Where stories or meetings come from, and how its polls go; `problem` is the message of the last failure."""

    id: int
    community_id: int
    url: str
    kind: str | None
    title: str
    active: bool
    first_polled_at: datetime | None
    last_read_at: datetime | None
    etag: str | None
    modified: str | None
    body_hash: str | None
    failures: int
    problem: Text | None

    @classmethod
    def of(cls, row: SourceRow) -> Source:
        """The row's value."""
        return cls(
            row.id, row.community_id, row.url, row.kind, row.title, row.active, row.first_polled_at, row.last_read_at,
            row.etag, row.modified, row.body_hash, row.failures, _message(row.problem),
        )  # fmt: skip

    @property
    def sample(self) -> bool:
        """Whether we wrote it ourselves to show what stories look like."""
        return self.url.startswith(SAMPLE)

    @property
    def state(self) -> str:
        """paused, failing, new (never read) or well."""
        if not self.active:
            return "paused"
        if self.failures:
            return "failing"
        return "well" if self.last_read_at else "new"


@dataclass(frozen=True)
class Story:
    """A story as it is shown. `title` is its headline, or the start of its text where it has none."""

    id: int
    title: str
    link: str | None
    summary: str
    author: str | None
    image: str | None
    language: str | None
    published_at: datetime | None
    outlet: str
    sample: bool

    @classmethod
    def of(cls, row: StoryRow, source: SourceRow) -> Story:
        """The rows' value."""
        title = one_line(row.title, HEADLINE) or one_line(row.summary, _UNTITLED)
        summary = row.summary if row.title else ""
        link = without_tracking(row.link) if row.link else None
        return cls(
            row.id, title, link, summary, row.author, row.image, row.language, row.published_at,
            source.title, source.url.startswith(SAMPLE),
        )  # fmt: skip


def _message(dumped: Any) -> Text | None:
    loaded = load(dumped) if dumped else None
    return loaded if isinstance(loaded, Text) else None
