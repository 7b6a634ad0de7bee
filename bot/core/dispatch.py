"""From a command, press or form to its answer: permission, transaction, handler, commit, reply.

This is the one place where errors become words. What a handler wrote is committed before anybody is answered;
where it wrote anything, the key of what triggered it is recorded in the same transaction, so that a redelivered
one does nothing a second time.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import structlog

from bot.core import wire
from bot.core.clean import DIGITS
from bot.core.cog import CommandSpec, OptionSpec, Spec
from bot.core.errors import NotAllowedError, StaleError, UserError
from bot.core.fields import read_form
from bot.core.i18n import language_of
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.request import Community, Incoming, Request
from bot.core.schedule import Schedule
from bot.core.ui import Choice, Form, Reply, Text, Words
from bot.core.when import read_schedule, read_when

if TYPE_CHECKING:
    from bot.core.ports import Clock, Spaces, Transactions, Vault
    from bot.core.registry import Registry

log = structlog.get_logger()


@dataclass(frozen=True)
class Invalid:
    """A form sent back: what was wrong with which part, and what the person had typed, so that nothing is lost."""

    form: type[Form]
    carried: Mapping[str, Any]
    values: Mapping[str, Any]
    errors: Mapping[str, Words]


Outcome: TypeAlias = Reply | Form | Invalid | None


@dataclass(frozen=True)
class Answer:
    """What came out, and how to say it: in which language and zone, to whom.

    `outcome` is None for a redelivery that was done before: nothing is to be said. `failed` marks an error's
    reply, which is private whatever was declared.
    """

    outcome: Outcome
    private: bool
    locale: str
    community: Community
    failed: bool = False


class RepeatedError(Exception):
    """This very press was handled before."""


@dataclass
class Dispatcher:
    """Runs what people trigger.

    Args:
        record: writes the key of a trigger in the open transaction; raises RepeatedError if it stands there.
        wrote: called after a commit that wrote something, so that delivery need not wait for its next look.
        ran: called with what was run and its answer, for whoever counts.
    """

    registry: Registry
    transaction: Transactions
    spaces: Spaces
    vault: Vault
    clock: Clock
    record: Callable[[str], Awaitable[None]]
    wrote: Callable[[], None]
    ran: Callable[[Spec, Answer], None] = lambda _spec, _answer: None

    async def command(self, incoming: Incoming, spec: CommandSpec, values: Mapping[str, Any]) -> Answer:
        """Run a command. Values may be text as typed; they are given their types here."""

        async def work(request: Request) -> Outcome:
            return await spec.handler(request, **self._typed(spec.options, values, request))  # type: ignore[no-any-return]

        return await self._run(incoming, spec, work)

    async def action(
        self, incoming: Incoming, custom_id: str, chosen: str | None = None, *, page: int | None = None
    ) -> Answer:
        """Run what a button, menu or pager carries; a menu adds the `chosen` value, a pager the `page`."""
        name, args = wire.decode(custom_id)
        spec = self.registry.actions.get(name)
        if spec is None:
            return await self._run(incoming, _STALE, _stale)
        given = [*args, *([chosen] if chosen is not None else [])]

        async def work(request: Request) -> Outcome:
            named = dict(zip((o.name for o in spec.options), given, strict=False))
            extra = {"page": page} if page is not None else {}
            return await spec.handler(request, **self._typed(spec.options, named, request), **extra)  # type: ignore[no-any-return]

        return await self._run(incoming, spec, work)

    async def submit(
        self, incoming: Incoming, key: str, carried: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Answer:
        """Take a filled-in form. What cannot be taken comes back as Invalid with all that was typed."""
        spec = self.registry.submitted.get(key)
        if spec is None:
            return await self._run(incoming, _STALE, _stale)

        async def work(request: Request) -> Outcome:
            form, errors = read_form(spec.form, carried, values)
            if errors:
                return Invalid(spec.form, carried, values, errors)
            try:
                return await spec.handler(request, form)  # type: ignore[no-any-return]
            except UserError as error:
                if error.field is None or error.field not in {p.name for p in spec.form.parts_of()}:
                    raise
                raise _FieldError(Invalid(spec.form, carried, values, {error.field: error.text})) from error

        return await self._run(incoming, spec, work)

    async def message_action(self, incoming: Incoming, name: str, text: str, link: str) -> Answer:
        """Run an entry of a message's menu on the message's text."""
        spec = self.registry.message_actions[name]
        return await self._run(incoming, spec, lambda request: spec.handler(request, text, link))

    async def suggest(self, incoming: Incoming, name: str, typed: str) -> Sequence[Choice]:
        """What completes `typed`; empty, never an error, since nobody can answer one there."""
        spec = self.registry.suggesters[name]
        try:
            async with self.transaction():
                request = await self._request(incoming)
                _allow(request, spec.role)
                return await spec.handler(request, typed)  # type: ignore[no-any-return]
        except UserError:
            return []
        except Exception:
            log.exception("suggester-failed", suggester=name)
            return []

    async def home(self, incoming: Incoming) -> list[Reply]:
        """The sections of the person's start page, in order; one that fails is left out and logged."""
        sections: list[Reply] = []
        for spec in self.registry.homes.values():
            try:
                async with self.transaction():
                    sections.append(await spec.handler(await self._request(incoming)))
            except Exception:
                log.exception("home-failed", section=spec.name)
        return sections

    async def request_of(self, incoming: Incoming) -> Request:
        """Who asks, as handlers see it; for adapters that must know roles or community beforehand."""
        async with self.transaction():
            return await self._request(incoming)

    async def _run(self, incoming: Incoming, spec: Spec, work: Callable[[Request], Awaitable[Outcome]]) -> Answer:
        answer = await self._answer(incoming, spec, work)
        self.ran(spec, answer)
        return answer

    async def _answer(self, incoming: Incoming, spec: Spec, work: Callable[[Request], Awaitable[Outcome]]) -> Answer:
        community, locale = _NOWHERE, language_of(incoming.locale)
        try:
            async with self.transaction() as current:
                request = await self._request(incoming)
                community = request.community
                _allow(request, spec.role)
                outcome = await work(request)
                if current.in_transaction():
                    await current.flush()
                wrote = bool(current.info.get("wrote"))
                if wrote and incoming.key:
                    await self.record(incoming.key)
        except RepeatedError:
            return Answer(None, spec.private, locale, community)
        except _FieldError as error:
            return Answer(error.invalid, True, locale, community, failed=True)  # noqa: FBT003
        except Exception as error:  # noqa: BLE001 -- the one error boundary
            return Answer(_spoken(error, spec), True, locale, community, failed=True)  # noqa: FBT003
        if wrote:
            self.wrote()
        private = spec.private or isinstance(outcome, Invalid)
        return Answer(outcome, private, locale if private else community.locale, community)

    async def _request(self, incoming: Incoming) -> Request:
        community = await self.spaces.community_of(incoming.space)
        roles = {Role.RESIDENT, *await self.spaces.roles_of(incoming.space, incoming.grants)}
        if incoming.administers:
            roles |= {Role.MODERATOR, Role.ORGANISER}
        return Request(
            user=incoming.user,
            space=incoming.space,
            channel=incoming.channel,
            community=community,
            locale=language_of(incoming.locale),
            roles=frozenset(roles),
            pseudonym=self.vault.pseudonym(community.id, incoming.user),
            name=incoming.name,
            native=incoming.native,
            meanwhile=partial(_tell, incoming, community),
        )

    def _typed(self, options: Sequence[OptionSpec], values: Mapping[str, Any], request: Request) -> dict[str, Any]:
        given = {o.name: values[o.name] for o in options if values.get(o.name) not in (None, "")}
        for option in options:
            if option.required and option.name not in given:
                raise UserError("option-missing", option=option.name)
        return {o.name: self._value(o, given[o.name], request) for o in options if o.name in given}

    def _value(self, option: OptionSpec, value: Any, request: Request) -> Any:
        if not isinstance(value, str):
            return _within(option, value)
        if option.type in (datetime, Schedule):
            read = read_when if option.type is datetime else read_schedule
            return read(value, locale=request.locale, zone=request.community.zone, now=self.clock.now())
        return _read(option, value)


