"""Connections to the encrypted database: one that writes, some that can only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from desktop_app.kernel.errors import DamagedError, NoRoomError
from desktop_app.kernel.i18n import N_

DATABASE = "data.db"

Reader: TypeAlias = Connection
"""A connection inside a transaction, as queries take it; only store and queries speak SQL on it."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=2",  # what SQLite spills must not reach the disk unencrypted
    "PRAGMA cache_size=-65536",  # each page read anew is decrypted anew
    "PRAGMA busy_timeout=5000",
)
_WRITING = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL")
_READING = ("PRAGMA query_only=ON",)


class DamagedDatabaseError(DamagedError):
    """The key is right and the database does not open: the file is damaged."""

    text = N_("Berkas data rusak. Pulihkan dari cadangan terbukti yang terakhir.")


def connect(path: Path, key: bytes) -> Any:
    """Open the database at `path` with its raw key; made when it is not there.

    Raises:
        DamagedDatabaseError: the file is no database of this key.
        NoRoomError: the file cannot be opened for writing.
    """
    try:
        raw = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
        raw.execute("PRAGMA cipher_log_level=NONE")  # else a wrong key writes to standard error
        raw.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.OperationalError as trouble:
        raise NoRoomError(where=path) from trouble
    except sqlcipher.DatabaseError as trouble:
        raise DamagedDatabaseError from trouble
    return raw


def _engine(path: Path, key: bytes, *, pragmas: tuple[str, ...], begin: str, size: int) -> Engine:
    def creator() -> Any:
        raw = connect(path, key)
        for pragma in (*_PRAGMAS, *pragmas):
            raw.execute(pragma)
        return raw

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=2,
        hide_parameters=True,  # a row must never stand in an exception's text
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class Database:
    """One open database: `writing` and `reading` give connections inside a transaction."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._write = _engine(path, key, pragmas=_WRITING, begin="BEGIN IMMEDIATE", size=1)
        self._read = _engine(path, key, pragmas=_READING, begin="BEGIN", size=2)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection; commit at the end, roll back on any exception.

        Raises:
            NoRoomError: the disk is full or read-only; nothing was written.
            DamagedDatabaseError: a page of the file cannot be read.
        """
        with _sentences(self.path), self._write.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store and cannot write."""
        with _sentences(self.path), self._read.connect() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the database."""
        self._read.dispose()
        with self._write.connect() as connection:
            connection.rollback()
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._write.dispose()


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as trouble:
        if any(word in str(trouble.orig) for word in ("full", "readonly", "disk I/O")):
            raise NoRoomError(where=path.parent) from trouble
        raise
    except DatabaseError as trouble:
        if any(word in str(trouble.orig) for word in ("malformed", "not a database")):
            raise DamagedDatabaseError from trouble
        raise
