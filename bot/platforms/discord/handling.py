"""Takes what comes in from Discord to the dispatcher: commands, presses, forms, message menus, completion.

Presses and forms are taken from the raw interaction, not from discord.py's views, which live as long as a process:
a button of last year's message and a form opened before a restart work like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from bot.core import wire
from bot.core.cog import ActionSpec, CommandSpec, MessageActionSpec
from bot.core.dispatch import Dispatcher
from bot.core.i18n import language_of
from bot.core.ports import Draft, Drafts
from bot.core.request import Incoming
from bot.core.ui import Choice, Reply, Text
from bot.platforms.discord import forms, markup
from bot.platforms.discord.answering import Answering, Asked
from bot.platforms.discord.forms import DRAFT
from bot.platforms.discord.incoming import incoming_of
from bot.platforms.discord.render import read_custom_id
from bot.platforms.discord.tree import Interaction, suggestions

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry

log = structlog.get_logger()

QUOTED = 4000
"""Characters of a message that an entry of its menu is given."""


@dataclass
class Handling:
    """The ways in."""

    registry: Registry
    dispatcher: Dispatcher
    catalogue: Catalogue
    drafts: Drafts
    answering: Answering

    async def command(self, interaction: Interaction, spec: CommandSpec, values: Mapping[str, Any]) -> None:
        """A slash command."""
        incoming = incoming_of(interaction)
        asked = self._asked(interaction, incoming, spec.private, opens=spec.opens is not None, command=spec.name)
        await self.answering.answer(asked, self.dispatcher.command(incoming, spec, values))

    async def suggest(self, interaction: Interaction, name: str, typed: str) -> list[app_commands.Choice[str]]:
        """What completes an option."""
        incoming = incoming_of(interaction, key=False)
        choices = await self.dispatcher.suggest(incoming, name, typed)
        return suggestions(choices, self.catalogue.voice(incoming.locale).say)

    async def message(self, interaction: Interaction, spec: MessageActionSpec, message: discord.Message) -> None:
        """An entry of a message's menu."""
        incoming = incoming_of(interaction)
        work = self.dispatcher.message_action(incoming, spec.name, words_of(message)[:QUOTED], message.jump_url)
        await self.answering.answer(self._asked(interaction, incoming, private=True, opens=True), work)

    async def raw(self, interaction: Interaction) -> None:
        """A press, a choice or a form; commands come by the tree."""
        take = _ROUTES.get(interaction.type)
        if take is None:
            return
        try:
            await take(self, interaction)
        except Exception as error:  # noqa: BLE001 -- a person is waiting for an answer
            await self.answering.fail(self._asked(interaction, incoming_of(interaction), private=True), error)

    async def mistaken(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """A command that the tree could not take, most often since the person's client knows an older form of it."""
        if interaction.type is not discord.InteractionType.application_command:
            log.warning("completion-refused", error=type(error).__name__)
            return
        incoming = incoming_of(interaction)
        asked = self._asked(interaction, incoming, private=True)
        if isinstance(error, _CHANGED):
            log.warning("command-refused", error=type(error).__name__)
            await self.answering.say(asked, Reply(Text("discord-command-changed")), language_of(incoming.locale))
        else:
            await self.answering.fail(asked, error)

    async def _pressed(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        carried, page = read_custom_id(str(data.get("custom_id", "")))
        name, args = wire.decode(carried)
        incoming = incoming_of(interaction)
        if name == DRAFT:
            await self._reopen(interaction, incoming, "".join(args[:1]))
            return
        spec = self.registry.actions.get(name)
        chosen = next(iter(data.get("values") or ()), None)
        work = self.dispatcher.action(incoming, carried, chosen, page=page)
        await self.answering.answer(self._of_action(interaction, incoming, spec, page), work)

    def _of_action(
        self, interaction: Interaction, incoming: Incoming, spec: ActionSpec | None, page: int | None
    ) -> Asked:
        private = spec is None or spec.private
        opens = spec is not None and spec.opens is not None
        return self._asked(interaction, incoming, private, opens=opens, turns=page is not None)

    async def _submitted(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        name, args = wire.decode(str(data.get("custom_id", "")))
        incoming = incoming_of(interaction)
        draft, token = (await self.drafts.load(args[0]), args[0]) if name == DRAFT and args else (None, None)
        if token is not None and draft is None:
            await self._draft_gone(self._asked(interaction, incoming, private=True), incoming)
            return
        key = draft.form if draft is not None else name
        spec = self.registry.submitted.get(key)
        if spec is None:
            asked = self._asked(interaction, incoming, private=True)
            await self.answering.answer(asked, self.dispatcher.submit(incoming, key, {}, {}))
            return
        carried = dict(draft.carried) if draft is not None else forms.carried(spec.form, args)
        values = forms.values(spec.form, data)
        asked = self._asked(interaction, incoming, spec.private, typed=Draft(key, carried, values), draft=token)
        await self.answering.answer(asked, self.dispatcher.submit(incoming, key, carried, values))

    async def _reopen(self, interaction: Interaction, incoming: Incoming, token: str) -> None:
        asked = self._asked(interaction, incoming, private=True, opens=True)
        draft = await self.drafts.load(token)
        spec = self.registry.submitted.get(draft.form) if draft is not None else None
        if draft is None or spec is None:
            await self._draft_gone(asked, incoming)
            return
        voice = self.catalogue.voice(incoming.locale)
        await self.answering.show(asked, spec.form, wire.encode(DRAFT, [token]), draft.values, voice)

    async def _draft_gone(self, asked: Asked, incoming: Incoming) -> None:
        await self.answering.say(asked, Reply(Text("form-draft-gone")), language_of(incoming.locale))

    def _asked(self, interaction: Interaction, incoming: Incoming, private: bool, **more: Any) -> Asked:  # noqa: FBT001
        async def suggest(name: str) -> Sequence[Choice]:
            return await self.dispatcher.suggest(incoming, name, "")

        return Asked(interaction, private, suggest, **more)


_CHANGED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch, app_commands.TransformerError)
_ROUTES = {
    discord.InteractionType.component: Handling._pressed,  # noqa: SLF001 -- its own
    discord.InteractionType.modal_submit: Handling._submitted,  # noqa: SLF001 -- its own
}


def words_of(message: discord.Message) -> str:
    """What a message says, as plain text: its own words, or those of the layout that we sent."""
    shown = [markup.plain(c.content) for c in _components(message.components) if isinstance(c, discord.TextDisplay)]
    shown += [t for e in message.embeds for t in (e.title, e.description) if t]
    return "\n".join(t for t in (message.clean_content, *shown) if t)


def _components(components: Sequence[Any]) -> list[Any]:
    found = []
    for component in components:
        found += [component, *_components(getattr(component, "children", ()))]
    return found
