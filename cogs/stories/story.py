"""Sources and stories as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.jsonable import load
from bot.core.ui import Text
from cogs.stories.links import without_tracking
from cogs.stories.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cogs.stories.store import SourceRow, StoryRow

SAMPLE = "sample:"
"""An address that starts so names a file in the community's `sample` folder, written by us."""
HEADLINE = 300
_UNTITLED = 120


@dataclass(frozen=True)
class Outlet:
    """A channel or thread that a source's stories are posted to, and the space it is in."""

    space: SpaceId
    channel: ChannelId

    @classmethod
    def parse(cls, pair: Sequence[str]) -> Outlet:
        """Read what `written` gave."""
        return cls(SpaceId.parse(pair[0]), ChannelId.parse(pair[1]))

    @property
    def written(self) -> list[str]:
        """As it is kept."""
        return [str(self.space), str(self.channel)]


@dataclass(frozen=True)
class Other:
    """The same story at another outlet."""

    outlet: str
    link: str | None


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
    filter: str = ""
    filter_draft: str | None = None
    outlets: tuple[Outlet, ...] = ()
    mention: GrantId | None = None
    template: str | None = None
    quiet: str | None = None
    review: bool = False
    own_language: str | None = None
    rest: Mapping[str, Any] | None = None
    """When the feed asks to be left alone, as it is kept."""

    @classmethod
    def of(cls, row: SourceRow) -> Source:
        """The row's value."""
        return cls(
            row.id, row.community_id, row.url, row.kind, row.title, row.active, row.first_polled_at, row.last_read_at,
            row.etag, row.modified, row.body_hash, row.failures, _message(row.problem),
            row.filter, row.filter_draft, tuple(Outlet.parse(o) for o in row.outlets),
            GrantId.parse(row.mention) if row.mention else None, row.template, row.quiet, row.review, row.own_language,
            row.rest,
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
    """A story as it is shown. `title` is its headline, or the start of its text where it has none.

    `others` are the outlets that tell it too.
    """

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
    others: tuple[Other, ...] = ()

    @classmethod
    def of(cls, row: StoryRow, source: SourceRow, joined: Sequence[tuple[StoryRow, SourceRow]] = ()) -> Story:
        """The rows' value."""
        title = one_line(row.title, HEADLINE) or one_line(row.summary, _UNTITLED)
        summary = row.summary if row.title else ""
        link = _followed(row.link)
        return cls(
            row.id, title, link, summary, row.author, row.image, row.language, row.published_at,
            source.title, source.url.startswith(SAMPLE), _others(joined),
        )  # fmt: skip


def _others(joined: Sequence[tuple[StoryRow, SourceRow]]) -> tuple[Other, ...]:
    """Each outlet once, with what it told first."""
    first = {source.id: Other(source.title, _followed(row.link)) for row, source in reversed(joined)}
    return tuple(first[s] for s in dict.fromkeys(source.id for _, source in joined))


def _followed(link: str | None) -> str | None:
    return without_tracking(link) if link else None


def _message(dumped: Any) -> Text | None:
    loaded = load(dumped) if dumped else None
    return loaded if isinstance(loaded, Text) else None
