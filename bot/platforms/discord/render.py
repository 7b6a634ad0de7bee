"""Turns a neutral reply into Discord's messages, within the documented sizes ("Component Reference").

Every message is a layout ("Components V2"): each card is a container with its own buttons in it, so that one sees
what a button is about. A message of that kind cannot become one of the old kind, nor the reverse, so that nothing
is sent the old way. A button's custom_id is what `bot.core.wire` writes; a pager adds `#p` and the page, and a
second button of the same kind and values `#` and a number (`wire` writes a `#` of its own as `%23`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

import discord
from discord import ui as dui

from bot.core import addresses, wire
from bot.core.i18n import Voice
from bot.core.ui import Button, Card, Choice, Control, Field, File, Link, Menu, Pager, Reply, Text
from bot.platforms.discord.incoming import NAME
from bot.platforms.discord.markup import link
from bot.platforms.discord.overrides import ITEMS

Item: TypeAlias = dui.Item[Any]

COMPONENTS, CHARACTERS, FILES = 40, 4000, 10
CUSTOM_ID, BUTTON, URL, PLACEHOLDER, OPTION, OPTIONS, ROW = 100, 80, 512, 150, 100, 25, 5
TEXT, CARD = 3800, 3000
"""Characters of one piece of text and of one card, so that what stands beside them fits into the message too."""
LONG_URL, BESIDE = 2000, 300
"""Characters of an address that is written out, and what is kept free for the line above the card where one is."""
MESSAGES = 5
DESCRIPTION = 1024
"""Characters that say what a picture shows."""
ACCENT = discord.Colour(0x2F6DB5)
_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "danger": discord.ButtonStyle.danger,
}


class _Layout(dui.LayoutView):
    """A layout that is written out once, however often it is sent.

    It is stopped, so that discord.py keeps none in memory: presses are taken from the raw event.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__(timeout=None)
        for item in items:
            self.add_item(item)
        self._written: list[dict[str, Any]] = super().to_components()  # type: ignore[no-untyped-call]
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        """The items as Discord takes them."""
        return self._written


@dataclass(frozen=True)
class Message:
    """One message: what it shows, and the files it brings."""

    items: Sequence[Item]
    files: Sequence[File] = ()

    def view(self, marker: int | None = None) -> dui.LayoutView:
        """The layout; with a `marker` for one use, and the first item has that number, which Discord gives back."""
        if marker is None:
            return self._layout
        self.items[0].id = marker
        return _Layout(self.items)

    @cached_property
    def _layout(self) -> dui.LayoutView:
        return _Layout(self.items)

    def attachments(self) -> list[discord.File]:
        """The files, for one use."""
        return [discord.File(io.BytesIO(f.content), _file_name(f)) for f in self.files]


def render(reply: Reply, voice: Voice, command: str | None = None, most: int = MESSAGES) -> list[Message]:
    """The reply as messages, a card whole in one of them; what is beyond `most` messages is said to be left out.

    Raises ValueError for a pager whose values leave no room for the page.
    """
    maker = _Maker(voice)
    override = ITEMS.get(command or "")
    blocks = [list(override(reply, voice))] if override else list(maker.blocks(reply))
    packed = list(_pack(blocks))
    if len(packed) > most:
        packed = _cut(packed, most, voice)
    return [_message([item for block in blocks for item in block], reply.files) for blocks in packed]


def _message(items: list[Item], files: Sequence[File]) -> Message:
    """A message with the files that it shows."""
    shown = {i.media.url for i in items if isinstance(i, dui.File)}
    shown |= {p.media.url for i in items if isinstance(i, dui.MediaGallery) for p in i.items}
    return Message(items, [f for f in files if _attachment(f) in shown])


def _is_picture(file: File) -> bool:
    return file.media_type.startswith("image/")


def _attachment(file: File) -> str:
    """How a layout refers to a file sent along."""
    return f"attachment://{_file_name(file)}"


def _file_name(file: File) -> str:
    """A name that Discord leaves as it is."""
    return re.sub(r"[^\w.-]+", "_", file.name, flags=re.ASCII) or "file"


def clip(text: str, most: int) -> str:
    """At most this many characters; where some are left out, an ellipsis says so."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def option(choice: Choice, voice: Voice) -> discord.SelectOption | None:
    """An entry of a drop-down; None where its value is longer than Discord carries: a cut one would mean another."""
    if not 0 < len(choice.value) <= OPTION:
        return None
    plain = voice.plain()
    description = clip(plain.say(choice.description), OPTION) or None
    return discord.SelectOption(
        label=clip(plain.say(choice.label), OPTION) or "…", value=choice.value, description=description
    )


def options(choices: Iterable[Choice], voice: Voice) -> list[discord.SelectOption]:
    """Entries with distinct values."""
    made = {c.value: option(c, voice) for c in choices}
    return [o for o in made.values() if o is not None]


def is_web(url: str | None, most: int = URL) -> bool:
    """Whether Discord takes the address for a link or picture."""
    return addresses.is_web(url, most)


def read_custom_id(custom_id: str) -> tuple[str, int | None]:
    """What a pressed item carries, as `wire` wrote it, and the page if it is a pager's."""
    carried, _, suffix = custom_id.partition("#")
    page = suffix.removeprefix("p")
    return carried, int(page) if suffix.startswith("p") and page.isdecimal() else None


