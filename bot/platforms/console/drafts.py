"""Keeps what was typed into a form that could not be sent, until the same form is opened again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.core.ids import PlatformId
from bot.core.ports import Vault
from bot.core.ui import Form
from bot.platforms.console.person import Person


@dataclass
class Drafts:
    """One draft a person and form, sealed on disk.

    Args:
        vault: seals the file, which holds people's words.
        file: None keeps drafts in memory only.
    """

    vault: Vault
    file: Path | None = None
    _kept: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.file is not None and self.file.exists():
            try:
                self._kept = json.loads(self.vault.open(self.file.read_text(encoding="utf-8")))
            except ValueError:  # sealed under a key that was since replaced: nobody can read it any more
                self.file.unlink()

    def find(self, person: Person, form: type[Form], carried: Mapping[str, Any]) -> dict[str, Any]:
        """What was kept; empty where nothing was."""
        return self._kept.get(_key(person, form, carried), {})

    def keep(self, person: Person, form: type[Form], carried: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Keep these values in place of any older ones."""
        self._kept[_key(person, form, carried)] = {n: _plain(v) for n, v in values.items()}
        self._write()

    def drop(self, person: Person, form: type[Form], carried: Mapping[str, Any]) -> None:
        """Forget a draft that was sent."""
        if self._kept.pop(_key(person, form, carried), None) is not None:
            self._write()

    def _write(self) -> None:
        if self.file is not None:
            self.file.write_text(self.vault.seal(json.dumps(self._kept)), encoding="utf-8")


def _key(person: Person, form: type[Form], carried: Mapping[str, Any]) -> str:
    return json.dumps([person.name.casefold(), form.key, dict(carried)], sort_keys=True, default=str)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [str(v) for v in value]
    return str(value) if isinstance(value, PlatformId) else value
