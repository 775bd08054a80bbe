"""All that a search looks through, in the order of names."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Bring a store from 0016 to 0017."""
    op.execute("CREATE INDEX listed_by_words ON listed (name, n, sound, address, nik, kk, phone)")
