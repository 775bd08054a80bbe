"""A new store folder from a backup: proven first, then put in place whole."""

from __future__ import annotations

from pathlib import Path

from desktop_app.kernel.errors import DamagedError
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import backup, keys
from desktop_app.store.backup import Backup, NoBackupError
from desktop_app.store.place import demand_empty, demand_own_disk


def restore(path: Path, folder: Path, passphrase: str | None = None) -> Backup:
    """Make a store folder from a backup; it opens with the passphrases of that time.

    Digests tell whether the file is as it was written. With a passphrase the database is opened
    too, every page checked and the rows compared.

    Raises:
        StoreThereError: the folder holds something.
        NetworkPlaceError, SynchronisedPlaceError: a store must not lie there.
        NoBackupError: the file is none, or damaged.
        WrongPassphraseError: the passphrase opens nothing in it.
        NoRoomError: the folder cannot be written.
    """
    demand_own_disk(folder)
    demand_empty(folder)
    made = backup.described(path)
    with room_for(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
    with backup.unpacked(path, folder.parent) as found:
        if passphrase is not None:
            _prove(found, passphrase, made)
        _put(found, folder)
    return made


def _prove(found: Path, passphrase: str, made: Backup) -> None:
    try:
        key, _slot = keys.open_any(keys.load(found), passphrase)
        rows = backup.rows_in(found, key)
    except DamagedError as trouble:
        raise NoBackupError from trouble
    if rows != made.rows:
        raise NoBackupError


def _put(found: Path, folder: Path) -> None:
    """Let the unpacked folder take its place in one step."""
    with room_for(folder):
        if folder.exists():
            folder.rmdir()  # empty; Windows does not rename onto it
        found.rename(folder)
        sync_folder(folder.parent)
