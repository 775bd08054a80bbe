"""Pictures of people's papers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def upgrade() -> None:
    """Bring a store from 0005 to 0006."""
    op.create_table(
        "photo",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("worker_id", sa.Text, sa.ForeignKey("worker.id"), nullable=False),
        _text("kind"),
        _text("content"),
        sa.Column("turned", sa.Integer, nullable=False, server_default=sa.text("0")),
        _text("added_by"),
        sa.Column("added_at", sa.Text),
    )
    op.create_index("photo_by_worker", "photo", ["worker_id"])
    op.create_table(
        "photo_content",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
