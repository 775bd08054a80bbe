"""A new store folder from a backup: proven first, then put in place whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop_app.kernel.errors import DamagedError
from desktop_app.kernel.i18n import _
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import backup, keys
from desktop_app.store.backup import Backup, NoBackupError
from desktop_app.store.leftovers import clear_beginning_with
from desktop_app.store.lock import StoreLock
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
    scratch = f".{folder.name.lstrip('.')}{backup.UNPACKING}"
    clear_beginning_with(folder.parent, scratch)
    with backup.unpacked(path, folder.parent, scratch) as found:
        if passphrase is not None:
            _prove(found, passphrase, made)
        _put(found, folder)
    return made


def replace_store(path: Path, folder: Path, passphrase: str | None, at: datetime) -> Path:
    """Let a backup take the place of a closed store; give the folder in which the old one is kept.

    The copy is made and proven beside first. Between the two renames at the end the power may go:
    the next opening finishes them (`finish_switch`).

    Raises:
        NetworkPlaceError, SynchronisedPlaceError: a store must not lie there.
        BusyError: a program has the store open.
        NoBackupError, WrongPassphraseError, NoRoomError: as `restore`; the store is as it was.
    """
    finish_switch(folder)
    clear_beside(folder)
    moment = f"{at.astimezone():{backup.NAMED}}"
    beside = folder.with_name(f"{_beside(folder)}{moment}")
    restore(path, beside, passphrase)
    StoreLock(folder).release()  # nobody has it open
    words = _("{name} (sebelum dipulihkan {moment})")
    kept = folder.with_name(words.format(name=folder.name, moment=moment))
    with room_for(folder):
        folder.rename(kept)
        beside.rename(folder)
        sync_folder(folder.parent)
    return kept


def finish_switch(folder: Path) -> None:
    """Put a restored store in its place where the power went before the last rename.

    That the old folder was put away shows by its name with the same moment: a folder that somebody
    moved elsewhere does not come back.

    Raises:
        NoRoomError: it cannot be renamed.
    """
    if folder.exists() or not folder.parent.is_dir():
        return
    with room_for(folder):
        around = [each.name for each in folder.parent.iterdir()]
        for name in around:
            moment = name.removeprefix(_beside(folder))
            kept = any(
                each.startswith(folder.name) and each.endswith(f"{moment})") for each in around
            )
            if moment != name and kept:
                folder.with_name(name).rename(folder)
                sync_folder(folder.parent)
                return


def clear_beside(folder: Path) -> None:
    """Take away copies for the place of this store that a cut left beside it."""
    clear_beginning_with(folder.parent, _beside(folder), f".{folder.name}{backup.UNPACKING}")


def _beside(folder: Path) -> str:
    """Give how the name of a copy begins that is to take the place of a store."""
    return f".{folder.name}.pengganti-"


def _prove(found: Path, passphrase: str, made: Backup) -> None:
    try:
        key, _slot = keys.open_any(keys.load(found), passphrase)
        held = backup.contents_of(found, key)
    except DamagedError as trouble:
        raise NoBackupError from trouble
    if held.rows != made.rows:
        raise NoBackupError


def _put(found: Path, folder: Path) -> None:
    """Let the unpacked folder take its place in one step."""
    with room_for(folder):
        if folder.exists():
            folder.rmdir()  # empty; Windows does not rename onto it
        found.rename(folder)
        sync_folder(folder.parent)
