"""The whole life of a report: clocks, followers, and who is head, on call or a contractor."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NUMBERS = ("paused_s", "rung", "nudges", "questions", "returns")
WORDS = ("outside", "wish", "shortlist")


def upgrade() -> None:
    for column in _columns():
        op.add_column("reports", column)
    op.execute("UPDATE reports SET term_at = opened_at, wake_at = opened_at")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.alter_column("term_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.create_foreign_key("fk_reports_parent_id", "reports", ["parent_id"], ["id"])
    some = sa.text("wake_at IS NOT NULL")
    op.create_index(
        "ix_reports_wake", "reports", ["wake_at"], sqlite_where=some, postgresql_where=some
    )
    op.add_column(
        "bind_codes", sa.Column("role", sa.String(length=12), nullable=False, server_default="")
    )
    reason = sa.Column("reason", sa.String(length=16), nullable=False, server_default="")
    op.add_column("verdicts", reason)
    _people_of_reports()


def _columns() -> list[sa.Column[object]]:
    moments = [
        sa.Column(name, sa.DateTime(timezone=True), nullable=True)
        for name in ("term_at", "until_at", "wake_at")
    ]
    numbers = [
        sa.Column(name, sa.BigInteger(), nullable=False, server_default="0") for name in NUMBERS
    ]
    words = [sa.Column(name, sa.Text(), nullable=False, server_default="") for name in WORDS]
    links = [sa.Column("resume", sa.String(length=20)), sa.Column("parent_id", KEY)]
    return [*moments, *numbers, *words, *links]


def _people_of_reports() -> None:
    op.create_table(
        "followers",
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        *_keys("followers", "report_id", "person_id", "chat_id"),
        sa.PrimaryKeyConstraint("report_id", "person_id", name=op.f("pk_followers")),
    )
    op.create_table(
        "roles",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        *_keys("roles", "person_id", "chat_id"),
        sa.PrimaryKeyConstraint("person_id", "unit", "role", name=op.f("pk_roles")),
    )


_HOME = {"report_id": "reports.id", "person_id": "people.id", "chat_id": "chats.id"}


def _keys(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [_HOME[column]], name=op.f(f"fk_{table}_{column}"))
        for column in columns
    ]


def downgrade() -> None:
    with op.batch_alter_table("verdicts", schema=None) as batch_op:
        batch_op.drop_column("reason")
    op.drop_table("roles")
    op.drop_table("followers")
    op.drop_index("ix_reports_wake", "reports")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_constraint("fk_reports_parent_id", type_="foreignkey")
        for column in _columns():
            batch_op.drop_column(column.name)
    with op.batch_alter_table("bind_codes", schema=None) as batch_op:
        batch_op.drop_column("role")
