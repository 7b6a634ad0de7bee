"""What the audit of a published agenda said, and what its rule chose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agenda", sa.Column("audit", sa.JSON(), nullable=True))
    op.add_column("agenda", sa.Column("chosen", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("agenda", "chosen")
    op.drop_column("agenda", "audit")
