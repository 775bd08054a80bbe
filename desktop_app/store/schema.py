"""The tables, written by hand: columns, checks, and an index for every question of a screen."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)

from desktop_app.store.schema_columns import (
    json_column,
    key_columns,
    maybe_text,
    metadata,
    number_column,
    refers,
    text_column,
)
from desktop_app.store.schema_derived import DERIVED, daily, found, listed, name_key, tally
from desktop_app.store.schema_duties import data_request, disposal
from desktop_app.store.schema_enrolment import enrolment

__all__ = [
    "DERIVED",
    "daily",
    "data_request",
    "disposal",
    "enrolment",
    "found",
    "listed",
    "metadata",
    "name_key",
    "tally",
]

SCHEMA_VERSION = "0017"
"""The newest migration that this program knows."""

meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

worker = Table(
    "worker",
    metadata,
    *key_columns(),
    text_column("nik"),
    text_column("kk"),
    text_column("name", nocase=True),
    *(text_column(name) for name in ("title_before", "title_after", "birth_place")),
    maybe_text("birth_date"),
    *(
        text_column(name)
        for name in ("sex", "mother_name", "marital_status", "address", "rt", "rw")
    ),
    *(
        text_column(name)
        for name in ("kelurahan", "postal_code", "home_address", "home_rt", "home_rw")
    ),
    *(text_column(name) for name in ("home_kelurahan", "phone", "email", "occupation")),
    *(text_column(name) for name in ("occupation_note", "work_place", "work_hours")),
    Column("monthly_income", Integer),
    *(text_column(name) for name in ("heir_name", "heir_relation", "heir_phone")),
    maybe_text("consent_date"),
    text_column("notes"),
    json_column("findings"),
    text_column("merged_into"),
    text_column("dukcapil"),
    maybe_text("dukcapil_on"),
    *(text_column(name) for name in ("basis", "consent_version")),
    CheckConstraint("sex IN ('', 'L', 'P')", name="worker_sex"),
    Index("worker_by_nik", "nik"),
    Index("worker_by_birth_date", "birth_date", "nik", "name"),
    Index("worker_by_kk", "kk"),
    Index("worker_by_phone", "phone"),
)
Index(
    "worker_nik_once",
    worker.c.nik,
    unique=True,
    sqlite_where=text("length(nik) = 16 AND merged_into = ''"),
)

pair = Table(
    "pair",
    metadata,
    *key_columns(),
    *(text_column(name) for name in ("worker_a", "worker_b")),
    number_column("score"),
    text_column("verdict"),
    json_column("reasons"),
    text_column("decided_by"),
    maybe_text("decided_at"),
    text_column("note"),
    Index("pair_once", "worker_a", "worker_b", unique=True),
    Index("pair_by_other", "worker_b"),
    Index("pair_by_verdict", "verdict", "score", "id"),
)

learned_weights = Table(
    "learned_weights", metadata, *key_columns(), number_column("people"), text_column("text")
)

batch = Table(
    "batch",
    metadata,
    *key_columns(),
    *(text_column(name) for name in ("number", "layout", "layout_text", "title", "status")),
    maybe_text("sealed_at"),
    text_column("sealed_by"),
    *(number_column(name) for name in ("people", "lanjutan")),
    text_column("programmes"),
    maybe_text("start_month"),
    *(number_column(name) for name in ("amount_per_month", "nik_total", "birth_total")),
    text_column("cells_sha256"),
    json_column("files"),
    *(text_column(name) for name in ("parent", "withdrawn_reason")),
    json_column("also_texts"),
    number_column("leavers"),
    json_column("cells"),
    Index("batch_by_number", "number", unique=True),
)

batch_line = Table(
    "batch_line",
    metadata,
    *key_columns(),
    refers("batch_id", "batch.id"),
    refers("enrolment_id", "enrolment.id"),
    refers("worker_id", "worker.id"),
    number_column("position"),
    text_column("nik"),
    json_column("values"),
    *(text_column(name) for name in ("old_kpj", "verdict", "kpj", "reason", "kind", "resends")),
    Index("batch_line_by_batch", "batch_id", "position"),
    Index("batch_line_by_enrolment", "enrolment_id"),
    Index("batch_line_by_worker", "worker_id"),
    Index("batch_line_by_nik", "nik", "batch_id"),
    Index("batch_line_by_old_kpj", "old_kpj"),
)

layout_file = Table(
    "layout_file",
    metadata,
    *key_columns(),
    text_column("name"),
    text_column("text"),
    Index("layout_file_name_once", "name", unique=True),
)

workbook_file = Table(
    "workbook_file", metadata, *key_columns(), text_column("name"), text_column("content")
)

answer_form = Table("answer_form", metadata, *key_columns(), json_column("headings"))

list_form = Table(
    "list_form",
    metadata,
    *key_columns(),
    text_column("signature"),
    json_column("fields"),
    Index("list_form_once", "signature", unique=True),
)

card = Table(
    "card",
    metadata,
    *key_columns(),
    refers("worker_id", "worker.id"),
    refers("enrolment_id", "enrolment.id"),
    *(text_column(name) for name in ("serial", "token", "design", "state")),
    maybe_text("printed_at"),
    *(text_column(name) for name in ("printed_by", "handed_to")),
    maybe_text("handed_at"),
    *(text_column(name) for name in ("void_reason", "replaces", "handed_as", "handed_by")),
    Index("card_serial_once", "serial", unique=True),
    Index("card_by_state", "state", "printed_at"),
    Index("card_by_enrolment", "enrolment_id", "state"),
    Index("card_by_worker", "worker_id"),
)

printer = Table(
    "printer",
    metadata,
    *key_columns(),
    text_column("name", nocase=True),
    text_column("tray", nocase=True),
    *(number_column(name) for name in ("front_right", "front_down", "back_right", "back_down")),
    maybe_text("measured_at"),
    text_column("measured_by"),
    Index("printer_tray_once", "name", "tray", unique=True),
)

print_job = Table(
    "print_job",
    metadata,
    *key_columns(),
    number_column("number"),
    *(text_column(name) for name in ("at", "by", "printer", "design", "sheet", "sides")),
    number_column("start_slot"),
    json_column("cards"),
    text_column("state"),
    *(number_column(name) for name in ("well", "spoiled")),
    *(text_column(name) for name in ("reason", "box_id")),
    Index("print_job_by_number", "number", unique=True),
    Index("print_job_by_state", "state", "number"),
)

card_box = Table(
    "card_box",
    metadata,
    *key_columns(),
    text_column("name", nocase=True),
    *(number_column(name) for name in ("holds", "printed", "spoiled")),
    text_column("opened_at"),
    number_column("emptied"),
    Index("card_box_by_moment", "emptied", "opened_at"),
)

handover = Table(
    "handover",
    metadata,
    *key_columns(),
    number_column("number"),
    *(text_column(name) for name in ("at", "by", "receiver", "to")),
    json_column("cards"),
    Index("handover_by_number", "number", unique=True),
)

own_design = Table(
    "own_design",
    metadata,
    *key_columns(),
    text_column("name", nocase=True),
    text_column("base"),
    *(json_column(name) for name in ("texts", "colours", "pictures")),
    Index("own_design_name_once", "name", unique=True),
)

office_picture = Table(
    "office_picture",
    metadata,
    *key_columns(),
    *(text_column(name) for name in ("name", "content", "permitted_by", "permitted_at")),
)

photo = Table(
    "photo",
    metadata,
    *key_columns(),
    refers("worker_id", "worker.id"),
    *(text_column(name) for name in ("kind", "content")),
    number_column("turned"),
    text_column("added_by"),
    maybe_text("added_at"),
    Index("photo_by_worker", "worker_id"),
)

photo_content = Table(
    "photo_content",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

user = Table(
    "user",
    metadata,
    *key_columns(),
    text_column("name", nocase=True),
    json_column("roles"),
    text_column("slot"),
    number_column("disabled"),
    Index("user_name_once", "name", unique=True),
)

settings = Table(
    "settings",
    metadata,
    *key_columns(),
    *(text_column(name) for name in ("office", "office_name", "contact", "head_name")),
    maybe_text("start_month"),
    number_column("months"),
    text_column("programmes"),
    number_column("income"),
    *(text_column(name) for name in ("funding", "decree")),
    *(number_column(name) for name in ("least_age", "age_limit")),
    *(text_column(name) for name in ("card_design", "card_sheet", "layout", "language")),
    number_column("collect_days", 14),
    number_column("recheck_share"),
    number_column("keep_years", 10),
)

recheck = Table(
    "recheck",
    metadata,
    *key_columns(),
    refers("worker_id", "worker.id"),
    refers("enrolment_id", "enrolment.id"),
    text_column("keyer"),
    json_column("differing"),
    text_column("by"),
    maybe_text("at"),
    Index("recheck_once", "enrolment_id", unique=True),
    Index("recheck_by_keyer", "keyer", "at"),
)

quota = Table(
    "quota",
    metadata,
    *key_columns(),
    *(text_column(name) for name in ("region", "group", "funding")),
    *(number_column(name) for name in ("year", "places")),
    Index("quota_once", "region", "group", "funding", "year", unique=True),
)

occupation_code = Table("occupation_code", metadata, *key_columns(), text_column("bpjs_code"))

import_run = Table(
    "import_run",
    metadata,
    *key_columns(),
    number_column("number"),
    *(text_column(name) for name in ("file_name", "file_sha256", "kind")),
    maybe_text("done_at"),
    text_column("done_by"),
    *(number_column(name) for name in ("read", "added", "changed", "skipped", "refused", "undone")),
    Index("import_run_by_number", "number", unique=True),
    Index("import_run_by_file", "file_sha256"),
)

journal_entry = Table(
    "journal_entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    *(text_column(name) for name in ("store", "at", "user", "use_case", "about")),
    Column("clock", Integer, nullable=False),
    Column("undoes", Integer),
    Column("changes", Integer, nullable=False),
    text_column("body_hash"),
    text_column("previous"),
    text_column("hash"),
    Index("journal_entry_by_use_case", "use_case", "seq"),
)

journal_change = Table(
    "journal_change",
    metadata,
    Column("seq", Integer, ForeignKey("journal_entry.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    text_column("table"),
    text_column("key"),
    Column("hash", LargeBinary, nullable=False),
    Column("body", Text),
    Index("journal_change_by_key", "key"),
)
