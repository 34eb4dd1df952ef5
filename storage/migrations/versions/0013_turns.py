"""Turns on call, replies that wait for the morning, and the user names of the city's people."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("id", KEY, nullable=False),
        sa.Column("unit", sa.String(32), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=True),
        sa.Column("ends_at", MOMENT, nullable=True),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_turns_person_id"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_turns_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_turns"),
    )
    op.create_index("ix_turns_unit", "turns", ["unit"])
    op.create_table(
        "postponed",
        sa.Column("id", KEY, nullable=False),
        sa.Column("messenger", sa.String(16), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=True),
        sa.Column("until_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_postponed"),
    )
    op.create_index("ix_postponed_until_at", "postponed", ["until_at"])
    op.add_column(
        "workers", sa.Column("username", sa.String(64), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("workers", "username")
    op.drop_table("postponed")
    op.drop_table("turns")