async def _tell(incoming: Incoming, community: Community, words: Words) -> None:
    """Tell somebody who waits; an answer that comes later does not fail for it."""
    if incoming.meanwhile is None:
        return
    try:
        await incoming.meanwhile(words, language_of(incoming.locale), community)
    except Exception as error:  # noqa: BLE001 -- whatever stands between us and the platform
        log.warning("meanwhile-lost", why=type(error).__name__)


def _read(option: OptionSpec, text: str) -> Any:
    if option.choices and text not in option.choices:
        raise UserError("option-choice", option=option.name, given=text[:80], choices=", ".join(option.choices))
    if option.type is bool:
        return text.lower() in {"1", "true", "yes", "on", "sí", "si"}
    try:
        return ChannelId.parse(text) if option.type is ChannelId else _within(option, option.type(text))
    except ValueError:
        raise UserError("option-number", option=option.name, given=text[:80]) from None


def _within(option: OptionSpec, value: Any) -> Any:
    """The value. Raises UserError where it is a number that no database's column may hold."""
    if isinstance(value, int) and abs(value) >= 10**DIGITS:
        raise UserError("option-number", option=option.name, given=str(value)[:80])
    return value


def _allow(request: Request, role: Role) -> None:
    if not request.has(role):
        raise NotAllowedError("not-allowed", role=Text(f"role-{role}"))


def _spoken(error: Exception, spec: Spec) -> Reply:
    """An error as a private reply; its reference stands in the log beside what happened."""
    reference = secrets.token_hex(3)
    if isinstance(error, UserError):
        log.info("refused", reference=reference, handler=spec.name, why=error.text.key)
        return Reply(Text("error-refused", what=error.text, reference=reference))
    log.error("failed", reference=reference, handler=spec.name, exc_info=error)
    return Reply(Text("error-unexpected", reference=reference))


class _FieldError(Exception):
    """Rolls the transaction back and takes the form's errors out of it."""

    def __init__(self, invalid: Invalid) -> None:
        super().__init__()
        self.invalid = invalid


async def _stale(_request: Request) -> Outcome:
    raise StaleError("stale")


_NOWHERE = Community(0, "")
_STALE = Spec("stale", _stale, private=True, role=Role.RESIDENT, opens=None)
