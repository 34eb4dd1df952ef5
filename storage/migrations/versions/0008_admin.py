"""Administration: what was done in its name, and every version of the city's data."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
SQLITE_KEEP = """
CREATE TRIGGER audit_{event} BEFORE {event} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is only appended'); END
"""
POSTGRESQL_KEEP = (
    """
    CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is only appended'; END $$
    """,
    """
    CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION keep_audit()
    """,
)


def upgrade() -> None:
    _audit()
    _versions()
    for column in (
        sa.Column("version", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("files", sa.String(64), nullable=False, server_default=""),
    ):
        op.add_column("cities", column)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_audit_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(SQLITE_KEEP.format(event=event))
        return
    for statement in POSTGRESQL_KEEP:
        op.execute(statement)


def _versions() -> None:
    op.create_table(
        "city_versions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_city_versions_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_city_versions"),
    )


def downgrade() -> None:
    op.drop_column("cities", "files")
    op.drop_column("cities", "version")
    op.drop_table("city_versions")
    op.drop_table("audit")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION keep_audit()")
