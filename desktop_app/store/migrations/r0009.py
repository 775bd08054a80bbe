"""People who were keyed a second time, blind, and how many of them an office wants."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def _text(name: str, default: str = "''") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text(default))


def upgrade() -> None:
    """Bring a store from 0008 to 0009."""
    share = sa.Column("recheck_share", sa.Integer, nullable=False, server_default=sa.text("0"))
    op.add_column("settings", share)
    op.create_table(
        "recheck",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("worker_id", sa.Text, sa.ForeignKey("worker.id"), nullable=False),
        sa.Column("enrolment_id", sa.Text, sa.ForeignKey("enrolment.id"), nullable=False),
        _text("keyer"),
        _text("differing", "'[]'"),
        _text("by"),
        sa.Column("at", sa.Text),
    )
    op.create_index("recheck_once", "recheck", ["enrolment_id"], unique=True)
    op.create_index("recheck_by_keyer", "recheck", ["keyer", "at"])
