"""Reads and writes many rows at once, in pieces that both engines take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, BigInteger, String, delete, func, insert, literal, select, update

from bot.storage.base import session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

_PIECE = 500
"""Values in one IN list: far below SQLite's 32,766 parameters."""


def pieces(values: Collection[Any]) -> Iterator[list[Any]]:
    """The values in lists of a size that fits into one statement."""
    listed = list(values)
    return (listed[at : at + _PIECE] for at in range(0, len(listed), _PIECE))


def _among(values: Collection[Any]) -> Iterator[Any]:
    """What `column.in_(…)` takes, so that together the statements ask for all the values.

    PostgreSQL gets them as one array to join with: after some repetitions it would plan a long IN list without
    looking at its values, and then compare every row of a table just filled with each of them in turn.
    """
    if session().get_bind().dialect.name != "postgresql":
        yield from pieces(values)
    elif values:
        listed = list(values)
        sort = ARRAY(BigInteger if isinstance(listed[0], int) else String)
        yield select(func.unnest(literal(listed, sort)))


async def select_in(query: Callable[[Any], Any], values: Collection[Any]) -> list[Any]:
    """All rows of `query(some)` for all of the values; `some` is what `column.in_` takes."""
    found: list[Any] = []
    for some in _among(values):
        found += (await session().execute(query(some))).all()
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
    for some in _among(values):
        await drop(column.class_, column.in_(some))


async def drop(table: Any, *conditions: Any) -> None:
    """Delete the rows that meet all the conditions."""
    await session().execute(delete(table).where(*conditions), execution_options={"synchronize_session": False})
