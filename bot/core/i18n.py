"""Says messages of the catalogue in a person's language, escaped and marked up for where they are shown.

Catalogues are Fluent files (`locales/en.ftl`, `es.ftl`) beside each feature. Markup in a message is a function,
`{ BOLD($name) }`, so that each platform writes it its own way and no asterisk is ever taken for text:
BOLD, ITALIC, CODE, LINK(label, url) and COMMAND("officials") for a command's name as people type it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_timezone_location
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.types import FluentNone

from bot.core.ids import ChannelId, PlatformId
from bot.core.ui import At, Day, Span, Text, Words, Zone

if TYPE_CHECKING:
    from pathlib import Path

resolver.MAX_PART_LENGTH = 100_000
"""Fluent refuses a value past 2,500 characters, against hostile catalogues. Ours are our own, and people write more."""

LANGUAGES = ("en", "es")
FALLBACK = "en"

_ENTRIES = re.compile(r"^(?=-?[A-Za-z])", re.MULTILINE)
_BEGAN = re.compile(r"\d{10}\.\d{6}")
"""The id of a thread that tells when it began: Slack's, in seconds since 1970."""
_NAME = re.compile(r"-?[A-Za-z][\w-]*")
_PLAIN = re.compile(r"[A-Za-z][\w-]* *= *([^{}\s](?:[^{}\n]*[^{}\s])?) *(?:\n(?:#.*| *))*")
"""A message of one line in which nothing is put, and the comments after it: Fluent would say it as it stands."""


def _same(text: str) -> str:
    return text


def _spoken(at: datetime, locale: str, zone: str) -> str:
    """An instant as words, in the zone given, with the zone's name."""
    pattern = "EEEE d 'de' MMMM 'de' y, h:mm a z" if locale.startswith("es") else "EEEE, MMMM d, y, h:mm a z"
    return format_datetime(at, pattern, tzinfo=ZoneInfo(zone), locale=babel_locale(locale))


def _spoken_span(span: Span, locale: str, zone: str) -> str:
    """From when to when as words, the zone's name once; an end on the same day as its time alone."""
    starts = _spoken(span.starts_at, locale, zone)
    if not same_day(span, zone):
        return f"{starts} \N{EN DASH} {_spoken(span.ends_at, locale, zone)}"
    named = format_datetime(span.starts_at, " z", tzinfo=ZoneInfo(zone), locale=babel_locale(locale))
    ends = format_datetime(span.ends_at, "h:mm a z", tzinfo=ZoneInfo(zone), locale=babel_locale(locale))
    return f"{starts.removesuffix(named)} \N{EN DASH} {ends}"


def same_day(span: Span, zone: str) -> bool:
    """Whether it begins and ends on one day there."""
    return span.starts_at.astimezone(ZoneInfo(zone)).date() == span.ends_at.astimezone(ZoneInfo(zone)).date()


@dataclass(frozen=True)
class Markup:
    """How one kind of place writes text: escaping of data, emphasis, links, instants.

    `moment(at, locale, zone)` writes an instant, `span(span, locale, zone)` from when to when; platforms that can show
    them in each reader's own zone do.
    `mention(id)` names a channel, or whom a role was granted to, in a way that pings nobody.
    `translates` says whether commands are typed there by their names in the reader's language.
    """

    name: str
    escape: Callable[[str], str] = _same
    bold: Callable[[str], str] = _same
    italic: Callable[[str], str] = _same
    code: Callable[[str], str] = _same
    link: Callable[[str, str], str] = lambda label, url: f"{label} ({url})"
    command: Callable[[str], str] = lambda name: f"/{name}"
    mention: Callable[[PlatformId], str] = lambda what: what.value
    moment: Callable[[datetime, str, str], str] = _spoken
    span: Callable[[Span, str, str], str] = _spoken_span
    translates: bool = False


PLAIN = Markup("plain")
"""Plain text: button labels, titles, terminals without colour. Data needs no escaping there."""


@dataclass(frozen=True)
class Voice:
    """A language, a zone and a way to write: all that is needed to say a message."""

    catalogue: Catalogue
    locale: str
    zone: str
    markup: Markup = PLAIN

    def say(self, words: Words | None) -> str:
        """The words as text. None is the empty string; a plain str is data and is escaped."""
        if words is None:
            return ""
        if isinstance(words, str):
            return self.markup.escape(words)
        return self.catalogue.format(words, self)

    def plain(self) -> Voice:
        """The same voice where no markup is understood: labels, titles, placeholders."""
        return Voice(self.catalogue, self.locale, self.zone, PLAIN)


