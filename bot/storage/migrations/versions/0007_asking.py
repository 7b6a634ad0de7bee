"""What asking keeps: drafts that wait for a word of their asker, limits, pauses; questions are compared by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asking_draft",
        sa.Column("token", sa.String(length=16), nullable=False),
        sa.Column("asker", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_asking_draft_community_id_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_asking_draft")),
    )
    op.create_index("ix_asking_draft_asker", "asking_draft", ["community_id", "asker"])
    op.create_index(op.f("ix_asking_draft_community_id"), "asking_draft", ["community_id"])
    op.create_index(op.f("ix_asking_draft_expires"), "asking_draft", ["expires"])
    op.create_table(
        "asking_limit",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("cooldown", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_asking_limit_community_id_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_asking_limit")),
    )
    op.create_table(
        "asking_pause",
        sa.Column("asker", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appealed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_asking_pause_community_id_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("asker", "community_id", name=op.f("pk_asking_pause")),
    )
    op.create_index(op.f("ix_asking_pause_community_id"), "asking_pause", ["community_id"])
    op.create_index("ix_question_compared", "question", ["community_id", "status", "id", "version"])


def downgrade() -> None:
    op.drop_index("ix_question_compared", "question")
    op.drop_table("asking_pause")
    op.drop_table("asking_limit")
    op.drop_table("asking_draft")
