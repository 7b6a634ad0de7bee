"""Copies an SQLite database while it is in use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import text

from bot.core.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.storage.database import Database


async def back_up(database: Database, file: Path) -> None:
    """Write a whole, compact copy to `file` (SQLite's VACUUM INTO: one read transaction, writers go on).

    Raises UserError where `file` exists or cannot be written, and for PostgreSQL, which has its own tools.
    """
    if not database.embedded:
        raise UserError("db-backup-postgres")
    _may_write(file)
    async with database.engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await outside.execute(text("VACUUM INTO :file"), {"file": str(file)})


def _may_write(file: Path) -> None:
    folder = file.absolute().parent
    if file.exists():
        raise UserError("db-backup-exists", file=str(file))
    if not os.access(folder, os.W_OK):
        raise UserError("db-backup-folder", folder=str(folder))
