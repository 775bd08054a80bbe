"""Counts of people also by who recorded them and when; indexes of those whom few questions seek."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"

_STEPS = """
CREATE TABLE daily (
    status TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    day TEXT NOT NULL,
    people INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (status, recorded_by, day)
);
INSERT INTO daily (status, recorded_by, day, people)
SELECT status, recorded_by, coalesce(substr(recorded_at, 1, 10), '') AS day, count(*)
FROM listed GROUP BY status, recorded_by, day;
CREATE INDEX enrolment_by_decree ON enrolment (decree) WHERE latest = 1 AND decree <> '';
CREATE INDEX enrolment_registered ON enrolment (id, kpj)
WHERE latest = 1 AND status = 'registered';
CREATE INDEX enrolment_verified ON enrolment (status, recorded_by, id, worker_id)
WHERE latest = 1 AND verified_by <> '';
DROP INDEX card_by_enrolment;
CREATE INDEX card_by_enrolment ON card (enrolment_id, state);
DROP INDEX card_by_state;
CREATE INDEX card_by_state ON card (state, printed_at)
"""


def upgrade() -> None:
    """Bring a store from 0013 to 0014."""
    for statement in _STEPS.split(";"):
        op.execute(statement)
