"""A new office comes about in several steps; a mark in its folder says that they are not all done.

Without it a cut in between would leave a folder that does not open and in which no office can be made
either. The mark is the first file in the folder and the last to change; a folder that has it holds no
store, and what lies in it is taken away when somebody makes an office there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.kernel.safe_files import room_for
from desktop_app.store import keys, leftovers
from desktop_app.store.engine import DATABASE
from desktop_app.store.lock import NAME as LOCK
from desktop_app.store.lock import StoreLock
from desktop_app.store.place import UNFINISHED, demand_empty, demand_own_disk


@contextmanager
def founding(folder: Path) -> Iterator[None]:
    """Mark a folder for as long as the block makes an office in it; after a failure it stays marked.

    Raises:
        StoreThereError: the folder holds something else than an office that was never finished.
        BusyError: another program is making one there.
        NetworkPlaceError, SynchronisedPlaceError: a store must not lie there.
        NoRoomError: it cannot be written.
    """
    demand_own_disk(folder)
    mark = folder / UNFINISHED
    if mark.exists():
        StoreLock(folder).release()  # nobody is at work in it
        leftovers.clear_store(folder)
        leftovers.clear_beginning_with(folder, DATABASE, LOCK, *keys.NAMES)
    demand_empty(folder)
    with room_for(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        mark.touch(0o600)
    yield
    with room_for(folder):
        mark.unlink()
