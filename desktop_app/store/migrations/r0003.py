"""Likely duplicates with what was decided, and the normal forms of names beside the workers."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = """
CREATE TABLE name_key (
    worker_id TEXT NOT NULL,
    sound TEXT DEFAULT '' NOT NULL,
    words TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (worker_id)
);
CREATE INDEX name_key_by_words ON name_key (words);
CREATE TABLE pair (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    worker_a TEXT DEFAULT '' NOT NULL,
    worker_b TEXT DEFAULT '' NOT NULL,
    score INTEGER DEFAULT 0 NOT NULL,
    verdict TEXT DEFAULT '' NOT NULL,
    reasons TEXT DEFAULT '[]' NOT NULL,
    decided_by TEXT DEFAULT '' NOT NULL,
    decided_at TEXT,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX pair_once ON pair (worker_a, worker_b);
CREATE INDEX pair_by_other ON pair (worker_b);
CREATE INDEX pair_by_verdict ON pair (verdict, score, id)
"""


def upgrade() -> None:
    """Make both tables; the forms are written when the store is opened, by the rules of the day."""
    for statement in TABLES.split(";"):
        op.execute(statement)
