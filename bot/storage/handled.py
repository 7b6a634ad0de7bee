"""Which triggers were handled, so that a redelivered one does nothing a second time."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.dispatch import RepeatedError
from bot.core.ports import Clock
from bot.storage.base import Base, add_new, session

KEPT = timedelta(days=2)
"""Slack retries for an hour; a press that comes later than two days is a new one."""


class HandledRow(Base):
    """A trigger that wrote something. Only a hash of its key is kept."""

    __tablename__ = "handled"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


class Handled:
    """Records triggers in the transaction of what they caused."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    async def record(self, key: str) -> None:
        """Write the key; raises RepeatedError where it stands already, and the caller rolls back."""
        if not await add_new(HandledRow, key=_hashed(key), at=self.clock.now()):
            raise RepeatedError

    async def known(self, key: str) -> bool:
        """Whether the key stands there."""
        return await session().get(HandledRow, _hashed(key)) is not None

    async def purge(self) -> None:
        """Forget what is older than two days."""
        await session().execute(delete(HandledRow).where(HandledRow.at < self.clock.now() - KEPT))


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
