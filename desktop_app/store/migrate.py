"""The schema's version: a new database is made whole, a newer one is refused."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.kernel.errors import BusyError
from desktop_app.kernel.i18n import N_
from desktop_app.store import schema


class NewerStoreError(BusyError):
    """The database was written by a newer version of the program."""

    text = N_("Data kantor ini dibuat oleh versi program yang lebih baru. Perbarui program ini.")


def create(connection: Connection, store_id: str) -> None:
    """Make all tables of the newest schema in an empty database."""
    schema.metadata.create_all(connection)
    connection.execute(
        schema.meta.insert(),
        [{"name": "store", "value": store_id}, {"name": "schema", "value": schema.SCHEMA_VERSION}],
    )


def demand_known(connection: Connection) -> None:
    """Refuse a database whose schema this program does not know.

    Raises:
        NewerStoreError: its schema is newer than this program.
    """
    found = connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.name == "schema")
    ).scalar()
    if found is None or found > schema.SCHEMA_VERSION:
        raise NewerStoreError
