"""Figures: what happened in a period, and what was due in it, found without reading everything."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_history_moves", "history", ["move", "at", "report_id"])
    op.create_index("ix_reports_due", "reports", ["due_at"])


def downgrade() -> None:
    op.drop_index("ix_reports_due", "reports")
    op.drop_index("ix_history_moves", "history")
