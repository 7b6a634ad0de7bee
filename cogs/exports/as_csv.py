"""Questions as a table that is safe to open in a spreadsheet.

RFC 4180 (CRLF, quoted text) in UTF-8 with a byte-order mark, by which Excel knows the encoding. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, as OWASP's "CSV Injection" page advises.
"""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import TextIOWrapper
from typing import IO, TYPE_CHECKING, Any

from cogs.exports.sheets import QUESTIONS

if TYPE_CHECKING:
    from cogs.exports.sheets import Column, Row

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")  # and full-width ones
_NULL = "\0"


@dataclass
class CsvTable:
    """Writes the header, then rows, as they come."""

    out: IO[bytes]

    def __post_init__(self) -> None:
        self.out.write(BOM_UTF8)
        self._text = TextIOWrapper(self.out, "utf-8", newline="")
        self._writer = csv.writer(self._text, quoting=csv.QUOTE_NONNUMERIC)
        self._writer.writerow([column.key for column in QUESTIONS.columns])

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows of `QUESTIONS`; an empty cell is empty, whatever it would have been."""
        columns = zip(QUESTIONS.columns, zip(*rows, strict=True), strict=False)  # of no rows there are no columns
        self._writer.writerows(zip(*[_safe(column, cells) for column, cells in columns], strict=True))

    def close(self) -> None:
        """Write what is still held back; the file stays open."""
        self._text.flush()
        self._text.detach()


def _safe(column: Column, cells: Iterable[Any]) -> Iterable[Any]:
    """The cells of a column; but for the questions' own words most are alike, and looked at once."""
    if column.kind != "text":
        return cells
    return map(safe if column.key == "text" else _known, cells)


def safe(cell: str) -> str:
    """The cell so that no spreadsheet computes it; blanks before a formula do not make it text."""
    if _NULL in cell:
        cell = cell.replace(_NULL, "")
    return f"'{cell}" if _FORMULA.match(cell) else cell


_known = lru_cache(1024)(safe)
