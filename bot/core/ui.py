"""What a command answers with: value objects that each platform renders natively.

A plain `str` is data and is escaped for its platform; a `Text` names a message of the catalogue and alone may
carry markup. A button's action is a method of a cog in code, and that method's wire name once it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

from bot.core.ids import GrantId

T = TypeVar("T")

Style = Literal["primary", "secondary", "danger"]
WIRE_NAME = "__roundtable_action__"


@dataclass(frozen=True, init=False)
class Text:
    """A message of the catalogue with its values.

    Values may be str (escaped), numbers, `datetime` or Span (shown in each reader's own zone where the platform can,
    else in the community's), At, `date`, a Zone, a ChannelId or GrantId (shown by its name where the platform can), or
    another Text.
    """

    key: str
    args: Mapping[str, Any]

    def __init__(self, key: str, **args: Any) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "args", args)

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((k, str(v)) for k, v in self.args.items()))))


Words: TypeAlias = str | Text


@dataclass(frozen=True)
class Span:
    """From one instant to another, as a value of a Text: within one day the day and the zone are said once."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class At:
    """An instant as a value of a Text, said in the zone given: for what stands where no client knows its reader's."""

    at: datetime
    zone: str


@dataclass(frozen=True)
class Day:
    """The day of an instant, as a value of a Text, where the community lives: the minute would tell too much."""

    at: datetime


@dataclass(frozen=True)
class Zone:
    """A time zone by its IANA name, as a value of a Text: said as its city is called in the reader's language."""

    id: str


def wire_name(action: Callable[..., Any] | str) -> str:
    """The stable name that a button's action goes by on the wire.

    Raises TypeError for a method that carries no `@action`, so that a button to nowhere cannot be made.
    """
    if isinstance(action, str):
        return action
    name = getattr(action, WIRE_NAME, None)
    if not isinstance(name, str):
        msg = f"{action!r} is no @action"
        raise TypeError(msg)
    return name


@dataclass(frozen=True, init=False)
class Button:
    """A button that runs an action with the arguments it carries (str, int or bool; short: see `wire`)."""

    label: Words
    action: str
    args: tuple[str | int | bool, ...]
    style: Style = "secondary"

    def __init__(
        self,
        label: Words,
        action: Callable[..., Any] | str,
        *args: str | int | bool,
        style: Style = "secondary",
    ) -> None:
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "action", wire_name(action))
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "style", style)


@dataclass(frozen=True)
class Link:
    """A button that opens an address; no handler hears of it."""

    label: Words
    url: str


@dataclass(frozen=True)
class Choice:
    """One entry of a menu or of a suggester's answer: what is sent back, and what is shown."""

    value: str
    label: Words
    description: Words | None = None


@dataclass(frozen=True, init=False)
class Menu:
    """A drop-down below a message; choosing runs the action with `args` and then the chosen value."""

    placeholder: Words
    action: str
    args: tuple[str | int | bool, ...]
    choices: tuple[Choice, ...]

    def __init__(
        self,
        placeholder: Words,
        action: Callable[..., Any] | str,
        *args: str | int | bool,
        choices: Sequence[Choice],
    ) -> None:
        object.__setattr__(self, "placeholder", placeholder)
        object.__setattr__(self, "action", wire_name(action))
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "choices", tuple(choices))


Control: TypeAlias = Button | Link | Menu


@dataclass(frozen=True)
class Field:
    """A labelled value on a card."""

    label: Words
    value: Words
    short: bool = True


@dataclass(frozen=True)
class Card:
    """One thing among those a reply lists: an official, a story, a roundtable.

    `url` makes the title a link; `image` is an address; `footer` is small print.
    """

    title: Words
    body: Words | None = None
    controls: Sequence[Control] = ()
    _: KW_ONLY
    fields: Sequence[Field] = ()
    footer: Words | None = None
    url: str | None = None
    image: str | None = None


@dataclass(frozen=True, init=False)
class Pager:
    """Previous and next under a list: runs the action with `args` and `page=` the other page (from 1)."""

    action: str
    args: tuple[str | int | bool, ...]
    page: int
    pages: int

    def __init__(
        self,
        action: Callable[..., Any] | str,
        *args: str | int | bool,
        page: int,
        pages: int,
    ) -> None:
        object.__setattr__(self, "action", wire_name(action))
        object.__setattr__(self, "args", args)
        object.__setattr__(self, "page", page)
        object.__setattr__(self, "pages", pages)


