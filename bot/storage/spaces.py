"""Communities and the spaces that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.base import Base

if TYPE_CHECKING:
    pass


class CommunityRow(Base):
    """A community: one pool of stories, roundtables, questions and answers."""

    __tablename__ = "community"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
