"""Messages to many, callers, blocks and tries of codes; words of history may be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = (
    "discards", "broadcast_copies", "broadcasts", "calls", "callers", "misses", "blocks", "quiets",
)  # fmt: skip
KEPT = ("id", "report_id", "at", "actor", "person_id", "move", "state")

SQLITE = """
CREATE TRIGGER history_UPDATE BEFORE UPDATE ON history {when}
BEGIN SELECT RAISE(ABORT, 'history is only appended'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN {when} RAISE EXCEPTION 'history is only appended'; END $$
"""


def upgrade() -> None:
    _people()
    _callers()
    _broadcasts()
    _table("discards", ["key"], _needed("key", sa.String(64)), _needed("at", MOMENT))
    _guard(forgetting=True)


def _needed(name: str, kind: object) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=False)  # type: ignore[arg-type]


def _maybe(name: str, kind: object) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=True)  # type: ignore[arg-type]


def _table(name: str, key: list[str], *columns: sa.Column[object], **links: str) -> None:
    constraints = [
        sa.ForeignKeyConstraint([column], [f"{home}.id"], name=f"fk_{name}_{column}")
        for column, home in links.items()
    ]
    op.create_table(name, *columns, *constraints, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))


def _people() -> None:
    _table(
        "quiets", ["person_id"], _needed("person_id", KEY), _needed("since", MOMENT),
        person_id="people",
    )  # fmt: skip
    _table(
        "blocks", ["id"],
        _needed("id", KEY), _needed("person_id", KEY), _needed("reason", sa.Text()),
        _needed("by_id", KEY), _needed("at", MOMENT), _needed("until", MOMENT),
        _maybe("lifted_at", MOMENT), _maybe("lifted_by", KEY),
        person_id="people", by_id="people", lifted_by="people",
    )  # fmt: skip
    op.create_index("ix_blocks_person_id", "blocks", ["person_id"])
    _table(
        "misses", ["id"], _needed("id", KEY), _needed("person_id", KEY), _needed("at", MOMENT),
        person_id="people",
    )  # fmt: skip
    op.create_index("ix_misses_person", "misses", ["person_id", "at"])


def _callers() -> None:
    _table(
        "callers", ["digest"],
        _needed("digest", sa.String(64)), _needed("person_id", KEY), _needed("tail", sa.String(4)),
        person_id="people",
    )  # fmt: skip
    with op.batch_alter_table("callers", schema=None) as batch_op:
        batch_op.create_unique_constraint("uq_callers_person_id", ["person_id"])
    _table(
        "calls", ["report_id"],
        _needed("report_id", KEY), _needed("caller_id", KEY), _needed("operator_id", KEY),
        _maybe("consent_at", MOMENT),
        report_id="reports", caller_id="people", operator_id="people",
    )  # fmt: skip
    op.create_index("ix_calls_caller_id", "calls", ["caller_id"])


def _broadcasts() -> None:
    _table(
        "broadcasts", ["id"],
        _needed("id", KEY), _needed("origin", sa.String(48)), _needed("by_id", KEY),
        _needed("chat_id", KEY), _needed("audience", sa.String(64)), _needed("words", sa.Text()),
        _needed("picture", sa.String(64)), _needed("state", sa.String(8)), _needed("at", MOMENT),
        _needed("not_before", MOMENT), _maybe("ended_at", MOMENT),
        by_id="people", chat_id="chats",
    )  # fmt: skip
    with op.batch_alter_table("broadcasts", schema=None) as batch_op:
        batch_op.create_unique_constraint("uq_broadcasts_origin", ["origin"])
    op.create_index("ix_broadcasts_state", "broadcasts", ["state"])
    _table(
        "broadcast_copies", ["broadcast_id", "chat_id"],
        _needed("broadcast_id", KEY), _needed("chat_id", KEY), _needed("person_id", KEY),
        _needed("messenger", sa.String(16)), _maybe("outbox_id", sa.BigInteger()),
        _needed("state", sa.String(8)),
        broadcast_id="broadcasts", chat_id="chats", person_id="people",
    )  # fmt: skip
    order = ["broadcast_id", "state", "messenger", "chat_id"]
    op.create_index("ix_broadcast_copies_next", "broadcast_copies", order)


def _guard(*, forgetting: bool) -> None:
    """Let the words of a line be emptied, and nothing else be changed, or not even that."""
    if op.get_bind().dialect.name == "sqlite":
        same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in KEPT)
        op.execute("DROP TRIGGER history_UPDATE")
        op.execute(SQLITE.format(when=f"WHEN NOT (NEW.words = '' AND {same})" * forgetting))
        return
    same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in KEPT)
    may = f"IF TG_OP = 'UPDATE' AND NEW.words = '' AND {same} THEN RETURN NEW; END IF;"
    op.execute(POSTGRESQL.format(when=may * forgetting))


def downgrade() -> None:
    _guard(forgetting=False)
    for table in TABLES:
        op.drop_table(table)
