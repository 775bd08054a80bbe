"""Places by kelurahan, and the codes of occupations that an office's branch uses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def _key() -> tuple[sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "quota",
        *_key(),
        *(_text(name) for name in ("region", "group", "funding")),
        _number("year"),
        _number("places"),
    )
    limited = ["region", "group", "funding", "year"]
    op.create_index("quota_once", "quota", limited, unique=True)
    op.create_table("occupation_code", *_key(), _text("bpjs_code"))
