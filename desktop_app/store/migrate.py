"""The schema's version: a new database is made whole, an older one brought up, a newer refused.

How a migration goes, and what must hold before it is kept: docs/storage.md.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, MetaData, column, select, table, update
from sqlalchemy.exc import SQLAlchemyError

from desktop_app.kernel.errors import BusyError, DamagedError
from desktop_app.kernel.i18n import N_
from desktop_app.store import backup, schema
from desktop_app.store.engine import DATABASE, DamagedDatabaseError, migrating
from desktop_app.store.soundness import (
    broken_references,
    broken_structure,
    count_rows,
    strange_shapes,
)
from desktop_app.store.store import Store


class NewerStoreError(BusyError):
    """The database was written by a newer version of the program."""

    text = N_("Data kantor ini dibuat oleh versi program yang lebih baru. Perbarui program ini.")


class NotUpgradedError(DamagedError):
    """A step of the migration failed or did not give what a new database looks like."""

    text = N_(
        "Data kantor ini belum dapat disesuaikan dengan versi program ini. Tidak ada yang berubah "
        "dan cadangannya sudah dibuat. Pakai dahulu versi program sebelumnya."
    )


@dataclass(frozen=True, slots=True)
class Version:
    """What a program takes a store to be: number and tables, and the package of its revisions.

    A revision is a module with `revision`, `down_revision`, `upgrade()` and, where rows come or
    go on purpose, `rows_change`: the names of those tables.
    """

    number: str
    metadata: MetaData
    revisions: str


CURRENT = Version(schema.SCHEMA_VERSION, schema.metadata, "desktop_app.store.migrations")

_META = table("meta", column("name"), column("value"))
_NUMBER = "schema"
_FIRST = "0001"


def create(connection: Connection, store_id: str, version: Version = CURRENT) -> None:
    """Make all tables of the newest schema in an empty database, and stamp it."""
    version.metadata.create_all(connection, checkfirst=False)  # nothing can be there
    said = {"store": store_id, _NUMBER: version.number}
    connection.execute(
        _META.insert(), [{"name": name, "value": value} for name, value in said.items()]
    )


def bring_up(store: Store, at: datetime, version: Version = CURRENT) -> None:
    """Bring an open store to this program's version; a proven backup is made first.

    Raises:
        NewerStoreError: it was written by a newer version of the program.
        NotUpgradedError: a step failed; nothing was changed.
        DamagedDatabaseError: it does not say its version.
        NoRoomError: there is no room for the backup or the new tables.
    """
    with store.reading() as connection:
        found = _number(connection)
    if found > version.number:
        raise NewerStoreError
    if found < version.number:
        backup.back_up(store, at)
        upgrade(store.folder / DATABASE, store.key, version)


def demand_current(store: Store, version: Version = CURRENT) -> None:
    """Refuse a store of another version than this program's, where none can be made of it.

    Raises:
        NewerStoreError, NotUpgradedError: as `bring_up`.
    """
    with store.reading() as connection:
        found = _number(connection)
    if found > version.number:
        raise NewerStoreError
    if found < version.number:
        raise NotUpgradedError


def upgrade(path: Path, key: bytes, version: Version = CURRENT) -> None:
    """Carry out all steps from the database's version to this one, in one transaction.

    Raises:
        NotUpgradedError: a step failed or its outcome is not sound; nothing was changed.
        NoRoomError: there is no room; nothing was changed.
    """
    from alembic.migration import MigrationContext  # noqa: PLC0415 - 370 ms, hardly ever used
    from alembic.operations import Operations  # noqa: PLC0415 - as above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    try:
        with migrating(path, key) as connection:
            steps = _steps(_number(connection), version)
            before = count_rows(connection)
            with Operations.context(MigrationContext.configure(connection)):
                for step in steps:
                    step.upgrade()
            _stamp(connection, version.number)
            _demand_outcome(connection, version, before, steps)
    except (SQLAlchemyError, CommandError) as trouble:
        raise NotUpgradedError from trouble


def revisions(package: str) -> list[ModuleType]:
    """Give the revisions of a package in the order of their names; works in a frozen program."""
    names = sorted(each.name for each in pkgutil.iter_modules(import_module(package).__path__))
    return [import_module(f"{package}.{name}") for name in names]


def demand_whole_chain(version: Version = CURRENT) -> int:
    """Give how many steps lead from the first schema to this version's.

    Raises:
        NotUpgradedError: one is missing, as in a program that was packed without it.
    """
    return len(_steps(_FIRST, version))


def _steps(number: str, version: Version) -> Sequence[ModuleType]:
    """Give the revisions that lead from a number to the version's."""
    following = {each.down_revision: each for each in revisions(version.revisions)}
    steps: list[ModuleType] = []
    while number != version.number:
        if number not in following:
            raise NotUpgradedError
        steps.append(following[number])
        number = following[number].revision
    return steps


def _demand_outcome(
    connection: Connection,
    version: Version,
    before: Mapping[str, int],
    steps: Sequence[ModuleType],
) -> None:
    """Refuse a database that is not what a new one would be, or in which rows came or went."""
    allowed = {name for step in steps for name in getattr(step, "rows_change", ())}
    after = count_rows(connection)
    lost = [name for name, rows in before.items() if after.get(name) != rows]
    if (
        set(lost) - allowed
        or strange_shapes(connection, version.metadata)
        or broken_structure(connection)
        or broken_references(connection)
    ):
        raise NotUpgradedError


def _number(connection: Connection) -> str:
    """Give the number of the schema that the database says it has."""
    known = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'meta'")
    if not known.scalar():
        raise DamagedDatabaseError
    found = connection.execute(
        select(_META.c.value).where(_META.c.name == _NUMBER)
    ).scalar_one_or_none()
    if found is None:
        raise DamagedDatabaseError
    return str(found)


def _stamp(connection: Connection, number: str) -> None:
    connection.execute(update(_META).where(_META.c.name == _NUMBER).values(value=number))
