"""Indexes tell people of one day or one name apart; trigrams are merged little by little."""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0014"

_STEPS = """
ALTER TABLE name_key ADD COLUMN birth_date TEXT;
ALTER TABLE name_key ADD COLUMN nik TEXT DEFAULT '' NOT NULL;
ALTER TABLE name_key ADD COLUMN kelurahan TEXT DEFAULT '' NOT NULL;
DROP INDEX name_key_by_words;
UPDATE name_key SET (birth_date, nik, kelurahan) = (
    SELECT birth_date, nik, kelurahan FROM worker WHERE id = worker_id)
WHERE worker_id IN (SELECT id FROM worker);
CREATE INDEX name_key_by_words ON name_key (words, birth_date, nik, kelurahan);
DROP INDEX worker_by_birth_date;
CREATE INDEX worker_by_birth_date ON worker (birth_date, nik, name);
INSERT INTO found (found, rank) VALUES ('automerge', 0);
INSERT INTO found (found, rank) VALUES ('crisismerge', 24);
INSERT INTO found (found) VALUES ('optimize')
"""


def upgrade() -> None:
    """Bring a store from 0014 to 0015."""
    for statement in _STEPS.split(";"):
        op.execute(statement)
