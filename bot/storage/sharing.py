"""How many processes deliver to a platform over one database: what the platform allows is allowed to all together.

On PostgreSQL each holds a shared advisory lock for as long as it lives (PostgreSQL, "Advisory Locks"): the server lets
go of it when the process dies, and `pg_locks` tells how many hold it. Over SQLite there is one process. A pooler that
hands connections on between transactions, as PgBouncer may, does not keep such locks.
"""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.storage.database import Database

_DELIVERS = 0x524F554E
"""The first key of these locks; the second one stands for the platform."""
_HOLD = text("SELECT pg_advisory_lock_shared(:of, :platform)")
_COUNT = text(
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database AND datname = current_database()"
    " WHERE locktype = 'advisory' AND granted AND classid = :of AND objid = :platform AND objsubid = 2"
)


@dataclass
class Sharing:
    """One process's part in it."""

    database: Database
    _connection: AsyncConnection | None = None
    _held: set[str] = field(default_factory=set)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def among(self, platform: str) -> int:
        """How many processes deliver to the platform, this one among them from now on."""
        if self.database.embedded:
            return 1
        async with self._one:
            try:
                return await self._counted(platform)
            except Exception:  # a server that was restarted has let go of the lock
                await self.leave()
                raise

    async def leave(self) -> None:
        """This process delivers no more."""
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            await connection.invalidate()
            await connection.close()

    async def _counted(self, platform: str) -> int:
        if self._connection is None:
            self._connection = await self.database.engine.connect()
            await self._connection.execution_options(isolation_level="AUTOCOMMIT")
        keys = {"of": _DELIVERS, "platform": zlib.crc32(platform.encode()) >> 1}
        if platform not in self._held:
            await self._connection.execute(_HOLD, keys)
            self._held.add(platform)
        return int((await self._connection.execute(_COUNT, keys)).scalar_one())
