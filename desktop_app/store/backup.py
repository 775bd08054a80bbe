"""Backups that prove themselves: copied while in use, opened again, compared, then kept.

A backup is one zip file: the database as it is (encrypted), the keys file twice, the drawers (sealed),
and a manifest with row counts, digests and the head of the journal's chain. Its last 64 bytes are the
digest of all before them. Whoever has a passphrase or the recovery sheet of that time can
open it anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from desktop_app.domain.journal import Head
from desktop_app.kernel.errors import DamagedError, UnreadableError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import drawer, engine, journal, keys
from desktop_app.store.engine import DATABASE, Database
from desktop_app.store.keys import Guesses
from desktop_app.store.soundness import count_rows, demand_sound
from desktop_app.store.store import Store

FOLDER = "backups"
SUFFIX = ".cadangan"
NAMED = "%Y-%m-%d-%H%M%S"
"""How a backup is named by its moment in the office's own time."""

MAKING, UNPACKING = ".membuat-", ".memeriksa-"
"""How the folders begin in which a backup is made, and unpacked."""

_MANIFEST = "manifest.json"
_SEAL = 64
_CHUNK = 1 << 20
_MEMBER = re.compile(
    rf"{re.escape(DATABASE)}|{'|'.join(map(re.escape, keys.NAMES))}|{drawer.FOLDER}/[\w-]+"
)
"""The names that a backup may hold; anything else could lead out of the folder."""


class UnprovenBackupError(DamagedError):
    """The copy did not open or did not hold the same: it was thrown away."""

    text = N_("Cadangan yang baru dibuat tidak sama dengan datanya, jadi dibuang. Ulangi.")


