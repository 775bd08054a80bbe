"""What the store remembers of imports."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop_app.domain.import_run import ImportRun
from desktop_app.domain.list_form import ListForm
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def imports_of_file(connection: Connection, sha256: str) -> int:
    """Give the number of the last import of a file with these bytes that stands; 0 = none."""
    table = schema.import_run
    asked = select(func.max(table.c.number)).where(
        table.c.file_sha256 == sha256, table.c.undone == 0
    )
    return connection.execute(asked).scalar() or 0


def list_forms(connection: Connection) -> list[ListForm]:
    """Give how senders' columns were chosen before."""
    rows = connection.execute(select(schema.list_form)).mappings()
    return [record_of(ListForm, row) for row in rows]


def imports(connection: Connection, limit: int = 50) -> list[ImportRun]:
    """Give the latest imports, the newest first."""
    table = schema.import_run
    rows = connection.execute(select(table).order_by(table.c.number.desc()).limit(limit))
    return [record_of(ImportRun, row) for row in rows.mappings()]
