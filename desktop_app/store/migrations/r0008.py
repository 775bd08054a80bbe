"""How long a printed card may wait for its person, in the office's settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Bring a store from 0007 to 0008: two weeks, as the program said until now."""
    days = sa.Column("collect_days", sa.Integer, nullable=False, server_default=sa.text("14"))
    op.add_column("settings", days)
