"""Questions as a table that is safe to open in a spreadsheet.

RFC 4180 (CRLF, quoted text) in UTF-8 with a byte-order mark, by which Excel knows the encoding. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, as OWASP's "CSV Injection" page advises.
"""

from __future__ import annotations

import csv
from collections.abc import AsyncIterable, Mapping
from datetime import UTC
from typing import TYPE_CHECKING, TextIO

from cogs.questions.store import WITHDRAWN

if TYPE_CHECKING:
    from cogs.questions.service import Question

COLUMNS = ("number", "text", "neighbourhood", "name", "about", "asked_on", "status")

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # and full-width ones


async def write_csv(questions: AsyncIterable[Question], roundtables: Mapping[int, str], file: TextIO) -> int:
    """Write the header and a row for each question; returns how many.

    What was taken back keeps its number and loses its words; a name stands there only where its owner wants it
    shown. A question about nothing in particular is about the roundtable it is put at.

    Args:
        questions: in the order of their numbers.
        roundtables: the titles of roundtables by id.
        file: open with newline="", writing UTF-8 with a byte-order mark.
    """
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    count = 0
    async for question in questions:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in _cells(question, roundtables)])
        count += 1
    return count


def safe(cell: str) -> str:
    """The cell so that no spreadsheet computes it; blanks before a formula do not make it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


def _cells(question: Question, roundtables: Mapping[int, str]) -> tuple[str | int, ...]:
    asked_on = question.asked_at.astimezone(UTC).date().isoformat()  # the second would tell who was typing just then
    if question.status == WITHDRAWN:
        return question.number, "", "", "", "", asked_on, question.status
    who = (question.neighbourhood or "", question.name or "")
    return question.number, question.text, *who, _about(question, roundtables), asked_on, question.status


def _about(question: Question, roundtables: Mapping[int, str]) -> str:
    put_at = roundtables.get(question.roundtable_id or 0)
    if question.about == "general" and put_at is not None:
        return f"roundtable: {put_at}"
    return f"{question.about}: {question.about_title}" if question.about_title else question.about
