"""Questions as a table that is safe to open in a spreadsheet.

RFC 4180 (CRLF, quoted text) in UTF-8 with a byte-order mark, by which Excel knows the encoding. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, as OWASP's "CSV Injection" page advises.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING

from cogs.exports.sheets import QUESTIONS

if TYPE_CHECKING:
    from cogs.exports.sheets import Row

ENCODING = "utf-8-sig"

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")  # and full-width ones
_NULL = "\0"


@dataclass
class CsvTable:
    """Writes the header, then rows, as they come."""

    out: IO[bytes]

    def __post_init__(self) -> None:
        self._text = TextIOWrapper(self.out, ENCODING, newline="")
        self._writer = csv.writer(self._text, quoting=csv.QUOTE_NONNUMERIC)
        self._writer.writerow([column.key for column in QUESTIONS.columns])

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows of `QUESTIONS`; an empty cell is empty, whatever it would have been."""
        self._writer.writerows([["" if c is None else safe(c) if isinstance(c, str) else c for c in r] for r in rows])

    def close(self) -> None:
        """Write what is still held back; the file stays open."""
        self._text.flush()
        self._text.detach()


def safe(cell: str) -> str:
    """The cell so that no spreadsheet computes it; blanks before a formula do not make it text."""
    if _NULL in cell:
        cell = cell.replace(_NULL, "")
    return f"'{cell}" if _FORMULA.match(cell) else cell
