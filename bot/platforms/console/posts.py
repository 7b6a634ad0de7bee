"""What was posted to the console's channels: which posts were shown, and what their numbers do, across restarts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.platforms.console.rendering import Message, Press

KEPT = 200
"""So many posts are remembered; the numbers of older ones no longer work."""


class Posts:
    """The last posts by the nonce they were sent with, in a file of one JSON object a row.

    Args:
        file: None remembers nothing beyond this run.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: dict[str, dict[str, Press]] = {}
        self.last = 0
        if file is not None and file.exists():
            rows = file.read_text(encoding="utf-8").splitlines()[-KEPT:]
            self._write(rows)
            for row in rows:
                self._take(row)

    def __contains__(self, nonce: str) -> bool:
        return nonce in self._kept

    @property
    def presses(self) -> dict[str, Press]:
        """What typing the number of any of them does."""
        return {key: press for post in self._kept.values() for key, press in post.items()}

    def add(self, nonce: str, presses: Mapping[str, Press]) -> None:
        """Remember a post once it was shown: a crash in between shows it again, which beats losing it.

        Of one that was shown before, and said something else, nothing is kept.
        """
        shown_before = nonce in self._kept
        self._keep(nonce, dict(presses))
        if self._file is not None and shown_before:
            rows = self._file.read_text(encoding="utf-8").splitlines()
            self._write(row for row in rows if json.dumps(nonce) not in row)
        if self._file is not None:
            row = json.dumps({"nonce": nonce, "presses": {key: asdict(p) for key, p in presses.items()}})
            with self._file.open("a", encoding="utf-8") as opened:
                opened.write(f"{row}\n")

    def _write(self, rows: Iterable[str]) -> None:
        if self._file is not None:
            self._file.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")

    def _take(self, row: str) -> None:
        try:
            read: dict[str, Any] = json.loads(row)
        except ValueError:  # cut off by a crash
            return
        self._keep(read["nonce"], {key: _press(**p) for key, p in read["presses"].items()})

    def _keep(self, nonce: str, presses: dict[str, Press]) -> None:
        self._kept[nonce] = presses
        self.last = max([self.last, *(int(key.removeprefix("#")) for key in presses)])
        if len(self._kept) > KEPT:
            self._kept.pop(next(iter(self._kept)))


def _press(message: dict[str, str] | None, **values: Any) -> Press:
    return Press(**values, message=Message(**message) if message else None)
