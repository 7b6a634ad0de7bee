"""Turns a reply into lines, and its buttons and menus into numbers to type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.core import wire
from bot.core.i18n import Voice
from bot.core.ui import Button, Card, Control, Link, Menu, Pager, Reply, Text, Words
from bot.platforms.console.person import NAME
from bot.platforms.console.writing import PLAIN, Line, Style, plain_text

INDENT = 2


@dataclass(frozen=True)
class Press:
    """What typing a number (or its label) does: the button's wire text, with a menu's choice or a pager's page.

    `on` is the title of the card it stands on. A `message` makes it an entry of that message's menu instead, and a
    `line` something typed.
    """

    label: str
    custom_id: str
    chosen: str | None = None
    page: int | None = None
    on: str = ""
    message: Message | None = None
    line: str | None = None


@dataclass(frozen=True)
class Message:
    """A message that somebody may ask about: its text as it was read, and an address that leads to it."""

    text: str
    link: str


@dataclass
class Sheet:
    """A message being written.

    Args:
        voice: how it is said.
        sign: stands before each number, so that those of different messages are told apart.
        first: the first number.
        lead: stands before every row.
    """

    voice: Voice
    sign: str = ""
    first: int = 1
    lead: str = ""
    lines: list[Line] = field(default_factory=list)
    presses: dict[str, Press] = field(default_factory=dict)
    _on: str = ""

    def write(self, text: str, style: Style = "", indent: int = 0) -> None:
        """Add a paragraph; an empty one is left out."""
        if text:
            self.lines.append(Line(text, style, indent, self.lead))

    def space(self) -> None:
        """Leave a row empty between two things."""
        if self.lines and self.lines[-1].text:
            self.lines.append(Line("", lead=self.lead))

    def reply(self, reply: Reply) -> None:
        """Write a whole reply."""
        if reply.mention is not None and reply.mention.platform == NAME:
            self.write(f"@{self.voice.markup.mention(reply.mention).removeprefix('@')}")
        self.write(self.voice.say(reply.text))
        for card in reply.cards:
            self.space()
            self._card(card)
        self._on = ""
        if reply.controls or reply.pager:
            self.space()
        self._controls(reply.controls, 0)
        if reply.pager is not None:
            self._pager(reply.pager)

    def number(self, press: Press) -> str:
        """Give the press its number; returns how it is shown: `[3] Ask a question`."""
        key = f"{self.sign}{self.first + len(self.presses)}"
        self.presses[key] = press
        return f"[{key}] {press.label}"

    def _label(self, words: Words) -> str:
        """Words without marks, since people type them."""
        return replace(self.voice, markup=PLAIN).say(words)

    def _card(self, card: Card) -> None:
        self._on = self._label(card.title)
        self.write(self.voice.say(card.title), "title")
        self.write(self.voice.say(card.body), indent=INDENT)
        for shown in card.fields:
            label, value = self.voice.say(shown.label), self.voice.say(shown.value)
            text = f"{label.rstrip(':')}: {value}" if label else value
            self.write(text.replace("\n", "\n" + " " * INDENT), indent=INDENT)
        linked = {c.url for c in card.controls if isinstance(c, Link)}
        for address in (None if card.url in linked else card.url, card.image):
            self.write(self.voice.say(address), "quiet", INDENT)
        self.write(self.voice.say(card.footer), "quiet", INDENT)
        self._controls(card.controls, INDENT)

    def _controls(self, controls: Sequence[Control], indent: int) -> None:
        buttons = [self._button(c) for c in controls if isinstance(c, Button)]
        self.write("  ".join(buttons), "control", indent)
        for control in controls:
            if isinstance(control, Link):
                self.write(f"{self.voice.say(control.label)}: {self.voice.say(control.url)}", "quiet", indent)
            elif isinstance(control, Menu):
                self._menu(control, indent)

    def _button(self, button: Button) -> str:
        return self.number(Press(self._label(button.label), wire.encode(button.action, button.args), on=self._on))

    def _menu(self, menu: Menu, indent: int) -> None:
        self.write(self.voice.say(menu.placeholder), indent=indent)
        target = wire.encode(menu.action, menu.args)
        for choice in menu.choices:
            shown = self.number(Press(self._label(choice.label), target, choice.value, on=self._on))
            more = self.voice.say(choice.description)
            self.write(f"{shown} - {more}" if more else shown, "control", indent + INDENT)

    def _pager(self, pager: Pager) -> None:
        if pager.pages < 2:
            return
        shown = [self.number(self._turn(key, pager, page)) for key, page in _turns(pager)]
        place = self.voice.say(Text("pager-page", page=pager.page, pages=pager.pages))
        self.write("  ".join([*shown, place]), "control")

    def _turn(self, key: str, pager: Pager, page: int) -> Press:
        return Press(self._label(Text(key)), wire.encode(pager.action, pager.args), page=page)


def _turns(pager: Pager) -> Iterator[tuple[str, int]]:
    if pager.page > 1:
        yield "pager-previous", pager.page - 1
    if pager.page < pager.pages:
        yield "pager-next", pager.page + 1


def message_of(reply: Reply, voice: Voice) -> Message:
    """What somebody who asks about this message asks about: its words without its buttons."""
    sheet = Sheet(replace(voice, markup=PLAIN))
    bare = [replace(card, controls=()) for card in reply.cards]
    sheet.reply(Reply(reply.text, bare))
    return Message(plain_text(sheet.lines).strip(), next((card.url for card in bare if card.url), ""))
