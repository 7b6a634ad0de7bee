"""Sets the brief as PDF with typst, tagged for screen readers (PDF/UA-1, ISO 14289-1).

What is set comes in as JSON beside the layout, `brief.typ`, and is never read as markup. The file says no time of
making, so that the same data gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bot.core.clean import clean

if TYPE_CHECKING:
    from typst import PDFStandard

_LAYOUT = Path(__file__).with_name("brief.typ")
_EPOCH = 315_532_800
"""January 1, 1980, in the seconds of Unix: the day that the file says it was made."""


def typeset(parts: Sequence[dict[str, Any]]) -> bytes:
    """The file: one part for each language, the first giving the title.

    Where no font of this machine has one of the signs in it, the file is tagged all the same, but does not claim to
    conform: a reader sees a box in its place, and copies the sign.
    """
    from typst import TypstError  # noqa: PLC0415 -- 60 MB that most runs never need

    data = json.dumps(_shown(list(parts)))
    try:
        return _set(data, ["ua-1"])
    except TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(data, [])


def _set(data: str, standards: list[PDFStandard]) -> bytes:
    from typst import Compiler  # noqa: PLC0415 -- as above

    compiler = Compiler(_LAYOUT.read_bytes(), root=_LAYOUT.parent, sys_inputs={"brief": data})
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=_EPOCH)
    return cast(bytes, made)


def _shown(value: Any) -> Any:
    """The same without what no font shows: controls, direction marks, signs that Unicode has not given out."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_shown(v) for v in value]
    return {k: _shown(v) for k, v in value.items()} if isinstance(value, dict) else value
