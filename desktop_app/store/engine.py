"""Connections to the encrypted database: transactions that write, and some that only read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from desktop_app.kernel.errors import DamagedError, FailingDiskError, NoRoomError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for
from desktop_app.store import plain
from desktop_app.store.folding import LONG, Folding

DATABASE = "data.db"

Reader: TypeAlias = Connection
"""A connection inside a transaction, as queries take it; only store and queries speak SQL on it."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=2",  # what SQLite spills must not reach the disk unencrypted
    "PRAGMA cache_size=-65536",  # each page read anew is decrypted anew
    "PRAGMA busy_timeout=5000",
)
_WRITING = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA wal_autocheckpoint=0",  # `Folding` does that, no commit waits for it
    f"PRAGMA journal_size_limit={LONG}",
)
_ONLY_READING = ("PRAGMA query_only=ON",)
_READS = "reads"


class DamagedDatabaseError(DamagedError):
    """The key is right and the database does not open: the file is damaged."""

    text = N_("Berkas data rusak. Pulihkan dari cadangan terbukti yang terakhir.")


class AskedToWriteError(RuntimeError):
    """A question wrote, which only a use case may; what it wrote is rolled back."""


class OnlyReadError(NoRoomError):
    """The store was opened to be read only."""

    text = N_("Data ini dibuka hanya untuk dibaca; tidak ada yang dapat diubah.")


def make(path: Path, key: bytes) -> Any:
    """Make a new, empty database at `path`, for its owner only; give a raw connection to it.

    Raises:
        NoRoomError: the file cannot be written.
    """
    with room_for(path):
        path.touch(0o600)
    raw = _connected(path, key, mode="rwc")
    try:
        with sentences(path):
            raw.execute("PRAGMA user_version=1")  # the first page, else there is no file yet
    except BaseException:
        raw.close()
        raise
    return raw


def connect(path: Path, key: bytes) -> Any:
    """Give a raw connection to the database at `path`, opened with its raw key.

    Raises:
        DamagedDatabaseError: the file is missing or empty, or no database of this key.
        NoRoomError: the file cannot be opened for writing.
    """
    if not path.is_file() or not path.stat().st_size:  # of nothing SQLite would make a new one
        raise DamagedDatabaseError
    return _connected(path, key, mode="rw")


def connect_to_read(path: Path, key: bytes) -> Any:
    """Give a raw connection that leaves the file and its folder as they are.

    Without a log beside it the file cannot change. The log of a program that died is read, too,
    also where nothing can be written: its index is held in memory then, and nobody is locked out.

    Raises:
        DamagedDatabaseError: the file is missing, or no database of this key.
    """
    if not path.is_file():
        raise DamagedDatabaseError
    if not path.with_name(f"{path.name}-wal").exists():
        return _connected(path, key, mode="ro&immutable=1")
    if os.access(path.parent, os.W_OK):
        return _connected(path, key, mode="ro")
    return _connected(path, key, mode=f"ro&vfs={_WITHOUT_LOCKS}", pragmas=_LOG_IN_MEMORY)


_WITHOUT_LOCKS = "unix-none" if os.name == "posix" else "win32-none"
_LOG_IN_MEMORY = ("PRAGMA locking_mode=EXCLUSIVE",)


