"""Posts that are edited, answered in threads or sent privately; how to reach people; supports and review.

Columns are added in place, with a default for the rows that are there: a table that SQLite copies to change it would
take what refers to it along when the old one is dropped.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("pseudonym", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("locale", sa.String(length=8), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_person_community_id_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community_id", "pseudonym", name=op.f("pk_person")),
    )
    op.create_table(
        "support",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("supporter", sa.String(length=32), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_support_community_id_community"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_support_question_id_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "supporter", name=op.f("pk_support")),
    )
    op.create_index(op.f("ix_support_community_id"), "support", ["community_id"])
    op.add_column("outbox", sa.Column("kind", sa.String(length=8), nullable=False, server_default="post"))
    op.add_column("outbox", sa.Column("under", sa.String(length=100), nullable=True))
    op.add_column("outbox", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("question", sa.Column("joined_to", sa.Integer(), nullable=True))
    op.add_column("question", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("question", sa.Column("reason", sa.String(length=40), nullable=True))
    op.add_column("question", sa.Column("redacted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("question", sa.Column("flags", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("question", sa.Column("labels", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("question", sa.Column("embedding", sa.LargeBinary(), nullable=True))
    op.add_column("question", sa.Column("shown", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("question", sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_question_joined_to"), "question", ["joined_to"])


def downgrade() -> None:
    op.drop_index(op.f("ix_question_joined_to"), "question")
    added = ("joined_to", "version", "reason", "redacted", "flags", "labels", "embedding", "shown", "decided_at")
    for name in added:
        op.drop_column("question", name)
    for name in ("kind", "under", "version"):
        op.drop_column("outbox", name)
    op.drop_table("support")
    op.drop_table("person")
