"""`/help`: the commands that a person's roles allow, in their language, each with what it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from rapidfuzz import process

from bot.core import ui
from bot.core.cog import Cog, CommandSpec, OptionSpec, action, command, suggester
from bot.core.errors import NotFoundError
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.registry import Registry
from bot.core.request import Request
from bot.core.ui import Text

Command = Annotated[str | None, ui.Option(suggest="commands")]

_SHOWN = 20
_KINDS = {datetime: "when", ChannelId: "channel", int: "number", bool: "yes-no"}


@dataclass
class HelpCog(Cog):
    """Reads the registry, so that help can never lag behind what there is."""

    registry: Callable[[], Registry]

    @command("help", private=True)
    @action("help")
    async def help(self, request: Request, command: Command = None) -> ui.Reply:
        """Everything the person may do, or one command in full."""
        if command:
            return self._one(self._find(request, command))
        cards = [self._of_role(role, request) for role in Role if request.has(role)]
        return ui.Reply(Text("help-intro"), [card for card in cards if card is not None])

    @suggester("commands")
    async def commands(self, request: Request, typed: str) -> list[ui.Choice]:
        """The commands that the person may use and whose name has what was typed."""
        wanted = typed.strip().lstrip("/").lower()
        names = [spec.name for spec in self._allowed(request) if wanted in spec.name]
        return [ui.Choice(name, f"/{name}") for name in names[:_SHOWN]]

    def _allowed(self, request: Request) -> list[CommandSpec]:
        return [spec for _, spec in sorted(self.registry().commands.items()) if request.has(spec.role)]

    def _find(self, request: Request, typed: str) -> CommandSpec:
        """The command meant; raises NotFoundError with the nearest name."""
        wanted = " ".join(typed.strip().lstrip("/").lower().split())
        allowed = {spec.name: spec for spec in self._allowed(request)}
        if wanted in allowed:
            return allowed[wanted]
        near = process.extractOne(wanted, list(allowed))
        raise NotFoundError("help-unknown", name=wanted[:50], near=near[0] if near else "help")

    def _of_role(self, role: Role, request: Request) -> ui.Card | None:
        specs = [spec for spec in self._allowed(request) if spec.role is role]
        if not specs:
            return None
        body = _lines([Text("help-line", command=s.name, description=Text(f"{s.key}-description")) for s in specs])
        return ui.Card(Text(f"help-{role}"), body)

    def _one(self, spec: CommandSpec) -> ui.Reply:
        options = [_option(spec, o) for o in spec.options]
        card = ui.Card(
            Text("help-command", command=spec.name),
            _lines([Text(f"{spec.key}-description"), *([] if options else [Text("help-no-options")])]),
            fields=[ui.Field(Text(f"{spec.key}-{o.name}-name"), said, short=False) for o, said in options],
        )
        return ui.Reply(Text("help-usage", usage=_usage(spec)), [card])


def _option(spec: CommandSpec, option: OptionSpec) -> tuple[OptionSpec, Text]:
    about = Text(f"{spec.key}-{option.name}-description")
    if option.choices:
        labels = _lines([Text(f"{spec.key}-{option.name}-{c}") for c in option.choices])
        return option, Text("help-option-choices", about=about, choices=labels)
    kind = "required" if option.required else "optional"
    hint = _KINDS.get(option.type)
    return option, Text("help-option", about=about, kind=kind, hint=Text(f"help-kind-{hint}") if hint else "")


def _usage(spec: CommandSpec) -> str:
    """The command as it is typed: `<place>` is required, `[office:…]` is not."""
    parts = [f"<{o.name}>" if o.required else f"[{o.name}:…]" for o in spec.options]
    return " ".join([f"/{spec.name}", *parts])


def _lines(texts: list[Text]) -> Text:
    """Messages one below the other, as one message."""
    first, *rest = texts
    return Text("help-lines", first=first, rest=_lines(rest)) if rest else first
