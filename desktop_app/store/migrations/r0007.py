"""Everybody in one narrow table for lists, and how many there are of each kind."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = """
CREATE TABLE listed (
    n INTEGER NOT NULL,
    worker_id TEXT NOT NULL,
    enrolment_id TEXT NOT NULL,
    name TEXT COLLATE "NOCASE" DEFAULT '' NOT NULL,
    nik TEXT DEFAULT '' NOT NULL,
    kelurahan TEXT DEFAULT '' NOT NULL,
    rt TEXT DEFAULT '' NOT NULL,
    birth_date TEXT,
    occupation TEXT DEFAULT '' NOT NULL,
    findings TEXT DEFAULT '[]' NOT NULL,
    status TEXT DEFAULT '' NOT NULL,
    "group" TEXT DEFAULT '' NOT NULL,
    recorded_by TEXT DEFAULT '' NOT NULL,
    recorded_at TEXT,
    batch_id TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (n)
);
CREATE UNIQUE INDEX listed_once ON listed (worker_id);
CREATE INDEX listed_by_name ON listed (name, n);
CREATE INDEX listed_by_kelurahan ON listed (kelurahan, rt, name, n);
CREATE INDEX listed_by_status ON listed (status, recorded_at, recorded_by, n);
CREATE INDEX listed_by_change ON listed (recorded_at, n);
CREATE INDEX listed_by_finding ON listed (status, findings) WHERE findings <> '[]';
CREATE TABLE tally (
    kelurahan TEXT NOT NULL,
    "group" TEXT NOT NULL,
    status TEXT NOT NULL,
    people INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (kelurahan, "group", status)
);
CREATE VIRTUAL TABLE found USING fts5(name, sound, digits, address, tokenize='trigram', content='', contentless_delete=1);
DROP INDEX worker_by_name;
DROP INDEX worker_by_kelurahan;
DROP INDEX enrolment_by_status
"""


def upgrade() -> None:
    """Make both tables; their rows are written when the store is opened."""
    for statement in TABLES.split(";"):
        op.execute(statement)
