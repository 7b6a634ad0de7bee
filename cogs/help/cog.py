"""`/help`: what this person's hat may do, and how one command is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from bot.core import ui
from bot.core.cog import Cog, action, command, suggester
from bot.core.permissions import Role
from bot.core.request import Request
from bot.core.ui import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.cog import CommandSpec, OptionSpec
    from cogs.help.service import Help

_FIRST = ui.Card(Text("help-first-title"), Text("help-first"))
"""What comes first where the bot is new."""
CommandName = Annotated[str | None, ui.Option(suggest="commands")]


@dataclass
class HelpCog(Cog):
    """Explains the commands in the words that their features bring."""

    helping: Help

    @command("help", private=True)
    @action("help")
    async def help(self, request: Request, command: CommandName = None) -> ui.Reply:
        """Everything the person may do; or one command with its options."""
        if command is not None:
            found = self.helping.named(command, request.roles)
            return ui.Reply(Text("help-one"), [_one(spec, request) for spec in found])
        by_role = self.helping.by_role(request.roles)
        first = [_FIRST] if Role.MODERATOR in by_role and await self.helping.posts_nothing(request.space) else []
        return ui.Reply(Text("help-all"), [*first, *(_role(role, specs) for role, specs in by_role.items())])

    @suggester("commands")
    async def commands(self, request: Request, typed: str) -> list[ui.Choice]:
        """Names of the commands that the person may use."""
        return [ui.Choice(name, f"/{name}") for name in self.helping.like(typed, request.roles)[:25]]


def _role(role: Role, specs: Sequence[CommandSpec]) -> ui.Card:
    fields = [ui.Field(_command(spec), Text(f"{spec.key}-description"), short=False) for spec in specs]
    return ui.Card(Text(f"help-role-{role}"), fields=fields)


def _one(spec: CommandSpec, request: Request) -> ui.Card:
    """A command with its options; and whom it is for, where this person may not use it."""
    fields = [ui.Field(_name(spec, o), _option(spec, o), short=False) for o in spec.options]
    needed = None if request.has(spec.role) else Text("help-needs", role=Text(f"role-{spec.role}"))
    usage = _command(spec)
    for option in spec.options:
        usage = Text("help-required" if option.required else "help-optional", before=usage, option=_name(spec, option))
    return ui.Card(usage, Text(f"{spec.key}-description"), fields=fields, footer=needed)


def _option(spec: CommandSpec, option: OptionSpec) -> Text:
    about = Text(f"{spec.key}-{option.name}-description")
    for place, value in enumerate(option.choices):
        choice = Text(f"{spec.key}-{option.name}-{value}")
        about = Text("help-next-choice" if place else "help-first-choice", before=about, choice=choice)
    return about if option.required else Text("help-option-optional", about=about)


def _name(spec: CommandSpec, option: OptionSpec) -> Text:
    return Text(f"{spec.key}-{option.name}-name")


def _command(spec: CommandSpec) -> Text:
    return Text("help-command", command=spec.name)
