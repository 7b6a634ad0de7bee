"""Bolt's listeners, and the acknowledgement's safety.

Bolt forgets an acknowledgement when the listener raises within some ten milliseconds after it: its runner takes
the failed response in its place. So no listener here does anything after `await ack()`, and none does the work
itself: that runs in a task of its own, whatever becomes of it. Submissions and suggestions, whose answer is the
acknowledgement, catch all that can go wrong before they give it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.platforms.slack import payloads

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from slack_bolt.async_app import AsyncAck, AsyncApp

    from bot.platforms.slack.handling import Handling
    from bot.platforms.slack.payloads import Payload
    from bot.platforms.slack.submissions import Submissions
    from bot.platforms.slack.tasks import Tasks

ANY = re.compile(".*", re.DOTALL)


@dataclass
class Listening:
    """Takes in what Slack sends and hands it on."""

    tasks: Tasks
    handling: Handling
    submissions: Submissions

    def attach(self, app: AsyncApp) -> None:
        """Register the catch-all listeners; names are routed by the registry, not by Bolt."""
        app.command(ANY)(self.command)
        app.action(ANY)(self.action)
        app.view(ANY)(self.view)
        app.view_closed(ANY)(self.closed)
        app.options(ANY)(self.options)
        app.shortcut(ANY)(self.shortcut)
        app.event("app_mention")(self.mention)
        app.event("message")(self.message)
        app.event("app_home_opened")(self.home)

    async def command(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """A slash command."""
        self._begin(body, lambda: self.handling.slash(body))
        await ack()

    async def action(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """A press."""
        self._begin(body, lambda: self.handling.press(body))
        await ack()

    async def shortcut(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """An entry of a message's menu."""
        if body.get("type") == "message_action":
            self._begin(body, lambda: self.handling.menu_entry(body))
        await ack()

    async def view(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """A submitted modal; delivered twice, it is taken once and answered twice."""
        answer = await asyncio.shield(self.tasks.once(payloads.key_of(body), lambda: self.submissions.answer(body)))
        await ack(**answer)

    async def closed(self, ack: AsyncAck) -> None:
        """A closed modal, of which nobody need hear."""
        await ack()

    async def options(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Typing in a menu."""
        answer = await self.handling.suggest(body)
        await ack(**answer)

    async def mention(self, body: dict[str, Any]) -> None:
        """`@roundtable …` in a channel. Bolt acknowledges events by itself."""
        event = body["event"]
        if event.get("user") and "bot_id" not in event:
            self._begin(body, lambda: self.handling.said(body))

    async def message(self, body: dict[str, Any]) -> None:
        """Words to the bot alone."""
        if payloads.is_said_to_us(body["event"]):
            self._begin(body, lambda: self.handling.said(body))

    async def home(self, body: dict[str, Any]) -> None:
        """Somebody opens the app's page."""
        if body["event"].get("tab") == "home":
            self._begin(body, lambda: self.handling.home(body))

    def _begin(self, body: Payload, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.tasks.once(payloads.key_of(body), work)
