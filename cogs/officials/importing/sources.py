"""Finds what there is to read behind a path or an address, and opens it piece by piece.

A folder is taken apart: its YAML files together are one source (the layout of Open States), each archive, CSV and
TOML in it is one of its own. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.ui import Text
from cogs.officials.importing import formats
from cogs.officials.importing.facts import Document, Skip, UnreadableError
from cogs.officials.importing.limits import MAX_ARCHIVE, MAX_FILE, MAX_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YAML = frozenset([".yml", ".yaml"])


@dataclass(frozen=True)
class Source:
    """One thing to import in one transaction: an address, a file, or the YAML files of a folder.

    `named` tells whether somebody asked for this very file, so that not to know its form is an error.
    """

    name: str
    named: bool = True

    @property
    def key(self) -> str:
        """What the source is remembered by: its address, or its path from the root."""
        return self.name if self.remote else str(Path(self.name).resolve())

    @property
    def remote(self) -> bool:
        """Whether it has to be fetched."""
        return self.name.startswith(("http://", "https://"))


def find(paths: Iterable[str | Path]) -> list[Source]:
    """The sources behind paths and addresses, in the order in which they are best read."""
    found: list[Source] = []
    for path in map(str, paths):
        if not path.startswith(("http://", "https://")) and Path(path).is_dir():
            found += _in_folder(Path(path))
        else:
            found.append(Source(path))
    return sorted(dict.fromkeys(found), key=lambda source: formats.rank(source.name))


def _in_folder(folder: Path) -> list[Source]:
    try:
        files = _files(folder)
    except UnreadableError:  # it says so where it is read
        return [Source(str(folder))]
    alone = [Source(str(file), named=False) for file in files if file.suffix.casefold() not in _YAML]
    return [Source(str(folder)), *alone] if len(alone) < len(files) or not files else alone


def _files(folder: Path) -> list[Path]:
    """Readable files below a folder, hidden ones and links to elsewhere left out."""
    found = []
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.casefold() in formats.READABLE and file.is_file() and not file.is_symlink():
            found.append(file)
        if len(found) > MAX_MEMBERS:
            raise UnreadableError(Text("import-too-many", most=MAX_MEMBERS))
    return found


def documents(source: Source, data: bytes | None, today: date) -> Iterator[Document | Skip]:
    """What a source holds, file by file; `data` is what was fetched from an address.

    Raises UnreadableError where there is nothing to read.
    """
    try:
        if data is not None:
            yield from _opened(source.name, data, today, named=True)
        elif Path(source.name).is_dir():
            yield from _folder(Path(source.name), today)
        else:
            path = Path(source.name)
            if path.stat().st_size > (MAX_ARCHIVE if path.suffix == ".zip" else MAX_FILE):
                raise UnreadableError(Text("import-too-big", megabytes=MAX_FILE // 1024 // 1024))
            yield from _opened(path.name, path.read_bytes(), _changed(path, today), named=source.named)
    except FileNotFoundError:
        raise UnreadableError(Text("import-not-found")) from None
    except OSError as error:
        raise UnreadableError(Text("import-not-opened", detail=error.strerror or "")) from None


def _opened(name: str, data: bytes, day: date, *, named: bool) -> Iterator[Document | Skip]:
    if data[:4] == b"PK\x03\x04" or (name.endswith(".zip") and data[:2] == b"PK"):
        yield from _archive(data, day)
    elif name.casefold().endswith(".zip"):
        raise UnreadableError(Text("import-bad-archive"))
    else:
        yield Document(name, data, day, lone=named)


def _folder(folder: Path, today: date) -> Iterator[Document | Skip]:
    files = [file for file in _files(folder) if file.suffix.casefold() in _YAML]
    if not files:
        raise UnreadableError(Text("import-empty"))
    for file in files:
        name = file.relative_to(folder).as_posix()
        if file.stat().st_size > MAX_FILE:
            yield Skip(name, "", Text("import-too-big", megabytes=MAX_FILE // 1024 // 1024))
        else:
            yield Document(name, file.read_bytes(), _changed(file, today), lone=False)


def _changed(path: Path, today: date) -> date:
    """The day a file was written: the best there is to say when it was true."""
    return min(datetime.fromtimestamp(path.stat().st_mtime, UTC).date(), today)


def _archive(data: bytes, today: date) -> Iterator[Document | Skip]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise UnreadableError(Text("import-bad-archive")) from None
    members = [info for info in archive.infolist() if _wanted(info.filename) and not info.is_dir()]
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(Text("import-too-many", most=MAX_MEMBERS))
    if not members:
        raise UnreadableError(Text("import-empty"))
    total = 0
    for info in sorted(members, key=lambda info: info.filename):
        try:
            content = _member(archive, info)
        except UnreadableError as error:
            yield Skip(info.filename, "", error.reason)
            continue
        total += len(content)
        if total > MAX_ARCHIVE:
            raise UnreadableError(Text("import-too-big", megabytes=MAX_ARCHIVE // 1024 // 1024))
        yield Document(info.filename, content, _written(info, today), lone=False)


def _wanted(name: str) -> bool:
    path = Path(name)
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.casefold() in formats.READABLE - {".zip"} and not hidden


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file of an archive, read no further than the limit, whatever size the archive claims for it."""
    try:
        with archive.open(info) as member:
            content = member.read(MAX_FILE + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        raise UnreadableError(Text("import-bad-archive")) from None
    if len(content) > MAX_FILE:
        raise UnreadableError(Text("import-too-big", megabytes=MAX_FILE // 1024 // 1024))
    return content


def _written(info: zipfile.ZipInfo, today: date) -> date:
    """The day an archive gives a file, unless it is the format's first (1980) or lies in the future."""
    try:
        day = date(*info.date_time[:3])
    except ValueError:
        return today
    return day if day.year > 1980 and day <= today else today


class Digest:
    """A running SHA-256 over the names and contents of documents."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, document: Document) -> None:
        """Count this document in."""
        self._sum.update(document.name.encode() + b"\x00" + hashlib.sha256(document.data).digest())

    def __str__(self) -> str:
        return self._sum.hexdigest()
