"""The conversation: a line is read, taken to the dispatcher, answered; then the next."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from babel import Locale

from bot.core.dispatch import Answer, Invalid
from bot.core.i18n import LANGUAGES, Voice
from bot.core.ids import ChannelId
from bot.core.parse import Parsed, is_said
from bot.core.ui import Choice, File, Form, Reply, Text, Words
from bot.platforms.console.commands import Commands
from bot.platforms.console.completion import Completion
from bot.platforms.console.forms import Forms
from bot.platforms.console.overrides import OVERRIDES
from bot.platforms.console.person import HATS, NAME, OWNER, Person, hat_of
from bot.platforms.console.prompts import EndedError, LeftError, Prompter
from bot.platforms.console.rendering import Message, Press, Sheet, message_of
from bot.platforms.console.writing import Line, Style, clean

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec, OptionSpec
    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.request import Community
    from bot.platforms.console.drafts import OwnDrafts
    from bot.platforms.console.posts import Posts
    from bot.platforms.console.terminal import Terminal

log = structlog.get_logger()

_SENTENCE = 3
"""So many words that are no command are something said, which one may ask about."""


@dataclass
class Chat:
    """One terminal and whoever sits at it.

    Args:
        person: who they are to begin with.
        drafts: keeps what was typed into forms that were left.
        downloads: where files that come with a reply are put.
        posts: what was posted to the channels.
        settled: awaited after each line that came from a pipe, so that what it caused is shown before the next.
    """

    dispatcher: Dispatcher
    catalogue: Catalogue
    terminal: Terminal
    person: Person
    drafts: OwnDrafts
    downloads: Path
    posts: Posts
    settled: Callable[[], Coroutine[Any, Any, None]]
    presses: dict[str, Press] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.myself = self.person
        self.commands = Commands(self.dispatcher.registry, self.catalogue)
        self.completion = Completion(self.commands, self._suggest)
        self.forms = Forms(self.dispatcher, self.drafts, lambda text: self.say(text, "quiet"))

    async def run(self) -> None:
        """Talk until the input ends or somebody leaves."""
        while True:
            complete = self._complete if self.terminal.interactive else None
            line = await self.terminal.read(self._prompt(), complete=complete, command=True)
            if line is None or not await self.take(line):
                return
            if not self.terminal.interactive:
                await self.settled()

    async def take(self, line: str) -> bool:
        """Do what a line asks for; returns False once there is nothing more to come."""
        while True:
            try:
                return await self._take(line.strip())
            except LeftError as left:
                if self.commands.own(left.line) == ("cancel", ""):
                    return True
                line = left.line
            except EndedError:
                return False
            except Exception:
                reference = secrets.token_hex(3)
                log.exception("console-failed", reference=reference)
                self.say(Text("error-unexpected", reference=reference), "problem")
                return True

    def say(self, words: Words, style: Style = "") -> None:
        """Something of the console's own, in the person's language."""
        self.terminal.show([Line(self._voice().say(words), style)])

    def reply(self, reply: Reply, voice: Voice, *, private: bool = False) -> None:
        """Show a reply; its numbers take the place of those before."""
        self.replies([reply], voice, private=private)

    def replies(self, replies: Sequence[Reply], voice: Voice, *, private: bool = False) -> None:
        """Show replies as one, numbered through."""
        sheet = Sheet(voice)
        if private:
            sheet.write(voice.say(Text("console-private")), "quiet")
        for reply in replies:
            sheet.reply(reply)
            self._files(sheet, reply)
            if reply is not replies[-1]:
                sheet.space()
        if sheet.presses or any(reply.replace for reply in replies):
            self.presses = sheet.presses
        self.terminal.show([*sheet.lines, Line("")])

    def post(self, channel: ChannelId, reply: Reply, community: Community, nonce: str, mark: str = "") -> None:
        """Show what was posted to a channel; its buttons are numbered apart and stay good, after a restart too.

        `mark` stands before it: what tells that it is below another post, or that a post has changed.
        """
        voice = self.catalogue.voice(community.locale, community.zone, self.terminal.markup)
        where = clean(channel.value) if channel.value.startswith("@") else f"#{clean(channel.value)}"
        sheet = Sheet(voice, "#", self.posts.last + 1, f"{where} │ {mark}")
        sheet.reply(reply)
        self._files(sheet, reply)
        if not channel.value.startswith("@"):  # what is private to somebody is nothing to ask about in public
            self._offer_menu(sheet, message_of(reply, voice))
        self.terminal.show([*sheet.lines, Line("")])
        self.posts.add(nonce, sheet.presses)

    async def _take(self, line: str) -> bool:
        if not line:
            return True
        if not line.strip("/ "):
            line = "/help"
        if own := self.commands.own(line):
            return self._own(*own)
        if press := self._press(line):
            await self._pressed(press)
        elif parsed := None if is_said(line) else self.commands.parse(line):
            await self._command(parsed)
        elif not self._ambiguous(line):
            self._unknown(line)
        return True

    # -- the console's own commands

    def _own(self, name: str, rest: str) -> bool:
        match name:
            case "quit":
                return False
            case "as":
                self._wear(rest)
            case "language":
                self._speak(rest)
            case _:
                self.say(Text("console-nothing-to-cancel"), "quiet")
        return True

    def _wear(self, rest: str) -> None:
        word, _, name = rest.partition(" ")
        hat = hat_of(word)
        if hat is None:
            self.say(Text("console-which-hat", hats=", ".join(self._hat(h) for h in HATS if h != OWNER)), "problem")
            return
        self.person = replace(self.person, hat=hat, name=clean(name).strip()[:80] or self.myself.name)
        self.say(Text("console-hat", hat=self._hat(hat), name=self.person.name), "quiet")

    def _speak(self, rest: str) -> None:
        language = next((code for code in LANGUAGES if rest.casefold() in _called(code)), None)
        if language is None:
            self.say(Text("console-which-language", languages=", ".join(LANGUAGES)), "problem")
            return
        self.person = replace(self.person, locale=language)
        self.say(Text("console-language"), "quiet")

    def _unknown(self, line: str) -> None:
        words = line.split()
        if line.startswith("/") or len(words) < _SENTENCE:
            nearest = ", ".join(f"/{name}" for name in self.commands.nearest(line))
            key = "console-unknown-near" if nearest else "unknown-command"
            self.say(Text(key, name=words[0].removeprefix("/")[:40], nearest=nearest), "problem")
        else:
            sheet = Sheet(self._voice())
            sheet.write(sheet.voice.say(Text("console-said")), "quiet")
            if spec := self.dispatcher.registry.takes_words:
                label = sheet.voice.plain().say(Text(f"{spec.key}-this"))
                sheet.write(sheet.number(Press(label, spec.name, line=line)), "control")
            self._offer_menu(sheet, Message(clean(line), ""))
            self.presses = sheet.presses or self.presses
            self.terminal.show([*sheet.lines, Line("")])

    # -- commands, buttons, forms

    async def _command(self, parsed: Parsed) -> None:
        spec, values = parsed.command, self.completion.translate(parsed.command, parsed.values)
        allowed = (await self.dispatcher.request_of(self.person.incoming())).has(spec.role)
        try:
            for option in spec.options if allowed else ():
                await self._complete_option(spec, option, values)
        except EndedError:
            await self._answer(await self.dispatcher.command(self.person.incoming(), spec, values))
            raise
        answer = await self.dispatcher.command(self.person.incoming(self._meanwhile), spec, values)
        if isinstance(answer.outcome, Reply) and not answer.failed and not values and spec.name in OVERRIDES:
            answer = replace(answer, outcome=OVERRIDES[spec.name](answer.outcome))
        await self._answer(answer)

    async def _meanwhile(self, words: Words, _locale: str, _community: Community) -> None:
        self.say(words, "quiet")

    async def _complete_option(self, spec: CommandSpec, option: OptionSpec, values: dict[str, str]) -> None:
        """Give the option its value as the dispatcher takes it, asking where it is missing or none of its choices."""
        voice, given = self._voice(), values.get(option.name, "")
        if option.type is ChannelId and given.startswith("#"):
            values[option.name] = f"{NAME}:{given[1:]}"
        choices = [Choice(c, Text(f"{spec.key}-{option.name}-{c}")) for c in option.choices]
        meant = [c.value for c in choices if given.casefold() in (c.value, voice.say(c.label).casefold())]
        if given and meant:
            values[option.name] = meant[0]
        elif (given and choices) or (option.required and not given):
            offered = choices or (await self._suggest(option.suggest, "") if option.suggest else [])
            values[option.name] = await self._prompter(voice).option(spec, option, offered, given)

    def _press(self, line: str) -> Press | None:
        known = {**self.posts.presses, **self.presses}
        if found := known.get(line):
            return found
        same = self._labelled(line)
        return same[0][1] if len(same) == 1 else None

    def _labelled(self, line: str) -> list[tuple[str, Press]]:
        wanted = line.casefold()
        return [(k, p) for k, p in {**self.presses, **self.posts.presses}.items() if p.label.casefold() == wanted]

    def _ambiguous(self, line: str) -> bool:
        """Say what to type where a label stands on several cards, or a number on nothing."""
        if re.fullmatch(r"#?\d+", line):
            self.say(Text("console-no-number", number=line), "problem")
            return True
        same = self._labelled(line)
        if same:
            self.say(Text("console-which", label=same[0][1].label))
            shown = [f"[{key}] {p.on}" if p.on else f"[{key}]" for key, p in same]
            self.terminal.show([Line(row, "control", 2) for row in shown])
        return bool(same)

    async def _pressed(self, press: Press) -> None:
        incoming = self.person.incoming(self._meanwhile)
        if press.line is not None:
            spec = self.dispatcher.registry.commands[press.custom_id]
            await self._command(Parsed(spec, {spec.options[0].name: press.line}))
            return
        if press.message is not None:
            message = press.message
            await self._answer(
                await self.dispatcher.message_action(incoming, press.custom_id, message.text, message.link)
            )
        else:
            await self._answer(await self.dispatcher.action(incoming, press.custom_id, press.chosen, page=press.page))

    async def _answer(self, answer: Answer) -> None:
        voice = self.catalogue.voice(answer.locale, answer.community.zone, self.terminal.markup)
        match answer.outcome:
            case Reply() as reply:
                self.reply(reply, voice, private=answer.private)
            case Form() as form:
                await self._answer(await self.forms.fill(self.person, form, self._prompter(voice)))
            case Invalid():  # answered where the form is filled in
                return

    # -- small things

    def _offer_menu(self, sheet: Sheet, message: Message) -> None:
        """What one may do with any message, unless it has a button for that: what others have in its menu."""
        there = {press.label for press in sheet.presses.values()}
        for name in self.dispatcher.registry.message_actions:
            label = sheet.voice.plain().say(Text(f"{name}-menu"))
            if label in there:
                continue
            sheet.write(sheet.number(Press(label, name, message=message)), "control")

    def _files(self, sheet: Sheet, reply: Reply) -> None:
        """Save the files that come with a reply, and say where."""
        for file in reply.files:
            saved = Text("console-file", path=str(self._save(file)), size=len(file.content))
            sheet.write(sheet.voice.say(saved), "quiet")

    def _save(self, file: File) -> Path:
        """Put a file into the downloads, never over another."""
        self.downloads.mkdir(parents=True, exist_ok=True)
        name = Path(clean(file.name)).name or "file"
        tries = (self.downloads / (f"{n}-{name}" if n else name) for n in range(10_000))
        path = next(p for p in tries if not p.exists())
        path.write_bytes(file.content)
        return path

    def _prompt(self) -> str:
        hat = self._hat(self.person.hat)
        return f"{hat if self.person.name == self.myself.name else f'{self.person.name} ({hat})'}> "

    def _hat(self, hat: str) -> str:
        return self._voice().plain().say(Text("console-owner" if hat == OWNER else f"role-{hat}"))

    def _voice(self) -> Voice:
        return self.catalogue.voice(self.person.locale, markup=self.terminal.markup)

    def _prompter(self, voice: Voice) -> Prompter:
        return Prompter(self.terminal, voice, self._suggest, self._leaves)

    def _leaves(self, line: str) -> bool:
        return line.startswith("/") and (self.commands.own(line) or self.commands.parse(line)) is not None

    async def _suggest(self, name: str, typed: str) -> list[Choice]:
        return list(await self.dispatcher.suggest(self.person.incoming(), name, typed))

    async def _complete(self, line: str) -> list[Choice]:
        return await self.completion.complete(line, self.person)


def _called(language: str) -> set[str]:
    """What a language is called: its code, and its name in each language."""
    names = [Locale(language).get_language_name(other) for other in LANGUAGES]
    return {language, *(n.casefold() for n in names if n)}
