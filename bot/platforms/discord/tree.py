"""Discord's application commands, made from the registry.

A name of two words is a sub-command of a group; where the first word is a command by itself, that command becomes
the group's sub-command `show`, since Discord runs no group by itself.

Commands for moderators and organisers are shown to everybody, with no default permissions: Discord could hide them
only from whoever lacks one of its own permissions, and so also from those whom the community gave the role with
`/setup`. The dispatcher refuses everybody else in their language, and a server may hide any command under Server
Settings → Integrations.

The tree is synchronised at every start. One request replaces all commands, changes nothing where nothing changed,
and answers with the commands' ids, which make a command's name in our messages something to click.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot.core.cog import CommandSpec, MessageActionSpec, OptionSpec
from bot.core.ids import ChannelId
from bot.core.limits import DESCRIPTION, NAME
from bot.core.ui import Text
from bot.platforms.discord.render import OPTION, OPTIONS, clip

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry

Interaction = discord.Interaction[Any]
Command = app_commands.Command[Any, ..., None]

SPANISH = (discord.Locale.spain_spanish, discord.Locale.latin_american_spanish)
SHOW = "show"
CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
INSTALLS = app_commands.AppInstallationType(guild=True, user=False)
CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.news_thread,
]
"""Where a bot's posts make sense; in a forum each of them begins a thread."""


@dataclass(frozen=True)
class Hooks:
    """Where the tree's commands lead."""

    run: Callable[[Interaction, CommandSpec, Mapping[str, Any]], Awaitable[None]]
    suggest: Callable[[Interaction, str, str], Awaitable[list[app_commands.Choice[str]]]]
    message: Callable[[Interaction, MessageActionSpec, discord.Message], Awaitable[None]]


class ChannelOption(app_commands.Transformer):
    """A channel, forum or thread as our id, whether or not discord.py knows the channel."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Discord's type of the option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Where a bot's posts make sense."""
        return CHANNELS

    async def transform(self, _interaction: Interaction, value: Any, /) -> ChannelId:
        """The channel chosen."""
        return ChannelId("discord", str(value.id))


