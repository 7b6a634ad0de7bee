"""A workbook of an export's tables, written row by row: what is written is in memory no longer.

Words are always strings and never formulas or links, whatever they start with. A workbook says that it was made on
January 1, 1980, the first day that a zip archive can name, so that the same data gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from bot.core.errors import UserError

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from cogs.exports.sheets import Row, Say, Sheet

MOST_CHARACTERS = 32_767
"""Of a cell (Excel specifications and limits)."""
MOST_TITLE = 31
"""Of a sheet's name (the same)."""
MOST_ROWS = 1_048_576
"""Of a sheet, its header included (the same)."""
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in XML (XML 1.0, 2.2 Characters): one such character, and Excel opens none of the file."""
_MADE = datetime(1980, 1, 1, tzinfo=UTC)
_CONSTANT = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass
class Workbook:
    """An open workbook.

    Args:
        out: where it is written to when it is closed.
        sheets: its tables, in order.
        say: says what `exports-sheet-…` and `exports-column-…` are called.
    """

    out: IO[bytes]
    sheets: Iterable[Sheet]
    say: Say
    _rows: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        import xlsxwriter  # noqa: PLC0415 -- only a workbook needs it

        self._book = xlsxwriter.Workbook(self.out, _CONSTANT)
        self._book.set_properties({"created": _MADE})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._plain = self._book.add_format({"valign": "top"})
        self._wrapped = self._book.add_format({"valign": "top", "text_wrap": True})
        self._bold = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._made = {sheet.key: (sheet, self._begun(sheet)) for sheet in self.sheets}

    def write(self, key: str, rows: Iterable[Row]) -> None:
        """Write rows below those that the sheet has. Raises UserError past Excel's limit."""
        sheet, worksheet = self._made[key]
        at = self._rows.get(key, 1)
        kinds = [self._writer(worksheet, column.kind, column.width) for column in sheet.columns]
        for row in rows:
            if at >= MOST_ROWS:
                raise UserError("exports-too-many-rows", most=MOST_ROWS - 1)
            for n, (cell, (write, form)) in enumerate(zip(row, kinds, strict=True)):
                if cell is not None and cell != "":
                    write(at, n, _whole(cell) if isinstance(cell, str) else cell, form)
            at += 1
        self._rows[key] = at

    def close(self) -> None:
        """Set the filters and write the file."""
        for key, (sheet, worksheet) in self._made.items():
            worksheet.autofilter(0, 0, max(1, self._rows.get(key, 1) - 1), len(sheet.columns) - 1)
        self._book.close()

    def _begun(self, sheet: Sheet) -> Worksheet:
        worksheet: Worksheet = self._book.add_worksheet(self.say(f"sheet-{sheet.key}")[:MOST_TITLE])
        for n, column in enumerate(sheet.columns):
            worksheet.set_column(n, n, column.width)
        for n, column in enumerate(sheet.columns):
            worksheet.write_string(0, n, self.say(f"column-{column.key}"), self._bold)
        worksheet.freeze_panes(1, 1)
        return worksheet

    def _writer(self, worksheet: Worksheet, kind: str, width: int) -> tuple[Any, Any]:
        """The method that writes such a cell, and its format."""
        if kind == "number":
            return worksheet.write_number, self._plain
        if kind == "date":
            return worksheet.write_datetime, self._day
        return worksheet.write_string, self._wrapped if width >= 30 else self._plain


def bytes_each(sheets: Iterable[Sheet], rows: Mapping[str, Sequence[Row]], questions: int) -> int:
    """About how many bytes a question takes: those of a workbook of these rows alone, of so many questions."""
    out = BytesIO()
    book = Workbook(out, sheets, str)
    for key, some in rows.items():
        book.write(key, some)
    book.close()
    return out.tell() // questions


def _whole(text: str) -> str:
    return _NO_XML.sub("", text)[:MOST_CHARACTERS]
