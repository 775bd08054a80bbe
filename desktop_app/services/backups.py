"""Backups as an officer knows them: made, proven, listed, compared, restored; the store checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar

from desktop_app.domain.people import Right
from desktop_app.domain.practice import mark_of
from desktop_app.domain.rotation import staying
from desktop_app.kernel.errors import DamagedError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.jobs import Progress
from desktop_app.queries import workers
from desktop_app.queries.settings import settings_of
from desktop_app.services.use_case import use_case
from desktop_app.store import backup, checking, journal, restoring
from desktop_app.store.backup import NAMED, Backup, NoBackupError, demand_whole, described
from desktop_app.store.checking import Checked, UnsoundStoreError
from desktop_app.store.comparing import Compared, compare
from desktop_app.store.keys import WrongPassphraseError
from desktop_app.store.restoring import replace_store
from desktop_app.store.store import Store
from desktop_app.store.unit import Unit

__all__ = [
    "Backup",
    "Checked",
    "Compared",
    "DamagedError",
    "NoBackupError",
    "Office",
    "UnsoundStoreError",
    "WrongPassphraseError",
    "back_up",
    "backups",
    "check",
    "check_on_opening",
    "compare",
    "demand_whole",
    "described",
    "has_changed",
    "has_changed_since",
    "keep_up",
    "keep_up_daily",
    "last_backup",
    "make",
    "newest_whole",
    "note",
    "replace_store",
    "restore",
]

T = TypeVar("T")
_NOTE = "backups.note"
_PROVEN_FOR = timedelta(days=7)


class Office(Protocol):
    """An open store with somebody at work in it: what `App` is."""

    store: Store

    def now(self) -> datetime:
        """Give the present moment."""

    def do(self, function: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
        """Carry out a use case."""


@use_case(N_("mencadangkan data"), right=Right.READ, undoable=False)
def note(unit: Unit, made: Backup) -> None:
    """Let the journal tell of a backup that was made and proven."""
    unit.about = made.path.name


def make(office: Office, folder: Path | None = None, progress: Progress | None = None) -> Backup:
    """Make a proven backup and let the journal tell of it.

    Raises:
        NoRoomError, UnprovenBackupError: as `back_up`.
    """
    made = back_up(office.store, office.now(), folder=folder, progress=progress)
    office.do(note, made)
    return made


def keep_up(office: Office, progress: Progress | None = None) -> Backup | None:
    """Make a backup where something has changed since the last one: at close, before an import.

    Raises:
        NoRoomError, UnprovenBackupError: as `back_up`.
    """
    if office.store.only_read or not has_changed(office.store):
        return None
    return make(office, progress=progress)


def keep_up_daily(office: Office, progress: Progress | None = None) -> Backup | None:
    """Make the day's first backup where something has changed since the last one.

    Raises:
        NoRoomError, UnprovenBackupError: as `back_up`.
    """
    last = last_backup(office.store)
    today = office.now().astimezone().date()
    if last is not None and last.at.astimezone().date() == today:
        return None
    return keep_up(office, progress)


def has_changed(store: Store) -> bool:
    """Tell whether anything but a backup happened since the last one; at first, if anybody is in."""
    last = last_backup(store)
    if last is not None:
        return has_changed_since(store, last.head.seq)
    with store.reading() as connection:
        return workers.count(connection) > 0


def has_changed_since(store: Store, step: int) -> bool:
    """Tell whether anything but a backup happened since a step of the journal."""
    with store.reading() as connection:
        return journal.head(connection, besides=_NOTE).seq > step


def back_up(
    store: Store, at: datetime, *, folder: Path | None = None, progress: Progress | None = None
) -> Backup:
    """Make a backup, prove it by opening it, and let older ones of the same folder go.

    The newest of seven days, four weeks and twelve months stay.

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
    made = backup.back_up(store, at, folder, mark=_mark_of(store))
    _let_go(made)
    progress.report(1, 1)
    return made


def _mark_of(store: Store) -> str:
    with store.reading() as connection:
        return mark_of(settings_of(connection))


def _let_go(made: Backup) -> None:
    """Remove the backups beside a new one that need not stay, of this store and named by us."""
    moments = {path: _moment(path) for path in made.path.parent.glob(f"*{backup.SUFFIX}")}
    stay = staying(moment for moment in moments.values() if moment is not None)
    for path, moment in moments.items():
        if moment is None or moment in stay or path == made.path:
            continue
        if _store_of(path) == made.store:
            path.unlink(missing_ok=True)


def _moment(path: Path) -> datetime | None:
    """Give the moment that a backup is named by; one of the same second counts as that one."""
    try:
        return datetime.strptime(path.name[:_NAME_LENGTH], NAMED)  # noqa: DTZ007 - the office's own time
    except ValueError:
        return None


_NAME_LENGTH = len("2026-11-23-120000")


def _store_of(path: Path) -> str:
    try:
        return described(path).store
    except NoBackupError:
        return ""


def backups(store: Store, limit: int = 0) -> list[Backup]:
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


def newest_whole(folder: Path) -> Backup | None:
    """Give the newest backup of a store that cannot be opened, of which every byte is as written."""
    for path in sorted((folder / backup.FOLDER).glob(f"*{backup.SUFFIX}"), reverse=True):
        try:
            demand_whole(path)
            return described(path)
        except NoBackupError:
            continue
    return None


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


def check(store: Store, progress: Progress | None = None, *, quickly: bool = False) -> Checked:
    """Check an open store: keys, pages, structure, references, tables, the chain, what lies beside.

    `quickly`: SQLite's indexes are not held against the rows of their tables.

    Raises:
        UnsoundStoreError: something is not as it was written; `checked` says what.
    """
    found = checking.check(store, progress or Progress(), quickly=quickly)
    if not found.sound:
        raise UnsoundStoreError(found)
    return found


def check_on_opening(office: Office, progress: Progress | None = None) -> Checked:
    """Check an open store, quickly where a backup of the last seven days was proven.

    A backup is a copy page by page, and to prove it every index is held against its rows; that is
    half of the work of a check, and need not be done again at each opening.

    Raises:
        UnsoundStoreError: as `check`.
    """
    last = last_backup(office.store)
    proven = last is not None and abs(office.now() - last.at) < _PROVEN_FOR
    return check(office.store, progress, quickly=proven)


def _own(store: Store) -> list[Path]:
    return sorted((store.folder / backup.FOLDER).glob(f"*{backup.SUFFIX}"))
