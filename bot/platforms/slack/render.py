"""Turns a neutral reply into Slack's blocks, within the documented sizes (docs.slack.dev, Block Kit reference).

Buttons and menus are told apart when they come back by their `action_id`: the wire name and its values as
`bot.core.wire` writes them, `#`, a letter for the kind, and a number that makes it unique in the message. A `#`
never stands in what comes before it, since `wire` writes it as `%23`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.core import addresses, wire
from bot.core.i18n import Markup, Voice
from bot.core.ids import GrantId, PlatformId
from bot.core.ui import Button, Card, Choice, Control, Field, Link, Menu, Pager, Reply, Text
from bot.platforms.slack.mrkdwn import MRKDWN, clip, link, split
from bot.platforms.slack.overrides import PAYLOADS

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue
    from bot.core.request import Community

Block: TypeAlias = dict[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
SECTION, FIELD, BUTTON, OPTION, OPTION_VALUE, CONTEXT, URL = 3000, 2000, 75, 75, 150, 3000, 3000
FIELDS, ACTIONS, OPTIONS = 10, 25, 100
FALLBACK = 1000
MESSAGE_WORDS = 12_000
"""Characters in one message. Slack documents no sum, but answers `msg_blocks_too_long` somewhere past this."""


@dataclass(frozen=True)
class Rendered:
    """A reply as Slack's messages: the blocks of each, and the text that a notification shows.

    Screen readers read that text and none of the blocks (docs.slack.dev, "chat.postMessage": "Accessibility").
    """

    parts: tuple[list[Block], ...]
    text: str

    @property
    def blocks(self) -> list[Block]:
        """All blocks, for a view; past a view's hundred the rest is left out."""
        return [b for part in self.parts for b in part][:VIEW_BLOCKS]


def voice_of(catalogue: Catalogue, locale: str, community: Community, markup: Markup = MRKDWN) -> Voice:
    """The voice that writes Slack's markup in a language and the community's zone."""
    return catalogue.voice(locale, community.zone, markup)


