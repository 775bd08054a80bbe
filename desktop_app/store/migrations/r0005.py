"""The printing office: printers, print jobs, boxes of cards, handovers, the office's own designs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _text(name: str, collation: str | None = None) -> sa.Column[str]:
    kind = sa.Text(collation=collation)
    return sa.Column(name, kind, nullable=False, server_default=sa.text("''"))


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def _json(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("'[]'"))


def _table(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[str | None]) -> None:
    key = sa.Column("id", sa.Text, primary_key=True)
    op.create_table(name, key, sa.Column("version", sa.Integer, nullable=False), *columns)


def upgrade() -> None:
    """Make the new tables, and say of cards for which they stand and who gave them to whom."""
    for name in ("replaces", "handed_as", "handed_by"):
        op.add_column("card", _text(name))
    _printing()
    _handing_over()


def _printing() -> None:
    _table(
        "printer",
        _text("name", "NOCASE"),
        _text("tray", "NOCASE"),
        *(_number(name) for name in ("front_right", "front_down", "back_right", "back_down")),
        sa.Column("measured_at", sa.Text),
        _text("measured_by"),
    )
    op.create_index("printer_tray_once", "printer", ["name", "tray"], unique=True)
    _table(
        "print_job",
        _number("number"),
        *(_text(name) for name in ("at", "by", "printer", "design", "sheet", "sides")),
        _number("start_slot"),
        _json("cards"),
        _text("state"),
        *(_number(name) for name in ("well", "spoiled")),
        *(_text(name) for name in ("reason", "box_id")),
    )
    op.create_index("print_job_by_number", "print_job", ["number"], unique=True)
    op.create_index("print_job_by_state", "print_job", ["state", "number"])
    _table(
        "card_box",
        _text("name", "NOCASE"),
        *(_number(name) for name in ("holds", "printed", "spoiled")),
        _text("opened_at"),
        _number("emptied"),
    )
    op.create_index("card_box_by_moment", "card_box", ["emptied", "opened_at"])


def _handing_over() -> None:
    _table(
        "handover",
        _number("number"),
        *(_text(name) for name in ("at", "by", "receiver", "to")),
        _json("cards"),
    )
    op.create_index("handover_by_number", "handover", ["number"], unique=True)
    _table(
        "own_design",
        _text("name", "NOCASE"),
        _text("base"),
        *(_json(name) for name in ("texts", "colours", "pictures")),
    )
    op.create_index("own_design_name_once", "own_design", ["name"], unique=True)
    _table(
        "office_picture",
        *(_text(name) for name in ("name", "content", "permitted_by", "permitted_at")),
    )
