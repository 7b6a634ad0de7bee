"""Which key the people of a database are known by.

Under another key nobody is recognized: everybody's questions are lost to them, and everybody may support everything a
second time. So a database remembers a mark of its key, from which nobody gets the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.ids import UserId
from bot.core.ports import ConfigurationError
from bot.storage.base import Base, add_new, put, session

if TYPE_CHECKING:
    from bot.core.ports import Vault

_NOBODY = UserId("roundtable", "key")
_ONLY = 1


class KeyMarkRow(Base):
    """The mark of the key, in one row."""

    __tablename__ = "key_mark"

    id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(32))


async def check_key(vault: Vault) -> None:
    """Remember the key where none is remembered yet. Raises ConfigurationError where it is another."""
    await add_new(KeyMarkRow, id=_ONLY, mark=_mark(vault))
    if await session().scalar(select(KeyMarkRow.mark)) != _mark(vault):
        msg = (
            "this database was used with another key than the one in secret.key or ROUNDTABLE_SECRET. Under this one "
            "nobody would be recognized, and everybody could support every question again. Restore the key from your "
            "backup; to go on without it, type `roundtable db rekey`."
        )
        raise ConfigurationError(msg)


async def adopt_key(vault: Vault) -> None:
    """Have the present key be the database's."""
    await put(KeyMarkRow, id=_ONLY, mark=_mark(vault))


def _mark(vault: Vault) -> str:
    return vault.pseudonym(0, _NOBODY)
