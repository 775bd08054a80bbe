"""Layouts of an office, what Dukcapil said, several lists in a batch, how a branch answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _json(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("'[]'"))


def _key() -> tuple[sa.Column[str], sa.Column[int]]:
    return (
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )


def upgrade() -> None:
    """Bring a store from 0001 to 0002; lines sent before went to one list, new or lanjutan."""
    number = sa.Column("leavers", sa.Integer, nullable=False, server_default=sa.text("0"))
    for table, column in (
        ("worker", _text("dukcapil")),
        ("worker", sa.Column("dukcapil_on", sa.Text)),
        ("batch", _json("also_texts")),
        ("batch", number),
        ("batch", _json("cells")),
        ("batch_line", _text("kind")),
        ("batch_line", _text("resends")),
    ):
        op.add_column(table, column)
    op.execute("UPDATE batch_line SET kind = CASE old_kpj WHEN '' THEN 'new' ELSE 'lanjutan' END")
    op.create_index("batch_line_by_old_kpj", "batch_line", ["old_kpj"])
    op.create_index("enrolment_by_kpj", "enrolment", ["kpj"])
    op.create_table("layout_file", *_key(), _text("name"), _text("text"))
    op.create_index("layout_file_name_once", "layout_file", ["name"], unique=True)
    op.create_table("workbook_file", *_key(), _text("name"), _text("content"))
    op.create_table("answer_form", *_key(), _json("headings"))
