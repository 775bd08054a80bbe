"""Files that are there whole or not at all: written beside, synced, renamed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path

from desktop_app.kernel.errors import FailingDiskError, NoRoomError


@contextmanager
def room_for(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write at `path` into a sentence.

    Raises:
        NoRoomError: the disk is full, read-only, or writing is not permitted. Only the last name
            is told: the folders above may hold a person's.
        FailingDiskError: the disk reports that it failed.
    """
    try:
        yield
    except OSError as trouble:
        if trouble.errno == errno.EIO:
            raise FailingDiskError(where=path.name or path) from trouble
        raise NoRoomError(where=path.name or path) from trouble


@contextmanager
def replacing(path: Path) -> Iterator[BufferedRandom]:
    """Give a stream whose content takes the place of `path` at the end of the block.

    The bytes are written beside it first and synced, readable by the owner only; when the block
    fails or is stopped, `path` is as it was and nothing lies beside it.

    Raises:
        NoRoomError: no space, no permission, or (on Windows) the file is open elsewhere.
    """
    beside = path.with_name(f".{path.name}{_HALF}")
    with room_for(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.touch(0o600)
    try:
        with room_for(path):
            with beside.open("w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
            sync_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def is_half(path: Path) -> bool:
    """Tell whether a file is one that `replacing` was writing when its program died."""
    return path.name.startswith(".") and path.name.endswith(_HALF)


_HALF = ".part"


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` so that `path` holds all of it or what it held before.

    Raises:
        NoRoomError: it cannot be written.
    """
    with replacing(path) as stream:
        stream.write(content)


def move_in(beside: Path, folder: Path) -> None:
    """Let every file below `beside` take its place below `folder`, and `beside` go.

    Raises:
        NoRoomError: one cannot be put there; it and those after it are still below `beside`.
    """
    with room_for(folder):
        for path in sorted(each for each in beside.rglob("*") if each.is_file()):
            target = folder / path.relative_to(beside)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            sync_folder(target.parent)
        shutil.rmtree(beside)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut, where the system offers that."""
    if os.name != "posix":
        return  # Windows keeps names without being asked, and cannot open a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
