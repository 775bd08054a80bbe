"""A store copied as it lies, before the program is renewed: nobody's passphrase is asked for.

The copy is a folder that is a store itself. It is no proven backup, which must be opened to count;
it is the same bytes, compared one by one.
"""

from __future__ import annotations

import filecmp
import shutil
from datetime import datetime
from pathlib import Path

from desktop_app.kernel.errors import DamagedError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import room_for, sync_folder
from desktop_app.store import keys
from desktop_app.store.backup import FOLDER
from desktop_app.store.engine import DATABASE
from desktop_app.store.lock import StoreLock
from desktop_app.store.place import NoStoreError

PREFIX = "sebelum-pembaruan-"
KEPT = 2
_FILES = (DATABASE, f"{DATABASE}-wal", *keys.NAMES)


class UnlikeCopyError(DamagedError):
    """The copy does not read like the original."""

    text = N_("Salinan data kantor tidak sama dengan aslinya. Periksa disk komputer ini.")


def copy_as_it_lies(folder: Path, at: datetime) -> Path:
    """Copy a store that nobody has open into its own folder of backups; give the copy's folder.

    The newest two copies stay.

    Raises:
        NoStoreError: there is none in the folder.
        BusyError: a program has it open.
        NoRoomError: the folder cannot be written.
        UnlikeCopyError: the disk gave back something else.
    """
    if not (folder / DATABASE).is_file():
        raise NoStoreError(where=folder)
    lock = StoreLock(folder)
    try:
        return _copy(folder, folder / FOLDER / f"{PREFIX}{at.astimezone():%Y-%m-%d-%H%M%S}")
    finally:
        lock.release()


def _copy(folder: Path, target: Path) -> Path:
    beside = target.with_name(f".{target.name}")
    present = [name for name in _FILES if (folder / name).is_file()]
    with room_for(target):
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True, mode=0o700)
        for name in present:
            shutil.copy2(folder / name, beside / name)
    if any(not filecmp.cmp(folder / name, beside / name, shallow=False) for name in present):
        shutil.rmtree(beside, ignore_errors=True)
        raise UnlikeCopyError
    with room_for(target):
        shutil.rmtree(target, ignore_errors=True)
        beside.rename(target)
        sync_folder(target.parent)
    for old in sorted(target.parent.glob(f"{PREFIX}*"))[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return target
