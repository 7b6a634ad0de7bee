"""Asks for a form's parts and a command's missing options, one after another."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.cog import CommandSpec, OptionSpec
from bot.core.fields import NO, YES, read_form
from bot.core.i18n import Voice
from bot.core.ids import ChannelId, GrantId
from bot.core.ports import PURPOSES
from bot.core.ui import ChannelField, Choice, ChoiceField, Form, FormPart, GrantField, Text, TextField, Toggle, Words
from bot.platforms.console.person import NAME, hat_grant, hat_of, name_grant, shown
from bot.platforms.console.terminal import Terminal
from bot.platforms.console.writing import Line, Style, clean

_CLEAR = "-"
_OFFERED = 15
_RECALLED = 60
"""So many characters of what stands in a part are shown again; the rest is kept without."""


class LeftError(Exception):
    """A command was typed in place of an answer."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class EndedError(Exception):
    """The input ended before an answer."""


@dataclass
class Prompter:
    """Asks one person in one voice.

    Args:
        suggest: what a suggester gives for what is typed.
        is_command: whether a line leaves the question and runs as a command.
    """

    terminal: Terminal
    voice: Voice
    suggest: Callable[[str, str], Awaitable[Sequence[Choice]]]
    is_command: Callable[[str], bool]

    async def fill(
        self, form: type[Form], carried: Mapping[str, Any], values: dict[str, Any], errors: Mapping[str, Words]
    ) -> None:
        """Ask for every part, or for those in `errors` again; answers go into `values` as they come.

        Raises LeftError or EndedError, with what was answered so far in `values`.
        """
        for part in form.parts_of():
            if errors and part.name not in errors:
                continue
            if part.name in errors:
                self._say(errors[part.name], "problem")
            self._hint(f"{form.key}-{part.name}-hint")
            await self._valid(form, carried, values, part)

    async def option(self, command: CommandSpec, option: OptionSpec, choices: Sequence[Choice], given: str = "") -> str:
        """Ask for an option that was left out, or was given as none of its choices; other text stands as typed."""
        if given:
            self._say(Text("console-no-match", typed=given), "problem")
        about = Text(f"{command.key}-{option.name}-description")
        self._say(about if self._has(about) else option.name)
        name = Text(f"{command.key}-{option.name}-name")
        label = self.voice.say(name) if self._has(name) else option.name
        return await self._chosen(label, choices, free=not option.choices)

    async def _valid(
        self, form: type[Form], carried: Mapping[str, Any], values: dict[str, Any], part: FormPart
    ) -> None:
        label = self.voice.say(Text(f"{form.key}-{part.name}-label"))
        while True:
            values[part.name] = await self._value(label, part, values.get(part.name))
            _, errors = read_form(form, carried, values)
            if part.name not in errors:
                return
            self._say(errors[part.name], "problem")

    async def _value(self, label: str, part: FormPart, now: Any) -> Any:
        match part.part:
            case Toggle():
                return await self._toggle(label, now=bool(now))
            case ChoiceField(most=most) as field if most > 1:
                choices = field.choices or await self.suggest(field.suggest or "", "")
                return await self._several(label, choices, part, tuple(now or ()))
            case ChoiceField(choices=(), suggest=str() as name):
                return await self._suggested(label, name, part, now)
            case ChoiceField(choices=choices):
                return await self._chosen(label, choices, now=now, required=part.required)
            case ChannelField():
                return channel(await self._text(label, part, channel_name(now)))
            case GrantField():
                return grants(await self._text(label, part, grant_names(now or ())))
            case TextField(multiline=multiline):
                return await self._text(label, part, str(now or ""), multiline=multiline)

    async def _text(self, label: str, part: FormPart, now: str, *, multiline: bool = False) -> str:
        """A text; one of several rows goes on where a row ends in a backslash."""
        self._help_with(part, now)
        text = await self._line(label, part, now)
        while multiline and text.endswith("\\"):
            text = f"{text[:-1]}\n{await self._ask('…')}"
        if self.terminal.interactive or not now:
            return text
        return {"": now, _CLEAR: ""}.get(text, text)

    async def _line(self, label: str, part: FormPart, now: str) -> str:
        asked = label if part.required else self.voice.say(Text("console-optional", label=label))
        return await self._ask(asked, now)

    async def _toggle(self, label: str, *, now: bool) -> bool:
        yes, no = self.voice.say(Text("yes")), self.voice.say(Text("no"))
        shown = self.voice.say(Text("console-yes-or-no", label=label, now=yes if now else no))
        while True:
            typed = (await self._ask(shown)).strip().lower()
            if not typed:
                return now
            if typed in YES | NO:
                return typed in YES
            self._say(Text("console-answer-yes-or-no"), "problem")

    async def _several(
        self, label: str, choices: Sequence[Choice], part: FormPart, now: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Several of the choices by number ("1 3 5-7"), label or value; nothing typed keeps what stands there."""
        self._offer(choices)
        self._say(Text("console-several"), "quiet")
        self._keeping(", ".join(self.voice.say(c.label) for c in choices if c.value in now))
        typed = (await self._line(label, part, "")).strip()
        if typed in ("", _CLEAR):
            return now if typed == "" else ()
        if (whole := self._match(typed, choices)) is not None:
            return (whole,)
        parts = [p.strip() for p in typed.split(",")] if "," in typed else typed.split()
        return tuple(value for part_ in parts for value in self._between(part_, choices))

    def _between(self, typed: str, choices: Sequence[Choice]) -> list[str]:
        """The values of "5-7", or of one; what is neither stands as typed and is refused where it is read."""
        first, dash, last = typed.partition("-")
        if dash and first.isdecimal() and last.isdecimal():
            return [c.value for c in choices[max(0, int(first) - 1) : int(last)]]
        return [self._match(typed, choices) or typed]

    async def _suggested(self, label: str, name: str, part: FormPart, now: Any) -> str:
        """One of what a suggester gives; where several fit, or there are few in all, they are offered."""
        few = await self.suggest(name, "")
        few = few if len(few) <= _OFFERED else []
        self._offer(few)
        typed = await self._text(label, part, str(now or ""))
        if typed != now and (meant := self._match(typed.strip(), few)) is not None:
            return meant
        while typed and typed != now:
            found = await self.suggest(name, typed)
            exact = [c for c in found if typed.casefold() in (c.value.casefold(), self.voice.say(c.label).casefold())]
            if len(exact or found) == 1:
                return (exact or found)[0].value
            if not found:
                self._say(Text("console-no-match", typed=typed), "problem")
            answer = await self._chosen(label, found, required=part.required, free=True)
            if answer in {c.value for c in found}:
                return answer
            typed = answer
        return typed

    async def _chosen(
        self, label: str, choices: Sequence[Choice], *, now: Any = None, required: bool = True, free: bool = False
    ) -> str:
        """One of the choices by number, label or value; with `free`, any other text too."""
        offered = choices[:_OFFERED] if free else choices
        self._offer(offered)
        asked = label if required else self.voice.say(Text("console-optional", label=label))
        current = next((self.voice.say(c.label) for c in choices if c.value == now), "")
        while True:
            self._keeping(current)
            typed = (await self._ask(asked)).strip()
            if not typed and (current or not required):
                return str(now or "")
            if (found := self._match(typed, offered)) is not None:
                return found
            if free and typed:
                return typed
            self._say(Text("field-choice" if typed else "field-required"), "problem")

    def _offer(self, choices: Sequence[Choice]) -> None:
        for number, choice in enumerate(choices, 1):
            self._write(f"[{number}] {self._choice(choice)}", "control", indent=2)

    def _match(self, typed: str, choices: Sequence[Choice]) -> str | None:
        if typed.isdecimal() and 0 < int(typed) <= len(choices):
            return choices[int(typed) - 1].value
        wanted = typed.casefold()
        return next(
            (c.value for c in choices if wanted in (c.value.casefold(), self.voice.say(c.label).casefold())), None
        )

    async def _ask(self, label: str, default: str = "") -> str:
        line = await self.terminal.read(f"{label}: ".replace("::", ":"), default=default)
        if line is None:
            raise EndedError
        if self.is_command(line):
            raise LeftError(line)
        return line

    def _help_with(self, part: FormPart, now: str) -> None:
        if isinstance(part.part, ChannelField):
            self._say(Text("console-channels", names=" ".join(f"#{p}" for p in PURPOSES)), "quiet")
        elif isinstance(part.part, GrantField):
            self._say(Text("console-grants"), "quiet")
        elif isinstance(part.part, TextField) and part.part.multiline:
            self._say(Text("console-multiline"), "quiet")
        if not self.terminal.interactive:
            self._keeping(now)

    def _keeping(self, now: str) -> None:
        if now:
            shown = now if len(now) <= _RECALLED else f"{now[: _RECALLED - 1]}…"
            self._say(Text("console-keep", now=shown), "quiet")

    def _choice(self, choice: Choice) -> str:
        about = self.voice.say(choice.description)
        return f"{self.voice.say(choice.label)} - {about}" if about else self.voice.say(choice.label)

    def _hint(self, key: str) -> None:
        if self._has(Text(key)):
            self._say(Text(key), "quiet")

    def _has(self, text: Text) -> bool:
        return self.voice.catalogue.has(text.key)

    def _say(self, words: Words, style: Style = "") -> None:
        self._write(self.voice.say(words), style)

    def _write(self, text: str, style: Style, indent: int = 0) -> None:
        self.terminal.show([Line(text, style, indent)])


def channel(typed: str) -> ChannelId | None:
    """A channel by the name that somebody typed, with or without `#`."""
    name = re.sub(r"[^\w-]+", "-", clean(typed).strip().removeprefix("#").casefold()).strip("-")
    return ChannelId(NAME, name) if name else None


def channel_name(found: ChannelId | str | None) -> str:
    """A channel as it is shown: `#stories`."""
    value = found.value if isinstance(found, ChannelId) else (found or "").rpartition(":")[2]
    return f"#{value}" if value else ""


def grants(typed: str) -> tuple[GrantId, ...]:
    """Hats and names: "moderator, @ana" or "moderadora ana"."""
    words = [w for w in re.split(r"[,\s]+", clean(typed)) if w]
    return tuple(dict.fromkeys(_grant(w) for w in words))


def _grant(word: str) -> GrantId:
    hat = None if word.startswith("@") else hat_of(word)
    return hat_grant(hat) if hat else name_grant(word.removeprefix("@"))


def grant_names(held: Iterable[GrantId | str]) -> str:
    """Hats and names as they are shown."""
    return ", ".join(shown(str(g).rpartition(":")[2]) for g in held)
