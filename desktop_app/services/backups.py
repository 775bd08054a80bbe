"""Backups as an officer knows them, and the check of a store, for screens and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.kernel.jobs import Progress
from desktop_app.store import backup, journal
from desktop_app.store.backup import Backup
from desktop_app.store.store import Store

__all__ = ["KEPT", "Backup", "Checked", "back_up", "backups", "check", "last_backup"]

KEPT = 30
"""Proven backups that stay in the store's own folder; older ones go when a new one is proven."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: rows of each table, and the first journal entry that was changed."""

    rows: Mapping[str, int]
    first_bend: int | None


def back_up(
    store: Store, at: datetime, *, folder: Path | None = None, progress: Progress | None = None
) -> Backup:
    """Make a backup, prove it by opening it, and let the oldest of the store's own folder go.

    Args:
        store: the open store.
        at: now.
        folder: where it goes; without it into the store's own folder.
        progress: where the work can be stopped.

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
            found.append(backup.described(path))
        except backup.NoBackupError:
            continue
    return found


def last_backup(store: Store) -> Backup | None:
    """Give the newest backup in the store's own folder, or None."""
    return next(iter(backups(store, limit=3)), None)


def check(store: Store, progress: Progress | None = None) -> Checked:
    """Check every page, every reference and the journal's chain of an open store.

    Raises:
        DamagedError: a page does not decrypt, or the database is not consistent.
    """
    with store.reading() as connection:
        backup.demand_sound(connection)
        bend = journal.first_bend(connection, progress or Progress())
        return Checked(backup.count_rows(connection), bend)


def _own(store: Store) -> list[Path]:
    return sorted((store.folder / backup.FOLDER).glob(f"*{backup.SUFFIX}"))
