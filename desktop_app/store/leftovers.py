"""What a killed program leaves lying: half-written files and unpacked copies, taken away later.

Nothing of it counts for anything; it only takes room. Whoever clears holds the store's lock, or writes
to a place of which no other program can be using the same names.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop_app.kernel.safe_files import is_half
from desktop_app.store import backup, drawer


def clear_store(folder: Path) -> None:
    """Take away what was cut short inside a store's folder; what cannot be removed stays."""
    for place in (folder, folder / drawer.FOLDER, folder / backup.FOLDER):
        for path in _in(place):
            if is_half(path) or path.name.startswith((backup.MAKING, backup.UNPACKING)):
                _remove(path)


def clear_beginning_with(folder: Path, *beginnings: str) -> None:
    """Take away what lies in a folder under names that begin so."""
    for path in _in(folder):
        if path.name.startswith(beginnings):
            _remove(path)


def _in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from list(folder.iterdir())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink()
