"""The office's settings as they are."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.settings import Settings
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def settings_of(connection: Connection) -> Settings:
    """Give the office's settings; those of a new office before they are written."""
    row = connection.execute(select(schema.settings)).mappings().first()
    return record_of(Settings, row) if row else Settings(id="office")
