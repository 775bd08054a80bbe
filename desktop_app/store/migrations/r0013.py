"""On which ground somebody's data are kept, who asked for what, and what was destroyed when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TABLES = """
CREATE TABLE data_request (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER DEFAULT 0 NOT NULL,
    worker_id TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    asked_by TEXT DEFAULT '' NOT NULL,
    wish TEXT DEFAULT '' NOT NULL,
    asked_at TEXT DEFAULT '' NOT NULL,
    noted_by TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    answered_by TEXT DEFAULT '' NOT NULL,
    answered_at TEXT,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX data_request_by_number ON data_request (number);
CREATE INDEX data_request_by_state ON data_request (state, asked_at);
CREATE INDEX data_request_by_worker ON data_request (worker_id);
CREATE TABLE disposal (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER DEFAULT 0 NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    by TEXT DEFAULT '' NOT NULL,
    why TEXT DEFAULT '' NOT NULL,
    years INTEGER DEFAULT 0 NOT NULL,
    lines TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX disposal_by_number ON disposal (number)
"""


def upgrade() -> None:
    """Bring a store from 0012 to 0013; ten years, as archives of a city's budget are kept."""
    for name in ("basis", "consent_version"):
        text = sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))
        op.add_column("worker", text)
    years = sa.Column("keep_years", sa.Integer, nullable=False, server_default=sa.text("10"))
    op.add_column("settings", years)
    for statement in TABLES.split(";"):
        op.execute(statement)
