"""What each public card says just now, so that one that says too little or too much is found."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base, OfCommunity, insert, session


class QuestionCardRow(OfCommunity, Base):
    """One cluster's public card. It outlives the questions on it, since the post in the channel does."""

    __tablename__ = "question_card"

    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """What the cluster is known by; no foreign key, for the same reason."""
    supporters: Mapped[int] = mapped_column(default=0)
    """The count that the card says."""


class CardStore:
    """Reads and writes what cards say, in the transaction at hand."""

    async def add(self, community_id: int, key: int) -> bool:
        """Note that a cluster has a card; whether it is new."""
        row = insert(QuestionCardRow).values(community_id=community_id, question_id=key, supporters=0)
        added = await session().execute(row.on_conflict_do_nothing().returning(QuestionCardRow.question_id))
        return added.first() is not None

    async def hold(self, community_id: int, key: int) -> QuestionCardRow | None:
        """A card, which nobody else writes until the end of the transaction; None where there is none.

        Who counts supporters after this and writes what they counted never overwrites a later count.
        """
        of = (QuestionCardRow.community_id == community_id, QuestionCardRow.question_id == key)
        found = select(QuestionCardRow).where(*of).with_for_update()
        return await session().scalar(found, execution_options={"populate_existing": True})

    async def said(self, community_id: int) -> dict[int, int]:
        """The count that each card says."""
        rows = await session().scalars(select(QuestionCardRow).where(QuestionCardRow.community_id == community_id))
        return {row.question_id: row.supporters for row in rows}

    async def drop(self, community_id: int, keys: Collection[int]) -> None:
        """Forget cards that say for good that their question is gone."""
        of = (QuestionCardRow.community_id == community_id, QuestionCardRow.question_id.in_(keys))
        await session().execute(delete(QuestionCardRow).where(*of))
