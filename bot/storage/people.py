"""How to reach the people who want to be told of something: encrypted, and apart from what they asked or supported."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.core.ids import UserId
from bot.core.ports import Clock, Reach, Vault
from bot.core.request import Request
from bot.storage.base import Base, put, session


class PersonRow(Base):
    """One person's address in one community, readable only with the key."""

    __tablename__ = "person"

    community_id: Mapped[int] = mapped_column(ForeignKey("community.id", ondelete="CASCADE"), primary_key=True)
    pseudonym: Mapped[str] = mapped_column(String(32), primary_key=True)
    sealed: Mapped[str] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(String(8))
    kept_at: Mapped[datetime]


@dataclass
class PeopleStore:
    """The `People` port over that table."""

    clock: Clock
    vault: Vault

    personal = ("person",)

    async def remember(self, request: Request) -> None:
        """Keep how to reach whoever asks, in place of what was kept before."""
        sealed, now = self.vault.seal(str(request.user)), self.clock.now()
        of = {"community_id": request.community.id, "pseudonym": request.pseudonym}
        await put(PersonRow, **of, sealed=sealed, locale=request.locale, kept_at=now)

    async def reach(self, community_id: int, pseudonym: str) -> Reach | None:
        """How to reach somebody; None where it is not kept, or was sealed under a key that is gone."""
        row = await session().get(PersonRow, (community_id, pseudonym))
        if row is None:
            return None
        try:
            return Reach(UserId.parse(self.vault.open(row.sealed)), row.locale)
        except ValueError:
            return None

    async def forget(self, community_id: int, pseudonyms: Collection[str]) -> None:
        """Drop how to reach them; what they did stays."""
        of = (PersonRow.community_id == community_id, PersonRow.pseudonym.in_(pseudonyms))
        await session().execute(delete(PersonRow).where(*of))

    async def known(self, community_id: int, before: datetime | None = None) -> Sequence[str]:
        """The pseudonyms of everybody who can be reached, or of those last remembered before then, in order."""
        of = select(PersonRow.pseudonym).where(PersonRow.community_id == community_id)
        if before is not None:
            of = of.where(PersonRow.kept_at < before)
        return (await session().scalars(of.order_by(PersonRow.pseudonym))).all()

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """How a person is reached, as it is kept: the platform and the language, never the id."""
        row = await session().get(PersonRow, (community_id, pseudonym))
        reach = await self.reach(community_id, pseudonym)
        if row is None or reach is None:
            return []
        return [{"platform": reach.user.platform, "language": row.locale, "kept_at": row.kept_at.isoformat()}]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Drop how to reach a person."""
        await self.forget(community_id, [pseudonym])
