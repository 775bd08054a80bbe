"""Files that are there whole or not at all: written beside, synced, renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.kernel.errors import NoRoomError

_NO_ROOM = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EFBIG}
)


@contextmanager
def room_for(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write at `path` into a sentence.

    Raises:
        NoRoomError: the disk is full, read-only, failing, or writing is not permitted.
    """
    try:
        yield
    except OSError as trouble:
        if trouble.errno in _NO_ROOM:
            raise NoRoomError(where=path) from trouble
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` so that `path` holds all of it or what it held before, readable by the owner.

    Raises:
        NoRoomError: it cannot be written.
    """
    beside = path.with_name(path.name + ".baru")
    with room_for(path):
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut, where the system offers that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
