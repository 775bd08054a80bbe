"""The first schema: what an office's store was made of when the program first came out."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE worker (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    nik TEXT DEFAULT '' NOT NULL,
    kk TEXT DEFAULT '' NOT NULL,
    name TEXT COLLATE "NOCASE" DEFAULT '' NOT NULL,
    title_before TEXT DEFAULT '' NOT NULL,
    title_after TEXT DEFAULT '' NOT NULL,
    birth_place TEXT DEFAULT '' NOT NULL,
    birth_date TEXT,
    sex TEXT DEFAULT '' NOT NULL,
    mother_name TEXT DEFAULT '' NOT NULL,
    marital_status TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    rt TEXT DEFAULT '' NOT NULL,
    rw TEXT DEFAULT '' NOT NULL,
    kelurahan TEXT DEFAULT '' NOT NULL,
    postal_code TEXT DEFAULT '' NOT NULL,
    home_address TEXT DEFAULT '' NOT NULL,
    home_rt TEXT DEFAULT '' NOT NULL,
    home_rw TEXT DEFAULT '' NOT NULL,
    home_kelurahan TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    email TEXT DEFAULT '' NOT NULL,
    occupation TEXT DEFAULT '' NOT NULL,
    occupation_note TEXT DEFAULT '' NOT NULL,
    work_place TEXT DEFAULT '' NOT NULL,
    work_hours TEXT DEFAULT '' NOT NULL,
    monthly_income INTEGER,
    heir_name TEXT DEFAULT '' NOT NULL,
    heir_relation TEXT DEFAULT '' NOT NULL,
    heir_phone TEXT DEFAULT '' NOT NULL,
    consent_date TEXT,
    notes TEXT DEFAULT '' NOT NULL,
    findings TEXT DEFAULT '[]' NOT NULL,
    merged_into TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT worker_sex CHECK (sex IN ('', 'L', 'P'))
);
CREATE INDEX worker_by_kelurahan ON worker (kelurahan, name, id);
CREATE INDEX worker_by_phone ON worker (phone);
CREATE INDEX worker_by_birth_date ON worker (birth_date);
CREATE INDEX worker_by_name ON worker (name, id);
CREATE UNIQUE INDEX worker_nik_once ON worker (nik) WHERE length(nik) = 16 AND merged_into = '';
CREATE INDEX worker_by_kk ON worker (kk);
CREATE TABLE batch (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    layout TEXT DEFAULT '' NOT NULL,
    layout_text TEXT DEFAULT '' NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    status TEXT DEFAULT '' NOT NULL,
    sealed_at TEXT,
    sealed_by TEXT DEFAULT '' NOT NULL,
    people INTEGER DEFAULT 0 NOT NULL,
    lanjutan INTEGER DEFAULT 0 NOT NULL,
    programmes TEXT DEFAULT '' NOT NULL,
    start_month TEXT,
    amount_per_month INTEGER DEFAULT 0 NOT NULL,
    nik_total INTEGER DEFAULT 0 NOT NULL,
    birth_total INTEGER DEFAULT 0 NOT NULL,
    cells_sha256 TEXT DEFAULT '' NOT NULL,
    files TEXT DEFAULT '[]' NOT NULL,
    parent TEXT DEFAULT '' NOT NULL,
    withdrawn_reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX batch_by_number ON batch (number);
CREATE TABLE user (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT COLLATE "NOCASE" DEFAULT '' NOT NULL,
    roles TEXT DEFAULT '[]' NOT NULL,
    slot TEXT DEFAULT '' NOT NULL,
    disabled INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX user_name_once ON user (name);
CREATE TABLE settings (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    office TEXT DEFAULT '' NOT NULL,
    office_name TEXT DEFAULT '' NOT NULL,
    contact TEXT DEFAULT '' NOT NULL,
    head_name TEXT DEFAULT '' NOT NULL,
    start_month TEXT,
    months INTEGER DEFAULT 0 NOT NULL,
    programmes TEXT DEFAULT '' NOT NULL,
    income INTEGER DEFAULT 0 NOT NULL,
    funding TEXT DEFAULT '' NOT NULL,
    decree TEXT DEFAULT '' NOT NULL,
    least_age INTEGER DEFAULT 0 NOT NULL,
    age_limit INTEGER DEFAULT 0 NOT NULL,
    card_design TEXT DEFAULT '' NOT NULL,
    card_sheet TEXT DEFAULT '' NOT NULL,
    layout TEXT DEFAULT '' NOT NULL,
    language TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE import_run (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER DEFAULT 0 NOT NULL,
    file_name TEXT DEFAULT '' NOT NULL,
    file_sha256 TEXT DEFAULT '' NOT NULL,
    kind TEXT DEFAULT '' NOT NULL,
    done_at TEXT,
    done_by TEXT DEFAULT '' NOT NULL,
    read INTEGER DEFAULT 0 NOT NULL,
    added INTEGER DEFAULT 0 NOT NULL,
    changed INTEGER DEFAULT 0 NOT NULL,
    skipped INTEGER DEFAULT 0 NOT NULL,
    refused INTEGER DEFAULT 0 NOT NULL,
    undone INTEGER DEFAULT 0 NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX import_run_by_file ON import_run (file_sha256);
CREATE UNIQUE INDEX import_run_by_number ON import_run (number);
CREATE TABLE journal_entry (
    seq INTEGER NOT NULL,
    store TEXT DEFAULT '' NOT NULL,
    at TEXT DEFAULT '' NOT NULL,
    user TEXT DEFAULT '' NOT NULL,
    use_case TEXT DEFAULT '' NOT NULL,
    about TEXT DEFAULT '' NOT NULL,
    clock INTEGER NOT NULL,
    undoes INTEGER,
    changes INTEGER NOT NULL,
    body_hash TEXT DEFAULT '' NOT NULL,
    previous TEXT DEFAULT '' NOT NULL,
    hash TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (seq)
);
CREATE INDEX journal_entry_by_use_case ON journal_entry (use_case, seq);
CREATE TABLE enrolment (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    worker_id TEXT NOT NULL,
    "group" TEXT DEFAULT '' NOT NULL,
    funding TEXT DEFAULT '' NOT NULL,
    decree TEXT DEFAULT '' NOT NULL,
    programmes TEXT DEFAULT '' NOT NULL,
    start_month TEXT,
    months INTEGER,
    status TEXT DEFAULT '' NOT NULL,
    kpj TEXT DEFAULT '' NOT NULL,
    duty_place TEXT DEFAULT '' NOT NULL,
    duty_letter TEXT DEFAULT '' NOT NULL,
    proposed_by TEXT DEFAULT '' NOT NULL,
    latest INTEGER DEFAULT 0 NOT NULL,
    recorded_by TEXT DEFAULT '' NOT NULL,
    recorded_at TEXT,
    verified_by TEXT DEFAULT '' NOT NULL,
    verified_at TEXT,
    papers TEXT DEFAULT '[]' NOT NULL,
    acknowledged TEXT DEFAULT '[]' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    batch_id TEXT DEFAULT '' NOT NULL,
    registered_at TEXT,
    end_reason TEXT DEFAULT '' NOT NULL,
    ended_on TEXT,
    end_proof TEXT DEFAULT '' NOT NULL,
    replaced_by TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE UNIQUE INDEX enrolment_open_once ON enrolment (worker_id) WHERE status NOT IN ('ended', 'rejected');
CREATE INDEX enrolment_by_worker ON enrolment (worker_id, latest);
CREATE INDEX enrolment_by_batch ON enrolment (batch_id);
CREATE INDEX enrolment_by_status ON enrolment (latest, status, worker_id);
CREATE TABLE journal_change (
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    "table" TEXT DEFAULT '' NOT NULL,
    "key" TEXT DEFAULT '' NOT NULL,
    hash BLOB NOT NULL,
    body TEXT,
    PRIMARY KEY (seq, position),
    FOREIGN KEY(seq) REFERENCES journal_entry (seq)
);
CREATE INDEX journal_change_by_key ON journal_change ("key");
CREATE TABLE batch_line (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    batch_id TEXT NOT NULL,
    enrolment_id TEXT NOT NULL,
    worker_id TEXT NOT NULL,
    position INTEGER DEFAULT 0 NOT NULL,
    nik TEXT DEFAULT '' NOT NULL,
    "values" TEXT DEFAULT '[]' NOT NULL,
    old_kpj TEXT DEFAULT '' NOT NULL,
    verdict TEXT DEFAULT '' NOT NULL,
    kpj TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(batch_id) REFERENCES batch (id),
    FOREIGN KEY(enrolment_id) REFERENCES enrolment (id),
    FOREIGN KEY(worker_id) REFERENCES worker (id)
);
CREATE INDEX batch_line_by_worker ON batch_line (worker_id);
CREATE INDEX batch_line_by_nik ON batch_line (nik, batch_id);
CREATE INDEX batch_line_by_batch ON batch_line (batch_id, position);
CREATE INDEX batch_line_by_enrolment ON batch_line (enrolment_id);
CREATE TABLE card (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    worker_id TEXT NOT NULL,
    enrolment_id TEXT NOT NULL,
    serial TEXT DEFAULT '' NOT NULL,
    token TEXT DEFAULT '' NOT NULL,
    design TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT '' NOT NULL,
    printed_at TEXT,
    printed_by TEXT DEFAULT '' NOT NULL,
    handed_to TEXT DEFAULT '' NOT NULL,
    handed_at TEXT,
    void_reason TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(worker_id) REFERENCES worker (id),
    FOREIGN KEY(enrolment_id) REFERENCES enrolment (id)
);
CREATE UNIQUE INDEX card_serial_once ON card (serial);
CREATE INDEX card_by_worker ON card (worker_id);
CREATE INDEX card_by_state ON card (state, serial);
CREATE INDEX card_by_enrolment ON card (enrolment_id)
"""


def upgrade() -> None:
    """Make every table and index."""
    for statement in TABLES.split(";"):
        op.execute(statement)
