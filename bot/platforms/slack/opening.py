"""Opens modals before Slack's trigger dies (three seconds), whatever the handler takes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import structlog
from slack_sdk.errors import SlackApiError

from bot.core.dispatch import Answer
from bot.core.ui import Choice, Form, Reply, Text
from bot.platforms.slack import forms, sheets
from bot.platforms.slack.people import UNREACHABLE, reason
from bot.platforms.slack.render import render, voice_of

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.core.dispatch import Dispatcher
    from bot.core.i18n import Catalogue
    from bot.core.request import Incoming
    from bot.platforms.slack.people import People
    from bot.platforms.slack.routes import Replier, Route
    from bot.platforms.slack.sheets import Sheet

log = structlog.get_logger()
View: TypeAlias = dict[str, Any]

LOADING_AFTER = 1.0
"""Seconds a handler may take before a loading view holds its place."""


@dataclass(frozen=True)
class Made:
    """An answer, and its modal where it is one."""

    answer: Answer
    view: View | None = None


@dataclass
class _Lookup:
    """Finds the words for the values a modal is filled with."""

    dispatcher: Dispatcher
    people: People
    incoming: Incoming

    async def choice(self, suggester: str, value: str) -> Choice:
        if suggester in self.dispatcher.registry.suggesters:
            for choice in await self.dispatcher.suggest(self.incoming, suggester, value):
                if choice.value == value:
                    return choice
        return Choice(value, value)

    async def groups(self) -> Mapping[str, str]:
        return {g.id: f"@{g.handle}" for g in await self.people.groups()}


@dataclass
class Opener:
    """Makes modals and puts them on people's screens."""

    client: AsyncWebClient
    catalogue: Catalogue
    dispatcher: Dispatcher
    people: People
    replier: Replier

    async def made(self, incoming: Incoming, route: Route, answer: Answer) -> Made:
        """The answer with its modal, where the outcome is a form."""
        form = answer.outcome
        if not isinstance(form, Form):
            return Made(answer)
        sheet = sheets.of_form(type(form), self.catalogue, carried=form.carry(), values=form.filled())
        return Made(answer, await self.view(incoming, route, answer, sheet))

    async def view(self, incoming: Incoming, route: Route, answer: Answer, sheet: Sheet) -> View:
        """A sheet as a modal, in the person's own language."""
        voice = voice_of(self.catalogue, incoming.locale, answer.community)
        lookup = _Lookup(self.dispatcher, self.people, incoming)
        return await forms.modal(sheet, voice, lookup, route.packed())

    async def run(self, route: Route, work: Awaitable[Made], command: str | None = None) -> None:
        """Await work that may end in a modal; a loading view stands in for it where that takes long."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=LOADING_AFTER)
        held = route.view
        if not task.done() and held is None and route.trigger:
            held = await self._open(route, forms.loading(self.catalogue.voice(self.people.locale(route.user))))
        made = await task
        if made.view is None and held is None and not route.home:
            await self.replier.reply(route, made.answer, command)
        else:
            await self._show(route, made, held, command)

    async def _show(self, route: Route, made: Made, held: str | None, command: str | None) -> None:
        """Put it where the person waits for it: the held modal, a new one, and only then a message."""
        view = made.view or await self._said(route, made.answer, command)
        if view is None:
            return
        if held is not None and await self.update(held, view):
            return
        if held is None and await self._open(route, view) is not None:
            return
        if isinstance(made.answer.outcome, Reply):
            await self.replier.reply(route, made.answer, command)
        elif held is None:
            voice = self.replier.voice(made.answer)
            await self.replier.say(route, render(Reply(Text("slack-try-again")), voice))

    async def _said(self, route: Route, answer: Answer, command: str | None) -> View | None:
        if not isinstance(answer.outcome, Reply):
            return None
        rendered = await self.replier.rendered(answer, command)
        return forms.answer(self.replier.voice(answer), rendered, route.packed())

    async def update(self, view_id: str, view: View) -> bool:
        """Replace a modal; False where the person closed it in the meantime."""
        try:
            await self.client.views_update(view_id=view_id, view=view)
        except UNREACHABLE as error:
            _log("slack-view-not-updated", error)
            return False
        return True

    async def _open(self, route: Route, view: View) -> str | None:
        if not route.trigger:
            return None
        try:
            return str((await self.client.views_open(trigger_id=route.trigger, view=view))["view"]["id"])
        except UNREACHABLE as error:
            _log("slack-view-not-opened", error)
            return None


def _log(event: str, error: BaseException) -> None:
    """A dead trigger or a closed modal is life; a refused view is our own mistake, with Slack's reasons."""
    why = reason(error)
    if why in {"invalid_arguments", "view_too_large"} and isinstance(error, SlackApiError):
        log.error(event, why=why, detail=(error.response.get("response_metadata") or {}).get("messages"))
    else:
        log.info(event, why=why)
