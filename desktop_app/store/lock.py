"""One program at a time: the operating system's lock on a file, which dies with its process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from desktop_app.kernel.errors import BusyError
from desktop_app.kernel.safe_files import room_for

NAME = "sedang-dibuka.lock"


class StoreLock:
    """Holds a store folder for this process until `release`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            BusyError: another program holds it.
            NoRoomError: the folder cannot be written.
        """
        path = folder / NAME
        with room_for(path):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            self._stream: IO[bytes] = os.fdopen(descriptor, "r+b")
        try:
            _take(self._stream)
        except OSError as trouble:
            self._stream.close()
            raise BusyError from trouble

    def release(self) -> None:
        """Let the next program in."""
        self._stream.close()


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
