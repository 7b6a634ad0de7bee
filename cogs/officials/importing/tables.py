"""Reads CSV that strangers wrote: any usual encoding mark, rows that are too long or too short named by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bot.core.ui import Text
from cogs.officials.importing.facts import FieldError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cogs.officials.importing.facts import Document, Skip

_CELL = 200_000
_DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between cells, by country and choice; the first line tells which."""


csv.field_size_limit(_CELL)


class Row(dict[str, str]):
    """A row by column; `where` names it in a report ("facts.csv:7")."""

    where: str = ""


def columns(document: Document) -> list[str]:
    """The names in the first line, in lower case; empty where there is none."""
    return next((cells for _, cells in _lines(document)), [])


def rows(document: Document) -> Iterator[Row | Skip]:
    """Every row that is not empty; a Skip where one has more cells than there are columns.

    Raises UnreadableError where the text is not UTF-8 or no CSV.
    """
    lines = _lines(document)
    _, names = next(lines, (0, []))
    for number, cells in lines:
        where = f"{document.name}:{number}"
        if len(cells) > len(names):
            yield FieldError("", "import-too-many-cells", len(cells)).skip(where)
            continue
        row = Row(zip(names, cells, strict=False))
        row.where = where
        yield row


def _lines(document: Document) -> Iterator[tuple[int, list[str]]]:
    """Lines that are not empty, with their numbers; the first in lower case."""
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(Text("import-not-utf8")) from None
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=text.lstrip().split("\n", 1)[0].count)
    )
    first = True
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip().casefold() for cell in cells] if first else cells
                first = False
    except csv.Error:
        raise UnreadableError(Text("import-bad-csv", line=reader.line_num)) from None
