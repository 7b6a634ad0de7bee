"""Announcements in several languages and channels, that may recur, with what was done to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcement", sa.Column("words", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("announcement", sa.Column("outlets", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("announcement", sa.Column("url", sa.String(length=600), nullable=True))
    op.add_column("announcement", sa.Column("image", sa.String(length=600), nullable=True))
    op.add_column("announcement", sa.Column("said", sa.String(length=150), nullable=True))
    op.add_column("announcement", sa.Column("rule", sa.String(length=200), nullable=True))
    op.add_column("announcement", sa.Column("starts", sa.String(length=16), nullable=True))
    op.add_column("announcement", sa.Column("zone", sa.String(length=64), nullable=True))
    op.add_column("announcement", sa.Column("grace", sa.Integer(), nullable=False, server_default="360"))
    op.add_column("announcement", sa.Column("replaces", sa.Integer(), nullable=True))
    op.add_column("announcement", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("announcement", sa.Column("last_due", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_announcement_replaces"), "announcement", ["replaces"])
    _carry_over()
    op.drop_column("announcement", "text")
    op.drop_column("announcement", "channel")
    op.create_table(
        "announcement_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("announcement_id", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=True),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            ["community.id"],
            name=op.f("fk_announcement_change_community_id_community"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_change")),
        sqlite_autoincrement=True,
    )
    for column in ("announcement_id", "changed_by", "community_id"):
        op.create_index(op.f(f"ix_announcement_change_{column}"), "announcement_change", [column])


def _carry_over() -> None:
    """What stood in one language and one channel stands so still."""
    announcement = sa.table(
        "announcement", sa.column("id", sa.Integer), sa.column("community_id", sa.Integer), sa.column("text", sa.Text),
        sa.column("channel", sa.String), sa.column("words", sa.JSON), sa.column("outlets", sa.JSON),
        sa.column("state", sa.String), sa.column("due_at", sa.DateTime(timezone=True)),
        sa.column("last_due", sa.DateTime(timezone=True)),
    )  # fmt: skip
    community = sa.table("community", sa.column("id", sa.Integer), sa.column("locale", sa.String))
    connection = op.get_bind()
    joined = sa.select(announcement.c.id, announcement.c.text, announcement.c.channel, community.c.locale)
    rows = connection.execute(joined.where(community.c.id == announcement.c.community_id)).all()
    for number, text, channel, locale in rows:
        connection.execute(
            sa.update(announcement)
            .where(announcement.c.id == number)
            .values(
                words={locale: {"text": text, "title": None}},
                outlets=[{"channel": channel, "space": None, "language": "auto"}],
            )
        )
    connection.execute(
        sa.update(announcement).where(announcement.c.state == "sent").values(last_due=announcement.c.due_at)
    )


def downgrade() -> None:
    op.drop_table("announcement_change")
    op.drop_index(op.f("ix_announcement_replaces"), "announcement")
    op.add_column("announcement", sa.Column("text", sa.Text(), nullable=False, server_default=""))
    op.add_column("announcement", sa.Column("channel", sa.String(length=100), nullable=False, server_default=""))
    added = ("words", "outlets", "url", "image", "said", "rule", "starts", "zone", "grace", "replaces", "version",
             "last_due")  # fmt: skip
    for name in added:
        op.drop_column("announcement", name)