@dataclass
class _Maker:
    """Makes one reply's blocks; remembers the custom_ids in it, which Discord wants to be distinct."""

    voice: Voice
    _given: set[str] = field(default_factory=set)

    def blocks(self, reply: Reply) -> Iterator[list[Item]]:
        """Items in groups that are not torn apart."""
        if reply.mention is not None and reply.mention.platform == NAME:
            yield [dui.TextDisplay(self.voice.markup.mention(reply.mention))]
        for piece in _pieces(self.voice.say(reply.text)):
            yield [dui.TextDisplay(piece)]
        for card in reply.cards:
            yield [self.card(card)]
        spelled = self.spelled(reply.controls)
        if spelled:
            yield [dui.TextDisplay(spelled)]
        below = [*self.rows(reply.controls), *self.pager(reply.pager)]
        if below:
            yield below
        files = reply.files[:FILES]
        pictures = [self.picture(f) for f in files if _is_picture(f)]
        if pictures:
            yield [dui.MediaGallery(*pictures)]
        others: list[Item] = [dui.File(_attachment(f)) for f in files if not _is_picture(f)]
        if others:
            yield others

    def picture(self, file: File) -> discord.MediaGalleryItem:
        """A picture that is sent along, with what it shows for those who do not see it."""
        described = clip(self.voice.plain().say(file.description), DESCRIPTION) or None
        return discord.MediaGalleryItem(_attachment(file), description=described)

    def card(self, card: Card) -> Item:
        spelled = self.spelled(card.controls)
        room = min(CARD, CHARACTERS - BESIDE - len(spelled))
        lines = [_clip_lines("\n".join(self._lines(card)), room), spelled]
        text = dui.TextDisplay[Any]("\n".join(line for line in lines if line) or "…")
        shown: Item = text
        if card.image is not None and is_web(card.image, 2048):
            alt = clip(self.voice.plain().say(card.title), DESCRIPTION)
            shown = dui.Section(text, accessory=dui.Thumbnail(card.image, description=alt or None))
        return dui.Container(shown, *self.rows(card.controls), accent_colour=ACCENT)

    def _lines(self, card: Card) -> Iterator[str]:
        say = self.voice.say
        title = " ".join(say(card.title).split())
        yield f"### {link(title, card.url) if card.url is not None and is_web(card.url) else title}"
        if card.body:
            yield say(card.body)
        for shown in card.fields:
            yield self._field(shown)
        if card.footer:
            yield from (f"-# {line}" for line in say(card.footer).splitlines() if line.strip())

    def spelled(self, controls: Iterable[Control]) -> str:
        """The links in the text, a line each, whose addresses are longer than a button's may be."""
        lines = ""
        for control in controls:
            if isinstance(control, Link) and not is_web(control.url) and is_web(control.url, LONG_URL):
                line = link(self.voice.say(control.label), control.url)
                lines += f"{line}\n" if len(lines) + len(line) <= LONG_URL else ""
        return lines.rstrip()

    def _field(self, shown: Field) -> str:
        label, value = self.voice.say(shown.label), self.voice.say(shown.value)
        return f"**{label}:** {value}" if shown.short or "\n" not in value else f"**{label}**\n{value}"

    def rows(self, controls: Iterable[Control]) -> Iterator[Item]:
        """Buttons in rows of at most five; a drop-down has a row of its own."""
        buttons: list[Item] = []
        for control in controls:
            match control:
                case Menu():
                    yield from _in_rows(buttons)
                    buttons = []
                    yield from self.menu(control)
                case Button():
                    buttons += self.button(control)
                case Link() if is_web(control.url):
                    label = clip(self.voice.plain().say(control.label), BUTTON) or "…"
                    buttons.append(dui.Button(label=label, url=control.url))
        yield from _in_rows(buttons)

    def button(self, control: Button) -> list[Item]:
        custom_id = self._distinct(wire.encode(control.action, control.args))
        if custom_id is None:
            return []
        label = clip(self.voice.plain().say(control.label), BUTTON) or "…"
        return [dui.Button(label=label, custom_id=custom_id, style=_STYLES[control.style])]

    def menu(self, control: Menu) -> Iterator[Item]:
        """A drop-down; one of more than 25 entries becomes several."""
        entries = options(control.choices, self.voice)
        parts = [entries[n : n + OPTIONS] for n in range(0, len(entries), OPTIONS)]
        placeholder = clip(self.voice.plain().say(control.placeholder), PLACEHOLDER - 10)
        for number, part in enumerate(parts, 1):
            shown = f"{placeholder} ({number}/{len(parts)})" if len(parts) > 1 else placeholder
            custom_id = self._distinct(wire.encode(control.action, control.args))
            if custom_id is not None:
                yield dui.ActionRow(dui.Select(custom_id=custom_id, placeholder=shown, options=part))

    def pager(self, pager: Pager | None) -> Iterator[Item]:
        if pager is None or pager.pages <= 1:
            return
        carried, plain = wire.encode(pager.action, pager.args), self.voice.plain()
        turns = (("pager-previous", pager.page - 1), ("pager-next", pager.page + 1))
        yield dui.ActionRow(
            *(
                dui.Button(
                    label=clip(plain.say(Text(key)), BUTTON),
                    custom_id=_with_page(carried, page),
                    disabled=not 1 <= page <= pager.pages,
                )
                for key, page in turns
            )
        )
        yield dui.TextDisplay(f"-# {self.voice.say(Text('pager-page', page=pager.page, pages=pager.pages))}")

    def _distinct(self, carried: str) -> str | None:
        """A custom_id that no other item here has; None if there is no room, where its twin does the same."""
        custom_id, number = carried, 1
        while custom_id in self._given:
            number += 1
            custom_id = f"{carried}#{number}"
        if len(custom_id) > CUSTOM_ID:
            return None
        self._given.add(custom_id)
        return custom_id