def _connected(path: Path, key: bytes, *, mode: str, pragmas: tuple[str, ...] = ()) -> Any:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    with sentences(path):
        raw = sqlcipher.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    try:
        with sentences(path):
            raw.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key writes to stderr
            raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            for pragma in pragmas:
                raw.execute(pragma)
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def _engine(
    path: Path,
    key: bytes,
    *,
    pragmas: tuple[str, ...] = _WRITING,
    opens: Callable[[Path, bytes], Any] = connect,
) -> Engine:
    """Give an engine whose transactions can write; `_READS` is an option for those that do not."""

    def creator() -> Any:
        raw = opens(path, key)
        for pragma in (*_PRAGMAS, *pragmas):
            raw.execute(pragma)
        return raw

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=4,  # every lane of the window may ask while another writes
        # What another connection wrote makes all worthless that one has decrypted: who used the
        # store last, to read or to write, goes on.
        pool_use_lifo=True,
        hide_parameters=True,  # a row must never stand in an exception's text
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS)
        plain.fetch(connection, "BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def salt_is_right(path: Path, key: bytes) -> bool:
    """Tell whether the file begins with its key's salt; it opens without, so nobody else looks.

    Raises:
        FailingDiskError: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(_SALT) in (key[-_SALT:], b"")  # an empty file is another trouble
    except OSError as trouble:
        raise FailingDiskError(where=path.parent.name) from trouble


def mend_salt(path: Path, key: bytes) -> None:
    """Write the salt of the key where the file begins.

    Raises:
        NoRoomError: it cannot be written.
    """
    with room_for(path), path.open("r+b") as stream:
        stream.write(key[-_SALT:])
        stream.flush()
        os.fsync(stream.fileno())


_SALT = 16


def in_memory() -> Engine:
    """Give an engine to a plain, empty database in memory, to compare with."""
    return create_engine("sqlite://", module=sqlcipher, hide_parameters=True)


class Database:
    """One open database: `writing` and `reading` give connections inside a transaction.

    One that is `only_read` leaves every byte as it is.
    """

    def __init__(self, path: Path, key: bytes, *, only_read: bool = False) -> None:
        self.path = path
        self._only_read = only_read
        opens, pragmas = (connect_to_read, _ONLY_READING) if only_read else (connect, _WRITING)
        self._write = _engine(path, key, pragmas=pragmas, opens=opens)
        self._read = self._write.execution_options(**{_READS: True})  # of the same connections
        self._fold = partial(fold_log, path, key)
        self._folding = Folding(path.with_name(f"{path.name}-wal"), self._fold)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection; commit at the end, roll back on any exception.

        Raises:
            NoRoomError: the disk is full or read-only; nothing was written.
            DamagedDatabaseError: a page of the file cannot be read.
            OnlyReadError: it was opened to be read only.
        """
        if self._only_read:
            raise OnlyReadError
        with sentences(self.path), self._write.begin() as connection:
            yield connection
        self._folding.look()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store; nothing stays that is written on it.

        Raises:
            AskedToWriteError: something was.
        """
        with sentences(self.path), self._read.connect() as connection:
            raw: Any = connection.connection.driver_connection
            before = raw.total_changes
            connection.begin()  # and never committed
            yield connection
            if raw.total_changes != before:
                raise AskedToWriteError

    def fold(self) -> None:
        """Fold the write-ahead log into the file, as far as nobody reads what stood before.

        Raises:
            NoRoomError, DamagedDatabaseError: as `writing`.
        """
        self._folding.wait()
        self._fold()

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the database."""
        self._folding.wait()
        self._write.dispose()


def fold_log(path: Path, key: bytes) -> None:
    """Fold the write-ahead log into the database's file, as far as nobody reads what stood before.

    A cut while it was being folded in leaves half a page in the file; the whole one is in the log.

    Raises:
        NoRoomError, DamagedDatabaseError: as `Database.writing`.
    """
    raw = connect(path, key)
    try:
        with sentences(path):
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        raw.close()


@contextmanager
def migrating(path: Path, key: bytes) -> Iterator[Connection]:
    """Give a connection of its own, inside a transaction, on which tables may be made anew.

    References are not enforced on it: SQLite would carry a table's removal on to the rows that
    refer to it, and the switch does nothing once a transaction has begun.

    Raises:
        NoRoomError, DamagedDatabaseError: as `Database.writing`.
    """
    pragmas = (*_WRITING, "PRAGMA foreign_keys=OFF")
    engine = _engine(path, key, pragmas=pragmas)
    try:
        with sentences(path), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


_NO_ROOM = ("full", "readonly", "unable to open")
_FAILING = ("disk I/O",)
_DAMAGED = ("malformed", "not a database")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at `path` into a sentence with a way out.

    Raises:
        NoRoomError: the disk is full or read-only; nothing was written.
        FailingDiskError: the disk failed; nothing was written.
        DamagedDatabaseError: the file is no database of this key, or a page cannot be read.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as trouble:
        said = str(trouble.orig if isinstance(trouble, DBAPIError) else trouble)
        if any(word in said for word in _NO_ROOM):
            raise NoRoomError(where=path.parent.name) from trouble
        if any(word in said for word in _FAILING):
            raise FailingDiskError(where=path.parent.name) from trouble
        if any(word in said for word in _DAMAGED):
            raise DamagedDatabaseError from trouble
        raise
