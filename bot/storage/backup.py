"""Copies an SQLite database while it is in use."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.storage.database import Database


async def back_up(database: Database, file: Path) -> None:
    """Write a whole, compact copy to `file` (SQLite's VACUUM INTO: one read transaction, writers go on).

    Raises UserError where there is no database yet, where `file` exists or cannot be written, and for PostgreSQL, which
    has its own tools.
    """
    if not database.embedded:
        raise UserError("db-backup-postgres")
    if database.missing:
        raise UserError("db-backup-nothing", where=str(database.engine.url.database))
    _may_write(file)
    try:
        async with database.engine.connect() as connection:
            outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await outside.execute(text("VACUUM INTO :file"), {"file": str(file)})
    except DBAPIError as error:  # the disk is full, say, or the database damaged
        _take_back(file)
        raise UserError("db-backup-failed", file=str(file), why=str(error.orig)) from error


def _may_write(file: Path) -> None:
    folder = file.absolute().parent
    if file.exists():
        raise UserError("db-backup-exists", file=str(file))
    if not os.access(folder, os.W_OK):
        raise UserError("db-backup-folder", folder=str(folder))


def _take_back(file: Path) -> None:
    """Leave no part of a copy, which somebody might take for a whole one."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
