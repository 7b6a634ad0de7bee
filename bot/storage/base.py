"""What every feature's tables and queries stand on.

A store asks `session()` for the transaction it works in. The dispatcher, the job runner or the command line
opened it, and alone commits it: stores and services never do.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, MetaData, Table, TypeDecorator, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_session: ContextVar[AsyncSession] = ContextVar("session")

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit key; plain INTEGER on SQLite, where only that type numbers itself."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Takes and gives aware datetimes in UTC; a naive one is refused, whatever the engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware datetime into UTC; raise ValueError on a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"naive datetime {value!r}: say which zone it is in"
            raise ValueError(msg)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give UTC back; SQLite loses the zone on the way."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Parent of every table. Constraint names are fixed, so that migrations can name them on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012


@event.listens_for(Table, "after_parent_attach")
def _never_number_anew(table: Table, _metadata: Any) -> None:
    """Keep SQLite from giving a deleted row's number to a new one: buttons and causes outlive rows."""
    table.kwargs["sqlite_autoincrement"] = True


class OfCommunity:
    """Mixin of every table whose rows belong to a community (all but public reference data)."""

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), index=True)


class OfPeople(OfCommunity):
    """Mixin of tables that hold what people wrote: a space may not leave such rows behind out of sight."""


def session() -> AsyncSession:
    """The transaction of the work at hand. Raises LookupError where nobody opened one."""
    return _session.get()


def insert(table: type[Base]) -> Any:
    """An INSERT in the dialect at hand: both engines let it say what happens on a conflict, each in its own class.

    The dialect is loaded here, so that nobody on SQLite loads PostgreSQL's.
    """
    return _dialect(session().get_bind().dialect.name).insert(table)


async def add_new(table: type[Base], **values: Any) -> bool:
    """Write a row whose key is given, unless there is one of that key; whether it was new."""
    added = _adding(session().get_bind().dialect.name, table.__table__)
    done: Any = await session().execute(added, values)
    return bool(done.rowcount)


async def put(table: type[Base], **values: Any) -> None:
    """Write a whole row, in place of the one of its key."""
    await session().execute(_putting(session().get_bind().dialect.name, table.__table__), values)


@cache
def _dialect(name: str) -> Any:
    return import_module(f"sqlalchemy.dialects.{name}")


@cache
def _adding(dialect: str, table: Table) -> Any:
    """Made once: what everybody does in a crowd should not be put together and compiled for each anew."""
    return _dialect(dialect).insert(table).on_conflict_do_nothing()


@cache
def _putting(dialect: str, table: Table) -> Any:
    row = _dialect(dialect).insert(table)
    anew = {column.name: row.excluded[column.name] for column in table.columns if not column.primary_key}
    return row.on_conflict_do_update(index_elements=table.primary_key, set_=anew)


def after_commit(then: Callable[[], None]) -> None:
    """Call `then` once the transaction at hand is committed, and not at all if it is rolled back."""
    session().info.setdefault("after_commit", []).append(then)


def for_good() -> None:
    """Have what the transaction at hand erases be in none of the database's files, once it is committed."""
    session().info["for_good"] = True


def bind(current: AsyncSession) -> Any:
    """Make `current` what `session()` gives in this task; returns the token that `unbind` takes."""
    return _session.set(current)


def unbind(token: Any) -> None:
    """Undo the `bind` that gave `token`."""
    _session.reset(token)
