"""From a command, press or form to its answer: permission, transaction, handler, commit, reply.

This is the one place where errors become words. What a handler wrote is committed before anybody is answered;
where it wrote anything, the key of what triggered it is recorded in the same transaction, so that a redelivered
one does nothing a second time, and says nothing of what it finds done.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import TYPE_CHECKING, Any, TypeAlias

import structlog

from bot.core import wire
from bot.core.clean import DIGITS, writable
from bot.core.cog import ActionSpec, CommandSpec, OptionSpec, Spec, SubmittedSpec
from bot.core.errors import NotAllowedError, StaleError, UserError
from bot.core.fields import NO, YES, read_form
from bot.core.i18n import language_of
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.request import Community, Incoming, Request
from bot.core.schedule import Stretch
from bot.core.ui import Choice, Form, Reply, Text, Words
from bot.core.when import read_schedule, read_stretch

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


async def _never(_key: str) -> bool:
    """Nothing was recorded."""
    return False


@dataclass
class Dispatcher:
    """Runs what people trigger.

    Args:
        record: writes the key of a trigger in the open transaction; raises RepeatedError if it stands there.
        wrote: called after a commit that wrote something, so that delivery need not wait for its next look.
        ran: called with what was run and its answer, for whoever counts.
        known: whether a trigger's key was recorded.
    """

    registry: Registry
    transaction: Transactions
    spaces: Spaces
    vault: Vault
    clock: Clock
    record: Callable[[str], Awaitable[None]]
    wrote: Callable[[], None]
    ran: Callable[[Spec, Answer], None] = lambda _spec, _answer: None
    known: Callable[[str], Awaitable[bool]] = _never

    async def command(self, incoming: Incoming, spec: CommandSpec, values: Mapping[str, Any]) -> Answer:
        """Run a command. Values may be text as typed; they are given their types here."""

        async def work(request: Request) -> Outcome:
            return await spec.handler(request, **self._typed(spec, values, request))  # type: ignore[no-any-return]

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
            return await spec.handler(request, **self._typed(spec, named, request), **extra)  # type: ignore[no-any-return]

        return await self._run(incoming, spec, work)

    async def submit(
        self, incoming: Incoming, key: str, carried: Mapping[str, Any], values: Mapping[str, Any]
    ) -> Answer:
        """Take a filled-in form. What cannot be taken comes back as Invalid with all that was typed."""
        values = {name: _writable(value) for name, value in values.items()}
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
        spec, text = self.registry.message_actions[name], writable(text)
        return await self._run(incoming, spec, lambda request: spec.handler(request, text, link))

    async def suggest(self, incoming: Incoming, name: str, typed: str) -> Sequence[Choice]:
        """What completes `typed`; empty, never an error, since nobody can answer one there."""
        spec = self.registry.suggesters[name]
        try:
            async with self.transaction():
                request = await self._request(incoming)
                _allow(request, spec.role)
                return await spec.handler(request, writable(typed))  # type: ignore[no-any-return]
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
                elif await self._found_done(incoming, spec, outcome):
                    raise RepeatedError
        except RepeatedError:
            return Answer(None, spec.private, locale, community)
        except _FieldError as error:
            return Answer(error.invalid, True, locale, community, failed=True)  # noqa: FBT003
        except Exception as error:  # noqa: BLE001 -- the one error boundary
            if await self._done_before(incoming, error):
                return Answer(None, spec.private, locale, community)
            return Answer(_spoken(error, spec), True, locale, community, failed=True)  # noqa: FBT003
        if wrote:
            self.wrote()
        private = spec.private or isinstance(outcome, Invalid)
        return Answer(outcome, private, locale if private else community.locale, community)

    async def _found_done(self, incoming: Incoming, spec: Spec, outcome: Outcome) -> bool:
        """Whether a press that changed nothing had changed something when it was delivered first."""
        pressed = isinstance(spec, ActionSpec | SubmittedSpec) and isinstance(outcome, Reply)
        return pressed and incoming.key is not None and await self.known(incoming.key)

    async def _done_before(self, incoming: Incoming, error: Exception) -> bool:
        """Whether a handler only found done what this very press did: "already withdrawn" is no answer then."""
        if not isinstance(error, UserError) or incoming.key is None:
            return False
        try:
            async with self.transaction():
                return await self.known(incoming.key)
        except Exception:  # the refusal is answered all the same
            log.exception("not-known-whether-repeated")
            return False

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

    def _typed(self, spec: Spec, values: Mapping[str, Any], request: Request) -> dict[str, Any]:
        given = {o.name: v for o in spec.options if (v := _writable(values.get(o.name))) not in (None, "")}
        for option in spec.options:
            if option.required and option.name not in given:
                raise _mistyped("missing", spec, option)
        return {o.name: self._value(spec, o, given[o.name], request) for o in spec.options if o.name in given}

    def _value(self, spec: Spec, option: OptionSpec, value: Any, request: Request) -> Any:
        if isinstance(value, str) and option.is_time:
            read = read_stretch if option.type is Stretch else read_schedule
            return read(value, locale=request.locale, zone=request.community.zone, now=self.clock.now())
        return _within(spec, option, _read(spec, option, value) if isinstance(value, str) else value)


async def _tell(incoming: Incoming, community: Community, words: Words) -> None:
    """Tell somebody who waits; an answer that comes later does not fail for it."""
    if incoming.meanwhile is None:
        return
    try:
        await incoming.meanwhile(words, language_of(incoming.locale), community)
    except Exception as error:  # noqa: BLE001 -- whatever stands between us and the platform
        log.warning("meanwhile-lost", why=type(error).__name__)


def _writable(value: Any) -> Any:
    return writable(value) if isinstance(value, str) else value


def _read(spec: Spec, option: OptionSpec, text: str) -> Any:
    """What was typed, as the option's type. Raises UserError where it is none."""
    if option.choices and text not in option.choices:
        labels = [Text(f"{_key(spec)}-{option.name}-{choice}") for choice in option.choices]
        listed = reduce(lambda first, second: Text("listed", first=first, second=second), labels)
        raise _mistyped("choice", spec, option, text, choices=listed)
    if option.type is bool and text.strip().lower() not in YES | NO:
        raise _mistyped("yes-or-no", spec, option, text)
    if option.type is bool:
        return text.strip().lower() in YES
    try:
        return ChannelId.parse(text) if option.type is ChannelId else option.type(text)
    except ValueError:
        raise _mistyped("channel" if option.type is ChannelId else "number", spec, option, text) from None


def _within(spec: Spec, option: OptionSpec, value: Any) -> Any:
    """The value. Raises UserError where it is a number that no database's column may hold."""
    if isinstance(value, int) and abs(value) >= 10**DIGITS:
        raise _mistyped("number", spec, option, str(value))
    return value


def _mistyped(how: str, spec: Spec, option: OptionSpec, given: str = "", **args: Any) -> UserError:
    """What is wrong with an option, by the name that people know it by; a button's values nobody typed."""
    if not isinstance(spec, CommandSpec):
        return StaleError("stale")
    return UserError(f"option-{how}", option=Text(f"{_key(spec)}-{option.name}-name"), given=given[:80], **args)


def _key(spec: Spec) -> str:
    return spec.key if isinstance(spec, CommandSpec) else spec.name


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