@dataclass(frozen=True)
class File:
    """A file that goes with a reply. `description` says what a picture shows, for those who do not see it."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"
    description: Words | None = None


@dataclass(frozen=True)
class Reply:
    """What a handler answers with.

    Whether it is private was declared with the command. A reply to a button stands in place of the message
    the button was on when `replace` is set (a pager's next page always does). `mention` is a role or group that a
    moderator chose to be told of a post: the only thing that ever pings anybody.
    """

    text: Words
    cards: Sequence[Card] = ()
    pager: Pager | None = None
    _: KW_ONLY
    controls: Sequence[Control] = ()
    files: Sequence[File] = ()
    replace: bool = False
    mention: GrantId | None = None

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes of this reply, made once for each `key` and kept as long as the reply itself.

        A cog may give one reply to everybody who asks the same; whoever renders it then need not do so each
        time. The key holds whatever the rendering depends on besides the reply: platform, language, zone.
        """
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}


@dataclass(frozen=True)
class Event:
    """A meeting for a platform's own calendar, where it has one (Discord's scheduled events).

    Instants are UTC; an external event needs an end and a place (Discord), so both are always there. `cancelled`
    takes it off the calendar.
    """

    title: str
    starts_at: datetime
    ends_at: datetime
    location: str
    description: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Option:
    """What a command's option is beyond its type: the suggester that completes it."""

    suggest: str | None = None


@dataclass(frozen=True)
class TextField:
    """A line or paragraph of text in a form. Sizes are in characters (Discord 4,000, Slack 3,000 at most)."""

    min_length: int = 0
    max_length: int = 3000
    multiline: bool = False


@dataclass(frozen=True)
class ChoiceField:
    """One of the fixed `choices`, or of what the suggester gives for what is typed.

    With `most` above one, up to so many of them; the value then is a tuple of str. 25 is the most everywhere
    (Discord's menus).
    """

    choices: tuple[Choice, ...] = ()
    suggest: str | None = None
    most: int = 1


@dataclass(frozen=True)
class ChannelField:
    """A channel of the space that the bot may post to; its value is a ChannelId or None."""


@dataclass(frozen=True)
class GrantField:
    """Who holds a role: Discord roles, Slack user groups or people; its value is a tuple of GrantId."""


@dataclass(frozen=True)
class Toggle:
    """Yes or no; its value is a bool."""


Part: TypeAlias = TextField | ChoiceField | ChannelField | GrantField | Toggle


@dataclass(frozen=True)
class FormPart:
    """One part of a form as an adapter sees it.

    Its label is `<form>-<name>-label` in the catalogue, and its hint, where there is one, `<form>-<name>-hint`.
    """

    name: str
    part: Part
    required: bool


class Form:
    """A form that a person fills in: subclass it, `class AskForm(Form, key="ask")`.

    Annotated attributes with a part are shown, in order (5 at most, Discord's limit); others are carried
    unseen and come back as they were. A default, or a type that admits None, makes a part optional; the value
    an instance holds is what the form is filled with when it opens. The title is `<key>-title`, the button
    `<key>-submit` in the catalogue.
    """

    key: ClassVar[str]
    parts: ClassVar[tuple[FormPart, ...]]
    carried: ClassVar[Mapping[str, type]]

    def __init_subclass__(cls, *, key: str) -> None:
        super().__init_subclass__()
        cls.key = key

    def __init__(self, **values: Any) -> None:
        unknown = values.keys() - {p.name for p in self.parts_of()} - self.carried_of().keys()
        if unknown:
            msg = f"{type(self).__name__} has no {', '.join(sorted(unknown))}"
            raise TypeError(msg)
        for name, value in values.items():
            setattr(self, name, value)

    @classmethod
    def parts_of(cls) -> tuple[FormPart, ...]:
        """The shown parts in order."""
        if "parts" not in cls.__dict__:
            cls._read()
        return cls.parts

    @classmethod
    def carried_of(cls) -> Mapping[str, type]:
        """The unseen attributes and their types (str or int)."""
        if "carried" not in cls.__dict__:
            cls._read()
        return cls.carried

    @classmethod
    def _read(cls) -> None:
        parts, carried = [], {}
        for name, hint in get_type_hints(cls, include_extras=True).items():
            if get_origin(hint) is ClassVar or name in {"key", "parts", "carried"}:
                continue
            part = next((m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Part)), None)
            if part is None:
                carried[name] = hint
            else:
                kind = get_args(hint)[0] if get_origin(hint) is Annotated else hint
                optional = hasattr(cls, name) or type(None) in get_args(kind) or isinstance(part, Toggle)
                parts.append(FormPart(name, part, not optional))
        cls.parts, cls.carried = tuple(parts), carried

    def filled(self) -> dict[str, Any]:
        """What each part is filled with when the form opens; parts without a value are left out."""
        return {p.name: getattr(self, p.name) for p in self.parts_of() if getattr(self, p.name, None) is not None}

    def carry(self) -> dict[str, Any]:
        """The unseen values."""
        return {name: getattr(self, name) for name in self.carried_of() if getattr(self, name, None) is not None}
