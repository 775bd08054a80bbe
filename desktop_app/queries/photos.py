"""The pictures of somebody's papers, and the bytes of one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.domain.photo import Photo
from desktop_app.store import schema
from desktop_app.store.rows import record_of


def photos_of(connection: Connection, worker_id: str) -> list[Photo]:
    """Give the pictures of somebody's papers in the order in which they came."""
    table = schema.photo
    asked = select(table).where(table.c.worker_id == worker_id).order_by(table.c.id)
    return [record_of(Photo, row) for row in connection.execute(asked).mappings()]


def content(connection: Connection, sha256: str) -> bytes:
    """Give the bytes of a picture, b"" where they were erased."""
    table = schema.photo_content
    found = connection.execute(select(table.c.body).where(table.c.sha256 == sha256)).scalar()
    return bytes(found or b"")
