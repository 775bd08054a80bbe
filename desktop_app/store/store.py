"""One office's folder while it is open: its keys, its connections, its lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.store import keys
from desktop_app.store.engine import DATABASE, Database
from desktop_app.store.keyring import Keyring
from desktop_app.store.keys import Cost
from desktop_app.store.lock import StoreLock


class Store:
    """An open store; only one program holds it at a time. `opening` makes and opens them."""

    def __init__(
        self,
        folder: Path,
        lock: StoreLock | None,
        key: bytes,
        *,
        cost: Cost,
        only_read: bool = False,
    ) -> None:
        self.folder = folder
        self.only_read = only_read
        self.id = keys.load(folder).store
        self.keyring = Keyring(folder, key, cost)
        self.key = key
        self._lock = lock
        self._database = Database(folder / DATABASE, key, only_read=only_read)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writing connection inside a transaction."""
        with self._database.writing() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a reading connection that sees one state of the store."""
        with self._database.reading() as connection:
            yield connection

    def fold(self) -> None:
        """Fold the log into the database's file, for whoever looks at the file alone."""
        self._database.fold()

    def close(self) -> None:
        """Fold the log in, close all connections, let the next program in."""
        self.rest()
        if self._lock is not None:
            self._lock.release()

    def rest(self) -> None:
        """Fold the log in and close all connections, but let nobody else in."""
        self._database.close()
