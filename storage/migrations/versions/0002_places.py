"""Addresses for crews, a grid for what is nearby, and when recurring work was last done."""

import sqlalchemy as sa
from alembic import op

from domain.grid import cell_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_REPORTS = sa.table(
    "reports",
    sa.column("id", sa.BigInteger),
    sa.column("latitude", sa.Float),
    sa.column("longitude", sa.Float),
    sa.column("cell", sa.BigInteger),
)


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_rounds")),
    )
    op.add_column("reports", sa.Column("address", sa.Text(), nullable=False, server_default=""))
    op.add_column("reports", sa.Column("cell", sa.BigInteger(), nullable=True))
    number_cells()
    op.create_index("ix_reports_near", "reports", ["subject", "cell", "opened_at"])
    op.create_index("ix_reports_opened", "reports", ["opened_at"])


def number_cells() -> None:
    """Reports filed before there was a grid are found on it too."""
    connection = op.get_bind()
    placed = sa.select(_REPORTS.c.id, _REPORTS.c.latitude, _REPORTS.c.longitude).where(
        _REPORTS.c.latitude.is_not(None), _REPORTS.c.longitude.is_not(None)
    )
    cells = [
        {"number": row[0], "found": cell_of(row[1], row[2])} for row in connection.execute(placed)
    ]
    if cells:
        numbered = sa.update(_REPORTS).where(_REPORTS.c.id == sa.bindparam("number"))
        connection.execute(numbered.values(cell=sa.bindparam("found")), cells)


def downgrade() -> None:
    op.drop_index("ix_reports_opened", "reports")
    op.drop_index("ix_reports_near", "reports")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("cell")
        batch_op.drop_column("address")
    op.drop_table("rounds")
