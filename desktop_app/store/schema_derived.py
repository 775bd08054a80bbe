"""Tables whose rows follow from others: normal forms, the list, its trigrams, and its counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable

from desktop_app.store.schema_columns import (
    json_column,
    maybe_text,
    metadata,
    number_column,
    text_column,
)

DERIVED = frozenset({"name_key", "listed", "found", "tally", "daily"})
"""Tables whose rows follow from others; neither journaled nor undone."""


@compiles(CreateTable, "sqlite")
def _create(create: CreateTable, compiler: Any, **said: Any) -> str:
    """Let a table that says so be made by a module of SQLite."""
    table = create.element
    if "using" not in table.info:
        return str(compiler.visit_create_table(create, **said))
    columns = ", ".join(each.name for each in table.columns)
    how = f"{table.info['using']}({columns}, {table.info['options']})"
    return f"CREATE VIRTUAL TABLE {table.name} USING {how}"


name_key = Table(
    "name_key",
    metadata,
    Column("worker_id", Text, primary_key=True),
    text_column("sound"),
    text_column("words"),
    maybe_text("birth_date"),
    *(text_column(name) for name in ("nik", "kelurahan")),
    Index("name_key_by_words", "words", "birth_date", "nik", "kelurahan"),
)

listed = Table(
    "listed",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("worker_id", Text, nullable=False),
    Column("enrolment_id", Text, nullable=False),
    text_column("name", nocase=True),
    *(text_column(name) for name in ("nik", "kelurahan", "rt")),
    maybe_text("birth_date"),
    text_column("occupation"),
    json_column("findings"),
    *(text_column(name) for name in ("status", "group", "recorded_by")),
    maybe_text("recorded_at"),
    text_column("batch_id"),
    text_column("funding"),
    maybe_text("start_month"),
    *(text_column(name) for name in ("kk", "sex", "mother_name", "phone", "address")),
    *(text_column(name) for name in ("occupation_note", "basis", "consent_version", "kpj")),
    json_column("acknowledged"),
    text_column("sound"),
    Index("listed_once", "worker_id", unique=True),
    Index("listed_by_name", "name", "n"),
    Index("listed_by_words", "name", "n", "sound", "address", "nik", "kk", "phone"),
    Index("listed_by_nik", "nik", "n"),
    Index("listed_by_birth_date", "birth_date", "n"),
    Index("listed_by_kelurahan", "kelurahan", "rt", "name", "n"),
    Index("listed_by_status", "status", "recorded_at", "recorded_by", "n"),
    Index("listed_by_change", "recorded_at", "n"),
)
Index(
    "listed_by_finding",
    listed.c.status,
    listed.c.findings,
    sqlite_where=text("findings <> '[]'"),
)

found = Table(
    "found",
    metadata,
    *(Column(name, Text) for name in ("name", "sound", "digits", "address")),
    info={"using": "fts5", "options": "tokenize='trigram', content='', contentless_delete=1"},
)
"""The trigrams of what a search looks through; `rowid` is the listed person's `n`."""

tally = Table(
    "tally",
    metadata,
    *(
        Column(name, Text, primary_key=True)
        for name in ("kelurahan", "group", "status", "funding", "year")
    ),
    number_column("people"),
)

daily = Table(
    "daily",
    metadata,
    *(Column(name, Text, primary_key=True) for name in ("status", "recorded_by", "day")),
    number_column("people"),
)
"""Whom each user recorded last on which day, in UTC, and where these people stand."""
