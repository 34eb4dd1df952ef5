"""What is kept of the reports beside them, to count and to find them quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COUNTED = (
    "state", "kind", "unit", "region", "subject", "decided_by", "opened_at", "due_at",
    "changed_at", "cell", "latitude", "longitude", "story", "place", "address",
)  # fmt: skip
"""The columns that are counted and searched: a change of another one changes nothing there."""
WATCHED = {
    "reports": ("INSERT", "DELETE", f"UPDATE OF {', '.join(COUNTED)}"),
    "history": ("INSERT",),
    "verdicts": ("INSERT", "UPDATE", "DELETE"),
}

POSTGRESQL = """
CREATE FUNCTION note_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO changed_reports (report_id) VALUES (OLD.{number});
  ELSE
    INSERT INTO changed_reports (report_id) VALUES (NEW.{number});
  END IF;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("shape", "since", "until")),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=False)
            for name in ("facts", "events", "words")
        ),
        sa.PrimaryKeyConstraint("number", name="pk_tallies"),
    )
    op.create_table(
        "tally_names",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_tally_names"),
    )
    op.create_table(
        "changed_reports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changed_reports"),
    )
    _watch()


def _watch() -> None:
    """Let the database itself write down which report changed, whoever changes it."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, events in WATCHED.items():
        if not on_sqlite:
            op.execute(POSTGRESQL.format(table=table, number=_number(table)))
        for event in events:
            op.execute(_on_sqlite(table, event) if on_sqlite else _on_postgresql(table, event))


def _name(table: str, event: str) -> str:
    return f"{table}_changed_{event.partition(' ')[0].lower()}"


def _number(table: str) -> str:
    """The column that names the report."""
    return "id" if table == "reports" else "report_id"


def _on_sqlite(table: str, event: str) -> str:
    number = f"{'OLD' if event == 'DELETE' else 'NEW'}.{_number(table)}"
    note = f"INSERT INTO changed_reports (report_id) VALUES ({number})"  # noqa: S608 - our names
    return f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} BEGIN {note}; END"


def _on_postgresql(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION note_{table}()"
    )


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, events in WATCHED.items():
        for event in events:
            op.execute(f"DROP TRIGGER {_name(table, event)}" + f" ON {table}" * (not on_sqlite))
        if not on_sqlite:
            op.execute(f"DROP FUNCTION note_{table}()")
    for table in ("changed_reports", "tally_names", "tallies"):
        op.drop_table(table)
