"""Reads and writes many rows at once, in pieces that both engines take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, update

from bot.storage.base import session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

_PIECE = 500
"""Values in one IN list: far below SQLite's 32,766 and PostgreSQL's 32,767 parameters."""


def pieces(values: Collection[Any]) -> Iterator[list[Any]]:
    """The values in lists of a size that fits into one statement."""
    listed = list(values)
    return (listed[at : at + _PIECE] for at in range(0, len(listed), _PIECE))


async def select_in(query: Callable[[list[Any]], Any], values: Collection[Any]) -> list[Any]:
    """All rows of `query(piece)` for every piece of the values."""
    found: list[Any] = []
    for piece in pieces(values):
        found += (await session().execute(query(piece))).all()
    return found


async def add(table: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        await session().execute(insert(table), rows)


async def change(table: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Update rows by the primary key that each holds."""
    by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        by_columns.setdefault(tuple(sorted(row)), []).append(row)
    for alike in by_columns.values():
        await session().execute(update(table), alike)


async def remove(column: Any, values: Collection[Any]) -> None:
    """Delete the rows whose column has one of the values."""
    for piece in pieces(values):
        await session().execute(delete(column.class_).where(column.in_(piece)))


async def drop(table: Any, *conditions: Any) -> None:
    """Delete the rows that meet all the conditions."""
    await session().execute(delete(table).where(*conditions))
