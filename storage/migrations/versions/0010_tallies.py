"""The figures' memory of finished work, and a searchable spelling of what was told."""

import sqlalchemy as sa
from alembic import op

from storage.words import spelled

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BATCH = 2_000
COUNTED = (
    "state", "kind", "unit", "region", "subject", "decided_by", "opened_at", "due_at",
    "changed_at", "cell", "latitude", "longitude",
)  # fmt: skip
"""The columns that the figures are made of: a change of another one changes none of them."""
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
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("facts", "events")),
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
    op.create_table(
        "told_words",
        sa.Column("report_id", KEY, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name="fk_told_words_report_id"),
        sa.PrimaryKeyConstraint("report_id", name="pk_told_words"),
    )
    _watch()
    _fill()


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


def _fill() -> None:
    """Spell what was told so far, so many reports at a time."""
    told = sa.text(
        "SELECT id, story, place, address FROM reports WHERE id > :last ORDER BY id LIMIT :most"
    )
    keep = sa.text("INSERT INTO told_words (report_id, words) VALUES (:id, :words)")
    bind, last = op.get_bind(), 0
    while rows := bind.execute(told, {"last": last, "most": BATCH}).all():
        bind.execute(keep, [{"id": row.id, "words": spelled(*row[1:])} for row in rows])
        last = rows[-1].id


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, events in WATCHED.items():
        for event in events:
            op.execute(f"DROP TRIGGER {_name(table, event)}" + f" ON {table}" * (not on_sqlite))
        if not on_sqlite:
            op.execute(f"DROP FUNCTION note_{table}()")
    for table in ("told_words", "changed_reports", "tally_names", "tallies"):
        op.drop_table(table)
