"""Runs migrations on the connection that `bot.storage.migrate` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from bot.storage.base import Base, UtcDateTime

connection = context.config.attributes["connection"]


def _render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own type as the one it stands on, so that old migrations outlive changes to it."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=_render,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