def mentioned(value: Any) -> Iterator[PlatformId]:
    """Everybody and everything that a reply names by id."""
    if isinstance(value, str | bytes | int | None):
        return
    if isinstance(value, PlatformId):
        yield value
    elif isinstance(value, Text):
        yield from mentioned(list(value.args.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from mentioned(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from mentioned(getattr(value, part.name))


def render(reply: Reply, voice: Voice, command: str | None = None, *, ping: bool = False) -> Rendered:
    """Every block of the reply, in as many messages as it needs; a card is kept whole where it can be.

    `command` names what was asked, where that was a command: Slack may have its own way with it (`overrides`).
    With `ping` whom the reply mentions is told of it; without, it shows their name.
    """
    override = PAYLOADS.get(command or "")
    groups = [override(reply, voice)] if override else _Maker(voice, ping=ping).groups(reply)
    return Rendered(tuple(_pack(groups)) or ([],), clip("\n".join(_told(reply, voice)), FALLBACK) or "…")


def _told(reply: Reply, voice: Voice) -> Iterator[str]:
    """What the blocks say in words, line by line."""
    lines = [voice.say(reply.text)]
    for card in reply.cards:
        lines += [voice.say(card.title), voice.say(card.body)]
        fields = ((voice.say(field.label).rstrip(":"), voice.say(field.value)) for field in card.fields)
        lines += [f"{label}: {value}" if label else value for label, value in fields]
    return (line.strip() for line in lines if line.strip())


def without_images(blocks: list[Block]) -> list[Block]:
    """The same without pictures: Slack refuses a whole message over one picture that it cannot fetch."""
    return [{k: v for k, v in b.items() if k != "accessory" or v["type"] != "image"} for b in blocks]


def plain_text(text: str, most: int) -> dict[str, Any]:
    """A plain text object; Slack refuses an empty one."""
    return {"type": "plain_text", "text": clip(text.strip(), most) or "…", "emoji": False}


def mrkdwn(text: str, most: int = SECTION) -> dict[str, Any]:
    """A mrkdwn text object. `verbatim` keeps Slack from finding names and channels in it by itself."""
    return {"type": "mrkdwn", "text": clip(text, most), "verbatim": True}


def sections(text: str) -> list[Block]:
    """Text as sections of at most 3,000 characters; blank ones, which Slack refuses, are left out."""
    return [{"type": "section", "text": mrkdwn(piece)} for piece in split(text, SECTION) if piece.strip()]


def option(choice: Choice, voice: Voice) -> dict[str, Any] | None:
    """An entry of a menu; None where its value is longer than Slack carries, since a cut one would mean another."""
    if not 0 < len(choice.value) <= OPTION_VALUE:
        return None
    made: dict[str, Any] = {"text": plain_text(voice.plain().say(choice.label), OPTION), "value": choice.value}
    if choice.description:
        made["description"] = plain_text(voice.plain().say(choice.description), OPTION)
    return made


def options(choices: Iterable[Choice], voice: Voice) -> list[dict[str, Any]]:
    """At most a hundred entries with distinct values."""
    made = {c.value: option(c, voice) for c in choices}
    return [o for o in made.values() if o is not None][:OPTIONS]


def read_action_id(action_id: str) -> tuple[str, str]:
    """What a pressed element carries, and the letter of its kind: b(utton), l(ink), m(enu), p(ager), s(pecial)."""
    carried, _, suffix = action_id.rpartition("#")
    return carried, suffix[:1]


def special(label: str, name: str, value: str) -> Block:
    """A button of the adapter's own, below the neutral layer: `name` says what it does with `value`."""
    return {
        "type": "button",
        "text": plain_text(label, BUTTON),
        "action_id": f"{name}#s0",
        "value": clip(value, 2000),
        "style": "primary",
    }


class _Maker:
    """Makes the blocks of one reply; counts what must be unique in it."""

    def __init__(self, voice: Voice, *, ping: bool) -> None:
        self.voice, self.ping = voice, ping
        self.plain = voice.plain()
        self._count = 0

    def groups(self, reply: Reply) -> Iterator[list[Block]]:
        """The blocks in groups that are not to be torn apart."""
        yield sections("\n".join([*self.mention(reply.mention), self.voice.say(reply.text)]))
        for card in reply.cards:
            yield [{"type": "divider"}, *self.card(card)]
        yield self.actions(reply.controls)
        if reply.pager is not None and reply.pager.pages > 1:
            yield self.pager(reply.pager)

    def mention(self, whom: GrantId | None) -> list[str]:
        """Who is to be told (docs.slack.dev, "Formatting message text": "Mentioning groups", "Mentioning users")."""
        if whom is None or whom.platform != "slack":
            return []
        if not self.ping:
            return [self.voice.markup.mention(whom)]
        return [f"<!subteam^{whom.value}>" if whom.value[:1] == "S" else f"<@{whom.value}>"]

    def card(self, card: Card) -> list[Block]:
        """Heading, body and the long fields that come first; then the others as they stand, short ones side by side."""
        say = self.voice.say
        title = say(card.title)
        heading = f"*{link(title, card.url or '')}*" if _is_web(card.url) else MRKDWN.bold(title)
        runs = [list(run) for _, run in groupby(card.fields, key=lambda field: field.short)]
        first = runs.pop(0) if runs and not runs[0][0].short else []
        blocks = sections("\n".join(t for t in (heading, say(card.body), *map(self.field, first)) if t))
        if blocks and _is_web(card.image):
            alt = clip(self.plain.say(card.title), 2000) or "…"
            blocks[0]["accessory"] = {"type": "image", "image_url": card.image, "alt_text": alt}
        for run in runs:
            blocks += self.fields(run) if run[0].short else sections("\n".join(map(self.field, run)))
        if card.footer:
            blocks.append({"type": "context", "elements": [mrkdwn(say(card.footer), CONTEXT)]})
        return blocks + self.actions(card.controls)

    def field(self, field: Field) -> str:
        return f"{MRKDWN.bold(self.voice.say(field.label))}\n{self.voice.say(field.value)}"

    def fields(self, fields: list[Field]) -> list[Block]:
        made = [mrkdwn(self.field(field), FIELD) for field in fields]
        return [{"type": "section", "fields": made[n : n + FIELDS]} for n in range(0, len(made), FIELDS)]

    def actions(self, controls: Iterable[Control]) -> list[Block]:
        made = [e for e in map(self.element, controls) if e is not None]
        return [{"type": "actions", "elements": made[n : n + ACTIONS]} for n in range(0, len(made), ACTIONS)]

    def element(self, control: Control) -> Block | None:
        match control:
            case Button():
                return self.button(control)
            case Link() if not _is_web(control.url):
                return None
            case Link():
                label = plain_text(self.plain.say(control.label), BUTTON)
                return {"type": "button", "text": label, "url": control.url, "action_id": self.id("", "l")}
            case Menu():
                return self.menu(control)

    def button(self, control: Button) -> Block:
        carried = wire.encode(control.action, control.args)
        label = plain_text(self.plain.say(control.label), BUTTON)
        made = {"type": "button", "text": label, "action_id": self.id(carried, "b"), "value": carried}
        return made if control.style == "secondary" else made | {"style": control.style}

    def menu(self, control: Menu) -> Block | None:
        choices = options(control.choices, self.voice)
        if not choices:
            return None
        carried = wire.encode(control.action, control.args)
        placeholder = plain_text(self.plain.say(control.placeholder), 150)
        return {"type": "static_select", "placeholder": placeholder, "options": choices,
                "action_id": self.id(carried, "m")}  # fmt: skip

    def pager(self, pager: Pager) -> list[Block]:
        carried = wire.encode(pager.action, pager.args)
        turns = [("pager-previous", pager.page - 1), ("pager-next", pager.page + 1)]
        buttons = [
            {"type": "button", "text": plain_text(self.plain.say(Text(key)), BUTTON), "value": str(page),
             "action_id": self.id(carried, "p")}
            for key, page in turns if 1 <= page <= pager.pages
        ]  # fmt: skip
        where = self.voice.say(Text("pager-page", page=pager.page, pages=pager.pages))
        return [{"type": "actions", "elements": buttons}, {"type": "context", "elements": [mrkdwn(where)]}]

    def id(self, carried: str, kind: str) -> str:
        """An action_id that no other element of the reply has."""
        self._count += 1
        return f"{carried}#{kind}{self._count}"


def _is_web(url: str | None) -> bool:
    return addresses.is_web(url, URL)


def _pack(groups: Iterable[list[Block]]) -> Iterator[list[Block]]:
    """Fill messages with groups, up to a message's blocks and words; a group beyond them is torn."""
    message: list[Block] = []
    words = 0
    for whole in groups:
        size = _words(whole)
        if message and (len(message) + len(whole) > MESSAGE_BLOCKS or words + size > MESSAGE_WORDS):
            yield message
            message, words = [], 0
        starts_with_line = not message and bool(whole) and whole[0]["type"] == "divider"
        message = message + whole[1 if starts_with_line else 0 :]
        words += size
        while len(message) > MESSAGE_BLOCKS:
            yield message[:MESSAGE_BLOCKS]
            message = message[MESSAGE_BLOCKS:]
    if message:
        yield message


def _words(blocks: list[Block]) -> int:
    texts = [t for b in blocks for t in (b.get("text"), *b.get("fields", ()), *b.get("elements", ()))]
    return sum(len(t.get("text", "")) for t in texts if t and isinstance(t.get("text"), str))