class CatalogueTranslator(app_commands.Translator):
    """Names and descriptions in the catalogue's other language, for both of Discord's Spanish locales."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    async def translate(
        self,
        string: locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        """The message in Spanish; None where it has none or the locale is another."""
        key = string.extras.get("key")
        if key is None or locale not in SPANISH or not self.catalogue.has(key, "es"):
            return None
        return clip(self.catalogue.voice("es").say(Text(key)), string.extras["most"])


@dataclass(frozen=True)
class Builder:
    """Makes the commands of one registry."""

    registry: Registry
    catalogue: Catalogue
    hooks: Hooks

    def commands(self) -> Iterable[Command | app_commands.Group | app_commands.ContextMenu]:
        """Everything that is to stand in the tree."""
        for word in self.registry.groups():
            specs = self.registry.group(word)
            yield self._single(specs[0]) if len(specs) == 1 and len(specs[0].path) == 1 else self._group(word, specs)
        for entry in self.registry.message_actions.values():
            yield self._menu(entry)

    def _single(self, spec: CommandSpec) -> Command:
        return self._command(spec, self._words(f"{spec.key}-name", NAME, spec.name), top=True)

    def _group(self, word: str, specs: Iterable[CommandSpec]) -> app_commands.Group:
        group = app_commands.Group(
            name=self._words(f"{word}-name", NAME, word),
            description=self._words(f"{word}-description", DESCRIPTION),
            allowed_contexts=CONTEXTS,
            allowed_installs=INSTALLS,
        )
        for spec in specs:
            key, name = (f"{spec.key}-name", spec.path[1]) if len(spec.path) > 1 else ("discord-show-name", SHOW)
            group.add_command(self._command(spec, self._words(key, NAME, name)))
        return group

    def _command(self, spec: CommandSpec, name: locale_str, *, top: bool = False) -> Command:
        made: Command = app_commands.Command(
            name=name,
            description=self._words(f"{spec.key}-description", DESCRIPTION),
            callback=self._callback(spec),
            allowed_contexts=CONTEXTS if top else None,
            allowed_installs=INSTALLS if top else None,
        )
        for option in spec.options:
            if option.suggest is not None:
                made.autocomplete(option.name)(self._completer(option.suggest))
        return made

    def _callback(self, spec: CommandSpec) -> Any:
        """A function as discord.py reads its own: options as annotated parameters, the rest as attributes."""

        async def callback(interaction: Interaction, **values: Any) -> None:
            given = {name: value for name, value in values.items() if value is not None}
            await self.hooks.run(interaction, spec, given)

        first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Interaction)
        function: Any = callback
        function.__signature__ = inspect.Signature([first, *(_parameter(o) for o in spec.options)])
        function.__discord_app_commands_param_description__ = {
            o.name: self._words(f"{spec.key}-{o.name}-description", DESCRIPTION, None) for o in spec.options
        }
        function.__discord_app_commands_param_rename__ = {
            o.name: self._words(f"{spec.key}-{o.name}-name", NAME, o.name) for o in spec.options
        }
        function.__discord_app_commands_param_choices__ = {
            o.name: [
                app_commands.Choice(name=self._words(f"{spec.key}-{o.name}-{value}", OPTION), value=value)
                for value in o.choices
            ]
            for o in spec.options
            if o.choices
        }
        return function

    def _completer(self, suggester: str) -> Any:
        async def complete(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return await self.hooks.suggest(interaction, suggester, typed)

        return complete

    def _menu(self, spec: MessageActionSpec) -> app_commands.ContextMenu:
        async def callback(interaction: Interaction, message: discord.Message) -> None:
            await self.hooks.message(interaction, spec, message)

        # discord.py reads the annotations, which are text in this module
        callback.__annotations__ = {"interaction": Interaction, "message": discord.Message}
        menu = app_commands.ContextMenu(name=self._words(f"{spec.name}-menu", NAME), callback=callback)
        menu.allowed_contexts, menu.allowed_installs = CONTEXTS, INSTALLS
        return menu

    def _words(self, key: str, most: int, fixed: str | None = None) -> locale_str:
        """A message in English, or `fixed`, a name that stays; its key goes along for the translator."""
        if fixed is None:
            voice = self.catalogue.voice("en")
            fixed = clip(voice.say(Text(key if self.catalogue.has(key) else "discord-option")), most)
        return locale_str(fixed, key=key, most=most)


def _parameter(option: OptionSpec) -> inspect.Parameter:
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=_annotation(option),
        default=inspect.Parameter.empty if option.required else None,
    )


def _annotation(option: OptionSpec) -> Any:
    kind: Any = option.type
    if option.is_time:
        kind = app_commands.Range[str, 1, 150]
    if kind is ChannelId:
        kind = app_commands.Transform[ChannelId, ChannelOption]
    return kind if option.required else kind | None


def suggestions(choices: Iterable[Any], say: Callable[[Any], str]) -> list[app_commands.Choice[str]]:
    """A suggester's choices as Discord takes them: 25, each of 100 characters, with plain labels."""
    fitting = [c for c in choices if 0 < len(c.value) <= OPTION]
    return [app_commands.Choice(name=clip(say(c.label), OPTION) or c.value, value=c.value) for c in fitting[:OPTIONS]]


def mentions(synced: Iterable[app_commands.AppCommand], registry: Registry) -> dict[str, str]:
    """What to click for each command's name, from what a synchronisation answered."""
    ids = {c.name: c.id for c in synced if c.type is discord.AppCommandType.chat_input}
    grouped = {word for word in registry.groups() if any(len(c.path) > 1 for c in registry.group(word))}
    shown = {name: f"{name} {SHOW}" if name in grouped else name for name in registry.commands}
    return {n: f"</{shown[n]}:{ids[c.path[0]]}>" for n, c in registry.commands.items() if c.path[0] in ids}
