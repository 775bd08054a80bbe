"""The layouts that an office has of its own, the agency's workbooks, and how a branch answers."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.answer_form import AnswerForm
from desktop_app.domain.layout_file import LayoutFile, WorkbookFile
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def layout_files(connection: Connection) -> list[LayoutFile]:
    """Give the office's own layouts by name."""
    table = schema.layout_file
    rows = connection.execute(select(table).order_by(table.c.name)).mappings()
    return [record_of(LayoutFile, row) for row in rows]


def layout_file(connection: Connection, name: str) -> LayoutFile | None:
    """Give the office's own layout of that name, or None."""
    table = schema.layout_file
    row = connection.execute(select(table).where(table.c.name == name)).mappings().first()
    return record_of(LayoutFile, row) if row else None


def workbook_file(connection: Connection, sha256: str) -> WorkbookFile | None:
    """Give the agency's workbook with that digest, or None."""
    table = schema.workbook_file
    row = connection.execute(select(table).where(table.c.id == sha256)).mappings().first()
    return record_of(WorkbookFile, row) if row else None


def answer_forms(connection: Connection) -> list[AnswerForm]:
    """Give how branches have written their answers, the newest first."""
    table = schema.answer_form
    rows = connection.execute(select(table).order_by(table.c.id.desc())).mappings()
    return [record_of(AnswerForm, row) for row in rows]