@dataclass(eq=False)
class Catalogue:
    """Every message in every language, each parsed when it is first said: parsing all would be a tenth of the start.

    Args:
        folders: the `locales` folders; each holds one file a language.
    """

    folders: Iterable[Path]
    _written: dict[str, dict[str, str]] = field(default_factory=dict)
    _bundles: dict[tuple[str, Markup], _Bundle] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folders = tuple(self.folders)
        for language in LANGUAGES:
            files = [f for folder in self.folders for f in sorted(folder.glob(f"*{language}.ftl"))]
            named = [one for file in files for one in _entries(file)]
            self._written[language] = dict(reversed(named))  # of two of one name the first counts

    def voice(self, locale: str, zone: str = "UTC", markup: Markup = PLAIN) -> Voice:
        """A voice in the language that serves `locale` best ("es-419" is served by "es")."""
        return Voice(self, language_of(locale), zone, markup)

    def has(self, key: str, language: str = FALLBACK) -> bool:
        """Whether the language has the message."""
        return key in self._written[language]

    def called(self, command: str, language: str) -> str:
        """A command as people of that language type it: "mesa crear" for "roundtable create"; what follows stays."""
        path, voice = command.split(), self.voice(language)
        keys = ["-".join(path[: n + 1]) + "-name" for n in range(len(path))]
        said = (voice.say(Text(k)) if self.has(k, language) else word for k, word in zip(keys, path, strict=True))
        return " ".join(said)

    def format(self, text: Text, voice: Voice) -> str:
        """Say `text`; raises KeyError for a message that no language has, so that a gap shows in tests."""
        for language in dict.fromkeys((voice.locale, FALLBACK)):
            written = self._written[language].get(text.key)
            if written is None:
                continue
            plain = _plain(written)
            if plain is not None:
                return plain
            bundle = self._bundle(language, voice.markup)
            bundle.load(text.key)
            pattern = bundle.get_message(text.key).value
            if pattern is None:
                continue
            said, errors = bundle.format_pattern(pattern, {k: _value(v, voice) for k, v in text.args.items()})
            if errors:
                msg = f"{text.key} ({language}): {errors}"
                raise ValueError(msg)
            return str(said)
        raise KeyError(text.key)

    def _bundle(self, language: str, markup: Markup) -> _Bundle:
        made = self._bundles.get((language, markup))
        if made is None:
            functions = _functions(markup, partial(self.called, language=language))
            made = self._bundles[language, markup] = _Bundle(language, functions, self._written[language])
        return made


class _Bundle(FluentBundle):
    """The messages of one language and markup, each put in when it is first asked for."""

    def __init__(self, language: str, functions: dict[str, Callable[..., Any]], written: Mapping[str, str]) -> None:
        super().__init__([language], use_isolating=False, functions=functions)
        self._written, self._there = written, set[str]()

    def load(self, key: str) -> None:
        """Put a message in, with those that stand in it."""
        entry = self._written.get(key)
        if entry is None or key in self._there:
            return
        self._there.add(key)
        self.add_resource(_parsed(entry))
        for name in _NAME.findall(entry):
            self.load(name)


@cache
def _entries(file: Path) -> list[tuple[str, str]]:
    """Every message of a file, by name; several catalogues may share one."""
    entries = _ENTRIES.split(file.read_text(encoding="utf-8"))
    return [(name[0], entry) for entry in entries if (name := _NAME.match(entry))]


@lru_cache(maxsize=4096)
def _plain(entry: str) -> str | None:
    """What a message says that is the same whatever is put in; None where Fluent has to say it."""
    found = _PLAIN.fullmatch(entry)
    return found[1] if found else None


@lru_cache(maxsize=4096)
def _parsed(entry: str) -> Any:
    return FluentResource(entry)


def _functions(markup: Markup, called: Callable[[str], str]) -> dict[str, Callable[..., Any]]:
    def with_text(function: Callable[[str], str]) -> Callable[[Any], str]:
        return lambda value: function("" if isinstance(value, FluentNone) else str(value))

    return {
        "BOLD": with_text(markup.bold),
        "ITALIC": with_text(markup.italic),
        "CODE": with_text(markup.code),
        "COMMAND": with_text(lambda name: markup.command(called(name) if markup.translates else name)),
        "LINK": lambda label, url: markup.link(str(label), str(url)),
    }


def _value(value: Any, voice: Voice) -> Any:
    """A message's value as Fluent takes it: numbers stay numbers, so that plurals work."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str() | Text():
            return voice.say(value)
        case PlatformId():
            return _mention(value, voice)
        case Zone():
            return voice.say(city_of(value.id, voice.locale))
        case date() | Day() | At() | Span():
            return _time(value, voice)
    return value


def _time(value: date | Day | At | Span, voice: Voice) -> str:
    """A time in the person's language: by the platform's own clock where it has one, else in a zone that it names."""
    match value:
        case datetime():
            return voice.markup.moment(value, voice.locale, voice.zone)
        case Span():
            return voice.markup.span(value, voice.locale, voice.zone)
        case At():
            return voice.say(_spoken(value.at, voice.locale, value.zone))
        case Day():
            return _time(value.at.astimezone(ZoneInfo(voice.zone)).date(), voice)
    return format_date(value, "long", locale=babel_locale(voice.locale))


def _mention(what: PlatformId, voice: Voice) -> str:
    """What an id names; a thread that has no name, by its channel and when it began."""
    match what:
        case ChannelId(thread=str(thread)) if _BEGAN.fullmatch(thread):
            began = datetime.fromtimestamp(float(thread), UTC)
            return voice.say(Text("channel-thread", channel=what.channel, began=began))
    return voice.markup.mention(what)


def city_of(zone: str, locale: str) -> str:
    """The city that stands for a time zone, as it is called in a language: "New York", "Nueva York" (CLDR)."""
    city: str = get_timezone_location(zone, locale=babel_locale(locale), return_city=True)
    return city.rpartition("/")[2]


def language_of(locale: str | None) -> str:
    """The language of the catalogue that serves a platform's locale ("es-ES", "es_419", "en-US") best."""
    language = (locale or FALLBACK).replace("_", "-").split("-")[0].lower()
    return language if language in LANGUAGES else FALLBACK


@lru_cache(maxsize=32)
def babel_locale(locale: str) -> Locale:
    """Babel's locale for ours. English dates are written as in the United States, Spanish as in Latin America."""
    try:
        return Locale.parse({"en": "en_US", "es": "es_US"}.get(locale, locale), sep="_")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_US")
