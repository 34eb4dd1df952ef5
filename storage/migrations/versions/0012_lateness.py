"""Lateness: which causes were told to those who wait."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("told_late", sa.Text(), nullable=False, server_default=""))
    # Who was told a new date at the second rung, without a reason, is not told again.
    op.execute("UPDATE reports SET told_late = 'busy' WHERE rung >= 2")


def downgrade() -> None:
    op.drop_column("reports", "told_late")
