"""Tables for the duties on personal data: what people ask for, and what was destroyed."""

from __future__ import annotations

from sqlalchemy import Index, Table

from desktop_app.store.schema_columns import (
    json_column,
    key_columns,
    maybe_text,
    metadata,
    number_column,
    text_column,
)

data_request = Table(
    "data_request",
    metadata,
    *key_columns(),
    number_column("number"),
    *(text_column(name) for name in ("worker_id", "kind", "asked_by", "wish")),
    *(text_column(name) for name in ("asked_at", "noted_by", "state", "reason", "answered_by")),
    maybe_text("answered_at"),
    Index("data_request_by_number", "number", unique=True),
    Index("data_request_by_state", "state", "asked_at"),
    Index("data_request_by_worker", "worker_id"),
)

disposal = Table(
    "disposal",
    metadata,
    *key_columns(),
    number_column("number"),
    *(text_column(name) for name in ("at", "by", "why")),
    number_column("years"),
    json_column("lines"),
    Index("disposal_by_number", "number", unique=True),
)
