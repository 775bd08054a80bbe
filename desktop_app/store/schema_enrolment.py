"""The table of enrolments, with indexes that hold only those few whom a question is about."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, text

from desktop_app.store.schema_columns import (
    json_column,
    key_columns,
    maybe_text,
    metadata,
    number_column,
    refers,
    text_column,
)

enrolment = Table(
    "enrolment",
    metadata,
    *key_columns(),
    refers("worker_id", "worker.id"),
    *(text_column(name) for name in ("group", "funding", "decree", "programmes")),
    maybe_text("start_month"),
    Column("months", Integer),
    text_column("status"),
    *(text_column(name) for name in ("kpj", "duty_place", "duty_letter", "proposed_by")),
    number_column("latest"),
    text_column("recorded_by"),
    maybe_text("recorded_at"),
    text_column("verified_by"),
    maybe_text("verified_at"),
    json_column("papers"),
    json_column("acknowledged"),
    *(text_column(name) for name in ("note", "batch_id")),
    maybe_text("registered_at"),
    text_column("end_reason"),
    maybe_text("ended_on"),
    *(text_column(name) for name in ("end_proof", "replaced_by")),
    Index("enrolment_by_worker", "worker_id", "latest"),
    Index("enrolment_by_batch", "batch_id"),
    Index("enrolment_by_kpj", "kpj"),
)
Index(
    "enrolment_open_once",
    enrolment.c.worker_id,
    unique=True,
    sqlite_where=text("status NOT IN ('ended', 'rejected')"),
)

DECREED = "latest = 1 AND decree <> ''"
VERIFIED = "latest = 1 AND verified_by <> ''"
REGISTERED = "latest = 1 AND status = 'registered'"
"""Those whom an index holds: it answers only what asks for them in these very words."""
Index("enrolment_by_decree", enrolment.c.decree, sqlite_where=text(DECREED))
Index(
    "enrolment_verified",
    *(enrolment.c[name] for name in ("status", "recorded_by", "id", "worker_id")),
    sqlite_where=text(VERIFIED),
)
Index("enrolment_registered", enrolment.c.id, enrolment.c.kpj, sqlite_where=text(REGISTERED))
