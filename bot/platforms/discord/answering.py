"""Answers an interaction in time and where it belongs.

Discord waits three seconds for a first answer, fixes there whether the rest is private, and shows no form after
anything else. So a handler that opens a form is never deferred, and any other is after a second and a half: a
command as privately as it was declared, a press or form on a message without fixing anything.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog

from bot.core import wire
from bot.core.dispatch import Answer, Invalid
from bot.core.ports import Draft, Drafts
from bot.core.request import Community
from bot.core.ui import Button, Form, Reply, Text
from bot.platforms.discord import forms
from bot.platforms.discord.forms import DRAFT, Sheet
from bot.platforms.discord.render import Message, render
from bot.platforms.discord.unread import unread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.core.i18n import Catalogue, Markup, Voice
    from bot.core.ui import Choice, Words

log = structlog.get_logger()

Interaction = discord.Interaction[Any]

DEFER_AFTER = 1.5
"""Seconds; half of what Discord waits, so that the way to Discord has the other half."""
_GONE = {10008, 10015, 10062, 40060, 50027}
"""Unknown message, webhook or interaction, "already acknowledged", and the token that holds for fifteen minutes:
nobody is there to be answered."""
_LOST = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What comes of saying something to Discord that it does not take, or that does not get there."""


@dataclass(frozen=True)
class Asked:
    """What is known of an interaction before its handler runs.

    Args:
        private: as declared.
        opens: whether a form may be the answer.
        command: the command's name, if it is one; Discord may have its own way with it.
        turns: whether a pager was turned, so that the answer stands in the message's place.
        typed: what was filled into a form, kept where it comes to nothing.
        draft: the token of the kept draft that this corrects, if it is one.
        suggest: the choices of a form's part, for drop-downs.
    """

    interaction: Interaction
    private: bool
    suggest: Callable[[str], Awaitable[Sequence[Choice]]]
    opens: bool = False
    command: str | None = None
    turns: bool = False
    typed: Draft | None = None
    draft: str | None = None


