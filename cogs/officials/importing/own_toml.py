"""Our own TOML: `[[term]]`, `[[person]]` and `[[vacancy]]` as `own` reads them, and `[[place]]`.

A place has a name and a state, or an `ocd_id`; and lists: aliases, zips, and the districts that touch it, by
chamber: lower, upper, us_house, judicial, county.

    [[place]]
    name = "Hartford"
    state = "CT"
    aliases = ["Htfd"]
    zips = ["06103"]
    lower = ["1", "3"]
    judicial = ["Hartford"]
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text
from cogs.officials.divisions import known_division, said_jurisdiction, state_of
from cogs.officials.importing import own, towns
from cogs.officials.importing.facts import AliasFact, Fact, FieldError, PlaceFact, Skip, UnreadableError
from cogs.officials.importing.fields import required, text
from cogs.officials.importing.tables import Row
from cogs.officials.names import normalize, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cogs.officials.importing.facts import Document

TABLES = frozenset(["term", "person", "place", "vacancy"])
_CHAMBERS = ("lower", "upper", "us_house", "judicial", "county")


def load(document: Document) -> dict[str, Any]:
    """The file's tables. Raises UnreadableError."""
    try:
        return tomllib.loads(document.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError(Text("import-not-utf8")) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(Text("import-bad-toml", detail=str(error)[:200])) from None


def facts(document: Document, data: dict[str, Any]) -> Iterator[Fact]:
    """All that the file states."""
    for where, table in _tables(document, data, "place"):
        yield from _place(document, where, table)
    skips = [row for row in _rows(document, data, "person") if isinstance(row, Skip)]
    people = [row for row in _rows(document, data, "person") if isinstance(row, Row)]
    yield from skips
    yield from own.terms(document, _rows(document, data, "term"), people)
    for where, table in _tables(document, data, "vacancy"):
        yield own.vacancy(table, where)


def _tables(document: Document, data: dict[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    listed = data.get(kind)
    for number, table in enumerate(listed if isinstance(listed, list) else [], start=1):
        if isinstance(table, dict):
            yield f"{document.name}:{kind}[{number}]", table


def _rows(document: Document, data: dict[str, Any], kind: str) -> Iterator[Row | Skip]:
    for where, table in _tables(document, data, kind):
        bad = next((name for name, value in table.items() if isinstance(value, dict)), None)
        if bad is not None:
            yield FieldError(bad, "import-not-text").skip(where)
            continue
        row = Row((name, _cell(value)) for name, value in table.items())
        row.where = where
        yield row


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(str(entry) for entry in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _place(document: Document, where: str, table: dict[str, Any]) -> Iterator[Fact]:
    try:
        name = required(table, "name", 200)
        ocd_id = _ocd_id(table, name)
        kind = text(table, "kind", 40) or "place"
        yield PlaceFact(
            ocd_id, name, text(table, "full_name", 200) or name, kind, state_of(ocd_id), origin="roundtable"
        )
        for word in _list(table, "aliases"):
            yield AliasFact(ocd_id, normalize(word), "name")
        for code in _list(table, "zips"):
            if not re.fullmatch(r"[0-9]{5}", code):
                raise FieldError("zips", "import-bad-zip", code)
            yield AliasFact(ocd_id, code, "zip")
        yield from _covers(document, table, name, ocd_id)
    except FieldError as error:
        yield error.skip(where)


def _ocd_id(table: dict[str, Any], name: str) -> str:
    given = text(table, "ocd_id", 290)
    field = "ocd_id" if given else "state"
    said = given or required(table, "state", 100)
    try:
        return known_division(given) if given else f"{said_jurisdiction(said)}/place:{slug(name)}"
    except ValueError:
        raise FieldError(field, "import-bad-jurisdiction" if given else "import-bad-state", said) from None


def _covers(document: Document, table: dict[str, Any], name: str, ocd_id: str) -> Iterator[Fact]:
    state = state_of(ocd_id)
    rows = []
    for chamber in _CHAMBERS:
        for district in _list(table, chamber):
            row = Row(town=name, state=state, chamber=chamber, district=district)
            row.where = document.name
            rows.append(row)
    yield from towns.districts(document, rows, ocd_id)


def _list(table: dict[str, Any], field: str) -> list[str]:
    value = table.get(field, [])
    if not isinstance(value, list):
        raise FieldError(field, "import-not-list")
    return [str(entry).strip() for entry in value]