class NoBackupError(UnreadableError):
    """The file is no backup, or a damaged one."""

    text = N_("Berkas ini bukan cadangan yang utuh. Pilih berkas cadangan lain.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A proven backup: where it lies, when it was made, what it holds.

    `rows` are counts by table, `head` where the journal's chain stood, `store` whose it is. `bend`
    is known of one that was just made: the first entry that had been changed from outside before.
    """

    path: Path
    at: datetime
    rows: Mapping[str, int]
    head: Head = field(default_factory=Head)
    store: str = ""
    bend: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds; `bend` is the first entry of the journal that was changed, if any."""

    rows: Mapping[str, int]
    head: Head
    bend: int | None = None


def back_up(store: Store, at: datetime, folder: Path | None = None, *, mark: str = "") -> Backup:
    """Copy the open store into one file, open the copy, compare it, and only then keep it.

    The file is named by the moment, with the `mark` of practice behind it.

    Raises:
        NoRoomError: the folder cannot be written.
        UnprovenBackupError: the copy is not the same as the store.
    """
    target = folder or store.folder / FOLDER
    with room_for(target):
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = _free_name(target, f"{at.astimezone():{NAMED}}" + (f"-{mark}" if mark else ""))
        with tempfile.TemporaryDirectory(dir=target, prefix=MAKING) as scratch:
            copy, beside = Path(scratch) / DATABASE, Path(scratch) / path.name
            held = _copy(store, copy)
            made = Backup(path=path, at=at, rows=held.rows, head=held.head, store=store.id)
            _pack(beside, copy, store, made)
            bend = _demand_same(beside, store.key, held)
            beside.replace(path)
        sync_folder(target)
    return replace(made, bend=bend)


def _free_name(folder: Path, name: str) -> Path:
    """Give a name that no backup has; the clock of an office may be set back."""
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    paths = (folder / f"{each}{SUFFIX}" for each in names)
    return next(path for path in paths if not path.exists())


def _copy(store: Store, target: Path) -> Contents:
    """Copy the database page by page from one state; give what that state holds."""
    with store.reading() as connection:
        held = Contents(count_rows(connection), journal.head(connection))
        source = connection.connection.driver_connection
        copied = engine.make(target, store.key)
        try:
            if source is not None:
                source.backup(copied)
        finally:
            copied.close()
    return held


def _pack(path: Path, database: Path, store: Store, made: Backup) -> None:
    known = keys.dumped(replace(keys.load(store.folder), guesses=Guesses()))
    small = dict.fromkeys(keys.NAMES, known)
    small |= {f"{drawer.FOLDER}/{each.name}": each.read_bytes() for each in drawer.files(store)}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in small.items()}
    said = {
        "store": made.store,
        "at": made.at.isoformat(),
        "rows": made.rows,
        "head": [made.head.seq, made.head.hash],
        "sha256": {DATABASE: _digest(database), **digests},
        "sealed": True,
    }
    with path.open("w+b") as stream:
        path.chmod(0o600)
        with ZipFile(stream, "w", ZIP_STORED) as archive:
            archive.write(database, DATABASE)
            for name, content in small.items():
                archive.writestr(name, content)
            archive.writestr(_MANIFEST, json.dumps(said))
            archive.comment = b"0" * _SEAL
        _seal(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _seal(stream: BinaryIO) -> None:
    """Close a file with the digest of all before it: of an archive alone, some bytes mean nothing."""
    size = stream.seek(0, os.SEEK_END)
    digest = _digest_of_first(stream, size - _SEAL)
    stream.seek(size - _SEAL)
    stream.write(digest)


def _is_sealed(path: Path) -> bool:
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        digest = _digest_of_first(stream, size - _SEAL)
        return stream.read() == digest


def _digest_of_first(stream: BinaryIO, size: int) -> bytes:
    """Give the digest of the first bytes of a file, and stand behind them."""
    digest = hashlib.sha256()
    stream.seek(0)
    while size > 0 and (chunk := stream.read(min(size, _CHUNK))):
        digest.update(chunk)
        size -= len(chunk)
    return digest.hexdigest().encode()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _demand_same(path: Path, key: bytes, held: Contents) -> int | None:
    """Give the bend in the chain that the copy shares with the store, None where it is whole."""
    try:
        proven = proven_contents(path, key)
    except (DamagedError, NoBackupError) as trouble:
        raise UnprovenBackupError from trouble
    if replace(proven, bend=None) != held:
        raise UnprovenBackupError
    return proven.bend


def proven_contents(path: Path, key: bytes) -> Contents:
    """Unpack a backup beside itself, open it, check every page and the chain; give what it holds.

    Raises:
        NoBackupError: the file is none, or not as it was written.
        DamagedError: a page does not decrypt or the database is not consistent.
        NoRoomError: there is no room to unpack it.
    """
    with unpacked(path, path.parent) as folder:
        return contents_of(folder, key)


def contents_of(folder: Path, key: bytes) -> Contents:
    """Check every page and the chain of the database in a folder; give what it holds.

    Raises:
        DamagedError: a page does not decrypt or the database is not consistent.
    """
    database = Database(folder / DATABASE, key)
    try:
        with database.reading() as connection:
            demand_sound(connection)
            bend = journal.first_bend(connection, Progress())
            return Contents(count_rows(connection), journal.head(connection), bend)
    finally:
        database.close()


def demand_whole(path: Path) -> None:
    """Read a backup from end to end and compare every digest; no key is needed for that.

    Raises:
        NoBackupError: the file is none, or not as it was written.
    """
    said = _manifest(path)
    try:
        if said.sealed and not _is_sealed(path):
            raise NoBackupError
    except OSError as trouble:
        raise NoBackupError from trouble
    with _whole(path) as archive:
        for name, digest in said.digests.items():
            with archive.open(name) as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                    raise NoBackupError


@contextmanager
def unpacked(path: Path, beside: Path, prefix: str = UNPACKING) -> Iterator[Path]:
    """Give a folder inside `beside` with a backup's database and keys; it goes with the block.

    Its name begins with `prefix`, by which it is found again if the program dies.

    Raises:
        NoBackupError: the file is none, or not as it was written.
        NoRoomError: there is no room to unpack it.
    """
    with room_for(beside):
        beside.mkdir(parents=True, exist_ok=True, mode=0o700)
        scratch = tempfile.TemporaryDirectory(dir=beside, prefix=prefix, ignore_cleanup_errors=True)
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
    return Backup(path=path, at=said.at, rows=said.rows, head=said.head, store=said.store)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    at: datetime
    rows: Mapping[str, int]
    digests: Mapping[str, str]
    head: Head
    store: str
    sealed: bool


def _manifest(path: Path) -> _Manifest:
    with _whole(path) as archive:
        said = json.loads(archive.read(_MANIFEST))
        digests = dict(said["sha256"])
        if not all(map(_MEMBER.fullmatch, digests)):
            raise NoBackupError
        return _Manifest(
            at=datetime.fromisoformat(said["at"]),
            rows=dict(said["rows"]),
            digests=digests,
            head=Head(*said.get("head", ())),
            store=str(said.get("store", "")),
            sealed=bool(said.get("sealed")),
        )


def _unpack(path: Path, folder: Path) -> None:
    demand_whole(path)
    with _whole(path) as archive:
        for name, digest in _manifest(path).digests.items():
            with room_for(folder):
                (folder / name).parent.mkdir(exist_ok=True, mode=0o700)
            _pour(archive, name, folder / name)
            if _digest(folder / name) != digest:
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
