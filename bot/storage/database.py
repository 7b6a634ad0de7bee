"""Opens the database: SQLite (WAL, embedded) by default, PostgreSQL by URL."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.util import await_only

from bot.core.ports import ConfigurationError
from bot.storage.base import bind, unbind
from bot.storage.sqlite import MODULE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Dialect
    from sqlalchemy.pool import ConnectionPoolEntry

log = structlog.get_logger()

PATIENCE = 10.0
"""Seconds that a transaction waits for another to have written."""
_WAIT = f"busy_timeout={PATIENCE * 1000:.0f}"
CONNECTIONS = 15
"""To PostgreSQL, of one process; kept once they were needed, since a crowd would have them opened and shut all the
time, and what was prepared on them prepared anew."""
RESTED = 1.0
"""Seconds after which a connection is asked whether it is still there before it is used again."""


class Database:
    """One engine and the transactions on it.

    Args:
        url: an SQLAlchemy URL, `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._writing = asyncio.Lock()
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, sync_session_class=_Session)

    @property
    def embedded(self) -> bool:
        """Whether this is SQLite, which one process alone may use."""
        return self.engine.dialect.name == "sqlite"

    @property
    def missing(self) -> bool:
        """Whether there is no database yet: to open one would make it."""
        return self.embedded and not Path(self.engine.url.database or "").exists()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One unit of work: committed at the end of the block, rolled back on an exception.

        Inside the block `bot.storage.base.session()` is this session, whose `info["wrote"]` tells, after a
        flush, whether anything was written.
        """
        turn = Turn(self._writing) if self.embedded else None
        current = self._sessions(info={"turn": turn})
        token = bind(current)
        try:
            yield current
            if current.in_transaction():
                await current.commit()
        finally:
            unbind(token)
            try:
                if current.in_transaction() or current.identity_map:  # most questions are answered from memory
                    await asyncio.shield(current.close())
            finally:
                if turn is not None:
                    turn.give_back()
        for then in current.info.get("after_commit", ()):
            then()
        if current.info.get("for_good"):
            await self.empty_log()

    async def empty_log(self) -> None:
        """Bring SQLite's log into the database file and leave nothing in it: it holds what was there before, too.

        While somebody reads from the log it stays; the next time empties it ("Write-Ahead Logging", "Checkpointing").
        """
        if not self.embedded:
            return
        try:
            async with self.engine.connect() as connection, self._writing:  # in this order, as at every turn
                await connection.exec_driver_sql("PRAGMA busy_timeout=500")  # nobody can write meanwhile
                try:
                    await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    await connection.exec_driver_sql(f"PRAGMA {_WAIT}")
        except SQLAlchemyError as error:  # what was to be written was written
            log.warning("database-log-not-emptied", why=type(error).__name__)

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


class _Session(Session):
    """The synchronous session inside each AsyncSession; its events are heard by us alone."""


@event.listens_for(_Session, "after_flush")
def _flushed(current: Session, _context: Any) -> None:
    current.info["wrote"] = True


@event.listens_for(_Session, "before_flush")
def _flushing(current: Session, _context: Any, _instances: Any) -> None:
    _take_turn(current)


@event.listens_for(_Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if not state.is_select:
        _take_turn(state.session)
        state.session.info["wrote"] = True


def _take_turn(current: Session) -> None:
    """Wait until nobody else writes, where but one may. Raises TimeoutError where that takes too long."""
    turn: Turn | None = current.info.get("turn")
    if turn is not None and not turn.taken:
        current.connection()  # first, since those who wait for their turn may hold all that there are
        await_only(turn.take())


@dataclass
class Turn:
    """One transaction's turn to write, taken at its first change and given back at its end.

    SQLite lets one connection write at a time, and has the others look again now and then: in a crowd some would
    look in vain for seconds, while whoever comes later goes first.
    """

    writing: asyncio.Lock
    taken: bool = False

    async def take(self) -> None:
        """Wait for one's turn."""
        async with asyncio.timeout(PATIENCE):
            await self.writing.acquire()
        self.taken = True

    def give_back(self) -> None:
        """Let the next one write."""
        if self.taken:
            self.writing.release()
        self.taken = False


def _engine(url: str) -> AsyncEngine:
    """Raises ConfigurationError where the library that talks to the database is not installed."""
    try:
        return _made(url)
    except ModuleNotFoundError as error:
        msg = f"PostgreSQL needs {error.name}, which is not installed: install Roundtable with its extra “postgres”."
        raise ConfigurationError(msg) from error


def _made(url: str) -> AsyncEngine:
    if url.startswith("sqlite"):
        engine = create_async_engine(url, hide_parameters=True, module=MODULE)
        event.listen(engine.sync_engine, "connect", _tune_sqlite)
    else:
        engine = create_async_engine(url, hide_parameters=True, pool_size=CONNECTIONS, max_overflow=0)
        event.listen(engine.sync_engine, "checkin", _rests)
        event.listen(engine.sync_engine, "checkout", partial(_still_alive, engine.dialect))
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", _WAIT, "synchronous=NORMAL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")  # what is erased is overwritten in the file, however SQLite was built
    cursor.close()
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: Any) -> Any:
    """SQLite's own `lower` knows no letter beyond ASCII; PostgreSQL's does."""
    return text.lower() if isinstance(text, str) else text


def _rests(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["rests_since"] = time.monotonic()


def _still_alive(dialect: Dialect, connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
    """Ask a connection that rested whether the server is still there: one that was restarted has shut them all.

    The pool then opens new ones. One that was in use a moment ago is not asked, since that takes as long as a query;
    should it be shut all the same, the work at hand fails, and with it the pool forgets every connection of before.
    """
    if time.monotonic() - record.info.get("rests_since", float("inf")) < RESTED:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error
