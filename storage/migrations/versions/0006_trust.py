"""Proof of repairs, thanks, and signals of gaming."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = ("signals", "thanks", "proofs", "print_marks", "prints")


def upgrade() -> None:
    _prints()
    _proofs()
    _thanks()
    _signals()
    op.create_index("ix_verdicts_person_id", "verdicts", ["person_id"])
    op.add_column(
        "reports", sa.Column("repeats", sa.BigInteger(), nullable=False, server_default="1")
    )


def _needed(name: str, kind: object) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)  # type: ignore[arg-type]


def _maybe(name: str, kind: object) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=True)  # type: ignore[arg-type]


def _link(table: str, column: str, home: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{home}.id"], name=f"fk_{table}_{column}")


def _prints() -> None:
    op.create_table(
        "prints",
        _needed("key", sa.String(64)),
        _needed("whole", sa.BigInteger()),
        _needed("turned", sa.BigInteger()),
        _needed("flaw", sa.String(16)),
        sa.PrimaryKeyConstraint("key", name="pk_prints"),
    )
    op.create_table(
        "print_marks",
        _needed("mark", sa.BigInteger()),
        _needed("key", sa.String(64)),
        sa.PrimaryKeyConstraint("mark", "key", name="pk_print_marks"),
    )


def _proofs() -> None:
    op.create_table(
        "proofs",
        _needed("report_id", KEY),
        _needed("claim", sa.BigInteger()),
        _needed("unit", sa.String(32)),
        _needed("score", sa.Float()),
        _needed("reasons", sa.Text()),
        _needed("drawn", sa.Boolean()),
        _maybe("latitude", sa.Float()),
        _maybe("longitude", sa.Float()),
        _needed("at", MOMENT),
        _link("proofs", "report_id", "reports"),
        sa.PrimaryKeyConstraint("report_id", "claim", name="pk_proofs"),
    )
    op.create_index("ix_proofs_unit", "proofs", ["unit"])


def _thanks() -> None:
    op.create_table(
        "thanks",
        _needed("id", KEY),
        _needed("origin", sa.String(48)),
        _needed("unit", sa.String(32)),
        _maybe("report_id", KEY),
        _needed("person_id", KEY),
        _needed("words", sa.Text()),
        _needed("doubt", sa.String(32)),
        _needed("at", MOMENT),
        _link("thanks", "report_id", "reports"),
        _link("thanks", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_thanks"),
        sa.UniqueConstraint("origin", name="uq_thanks_origin"),
    )
    for column in ("unit", "person_id", "at"):
        op.create_index(f"ix_thanks_{column}", "thanks", [column])


def _signals() -> None:
    op.create_table(
        "signals",
        _needed("id", KEY),
        _needed("kind", sa.String(24)),
        _maybe("person_id", KEY),
        _needed("unit", sa.String(32)),
        _maybe("report_id", KEY),
        _needed("words", sa.Text()),
        _needed("at", MOMENT),
        _needed("judged", sa.String(12)),
        _link("signals", "report_id", "reports"),
        _link("signals", "person_id", "people"),
        sa.PrimaryKeyConstraint("id", name="pk_signals"),
    )
    op.create_index("ix_signals_at", "signals", ["at"])


def downgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("repeats")
    op.drop_index("ix_verdicts_person_id", "verdicts")
    for table in TABLES:
        op.drop_table(table)
