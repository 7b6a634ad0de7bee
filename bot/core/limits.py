"""How long a platform lets a label be, and the check that every label of the catalogues fits, in every language.

Where platforms differ the smallest wins, so that a label is written once. Sources: Discord's developer documents
("Application Commands", "Component Reference": names 1-32, descriptions and choices 1-100, modal titles and
labels 45, a label's description 100, buttons 80) and Slack's (docs.slack.dev, "Block Kit reference", "Modal
views", "App manifest reference": modal titles, their buttons and shortcut names 24, buttons and options 75).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.i18n import LANGUAGES
from bot.core.ui import ChoiceField, Form, Text

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.i18n import Catalogue
    from bot.core.registry import Registry

NAME = 32
"""Discord: a command's or option's name. Slack: a slash command too."""
DESCRIPTION = 100
"""Discord: a command's or option's description."""
OPTION = 75
"""Slack: an entry of a select. Discord: 100."""
MENU = 24
"""Slack: a message shortcut's name. Discord: 32."""
TITLE = 24
"""Slack: a modal's title. Discord: 45."""
SUBMIT = 24
"""Slack: a modal's button; Discord's modals bring their own."""
LABEL = 45
"""Discord: a part of a modal. Slack: 2,000."""
HINT = 100
"""Discord: a part's description. Slack: 2,000."""
BUTTON = 75
"""Slack: a button. Discord: 80."""

_DISCORD_NAME = re.compile(r"^[\w'-]+$")


@dataclass(frozen=True)
class Label:
    """A message that a platform shows in a place of limited size."""

    key: str
    most: int
    name: bool = False
    """Whether it is a command's or option's name: lower-case, in one word."""
    needed: bool = True


def labels(registry: Registry) -> Iterator[Label]:
    """Every label that the registry needs in the catalogues. One may come twice."""
    for command in registry.commands.values():
        yield from _of_command(command)
    for word in registry.groups():
        if any(len(c.path) > 1 for c in registry.group(word)):
            yield Label(f"{word}-name", NAME, name=True)
            yield Label(f"{word}-description", DESCRIPTION)
    for form in forms(registry):
        yield from _of_form(form)
    for entry in registry.message_actions:
        yield Label(f"{entry}-menu", MENU)


def forms(registry: Registry) -> list[type[Form]]:
    """Every form that anything opens or takes."""
    opened = [s.opens for group in (registry.commands, registry.actions, registry.message_actions)
              for s in group.values() if s.opens is not None]  # fmt: skip
    return list(dict.fromkeys([*opened, *(s.form for s in registry.submitted.values())]))


def check(registry: Registry, catalogue: Catalogue) -> list[str]:
    """What is wrong with the labels, one line for operators each; empty where all is well."""
    found = [problem for label in labels(registry) for language in LANGUAGES
             if (problem := _problem(label, language, catalogue)) is not None]  # fmt: skip
    return list(dict.fromkeys([*found, *_same_names(registry, catalogue)]))


def _of_command(command: CommandSpec) -> Iterator[Label]:
    yield Label(f"{command.key}-name", NAME, name=True)
    yield Label(f"{command.key}-description", DESCRIPTION)
    if command.takes_words:
        yield Label(f"{command.key}-this", BUTTON)
    for option in command.options:
        yield Label(f"{command.key}-{option.name}-name", NAME, name=True)
        yield Label(f"{command.key}-{option.name}-description", DESCRIPTION)
        for value in option.choices:
            yield Label(f"{command.key}-{option.name}-{value}", OPTION)


def _of_form(form: type[Form]) -> Iterator[Label]:
    yield Label(f"{form.key}-title", TITLE)
    yield Label(f"{form.key}-submit", SUBMIT, needed=False)
    for part in form.parts_of():
        yield Label(f"{form.key}-{part.name}-label", LABEL)
        yield Label(f"{form.key}-{part.name}-hint", HINT, needed=False)
        if isinstance(part.part, ChoiceField):
            yield from (Label(c.label.key, OPTION) for c in part.part.choices if isinstance(c.label, Text))


def _problem(label: Label, language: str, catalogue: Catalogue) -> str | None:
    if not catalogue.has(label.key, language):
        return f"{label.key} is missing in {language}" if label.needed else None
    said = catalogue.voice(language).say(Text(label.key))
    if len(said) > label.most:
        return f"{label.key} ({language}) has {len(said)} characters, at most {label.most} fit: {said!r}"
    if label.name and (said != said.lower() or not _DISCORD_NAME.match(said)):
        return f"{label.key} ({language}) must be lower-case and one word: {said!r}"
    return None


def _same_names(registry: Registry, catalogue: Catalogue) -> Iterator[str]:
    """Discord refuses two commands, or two options of one command, that share a name in some language."""
    words = registry.groups()
    families = [words, *([c.key for c in registry.group(w) if len(c.path) > 1] for w in words)]
    families += [[f"{c.key}-{o.name}" for o in c.options] for c in registry.commands.values()]
    for family in families:
        for language in LANGUAGES:
            keys = [f"{k}-name" for k in family if catalogue.has(f"{k}-name", language)]
            names = [catalogue.voice(language).say(Text(k)) for k in keys]
            if len(set(names)) < len(names):
                yield f"two of {', '.join(family)} have the same name in {language}"
