"""Announcements; messages to many that pass the night."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
URGENT = ("urged_by", "approved_by")


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("origin", sa.String(48), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("region", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_announcements_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
        sa.UniqueConstraint("origin", name="uq_announcements_origin"),
    )
    op.create_index("ix_announcements_ends_at", "announcements", ["ends_at"])
    homes = {"announcement_id": "announcements", "person_id": "people", "chat_id": "chats"}
    op.create_table(
        "announcement_views",
        *(sa.Column(name, KEY, nullable=False) for name in homes),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False, server_default="0"),
        *(
            sa.ForeignKeyConstraint([name], [f"{home}.id"], name=f"fk_announcement_views_{name}")
            for name, home in homes.items()
        ),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name="pk_announcement_views"),
    )
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        for name in URGENT:
            batch_op.add_column(sa.Column(name, KEY, nullable=True))
            batch_op.create_foreign_key(f"fk_broadcasts_{name}", "people", [name], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        for name in URGENT:
            batch_op.drop_constraint(f"fk_broadcasts_{name}", type_="foreignkey")
            batch_op.drop_column(name)
    op.drop_table("announcement_views")
    op.drop_table("announcements")
