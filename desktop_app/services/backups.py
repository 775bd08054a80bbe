"""Backups as an officer knows them: made, proven, listed, restored; and the store itself checked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop_app.kernel.jobs import Progress
from desktop_app.store import backup, checking, restoring
from desktop_app.store.backup import Backup, NoBackupError, described
from desktop_app.store.checking import Checked, UnsoundStoreError
from desktop_app.store.keys import WrongPassphraseError
from desktop_app.store.store import Store

__all__ = [
    "KEPT",
    "Backup",
    "Checked",
    "UnsoundStoreError",
    "WrongPassphraseError",
    "back_up",
    "backups",
    "check",
    "described",
    "last_backup",
    "restore",
]

KEPT = 30
"""Proven backups that stay in the store's own folder; older ones go when a new one is proven."""


def back_up(
    store: Store, at: datetime, *, folder: Path | None = None, progress: Progress | None = None
) -> Backup:
    """Make a backup, prove it by opening it, and let the oldest of the store's own folder go.

    Args:
        store: the open store; it may be worked on meanwhile.
        at: now.
        folder: where it goes; without it into the store's own folder.
        progress: where the work can be stopped before it begins.

    Raises:
        NoRoomError: the folder cannot be written.
        UnprovenBackupError: the copy is not the same as the store.
    """
    progress = progress or Progress()
    progress.report(0, 1)
    made = backup.back_up(store, at, folder)
    if folder is None:
        for old in _own(store)[:-KEPT]:
            old.unlink(missing_ok=True)
    progress.report(1, 1)
    return made


def backups(store: Store, limit: int = KEPT) -> list[Backup]:
    """Give the backups in the store's own folder, the newest first; damaged files are left out."""
    found: list[Backup] = []
    for path in reversed(_own(store)[-limit:]):
        try:
            found.append(described(path))
        except NoBackupError:
            continue
    return found


def last_backup(store: Store) -> Backup | None:
    """Give the newest backup in the store's own folder, or None."""
    return next(iter(backups(store, limit=3)), None)


def restore(path: Path, folder: Path, passphrase: str | None = None) -> Backup:
    """Make a new store folder from a backup that proves itself first.

    With a passphrase (or the recovery sheet's secret) of that time the copy is also opened, every
    page checked and the rows compared; without one the digests must do.

    Raises:
        StoreThereError: the folder holds something.
        NoBackupError: the file is no backup, or damaged.
        WrongPassphraseError: the passphrase opens nothing in it.
        NoRoomError: the folder cannot be written.
    """
    return restoring.restore(path, folder, passphrase)


def check(store: Store, progress: Progress | None = None) -> Checked:
    """Check an open store: keys, pages, structure, references, tables, the journal's chain.

    Raises:
        UnsoundStoreError: something is not as it was written; `checked` says what.
    """
    found = checking.check(store, progress or Progress())
    if not found.sound:
        raise UnsoundStoreError(found)
    return found


def _own(store: Store) -> list[Path]:
    return sorted((store.folder / backup.FOLDER).glob(f"*{backup.SUFFIX}"))
