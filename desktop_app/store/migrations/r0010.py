"""Columns of a sender's list as somebody chose them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring a store from 0009 to 0010."""
    op.create_table(
        "list_form",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("signature", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("fields", sa.Text, nullable=False, server_default=sa.text("'[]'")),
    )
    op.create_index("list_form_once", "list_form", ["signature"], unique=True)
