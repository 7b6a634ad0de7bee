"""Recognises which form a document has, by its content, and has it read.

`rank` says in which order several sources are best read: places before the towns that name them, members of
Congress before the contacts that are joined to them.
"""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text
from cogs.officials.importing import congress, ocd, openstates, openstates_csv, own, own_toml, tables, towns, yamls
from cogs.officials.importing.facts import Document, Fact, FieldError, Skip, UnreadableError
from cogs.officials.importing.limits import MAX_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

_YAML = frozenset([".yml", ".yaml"])
READABLE = frozenset([*_YAML, ".csv", ".toml", ".gz", ".zip"])
_LATE = re.compile(r"district.offices|social.media|settings")
_EARLY = re.compile(r"ocd|census|divisions|places")


def rank(name: str) -> int:
    """When to read a source of this name among others: the lowest first."""
    stem = PurePosixPath(name).name.casefold()
    if _EARLY.search(stem):
        return 0
    if _LATE.search(stem):
        return 3
    return 2 if ".csv" in stem or "zip" in stem.removesuffix(".zip") else 1


def facts(document: Document) -> Iterator[Fact]:
    """All that a document states. Raises UnreadableError where it cannot be read or is of no known form."""
    name = document.name.partition("?")[0].casefold()
    if document.data[:2] == b"\x1f\x8b":
        inner = Document(document.name.removesuffix(".gz"), _unpacked(document.data), document.day, document.lone)
        yield from facts(inner)
    elif name.endswith((".yml", ".yaml")):
        yield from _yaml(document, yamls.load(document.data))
    elif name.endswith(".toml"):
        yield from _toml(document)
    else:
        yield from _csv(document)


def _unpacked(data: bytes) -> bytes:
    """What a gzip holds, as far as the limit on a file's size."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, MAX_FILE + 1)
    except (zlib.error, gzip.BadGzipFile):
        raise UnreadableError(Text("import-bad-archive")) from None
    if len(unpacked) > MAX_FILE:
        raise UnreadableError(Text("import-too-big", megabytes=MAX_FILE // 1024 // 1024))
    if not unpacker.eof:
        raise UnreadableError(Text("import-bad-archive"))
    return unpacked


def _yaml(document: Document, data: Any) -> Iterator[Fact]:
    if isinstance(data, dict) and str(data.get("id", "")).startswith("ocd-organization/"):
        yield Skip(document.name, "", Text("import-committee"), quiet=True, bad=False)
    elif isinstance(data, dict) and ("roles" in data or str(data.get("id", "")).startswith("ocd-person/")):
        yield from openstates.person(document, data)
    elif isinstance(data, dict) and any(isinstance(v, dict) and "vacancies" in v for v in data.values()):
        yield from openstates.vacancies(document, data)
    elif isinstance(data, list) and _some(data, "id", str, "ocd-jurisdiction/"):
        yield from openstates.municipalities(document, data)
    elif isinstance(data, list) and _some(data, "id", dict, "bioguide"):
        yield from congress.members(document, data)
    elif isinstance(data, dict) and "name" in data and "/data/" in f"/{document.name}":
        yield FieldError("id", "import-missing").skip(document.name)
    else:
        yield from _unknown(document)


def _some(data: list[Any], field: str, sort: type, mark: str) -> bool:
    """Whether an entry of the list has the field that is the mark of a form; the first may be a broken one."""
    values = [entry.get(field) for entry in data[:50] if isinstance(entry, dict)]
    return any(isinstance(value, sort) and any(mark in part for part in _parts(value)) for value in values)


def _parts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(key) for key in value]


def _toml(document: Document) -> Iterator[Fact]:
    data = own_toml.load(document)
    ours = any(isinstance(data.get(table), list) for table in own_toml.TABLES)
    yield from own_toml.facts(document, data) if ours else _unknown(document)


def _csv(document: Document) -> Iterator[Fact]:
    names = frozenset(tables.columns(document))
    rows = tables.rows(document)
    if names >= own.COLUMNS:
        yield from own.terms(document, rows)
    elif names >= openstates_csv.COLUMNS:
        yield from openstates_csv.people(document, rows)
    elif names >= towns.COLUMNS or (names & towns.ZIP_COLUMNS and "town" in names):
        if not any(name.startswith(towns.STATE_COLUMNS) for name in names):
            raise UnreadableError(Text("import-no-state"))
        yield from (towns.districts if names >= towns.COLUMNS else towns.zips)(document, rows)
    elif "name" in names and ("id" in names or "ocd_id" in names) and b"ocd-division/" in document.data[:20_000]:
        yield from ocd.divisions(document, rows)
    else:
        yield from _unknown(document)


def _unknown(document: Document) -> Iterator[Fact]:
    """A file that somebody named must be readable; others lie about in folders and archives."""
    if document.lone:
        raise UnreadableError(Text("import-unknown-form"))
    yield Skip(document.name, "", Text("import-unknown-form"), quiet=True, bad=False)
