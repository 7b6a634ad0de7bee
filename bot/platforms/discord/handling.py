"""Takes what comes in from Discord to the dispatcher: commands, presses, forms, message menus, completion.

Presses and forms are taken from the raw interaction, not from discord.py's views, which live as long as a process:
a button of last year's message and a form opened before a restart work like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
import structlog
from discord import app_commands

from bot.core import wire
from bot.core.cog import ActionSpec, CommandSpec, MessageActionSpec
from bot.core.dispatch import Dispatcher
from bot.core.i18n import language_of
from bot.core.ports import Draft, Drafts
from bot.core.request import Community, Incoming
from bot.core.ui import Choice, Reply, Text
from bot.platforms.discord import direct, forms, markup
from bot.platforms.discord.answering import Answering, Asked
from bot.platforms.discord.direct import Homes, NoHomeError, language_of_words
from bot.platforms.discord.forms import DRAFT
from bot.platforms.discord.incoming import incoming_of
from bot.platforms.discord.render import read_custom_id, render
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
    homes: Homes = field(default_factory=Homes)

    async def command(self, interaction: Interaction, spec: CommandSpec, values: Mapping[str, Any]) -> None:
        """A slash command."""
        incoming = self._told(interaction, incoming_of(interaction))
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
        except NoHomeError as error:
            await self._which_home(interaction, error.members)
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

    async def said(self, client: discord.Client, message: discord.Message) -> None:
        """Words to the bot alone: a button takes them to the command that takes words, in the server that is meant."""
        spec = self.registry.takes_words
        if spec is None:
            return
        try:
            members = await self.homes.shared(client, message.author.id)
            locale = language_of_words(message.content, str(members[0].guild.preferred_locale) if members else "en")
            reply = direct.offer(members, direct.SAID, Text(f"{spec.key}-this"))
            [shown] = render(reply, self.answering.voice(language_of(locale), Community(0, "")))
            await message.reply(view=shown.view(), mention_author=False)
        except discord.HTTPException as error:
            log.warning("said-not-answered", code=error.code)

    async def _which_home(self, interaction: Interaction, members: Sequence[discord.Member]) -> None:
        """Ask in which server somebody means to act; a form that they sent is kept meanwhile."""
        incoming = incoming_of(interaction)
        token = ""
        if interaction.type is discord.InteractionType.modal_submit and members:
            typed = await self._typed_into(interaction)
            token = await self.drafts.save(typed) if typed is not None else ""
        asked = self._asked(interaction, incoming, private=True)
        await self.answering.say(asked, direct.offer(members, token), language_of(incoming.locale))

    async def _at_home(self, interaction: Interaction, guild: str, then: str) -> None:
        """Somebody said which server they mean: go on there."""
        self.homes.choose(interaction.user.id, int(guild))
        incoming = await self.homes.incoming(interaction)
        spec = self.registry.takes_words
        if then == direct.SAID and spec is not None:
            words = {spec.options[0].name: await _replied_to(interaction)}
            asked = self._asked(interaction, incoming, spec.private, opens=True, command=spec.name)
            await self.answering.answer(asked, self.dispatcher.command(incoming, spec, words))
        elif then:
            await self._reopen(interaction, incoming, then)
        else:
            asked = self._asked(interaction, incoming, private=True)
            await self.answering.say(asked, Reply(Text("discord-home-chosen")), language_of(incoming.locale))

    async def _pressed(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        carried, page = read_custom_id(str(data.get("custom_id", "")))
        name, args = wire.decode(carried)
        if name == direct.HOME and interaction.guild_id is None:
            await self._at_home(interaction, args[0], "".join(args[1:2]))
            return
        incoming = self._told(interaction, await self.homes.incoming(interaction))
        if name == DRAFT:
            await self._reopen(interaction, incoming, "".join(args[:1]))
            return
        spec = self.registry.actions.get(name)
        chosen = next(iter(data.get("values") or ()), None)
        work = self.dispatcher.action(incoming, carried, chosen, page=page)
        await self.answering.answer(self._of_action(interaction, incoming, spec, page), work)

    def _told(self, interaction: Interaction, incoming: Incoming) -> Incoming:
        """The same, with the way to tell them something while they wait."""
        return replace(incoming, meanwhile=partial(self.answering.meanwhile, interaction))

    def _of_action(
        self, interaction: Interaction, incoming: Incoming, spec: ActionSpec | None, page: int | None
    ) -> Asked:
        private = spec is None or spec.private
        opens = spec is not None and spec.opens is not None
        return self._asked(interaction, incoming, private, opens=opens, turns=page is not None)

    async def _submitted(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        name, args = wire.decode(str(data.get("custom_id", "")))
        incoming = self._told(interaction, await self.homes.incoming(interaction))
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

    async def _typed_into(self, interaction: Interaction) -> Draft | None:
        """A form that was sent, as a draft; None for one that is not known any more."""
        data: Mapping[str, Any] = interaction.data or {}
        name, args = wire.decode(str(data.get("custom_id", "")))
        kept = await self.drafts.load(args[0]) if name == DRAFT and args else None
        key = kept.form if kept is not None else name
        spec = self.registry.submitted.get(key)
        if spec is None:
            return None
        carried = kept.carried if kept is not None else forms.carried(spec.form, args)
        return Draft(key, carried, forms.values(spec.form, data))

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


async def _replied_to(interaction: Interaction) -> str:
    """What the message says that the one with the pressed button replies to."""
    reference = interaction.message.reference if interaction.message is not None else None
    if reference is None or reference.message_id is None or interaction.channel is None:
        return ""
    said = reference.resolved
    if not isinstance(said, discord.Message):
        said = await interaction.channel.fetch_message(reference.message_id)  # type: ignore[union-attr]
    return said.content


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
