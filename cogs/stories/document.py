"""What a source holds once it has been read: a feed's or an article's items, a calendar's occurrences, problems.

Values only, so that they can cross from the reading process as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Literal

from bot.core.errors import UserError
from bot.core.ui import Text

Kind = Literal["feed", "article", "calendar", "page"]


@dataclass(frozen=True)
class Problem:
    """A part that could not be read, or not well; the rest was. Its message is `source-problem-<code>`."""

    code: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        """The message that says what was wrong, and where."""
        return Text(f"source-problem-{self.code}", **self.args)


class UnreadableError(UserError):
    """Nothing could be read. Its message is `source-unreadable-<code>`."""

    def __init__(self, code: str, **args: Any) -> None:
        super().__init__(f"source-unreadable-{code}", **args)
        self.code = code
        self.values = args


@dataclass(frozen=True)
class Item:
    """A story as its source gives it, in plain text.

    `id` keeps it apart from every other item of the source. `derived` tells that the source gave no usable id
    and `id` was made of link and headline; `fingerprint` is made of those in every case, so that an item is known
    again when its id comes or goes. `link` is absolute, http(s) or None; `published` is UTC, or None where the
    source gives no date that can be read. `language` is a BCP 47 tag.
    """

    id: str
    title: str
    link: str | None
    published: datetime | None
    summary: str
    language: str | None
    derived: bool = False
    fingerprint: str = ""
    author: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it to show."""
        return not (self.title or self.summary)


@dataclass(frozen=True)
class Occurrence:
    """One meeting of a calendar; `starts_at` and `ends_at` are UTC.

    `recurrence_id` is the start that the rule gave it (UTC, RFC 5545 3.8.4.4), None for a meeting that does not
    repeat, so that a moved meeting stays the same meeting: `uid` and `recurrence_id` name it for good. An all-day
    one starts at midnight of the zone that floating times were read in. `status` is CONFIRMED, TENTATIVE or
    CANCELLED; `zone` an IANA name where one is known.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    location: str | None
    status: str
    recurrence_id: datetime | None = None
    sequence: int = 0
    description: str = ""
    url: str | None = None
    zone: str | None = None


@dataclass(frozen=True)
class Rest:
    """When a feed asks not to be read.

    For so many minutes (RSS `ttl`, `sy:updatePeriod`), and at these hours and days (RSS `skipHours`, `skipDays`; UTC,
    Monday is 0).
    """

    minutes: int = 0
    hours: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Document:
    """A source, read. A `page` is one whose links to articles are its items.

    `feeds` are addresses of feeds that a page names, `text` is an article's whole text, and `story` tells whether
    the page says of itself that it is one article; where it does not and names a feed, the feed is what is meant.
    `later` are meetings that a calendar names outside of the time it was read for: by them a known one is seen to have
    been moved there, and is not taken for gone.
    """

    kind: Kind
    title: str
    items: tuple[Item, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    problems: tuple[Problem, ...] = ()
    language: str | None = None
    feeds: tuple[str, ...] = ()
    text: str = ""
    story: bool = False
    rest: Rest = Rest()
    later: tuple[Occurrence, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What is to be read, besides the bytes.

    `url` is where they came from; calendars are read from `start` to `end`, and their times without a zone as in
    `floating`. With `links`, a page is read for its links to articles and not for an article of its own.
    """

    start: datetime
    end: datetime
    url: str | None = None
    content_type: str = ""
    floating: tzinfo = UTC
    links: bool = False


def iso(at: datetime | None) -> str | None:
    """An instant as UTC ISO 8601 ending in Z; None stays None."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def pack(document: Document) -> dict[str, Any]:
    """Turn a document into what JSON holds."""
    return _plain(document)  # type: ignore[no-any-return]


def unpack(data: Mapping[str, Any]) -> Document:
    """The reverse of `pack`."""
    values = dict(data)
    values["items"] = tuple(_item(i) for i in data["items"])
    values["occurrences"] = tuple(_occurrence(o) for o in data["occurrences"])
    values["later"] = tuple(_occurrence(o) for o in data["later"])
    values["problems"] = tuple(Problem(**p) for p in data["problems"])
    values["feeds"] = tuple(data["feeds"])
    rest = data["rest"]
    values["rest"] = Rest(rest["minutes"], tuple(rest["hours"]), tuple(rest["days"]))
    return Document(**values)


def _plain(value: Any) -> Any:
    match value:
        case str() | int() | None:
            return value
        case datetime():
            return iso(value)
        case list() | tuple():
            return [_plain(v) for v in value]
        case Mapping():
            return {k: _plain(v) for k, v in value.items()}
    return {k: _plain(v) for k, v in vars(value).items()}  # a dataclass of ours


def _item(data: Mapping[str, Any]) -> Item:
    return Item(**{**data, "published": _instant(data["published"]), "categories": tuple(data["categories"])})


def _occurrence(data: Mapping[str, Any]) -> Occurrence:
    return Occurrence(**{**data, **{k: _instant(data[k]) for k in ("starts_at", "ends_at", "recurrence_id")}})


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
