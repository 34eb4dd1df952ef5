"""A topic of a group may be a unit's, as a group may; either may be limited to regions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEYS = {"groups": ["chat_id"], "workers": ["person_id", "chat_id"]}


def upgrade() -> None:
    for table, key in KEYS.items():
        op.add_column(table, _topic())
        _rekey(table, [*key, "topic"])
    op.add_column("groups", sa.Column("areas", sa.Text(), nullable=False, server_default=""))
    op.add_column("messages", _topic())


def _topic() -> sa.Column[int]:
    return sa.Column("topic", sa.BigInteger(), nullable=False, server_default="0")


def _rekey(table: str, key: list[str]) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.drop_constraint(f"pk_{table}", type_="primary")
        batch_op.create_primary_key(f"pk_{table}", key)


def downgrade() -> None:
    op.drop_column("messages", "topic")
    op.drop_column("groups", "areas")
    for table, key in KEYS.items():
        op.execute(sa.text(f"DELETE FROM {table} WHERE topic <> 0"))  # noqa: S608 - our own names
        _rekey(table, key)
        op.drop_column(table, "topic")
