"""SQLite from asyncio with one trip to the connection's thread a statement.

SQLAlchemy takes four through aiosqlite (it opens a cursor, executes, fetches and closes it, each in the thread), and
on a small machine the trips cost more than SQLite itself does: of a crowd that presses one button, a third.
"""

# ruff: noqa: SLF001 -- what aiosqlite and SQLAlchemy's side of it have no public name for

from __future__ import annotations

import sqlite3
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor of `sqlite3` itself, touched outside the thread only before and after its statement."""

    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:
        return connection._conn.cursor()

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._run(self._cursor.execute, operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._run(self._cursor.executemany, operation, seq_of_parameters)

    async def _run(self, execute: Callable[..., Any], operation: Any, parameters: Any) -> None:
        connection = cast("Any", self._connection)
        async with self._adapt_connection._execute_mutex:
            self._rows = await connection._execute(partial(_fetched, execute, operation, parameters))

    def close(self) -> None:
        """Leave it: all rows were fetched, and one whose caller was canceled may be in use in the thread still."""
        self._rows.clear()


def _fetched(execute: Callable[..., sqlite3.Cursor], operation: Any, parameters: Any) -> deque[Any]:
    return deque(execute(operation, parameters).fetchall())


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor


class _Module(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arg: Any, **kw: Any) -> _Connection:
        return _Connection(self, super().connect(*arg, **kw)._connection)


MODULE = _Module(aiosqlite, sqlite3)
"""What `create_async_engine` takes as `module` for an URL of `sqlite+aiosqlite`."""
