"""All that a list shows of somebody in the listed themselves, and two more of its orders kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
rows_change = ("listed",)

_TEXTS = (
    *("kk", "sex", "mother_name", "phone", "address", "occupation_note", "basis"),
    *("consent_version", "kpj", "sound"),
)


def upgrade() -> None:
    """Bring a store from 0015 to 0016; the rows are made anew when it is opened."""
    op.execute("DELETE FROM listed")
    for name in _TEXTS:
        _add(name, "''")
    _add("acknowledged", "'[]'")
    op.execute("CREATE INDEX listed_by_nik ON listed (nik, n)")
    op.execute("CREATE INDEX listed_by_birth_date ON listed (birth_date, n)")


def _add(name: str, blank: str) -> None:
    column = sa.Column(name, sa.Text, nullable=False, server_default=sa.text(blank))
    op.add_column("listed", column)
