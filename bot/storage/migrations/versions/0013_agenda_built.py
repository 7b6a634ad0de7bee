"""What a rule chose when an agenda was drafted, which later supports may change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("agenda", sa.Column("built", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("agenda", "built")
