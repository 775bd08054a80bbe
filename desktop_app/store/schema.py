"""The tables, written by hand: columns, checks, and an index for every question of a screen."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

SCHEMA_VERSION = "0011"
"""The newest migration that this program knows."""

metadata = MetaData()


def _text(name: str, *, nocase: bool = False) -> Column[str]:
    kind = Text(collation="NOCASE") if nocase else Text()
    return Column(name, kind, nullable=False, server_default=text("''"))


def _maybe_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _json(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("'[]'"))


def _key() -> tuple[Column[str], Column[int]]:
    return Column("id", Text, primary_key=True), Column("version", Integer, nullable=False)


def _refers(name: str, target: str) -> Column[str]:
    return Column(name, Text, ForeignKey(target), nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

worker = Table(
    "worker",
    metadata,
    *_key(),
    _text("nik"),
    _text("kk"),
    _text("name", nocase=True),
    *(_text(name) for name in ("title_before", "title_after", "birth_place")),
    _maybe_text("birth_date"),
    *(_text(name) for name in ("sex", "mother_name", "marital_status", "address", "rt", "rw")),
    *(_text(name) for name in ("kelurahan", "postal_code", "home_address", "home_rt", "home_rw")),
    *(_text(name) for name in ("home_kelurahan", "phone", "email", "occupation")),
    *(_text(name) for name in ("occupation_note", "work_place", "work_hours")),
    Column("monthly_income", Integer),
    *(_text(name) for name in ("heir_name", "heir_relation", "heir_phone")),
    _maybe_text("consent_date"),
    _text("notes"),
    _json("findings"),
    _text("merged_into"),
    _text("dukcapil"),
    _maybe_text("dukcapil_on"),
    CheckConstraint("sex IN ('', 'L', 'P')", name="worker_sex"),
    Index("worker_by_name", "name", "id"),
    Index("worker_by_kelurahan", "kelurahan", "name", "id"),
    Index("worker_by_birth_date", "birth_date"),
    Index("worker_by_kk", "kk"),
    Index("worker_by_phone", "phone"),
)
Index(
    "worker_nik_once",
    worker.c.nik,
    unique=True,
    sqlite_where=text("length(nik) = 16 AND merged_into = ''"),
)

name_key = Table(
    "name_key",
    metadata,
    Column("worker_id", Text, primary_key=True),
    _text("sound"),
    _text("words"),
    Index("name_key_by_words", "words"),
)

pair = Table(
    "pair",
    metadata,
    *_key(),
    *(_text(name) for name in ("worker_a", "worker_b")),
    _number("score"),
    _text("verdict"),
    _json("reasons"),
    _text("decided_by"),
    _maybe_text("decided_at"),
    _text("note"),
    Index("pair_once", "worker_a", "worker_b", unique=True),
    Index("pair_by_other", "worker_b"),
    Index("pair_by_verdict", "verdict", "score", "id"),
)

batch = Table(
    "batch",
    metadata,
    *_key(),
    *(_text(name) for name in ("number", "layout", "layout_text", "title", "status")),
    _maybe_text("sealed_at"),
    _text("sealed_by"),
    *(_number(name) for name in ("people", "lanjutan")),
    _text("programmes"),
    _maybe_text("start_month"),
    *(_number(name) for name in ("amount_per_month", "nik_total", "birth_total")),
    _text("cells_sha256"),
    _json("files"),
    *(_text(name) for name in ("parent", "withdrawn_reason")),
    _json("also_texts"),
    _number("leavers"),
    _json("cells"),
    Index("batch_by_number", "number", unique=True),
)

enrolment = Table(
    "enrolment",
    metadata,
    *_key(),
    _refers("worker_id", "worker.id"),
    *(_text(name) for name in ("group", "funding", "decree", "programmes")),
    _maybe_text("start_month"),
    Column("months", Integer),
    _text("status"),
    *(_text(name) for name in ("kpj", "duty_place", "duty_letter", "proposed_by")),
    _number("latest"),
    _text("recorded_by"),
    _maybe_text("recorded_at"),
    _text("verified_by"),
    _maybe_text("verified_at"),
    _json("papers"),
    _json("acknowledged"),
    *(_text(name) for name in ("note", "batch_id")),
    _maybe_text("registered_at"),
    _text("end_reason"),
    _maybe_text("ended_on"),
    *(_text(name) for name in ("end_proof", "replaced_by")),
    Index("enrolment_by_worker", "worker_id", "latest"),
    Index("enrolment_by_status", "latest", "status", "worker_id"),
    Index("enrolment_by_batch", "batch_id"),
    Index("enrolment_by_kpj", "kpj"),
)
Index(
    "enrolment_open_once",
    enrolment.c.worker_id,
    unique=True,
    sqlite_where=text("status NOT IN ('ended', 'rejected')"),
)

batch_line = Table(
    "batch_line",
    metadata,
    *_key(),
    _refers("batch_id", "batch.id"),
    _refers("enrolment_id", "enrolment.id"),
    _refers("worker_id", "worker.id"),
    _number("position"),
    _text("nik"),
    _json("values"),
    *(_text(name) for name in ("old_kpj", "verdict", "kpj", "reason", "kind", "resends")),
    Index("batch_line_by_batch", "batch_id", "position"),
    Index("batch_line_by_enrolment", "enrolment_id"),
    Index("batch_line_by_worker", "worker_id"),
    Index("batch_line_by_nik", "nik", "batch_id"),
    Index("batch_line_by_old_kpj", "old_kpj"),
)

layout_file = Table(
    "layout_file",
    metadata,
    *_key(),
    _text("name"),
    _text("text"),
    Index("layout_file_name_once", "name", unique=True),
)

workbook_file = Table("workbook_file", metadata, *_key(), _text("name"), _text("content"))

answer_form = Table("answer_form", metadata, *_key(), _json("headings"))

list_form = Table(
    "list_form",
    metadata,
    *_key(),
    _text("signature"),
    _json("fields"),
    Index("list_form_once", "signature", unique=True),
)

card = Table(
    "card",
    metadata,
    *_key(),
    _refers("worker_id", "worker.id"),
    _refers("enrolment_id", "enrolment.id"),
    *(_text(name) for name in ("serial", "token", "design", "state")),
    _maybe_text("printed_at"),
    *(_text(name) for name in ("printed_by", "handed_to")),
    _maybe_text("handed_at"),
    *(_text(name) for name in ("void_reason", "replaces", "handed_as", "handed_by")),
    Index("card_serial_once", "serial", unique=True),
    Index("card_by_state", "state", "serial"),
    Index("card_by_enrolment", "enrolment_id"),
    Index("card_by_worker", "worker_id"),
)

printer = Table(
    "printer",
    metadata,
    *_key(),
    _text("name", nocase=True),
    _text("tray", nocase=True),
    *(_number(name) for name in ("front_right", "front_down", "back_right", "back_down")),
    _maybe_text("measured_at"),
    _text("measured_by"),
    Index("printer_tray_once", "name", "tray", unique=True),
)

print_job = Table(
    "print_job",
    metadata,
    *_key(),
    _number("number"),
    *(_text(name) for name in ("at", "by", "printer", "design", "sheet", "sides")),
    _number("start_slot"),
    _json("cards"),
    _text("state"),
    *(_number(name) for name in ("well", "spoiled")),
    *(_text(name) for name in ("reason", "box_id")),
    Index("print_job_by_number", "number", unique=True),
    Index("print_job_by_state", "state", "number"),
)

card_box = Table(
    "card_box",
    metadata,
    *_key(),
    _text("name", nocase=True),
    *(_number(name) for name in ("holds", "printed", "spoiled")),
    _text("opened_at"),
    _number("emptied"),
    Index("card_box_by_moment", "emptied", "opened_at"),
)

handover = Table(
    "handover",
    metadata,
    *_key(),
    _number("number"),
    *(_text(name) for name in ("at", "by", "receiver", "to")),
    _json("cards"),
    Index("handover_by_number", "number", unique=True),
)

own_design = Table(
    "own_design",
    metadata,
    *_key(),
    _text("name", nocase=True),
    _text("base"),
    *(_json(name) for name in ("texts", "colours", "pictures")),
    Index("own_design_name_once", "name", unique=True),
)

office_picture = Table(
    "office_picture",
    metadata,
    *_key(),
    *(_text(name) for name in ("name", "content", "permitted_by", "permitted_at")),
)

photo = Table(
    "photo",
    metadata,
    *_key(),
    _refers("worker_id", "worker.id"),
    *(_text(name) for name in ("kind", "content")),
    _number("turned"),
    _text("added_by"),
    _maybe_text("added_at"),
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
    *_key(),
    _text("name", nocase=True),
    _json("roles"),
    _text("slot"),
    _number("disabled"),
    Index("user_name_once", "name", unique=True),
)

settings = Table(
    "settings",
    metadata,
    *_key(),
    *(_text(name) for name in ("office", "office_name", "contact", "head_name")),
    _maybe_text("start_month"),
    _number("months"),
    _text("programmes"),
    _number("income"),
    *(_text(name) for name in ("funding", "decree")),
    *(_number(name) for name in ("least_age", "age_limit")),
    *(_text(name) for name in ("card_design", "card_sheet", "layout", "language")),
)

quota = Table(
    "quota",
    metadata,
    *_key(),
    *(_text(name) for name in ("region", "group", "funding")),
    *(_number(name) for name in ("year", "places")),
    Index("quota_once", "region", "group", "funding", "year", unique=True),
)

occupation_code = Table("occupation_code", metadata, *_key(), _text("bpjs_code"))

import_run = Table(
    "import_run",
    metadata,
    *_key(),
    _number("number"),
    *(_text(name) for name in ("file_name", "file_sha256", "kind")),
    _maybe_text("done_at"),
    _text("done_by"),
    *(_number(name) for name in ("read", "added", "changed", "skipped", "refused", "undone")),
    Index("import_run_by_number", "number", unique=True),
    Index("import_run_by_file", "file_sha256"),
)

journal_entry = Table(
    "journal_entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    *(_text(name) for name in ("store", "at", "user", "use_case", "about")),
    Column("clock", Integer, nullable=False),
    Column("undoes", Integer),
    Column("changes", Integer, nullable=False),
    _text("body_hash"),
    _text("previous"),
    _text("hash"),
    Index("journal_entry_by_use_case", "use_case", "seq"),
)

journal_change = Table(
    "journal_change",
    metadata,
    Column("seq", Integer, ForeignKey("journal_entry.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("table"),
    _text("key"),
    Column("hash", LargeBinary, nullable=False),
    Column("body", Text),
    Index("journal_change_by_key", "key"),
)
