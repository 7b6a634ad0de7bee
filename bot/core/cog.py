"""How a feature declares what people can do: commands, actions, suggesters, forms, jobs.

Four things are known of each before its handler runs, because platforms lock them early: whether the answer is
private, whether it opens a form, the role it needs, and the options' types.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.schedule import Schedule, Stretch
from bot.core.ui import WIRE_NAME, Form, Option

Handler = Callable[..., Awaitable[Any]]
H = TypeVar("H", bound=Handler)
_SPEC = "__roundtable_specs__"


@dataclass(frozen=True)
class OptionSpec:
    """One option of a command, or one value that an action carries.

    `type` is str, int, bool, Stretch (said in words: "tomorrow 6-8pm"), Schedule (said in words, and may recur) or
    ChannelId. `choices` are the values of a Literal; their labels are `<command>-<option>-<value>` in the catalogue.
    """

    name: str
    type: type
    required: bool
    default: Any = None
    suggest: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_time(self) -> bool:
        """Whether it is a time said in words."""
        return self.type in (Schedule, Stretch)


@dataclass(frozen=True)
class Spec:
    """What is known of any handler before it runs."""

    name: str
    handler: Handler
    private: bool
    role: Role
    opens: type[Form] | None
    options: tuple[OptionSpec, ...] = ()


@dataclass(frozen=True)
class CommandSpec(Spec):
    """A command; `name` may be two words ("roundtable create"), the first then names a group.

    Its catalogue keys start with `key`: `<key>-name`, `<key>-description`, `<key>-<option>-name`,
    `<key>-<option>-description`. One that `takes_words` is offered, as `<key>-this`, to whoever says something to the
    bot that is no command: its first option takes the words.
    """

    takes_words: bool = False

    @property
    def key(self) -> str:
        """The start of its catalogue keys: the name with hyphens."""
        return self.name.replace(" ", "-")

    @property
    def path(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())

    def missing(self, values: Mapping[str, Any]) -> list[OptionSpec]:
        """The required options that `values` lacks."""
        return [o for o in self.options if o.required and values.get(o.name) in (None, "")]


@dataclass(frozen=True)
class ActionSpec(Spec):
    """What a button, menu or pager runs; `name` is its stable wire name."""


@dataclass(frozen=True)
class SubmittedSpec(Spec):
    """What takes a filled-in form; `name` is the form's key."""

    form: type[Form] = Form


@dataclass(frozen=True)
class MessageActionSpec(Spec):
    """An entry in the menu of any message ("Ask about this").

    Its label is `<name>-menu` in the catalogue; the handler takes the message's text and a link to it.
    """


@dataclass(frozen=True)
class SuggesterSpec:
    """What completes an option or a menu: `handler(request, typed) -> list[Choice]`."""

    name: str
    handler: Handler
    role: Role


@dataclass(frozen=True)
class HomeSpec:
    """A section of a person's own start page: `handler(request) -> Reply`. Lower `order` comes first."""

    name: str
    handler: Handler
    order: int


@dataclass(frozen=True)
class JobSpec:
    """Work the scheduler repeats: `handler()`, which opens its own transactions."""

    name: str
    handler: Handler
    every: timedelta


class Cog:
    """A feature's commands, buttons, forms and jobs. Holds services; keeps no state of its own."""


def command(
    name: str | None = None,
    *,
    private: bool = False,
    role: Role = Role.RESIDENT,
    opens: type[Form] | None = None,
    takes_words: bool = False,
) -> Callable[[H], H]:
    """Declare a command. Without a name the method's name is the command's."""
    return _mark(lambda m: CommandSpec(name or m.__name__, m, private, role, opens, _options(m), takes_words))


def action(
    name: str,
    *,
    private: bool = True,
    role: Role = Role.RESIDENT,
    opens: type[Form] | None = None,
) -> Callable[[H], H]:
    """Declare what a button runs, under a wire name that must never change: buttons outlive releases."""

    def decorate(method: H) -> H:
        setattr(method, WIRE_NAME, name)
        return _mark(lambda m: ActionSpec(name, m, private, role, opens, _options(m)))(method)

    return decorate


def submitted(form: type[Form], *, private: bool = True, role: Role = Role.RESIDENT) -> Callable[[H], H]:
    """Declare what takes a filled-in form: `handler(request, form)`."""
    return _mark(lambda m: SubmittedSpec(form.key, m, private, role, None, (), form))


def message_action(name: str, *, opens: type[Form], role: Role = Role.RESIDENT) -> Callable[[H], H]:
    """Declare an entry of every message's menu: `handler(request, text, link) -> Form`."""
    return _mark(lambda m: MessageActionSpec(name, m, private=True, role=role, opens=opens))


def suggester(name: str, *, role: Role = Role.RESIDENT) -> Callable[[H], H]:
    """Declare what completes options and menus that name it, for those who have the role; others get nothing."""
    return _mark(lambda m: SuggesterSpec(name, m, role))


def home(name: str, *, order: int) -> Callable[[H], H]:
    """Declare a section of the start page (Slack's App Home, the console's greeting)."""
    return _mark(lambda m: HomeSpec(name, m, order))


def every(name: str, **interval: float) -> Callable[[H], H]:
    """Declare a job that the scheduler repeats: `@every("stories-poll", minutes=1)`."""
    return _mark(lambda m: JobSpec(name, m, timedelta(**interval)))


AnySpec = CommandSpec | ActionSpec | SubmittedSpec | MessageActionSpec | SuggesterSpec | HomeSpec | JobSpec


def specs_of(cog: Cog) -> Iterable[AnySpec]:
    """Every spec a cog declares, with bound handlers, in the order of the class."""
    members = {name: member for c in reversed(type(cog).__mro__) for name, member in vars(c).items()}
    for name, member in members.items():
        for make in getattr(member, _SPEC, ()):
            yield make(getattr(cog, name))


def _mark(make: Callable[[Any], AnySpec]) -> Callable[[H], H]:
    def decorate(method: H) -> H:
        setattr(method, _SPEC, [*getattr(method, _SPEC, ()), make])
        return method

    return decorate


def _options(method: Handler) -> tuple[OptionSpec, ...]:
    return _declared(getattr(method, "__func__", method))


@cache
def _declared(function: Handler) -> tuple[OptionSpec, ...]:
    """What the parameters of a cog's method declare; it never changes, and to look takes long."""
    hints = get_type_hints(function, include_extras=True)
    parameters = [p for p in inspect.signature(function).parameters.values() if p.name not in ("self", "request")]
    return tuple(_option(p, hints[p.name]) for p in parameters if p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD)


def _option(parameter: inspect.Parameter, hint: Any) -> OptionSpec:
    required = parameter.default is inspect.Parameter.empty
    default = None if required else parameter.default
    hint, suggest = _unwrap(hint)
    if get_origin(hint) is Literal:
        return OptionSpec(parameter.name, str, required, default, suggest, tuple(map(str, get_args(hint))))
    if hint not in (str, int, bool, Schedule, Stretch, ChannelId):
        msg = f"{parameter.name}: an option cannot be {hint!r}"
        raise TypeError(msg)
    return OptionSpec(parameter.name, hint, required, default, suggest)


def _unwrap(hint: Any) -> tuple[Any, str | None]:
    """Strip `Annotated[…, Option(…)]` and `… | None`, in whichever order they stand."""
    suggest = None
    while True:
        if get_origin(hint) is Annotated:
            suggest = next((m.suggest for m in hint.__metadata__ if isinstance(m, Option)), suggest)
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, types.UnionType):
            hint = next(a for a in get_args(hint) if a is not type(None))
        else:
            return hint, suggest
