"""The weights that a search for likely duplicates has learned."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

TABLE = """
CREATE TABLE learned_weights (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    people INTEGER DEFAULT 0 NOT NULL,
    text TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
"""


def upgrade() -> None:
    """Bring a store from 0010 to 0011: nothing is learned yet."""
    op.execute(TABLE)
