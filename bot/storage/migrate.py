"""Brings a database to the tables this program needs, and refuses one that is newer than the program.

A migration's file is named for its revision, `0003_labels.py`, so that the newest revision is known without
loading Alembic: most starts find nothing to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.core.ports import ConfigurationError

if TYPE_CHECKING:
    from bot.storage.database import Database

_LOCK = 0x526F756E
"""Under this number PostgreSQL's processes agree who migrates."""
FOLDER = Path(__file__).parent / "migrations"


def revisions() -> list[str]:
    """Every revision this program knows, oldest first."""
    return sorted(f.stem.split("_")[0] for f in (FOLDER / "versions").glob("[0-9]*.py"))


async def revision_of(database: Database) -> str | None:
    """The database's revision; None where it is empty.

    Raises ConfigurationError where it cannot be opened or is no database.
    """
    try:
        async with database.engine.connect() as connection:
            return await connection.run_sync(_revision)
    except (DBAPIError, OSError, TypeError) as error:  # TypeError: the address has a parameter that asyncpg knows not
        raise ConfigurationError(_unreadable(database, error)) from error


async def migrate(database: Database) -> bool:
    """Bring the database up to date, wholly or not at all; returns whether anything was done.

    Raises ConfigurationError for a database that a newer program made, and where it cannot be changed.
    """
    known, now = revisions(), await revision_of(database)
    if now is not None and now not in known:
        msg = (
            f"the database is at revision {now}, which is newer than this program ({known[-1]}). "
            "Install the newer program again, or restore a backup made before its first start."
        )
        raise ConfigurationError(msg)
    if now == known[-1]:
        return False
    try:
        return await _brought_up(database, known[-1])
    except (DBAPIError, OSError) as error:
        where = database.engine.url.render_as_string(hide_password=True)
        why = error.__cause__ or error
        msg = (
            f"the database {where} cannot be brought up to date, and stays as it was: {why}. Mend that and start again."
        )
        raise ConfigurationError(msg) from error


async def _brought_up(database: Database, newest: str) -> bool:
    async with database.engine.begin() as connection:
        if database.embedded:  # else Python's driver begins no transaction for tables that are made or changed
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:  # of several processes that start at once one migrates, and the others wait for it
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if await connection.run_sync(_revision) == newest:
                return False
        await connection.run_sync(_upgrade)
    return True


async def write_revision(database: Database, message: str) -> str:
    """Write a migration from the database's tables to those the program declares; returns the file's path.

    The database must be at the newest revision.
    """
    number = f"{int(max(revisions(), default='0')) + 1:04}"
    async with database.engine.connect() as connection:
        return await connection.run_sync(_write_revision, number, message)


def _write_revision(connection: Connection, number: str, message: str) -> str:
    from alembic import command  # noqa: PLC0415 -- as below

    config = alembic_config(connection)
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return str(command.revision(config, message, autogenerate=True, rev_id=number).path)  # type: ignore[union-attr]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- most starts find nothing to do

    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Any:
    """Alembic's settings for the migrations of this program, on an open connection."""
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def _unreadable(database: Database, error: Exception) -> str:
    where = database.engine.url.render_as_string(hide_password=True)
    if "malformed" in str(error):
        return f"{where} is damaged. Restore a backup in its place; `roundtable db check` says more of it."
    if isinstance(error, OperationalError) or "not a database" not in str(error):
        return f"the database {where} cannot be opened: {error.__cause__ or error}. Check DATABASE_URL."
    return f"{where} is no database. Move the file away, or restore a backup in its place."
