"""What an announcement says, in which languages, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.core.addresses import is_web
from bot.core.clean import clean, one_line
from bot.core.errors import UserError
from bot.core.i18n import LANGUAGES
from bot.core.ids import ChannelId, SpaceId
from bot.core.ui import Card, Reply, Text

AUTO, BOTH = "auto", "both"
SERVED = (AUTO, *LANGUAGES, BOTH)
"""What an outlet may get: the version in its community's language, one language, or both."""

LONGEST = 2000
"""Characters of a post that is text; with every one escaped it still fits one Discord message (4,000)."""
LONGEST_CARD = 1400
"""Characters of a card's text; escaped it fits the 3,000 that a card shows on Discord, its title beside it."""
LONGEST_CARDS = 1800
"""Characters of two cards' texts in one message."""
TITLE = 150
URL = 512
MOST_OUTLETS = 10


@dataclass(frozen=True)
class Version:
    """The words in one language; with a title it is a card."""

    text: str
    title: str | None = None


@dataclass(frozen=True)
class Outlet:
    """A channel, the space it is in (None where that was never written down), and the language it gets."""

    channel: ChannelId
    space: SpaceId | None
    language: str = AUTO

    def languages(self, community: str) -> tuple[str, ...]:
        """The languages wanted there, the community's own first."""
        if self.language == BOTH:
            return tuple(sorted(LANGUAGES, key=lambda one: one != community))
        return (community if self.language == AUTO else self.language,)

    def dump(self) -> dict[str, Any]:
        """As the table keeps it."""
        return {"channel": str(self.channel), "space": str(self.space) if self.space else None,
                "language": self.language}  # fmt: skip

    @classmethod
    def load(cls, kept: Mapping[str, Any]) -> Outlet:
        """As the table keeps it."""
        space = SpaceId.parse(kept["space"]) if kept["space"] else None
        return cls(ChannelId.parse(kept["channel"]), space, kept["language"])


@dataclass(frozen=True)
class Content:
    """The words by language, and the link and picture that every version shares."""

    versions: Mapping[str, Version]
    url: str | None = None
    image: str | None = None

    def served(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """The languages of `wanted` that there are; where there is none of them, whatever there is."""
        return tuple(one for one in wanted if one in self.versions) or tuple(self.versions)[:1]

    def post(self, wanted: Sequence[str]) -> Reply:
        """What is sent where these languages are wanted: the moderators' own words, which carry no markup."""
        shown = [self.versions[one] for one in self.served(wanted)]
        if any(v.title for v in shown):
            return Reply("", [self._card(v) for v in shown])
        texts = [v.text for v in shown]
        return Reply(texts[0] if len(texts) == 1 else Text("announcement-both", first=texts[0], second=texts[1]))

    def _card(self, version: Version) -> Card:
        title = version.title or next(v.title for v in self.versions.values() if v.title)
        return Card(title, version.text, url=self.url, image=self.image)

    def dump(self) -> dict[str, Any]:
        """The words as the table keeps them."""
        return {language: asdict(version) for language, version in self.versions.items()}


@dataclass(frozen=True)
class Written:
    """What a moderator wrote in one go, as it was typed."""

    language: str
    text: str
    title: str | None = None
    url: str | None = None
    image: str | None = None
    others: Mapping[str, Version] = field(default_factory=dict)

    def content(self) -> Content:
        """What it comes to. Raises UserError at the part that cannot stand."""
        version = version_of(self.text, self.title)
        if version is None:
            raise UserError("announce-empty", field="text")
        for name, address in (("link", self.url), ("picture", self.image)):
            if address and version.title is None:
                raise UserError("announce-card-title", field="title")
            if address and not is_web(address.strip(), URL):
                raise UserError("announce-address", field=name, given=address[:80])
        others = {k: v for k, v in self.others.items() if k != self.language}
        return Content({self.language: version, **others}, _or_none(self.url), _or_none(self.image))


def version_of(text: str | None, title: str | None) -> Version | None:
    """The words without what nobody can see; None where nothing is left of the text."""
    words = clean(text or "")
    return Version(words, one_line(title or "")[:TITLE] or None) if words else None


def check_lengths(content: Content, wanted: Iterable[Sequence[str]]) -> None:
    """Raise UserError where a post would not fit a message in one of the combinations of languages wanted."""
    for languages in wanted:
        shown = [content.versions[one] for one in content.served(languages)]
        given = sum(len(v.text) for v in shown)
        card = any(v.title for v in shown)
        most = (LONGEST_CARDS if len(shown) > 1 else LONGEST_CARD) if card else LONGEST
        if given > most:
            raise UserError("announce-long-both" if len(shown) > 1 else "announce-long",
                            field="text", max=most, given=given)  # fmt: skip


def _or_none(address: str | None) -> str | None:
    return (address or "").strip() or None
