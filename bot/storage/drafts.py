"""Forms sent back for correction, kept encrypted until they are sent again: a day at most."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, Text, delete
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.ids import ChannelId, GrantId
from bot.core.ports import Clock, Draft, Transactions, Vault
from bot.storage.base import Base, session

KEPT = timedelta(hours=24)


class DraftRow(Base):
    """What somebody typed into a form. Without the key nobody can read it; without the token nobody finds it."""

    __tablename__ = "draft"

    token: Mapped[str] = mapped_column(String(24), primary_key=True)
    sealed: Mapped[str] = mapped_column(Text)
    expires: Mapped[datetime] = mapped_column(index=True)


@dataclass
class Drafts:
    """Keeps drafts. Opens transactions of its own: the form's was rolled back when it was refused."""

    transaction: Transactions
    vault: Vault
    clock: Clock

    async def save(self, draft: Draft, token: str | None = None) -> str:
        """Keep a draft for a day, in place of the one under `token` if that is given; returns its token."""
        token = token or secrets.token_urlsafe(12)
        sealed = self.vault.seal(json.dumps([draft.form, _plain(draft.carried), _plain(draft.values)]))
        async with self.transaction():
            await self.purge()
            row = await session().get(DraftRow, token)
            if row is None:
                row = DraftRow(token=token)
                session().add(row)
            row.sealed, row.expires = sealed, self.clock.now() + KEPT
        return token

    async def load(self, token: str) -> Draft | None:
        """The draft; None where it is unknown, too old, or sealed with a key that we no longer have."""
        async with self.transaction():
            row = await session().get(DraftRow, token)
        if row is None or row.expires <= self.clock.now():
            return None
        try:
            form, carried, values = json.loads(self.vault.open(row.sealed))
        except ValueError:
            return None
        return Draft(form, carried, values)

    async def drop(self, token: str) -> None:
        """Forget a draft that was sent."""
        async with self.transaction():
            await session().execute(delete(DraftRow).where(DraftRow.token == token))

    async def purge(self) -> None:
        """Forget what is older than a day, in the transaction at hand."""
        await session().execute(delete(DraftRow).where(DraftRow.expires <= self.clock.now()))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _json(value) for name, value in values.items()}


def _json(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_json(v) for v in value]
    return str(value) if isinstance(value, ChannelId | GrantId) else value
