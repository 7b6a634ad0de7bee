"""Submitted modals: Slack wants the answer inside the acknowledgement, within three seconds.

What takes longer is answered with a loading view, and that view is replaced once the answer is there.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import structlog

from bot.core.dispatch import Answer, Invalid
from bot.core.ui import Form, Reply, Text, Words
from bot.platforms.slack import forms, payloads, sheets
from bot.platforms.slack.handling import NOWHERE
from bot.platforms.slack.mrkdwn import clip
from bot.platforms.slack.routes import NoWayError

if TYPE_CHECKING:
    from bot.core.request import Incoming
    from bot.platforms.slack.handling import Handling
    from bot.platforms.slack.payloads import Act, Payload
    from bot.platforms.slack.sheets import Sheet
    from bot.platforms.slack.tasks import Tasks

log = structlog.get_logger()
Ack: TypeAlias = dict[str, Any]

ANSWER_WITHIN = 2.3
"""Seconds from a submission's arrival to its acknowledgement, at most."""
ERROR = 300


@dataclass(frozen=True)
class _Taken:
    """A submission that was run."""

    act: Act
    incoming: Incoming
    answer: Answer


@dataclass
class Submissions:
    """Takes filled-in modals."""

    handling: Handling
    tasks: Tasks

    async def answer(self, body: Payload) -> Ack:
        """The acknowledgement of a submission; empty where the modal is simply done with."""
        view = body["view"]
        work = self.tasks.once(None, lambda: self._take(body))
        await asyncio.wait({work}, timeout=ANSWER_WITHIN)
        try:
            if work.done():
                return await self._now(view, work.result())
            voice = self.handling.catalogue.voice(self.handling.people.locale(body["user"]["id"]))
            self.tasks.once(None, lambda: self._later(view, work))
            return {"response_action": "update", "view": forms.loading(voice)}
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("slack-submission-failed", reference=reference)
            return self._broken(view, body, reference)

    async def _take(self, body: Payload) -> _Taken:
        act, view = payloads.in_view(body), body["view"]
        incoming = await self.handling.incoming(act)
        return _Taken(act, incoming, await self._run(incoming, view))

    async def _run(self, incoming: Incoming, view: Payload) -> Answer:
        dispatcher, callback = self.handling.dispatcher, view.get("callback_id") or ""
        carried, _ = forms.read_meta(view)
        values = forms.read_values(view)
        name = callback.removeprefix(sheets.COMMAND)
        if callback.startswith(sheets.COMMAND) and name in self.handling.registry.commands:
            return await dispatcher.command(incoming, self.handling.registry.commands[name], values)
        if callback.startswith(sheets.FORM):
            return await dispatcher.submit(incoming, callback.removeprefix(sheets.FORM), carried, values)
        return await dispatcher.action(incoming, NOWHERE)

    # in time

    async def _now(self, view: Payload, taken: _Taken) -> Ack:
        outcome = taken.answer.outcome
        if isinstance(outcome, Invalid):
            return _errors(self._spoken(taken, outcome.errors), view)
        if isinstance(outcome, Form):
            made = await self.handling.opener.made(taken.incoming, taken.act.route, taken.answer)
            return {"response_action": "update", "view": made.view}
        if isinstance(outcome, Reply) and taken.answer.failed:
            error = forms.refusal(view, outcome, self.handling.replier.voice(taken.answer))
            return _errors(error, view) if error else {"response_action": "update", "view": await self._said(taken)}
        self.tasks.once(None, lambda: self._tell(taken, _command_of(view)))
        return {}

    async def _tell(self, taken: _Taken, command: str | None) -> None:
        try:
            await self.handling.replier.reply(taken.act.route, taken.answer, command)
        except NoWayError as error:
            log.warning("slack-answer-undeliverable", why=str(error))

    def _spoken(self, taken: _Taken, errors: Mapping[str, Words]) -> dict[str, str]:
        say = self.handling.replier.voice(taken.answer).plain().say
        return {name: clip(say(words), ERROR) for name, words in errors.items()}

    async def _said(self, taken: _Taken) -> dict[str, Any]:
        replier = self.handling.replier
        rendered = await replier.rendered(taken.answer)
        return forms.answer(replier.voice(taken.answer), rendered, taken.act.route.packed())

    # after the loading view

    async def _later(self, view: Payload, work: asyncio.Task[_Taken]) -> None:
        taken = await work
        outcome = taken.answer.outcome
        sheet = self._sheet(view, outcome, failed=taken.answer.failed)
        if sheet is not None:
            route, opener = taken.act.route, self.handling.opener
            await opener.update(view["id"], await opener.view(taken.incoming, route, taken.answer, sheet))
        elif isinstance(outcome, Form):
            made = await self.handling.opener.made(taken.incoming, taken.act.route, taken.answer)
            await self.handling.opener.update(view["id"], made.view or {})
        elif outcome is None or not await self.handling.opener.update(view["id"], await self._said(taken)):
            await self._tell(taken, _command_of(view))

    def _sheet(self, view: Payload, outcome: object, *, failed: bool) -> Sheet | None:
        """The modal as it was, with what was typed and what was wrong; None where nothing was."""
        carried, _ = forms.read_meta(view)
        values, catalogue = forms.read_values(view), self.handling.catalogue
        errors: Mapping[str, Words] = {}
        if isinstance(outcome, Invalid):
            errors = outcome.errors
        elif failed and isinstance(outcome, Reply):
            errors = {"": outcome.text}
        if not errors:
            return None
        callback = view.get("callback_id") or ""
        spec = self.handling.registry.commands.get(callback.removeprefix(sheets.COMMAND))
        if callback.startswith(sheets.COMMAND) and spec is not None:
            sheet = sheets.of_command(spec, catalogue, values)
            return sheets.Sheet(sheet.callback, sheet.title, sheet.submit, sheet.lines, {}, values, errors)
        taker = self.handling.registry.submitted.get(callback.removeprefix(sheets.FORM))
        if taker is None:
            return None
        return sheets.of_form(taker.form, catalogue, carried=carried, values=values, errors=errors)

    def _broken(self, view: Payload, body: Payload, reference: str) -> Ack:
        """What nobody foresaw: a reference in the log, and the modal stays as it was."""
        voice = self.handling.catalogue.voice(self.handling.people.locale(body["user"]["id"]))
        error = forms.refusal(view, Reply(Text("error-unexpected", reference=reference)), voice)
        return _errors(error, view) if error else {}


def _errors(errors: Mapping[str, str] | None, view: Payload) -> Ack:
    """Errors at their parts; one whose part is not in the modal stands at the first, since Slack knows no other."""
    places = forms.inputs(view)
    placed: dict[str, str] = {}
    for name, words in (errors or {}).items():
        where = name if name in places else places[0]
        placed[where] = f"{placed[where]} {words}" if where in placed else words
    return {"response_action": "errors", "errors": placed}


def _command_of(view: Payload) -> str | None:
    callback = str(view.get("callback_id") or "")
    return callback.removeprefix(sheets.COMMAND) if callback.startswith(sheets.COMMAND) else None
