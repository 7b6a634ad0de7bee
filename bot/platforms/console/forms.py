"""Takes a form through its prompts until it is accepted; what was typed is kept wherever it is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.core.dispatch import Answer, Invalid
from bot.core.fields import read_form
from bot.core.ui import Form, Text, Words
from bot.platforms.console.prompts import EndedError, LeftError, Prompter
from bot.platforms.console.writing import Line

if TYPE_CHECKING:
    from bot.core.dispatch import Dispatcher
    from bot.core.request import Community
    from bot.platforms.console.drafts import OwnDrafts
    from bot.platforms.console.person import Person


@dataclass
class Filling:
    """A form that is open: what it carries, what stands in its parts, and what was wrong with them."""

    form: type[Form]
    carried: Mapping[str, Any]
    values: dict[str, Any]
    errors: Mapping[str, Words] = field(default_factory=dict)


@dataclass
class Forms:
    """Fills in one form at a time; `open` is the one at hand.

    Args:
        say: says something of the console's own, quietly.
    """

    dispatcher: Dispatcher
    drafts: OwnDrafts
    say: Callable[[Words], None]
    open: Filling | None = None

    async def fill(self, person: Person, form: Form, prompter: Prompter) -> Answer:
        """Ask for the form's parts until it is taken; returns the answer to it.

        Raises LeftError or EndedError where the person left or the input ended before.
        """
        self.open = Filling(type(form), form.carry(), form.filled())
        before = dict(self.open.values)
        prompter.terminal.show([Line(prompter.voice.say(Text(f"{form.key}-title")), "title")])
        if kept := await self.drafts.find(person, self.open.form, self.open.carried):
            self.open.values |= kept
            self.say(Text("console-draft-found"))
        try:
            return await self._until_taken(person, self.open, prompter)
        except (LeftError, EndedError, asyncio.CancelledError):
            if self.open.values != before:
                await self.drafts.keep(person, self.open.form, self.open.carried, self.open.values)
                self.say(Text("console-draft-kept"))
            raise
        finally:
            self.open = None

    async def _meanwhile(self, words: Words, _locale: str, _community: Community) -> None:
        self.say(words)

    async def _until_taken(self, person: Person, open_: Filling, prompter: Prompter) -> Answer:
        while True:
            await self._ask(open_, prompter)
            incoming = person.incoming(self._meanwhile)
            answer = await self.dispatcher.submit(incoming, open_.form.key, open_.carried, open_.values)
            if not isinstance(answer.outcome, Invalid):
                break
            open_.errors = answer.outcome.errors
        if answer.failed:
            await self.drafts.keep(person, open_.form, open_.carried, open_.values)
        else:
            await self.drafts.drop(person, open_.form, open_.carried)
        return answer

    async def _ask(self, open_: Filling, prompter: Prompter) -> None:
        """Ask for the parts. A pipe that ends where only optional ones are left has said all it had to say."""
        before = dict(open_.values)
        try:
            await prompter.fill(open_.form, open_.carried, open_.values, open_.errors)
        except EndedError:
            said = open_.values != before and not open_.errors
            if prompter.terminal.interactive or not said or read_form(open_.form, open_.carried, open_.values)[1]:
                raise
