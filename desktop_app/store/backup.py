"""Backups that prove themselves: copied while in use, opened again, compared, then kept.

A backup is one zip file: the database as it is (encrypted), the keys file twice, and a manifest
with the row counts and digests. Whoever has a passphrase or the recovery sheet of that time can
open it anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from desktop_app.kernel.errors import DamagedError, UnreadableError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import engine, keys
from desktop_app.store.engine import DATABASE, Database
from desktop_app.store.soundness import count_rows, demand_sound
from desktop_app.store.store import Store

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
    with room_for(target):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = _free_name(target, f"{at.astimezone():%Y-%m-%d-%H%M%S}")
        with tempfile.TemporaryDirectory(dir=target, prefix=".membuat-") as scratch:
            copy, beside = Path(scratch) / DATABASE, Path(scratch) / path.name
            made = Backup(path, at, _copy(store, copy))
            _pack(beside, copy, store, made)
            _demand_same(beside, store.key, made)
            beside.replace(path)
        sync_folder(target)
    return made


def _free_name(folder: Path, name: str) -> Path:
    """Give a name that no backup has; the clock of an office may be set back."""
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    paths = (folder / f"{each}{SUFFIX}" for each in names)
    return next(path for path in paths if not path.exists())


def _copy(store: Store, target: Path) -> dict[str, int]:
    """Copy the database page by page from one state; give that state's row counts."""
    with store.reading() as connection:
        rows = count_rows(connection)
        source = connection.connection.driver_connection
        copied = engine.make(target, store.key)
        try:
            if source is not None:
                source.backup(copied)
        finally:
            copied.close()
    return rows


def _pack(path: Path, database: Path, store: Store, made: Backup) -> None:
    known = keys.dumped(keys.load(store.folder))
    digests = {DATABASE: _digest(database)}
    digests |= dict.fromkeys(keys.NAMES, hashlib.sha256(known).hexdigest())
    said = {"store": store.id, "at": made.at.isoformat(), "rows": made.rows, "sha256": digests}
    with path.open("wb") as stream:
        path.chmod(0o600)
        with ZipFile(stream, "w", ZIP_STORED) as archive:
            archive.write(database, DATABASE)
            for name in keys.NAMES:
                archive.writestr(name, known)
            archive.writestr(_MANIFEST, json.dumps(said))
        stream.flush()
        os.fsync(stream.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _demand_same(path: Path, key: bytes, made: Backup) -> None:
    try:
        proven = proven_rows(path, key)
    except (DamagedError, NoBackupError) as trouble:
        raise UnprovenBackupError from trouble
    if proven != made.rows:
        raise UnprovenBackupError


def proven_rows(path: Path, key: bytes) -> dict[str, int]:
    """Unpack a backup beside itself, open it, check every page, and give its row counts.

    Raises:
        NoBackupError: the file is none, or not as it was written.
        DamagedError: a page does not decrypt or the database is not consistent.
        NoRoomError: there is no room to unpack it.
    """
    with unpacked(path, path.parent) as folder:
        return rows_in(folder, key)


def rows_in(folder: Path, key: bytes) -> dict[str, int]:
    """Check every page of the database in a folder and give its row counts.

    Raises:
        DamagedError: a page does not decrypt or the database is not consistent.
    """
    database = Database(folder / DATABASE, key)
    try:
        with database.reading() as connection:
            demand_sound(connection)
            return count_rows(connection)
    finally:
        database.close()


@contextmanager
def unpacked(path: Path, beside: Path) -> Iterator[Path]:
    """Give a folder inside `beside` with a backup's database and keys; it goes with the block.

    Raises:
        NoBackupError: the file is none, or not as it was written.
        NoRoomError: there is no room to unpack it.
    """
    with room_for(beside):
        scratch = tempfile.TemporaryDirectory(
            dir=beside, prefix=".memeriksa-", ignore_cleanup_errors=True
        )
    with scratch as name:
        folder = Path(name)
        _unpack(path, folder)
        yield folder


def described(path: Path) -> Backup:
    """Give what a backup says of itself; that it opens was proven when it was made.

    Raises:
        NoBackupError: the file is none.
    """
    said = _manifest(path)
    return Backup(path, said.at, said.rows)


@dataclass(frozen=True, slots=True)
class _Manifest:
    at: datetime
    rows: Mapping[str, int]
    digests: Mapping[str, str]


def _manifest(path: Path) -> _Manifest:
    with _whole(path) as archive:
        said = json.loads(archive.read(_MANIFEST))
        return _Manifest(
            datetime.fromisoformat(said["at"]), dict(said["rows"]), dict(said["sha256"])
        )


def _unpack(path: Path, folder: Path) -> None:
    digests = _manifest(path).digests
    with _whole(path) as archive:
        for name in (DATABASE, *keys.NAMES):
            _pour(archive, name, folder / name)
            if _digest(folder / name) != digests[name]:
                raise NoBackupError


def _pour(archive: ZipFile, name: str, target: Path) -> None:
    if archive.getinfo(name).compress_type != ZIP_STORED:  # ours are; so it cannot swell
        raise NoBackupError
    with archive.open(name) as source, room_for(target), target.open("wb") as stream:
        target.chmod(0o600)
        shutil.copyfileobj(source, stream)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _whole(path: Path) -> Iterator[ZipFile]:
    """Give a backup as an archive; whatever is broken in it, it is one trouble to the user."""
    try:
        with ZipFile(path) as archive:
            yield archive
    except (
        OSError,
        BadZipFile,
        EOFError,
        RuntimeError,
        ValueError,
        KeyError,
        TypeError,
    ) as trouble:
        raise NoBackupError from trouble
