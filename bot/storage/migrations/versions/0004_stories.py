"""What moderators choose for a source, and what becomes of each story."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def of_source() -> list[sa.Column[Any]]:
    return [
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rest", sa.JSON(), nullable=True),
        sa.Column("filter", sa.String(length=500), nullable=False, server_default=""),
        sa.Column("filter_draft", sa.String(length=500), nullable=True),
        sa.Column("outlets", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("mention", sa.String(length=100), nullable=True),
        sa.Column("template", sa.String(length=1000), nullable=True),
        sa.Column("quiet", sa.String(length=11), nullable=True),
        sa.Column("review", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("own_language", sa.String(length=35), nullable=True),
    ]


def of_story() -> list[sa.Column[Any]]:
    return [
        sa.Column("categories", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("state", sa.String(length=10), nullable=False, server_default="seen"),
        sa.Column("reason", sa.String(length=20), nullable=False, server_default="first"),
        sa.Column("rule", sa.String(length=500), nullable=True),
        sa.Column("joined_to", sa.Integer(), nullable=True),
        sa.Column("posted_to", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.Column("edited", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
    ]


def upgrade() -> None:
    for column in of_source():
        op.add_column("source", column)
    for column in of_story():
        op.add_column("story", column)
    op.execute("UPDATE story SET state = 'posted', reason = 'new', decided_at = seen_at WHERE announced")
    op.drop_column("story", "announced")
    op.create_index(op.f("ix_story_joined_to"), "story", ["joined_to"])
    op.create_index(op.f("ix_story_decided_by"), "story", ["decided_by"])
    op.create_table(
        "story_rules",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("filter", sa.String(length=500), nullable=False),
        sa.Column("filter_draft", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_story_rules_community_id_community"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_story_rules")),
    )


def downgrade() -> None:
    op.drop_table("story_rules")
    op.drop_index(op.f("ix_story_decided_by"), "story")
    op.drop_index(op.f("ix_story_joined_to"), "story")
    op.add_column("story", sa.Column("announced", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE story SET announced = (state = 'posted')")
    for column in of_story():
        op.drop_column("story", column.name)
    for column in of_source():
        op.drop_column("source", column.name)
