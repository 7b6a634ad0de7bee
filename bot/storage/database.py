"""Opens the database: SQLite (WAL, embedded) by default, PostgreSQL by URL."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import ORMExecuteState, Session

from bot.storage.base import bind, unbind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Database:
    """One engine and the transactions on it.

    Args:
        url: an SQLAlchemy URL, `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False, sync_session_class=_Session)

    @property
    def embedded(self) -> bool:
        """Whether this is SQLite, which one process alone may use."""
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One unit of work: committed at the end of the block, rolled back on an exception.

        Inside the block `bot.storage.base.session()` is this session, whose `info["wrote"]` tells, after a
        flush, whether anything was written.
        """
        current = self._sessions()
        token = bind(current)
        try:
            yield current
            if current.in_transaction():
                await current.commit()
        finally:
            unbind(token)
            if current.in_transaction() or current.identity_map:  # most questions are answered from memory
                await asyncio.shield(current.close())
        for then in current.info.get("after_commit", ()):
            then()

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


class _Session(Session):
    """The synchronous session inside each AsyncSession; its events are heard by us alone."""


@event.listens_for(_Session, "after_flush")
def _flushed(current: Session, _context: Any) -> None:
    current.info["wrote"] = True


@event.listens_for(_Session, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if not state.is_select:
        state.session.info["wrote"] = True


def _engine(url: str) -> AsyncEngine:
    embedded = url.startswith("sqlite")
    # a PostgreSQL that was restarted has shut the connections that are kept open
    engine = create_async_engine(url, hide_parameters=True, pool_pre_ping=not embedded)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _tune_sqlite)
    return engine


def _tune_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=10000", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
