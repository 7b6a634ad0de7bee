"""What review keeps: a community's rules, decisions, appeals, and what public cards say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_rule",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("standard", sa.JSON(), nullable=False),
        sa.Column("own", sa.JSON(), nullable=False),
        _community("review_rule"),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_review_rule")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "question_card",
        sa.Column("question_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supporters", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _community("question_card"),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_question_card")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_question_card_community_id"), "question_card", ["community_id"])
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=True),
        sa.Column("waited", sa.Integer(), nullable=True),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _community("decision"),
        _question("decision"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_community_id"), "decision", ["community_id"])
    op.create_index("ix_decision_question", "decision", ["community_id", "question_id"])
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("appealed_by", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _community("appeal"),
        _question("appeal"),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_appeal_decision_id_decision"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_appeal_decision_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_appeal_community_id"), "appeal", ["community_id"])
    op.create_index(op.f("ix_appeal_question_id"), "appeal", ["question_id"])


def downgrade() -> None:
    for name in ("appeal", "decision", "question_card", "review_rule"):
        op.drop_table(name)


def _community(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_community_id_community")
    return sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=name, ondelete="CASCADE")


def _question(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_question_id_question")
    return sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=name, ondelete="CASCADE")
