"""What roundtables keep: details, posts, settings, who comes, who wants to be reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_ADDED = (
    "access", "interpretation", "officials", "capacity", "revision", "moves", "settled_at", "was_starts_at",
    "was_location", "sequence", "given", "gone_at", "event_at",
)  # fmt: skip


def _of_community(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_community_id_community")
    return sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=name, ondelete="CASCADE")


def _of_roundtable(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_roundtable_id_roundtable")
    return sa.ForeignKeyConstraint(["roundtable_id"], ["roundtable.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("roundtable", sa.Column("access", sa.String(length=1000), nullable=True))
    op.add_column("roundtable", sa.Column("interpretation", sa.String(length=1000), nullable=True))
    op.add_column("roundtable", sa.Column("officials", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("roundtable", sa.Column("capacity", sa.Integer(), nullable=True))
    op.add_column("roundtable", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("roundtable", sa.Column("moves", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("roundtable", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("roundtable", sa.Column("was_starts_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("roundtable", sa.Column("was_location", sa.String(length=500), nullable=True))
    op.add_column("roundtable", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("roundtable", sa.Column("given", sa.JSON(), nullable=True))
    op.add_column("roundtable", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("roundtable", sa.Column("event_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "roundtable_post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("channels", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _of_community("roundtable_post"),
        _of_roundtable("roundtable_post"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roundtable_post")),
        sa.UniqueConstraint(
            "roundtable_id", "kind", "moves", name=op.f("uq_roundtable_post_roundtable_id_kind_moves")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_roundtable_post_community_id"), "roundtable_post", ["community_id"])
    op.create_index(op.f("ix_roundtable_post_cause"), "roundtable_post", ["cause"])
    op.create_table(
        "roundtable_settings",
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("announce", sa.Boolean(), nullable=False),
        sa.Column("reminders", sa.JSON(), nullable=False),
        _of_community("roundtable_settings"),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_roundtable_settings")),
    )
    op.create_table(
        "rsvp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("pseudonym", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("queued", sa.Integer(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _of_community("rsvp"),
        _of_roundtable("rsvp"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rsvp")),
        sa.UniqueConstraint("roundtable_id", "pseudonym", name=op.f("uq_rsvp_roundtable_id_pseudonym")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rsvp_community_id"), "rsvp", ["community_id"])
    op.create_index(op.f("ix_rsvp_pseudonym"), "rsvp", ["pseudonym"])
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("roundtable_id", sa.Integer(), nullable=False),
        sa.Column("pseudonym", sa.String(length=32), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("community_id", sa.Integer(), nullable=False),
        _of_community("reminder"),
        _of_roundtable("reminder"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("roundtable_id", "pseudonym", name=op.f("uq_reminder_roundtable_id_pseudonym")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_community_id"), "reminder", ["community_id"])
    op.create_index(op.f("ix_reminder_pseudonym"), "reminder", ["pseudonym"])
    op.create_index(op.f("ix_reminder_due_at"), "reminder", ["due_at"])
    op.execute(  # what was announced before stands in its post still
        "INSERT INTO roundtable_post (community_id, roundtable_id, cause, kind, moves, channels) "
        "SELECT r.community_id, r.id, o.cause, 'new', 0, count(*) FROM roundtable r "
        "JOIN outbox o ON o.cause = 'roundtable:' || r.id GROUP BY r.community_id, r.id, o.cause"
    )


def downgrade() -> None:
    for table in ("reminder", "rsvp", "roundtable_settings", "roundtable_post"):
        op.drop_table(table)
    for name in _ADDED:
        op.drop_column("roundtable", name)
