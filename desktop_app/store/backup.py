"""Backups that prove themselves: copied while in use, opened again, compared, then kept.

A backup is one zip file: the database as it is (encrypted), the keys file, and a manifest with
the row counts. Whoever has a passphrase or the recovery sheet can open it anywhere.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Connection, func, select

from desktop_app.kernel.errors import DamagedError, UnreadableError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import keys, schema
from desktop_app.store.engine import DATABASE, Database, connect
from desktop_app.store.store import Store, StoreThereError

FOLDER = "backups"
SUFFIX = ".cadangan"
_MANIFEST = "manifest.json"


class UnprovenBackupError(DamagedError):
    """The copy did not open or did not hold the same: it was thrown away."""

    text = N_("Cadangan yang baru dibuat tidak sama dengan datanya, jadi dibuang. Ulangi.")


class NoBackupError(UnreadableError):
    """The file is no backup, or a damaged one."""

    text = N_("Berkas ini bukan cadangan yang utuh. Pilih berkas cadangan lain.")


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: where it lies, when it was made, and how many rows each table has."""

    path: Path
    at: datetime
    rows: Mapping[str, int]


def back_up(store: Store, at: datetime, folder: Path | None = None) -> Backup:
    """Copy the open store into one file, open the copy, compare it, and only then keep it.

    Raises:
        NoRoomError: the folder cannot be written.
        UnprovenBackupError: the copy is not the same as the store.
    """
    target = folder or store.folder / FOLDER
    path = target / f"{at.astimezone():%Y-%m-%d-%H%M%S}{SUFFIX}"
    with room_for(target):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(dir=target, prefix=".membuat-") as scratch:
            copy = Path(scratch) / DATABASE
            rows = _copy(store, copy)
            beside = Path(scratch) / path.name
            _pack(beside, copy, store, at, rows)
            if proven_rows(beside, store.key) != rows:
                raise UnprovenBackupError
            beside.replace(path)
        sync_folder(target)
    return Backup(path, at, rows)


def _copy(store: Store, target: Path) -> dict[str, int]:
    """Copy the database page by page from one state; give that state's row counts."""
    with store.reading() as connection:
        rows = count_rows(connection)
        source = connection.connection.driver_connection
        copied = connect(target, store.key)
        try:
            if source is not None:
                source.backup(copied)
        finally:
            copied.close()
    return rows


def count_rows(connection: Connection) -> dict[str, int]:
    """Give the number of rows of every table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in schema.metadata.sorted_tables
    }


def _pack(path: Path, database: Path, store: Store, at: datetime, rows: Mapping[str, int]) -> None:
    manifest = {"store": store.id, "at": at.isoformat(), "rows": rows}
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.write(database, DATABASE)
        for name in keys.NAMES:
            archive.writestr(name, keys.dumped(keys.load(store.folder)))
        archive.writestr(_MANIFEST, json.dumps(manifest))


def proven_rows(path: Path, key: bytes) -> dict[str, int]:
    """Unpack a backup beside itself, open it, check every page, and give its row counts.

    Raises:
        NoBackupError: the file is none.
        DamagedError: a page does not decrypt or the database is not consistent.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".memeriksa-") as scratch:
        unpack(path, Path(scratch))
        database = Database(Path(scratch) / DATABASE, key)
        try:
            with database.reading() as connection:
                demand_sound(connection)
                return count_rows(connection)
        finally:
            database.close()


def demand_sound(connection: Connection) -> None:
    """Check every page's seal, the database's structure and all references.

    Raises:
        DamagedError: something is not as it was written.
    """
    broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
    structure = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    references = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken or structure != "ok" or references:
        raise DamagedError


def unpack(path: Path, folder: Path) -> None:
    """Put a backup's database and keys into a folder.

    Raises:
        NoBackupError: the file is none.
        NoRoomError: the folder cannot be written.
    """
    try:
        with ZipFile(path) as archive, room_for(folder):
            for name in (DATABASE, *keys.NAMES):
                with archive.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
                (folder / name).chmod(0o600)
    except (BadZipFile, KeyError, FileNotFoundError) as trouble:
        raise NoBackupError from trouble


def restore(path: Path, folder: Path) -> None:
    """Make a new store folder from a backup; it opens with the passphrases of that time.

    Raises:
        StoreThereError: the folder holds something.
        NoBackupError: the file is none.
        NoRoomError: the folder cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise StoreThereError(where=folder)
    with room_for(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    unpack(path, folder)
    sync_folder(folder)


def newest(folder: Path) -> Path | None:
    """Give the newest backup in a store's own folder, or None."""
    found = sorted((folder / FOLDER).glob(f"*{SUFFIX}"))
    return found[-1] if found else None


def described(path: Path) -> Backup:
    """Give what a backup's manifest says of it; that it opens was proven when it was made.

    Raises:
        NoBackupError: the file is none.
    """
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
        return Backup(path, datetime.fromisoformat(manifest["at"]), dict(manifest["rows"]))
    except (BadZipFile, KeyError, ValueError, TypeError, OSError) as trouble:
        raise NoBackupError from trouble
