"""The office's settings as they are."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.settings import Settings
from desktop_app.store import plain, schema
from desktop_app.store.rows import columns_of, tuple_reader

_ASKED = plain.text_of(select(*(schema.settings.c[each.name] for each in columns_of(Settings))))
_read = tuple_reader(Settings)


def settings_of(connection: Connection) -> Settings:
    """Give the office's settings; those of a new office before they are written."""
    rows = plain.fetch(connection, _ASKED)
    return _read(rows[0]) if rows else Settings(id="office")
