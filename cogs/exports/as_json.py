"""Questions and supports as a bundle, from which anybody can choose and audit an agenda.

It is written in the form that its checksum is made over (see `cogs.agenda.bundle`), keys in order and without blanks,
so that the checksum grows as the file does and none of it need be in memory. The checksum itself comes last.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from cogs.agenda.service import checksum

if TYPE_CHECKING:
    from cogs.questions.service import Neighbourhoods

SOME = 1000
"""Ballots encoded at one go."""


@dataclass
class BundleFile:
    """An open bundle of what no agenda was chosen from yet: it has no seats, no rule, no slate and no audit.

    Args:
        out: where it is written to.
        roundtable: its title; None for what was asked for all of them.
    """

    out: IO[bytes]
    roundtable: str | None
    _hash: Any = field(default_factory=hashlib.sha256)
    _first: bool = True

    def __post_init__(self) -> None:
        self._put('{"audit":null,"questions":[')

    def questions(self, questions: Iterable[Mapping[str, Any]]) -> None:
        """Write questions, in the order of their numbers."""
        self._list(list(questions))

    def supports(self, ballots: Iterator[Sequence[int]]) -> None:
        """Write the ballots, sorted; no question comes after them."""
        self._put(f'],"roundtable":{_json(self.roundtable)},"rule":null,"seats":null,"slate":null,"supports":[')
        self._first = True
        while some := list(islice(ballots, SOME)):
            self._list(some)

    def close(self) -> None:
        """Write the checksum; the file stays open."""
        self._put("]")
        self._hash.update(b"}")
        self.out.write(f',"sha256":"{self._hash.hexdigest()}"}}\n'.encode())

    def _list(self, entries: Sequence[Any]) -> None:
        """Write some entries of the list at hand, encoded at one go."""
        if entries:
            self._put(("" if self._first else ",") + _json(entries)[1:-1])
            self._first = False

    def _put(self, text: str) -> None:
        written = text.encode("utf-8", "surrogatepass")
        self._hash.update(written)
        self.out.write(written)


def write_agenda(out: IO[bytes], bundle: dict[str, Any], lives: Neighbourhoods) -> int:
    """Write the bundle of an agenda, without neighbourhoods that too few people named; returns its questions."""
    for question in bundle["questions"]:
        question["neighbourhood"] = lives.shown(question["neighbourhood"], "other")
    out.write(f"{_json({**bundle, 'sha256': checksum(bundle)})}\n".encode("utf-8", "surrogatepass"))
    return len(bundle["questions"])


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
