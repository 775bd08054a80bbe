"""One office's folder: made, opened, held, closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from desktop_app.kernel.errors import AppError, UsageError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for
from desktop_app.store import keys, migrate
from desktop_app.store.engine import DATABASE, Database
from desktop_app.store.keyring import Keyring
from desktop_app.store.keys import Cost, Keys
from desktop_app.store.lock import StoreLock


class NoStoreError(UsageError):
    """There is no store in this folder."""

    text = N_("Tidak ada data kantor di {where}. Periksa foldernya, atau buat dengan “init”.")


class StoreThereError(AppError):
    """There is something in the folder already."""

    text = N_("Folder {where} sudah berisi. Pilih folder baru.")
    exit_code = 2


class Store:
    """An open store; only one program holds it at a time."""

    def __init__(self, folder: Path, lock: StoreLock, key: bytes, *, cost: Cost) -> None:
        self.folder = folder
        self.id = keys.load(folder).store
        self.keyring = Keyring(folder, key, cost)
        self.key = key
        self._lock = lock
        self._database = Database(folder / DATABASE, key)

    @classmethod
    def create(cls, folder: Path, store_id: str, passphrase: str, cost: Cost) -> tuple[Store, str]:
        """Make a new store and give it open, with the slot that `passphrase` opens.

        Raises:
            StoreThereError: the folder holds something.
            NoRoomError: it cannot be written.
        """
        if folder.exists() and any(folder.iterdir()):
            raise StoreThereError(where=folder)
        with room_for(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = StoreLock(folder)
        key = keys.new_key()
        made, slot = keys.with_slot(Keys(store_id), key, passphrase, cost)
        keys.save(folder, made)
        store = cls(folder, lock, key, cost=cost)
        with store.writing() as connection:
            migrate.create(connection, store_id)
        return store, slot

    @classmethod
    def open(cls, folder: Path, passphrase: str, cost: Cost) -> tuple[Store, str]:
        """Open a store with a passphrase; give it and the slot that opened.

        Raises:
            NoStoreError: there is none.
            BusyError: another program holds it, or it is of a newer version.
            WrongPassphraseError: no slot opens.
            DamagedError: keys or database are damaged.
        """
        if not any((folder / name).is_file() for name in (*keys.NAMES, DATABASE)):
            raise NoStoreError(where=folder)
        lock = StoreLock(folder)
        try:
            key, slot = keys.open_any(keys.load(folder), passphrase)
            store = cls(folder, lock, key, cost=cost)
            with store.reading() as connection:
                migrate.demand_known(connection)
        except BaseException:
            lock.release()
            raise
        return store, slot

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

    def close(self) -> None:
        """Fold the log in, close all connections, let the next program in."""
        self._database.close()
        self._lock.release()