def _with_page(carried: str, page: int) -> str:
    custom_id = f"{carried}#p{page}"
    if len(custom_id) > CUSTOM_ID:
        msg = f"{carried!r} leaves no room for a page"
        raise ValueError(msg)
    return custom_id


def _in_rows(buttons: list[Item]) -> Iterator[Item]:
    """As few rows as hold them, each about as long: a single button below five looks forgotten."""
    for left in range(-(-len(buttons) // ROW), 0, -1):
        size = -(-len(buttons) // left)
        yield dui.ActionRow(*buttons[:size])
        buttons = buttons[size:]


def _pieces(text: str) -> Iterator[str]:
    """Text in pieces that fit a message, cut at the end of a line or at least between words."""
    text = text.strip()
    while len(text) > TEXT:
        at = _end(text, TEXT // 2, TEXT)
        yield text[:at].rstrip()
        text = text[at:].lstrip()
    if text:
        yield text


def _clip_lines(text: str, most: int) -> str:
    """At most this many characters, cut where no markup is torn if there is such a place."""
    if len(text) <= most:
        return text
    return text[: _end(text, most // 2, most - 1)].rstrip("\\ ") + "…"


def _end(text: str, least: int, most: int) -> int:
    """Where to cut: at the end of a line, else between words, else in the middle of one."""
    return next((at for at in (text.rfind(mark, least, most) for mark in ("\n", " ")) if at > 0), most)


def _pack(blocks: Iterable[list[Item]]) -> Iterator[list[list[Item]]]:
    """Fill messages with blocks up to a message's components and characters."""
    message: list[list[Item]] = []
    components = characters = 0
    for block in blocks:
        more, longer = _size(block)
        if message and (components + more > COMPONENTS or characters + longer > CHARACTERS):
            yield message
            message, components, characters = [], 0, 0
        message.append(block)
        components += more
        characters += longer
    yield message or [[dui.TextDisplay("…")]]


def _cut(packed: list[list[list[Item]]], most: int, voice: Voice) -> list[list[list[Item]]]:
    """The first `most` messages, and in the last a line that says how many cards or paragraphs are missing."""
    kept, left_out = packed[:most], sum(len(blocks) for blocks in packed[most:])
    while True:
        note: list[Item] = [dui.TextDisplay(f"-# {voice.say(Text('discord-left-out', count=left_out))}")]
        sizes = [_size(block) for block in [*kept[-1], note]]
        if sum(s[0] for s in sizes) <= COMPONENTS and sum(s[1] for s in sizes) <= CHARACTERS:
            return [*kept[:-1], [*kept[-1], note]]
        kept[-1] = kept[-1][:-1]
        left_out += 1


def _size(block: Iterable[Item]) -> tuple[int, int]:
    """How many components the items are, nested ones included, and how many characters of text they show."""
    everything = [i for item in block for i in _walk(item)]
    return len(everything), sum(len(i.content) for i in everything if isinstance(i, dui.TextDisplay))


def _walk(item: Item) -> Iterator[Item]:
    yield item
    if isinstance(item, dui.Container | dui.ActionRow | dui.Section):
        yield from item.walk_children()
