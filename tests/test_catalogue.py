"""The catalogues hold what the code says and the registry needs, alike in both languages, and it fits everywhere."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import cogs.wiring
from bot.app import _locales
from bot.core.i18n import LANGUAGES, Catalogue
from bot.core.limits import BUTTON, check, labels
from bot.core.registry import Registry
from bot.core.ui import Text
from bot.settings import ROOT

SAYING = {"Text", "UserError", "NotFoundError", "StaleError", "NotAllowedError"}
PRESSED = {"Button", "Link"}
NOT_ARGUMENTS = {"field"}


@dataclass
class Message(Visitor):
    """A message of a catalogue: its values and the messages it refers to."""

    variables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)

    def visit_VariableReference(self, node):  # noqa: N802 -- the name the visitor calls
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node):  # noqa: N802 -- the name the visitor calls
        self.references.add(node.id.name)

    def visit_FunctionReference(self, node):  # noqa: N802 -- the name the visitor calls
        self.functions.add(node.id.name)
        self.generic_visit(node)


@cache
def messages(language: str) -> dict[str, Message]:
    """Every message of a language; what cannot be parsed or stands twice fails."""
    found: dict[str, Message] = {}
    for folder in _locales():
        for file in sorted(Path(folder).glob(f"*{language}.ftl")):
            for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
                assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content}"
                if isinstance(entry, ftl.Message):
                    assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
                    found[entry.id.name] = Message()
                    found[entry.id.name].visit(entry)
    return found


@dataclass(frozen=True)
class Use:
    """A place in the code that names a message: the exact key, or a pattern where it is put together."""

    where: str
    pattern: str
    arguments: frozenset[str] | None = None
    pressed: bool = False

    @property
    def exact(self) -> bool:
        return "[" not in self.pattern

    @property
    def keys(self) -> list[str]:
        """The messages it may mean; a pattern that starts with a gap may mean any and says nothing."""
        if self.pattern.startswith("["):
            return []
        return [key for key in messages("en") if re.fullmatch(self.pattern, key)]


@cache
def uses() -> list[Use]:
    return [use for file in sources() for use in _uses(file)]


@cache
def sources() -> list[Path]:
    return [f for part in ("bot", "cogs") for f in sorted((ROOT / part).rglob("*.py")) if "migrations" not in f.parts]


def _uses(file: Path):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        pressed = name in PRESSED and _named(node.args[0], {"Text"})
        call = node.args[0] if pressed else node
        if pressed or name in SAYING:
            for pattern in _patterns(call.args[0]):
                yield Use(f"{file.relative_to(ROOT)}:{node.lineno}", pattern, _arguments(call), bool(pressed))


def _named(node: ast.expr, names: set[str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and bool(node.args)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in names
    )


def _patterns(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str()):
            return [re.escape(node.value)]
        case ast.IfExp():
            return [*_patterns(node.body), *_patterns(node.orelse)]
        case ast.JoinedStr():
            parts = (re.escape(v.value) if isinstance(v, ast.Constant) else r"[\w-]+" for v in node.values)
            return ["".join(parts)]
    return []


def _arguments(call: ast.Call) -> frozenset[str] | None:
    """The names of the values given; None where they cannot be read from the code."""
    names = [k.arg for k in call.keywords]
    return None if None in names else frozenset(names) - NOT_ARGUMENTS


@pytest.fixture(scope="module")
def registry() -> Registry:
    ports = dict.fromkeys(
        ("clock", "transaction", "outbox", "deliveries", "spaces", "people", "vault", "fetch", "can_post", "places")
    )
    return Registry(cogs.wiring.set_up(cogs.wiring.Services(**ports, config=ROOT / "config" / "hartford")))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(_locales())


def test_every_label_is_there_in_both_languages_and_fits_the_smallest_platform(registry, catalogue):
    assert check(registry, catalogue) == []


def test_both_languages_have_the_same_messages():
    assert set(messages("en")) == set(messages("es"))


def test_a_message_takes_the_same_values_and_markup_in_both_languages():
    def taken(message):
        return message.variables, message.functions - {"COMMAND"}

    en, es = messages("en"), messages("es")
    assert {key: taken(en[key]) for key in en} == {key: taken(es[key]) for key in es}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(catalogue, language):
    for key, message in messages(language).items():
        assert catalogue.voice(language).say(Text(key, **dict.fromkeys(message.variables, 2))).strip()


def test_every_message_that_the_code_names_is_there():
    assert [f"{use.where}: {use.pattern}" for use in uses() if not use.pattern.startswith("[") and not use.keys] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_gives_every_value_that_a_message_needs(language):
    missing = [
        f"{use.where}: {key} needs {', '.join(sorted(lacking))}"
        for use in uses()
        if use.exact and use.arguments is not None
        for key in use.keys
        if (lacking := messages(language)[key].variables - use.arguments)
    ]
    assert missing == []


def test_no_message_is_left_over(registry):
    needed = {label.key for label in labels(registry)}
    needed |= {name for message in messages("en").values() for name in message.references}
    needed |= {key for use in uses() for key in use.keys}
    mentioned = "\n".join(f.read_text(encoding="utf-8") for f in sources())
    left = [key for key in messages("en") if key not in needed and f'"{key}"' not in mentioned]
    assert [key for key in left if not _put_together(key)] == []


@cache
def _pieces() -> list[str]:
    """Every f-string of the code as a pattern, for keys that are put together before they are said."""
    trees = [ast.parse(f.read_text(encoding="utf-8")) for f in sources()]
    joined = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.JoinedStr)]
    patterns = {p for n in joined for p in _patterns(n)}
    return [p for p in patterns if re.match(r"[a-z]+(\\-|-)", p)]


def _put_together(key: str) -> bool:
    return any(re.fullmatch(p, key) for p in _pieces())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_fits(catalogue, language):
    voice = catalogue.voice(language)
    pressed = {key for use in uses() if use.pressed and use.arguments == frozenset() for key in use.keys}
    assert len(pressed) > 10
    said = {key: voice.say(Text(key)) for key in pressed}
    assert {key: text for key, text in said.items() if len(text) > BUTTON} == {}
