"""Which ratings a signal of gaming is about."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
RATING = ("report_id", "person_id", "claim")
HOMES = {"signal_id": "signals", "report_id": "reports", "person_id": "people"}


def upgrade() -> None:
    links = [
        sa.ForeignKeyConstraint([column], [f"{home}.id"], name=f"fk_signal_ratings_{column}")
        for column, home in HOMES.items()
    ]
    op.create_table(
        "signal_ratings",
        *(sa.Column(column, KEY, nullable=False) for column in HOMES),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        *links,
        sa.PrimaryKeyConstraint("signal_id", *RATING, name="pk_signal_ratings"),
    )
    op.create_index("ix_signal_ratings_rating", "signal_ratings", list(RATING))


def downgrade() -> None:
    op.drop_table("signal_ratings")
