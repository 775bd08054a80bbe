"""Counts of people also by source of money and year; an index by NIK of those merged, too."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
rows_change = ("tally",)

_STEPS = """
CREATE INDEX worker_by_nik ON worker (nik);
ALTER TABLE listed ADD COLUMN funding TEXT DEFAULT '' NOT NULL;
ALTER TABLE listed ADD COLUMN start_month TEXT;
DROP TABLE tally;
CREATE TABLE tally (
    kelurahan TEXT NOT NULL,
    "group" TEXT NOT NULL,
    status TEXT NOT NULL,
    funding TEXT NOT NULL,
    year TEXT NOT NULL,
    people INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (kelurahan, "group", status, funding, year)
)
"""


def upgrade() -> None:
    """Bring a store from 0011 to 0012; the rows of both tables are written when it is opened."""
    for statement in _STEPS.split(";"):
        op.execute(statement)