@dataclass
class Answering:
    """Waits for handlers and says what came out."""

    catalogue: Catalogue
    markup: Markup
    drafts: Drafts
    _running: set[asyncio.Task[Any]] = field(default_factory=set)

    async def answer(self, asked: Asked, work: Awaitable[Answer]) -> None:
        """Await the handler, deferring if it takes long, and deliver its answer. Never raises."""
        current = asyncio.current_task()
        if current is not None:
            self._running.add(current)
            current.add_done_callback(self._running.discard)
        try:
            await self._deliver(asked, await self._in_time(asked, asyncio.ensure_future(work)))
        except Exception as error:  # noqa: BLE001 -- what went wrong here, the dispatcher could not speak of
            await self.fail(asked, error)

    async def drain(self, seconds: float) -> None:
        """Wait for the answers under way."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=seconds)

    async def _in_time(self, asked: Asked, work: asyncio.Future[Answer]) -> Answer:
        if not asked.opens:
            await asyncio.wait({work}, timeout=DEFER_AFTER)
            if not work.done() and not asked.interaction.response.is_done():
                await self._defer(asked)
        return await work

    async def _defer(self, asked: Asked) -> None:
        try:
            await _acknowledge(asked.interaction, private=asked.private)
        except _LOST as error:  # the handler goes on, and its answer may find its way all the same
            log.warning("interaction-not-deferred", why=type(error).__name__, code=getattr(error, "code", None))

    async def _deliver(self, asked: Asked, answer: Answer) -> None:
        voice = self.voice(answer.locale, answer.community)
        match answer.outcome:
            case None:
                await self._nothing(asked)
            case Reply():
                await self._say(asked, answer, await self._kept(asked, answer, answer.outcome), voice)
            case Form():
                await self._open(asked, answer, answer.outcome, voice)
            case Invalid():
                await self._give_back(asked, answer, answer.outcome, voice)
        if asked.draft is not None and not answer.failed:
            await self.drafts.drop(asked.draft)

    def voice(self, locale: str, community: Community) -> Voice:
        """The voice that writes Discord's markup."""
        return self.catalogue.voice(locale, community.zone, self.markup)

    async def meanwhile(self, interaction: Interaction, words: Words, locale: str, community: Community) -> None:
        """Tell somebody who waits for a private answer how far it is; the answer comes as a message of its own."""
        if not interaction.response.is_done():
            await _acknowledge(interaction, private=True)
        told = render(Reply(words), self.voice(locale, community))[0]
        await interaction.followup.send(**_message(told), ephemeral=True)

    async def say(self, asked: Asked, reply: Reply, locale: str) -> None:
        """Say something that no handler said, privately."""
        await self._deliver(asked, Answer(reply, private=True, locale=locale, community=Community(0, ""), failed=True))

    async def _nothing(self, asked: Asked) -> None:
        """A redelivery: the first one was answered, and Discord only has to hear that this one came."""
        interaction = asked.interaction
        if not interaction.response.is_done():
            await _acknowledge(interaction, private=True)
        if _thinking(interaction):
            await interaction.delete_original_response()

    async def _say(self, asked: Asked, answer: Answer, reply: Reply, voice: Voice) -> None:
        key = ("discord", voice.locale, voice.zone, asked.command)
        first, *rest = reply.once(key, lambda: render(reply, voice, asked.command))
        if self._replaces(asked, answer, reply):
            await _edit(asked.interaction, first)
        else:
            await self._first(asked, answer, first)
        for message in rest:
            await asked.interaction.followup.send(**_message(message), ephemeral=answer.private)

    async def _kept(self, asked: Asked, answer: Answer, reply: Reply) -> Reply:
        """The reply; where a form came to nothing, with a button that opens it as it was filled in."""
        if asked.typed is None or not answer.failed:
            return reply
        token = await self.drafts.save(asked.typed, asked.draft)
        return replace(reply, controls=[*reply.controls, Button(Text("form-draft-open"), DRAFT, token)])

    def _replaces(self, asked: Asked, answer: Answer, reply: Reply) -> bool:
        """Whether the reply stands in the pressed message's place.

        What is for one person's eyes never takes the place of what is for everybody's, nor the reverse where a
        form was corrected on a private message.
        """
        source = asked.interaction.message
        if source is None:
            return False
        if asked.draft is not None:
            return answer.private
        wanted = (reply.replace or asked.turns) and not answer.failed
        return wanted and (source.flags.ephemeral or not answer.private)

    async def _first(self, asked: Asked, answer: Answer, message: Message) -> None:
        interaction = asked.interaction
        if not interaction.response.is_done():
            with unread():
                await interaction.response.send_message(**_message(message), ephemeral=answer.private)
            return
        if answer.private and not asked.private and _thinking(interaction):
            await interaction.delete_original_response()  # it is public, and cannot become private
        await interaction.followup.send(**_message(message), ephemeral=answer.private)

    async def _open(self, asked: Asked, answer: Answer, form: Form, voice: Voice) -> None:
        kind, carried, filled = type(form), form.carry(), form.filled()
        custom_id = forms.custom_id(kind, carried)
        if asked.interaction.response.is_done() or asked.interaction.type is discord.InteractionType.modal_submit:
            token = await self.drafts.save(Draft(kind.key, carried, filled))
            reply = Reply(
                Text("discord-form-next"), controls=[Button(Text("discord-form-open"), DRAFT, token, style="primary")]
            )
            await self._say(asked, answer, reply, voice)
            return
        if custom_id is None:
            custom_id = wire.encode(DRAFT, [await self.drafts.save(Draft(kind.key, carried, {}))])
        await self.show(asked, kind, custom_id, filled, voice)

    async def show(
        self, asked: Asked, form: type[Form], custom_id: str, values: Mapping[str, Any], voice: Voice
    ) -> None:
        """Open a form filled with `values`."""
        suggested = {
            part.name: choices
            for part in form.parts_of()
            if (name := getattr(part.part, "suggest", None)) and 0 < len(choices := await asked.suggest(name)) <= 25
        }
        sheet = Sheet(form, custom_id, values, suggested)
        with unread():
            await asked.interaction.response.send_modal(sheet.modal(voice))

    async def _give_back(self, asked: Asked, answer: Answer, invalid: Invalid, voice: Voice) -> None:
        """Say what was wrong, with a button that opens the form as it was filled in."""
        draft = Draft(invalid.form.key, invalid.carried, invalid.values)
        token = await self.drafts.save(draft, asked.draft)
        problems = "".join(
            f"\n{forms.label_of(invalid.form, name, voice)}: {voice.plain().say(what)}"
            for name, what in invalid.errors.items()
        )
        button = Button(Text("form-draft-open"), DRAFT, token, style="primary")
        await self._say(asked, answer, Reply(Text("form-draft", problems=problems), controls=[button]), voice)

    async def fail(self, asked: Asked, error: Exception) -> None:
        """The last resort: a reference for the person and the whole story in the log."""
        if isinstance(error, discord.HTTPException) and error.code in _GONE:
            log.warning("interaction-expired", code=error.code, handler=asked.command)
            return
        reference = secrets.token_hex(3)
        log.error("answer-failed", reference=reference, exc_info=error)
        reply = Reply(Text("error-unexpected", reference=reference))
        voice = self.voice(str(asked.interaction.locale.value), Community(0, ""))
        answer = Answer(reply, private=True, locale=voice.locale, community=Community(0, ""), failed=True)
        try:
            await self._first(asked, answer, render(reply, voice)[0])
        except _LOST as again:
            log.warning("answer-lost", reference=reference, why=type(again).__name__, code=getattr(again, "code", None))


async def _acknowledge(interaction: Interaction, *, private: bool) -> None:
    """Without a message to come back to, Discord shows that the bot is thinking, and fixes how privately."""
    with unread():
        await interaction.response.defer(ephemeral=private, thinking=interaction.message is None)


def _thinking(interaction: Interaction) -> bool:
    return interaction.response.type is discord.InteractionResponseType.deferred_channel_message


def _message(message: Message) -> dict[str, Any]:
    sent: dict[str, Any] = {"view": message.view()}
    return sent | {"files": message.attachments()} if message.files else sent


async def _edit(interaction: Interaction, message: Message) -> None:
    changed: dict[str, Any] = {"view": message.view(), "attachments": message.attachments()}
    if interaction.response.is_done():
        await interaction.edit_original_response(**changed)
        return
    with unread():
        await interaction.response.edit_message(**changed)
