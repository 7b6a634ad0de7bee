r"""The little language in which moderators say which stories pass: `title contains police AND NOT author word "AP"`.

    rule   = term { (AND | OR) term }          AND binds closer than OR
    term   = NOT term | ( rule ) | [field] [test] value
    field  = title | summary | categories | author | link; without one, any of the first three
    test   = contains (where none is written) | word (whole words) | regex
    value  = a word, or "several words"

The words may be written in Spanish too (Y, O, NO, título contiene …). `contains` and `word` pay no heed to accents
and capitals. A regex is the `regex` package's, which gives it so much time and then stops it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn, Protocol

import regex

from bot.core.errors import UserError

LONGEST = 500
"""Characters of a rule."""
SECONDS = 0.05
"""That one regex may take on one text."""
_REPEATS = 10_000
"""The counts of a regex ("a{2,30}"), multiplied, may come to so much: the package writes them out."""
_DEPTH = 20
_TOKEN = re.compile(r"""\s*(?:(?P<mark>[()])|["“«](?P<quoted>[^"”»]*)(?P<end>["”»]?)|(?P<word>[^\s()"“”«»]+))""")
_COUNT = re.compile(r"\{\s*(\d*)\s*,?\s*(\d*)[^}]*\}")

FIELDS = ("title", "summary", "categories", "author", "link")
ANY = ("title", "summary", "categories")
TESTS = ("contains", "word", "regex")
_FIELDS = {n: n for n in FIELDS} | {
    "category": "categories", "headline": "title", "titulo": "title", "titular": "title", "resumen": "summary",
    "categorias": "categories", "categoria": "categories", "autor": "author", "enlace": "link",
}  # fmt: skip
_TESTS = {t: t for t in TESTS} | {"contiene": "contains", "palabra": "word"}
_AND, _OR, _NOT = {"and", "y"}, {"or", "o"}, {"not", "no"}


class FilterError(UserError):
    """A rule that cannot be read. `shown` is the rule with a mark where it stopped making sense."""

    def __init__(self, code: str, rule: str, at: int, **args: Any) -> None:
        shown = f"{rule[:at]}▸{rule[at:]}"
        super().__init__(f"filter-{code}", field="filter", shown=shown, at=at + 1, **args)
        self.code = code


class SlowError(Exception):
    """A regex took longer than it is given, so that nobody knows whether the story passes."""


class Filtered(Protocol):
    """What a rule looks at."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def summary(self) -> str: ...  # noqa: D102
    @property
    def categories(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def link(self) -> str | None: ...  # noqa: D102


_Passes = Callable[[Filtered], bool]


@dataclass(frozen=True)
class Rule:
    """A rule that was read; the empty rule lets everything pass."""

    text: str
    _passes: _Passes = field(repr=False, compare=False)

    def passes(self, story: Filtered) -> bool:
        """Whether the story passes. Raises SlowError where a regex did not come to an end."""
        return self._passes(story)


def read_rule(text: str | None) -> Rule:
    """Read a rule. Raises FilterError at the place where it makes no sense."""
    said = " ".join((text or "").split())
    if len(said) > LONGEST:
        raise FilterError("long", said[:60] + "…", 60, max=LONGEST)
    return Rule(said, _Parser(said).rule() if said else lambda _: True)


@dataclass(frozen=True)
class _Token:
    """A piece of a rule and where it begins; `quoted` pieces are never words of the language."""

    text: str
    at: int
    quoted: bool = False

    def among(self, words: set[str] | dict[str, str]) -> bool:
        return not self.quoted and fold(self.text) in words


@dataclass
class _Parser:
    """Reads one rule from left to right."""

    text: str
    _next: int = 0
    _depth: int = 0

    def __post_init__(self) -> None:
        self.tokens = list(self._cut())

    def rule(self) -> _Passes:
        made = self._either()
        if self._peek() is not None:
            self._stop("close" if self._is(")") else "join")
        return made

    def _cut(self) -> list[_Token]:
        tokens, at = [], 0
        while found := _TOKEN.match(self.text, at):
            begin, at = found.start(found.lastgroup or 0), found.end()
            if found["quoted"] is None:
                tokens.append(_Token(found[0].strip(), begin))
            elif not found["end"]:
                raise FilterError("quote", self.text, found.start("quoted") - 1)
            else:
                tokens.append(_Token(found["quoted"], found.start("quoted") - 1, quoted=True))
        return tokens

    def _either(self) -> _Passes:
        parts = [self._all()]
        while self._take(_OR):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else lambda story: any(p(story) for p in parts)

    def _all(self) -> _Passes:
        parts = [self._term()]
        while self._take(_AND):
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else lambda story: all(p(story) for p in parts)

    def _term(self) -> _Passes:
        if self._take(_NOT):
            inner = self._deeper(self._term)
            return lambda story: not inner(story)
        if self._is("("):
            self._next += 1
            inner = self._deeper(self._either)
            if not self._is(")"):
                self._stop("open" if self._peek() is None else "join")
            self._next += 1
            return inner
        return self._test()

    def _test(self) -> _Passes:
        names: tuple[str, ...] = ANY
        token = self._peek()
        named = token is not None and token.among(_FIELDS) and not self._ends_after()
        if token is not None and named:
            names, self._next = (_FIELDS[fold(token.text)],), self._next + 1
        token = self._peek()
        test = "contains"
        if token is not None and token.among(_TESTS) and not (self._ends_after() and not named):
            test, self._next = _TESTS[fold(token.text)], self._next + 1
        return _tester(names, test, self._value(test), self._next - 1, self)

    def _value(self, test: str) -> str:
        token = self._peek()
        if token is None or (not token.quoted and (token.text in "()" or token.among(_AND | _OR | _NOT))):
            self._stop("value")
        if not token.text.strip():
            self._stop("value")
        self._next += 1
        return token.text if test == "regex" else " ".join(fold(token.text).split())

    def _ends_after(self) -> bool:
        """Whether the piece at hand is the last of its term, and so a value, whatever else it could mean."""
        after = self.tokens[self._next + 1] if self._next + 1 < len(self.tokens) else None
        return after is None or (not after.quoted and (after.text == ")" or after.among(_AND | _OR)))

    def _deeper(self, read: Callable[[], _Passes]) -> _Passes:
        self._depth += 1
        if self._depth > _DEPTH:
            self._stop("deep")
        made = read()
        self._depth -= 1
        return made

    def _take(self, words: set[str]) -> bool:
        token = self._peek()
        taken = token is not None and token.among(words)
        self._next += taken
        return taken

    def _is(self, mark: str) -> bool:
        token = self._peek()
        return token is not None and not token.quoted and token.text == mark

    def _peek(self) -> _Token | None:
        return self.tokens[self._next] if self._next < len(self.tokens) else None

    def _stop(self, code: str) -> NoReturn:
        token = self._peek()
        raise FilterError(code, self.text, token.at if token else len(self.text))


def _tester(names: tuple[str, ...], test: str, value: str, at: int, parser: _Parser) -> _Passes:
    if test == "regex":
        pattern = _compiled(value, parser.text, parser.tokens[at].at)
        return lambda story: any(_searched(pattern, t) for t in _texts(story, names))
    if test == "word":
        whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
        return lambda story: any(whole.search(_plain(t)) for t in _texts(story, names))
    return lambda story: any(value in _plain(t) for t in _texts(story, names))


def _compiled(value: str, rule: str, at: int) -> Any:
    counts = [max(int(n or 1) for n in found) for found in _COUNT.findall(value)]
    if math.prod(counts) > _REPEATS:
        raise FilterError("repeats", rule, at)
    try:
        return regex.compile(value, regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise FilterError("regex", rule, at, why=str(error)[:80]) from error


def _searched(pattern: Any, text: str) -> bool:
    try:
        return pattern.search(text, timeout=SECONDS, concurrent=True) is not None
    except (TimeoutError, MemoryError) as error:
        raise SlowError from error


def _texts(story: Filtered, names: tuple[str, ...]) -> list[str]:
    values = (getattr(story, name) for name in names)
    return [t for v in values for t in ([v] if isinstance(v, str) else v or ())]


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def fold(text: str) -> str:
    """The text without accents and in small letters: "Policía" is "policia"."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c))
